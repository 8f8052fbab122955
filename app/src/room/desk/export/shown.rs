//! What is shown of a file that is to be made, is being made, or is ready.

use leptos::prelude::*;

use super::{
    Export, READY,
    gather::{Counts, GatherError, Listed, Step},
};
use crate::{
    part::{
        notice::{Kind, Notice},
        size,
    },
    room::desk::{
        attachments::Link,
        texts::{Said, said},
    },
    text::{Key, key::export, say, say_with},
};

/// From here on a browser may fail to keep the file, in bytes.
const MUCH: u64 = 1_000_000_000;

/// The choice, and the button.
#[component]
pub fn Begin(work: Export) -> impl IntoView {
    let files = move || match work.listed.get() {
        None => view! { <p class="hint">{say(export::FILES_ASKING)}</p> }.into_any(),
        Some(Ok(listed)) if listed.count() == 0 => view! { <p class="hint">{say(export::FILES_NONE)}</p> }.into_any(),
        Some(Ok(listed)) => view! { <Choice work listed/> }.into_any(),
        Some(Err(_)) => view! {
            <div class="notice warn">
                <strong>{say(export::FILES_UNKNOWN)}</strong>
                <p>{say(export::FILES_UNKNOWN_TEXT)}</p>
                <button class="button-quiet button-small" type="button" on:click=move |_| work.list()>
                    {say(export::FILES_AGAIN)}
                </button>
            </div>
        }
        .into_any(),
    };
    view! {
        {files}
        <div class="actions">
            <button class="button" type="button" on:click=move |_| work.start()>{say(export::START)}</button>
        </div>
    }
}

/// Whether photos and other files come along, once it is known how much they are.
#[component]
fn Choice(work: Export, listed: Listed) -> impl IntoView {
    let size = size::words(listed.bytes());
    let label = say_with(export::FILES_TOO, &[("count", listed.count().into()), ("size", size.into())]);
    let much = (listed.bytes() >= MUCH).then(|| view! { <p class="hint">{say(export::FILES_MUCH)}</p> });
    view! {
        <div class="field">
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=work.with_files
                    aria-describedby="export-files-hint"
                    on:change=move |event| work.with_files.set(event_target_checked(&event))
                />
                <span class="choice-text">{label}</span>
            </label>
            <p class="hint" id="export-files-hint">{say(export::FILES_HINT)}</p>
            {much}
        </div>
    }
}

pub fn gathering(step: Step) -> String {
    match step {
        Step::Accounts(count) => say_with(export::GATHERING, &[("count", count.into())]),
        Step::Records(count) => say_with(export::GATHERING_RECORDS, &[("count", count.into())]),
        Step::Entries(count) => say_with(export::GATHERING_ENTRIES, &[("count", count.into())]),
        Step::Attachments(here, all) => {
            say_with(export::GATHERING_FILES, &[("done", size::words(here).into()), ("total", size::words(all).into())])
        }
    }
}

/// The file, what it holds, and what is odd about it.
#[component]
pub fn Ready(work: Export, link: Link, counts: Counts, different: u32, name: String) -> impl IntoView {
    let Counts { accounts, records, entries, attachments } = counts;
    let holds: [(Key, u32); 3] =
        [(export::RECORDS, records), (export::ENTRIES, entries), (export::ATTACHMENTS, attachments)];
    let holds = holds.map(|(label, count)| view! { <div><dt>{say(label)}</dt><dd>{count}</dd></div> });
    view! {
        <div class="stack" id=READY tabindex="-1">
            <p role="status">{say_with(export::READY, &[("count", accounts.into())])}</p>
            <dl class="facts">{holds}</dl>
            {(different > 0).then(|| {
                let title = say_with(export::DIFFERENT, &[("count", different.into())]);
                view! { <Notice kind=Kind::Warn title text=say(export::DIFFERENT_TEXT)/> }
            })}
            <div class="actions">
                <a class="button" href=link.address().to_owned() download=name>{say(export::SAVE)}</a>
                <button class="button-quiet" type="button" on:click=move |_| work.stop()>{say(export::AGAIN)}</button>
            </div>
        </div>
    }
}

pub fn trouble(why: GatherError) -> Said {
    said(match why {
        GatherError::Offline => (export::OFFLINE, export::OFFLINE_TEXT),
        GatherError::Full => (export::FULL, export::FULL_TEXT),
        GatherError::Strange | GatherError::LoggedOut | GatherError::Stopped => (export::STRANGE, export::STRANGE_TEXT),
    })
}
