//! The box, and what follows it on the first page.

use leptos::prelude::*;

use super::{danger::DangerHelp, writing::Writing};
use crate::text::{key::write, say};

/// The box. It is hidden, not taken away, while other pages are shown.
#[component]
pub fn Account(writing: Writing, hidden: impl Fn() -> bool + Send + Sync + 'static) -> impl IntoView {
    let Writing { text, busy, too_long, .. } = writing;
    view! {
        <div class="field" hidden=hidden>
            <h2><label for="account">{say(write::ACCOUNT)}</label></h2>
            <p class="hint" id="account-hint">{say(write::ACCOUNT_HINT)}</p>
            <textarea
                id="account"
                class="account"
                node_ref=text
                aria-describedby="account-hint account-long"
                autocomplete="off"
                autocapitalize="sentences"
                spellcheck="false"
                data-gramm="false"
                prop:readOnly=move || busy.get()
                on:input=move |_| writing.typed()
            ></textarea>
            <p class="hint" id="account-long" role="status">
                {move || too_long.get().then(|| say(write::ACCOUNT_TOO_LONG))}
            </p>
            <DangerHelp writing/>
        </div>
    }
}

/// On to the short steps, or past them.
#[component]
pub fn AccountNext(writing: Writing) -> impl IntoView {
    view! {
        <p class="hint">{say(write::WHAT_COMES)}</p>
        <div class="actions">
            <button class="button button-large" type="button" on:click=move |_| writing.next()>{say(write::NEXT)}</button>
            <button class="button-quiet button-large" type="button" on:click=move |_| writing.to_the_end()>
                {say(write::TO_THE_END)}
            </button>
        </div>
    }
}
