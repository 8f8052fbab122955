//! The log, in words, once it is verified from the first entry to the last.

use leptos::{prelude::*, task::spawn_local};
use vault::log::{Entry, Event, SignedEntry};

use super::{
    Here,
    history::{self, HistoryError},
    texts,
};
use crate::{
    part::notice::{Kind, Notice},
    room::desk::texts::role,
    text::{key::members, say, say_with},
};

#[derive(Clone)]
enum Stage {
    Closed,
    Loading,
    Trouble(HistoryError),
    Shown(Vec<SignedEntry>),
}

#[component]
pub fn Log(here: Here) -> impl IntoView {
    let stage = RwSignal::new(Stage::Closed);
    let load = move |_| {
        let Some(open) = here.open.try_get_value() else { return };
        stage.set(Stage::Loading);
        spawn_local(async move {
            let shown = match history::fetch(&open.unlocked, &open.call).await {
                Ok(history) => Stage::Shown(history.entries),
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
            let rows = entries.iter().rev().map(|entry| {
                let entry = entry.entry();
                view! { <li><span class="hint">{entry.day.to_string()}</span> " " {told(entry)}</li> }
            });
            view! {
                <p>{say(if entries.is_empty() { members::LOG_EMPTY } else { members::LOG_VERIFIED })}</p>
                <ol class="log" reversed>{rows.collect_view()}</ol>
            }
            .into_any()
        }
    };
    view! {
        <section class="stack" aria-labelledby="log-heading">
            <h2 id="log-heading">{say(members::LOG_TITLE)}</h2>
            <p class="hint">{say(members::LOG_HINT)}</p>
            <div class="actions">
                <button class="button-quiet button-small" type="button" on:click=load>{say(members::LOG_SHOW)}</button>
            </div>
            <div class="stack" role="status">{shown}</div>
        </section>
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
        Event::Resealed(count) => say_with(members::LOG_RESEALED, &[by, number(*count)]),
        Event::Checked(count) => say_with(members::LOG_CHECKED, &[by, number(*count)]),
        Event::Restored(count, account) => say_with(members::LOG_RESTORED, &[by, name(account), number(*count)]),
    }
}
