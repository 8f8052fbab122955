//! The call is open: what to publish, and what to keep.

use leptos::{prelude::*, task::spawn_local};
use vault::key_set::SignedKeySet;

use super::HEADING;
use crate::{
    browser,
    part::fingerprint::Groups,
    room::unlock::memory,
    text::{key::setup, link, say},
};

#[component]
pub fn Done(keys: SignedKeySet, origin: String) -> impl IntoView {
    browser::focus(HEADING);
    // This browser made the root: the desk need not ask to compare it.
    memory::remember(&keys);
    let path = format!("/c/{}#{}", keys.set().call, keys.fingerprint());
    let published = format!("{origin}{path}");
    let copied = RwSignal::new(None);
    let to_copy = published.clone();
    let copy = move |_| {
        let text = to_copy.clone();
        spawn_local(async move {
            let _ = copied.try_set(Some(browser::copy(&text).await));
        });
    };
    view! {
        <div class="setup stack">
            <h1 id=HEADING tabindex="-1">{say(setup::DONE_TITLE)}</h1>
            <p class="lede">{say(setup::DONE_LEDE)}</p>
            <h2>{say(setup::DONE_PUBLISH)}</h2>
            <p class="prose">{say(setup::DONE_PUBLISH_TEXT)}</p>
            <div class="field">
                <label for="link">{say(setup::DONE_LINK)}</label>
                <input id="link" class="fingerprint" type="text" readonly prop:value=published/>
            </div>
            <div class="actions">
                <button class="button" type="button" on:click=copy>{say(setup::DONE_COPY)}</button>
                <span role="status">
                    {move || copied.get().map(|copied| if copied { say(setup::DONE_COPIED) } else { say(setup::DONE_NOT_COPIED) })}
                </span>
            </div>
            <h2>{say(setup::DONE_FINGERPRINT)}</h2>
            <p class="prose">{say(setup::DONE_FINGERPRINT_TEXT)}</p>
            <Groups fingerprint=keys.fingerprint()/>
            <h2>{say(setup::DONE_PASSPHRASE)}</h2>
            <p class="prose">{say(setup::DONE_PASSPHRASE_TEXT)}</p>
            <div class="actions">
                <a class="button" href=link("/desk")>{say(setup::DONE_DESK)}</a>
                <a class="button-quiet" href=link(&path)>{say(setup::DONE_CALL)}</a>
            </div>
        </div>
    }
}
