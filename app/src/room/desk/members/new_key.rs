//! A new key for the call though everybody stays: a device may have been in other hands.

use leptos::prelude::*;

use super::{Here, act::Change, list::begin};
use crate::text::{key::members, say};

#[component]
pub fn NewKey(here: Here) -> impl IntoView {
    let make = move |_| {
        if let Some(open) = here.open.try_get_value() {
            begin(here, open, Change::NewKey);
        }
    };
    view! {
        <section class="stack" aria-labelledby="new-key-heading">
            <h2 id="new-key-heading">{say(members::NEW_KEY_TITLE)}</h2>
            <p class="hint">{say(members::NEW_KEY_WHEN)}</p>
            <details>
                <summary>{say(members::NEW_KEY_ASK)}</summary>
                <p>{say(members::NEW_KEY_TEXT)}</p>
                <div class="actions">
                    <button
                        class="button button-small"
                        type="button"
                        aria-disabled=move || here.busy.get().to_string()
                        on:click=make
                    >
                        {say(members::NEW_KEY_GO)}
                    </button>
                </div>
            </details>
        </section>
    }
}
