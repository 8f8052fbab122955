//! People who made an account and wait: their words are compared with them before they are let in.

use std::sync::Arc;

use data_encoding::BASE64_NOPAD;
use leptos::{prelude::*, task::spawn_local};
use vault::{
    hybrid::HybridRecipient,
    key_set::{Member, recipient_digest},
};

use super::{
    Here, OUTCOME,
    act::{Change, NotDone},
    list::{Words, begin},
};
use crate::{
    api, browser,
    room::desk::texts,
    text::{key::members, say, say_with},
    wire::members::Candidate,
};

/// Somebody whose public keys are of their form.
#[derive(Clone)]
struct Person {
    member: Member,
    recipient: HybridRecipient,
}

impl Person {
    fn read(candidate: &Candidate) -> Option<Self> {
        let recipient: HybridRecipient = candidate.keys.recipient.parse().ok()?;
        let signing = BASE64_NOPAD.decode(candidate.keys.signing_b64.as_bytes()).ok()?.try_into().ok()?;
        let member = Member {
            account: candidate.account.parse().ok()?,
            role: candidate.role.parse().ok()?,
            recipient_digest: recipient_digest(&recipient.to_string()),
            signing,
        };
        Some(Self { member, recipient })
    }
}

#[component]
pub fn Candidates(here: Here) -> impl IntoView {
    let people = RwSignal::new(None::<Vec<Arc<Person>>>);
    let load = move || {
        let Some(open) = here.open.try_get_value() else { return };
        spawn_local(async move {
            match api::members::joining(&open.unlocked.session, &open.call.call).await {
                Ok(joining) => {
                    let read = joining.people.iter().filter_map(Person::read).map(Arc::new).collect();
                    let _ = people.try_set(Some(read));
                }
                Err(error) => {
                    let _ = here.outcome.try_set(Some(NotDone::from(error)));
                }
            }
        });
    };
    load();
    let turn_away = move |name: String| {
        let Some(open) = here.open.try_get_value() else { return };
        spawn_local(async move {
            if let Err(error) = api::members::turn_away(&open.unlocked.session, &open.call.call, &name).await {
                let _ = here.outcome.try_set(Some(NotDone::from(error)));
                browser::focus(OUTCOME);
            }
            load();
        });
    };
    let rows = move || {
        people.get().unwrap_or_default().into_iter().map(move |person| {
            view! { <li class="card stack"><Row person here turn_away/></li> }
        })
    };
    view! {
        <section class="stack" aria-labelledby="joining-heading">
            <h2 id="joining-heading">{say(members::JOINING_TITLE)}</h2>
            <p>{move || people.with(|people| people.as_ref().is_some_and(Vec::is_empty)).then(|| say(members::JOINING_NOBODY))}</p>
            <ul class="people">{move || rows().collect_view()}</ul>
            <div class="actions">
                <button class="button-quiet button-small" type="button" on:click=move |_| load()>{say(members::JOINING_LOOK)}</button>
            </div>
        </section>
    }
}

#[component]
fn Row(person: Arc<Person>, here: Here, turn_away: impl Fn(String) + Copy + Send + 'static) -> impl IntoView {
    let member = &person.member;
    let (name, words) = (member.account.to_string(), member.words());
    let compared = RwSignal::new(false);
    let with_name = |key| say_with(key, &[("name", name.clone().into())]);
    let (same, go, away) =
        (with_name(members::JOINING_SAME), with_name(members::JOINING_LET_IN), with_name(members::JOINING_AWAY));
    let role = texts::role(member.role);
    let let_in = move |_| {
        if !compared.get_untracked() {
            return;
        }
        let Some(open) = here.open.try_get_value() else { return };
        begin(here, open, Change::Join(person.member.clone(), person.recipient.clone()));
    };
    let gone = name.clone();
    view! {
        <div class="people-head"><h3>{name.clone()}</h3><span class="badge warn">{role}</span></div>
        <p>{say(members::JOINING_HOW)}</p>
        <Words name words/>
        <div class="field">
            <label class="choice">
                <input
                    type="checkbox"
                    autocomplete="off"
                    prop:checked=move || compared.get()
                    on:change=move |event| compared.set(event_target_checked(&event))
                />
                <span class="choice-text"><strong>{same}</strong></span>
            </label>
        </div>
        <div class="actions">
            <button
                class="button button-small"
                type="button"
                aria-disabled=move || (here.busy.get() || !compared.get()).to_string()
                on:click=let_in
            >
                {go}
            </button>
            <button class="button-quiet button-small" type="button" on:click=move |_| turn_away(gone.clone())>{away}</button>
        </div>
    }
}
