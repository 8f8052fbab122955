//! Taking a call's accounts to a machine that is never online, still sealed, where stock tools open them.

mod archive;
mod gather;
mod identity;
mod readme;
mod shown;

use std::sync::Arc;

use gather::{Counts, GatherError, Listed, Step, gather};
use identity::Identity;
use leptos::{prelude::*, task::spawn_local};
use shown::{Begin, Ready, gathering, trouble};

use super::{Desk, Locked, attachments::Link, trust::TrustError};
use crate::{
    browser,
    part::notice::{Kind, Notice},
    text::{key::export, say},
    unlocked::{OpenCall, Unlocked},
};

pub const HEADING: &str = "export-heading";
const READY: &str = "export-ready";

#[derive(Clone)]
enum Stage {
    Idle,
    Gathering,
    Ready { link: Link, counts: Counts, different: u32 },
    Trouble(GatherError),
}

#[derive(Clone, Copy)]
pub struct Export {
    desk: Desk,
    unlocked: StoredValue<Arc<Unlocked>>,
    call: StoredValue<Arc<OpenCall>>,
    stage: RwSignal<Stage>,
    step: RwSignal<Step>,
    /// Photos and other files that there are; `None` until the server has said.
    listed: RwSignal<Option<Result<Listed, GatherError>>>,
    /// Whether they are to be in it.
    with_files: RwSignal<bool>,
    /// Counts the starts: an earlier one that is still under way is passed over.
    turn: StoredValue<u32>,
}

#[component]
pub fn Take(desk: Desk, unlocked: Arc<Unlocked>, call: Arc<OpenCall>) -> impl IntoView {
    let name = gather::folder(&call) + ".tar";
    let work = Export {
        desk,
        unlocked: StoredValue::new(unlocked),
        call: StoredValue::new(call),
        stage: RwSignal::new(Stage::Idle),
        step: RwSignal::new(Step::Accounts(0)),
        listed: RwSignal::new(None),
        with_files: RwSignal::new(false),
        turn: StoredValue::new(0),
    };
    work.list();
    let shown = move || match work.stage.get() {
        Stage::Idle => view! { <Begin work/> }.into_any(),
        Stage::Gathering => view! {
            <p role="status">{move || gathering(work.step.get())}</p>
            <div class="actions">
                <button class="button-quiet" type="button" on:click=move |_| work.stop()>{say(export::STOP)}</button>
            </div>
        }
        .into_any(),
        Stage::Ready { link, counts, different } => {
            view! { <Ready work link counts different name=name.clone()/> }.into_any()
        }
        Stage::Trouble(why) => {
            let (title, text) = trouble(why);
            view! { <Notice kind=Kind::Error title text/> <Begin work/> }.into_any()
        }
    };
    view! {
        <section class="stack">
            <h1 id=HEADING tabindex="-1">{say(export::TITLE)}</h1>
            <p class="lede">{say(export::LEDE)}</p>
            <p class="hint">{say(export::LEDE_HOLDS)}</p>
            {shown}
            <Identity work/>
        </section>
    }
}

impl Export {
    /// Asks which photos and other files there are.
    fn list(self) {
        let Some((unlocked, call)) = self.unlocked.try_get_value().zip(self.call.try_get_value()) else { return };
        self.listed.set(None);
        spawn_local(async move {
            let listed = gather::list(&unlocked, &call).await;
            drop(unlocked);
            match listed {
                Err(GatherError::LoggedOut) => self.desk.lock(Locked::Trust(TrustError::LoggedOut)),
                listed => {
                    let _ = self.listed.try_set(Some(listed));
                }
            }
        });
    }

    fn start(self) {
        let Some((unlocked, call)) = self.unlocked.try_get_value().zip(self.call.try_get_value()) else { return };
        self.stop();
        let turn = self.turn.get_value();
        self.step.set(Step::Accounts(0));
        self.stage.set(Stage::Gathering);
        let files = self.listed.get_untracked().and_then(Result::ok).filter(|_| self.with_files.get_untracked());
        let files = files.unwrap_or_default();
        browser::focus(HEADING);
        spawn_local(async move {
            let is_wanted = move || self.turn.try_get_value() == Some(turn);
            let told = move |step| {
                let _ = self.step.try_set(step);
                is_wanted()
            };
            let outcome = gather(&unlocked, &call, &files, told).await;
            drop(unlocked);
            if !is_wanted() {
                return;
            }
            match outcome.and_then(|made| Ok((Link::to(&made.blob).ok_or(GatherError::Full)?, made))) {
                Ok((link, made)) => {
                    self.stage.set(Stage::Ready { link, counts: made.counts, different: made.different });
                    browser::focus(READY);
                }
                Err(GatherError::LoggedOut) => self.desk.lock(Locked::Trust(TrustError::LoggedOut)),
                Err(why) => self.stage.set(Stage::Trouble(why)),
            }
        });
    }

    fn stop(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.stage.set(Stage::Idle);
    }
}
