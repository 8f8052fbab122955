//! The queue of a call: states with their counts, oldest first, and one account at a time.

mod list;

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use list::List;
use vault::open::Opened;

use super::{
    Desk, HEADING, Locked, attachments,
    fetch::{self, FetchError, Named},
    reader::{Around, Reader},
    review::{Case, Hold},
    texts,
    thread::Talk,
    trust::TrustError,
};
use crate::{
    api::{self, ApiError},
    browser,
    part::notice::{Kind, Notice},
    text::{key::desk, link, say},
    unlocked::{OpenCall, Unlocked},
    wire::{LaneCounts, QueueItem, StateCount},
};

/// Rows fetched at a time.
const PAGE: u32 = 50;

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

/// What of a state is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lane {
    All,
    Mine,
    Free,
    Urgent,
    /// Said to be done, to the person who wrote it.
    Done,
}

#[derive(Clone, Copy)]
struct Work {
    desk: Desk,
    unlocked: StoredValue<Arc<Unlocked>>,
    call: StoredValue<Arc<OpenCall>>,
    state: RwSignal<String>,
    lane: RwSignal<Lane>,
    lanes: RwSignal<LaneCounts>,
    /// Counts the lists asked for: an answer to an earlier one is passed over.
    turn: StoredValue<u32>,
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
        let (title, text) = texts::said((desk::QUEUE_RESEARCHER, desk::QUEUE_RESEARCHER_TEXT));
        return view! {
            <div class="stack">
                <h1 id=HEADING tabindex="-1">{say(desk::QUEUE_TITLE)}</h1>
                <Notice kind=Kind::Info title text/>
                <div class="actions"><a class="button" href=link("/research")>{say(desk::QUEUE_RESEARCH_ROOM)}</a></div>
            </div>
        }
        .into_any();
    }
    let work = Work {
        desk,
        unlocked: StoredValue::new(unlocked),
        call: StoredValue::new(call),
        state: RwSignal::new(String::new()),
        lane: RwSignal::new(Lane::All),
        lanes: RwSignal::new(LaneCounts::default()),
        turn: StoredValue::new(0),
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
        View::Opening => view! { <p role="status">{say(desk::READER_OPENING)}</p> }.into_any(),
        View::Reading(named, opened) => work.reading(named, opened).into_any(),
    };
    view! { <section class="stack">{shown}</section> }.into_any()
}

impl Work {
    fn reading(self, named: Arc<Named>, opened: Arc<Opened>) -> impl IntoView + use<> {
        let id = named.item.id.clone();
        let following = self.after(&id);
        let (unlocked, call) = (self.unlocked.get_value(), self.call.get_value());
        let talk = Talk::begin(self.desk, unlocked.clone(), call.clone(), named.clone(), opened.clone());
        self.follow(id.clone(), talk);
        let files = self.files(&id);
        let number = id.parse().expect("an account was opened under its id");
        let hold = Hold::of(unlocked.clone(), call.clone(), number, &named.item);
        self.follow_hold(id.clone(), hold);
        let case = Case { desk: self.desk, unlocked, call, named, opened, hold };
        let has_next = following.is_some();
        let (gone, moved) = (id.clone(), id.clone());
        view! {
            <Reader
                around=Around { case, talk, files, has_next }
                close=move || self.close(&id)
                next=move || if let Some(item) = following.clone() { self.open(item) }
                gone=move || self.gone(&gone)
                moved=move |state| self.moved(&moved, &state)
            />
        }
    }

    /// Keeps the list in step with who holds the account that is open, and whether it is urgent.
    fn follow_hold(self, id: String, hold: Hold) {
        Effect::new(move || {
            let (holder, urgent) = (hold.holder.get(), hold.urgent.get());
            self.change(&id, |item| {
                let changed = item.holder != holder || item.is_urgent != urgent;
                (item.holder, item.is_urgent) = (holder, urgent);
                changed
            });
        });
    }

    /// There is no such account for her any more.
    fn gone(self, id: &str) {
        self.items.update(|items| items.retain(|item| item.id != id));
        self.view.set(View::List);
        browser::focus(HEADING);
    }

    /// Who opens the files of an account.
    fn files(self, id: &str) -> Option<attachments::Desk> {
        let (unlocked, call) = (self.unlocked.try_get_value()?, self.call.try_get_value()?);
        Some(attachments::Desk { unlocked, call, id: id.parse().ok()? })
    }

    /// Starts the list of one state; an empty name means all.
    fn show(self, state: String) {
        self.show_lane(state, self.lane.get_untracked());
    }

    fn show_lane(self, state: String, lane: Lane) {
        self.lane.set(lane);
        self.turn.update_value(|turn| *turn += 1);
        self.state.set(state);
        self.items.set(Vec::new());
        self.next.set(None);
        self.more();
    }

    /// Fetches the next page of the list.
    fn more(self) {
        let Some(unlocked) = self.unlocked.try_get_value() else { return };
        let call = self.call.with_value(|call| call.call.clone());
        let (state, lane) = (self.state.get_untracked(), self.lane.get_untracked());
        let after = self.next.get_untracked();
        let turn = self.turn.get_value();
        self.loading.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let holder = match lane {
                Lane::Mine => "mine",
                Lane::Free => "free",
                Lane::All | Lane::Urgent | Lane::Done => "",
            };
            let (urgent, done) = (lane == Lane::Urgent, lane == Lane::Done);
            let filter = api::Filter { state, holder: holder.to_owned(), urgent, done };
            let page = api::queue(&unlocked.session, &call, &filter, after.as_deref(), PAGE).await;
            drop(unlocked);
            // Another list may have been asked for, or the desk locked, in the meantime.
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            self.loading.set(false);
            match page {
                Ok(page) => {
                    self.items.update(|items| items.extend(page.items));
                    self.next.set(page.next);
                    self.counts.set(page.counts);
                    self.lanes.set(page.lanes);
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

    /// Keeps the list in step with what the writer of the account that is open is told.
    fn follow(self, id: String, talk: Talk) {
        Effect::new(move || {
            let said = talk.state().get();
            // Whatever her writer is told, an account that is open is not new any more.
            if said != "new" && self.is_in(&id, "new") {
                self.moved(&id, "reading");
            }
            let done = said == "done";
            self.change(&id, |item| core::mem::replace(&mut item.is_done, done) != done);
        });
    }

    fn is_in(self, id: &str, state: &str) -> bool {
        self.items.with_untracked(|items| items.iter().any(|item| item.id == id && item.state == state))
    }

    /// The account stands somewhere else from now on: in the list, and in the counts.
    fn moved(self, id: &str, now: &str) {
        let mut before = None;
        self.change(id, |item| {
            let moves = item.state != now;
            before = moves.then(|| core::mem::replace(&mut item.state, now.to_owned()));
            moves
        });
        let Some(before) = before else { return };
        self.counts.update(|counts| {
            for count in counts.iter_mut() {
                count.count = count.count.saturating_sub(u64::from(count.state == before));
                count.count += u64::from(count.state == now);
            }
            if !counts.iter().any(|count| count.state == now) {
                counts.push(StateCount { state: now.to_owned(), count: 1, free: 0 });
            }
            counts.retain(|count| count.count > 0);
        });
    }

    /// Changes an account of the list; nothing is drawn anew unless `change` says that it did.
    fn change(self, id: &str, change: impl FnOnce(&mut QueueItem) -> bool) {
        let _ = self.items.try_maybe_update(|items| {
            let item = items.iter_mut().find(|item| item.id == id);
            (item.is_some_and(change), ())
        });
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

/// Enough of an id to tell two apart.
pub fn short(id: &str) -> String {
    id.chars().take(8).collect()
}
