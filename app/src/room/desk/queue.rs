//! The queue of a call: states with their counts, oldest first, and one account at a time.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use vault::open::{OpenError, Opened};

use super::{
    Desk, HEADING, Locked,
    fetch::{self, Named},
    reader::Reader,
    texts::{self, queue},
    trust::TrustError,
};
use crate::{
    api::{self, ApiError},
    browser,
    part::notice::{Kind, Notice},
    unlocked::{OpenCall, Unlocked},
    wire::{QueueItem, StateCount},
};

/// Rows fetched at a time.
const PAGE: u32 = 50;
const LIST: &str = "queue";

/// Why an account is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No answer. Try again.
    Offline,
    /// An answer that this version does not know.
    Strange,
    /// Taken back by its writer, or not this call's.
    Gone,
    /// Other bytes than the queue names.
    OtherBytes,
    /// It did not open, or is not what the server claims.
    Sealed(OpenError),
}

/// What stands beside the list of keys.
#[derive(Clone)]
enum View {
    List,
    Opening,
    Reading(Arc<Named>, Arc<Opened>),
}

/// A file that was not opened, and why.
#[derive(Clone)]
struct Failed {
    item: QueueItem,
    why: FetchError,
}

#[derive(Clone, Copy)]
struct Work {
    desk: Desk,
    unlocked: StoredValue<Arc<Unlocked>>,
    call: StoredValue<Arc<OpenCall>>,
    state: RwSignal<String>,
    items: RwSignal<Vec<QueueItem>>,
    next: RwSignal<Option<String>>,
    counts: RwSignal<Vec<StateCount>>,
    loading: RwSignal<bool>,
    trouble: RwSignal<Option<FetchError>>,
    failed: RwSignal<Vec<Failed>>,
    view: RwSignal<View>,
}

#[component]
pub fn Queue(desk: Desk, unlocked: Arc<Unlocked>, call: Arc<OpenCall>) -> impl IntoView {
    if !call.role.may_open() {
        let (title, text) = queue::RESEARCHER;
        return view! {
            <div class="stack">
                <h1 id=HEADING tabindex="-1">{queue::TITLE}</h1>
                <Notice kind=Kind::Info title text/>
            </div>
        }
        .into_any();
    }
    let work = Work {
        desk,
        unlocked: StoredValue::new(unlocked),
        call: StoredValue::new(call),
        state: RwSignal::new(String::new()),
        items: RwSignal::new(Vec::new()),
        next: RwSignal::new(None),
        counts: RwSignal::new(Vec::new()),
        loading: RwSignal::new(false),
        trouble: RwSignal::new(None),
        failed: RwSignal::new(Vec::new()),
        view: RwSignal::new(View::List),
    };
    work.show(String::new());
    browser::focus(HEADING);
    let shown = move || match work.view.get() {
        View::List => view! { <List work/> }.into_any(),
        View::Opening => view! { <p role="status">{texts::reader::OPENING}</p> }.into_any(),
        View::Reading(named, opened) => {
            let following = work.after(&named.item.id);
            let id = named.item.id.clone();
            let has_next = following.is_some();
            view! {
                <Reader
                    named
                    opened
                    has_next
                    close=move || work.close(&id)
                    next=move || if let Some(item) = following.clone() { work.open(item) }
                />
            }
            .into_any()
        }
    };
    view! { <section class="stack">{shown}</section> }.into_any()
}

impl Work {
    /// Starts the list of one state; an empty name means all.
    fn show(self, state: String) {
        self.state.set(state);
        self.items.set(Vec::new());
        self.next.set(None);
        self.more();
    }

    /// Fetches the next page of the list.
    fn more(self) {
        let Some(unlocked) = self.unlocked.try_get_value() else { return };
        let call = self.call.with_value(|call| call.call.clone());
        let state = self.state.get_untracked();
        let after = self.next.get_untracked();
        self.loading.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let page = api::queue(&unlocked.session, &call, &state, after.as_deref(), PAGE).await;
            drop(unlocked);
            // Another state may have been chosen, or the desk locked, in the meantime.
            if self.state.try_get_untracked() != Some(state) {
                return;
            }
            self.loading.set(false);
            match page {
                Ok(page) => {
                    self.items.update(|items| items.extend(page.items));
                    self.next.set(page.next);
                    self.counts.set(page.counts);
                }
                Err(error) => self.fail(error),
            }
        });
    }

    fn fail(self, error: ApiError) {
        if error.is_status(401) || error.is_status(404) {
            self.desk.lock(Locked::Trust(TrustError::LoggedOut));
        } else {
            self.trouble.set(Some(FetchError::from(error)));
        }
    }

    /// Fetches and opens one account. What can't be opened is shown apart.
    fn open(self, item: QueueItem) {
        let Some(unlocked) = self.unlocked.try_get_value() else { return };
        let call = self.call.get_value();
        self.trouble.set(None);
        self.view.set(View::Opening);
        spawn_local(async move {
            let outcome = fetch::fetch(&unlocked, &call, item.clone()).await;
            drop(unlocked);
            match outcome {
                Ok((named, opened)) => {
                    self.failed.try_update(|failed| failed.retain(|other| other.item.id != item.id));
                    let _ = self.view.try_set(View::Reading(Arc::new(named), Arc::new(opened)));
                }
                Err(why @ (FetchError::Sealed(_) | FetchError::OtherBytes | FetchError::Gone)) => {
                    self.failed.try_update(|failed| {
                        failed.retain(|other| other.item.id != item.id);
                        failed.push(Failed { item, why });
                    });
                    let _ = self.view.try_set(View::List);
                    browser::focus("failed");
                }
                Err(why) => {
                    let _ = self.view.try_set(View::List);
                    let _ = self.trouble.try_set(Some(why));
                }
            }
        });
    }

    /// Back to the list, with the focus on the account that was open.
    fn close(self, id: &str) {
        self.view.set(View::List);
        browser::focus_soon(row_id(id));
    }

    fn after(self, id: &str) -> Option<QueueItem> {
        self.items.with_untracked(|items| {
            let place = items.iter().position(|item| item.id == id)?;
            items.get(place + 1).cloned()
        })
    }

    fn is_failed(self, id: &str) -> bool {
        self.failed.with(|failed| failed.iter().any(|failed| failed.item.id == id))
    }
}

fn row_id(id: &str) -> String {
    format!("open-{id}")
}

#[component]
fn List(work: Work) -> impl IntoView {
    let rows = move || {
        let rows = work.items.get().into_iter().filter(|item| !work.is_failed(&item.id));
        rows.map(|item| view! { <Row work item/> }).collect_view()
    };
    let empty = move || work.items.with(Vec::is_empty) && !work.loading.get() && work.trouble.get().is_none();
    view! {
        <h1 id=HEADING tabindex="-1">{queue::TITLE}</h1>
        <States work/>
        <p class="hint">{queue::HINT}</p>
        {move || work.trouble.get().map(|why| {
            let (title, text) = texts::fetch(&why);
            view! { <Notice kind=Kind::Error title text/> }
        })}
        <Apart work/>
        <ol class="queue" id=LIST on:keydown=move |event| browser::step_through(LIST, &event)>{rows}</ol>
        {move || empty().then(|| view! { <p>{queue::EMPTY}</p> })}
        <p role="status">{move || work.loading.get().then_some(queue::LOADING)}</p>
        {move || (work.next.get().is_some() && !work.loading.get()).then(|| view! {
            <button class="button-quiet" type="button" on:click=move |_| work.more()>{queue::MORE}</button>
        })}
    }
}

/// One button for each state, with how many accounts are in it.
#[component]
fn States(work: Work) -> impl IntoView {
    let tabs = move || {
        let counts = work.counts.get();
        let all = counts.iter().map(|state| state.count).sum();
        let all = (String::new(), queue::ALL.to_owned(), all);
        let each = counts.into_iter().map(|state| (state.state.clone(), texts::state(&state.state), state.count));
        let tabs = core::iter::once(all).chain(each).map(|(name, label, count): (String, String, u64)| {
            let current = name.clone();
            view! {
                <li>
                    <button
                        class="tab"
                        type="button"
                        aria-pressed=move || (work.state.get() == current).to_string()
                        on:click=move |_| work.show(name.clone())
                    >
                        {label} " " <span class="count">{count}</span>
                    </button>
                </li>
            }
        });
        tabs.collect_view()
    };
    view! { <ul class="tabs" aria-label=queue::STATES>{tabs}</ul> }
}

#[component]
fn Row(work: Work, item: QueueItem) -> impl IntoView {
    let name = format!("{} {}", queue::OPEN, short(&item.id));
    let facts = format!(
        "{} {} \u{b7} {} \u{b7} {} {}",
        queue::WEEK,
        item.week,
        texts::length(item.size_class),
        queue::EPOCH,
        item.epoch_sealed
    );
    let state = texts::state(&item.state);
    let id = row_id(&item.id);
    view! {
        <li class="queue-row">
            <button class="queue-open" type="button" id=id on:click=move |_| work.open(item.clone())>{name}</button>
            <span class="queue-facts">{facts}</span>
            <span class="badge quiet">{state}</span>
        </li>
    }
}

/// What could not be opened, apart from the rest and with the reason.
#[component]
fn Apart(work: Work) -> impl IntoView {
    move || {
        let failed = work.failed.get();
        (!failed.is_empty()).then(|| {
            let rows = failed.into_iter().map(|Failed { item, why }| {
                let (title, text) = texts::fetch(&why);
                view! {
                    <li class="queue-row">
                        <span class="badge danger">{title}</span>
                        <span class="queue-facts">{format!("{} \u{b7} {} {}", short(&item.id), queue::WEEK, item.week)}</span>
                        <p class="apart-why">{text}</p>
                    </li>
                }
            });
            view! {
                <section class="stack" aria-labelledby="failed">
                    <h2 id="failed" tabindex="-1">{queue::FAILED}</h2>
                    <p class="hint">{queue::FAILED_HINT}</p>
                    <ul class="queue">{rows.collect_view()}</ul>
                </section>
            }
        })
    }
}

/// Enough of an id to tell two apart.
pub fn short(id: &str) -> String {
    id.chars().take(8).collect()
}
