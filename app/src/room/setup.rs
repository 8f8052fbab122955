//! Set-up: the first keyholder makes the first call. Part of the desk's program.

pub mod choose;
mod done;
pub mod field;
mod form;
pub mod make;
mod texts;

use leptos::{mount::mount_to, prelude::*};
use vault::key_set::SignedKeySet;

use crate::{
    browser::{self, Here},
    part::notice::{Kind, Notice},
    text::{key::setup, say},
};
pub use texts::{problem, steps, trouble};

/// What the room shows.
#[derive(Clone)]
enum Stage {
    NoLink,
    Form,
    Done(SignedKeySet),
}

/// The one-time token of the link. Longer than any that the server makes is not one.
fn token(here: &Here) -> Option<&str> {
    let token = here.fragment.as_str();
    let is_plain = token.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    ((16..=128).contains(&token.len()) && is_plain).then_some(token)
}

/// Puts the room into the page.
pub fn mount(here: Here) {
    browser::start_anew_after_back();
    mount_to(browser::room(), move || view! { <Room here/> }).forget();
}

#[component]
fn Room(here: Here) -> impl IntoView {
    let stage = RwSignal::new(if token(&here).is_some() { Stage::Form } else { Stage::NoLink });
    for event in ["pagehide", "murmuration:leave"] {
        browser::listen(event, move || stage.set(Stage::NoLink));
    }
    move || match stage.get() {
        Stage::NoLink => view! {
            <div class="stack prose">
                <h1 id=HEADING tabindex="-1">{say(setup::TITLE)}</h1>
                <Notice kind=Kind::Info title=say(setup::LINK_MISSING) text=say(setup::LINK_MISSING_TEXT)/>
            </div>
        }
        .into_any(),
        Stage::Form => view! { <form::Form here=here.clone() stage/> }.into_any(),
        Stage::Done(keys) => view! { <done::Done keys origin=here.origin.clone()/> }.into_any(),
    }
}

/// The heading of whatever is shown: the focus goes there when it changes.
const HEADING: &str = "room-heading";
