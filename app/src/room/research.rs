//! The research room: where members read what was released of their calls. Nothing in its program opens an account.

mod calls;
mod ledger;
mod list;
mod method;
mod missing;
mod reading;
mod shown;
mod take;
mod texts;
mod verify;

use std::sync::Arc;

use leptos::{mount::mount_to, prelude::*, task::spawn_local};
use time::Date;

use super::unlock::{Form, Locked, idle};
use crate::{
    api,
    browser::{self, Here},
    text::{key::research, say},
    unlocked::Unlocked,
};

/// What the room shows.
#[derive(Clone)]
enum Stage {
    Locked(Option<Locked>),
    Unlocked(Arc<Unlocked>),
}

/// The room, for those who may lock and unlock it.
#[derive(Clone, Copy)]
struct Research {
    stage: RwSignal<Stage>,
    here: StoredValue<Here>,
    /// Came in with a paper code.
    by_paper: RwSignal<bool>,
}

impl Research {
    fn unlock(self, unlocked: Unlocked) {
        self.by_paper.set(unlocked.paper.is_some());
        self.stage.set(Stage::Unlocked(Arc::new(unlocked)));
    }

    /// Drops every key and everything that was read, and ends the session.
    fn lock(self, why: Locked) {
        if !self.is_open() {
            return;
        }
        let before = self.stage.try_update(|stage| core::mem::replace(stage, Stage::Locked(Some(why))));
        if let Some(Stage::Unlocked(unlocked)) = before {
            let session = unlocked.session.copy();
            drop(unlocked);
            spawn_local(async move {
                let _ = api::logout(session).await;
            });
        }
    }

    fn is_open(self) -> bool {
        self.stage.with_untracked(|stage| matches!(stage, Stage::Unlocked(_)))
    }

    fn today(self) -> Date {
        self.here.with_value(|here| (here.calendar)())
    }

    fn origin(self) -> String {
        self.here.with_value(|here| here.origin.clone())
    }
}

/// Puts the room into the page.
pub fn mount(here: Here) {
    browser::start_anew_after_back();
    mount_to(browser::room(), move || view! { <Room here/> }).forget();
}

#[component]
fn Room(here: Here) -> impl IntoView {
    let (clock, minutes) = (here.clock, here.idle_minutes);
    let room = Research {
        stage: RwSignal::new(Stage::Locked(None)),
        here: StoredValue::new(here),
        by_paper: RwSignal::new(false),
    };
    for event in ["pagehide", "murmuration:leave"] {
        browser::listen(event, move || room.lock(Locked::ByHand));
    }
    idle::watch(clock, minutes, move || room.lock(Locked::Idle));
    move || match room.stage.get() {
        Stage::Locked(why) => view! {
            <div class="stack prose unlock">
                <Form
                    title=say(research::UNLOCK_TITLE)
                    lede=say(research::UNLOCK_LEDE)
                    why=why.map(|why| (why, texts::locked(&why)))
                    origin=room.origin()
                    busy=RwSignal::new(false)
                    unlocked=move |unlocked| room.unlock(unlocked)
                />
            </div>
        }
        .into_any(),
        Stage::Unlocked(unlocked) => view! { <calls::Calls room unlocked/> }.into_any(),
    }
}
