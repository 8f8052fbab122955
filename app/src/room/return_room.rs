//! The return room: what has happened with an account, for whoever has its seven words.

mod arrive;
mod compose;
mod consent;
mod enter;
pub mod job;
mod overview;
mod sending;
mod talk;
mod texts;
mod visit;
mod withdraw;

use std::sync::Arc;

use arrive::Known;
use leptos::{mount::mount_to, prelude::*};

use crate::{
    browser::{self, Here},
    text::{key, link, say},
};

/// What the room shows.
#[derive(Clone)]
enum Stage {
    /// The field for the words.
    Entering,
    /// What was found under them.
    Inside(Arc<Known>),
    /// Nothing is left of the account, here or there.
    Withdrawn,
    /// Nothing of the words or the account is left on the page.
    Empty,
}

/// Puts the room into the page.
pub fn mount(here: Here) {
    browser::start_anew_after_back();
    mount_to(browser::room(), move || view! { <Room here/> }).forget();
}

#[component]
fn Room(here: Here) -> impl IntoView {
    let stage = RwSignal::new(Stage::Entering);
    for event in ["pagehide", "murmuration:leave"] {
        browser::listen(event, move || stage.set(Stage::Empty));
    }
    move || match stage.get() {
        Stage::Entering => view! { <enter::Enter here=here.clone() stage/> }.into_any(),
        Stage::Inside(known) => view! { <visit::Inside known stage/> }.into_any(),
        Stage::Withdrawn => {
            let (title, text) = (key::returning::GONE_TITLE, key::returning::GONE_TEXT);
            let more = [key::returning::GONE_KEPT, key::returning::GONE_OUT, key::returning::FINISHED_HISTORY];
            view! { <End title text more=more.to_vec()/> }.into_any()
        }
        Stage::Empty => {
            let (title, text) = (key::returning::FINISHED_TITLE, key::returning::FINISHED_TEXT);
            view! { <End title text more=vec![key::returning::FINISHED_HISTORY]/> }.into_any()
        }
    }
}

/// Nothing more to do here.
#[component]
fn End(title: crate::text::Key, text: crate::text::Key, more: Vec<crate::text::Key>) -> impl IntoView {
    browser::focus(HEADING);
    view! {
        <div class="stack prose">
            <h1 id=HEADING tabindex="-1">{say(title)}</h1>
            <p class="lede">{say(text)}</p>
            {more.into_iter().map(|key| view! { <p>{say(key)}</p> }).collect_view()}
            <p class="actions">
                <a class="button-quiet" href=link("/safety")>{say(key::returning::FINISHED_SAFETY)}</a>
                <a class="button-quiet" href=link("/")>{say(key::returning::HOME)}</a>
            </p>
        </div>
    }
}

/// The heading of whatever is shown: the focus goes there when it changes.
const HEADING: &str = "room-heading";
