//! The box to search in, and what was found.

use leptos::{html::Input, prelude::*};
use zeroize::Zeroizing;

use super::{Bulk, SEARCH, hits::Row};
use crate::{
    browser,
    part::notice::{Kind, Notice},
    text::{key::bulk, say, say_with},
};

const LIST: &str = "bulk-hits";
/// Places shown at first, and added by each "show more".
const STEP: u32 = 50;

#[component]
pub fn Search(work: Bulk) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let most = StoredValue::new(STEP);
    let look = move || {
        let Some(field) = field.get_untracked() else { return };
        let text = Zeroizing::new(field.value());
        if text.trim().is_empty() {
            work.seen.found.set(None);
        } else {
            work.looking.with_value(|looking| {
                if let Some(looking) = looking {
                    looking.search(text, most.get_value());
                }
            });
        }
    };
    let anew = move |_| {
        most.set_value(STEP);
        look();
    };
    let more = move |_| {
        most.update_value(|most| *most += STEP);
        look();
    };
    let count = move || {
        work.seen.found.with(|found| {
            found.as_ref().map(|found| match found.total {
                0 => say(bulk::FOUND_NONE).to_owned(),
                total => say_with(bulk::FOUND, &[("count", total.into())]),
            })
        })
    };
    let rows = move || {
        let hits = work.seen.found.with(|found| found.as_ref().map(|found| found.hits.clone()));
        let hits = hits.unwrap_or_default();
        (0..hits.len()).map(|at| view! { <Row work hits=hits.clone() at/> }).collect_view()
    };
    let is_more = move || {
        work.seen.found.with(|found| found.as_ref().is_some_and(|found| found.hits.len() < found.total as usize))
    };
    view! {
        <div class="field">
            <label for=SEARCH>{say(bulk::SEARCH)}</label>
            <p class="hint" id="bulk-search-hint">{say(bulk::SEARCH_HINT)}</p>
            <input
                id=SEARCH
                type="search"
                node_ref=field
                aria-describedby="bulk-search-hint"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                dir="auto"
                on:input=anew
            />
        </div>
        {move || work.why_not().map(|(title, text)| view! { <Notice kind=Kind::Error title text/> })}
        <p role="status">{count}</p>
        <ol class="queue" id=LIST on:keydown=move |event| browser::step_through(LIST, &event)>{rows}</ol>
        {move || is_more().then(|| view! {
            <button class="button-quiet" type="button" on:click=more>{say(bulk::MORE)}</button>
        })}
    }
}
