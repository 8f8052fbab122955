//! The first time on this browser: a person compares the fingerprint.

use leptos::prelude::*;
use vault::key_set::SignedKeySet;

use super::HEADING;
use crate::{
    browser,
    part::fingerprint::Groups,
    text::{key::unlock, say},
};

#[component]
pub fn Compare(keys: SignedKeySet, same: impl Fn() + 'static, different: impl Fn() + 'static) -> impl IntoView {
    browser::focus(HEADING);
    view! {
        <div class="stack prose">
            <h1 id=HEADING tabindex="-1">{say(unlock::COMPARE_TITLE)}</h1>
            <p class="lede">{say(unlock::COMPARE_LEDE)}</p>
            <dl class="facts">
                <div><dt>{say(unlock::COMPARE_CALL)}</dt><dd>{keys.set().call.to_string()}</dd></div>
                <div><dt>{say(unlock::COMPARE_FINGERPRINT)}</dt><dd><Groups fingerprint=keys.fingerprint()/></dd></div>
            </dl>
            <p>{say(unlock::COMPARE_HOW)}</p>
            <div class="actions">
                <button class="button" type="button" on:click=move |_| same()>{say(unlock::COMPARE_SAME)}</button>
                <button class="button-quiet" type="button" on:click=move |_| different()>{say(unlock::COMPARE_DIFFERENT)}</button>
            </div>
        </div>
    }
}
