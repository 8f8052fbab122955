//! Releases: what left the call so far, and making the next one. A keyholder plans it, counts and proposes; a second member's browser makes it again.
//!
//! Accounts are opened and counted in a Worker. The page has numbers for those who hold the key, and a release once disclosure control made it.

mod ask;
mod choose;
mod day;
mod form;
mod frozen;
mod groups;
mod ledger;
mod list;
mod offer;
mod plan;
mod propose;
mod run;
mod shown;
mod sign;
mod texts;
mod who;
mod why;
mod words;

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use themes::{codebook::Codebook, disclosure::Progress, plan::Plan, release::Release};
use vault::{ledger::EntryKind, role::Role};

use self::{
    ledger::{Ledger, LedgerError},
    offer::{Offer, Offered},
};
use super::{
    Desk, Locked,
    bulk::pool::{Halt, Pool, Told},
    codebook::BookError,
    places::Open,
    trust::TrustError,
};
use crate::{
    browser,
    text::{key::releases as key, say},
    unlocked::{OpenCall, Unlocked},
};

pub use frozen::Whose;
pub use who::{Reason, Who};
pub use why::Why;
pub use words::Unproposed;

pub const HEADING: &str = "release-heading";
/// The heading of the step that is shown.
const STEP: &str = "release-step";

/// A plan that nothing changes any more, with the codebook that it names.
struct Frozen {
    plan: Plan,
    codebook: Codebook,
}

/// What is shown.
#[derive(Clone)]
enum Step {
    Loading,
    /// What was released, and what can be done.
    Rest,
    /// A plan is being written, from n alone.
    Writing(Arc<Codebook>),
    /// It is frozen, and nothing was counted yet.
    Frozen(Arc<Frozen>),
    Asking,
    Fetching {
        total: u32,
    },
    Who(Arc<Frozen>, Arc<Who>),
    Running,
    /// The second member's browser has opened everything, and makes it again.
    Comparing(Arc<Who>),
    /// What would leave, to be looked at.
    Made(Arc<Release>),
    /// Quotes are chosen, of what was made.
    Choosing,
    /// The last questions before it is proposed.
    Proposing(Ready),
    /// There is none, or it is not the same.
    Refused(Arc<Why>),
    /// The second member came to the same, of these; `None` for what was sealed and is to be published, which nobody counts again.
    Same(Arc<Offer>, Option<Arc<Who>>),
}

/// A release that can be proposed.
#[derive(Clone)]
struct Ready {
    release: Arc<Release>,
    /// Of one that was sealed and is to be published.
    published: Option<[u8; 32]>,
}

/// What the Worker is hired for.
#[derive(Clone)]
enum Aim {
    Make(Arc<Frozen>),
    Again(Arc<Offer>),
}

/// What came between. Nothing was changed by it, and nothing is lost.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trouble {
    Halt(Halt),
    Book(BookError),
    Ledger(LedgerError),
    /// More accounts than one device holds.
    TooMany,
    /// Another release came in between.
    Stale,
    /// Another proposal is open meanwhile, or none any more.
    Replaced,
    /// Another key set is in force.
    Keys,
    /// The members' keys are not those of the key set.
    Members,
    /// Its day is more than one after today.
    DayAhead,
    /// Its day is too long ago.
    DayPast,
    /// Refused for its content.
    Refused,
    /// No answer. It may have been done.
    Unsure,
}

/// What was done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Done {
    Proposed,
    Withdrawn,
    HandedIn(EntryKind),
}

#[derive(Clone, Copy)]
struct Work {
    desk: Desk,
    unlocked: StoredValue<Arc<Unlocked>>,
    call: StoredValue<Arc<OpenCall>>,
    reopen: Callback<()>,
    step: RwSignal<Step>,
    /// `None` until it was fetched and verified.
    ledger: RwSignal<Option<Arc<Ledger>>>,
    offered: RwSignal<Offered>,
    trouble: RwSignal<Option<Trouble>>,
    done: RwSignal<Option<Done>>,
    busy: RwSignal<bool>,
    told: Told,
    /// How far the release is.
    at: RwSignal<Option<Progress>>,
    aim: StoredValue<Option<Aim>>,
    words: StoredValue<words::Words>,
    choice: choose::Choice,
    pool: StoredValue<Option<Pool>, LocalStorage>,
    /// Counts what was begun: what an earlier one asked for is passed over.
    turn: StoredValue<u32>,
}

#[component]
pub fn Releases(open: Open) -> impl IntoView {
    let Open { desk, unlocked, call, reopen, .. } = open;
    let work = Work {
        desk,
        unlocked: StoredValue::new(unlocked),
        call: StoredValue::new(call),
        reopen,
        step: RwSignal::new(Step::Loading),
        ledger: RwSignal::new(None),
        offered: RwSignal::new(Offered::None),
        trouble: RwSignal::new(None),
        done: RwSignal::new(None),
        busy: RwSignal::new(false),
        told: Told::nothing(),
        at: RwSignal::new(None),
        aim: StoredValue::new(None),
        words: StoredValue::default(),
        choice: choose::Choice::default(),
        pool: StoredValue::new_local(None),
        turn: StoredValue::new(0),
    };
    work.attend();
    work.load();
    on_cleanup(move || work.put_away_words());
    view! {
        <section class="stack">
            <h1 id=HEADING tabindex="-1">{say(key::TITLE)}</h1>
            {move || work.trouble.get().map(|why| view! { <texts::Troubled work why/> })}
            {move || work.done.get().map(|done| view! { <texts::Finished done/> })}
            {move || match work.step.get() {
                Step::Loading => view! { <p role="status">{say(key::LOADING)}</p> }.into_any(),
                Step::Rest => view! { <list::Rest work/> }.into_any(),
                Step::Writing(codebook) => view! { <form::Writing work codebook/> }.into_any(),
                Step::Frozen(frozen) => view! { <frozen::FrozenPlan work frozen/> }.into_any(),
                Step::Asking => view! { <p role="status">{say(key::ASKING)}</p> }.into_any(),
                Step::Fetching { total } => view! { <run::Fetching work total/> }.into_any(),
                Step::Who(frozen, who) => view! { <run::Intake work frozen who/> }.into_any(),
                Step::Running | Step::Comparing(_) => view! { <run::Running work/> }.into_any(),
                Step::Made(release) => view! { <run::Look work release/> }.into_any(),
                Step::Choosing => view! { <choose::Choosing work/> }.into_any(),
                Step::Proposing(ready) => view! { <propose::Propose work ready/> }.into_any(),
                Step::Refused(why) => view! { <run::Refused work why/> }.into_any(),
                Step::Same(offer, who) => view! { <sign::Sign work offer who/> }.into_any(),
            }}
        </section>
    }
}

impl Work {
    /// Listens to the Worker, and ends it when it has said all it knows. Not from within its own report.
    fn attend(self) {
        Effect::new(move || {
            if let Some(why) = self.told.stopped.get() {
                self.halt(Trouble::Halt(why));
            }
        });
        Effect::new(move || match self.step.get() {
            Step::Comparing(_) => self.compare(),
            // Accounts stay open as long as quotes of them may be chosen.
            Step::Made(_) if self.choice.is_open() => {}
            Step::Made(_) | Step::Proposing(_) | Step::Same(..) | Step::Refused(_) => {
                self.pool.set_value(None);
                self.choice.forget();
            }
            _ => {}
        });
    }

    /// Unlocked keys and the call, unless the desk was locked in the meantime.
    fn open(self) -> Option<(Arc<Unlocked>, Arc<OpenCall>)> {
        self.unlocked.try_get_value().zip(self.call.try_get_value())
    }

    fn role(self) -> Option<Role> {
        self.call.try_with_value(|call| call.role)
    }

    /// Begins something, so that the answers of what was begun before are passed over.
    fn begin(self) -> u32 {
        self.turn.update_value(|turn| *turn += 1);
        self.turn.get_value()
    }

    fn is_on(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    /// Shows a step, and goes to its heading.
    fn show(self, step: Step) {
        if self.step.try_set(step).is_none() {
            browser::focus(STEP);
        }
    }

    /// Fetches and verifies what was released, and what is proposed.
    fn load(self) {
        let Some((unlocked, call)) = self.open() else { return };
        let turn = self.begin();
        self.step.set(Step::Loading);
        spawn_local(async move {
            let outcome = ask::everything(&unlocked, &call).await;
            drop((unlocked, call));
            if !self.is_on(turn) {
                return;
            }
            match outcome {
                Ok((ledger, offered)) => {
                    self.ledger.set(Some(Arc::new(ledger)));
                    self.offered.set(offered);
                    self.take_up_words();
                }
                Err(why) => {
                    // What was believed before is not shown beside that.
                    self.ledger.set(None);
                    self.offered.set(Offered::None);
                    self.stumble(Trouble::Ledger(why));
                }
            }
            let _ = self.step.try_set(Step::Rest);
        });
    }

    /// Says what came between. A session that is over locks the desk.
    fn stumble(self, why: Trouble) {
        match why {
            Trouble::Halt(Halt::Fetch(super::bulk::message::Stop::LoggedOut))
            | Trouble::Book(BookError::LoggedOut)
            | Trouble::Ledger(LedgerError::LoggedOut) => self.desk.lock(Locked::Trust(TrustError::LoggedOut)),
            why => {
                let _ = self.trouble.try_set(Some(why));
                browser::focus(texts::TROUBLE);
            }
        }
    }

    /// Ends the Worker, says why, and goes back to where it began.
    fn halt(self, why: Trouble) {
        self.stop();
        self.stumble(why);
    }

    /// Ends the Worker, drops what was opened and counted, and goes back to the frozen plan, or to the list.
    fn stop(self) {
        self.begin();
        self.pool.set_value(None);
        self.told.forget();
        self.at.set(None);
        self.choice.forget();
        match self.aim.try_update_value(Option::take).flatten() {
            Some(Aim::Make(frozen)) => self.show(Step::Frozen(frozen)),
            Some(Aim::Again(_)) | None => self.rest(),
        }
    }

    /// Back to the list.
    fn rest(self) {
        self.begin();
        self.pool.set_value(None);
        self.aim.set_value(None);
        self.choice.forget();
        self.step.set(Step::Rest);
        browser::focus(HEADING);
    }

    /// What was said of the last thing is over once the next begins.
    fn forget_notices(self) {
        self.trouble.set(None);
        self.done.set(None);
    }

    /// Whose frozen plan it is, and of which call.
    fn place(self) -> Option<Whose> {
        let (unlocked, call) = self.open()?;
        Some((unlocked.account.clone(), call.call.clone()))
    }
}
