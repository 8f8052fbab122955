//! The writing room: one box, sealed before anything leaves the device.

mod about;
mod account;
mod arrive;
mod choices;
mod danger;
mod document;
mod keep;
mod length;
mod question;
mod reasons;
mod receipt;
mod review;
mod sealed;
mod sending;
mod step;
mod writing;

use std::sync::Arc;

use crate::{
    browser::{self, Here},
    sealer::Words,
    text::{key::write, link, say},
};
pub use arrive::Arrived;
use arrive::Refusal;
use leptos::{mount::mount_to, prelude::*, task::spawn_local};

/// What the room shows.
#[derive(Clone)]
enum Stage {
    /// Nothing yet: the page's own HTML says that it is getting ready.
    Arriving,
    /// No box, and why.
    Refused(Refusal),
    /// The box.
    Writing(Arc<Arrived>),
    /// The server holds what was sealed; the receipt's words.
    Received(Arc<Words>),
    /// Nothing of the account or the receipt is left.
    Empty,
}

/// Puts the room into the page.
pub fn mount(here: Here) {
    browser::start_anew_after_back();
    browser::start_anew_with_another_link(&here.fragment);
    mount_to(browser::room_while_it_loads(), move || view! { <Room here/> }).forget();
}

#[component]
fn Room(here: Here) -> impl IntoView {
    let stage = RwSignal::new(Stage::Arriving);
    let origin = here.origin.clone();
    let call_page = here.call().map(|call| format!("/c/{call}"));
    let come_in = move || {
        let here = here.clone();
        stage.set(Stage::Arriving);
        spawn_local(async move {
            stage.set(match arrive::arrive(&here).await {
                Ok(arrived) => Stage::Writing(Arc::new(arrived)),
                Err(why) => Stage::Refused(why),
            });
        });
    };
    come_in();
    for event in ["pagehide", "murmuration:leave"] {
        browser::listen(event, move || stage.set(Stage::Empty));
    }

    // What the page said meanwhile stays until there is more to say.
    Effect::new(move || {
        if !matches!(stage.get(), Stage::Arriving)
            && let Some(meanwhile) = browser::meanwhile()
        {
            meanwhile.remove();
        }
    });
    move || match stage.get() {
        Stage::Arriving => {
            let again = browser::meanwhile().is_none();
            again.then(|| view! { <p role="status">{say(write::ARRIVING)}</p> }).into_any()
        }
        Stage::Refused(why) => {
            let again = come_in.clone();
            view! { <Refused why again=move || again()/> }.into_any()
        }
        Stage::Writing(arrived) => view! { <writing::Write arrived stage/> }.into_any(),
        Stage::Received(words) => view! { <receipt::Received words origin=origin.clone() stage/> }.into_any(),
        Stage::Empty => view! { <Finished call_page=call_page.clone()/> }.into_any(),
    }
}

/// The room of a call that is only looked at, as it is once it is ready.
#[component]
pub fn Preview(arrived: Arc<Arrived>) -> impl IntoView {
    view! { <writing::Write arrived stage=RwSignal::new(Stage::Empty)/> }
}

/// Why there is no box.
#[component]
fn Refused(why: Refusal, again: impl Fn() + 'static) -> impl IntoView {
    let (title, text) = reasons::refusal(&why);
    browser::focus(HEADING);
    view! {
        <div class="stack prose">
            <h1 id=HEADING tabindex="-1">{say(title)}</h1>
            <p class="lede">{say(text)}</p>
            <p class="actions">
                {(why == Refusal::Offline || why == Refusal::Strange).then(|| view! {
                    <button class="button" type="button" on:click=move |_| again()>{say(write::TRY_AGAIN)}</button>
                })}
                <a class="button-quiet" href=link("/")>{say(write::HOME)}</a>
            </p>
        </div>
    }
}

/// Nothing is left on the page.
#[component]
fn Finished(call_page: Option<String>) -> impl IntoView {
    browser::focus(HEADING);
    view! {
        <div class="stack prose">
            <h1 id=HEADING tabindex="-1">{say(write::FINISHED)}</h1>
            <p class="lede">{say(write::FINISHED_TEXT)}</p>
            <p class="actions">
                <a class="button-quiet" href=link("/safety")>{say(write::FINISHED_SAFETY)}</a>
                {call_page.map(|page| view! { <a class="button-quiet" href=link(&page)>{say(write::FINISHED_CALL)}</a> })}
            </p>
        </div>
    }
}

/// The heading of whatever is shown: the focus goes there when it changes.
const HEADING: &str = "room-heading";
