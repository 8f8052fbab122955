//! The call's key on the screen or in a file, for a machine that is never online. Behind a warning, and the passphrase once more.

use js_sys::{Array, Uint8Array};
use leptos::{
    html::{Input, Pre},
    prelude::*,
    task::spawn_local,
};
use web_sys::Blob;
use zeroize::Zeroizing;

use super::Export;
use crate::{
    api, browser,
    room::desk::{
        attachments::Link,
        enter::{self, EnterError},
        mine::sheet,
        texts,
    },
    text::{key::export, say},
    unlocked::{self, OpenCall},
};

const TROUBLE: &str = "export-trouble";
const SHOWN: &str = "export-key";

/// Room for the keys of one epoch: text that grows leaves a copy behind.
const ROOM: usize = 512;

/// Every key of the call as a file of identities that stock tools read.
fn identities(call: &OpenCall) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(call.identities.len() * ROOM));
    for identity in &call.identities {
        text.push_str(&identity.to_secret_text());
    }
    text
}

#[component]
pub fn Identity(work: Export) -> impl IntoView {
    let shown = RwSignal::new(false);
    view! {
        <section class="stack" aria-labelledby="export-key-heading">
            <h2 id="export-key-heading">{say(export::KEY_TITLE)}</h2>
            <div class="notice warn">
                <strong>{say(export::KEY_WARNING)}</strong>
                <p>{say(export::KEY_WARNING_TEXT)}</p>
            </div>
            {move || if shown.get() {
                view! { <Shown work shown/> }.into_any()
            } else {
                view! { <Ask work shown/> }.into_any()
            }}
        </section>
    }
}

/// Asks for the passphrase: whoever finds an open desk does not get the key.
#[component]
fn Ask(work: Export, shown: RwSignal<bool>) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<EnterError>);
    let ask = move || {
        let (Some(field), Some(unlocked)) = (field.get_untracked(), work.unlocked.try_get_value()) else { return };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        trouble.set(None);
        let passphrase = unlocked::passphrase(&Zeroizing::new(field.value()));
        let origin = work.desk.origin();
        spawn_local(async move {
            let outcome = enter::enter(unlocked.account.as_ref(), &passphrase, &origin, |_| ()).await;
            drop(passphrase);
            let same = match outcome {
                Ok(again) => {
                    let same = again.identity.recipient() == unlocked.identity.recipient();
                    let _ = api::logout(again.session).await;
                    if same { Ok(()) } else { Err(EnterError::Keys) }
                }
                Err(why) => Err(why),
            };
            let _ = busy.try_set(false);
            match same {
                Ok(()) => {
                    field.set_value("");
                    let _ = shown.try_set(true);
                    browser::focus(SHOWN);
                }
                Err(why) => {
                    let _ = trouble.try_set(Some(why));
                    browser::focus(TROUBLE);
                }
            }
        });
    };
    view! {
        <div class="field">
            <label for="export-passphrase">{say(export::KEY_PASSPHRASE)}</label>
            <p class="hint" id="export-passphrase-hint">{say(export::KEY_PASSPHRASE_HINT)}</p>
            <input
                id="export-passphrase"
                type="password"
                node_ref=field
                aria-describedby="export-passphrase-hint"
                autocomplete="current-password"
                autocapitalize="none"
                spellcheck="false"
                prop:readOnly=move || busy.get()
                on:keydown=move |event| if event.key() == "Enter" { ask() }
            />
        </div>
        {move || trouble.get().map(|why| {
            let (title, text) = texts::enter(&why);
            view! {
                <div class="notice error" id=TROUBLE tabindex="-1" role="alert">
                    <strong>{title}</strong>
                    <p>{text}</p>
                </div>
            }
        })}
        <p role="status">{move || busy.get().then(|| say(export::KEY_BUSY))}</p>
        <div class="actions">
            <button class="button-quiet" type="button" aria-disabled=move || busy.get().to_string() on:click=move |_| ask()>
                {say(export::KEY_SHOW)}
            </button>
        </div>
    }
}

/// The key goes straight into the page, and out of it again.
#[component]
fn Shown(work: Export, shown: RwSignal<bool>) -> impl IntoView {
    let place = NodeRef::<Pre>::new();
    let link = StoredValue::new(None::<Link>);
    let address = RwSignal::new(String::new());
    Effect::new(move || {
        let (Some(place), Some(call)) = (place.get(), work.call.try_get_value()) else { return };
        let text = identities(&call);
        place.set_text_content(Some(&text));
        let bytes = Uint8Array::from(text.as_bytes());
        let made = Blob::new_with_u8_array_sequence(&Array::of1(&bytes)).ok().and_then(|blob| Link::to(&blob));
        address.set(made.as_ref().map(|link| link.address().to_owned()).unwrap_or_default());
        link.set_value(made);
    });
    on_cleanup(move || {
        if let Some(Some(place)) = place.try_get_untracked() {
            place.set_text_content(None);
        }
    });
    view! {
        <div class="export-key sheet stack" id=SHOWN tabindex="-1" role="group" aria-label=say(export::KEY_TITLE)>
            <p>{say(export::KEY_SHOWN)}</p>
            <pre translate="no" tabindex="0" aria-label=say(export::KEY_TITLE) node_ref=place></pre>
        </div>
        <div class="actions">
            <a class="button-quiet" href=move || address.get() download="call.key">{say(export::KEY_SAVE)}</a>
            <button class="button-quiet" type="button" on:click=move |_| sheet::print()>
                {say(export::KEY_PRINT)}
            </button>
            <button class="button" type="button" on:click=move |_| shown.set(false)>{say(export::KEY_HIDE)}</button>
        </div>
    }
}
