//! A link with which one person can make an account. Its token is drawn here; the server gets a hash of it.

use data_encoding::BASE64URL_NOPAD;
use leptos::{prelude::*, task::spawn_local};
use rand_core::{OsRng, RngCore as _};
use vault::{id::Digest, role::Role};
use zeroize::Zeroizing;

use super::{Here, OUTCOME, act::NotDone};
use crate::{
    api, browser,
    room::desk::texts,
    text::{key::members, say},
    wire::members::NewInvitation,
};

const LINK: &str = "invite-link";

#[component]
pub fn Invite(here: Here) -> impl IntoView {
    let role = RwSignal::new(Role::Moderator);
    let link = RwSignal::new(None::<String>);
    let copied = RwSignal::new(None::<bool>);
    let invite = move |_| {
        let Some(open) = here.open.try_get_value() else { return };
        if here.busy.get_untracked() {
            return;
        }
        here.busy.set(true);
        here.outcome.set(None);
        copied.set(None);
        let role = role.get_untracked();
        spawn_local(async move {
            let token = token();
            let token_sha256 = Digest::of(token.as_bytes()).to_string();
            let new = NewInvitation { role: role.to_string(), token_sha256 };
            let outcome = api::members::invite(&open.unlocked.session, &open.call.call, &new).await;
            let _ = here.busy.try_set(false);
            match outcome {
                Ok(()) => {
                    let (origin, call) = (open.desk.origin(), &open.call);
                    let made = format!("{origin}/join#{}.{}.{}", call.call, call.keys.fingerprint(), token.as_str());
                    let _ = link.try_set(Some(made));
                    browser::focus(LINK);
                }
                Err(error) => {
                    let _ = here.outcome.try_set(Some(NotDone::from(error)));
                    browser::focus(OUTCOME);
                }
            }
        });
    };
    let copy = move |_| {
        let Some(text) = link.get_untracked() else { return };
        spawn_local(async move {
            let _ = copied.try_set(Some(browser::copy(&text).await));
        });
    };
    let choices = [
        (Role::Moderator, members::INVITE_MODERATOR),
        (Role::Keyholder, members::INVITE_KEYHOLDER),
        (Role::Researcher, members::INVITE_RESEARCHER),
    ]
    .map(|(which, hint)| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="invite-role"
                    prop:checked=move || role.get() == which
                    on:change=move |_| role.set(which)
                />
                <span class="choice-text"><strong>{texts::role(which)}</strong><span class="hint">{say(hint)}</span></span>
            </label>
        }
    });
    view! {
        <section class="stack" aria-labelledby="invite-heading">
            <h2 id="invite-heading">{say(members::INVITE_TITLE)}</h2>
            <p>{say(members::INVITE_TEXT)}</p>
            <fieldset class="choices">
                <legend>{say(members::INVITE_ROLE)}</legend>
                {choices.collect_view()}
            </fieldset>
            <div class="actions">
                <button
                    class="button"
                    type="button"
                    aria-disabled=move || here.busy.get().to_string()
                    on:click=invite
                >
                    {say(members::INVITE_MAKE)}
                </button>
            </div>
            {move || link.get().map(|made| view! {
                <div class="field">
                    <label for=LINK>{say(members::INVITE_LINK)}</label>
                    <p class="hint" id="invite-link-hint">{say(members::INVITE_LINK_HINT)}</p>
                    <input id=LINK class="fingerprint" type="text" readonly aria-describedby="invite-link-hint" prop:value=made/>
                </div>
                <div class="actions">
                    <button class="button-quiet" type="button" on:click=copy>{say(members::INVITE_COPY)}</button>
                    <span role="status">
                        {move || copied.get().map(|done| say(if done { members::INVITE_COPIED } else { members::INVITE_NOT_COPIED }))}
                    </span>
                </div>
            })}
        </section>
    }
}

/// 32 random bytes.
fn token() -> Zeroizing<String> {
    let mut bytes = Zeroizing::new([0; 32]);
    OsRng.fill_bytes(bytes.as_mut());
    Zeroizing::new(BASE64URL_NOPAD.encode(bytes.as_slice()))
}
