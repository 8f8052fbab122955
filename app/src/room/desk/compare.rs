//! The first time on this browser: a person compares the fingerprint.

use leptos::prelude::*;
use vault::key_set::SignedKeySet;

use super::HEADING;
use crate::{
    browser,
    part::fingerprint::Groups,
    text::{key::desk, say},
};

#[component]
pub fn Compare(keys: SignedKeySet, same: impl Fn() + 'static, different: impl Fn() + 'static) -> impl IntoView {
    browser::focus(HEADING);
    view! {
        <div class="stack prose">
            <h1 id=HEADING tabindex="-1">{say(desk::COMPARE_TITLE)}</h1>
            <p class="lede">{say(desk::COMPARE_LEDE)}</p>
            <dl class="facts">
                <div><dt>{say(desk::COMPARE_CALL)}</dt><dd>{keys.set().call.to_string()}</dd></div>
                <div><dt>{say(desk::COMPARE_FINGERPRINT)}</dt><dd><Groups fingerprint=keys.fingerprint()/></dd></div>
            </dl>
            <p>{say(desk::COMPARE_HOW)}</p>
            <div class="actions">
                <button class="button" type="button" on:click=move |_| same()>{say(desk::COMPARE_SAME)}</button>
                <button class="button-quiet" type="button" on:click=move |_| different()>{say(desk::COMPARE_DIFFERENT)}</button>
            </div>
        </div>
    }
}
