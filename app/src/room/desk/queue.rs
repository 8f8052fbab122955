//! The queue of a call: states with their counts, oldest first, and one account at a time.

mod list;

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use list::List;
use vault::open::Opened;

use super::{
    Desk, HEADING, Locked, attachments,
    fetch::{self, FetchError, Named},
    reader::Reader,
    texts,
    thread::Talk,
    trust::TrustError,
};
use crate::{
    api::{self, ApiError},
    browser,
    part::notice::{Kind, Notice},
    text::{key::desk, say},
    unlocked::{OpenCall, Unlocked},
    wire::{QueueItem, StateCount},
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

#[derive(Clone, Copy)]
struct Work {
    desk: Desk,
    unlocked: StoredValue<Arc<Unlocked>>,
    call: StoredValue<Arc<OpenCall>>,
    state: RwSignal<String>,
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
            </div>
        }
        .into_any();
    }
    let work = Work {
        desk,
        unlocked: StoredValue::new(unlocked),
        call: StoredValue::new(call),
        state: RwSignal::new(String::new()),
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
        View::Reading(named, opened) => {
            let following = work.after(&named.item.id);
            let talk = Talk::begin(work.unlocked.get_value(), work.call.get_value(), named.clone(), opened.clone());
            work.follow(named.item.id.clone(), talk);
            let id = named.item.id.clone();
            let has_next = following.is_some();
            let files = work.files(&named.item.id);
            view! {
                <Reader
                    named
                    opened
                    talk
                    files
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
    /// Who opens the files of an account.
    fn files(self, id: &str) -> Option<attachments::Desk> {
        let (unlocked, call) = (self.unlocked.try_get_value()?, self.call.try_get_value()?);
        Some(attachments::Desk { unlocked, call, id: id.parse().ok()? })
    }

    /// Starts the list of one state; an empty name means all.
    fn show(self, state: String) {
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
        let state = self.state.get_untracked();
        let after = self.next.get_untracked();
        let turn = self.turn.get_value();
        self.loading.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let filter = api::Filter { state, ..api::Filter::default() };
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

    /// Keeps the list in step with the state of the account that is open.
    fn follow(self, id: String, talk: Talk) {
        Effect::new(move || {
            let said = talk.state().get();
            let mut before = None;
            let _ = self.items.try_maybe_update(|items| {
                let Some(item) = items.iter_mut().find(|item| item.id == id) else { return (false, ()) };
                let was_done = core::mem::replace(&mut item.is_done, said == "done");
                // Whatever her writer is told, an account that is open is not new any more.
                if item.state == "new" && said != "new" {
                    before = Some(core::mem::replace(&mut item.state, "reading".to_owned()));
                }
                (before.is_some() || was_done != item.is_done, ())
            });
            let Some(before) = before else { return };
            self.counts.update(|counts| {
                for count in counts.iter_mut() {
                    count.count = count.count.saturating_sub(u64::from(count.state == before));
                    count.count += u64::from(count.state == "reading");
                }
                if !counts.iter().any(|count| count.state == "reading") {
                    counts.push(StateCount { state: "reading".to_owned(), count: 1, free: 0 });
                }
                counts.retain(|count| count.count > 0);
            });
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
