//! The desk: where members open what was sealed to their call.

mod attachments;
pub mod bulk;
pub mod codebook;
mod compare;
mod editor;
mod enter;
mod export;
mod fetch;
mod idle;
pub mod job;
mod keys;
mod members;
pub mod memory;
mod mine;
mod opening;
mod places;
mod queue;
mod reader;
mod recovery;
mod retention;
mod texts;
pub mod texts;
mod thread;
mod trust;
mod unlock;

use std::{collections::HashMap, sync::Arc};

use leptos::{mount::mount_to, prelude::*, task::spawn_local};
use time::Date;
use trust::TrustError;
use vault::id::CallId;

use crate::{
    api,
    browser::{self, Here},
    unlocked::Unlocked,
};

/// Why the desk is locked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Locked {
    ByHand,
    Idle,
    /// A person saw that the fingerprints differ.
    Different,
    Trust(TrustError),
}

/// What the desk shows.
#[derive(Clone)]
enum Stage {
    Locked(Option<Locked>),
    Unlocked(Arc<Unlocked>),
    /// Nobody can unlock any more, and somebody brings the shares.
    Recovering,
}

/// The desk, for those who may lock and unlock it.
#[derive(Clone, Copy)]
pub struct Desk {
    stage: RwSignal<Stage>,
    here: StoredValue<Here>,
    /// What keyholders were writing for their calls when the desk was locked.
    unpublished: StoredValue<HashMap<CallId, editor::Unpublished>>,
    unpublished_themes: StoredValue<HashMap<CallId, codebook::Unpublished>>,
    /// Came in with a paper code, and has set no new passphrase since.
    by_paper: RwSignal<bool>,
}

impl Desk {
    fn unlock(self, unlocked: Unlocked) {
        self.by_paper.set(unlocked.paper.is_some());
        self.stage.set(Stage::Unlocked(Arc::new(unlocked)));
    }

    /// Drops every key and every text, and ends the session.
    pub fn lock(self, why: Locked) {
        let before = self.stage.try_update(|stage| core::mem::replace(stage, Stage::Locked(Some(why))));
        if let Some(Stage::Unlocked(unlocked)) = before {
            let session = unlocked.session.copy();
            drop(unlocked);
            spawn_local(async move {
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

    fn today(self) -> Date {
        self.here.with_value(|here| here.today)
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
        by_paper: RwSignal::new(false),
    };
    for event in ["pagehide", "murmuration:leave"] {
        browser::listen(event, move || desk.lock(Locked::ByHand));
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

/// The heading of whatever is shown: the focus goes there when it changes.
const HEADING: &str = "room-heading";
