//! How far the two people who coded an account agree: all records are opened in Workers and counted there, and only counts come back.

mod outcome;
mod read;
mod save;
mod sum;
mod table;

use std::{cell::RefCell, sync::Arc};

use leptos::{prelude::*, task::spawn_local};
use outcome::Counted;
use sum::{Outcome, Sum};

use super::{
    Desk, Locked,
    bulk::{
        MOST,
        message::{Report, Stop, Task},
        pool::{self, Halt, Pool, Told},
    },
    codebook::{self, Book, BookError},
    texts::{Said, said},
    trust::TrustError,
};
use crate::{
    api, browser,
    part::notice::{Kind, Notice},
    text::{key::agreement, say, say_with},
    unlocked::{OpenCall, Unlocked},
    wire::QueueItem,
    worker::WorkerFailed,
};

pub const HEADING: &str = "agreement-heading";

/// How far it is.
#[derive(Clone)]
enum Stage {
    Closed,
    Asking,
    /// Workers are at work.
    Counting {
        total: u32,
    },
    Done(Arc<Outcome>),
    Trouble(Trouble),
}

/// Why nothing was counted.
#[derive(Clone, Copy)]
enum Trouble {
    Halt(Halt),
    /// There is no such version of the themes to count by.
    Book(BookError),
}

#[derive(Clone, Copy)]
struct Work {
    desk: Desk,
    unlocked: StoredValue<Arc<Unlocked>>,
    call: StoredValue<Arc<OpenCall>>,
    stage: RwSignal<Stage>,
    told: Told,
    /// Accounts whose record could not be read.
    unread: RwSignal<Vec<QueueItem>>,
    pool: StoredValue<Option<Pool>, LocalStorage>,
    /// Counts the starts: what an earlier one asked for is passed over.
    turn: StoredValue<u32>,
}

#[component]
pub fn Agreement(desk: Desk, unlocked: Arc<Unlocked>, call: Arc<OpenCall>) -> impl IntoView {
    let work = Work {
        desk,
        unlocked: StoredValue::new(unlocked),
        call: StoredValue::new(call),
        stage: RwSignal::new(Stage::Closed),
        told: Told::nothing(),
        unread: RwSignal::new(Vec::new()),
        pool: StoredValue::new_local(None),
        turn: StoredValue::new(0),
    };
    Effect::new(move || {
        if let Some(why) = work.told.stopped.get() {
            work.halt(Trouble::Halt(why));
        }
    });
    // The Workers have said all they know. Not from within their own report, which they end with.
    Effect::new(move || {
        if work.stage.with(|stage| matches!(stage, Stage::Done(_))) {
            work.pool.set_value(None);
            browser::focus(outcome::HEADING);
        }
    });
    view! {
        <section class="stack">
            <h1 id=HEADING tabindex="-1">{say(agreement::TITLE)}</h1>
            {move || match work.stage.get() {
                Stage::Closed => view! { <Closed work/> }.into_any(),
                Stage::Asking => view! { <p role="status">{say(agreement::ASKING)}</p> }.into_any(),
                Stage::Counting { total } => view! { <Counting work total/> }.into_any(),
                Stage::Done(outcome) => view! { <Counted work outcome/> }.into_any(),
                Stage::Trouble(why) => {
                    let (title, text) = trouble(why);
                    view! { <Notice kind=Kind::Error title text/> <Closed work/> }.into_any()
                }
            }}
        </section>
    }
}

/// Before anything is counted.
#[component]
fn Closed(work: Work) -> impl IntoView {
    view! {
        <p class="lede">{say(agreement::LEDE)}</p>
        <p class="hint">{say(agreement::LEDE_USE)}</p>
        <div class="actions">
            <button class="button" type="button" on:click=move |_| work.start(None)>{say(agreement::START)}</button>
        </div>
    }
}

#[component]
fn Counting(work: Work, total: u32) -> impl IntoView {
    let read = move || work.told.opened.get() + u32::try_from(work.unread.with(Vec::len)).unwrap_or(u32::MAX);
    let progress = move || say_with(agreement::PROGRESS, &[("done", read().into()), ("total", total.into())]);
    view! {
        <div class="bulk-progress stack">
            <p>{progress}</p>
            <progress max=total.max(1) prop:value=read aria-label=say(agreement::PROGRESS_LABEL)></progress>
            <p class="hint">{say(agreement::PROGRESS_HINT)}</p>
        </div>
        <div class="actions">
            <button class="button-quiet" type="button" on:click=move |_| work.forget()>{say(agreement::CANCEL)}</button>
        </div>
    }
}

impl Work {
    /// Counts by a version of the themes, or by the one in force.
    fn start(self, version: Option<u32>) {
        let Some((unlocked, call)) = self.unlocked.try_get_value().zip(self.call.try_get_value()) else { return };
        self.forget();
        let turn = self.turn.get_value();
        self.stage.set(Stage::Asking);
        spawn_local(async move {
            let outcome = ask(&unlocked, &call, version).await;
            // Locked, left, or stopped in the meantime.
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            match outcome {
                Ok((book, total)) => {
                    let most = u32::try_from(total).unwrap_or(u32::MAX).min(MOST);
                    self.stage.set(Stage::Counting { total: most });
                    match self.hire(book, total > u64::from(MOST), &unlocked, &call) {
                        Ok(pool) => self.pool.set_value(Some(pool)),
                        Err(WorkerFailed) => self.halt(Trouble::Halt(Halt::Worker)),
                    }
                }
                Err(why) => self.halt(why),
            }
        });
    }

    fn hire(self, book: Book, is_cut: bool, unlocked: &Unlocked, call: &OpenCall) -> Result<Pool, WorkerFailed> {
        let processors = browser::processors();
        let codebook = book.codebook.to_bytes();
        let sum = RefCell::new(Sum::new(book, is_cut, pool::workers(processors)));
        let hear = move |report| match report {
            Report::Unread(item) => {
                self.unread.try_update(|unread| unread.push(item));
            }
            Report::Counted(counted) => match sum.borrow_mut().add(&counted) {
                Ok(None) => {}
                Ok(Some(sum)) => {
                    let outcome = sum.with(self.unread.try_get_untracked().unwrap_or_default());
                    let _ = self.stage.try_set(Stage::Done(Arc::new(outcome)));
                }
                Err(_) => {
                    let _ = self.told.stopped.try_set(Some(Halt::Fetch(Stop::Strange)));
                }
            },
            _ => {}
        };
        let begin = || pool::begin(unlocked, call, Task::Count(codebook.clone()));
        Pool::start(processors, begin, self.told, hear)
    }

    fn halt(self, why: Trouble) {
        self.forget();
        match why {
            Trouble::Halt(Halt::Fetch(Stop::LoggedOut)) | Trouble::Book(BookError::LoggedOut) => {
                self.desk.lock(Locked::Trust(TrustError::LoggedOut));
            }
            why => self.stage.set(Stage::Trouble(why)),
        }
    }

    /// Ends the Workers, and drops what was counted.
    fn forget(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.pool.set_value(None);
        self.told.forget();
        self.unread.set(Vec::new());
        self.stage.set(Stage::Closed);
        browser::focus(HEADING);
    }
}

/// The codebook to count by, and how many accounts there are.
async fn ask(unlocked: &Unlocked, call: &OpenCall, version: Option<u32>) -> Result<(Book, u64), Trouble> {
    let book = codebook::codebook_of(unlocked, call, version).await.map_err(Trouble::Book)?;
    let queue = api::queue(&unlocked.session, &call.call, &api::Filter::default(), None, 1).await;
    let queue = queue.map_err(|error| Trouble::Halt(Halt::Fetch((&error).into())))?;
    Ok((book, queue.counts.iter().map(|state| state.count).sum()))
}

fn trouble(why: Trouble) -> Said {
    let halt = match why {
        Trouble::Book(why) => return codebook::trouble(why),
        Trouble::Halt(halt) => halt,
    };
    said(match halt {
        Halt::Fetch(Stop::Offline) => (agreement::OFFLINE, agreement::OFFLINE_TEXT),
        Halt::Fetch(Stop::Strange | Stop::LoggedOut) => (agreement::STRANGE, agreement::STRANGE_TEXT),
        Halt::Worker => (agreement::WORKER, agreement::WORKER_TEXT),
    })
}
