//! Rows: where something was found, and what could not be opened.

use std::{collections::BTreeMap, rc::Rc};

use leptos::{html::P, prelude::*};

use super::{Bulk, message::Hit};
use crate::{
    room::desk::{fetch::FetchError, queue::short, texts},
    text::{
        key::{bulk, desk},
        say, say_with,
    },
    wire::QueueItem,
};

pub fn row_id(id: &str) -> String {
    format!("found-{id}")
}

fn week(item: &QueueItem) -> String {
    say_with(desk::QUEUE_WEEK, &[("week", item.week.as_str().into())])
}

/// An account among others, where it can't be opened from.
pub fn named(item: &QueueItem) -> String {
    format!("{} \u{b7} {}", short(&item.id), week(item))
}

/// One account, with the words around what was found. These go straight into the page, and out of it again.
#[component]
pub fn Row(work: Bulk, hits: Rc<Vec<Hit>>, at: usize) -> impl IntoView {
    let item = hits[at].item.clone();
    let name = say_with(desk::QUEUE_OPEN, &[("id", short(&item.id).into())]);
    let (id, facts, state) = (row_id(&item.id), week(&item), texts::state(&item.state));
    let part = match hits[at].part {
        0 => None,
        1 => Some(bulk::IN_FILES),
        _ => Some(bulk::IN_TALK),
    };
    let place = NodeRef::<P>::new();
    let hits = StoredValue::new_local(hits);
    Effect::new(move || {
        let Some(place) = place.get() else { return };
        hits.with_value(|hits| {
            let snippet = &hits[at].snippet;
            for (name, text) in [("span", &snippet.before), ("mark", &snippet.found), ("span", &snippet.after)] {
                if let Ok(element) = document().create_element(name) {
                    element.set_text_content(Some(text));
                    let _ = place.append_child(&element);
                }
            }
        });
    });
    on_cleanup(move || {
        if let Some(Some(place)) = place.try_get_untracked() {
            place.set_text_content(None);
        }
    });
    view! {
        <li class="queue-row">
            <button class="queue-open" type="button" id=id on:click=move |_| work.open(item.clone())>{name}</button>
            <span class="queue-facts">{facts}</span>
            <span class="badge quiet">{state}</span>
            {part.map(|part| view! { <span class="badge quiet">{say(part)}</span> })}
            <p class="bulk-snippet" dir="auto" translate="no" node_ref=place></p>
        </li>
    }
}

/// Accounts of whose conversation something is not searched.
#[component]
pub fn Unheard(unheard: Vec<QueueItem>) -> impl IntoView {
    let title = say_with(bulk::UNHEARD, &[("count", unheard.len().into())]);
    let which = unheard.iter().map(|item| view! { <li>{named(item)}</li> });
    let which = which.collect_view();
    view! {
        <div class="notice warn">
            <strong>{title}</strong>
            <p>{say(bulk::UNHEARD_TEXT)}</p>
            <details>
                <summary>{say(bulk::FAILED_WHICH)}</summary>
                <ul>{which}</ul>
            </details>
        </div>
    }
}

/// How many were not opened, reason by reason, and which.
#[component]
pub fn Apart(failed: Vec<(QueueItem, u8)>) -> impl IntoView {
    let count = say_with(bulk::FAILED, &[("count", failed.len().into())]);
    let mut reasons = BTreeMap::<u8, Vec<QueueItem>>::new();
    for (item, why) in failed {
        reasons.entry(why).or_default().push(item);
    }
    let reasons = reasons.into_iter().map(|(why, items)| {
        let (title, text) = texts::fetch(&FetchError::of(why));
        let which = items.iter().map(|item| view! { <li>{named(item)}</li> });
        view! {
            <li class="queue-row">
                <span class="badge danger">{title}</span>
                <span class="count">{items.len()}</span>
                <p class="apart-why">{text}</p>
                <details class="apart-why">
                    <summary>{say(bulk::FAILED_WHICH)}</summary>
                    <ul>{which.collect_view()}</ul>
                </details>
            </li>
        }
    });
    view! {
        <section class="stack" aria-labelledby="bulk-failed">
            <h2 id="bulk-failed">{count}</h2>
            <p class="hint">{say(bulk::FAILED_HINT)}</p>
            <ul class="queue">{reasons.collect_view()}</ul>
        </section>
    }
}
