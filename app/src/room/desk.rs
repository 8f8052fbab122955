//! The desk: where members open what was sealed to their call.

mod agreement;
mod attachments;
pub mod bulk;
mod care;
pub mod codebook;
mod editor;
mod export;
mod fact;
mod fetch;
mod members;
mod mine;
mod opening;
mod places;
mod queue;
mod reader;
mod recovery;
pub mod release;
mod retention;
mod review;
pub mod texts;
mod thread;
mod unlock;

use std::{collections::HashMap, sync::Arc};

use leptos::{mount::mount_to, prelude::*, task::spawn_local};
use themes::plan::Plan;
use time::Date;
use vault::{
    call_state::CallState,
    id::{CallId, SubmissionId},
    record::SealedRecord,
};

pub use super::unlock::Locked;
use super::unlock::{Compare, HEADING, InForce, enter, idle, job, memory, trust};
use crate::{
    api,
    browser::{self, Here},
    unlocked::Unlocked,
};

/// What the desk shows.
#[derive(Clone)]
enum Stage {
    Locked(Option<Locked>),
    Unlocked(Arc<Unlocked>),
    /// Nobody can unlock any more, and somebody brings the shares.
    Recovering,
}

/// Seals what would be lost with the keys; `None` if there is nothing. What it hands over is ciphertext.
pub type SealFirst = Arc<dyn Fn() -> Option<SealedRecord> + Send + Sync>;

/// What became of work that was sealed when the desk was locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Draft {
    Sending,
    Saved,
    /// Kept in this page, sealed, until its account is opened again.
    Unsent,
}

/// The desk, for those who may lock and unlock it.
#[derive(Clone, Copy)]
pub struct Desk {
    stage: RwSignal<Stage>,
    here: StoredValue<Here>,
    /// What keyholders were writing for their calls when the desk was locked.
    unpublished: StoredValue<HashMap<CallId, editor::Unpublished>>,
    unpublished_themes: StoredValue<HashMap<CallId, codebook::Unpublished>>,
    /// Plans of releases that were frozen. No account is in them.
    frozen_plans: StoredValue<HashMap<release::Whose, Plan>>,
    /// Words of releases that are not proposed yet, sealed.
    unproposed: StoredValue<HashMap<release::Whose, release::Unproposed>>,
    /// Came in with a paper code, and has set no new passphrase since.
    by_paper: RwSignal<bool>,
    seal_first: StoredValue<Option<SealFirst>>,
    /// Sealed at the lock, and not with the server yet.
    unsent: StoredValue<HashMap<(CallId, SubmissionId), Vec<u8>>>,
    draft: RwSignal<Option<Draft>>,
    /// Answers that were being written, sealed.
    half_written: StoredValue<HashMap<thread::Whose, thread::HalfWritten>>,
    /// Whether single letters are shortcuts.
    single_keys: RwSignal<bool>,
    recent: RwSignal<review::Recent>,
    care: care::Care,
    /// Calls that are archived, as the server says.
    archived: RwSignal<Vec<CallId>>,
}

impl Desk {
    fn unlock(self, unlocked: Unlocked) {
        self.by_paper.set(unlocked.paper.is_some());
        self.draft.set(None);
        self.stage.set(Stage::Unlocked(Arc::new(unlocked)));
    }

    /// Seals what is not saved, drops every key and every text, sends what was sealed, and ends the session.
    pub fn lock(self, why: Locked) {
        if !self.is_open() {
            return;
        }
        let seal = self.seal_first.try_update_value(Option::take).flatten();
        let sealed = seal.and_then(|seal| seal());
        let _ = self.draft.try_set(sealed.is_some().then_some(Draft::Sending));
        self.drop_keys(why, sealed);
    }

    /// Drops every key and every text at once: somebody may be looking, or the page is going.
    fn leave(self) {
        let _ = self.seal_first.try_set_value(None);
        let _ = self.draft.try_set(None);
        self.drop_keys(Locked::ByHand, None);
    }

    fn drop_keys(self, why: Locked, sealed: Option<SealedRecord>) {
        let before = self.stage.try_update(|stage| core::mem::replace(stage, Stage::Locked(Some(why))));
        if let Some(Stage::Unlocked(unlocked)) = before {
            let session = unlocked.session.copy();
            drop(unlocked);
            spawn_local(async move {
                if let Some(sealed) = sealed {
                    self.deliver(&session, &sealed).await;
                }
                let _ = api::logout(session).await;
            });
        }
    }

    fn recover(self) {
        self.stage.set(Stage::Recovering);
    }

    /// Back to the locked desk, with nothing to say about it.
    fn start_anew(self) {
        self.stage.set(Stage::Locked(None));
    }

    /// What does not arrive is kept as it is: sealed.
    async fn deliver(self, session: &api::Bearer, sealed: &SealedRecord) {
        let arrived = matches!(api::save_record(session, sealed).await, Ok(kept) if kept == sealed.digest());
        if !arrived {
            let place = (sealed.call().clone(), sealed.testimony());
            let _ = self.unsent.try_update_value(|unsent| unsent.insert(place, sealed.bytes()));
        }
        let _ = self.draft.try_set(Some(if arrived { Draft::Saved } else { Draft::Unsent }));
    }

    /// From now on this is asked before the keys are dropped.
    fn seal_before_locking(self, seal: SealFirst) {
        self.seal_first.set_value(Some(seal));
    }

    fn nothing_unsaved(self) {
        let _ = self.seal_first.try_set_value(None);
    }

    /// What was sealed of an account when the desk was locked, and did not arrive.
    fn unsent(self, call: &CallId, id: SubmissionId) -> Option<Vec<u8>> {
        self.unsent.try_with_value(|unsent| unsent.get(&(call.clone(), id)).cloned())?
    }

    /// It is on the table again, and sealed anew when the desk locks.
    fn forget_unsent(self, call: &CallId, id: SubmissionId) {
        let _ = self.unsent.try_update_value(|unsent| unsent.remove(&(call.clone(), id)));
    }

    const fn single_keys(self) -> RwSignal<bool> {
        self.single_keys
    }

    const fn recent(self) -> RwSignal<review::Recent> {
        self.recent
    }

    /// Asks which calls are archived. Without an answer all stand side by side.
    fn ask_what_is_archived(self) {
        spawn_local(async move {
            let Ok(told) = api::calls().await else { return };
            let archived = told.calls.iter().filter(|call| call.state == CallState::Archived.as_str());
            let _ = self.archived.try_set(archived.filter_map(|call| call.call.parse().ok()).collect());
        });
    }

    fn is_archived(self, call: &CallId) -> bool {
        self.archived.with(|archived| archived.contains(call))
    }

    /// Says where a call stands now.
    fn now_stands(self, call: &CallId, state: CallState) {
        self.archived.update(|archived| {
            archived.retain(|other| other != call);
            archived.extend((state == CallState::Archived).then(|| call.clone()));
        });
    }

    fn today(self) -> Date {
        self.here.with_value(|here| (here.calendar)())
    }

    fn origin(self) -> String {
        self.here.with_value(|here| here.origin.clone())
    }

    fn is_open(self) -> bool {
        self.stage.with_untracked(|stage| !matches!(stage, Stage::Locked(_)))
    }
}

/// Puts the desk into the page.
pub fn mount(here: Here) {
    browser::start_anew_after_back();
    mount_to(browser::room(), move || view! { <Room here/> }).forget();
}

#[component]
fn Room(here: Here) -> impl IntoView {
    let (clock, minutes) = (here.clock, here.idle_minutes);
    let desk = Desk {
        stage: RwSignal::new(Stage::Locked(None)),
        here: StoredValue::new(here),
        unpublished: StoredValue::default(),
        unpublished_themes: StoredValue::default(),
        frozen_plans: StoredValue::default(),
        unproposed: StoredValue::default(),
        by_paper: RwSignal::new(false),
        seal_first: StoredValue::new(None),
        unsent: StoredValue::default(),
        draft: RwSignal::new(None),
        half_written: StoredValue::default(),
        single_keys: RwSignal::new(true),
        recent: RwSignal::default(),
        care: care::Care::new(clock),
        archived: RwSignal::default(),
    };
    for event in ["pagehide", "murmuration:leave"] {
        browser::listen(event, move || desk.leave());
    }
    idle::watch(clock, minutes, move || {
        if desk.is_open() {
            desk.lock(Locked::Idle);
        }
    });
    move || match desk.stage.get() {
        Stage::Locked(why) => view! { <unlock::Unlock desk why/> }.into_any(),
        Stage::Unlocked(unlocked) => view! { <opening::Open desk unlocked/> }.into_any(),
        Stage::Recovering => view! { <recovery::Recover desk/> }.into_any(),
    }
}
