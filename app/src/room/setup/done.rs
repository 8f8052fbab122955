//! The call is open: what to publish, and what to keep.

use leptos::{prelude::*, task::spawn_local};
use vault::key_set::SignedKeySet;

use super::{HEADING, texts::done};
use crate::{browser, part::fingerprint::Groups, room::desk::memory};

#[component]
pub fn Done(keys: SignedKeySet, origin: String) -> impl IntoView {
    browser::focus(HEADING);
    // This browser made the root: the desk need not ask to compare it.
    memory::remember(&keys);
    let path = format!("/c/{}#{}", keys.set().call, keys.fingerprint());
    let link = format!("{origin}{path}");
    let copied = RwSignal::new(None);
    let to_copy = link.clone();
    let copy = move |_| {
        let link = to_copy.clone();
        spawn_local(async move {
            let _ = copied.try_set(Some(browser::copy(&link).await));
        });
    };
    view! {
        <div class="setup stack">
            <h1 id=HEADING tabindex="-1">{done::TITLE}</h1>
            <p class="lede">{done::LEDE}</p>
            <h2>{done::PUBLISH}</h2>
            <p class="prose">{done::PUBLISH_TEXT}</p>
            <div class="field">
                <label for="link">{done::LINK}</label>
                <input id="link" class="fingerprint" type="text" readonly prop:value=link/>
            </div>
            <div class="actions">
                <button class="button" type="button" on:click=copy>{done::COPY}</button>
                <span role="status">
                    {move || copied.get().map(|copied| if copied { done::COPIED } else { done::NOT_COPIED })}
                </span>
            </div>
            <h2>{done::FINGERPRINT}</h2>
            <p class="prose">{done::FINGERPRINT_TEXT}</p>
            <Groups fingerprint=keys.fingerprint()/>
            <h2>{done::PASSPHRASE}</h2>
            <p class="prose">{done::PASSPHRASE_TEXT}</p>
            <div class="actions">
                <a class="button" href="/desk">{done::DESK}</a>
                <a class="button-quiet" href=path>{done::CALL}</a>
            </div>
        </div>
    }
}
