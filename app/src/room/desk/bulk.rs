//! Many accounts at once: opened on this device, in Workers, and searched there. Nothing of it is kept. Their records are counted by the same
//! Workers.

mod accounts;
pub mod bytes;
mod gather;
mod hits;
mod index;
mod looking;
pub mod message;
pub mod pool;
pub mod quotes;
mod records;
mod search;
mod share;
mod sources;
pub mod texts;
mod words;

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use looking::{Looking, Seen};
use pool::{Halt, Told};
use search::Search;
use vault::open::Opened;

use super::{
    Desk, Locked, attachments,
    fetch::{self, FetchError, Named},
    reader::{Around, Reader},
    review::{Case, Hold},
    texts as desk_texts,
    thread::Talk,
    trust::TrustError,
};
use crate::{
    api, browser,
    part::notice::{Kind, Notice},
    text::{key::bulk, say, say_with},
    unlocked::{OpenCall, Unlocked},
    wire::QueueItem,
};
pub use hits::named;
pub use share::attend;

/// The name of Workers that hold accounts.
pub const WORKER: &str = "bulk";
pub const HEADING: &str = "bulk-heading";
/// The most accounts at once. A device holds them in memory.
pub const MOST: u32 = 10_000;
const SEARCH: &str = "bulk-search";

/// How far it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Closed,
    Counting,
    /// Workers are at work, or done.
    Open {
        total: u32,
    },
    Trouble(Halt),
}

#[derive(Clone)]
enum View {
    List,
    Opening,
    Reading(Arc<Named>, Arc<Opened>),
}

#[derive(Clone, Copy)]
struct Bulk {
    desk: Desk,
    unlocked: StoredValue<Arc<Unlocked>>,
    call: StoredValue<Arc<OpenCall>>,
    stage: RwSignal<Stage>,
    view: RwSignal<View>,
    /// An account that could not be read.
    trouble: RwSignal<Option<FetchError>>,
    told: Told,
    seen: Seen,
    looking: StoredValue<Option<Looking>, LocalStorage>,
}

#[component]
pub fn Many(desk: Desk, unlocked: Arc<Unlocked>, call: Arc<OpenCall>) -> impl IntoView {
    let work = Bulk {
        desk,
        unlocked: StoredValue::new(unlocked),
        call: StoredValue::new(call),
        stage: RwSignal::new(Stage::Closed),
        view: RwSignal::new(View::List),
        trouble: RwSignal::new(None),
        told: Told::nothing(),
        seen: Seen { unheard: RwSignal::new(Vec::new()), found: RwSignal::new_local(None) },
        looking: StoredValue::new_local(None),
    };
    Effect::new(move || {
        if let Some(why) = work.told.stopped.get() {
            work.halt(why);
        }
    });
    // Once the last is opened, the search box is what is wanted.
    Effect::new(move || {
        if work.told.done.get() {
            browser::focus(SEARCH);
        }
    });
    let is_list = move || work.view.with(|view| matches!(view, View::List));
    view! {
        <section class="stack" hidden=move || !is_list()>
            <h1 id=HEADING tabindex="-1">{say(bulk::TITLE)}</h1>
            {move || match work.stage.get() {
                Stage::Closed => view! { <Closed work/> }.into_any(),
                Stage::Counting => view! { <p role="status">{say(bulk::COUNTING)}</p> }.into_any(),
                Stage::Open { total } => view! { <Working work total/> }.into_any(),
                Stage::Trouble(why) => {
                    let (title, text) = texts::halt(why);
                    view! { <Notice kind=Kind::Error title text/> <Closed work/> }.into_any()
                }
            }}
        </section>
        {move || match work.view.get() {
            View::List => ().into_any(),
            View::Opening => view! { <p role="status">{say(bulk::ACCOUNT_OPENING)}</p> }.into_any(),
            View::Reading(named, opened) => reading(work, named, opened).into_any(),
        }}
    }
}

/// The usual reader, and a way back to what was found.
fn reading(work: Bulk, named: Arc<Named>, opened: Arc<Opened>) -> impl IntoView {
    let (unlocked, call) = (work.unlocked.get_value(), work.call.get_value());
    let talk = Talk::begin(work.desk, unlocked.clone(), call.clone(), named.clone(), opened.clone());
    let row = hits::row_id(&named.item.id);
    let id = named.item.id.parse().expect("an account was opened under its id");
    let files = Some(attachments::Desk { unlocked: unlocked.clone(), call: call.clone(), id });
    let hold = Hold::of(unlocked.clone(), call.clone(), id, &named.item);
    let case = Case { desk: work.desk, unlocked, call, named, opened, hold };
    let close = move || {
        work.view.set(View::List);
        browser::focus_soon(row.clone());
    };
    let gone = close.clone();
    view! { <Reader around=Around { case, talk, files, has_next: false } close next=|| () gone moved=|_| ()/> }
}

/// Before anything is opened.
#[component]
fn Closed(work: Bulk) -> impl IntoView {
    view! {
        <p class="lede">{say(bulk::LEDE)}</p>
        <p class="hint">{say_with(bulk::LEDE_MEMORY, &[("most", MOST.into())])}</p>
        <div class="actions">
            <button class="button" type="button" on:click=move |_| work.start()>{say(bulk::START)}</button>
        </div>
    }
}

/// While they are opened, and after.
#[component]
fn Working(work: Bulk, total: u32) -> impl IntoView {
    let Told { opened, failed, done, .. } = work.told;
    let read = move || opened.get() + u32::try_from(failed.with(Vec::len)).unwrap_or(u32::MAX);
    let progress = move || say_with(bulk::PROGRESS, &[("done", read().into()), ("total", total.into())]);
    let ready = move || say_with(bulk::READY, &[("count", opened.get().into())]);
    view! {
        {move || if done.get() {
            view! {
                <p role="status">{ready}</p>
                <Search work/>
            }
            .into_any()
        } else {
            view! {
                <div class="bulk-progress stack">
                    <p>{progress}</p>
                    <progress max=total.max(1) prop:value=read aria-label=say(bulk::PROGRESS_LABEL)></progress>
                    <p class="hint">{say(bulk::PROGRESS_HINT)}</p>
                </div>
            }
            .into_any()
        }}
        <Failed work/>
        <div class="actions">
            <button class="button-quiet" type="button" on:click=move |_| work.wipe()>
                {move || if done.get() { say(bulk::WIPE) } else { say(bulk::CANCEL) }}
            </button>
        </div>
    }
}

/// What was not opened, counted by reason.
#[component]
fn Failed(work: Bulk) -> impl IntoView {
    view! {
        {move || {
            let failed = work.told.failed.get();
            (!failed.is_empty()).then(|| view! { <hits::Apart failed/> })
        }}
        {move || {
            let unheard = work.seen.unheard.get();
            (!unheard.is_empty()).then(|| view! { <hits::Unheard unheard/> })
        }}
    }
}

impl Bulk {
    /// Asks how many there are, and sets the Workers to work.
    fn start(self) {
        let Some((unlocked, call)) = self.unlocked.try_get_value().zip(self.call.try_get_value()) else { return };
        self.stage.set(Stage::Counting);
        browser::focus(HEADING);
        spawn_local(async move {
            let outcome = api::queue(&unlocked.session, &call.call, &api::Filter::default(), None, 1).await;
            // Locked, or left, in the meantime.
            if self.stage.try_get_untracked() != Some(Stage::Counting) {
                return;
            }
            let total: u64 = match outcome {
                Ok(queue) => queue.counts.iter().map(|state| state.count).sum(),
                Err(error) => return self.halt(Halt::Fetch((&error).into())),
            };
            let total = u32::try_from(total).unwrap_or(u32::MAX).min(MOST);
            self.stage.set(Stage::Open { total });
            match Looking::start(browser::processors(), &unlocked, &call, self.told, self.seen) {
                Ok(looking) => self.looking.set_value(Some(looking)),
                Err(_) => self.halt(Halt::Worker),
            }
        });
    }

    fn halt(self, why: Halt) {
        self.wipe();
        if why == Halt::Fetch(message::Stop::LoggedOut) {
            self.desk.lock(Locked::Trust(TrustError::LoggedOut));
        } else {
            self.stage.set(Stage::Trouble(why));
        }
    }

    /// Ends the Workers, and with them everything that was opened.
    fn wipe(self) {
        self.looking.set_value(None);
        self.told.forget();
        self.seen.unheard.set(Vec::new());
        self.seen.found.set(None);
        self.trouble.set(None);
        self.stage.set(Stage::Closed);
        browser::focus(HEADING);
    }

    /// Opens one account in the reader.
    fn open(self, item: QueueItem) {
        let Some((unlocked, call)) = self.unlocked.try_get_value().zip(self.call.try_get_value()) else { return };
        self.trouble.set(None);
        self.view.set(View::Opening);
        spawn_local(async move {
            let outcome = fetch::fetch(&unlocked, &call, item).await;
            drop(unlocked);
            match outcome {
                Ok((named, opened)) => {
                    let _ = self.view.try_set(View::Reading(Arc::new(named), Arc::new(opened)));
                }
                Err(why) => {
                    let _ = self.view.try_set(View::List);
                    let _ = self.trouble.try_set(Some(why));
                }
            }
        });
    }

    fn why_not(self) -> Option<(&'static str, &'static str)> {
        self.trouble.get().map(|why| desk_texts::fetch(&why))
    }
}
