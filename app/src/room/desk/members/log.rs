//! The log, in words, once it is verified from the first entry to the last.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use vault::{
    call_state::CallState,
    log::{Entry, Event},
};

use super::{
    Here,
    history::{self, HistoryError},
    texts,
};
use crate::{
    browser,
    part::notice::{Kind, Notice},
    room::desk::texts::role,
    text::{key::members, say, say_with},
};

#[derive(Clone)]
enum Stage {
    Closed,
    Loading,
    Trouble(HistoryError),
    /// The newest first.
    Shown(Arc<[Entry]>),
}

/// Entries that are shown at once.
const STEP: usize = 50;

#[component]
pub fn Log(here: Here) -> impl IntoView {
    let stage = RwSignal::new(Stage::Closed);
    let load = move |_| {
        let Some(open) = here.open.try_get_value() else { return };
        stage.set(Stage::Loading);
        spawn_local(async move {
            let mut entries = Vec::new();
            let shown = match history::read(&open.unlocked, &open.call, |entry| entries.push(entry.clone())).await {
                Ok(_) => Stage::Shown(entries.into_iter().rev().collect()),
                Err(why) => Stage::Trouble(why),
            };
            let _ = stage.try_set(shown);
        });
    };
    let shown = move || match stage.get() {
        Stage::Closed => ().into_any(),
        Stage::Loading => view! { <p>{say(members::LOG_LOADING)}</p> }.into_any(),
        Stage::Trouble(why) => {
            let (title, text) = texts::history(why);
            view! { <Notice kind=Kind::Error title text/> }.into_any()
        }
        Stage::Shown(entries) => {
            view! { <p>{say(if entries.is_empty() { members::LOG_EMPTY } else { members::LOG_VERIFIED })}</p> }
                .into_any()
        }
    };
    let listed = move || match stage.get() {
        Stage::Shown(entries) if !entries.is_empty() => Some(view! { <Entries entries/> }),
        _ => None,
    };
    view! {
        <section class="stack" aria-labelledby="log-heading">
            <h2 id="log-heading">{say(members::LOG_TITLE)}</h2>
            <p class="hint">{say(members::LOG_HINT)}</p>
            <div class="actions">
                <button class="button-quiet button-small" type="button" on:click=load>{say(members::LOG_SHOW)}</button>
            </div>
            <div class="stack" role="status">{shown}</div>
            {listed}
        </section>
    }
}

/// The newest, and earlier ones as far as somebody wants them. All are verified before the first is shown.
#[component]
fn Entries(entries: Arc<[Entry]>) -> impl IntoView {
    let count = entries.len();
    let upto = RwSignal::new(STEP.min(count));
    let id = |number: u32| format!("log-entry-{number}");
    let more = {
        let entries = entries.clone();
        move |_| {
            let first = entries.get(upto.get_untracked()).map(|entry| id(entry.number));
            upto.update(|upto| *upto = (*upto + STEP).min(count));
            // The button may be gone: whoever came by the keyboard goes on where the new ones begin.
            first.into_iter().for_each(browser::focus_soon);
        }
    };
    let rows = move || {
        let rows = entries.iter().take(upto.get()).map(|entry| {
            view! {
                <li id=id(entry.number) tabindex="-1"><span class="hint">{entry.day.to_string()}</span> " " {told(entry)}</li>
            }
        });
        rows.collect_view()
    };
    view! {
        <ol class="log" reversed start=count>{rows}</ol>
        <p class="hint" role="status">
            {move || say_with(members::LOG_SHOWN, &[("shown", upto.get().into()), ("count", count.into())])}
        </p>
        {move || (upto.get() < count).then(|| view! {
            <div class="actions">
                <button class="button-quiet button-small" type="button" on:click=more.clone()>{say(members::LOG_EARLIER)}</button>
            </div>
        })}
    }
}

fn told(entry: &Entry) -> String {
    let by = ("by", entry.by.to_string().into());
    let name = |account: &vault::id::Account| ("name", account.to_string().into());
    let number = |number: u32| ("number", number.into());
    match &entry.event {
        Event::Joined(account, as_what) => {
            say_with(members::LOG_JOINED, &[by, name(account), ("role", role(*as_what).into())])
        }
        Event::Left(account) => say_with(members::LOG_LEFT, &[by, name(account)]),
        Event::NewKey(epoch) => say_with(members::LOG_NEW_KEY, &[by, ("list", epoch.to_string().into())]),
        Event::Renewed(epoch) => say_with(members::LOG_RENEWED, &[by, ("list", epoch.to_string().into())]),
        Event::Document(version) => say_with(members::LOG_DOCUMENT, &[by, ("version", version.to_string().into())]),
        Event::State(state) => {
            let state = match state {
                CallState::Open => members::LOG_OPENED,
                CallState::Closed => members::LOG_CLOSED,
                CallState::Archived => members::LOG_ARCHIVED,
            };
            say_with(state, &[by])
        }
        Event::Resealed(count) => say_with(members::LOG_RESEALED, &[by, number(*count)]),
        Event::Checked(count) => say_with(members::LOG_CHECKED, &[by, number(*count)]),
        Event::Restored(count, account) => say_with(members::LOG_RESTORED, &[by, name(account), number(*count)]),
    }
}
