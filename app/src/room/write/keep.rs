//! A copy of her account for herself, offered with a warning. It can't be read again once it is sent.

use leptos::{prelude::*, task::spawn_local};

use super::writing::Writing;
use crate::{
    browser,
    text::{key::write, say},
};

#[component]
pub fn Keep(writing: Writing) -> impl IntoView {
    let copied = RwSignal::new(None);
    let copy = move || {
        spawn_local(async move {
            let done = browser::copy(&writing.words()).await;
            let _ = copied.try_set(Some(done));
        });
    };
    view! {
        <details class="keep">
            <summary>{say(write::KEEP)}</summary>
            <div class="stack">
                <p>{say(write::KEEP_TEXT)}</p>
                <p><strong>{say(write::KEEP_DANGER)}</strong></p>
                <p class="actions">
                    <button class="button-quiet" type="button" on:click=move |_| copy()>{say(write::KEEP_COPY)}</button>
                </p>
                <p role="status">
                    {move || copied.get().map(|done| say(if done { write::KEEP_COPIED } else { write::KEEP_FAILED }))}
                </p>
            </div>
        </details>
    }
}
