//! The first time on this browser: a person compares the fingerprint.

use leptos::prelude::*;
use vault::key_set::SignedKeySet;

use super::{HEADING, texts::compare};
use crate::{browser, part::fingerprint::Groups};

#[component]
pub fn Compare(keys: SignedKeySet, same: impl Fn() + 'static, different: impl Fn() + 'static) -> impl IntoView {
    browser::focus(HEADING);
    view! {
        <div class="stack prose">
            <h1 id=HEADING tabindex="-1">{compare::TITLE}</h1>
            <p class="lede">{compare::LEDE}</p>
            <dl class="facts">
                <div><dt>{compare::CALL}</dt><dd>{keys.set().call.to_string()}</dd></div>
                <div><dt>{compare::FINGERPRINT}</dt><dd><Groups fingerprint=keys.fingerprint()/></dd></div>
            </dl>
            <p>{compare::HOW}</p>
            <div class="actions">
                <button class="button" type="button" on:click=move |_| same()>{compare::SAME}</button>
                <button class="button-quiet" type="button" on:click=move |_| different()>{compare::DIFFERENT}</button>
            </div>
        </div>
    }
}
