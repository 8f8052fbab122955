//! A call before it is published, as a survivor will see it: its page and its writing room, in a window beside the desk.
//!
//! Both are drawn by what draws them for her (`call_page`, `room::write`). The desk hands over what the editor holds, which would be public
//! anyway; it is held in this page's memory, and nothing here asks, sends or seals.

pub mod told;

use std::sync::Arc;

use leptos::{ev::MouseEvent, mount::mount_to, prelude::*};
use time::Date;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::write;
use crate::{
    browser::{self, Here},
    call_page::{self, PublicCall, help},
    part::notice::{Kind, Notice},
    text::{Key, key::preview, say},
};
use told::{ASK, Seen, Told};

const HEADING: &str = "preview-heading";

#[derive(Clone)]
enum Stage {
    /// The desk was asked, and has not said anything yet.
    Waiting,
    /// No desk opened this window.
    Alone,
    Shown(Arc<Told>),
}

/// What a survivor comes to first, and where she writes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Page,
    Room,
}

/// Puts the preview into the page.
pub fn mount(here: &Here) {
    let today = here.today;
    mount_to(browser::room(), move || view! { <Room today/> }).forget();
}

#[component]
fn Room(today: Date) -> impl IntoView {
    let stage = RwSignal::new(Stage::Alone);
    let place = RwSignal::new(Place::Page);
    if let Some(desk) = browser::opener() {
        let listening = browser::on_message(&desk, move |text| {
            if let Some(told) = Told::read(&text) {
                place.set(Place::Page);
                stage.set(Stage::Shown(Arc::new(told)));
                browser::focus(HEADING);
            }
        });
        on_cleanup(move || listening.remove());
        stage.set(Stage::Waiting);
        browser::tell(&desk, ASK);
    }
    move || match stage.get() {
        Stage::Waiting => view! { <p role="status">{say(preview::WAITING)}</p> }.into_any(),
        Stage::Alone => view! {
            <div class="stack prose">
                <h1>{say(preview::ALONE)}</h1>
                <p class="lede">{say(preview::ALONE_TEXT)}</p>
            </div>
        }
        .into_any(),
        Stage::Shown(told) => view! { <Shown told place today/> }.into_any(),
    }
}

#[component]
fn Shown(told: Arc<Told>, place: RwSignal<Place>, today: Date) -> impl IntoView {
    let led_on = RwSignal::new(false);
    let go = move |there: Place| {
        led_on.set(false);
        place.set(there);
        browser::focus(HEADING);
    };
    let tab = move |there: Place, label: Key| {
        view! {
            <li>
                <button
                    class="tab"
                    type="button"
                    aria-pressed=move || (place.get() == there).to_string()
                    on:click=move |_| go(there)
                >
                    {say(label)}
                </button>
            </li>
        }
    };
    let door = format!("/c/{}/write", told.document.call);
    let follow = move |event: MouseEvent| {
        let Some(address) = address(&event).filter(|address| !address.starts_with('#')) else { return };
        event.prevent_default();
        if address.split('?').next() == Some(&door) {
            go(Place::Room);
        } else {
            led_on.set(true);
        }
    };
    let language = told.language_here();
    let seen = match told.seen() {
        Seen::ByItsReaders => None,
        Seen::ByAll => Some(preview::OTHER_LANGUAGE),
        Seen::ByNobody => Some(preview::NOBODY),
    };
    let keys = told.key_set.clone();
    let shown = move || {
        let document = told.document.clone();
        match place.get() {
            Place::Page => {
                let open = !document.is_over(today);
                let call = PublicCall { open, ..PublicCall::new(&document, &language) };
                call_page::whole(&call, &keys).into_any()
            }
            Place::Room => {
                let arrived = Arc::new(write::Arrived::for_preview(document, keys.clone(), &language, today));
                view! { <write::Preview arrived/> {help::panel("help help-wide")} }.into_any()
            }
        }
    };
    view! {
        <div class="stack-wide">
            <section class="notice info stack" aria-labelledby=HEADING>
                <strong id=HEADING tabindex="-1">{say(preview::BAR)}</strong>
                <p>{say(preview::BAR_TEXT)}</p>
                {seen.map(|text| view! { <p>{say(text)}</p> })}
                <ul class="tabs">{tab(Place::Page, preview::PAGE)} {tab(Place::Room, preview::ROOM)}</ul>
            </section>
            <div role="status">
                {move || led_on.get().then(|| view! { <Notice kind=Kind::Info title=say(preview::BAR) text=say(preview::LINK)/> })}
            </div>
            <div class="stack-wide" on:click=follow>{shown}</div>
        </div>
    }
}

/// Where the link leads that was chosen, if it was one.
fn address(event: &MouseEvent) -> Option<String> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element.closest("a[href]").ok()??.get_attribute("href")
}
