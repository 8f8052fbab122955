//! Recovery: sheets of paper that open the call when nobody can unlock it any more.

mod due;
mod entry;
mod kept;
mod make;
mod numbers;
mod plan;
mod recover;
mod rehearse;
mod sheets;
mod texts;
mod trouble;

use std::sync::Arc;

use kept::Kept;
use leptos::{prelude::*, task::spawn_local};
use trouble::Trouble;

pub use due::{Dues, WhatIsDue, follow};
pub use recover::Recover;

use super::{Desk, Locked, trust::TrustError};
use crate::{
    browser,
    part::notice::{Kind, Notice},
    text::{Key, key::recovery, say, say_with},
    unlocked::{OpenCall, Unlocked},
};

pub const HEADING: &str = "recovery-heading";
const OUTCOME: &str = "recovery-outcome";
const PANEL: &str = "recovery-panel";

/// What is shown.
#[derive(Clone)]
enum Stage {
    Loading,
    Trouble(Trouble),
    /// What is in force, if anything is.
    Kept(Option<Arc<Kept>>),
    Making,
    Rehearsing(Arc<Kept>),
}

/// The tab, for what it shows.
#[derive(Clone, Copy)]
struct Tab {
    desk: Desk,
    unlocked: StoredValue<Arc<Unlocked>>,
    call: StoredValue<Arc<OpenCall>>,
    stage: RwSignal<Stage>,
    done: RwSignal<Option<(Key, Key)>>,
    trouble: RwSignal<Option<Trouble>>,
    busy: RwSignal<bool>,
    dues: Dues,
}

impl Tab {
    /// What she works with, unless the desk was locked meanwhile.
    fn holds(self) -> Option<(Arc<Unlocked>, Arc<OpenCall>)> {
        Some((self.unlocked.try_get_value()?, self.call.try_get_value()?))
    }

    fn load(self) {
        let Some((unlocked, call)) = self.holds() else { return };
        spawn_local(async move {
            let found = kept::find(&unlocked, &call).await;
            if let Ok(kept) = &found {
                self.dues.found(&call.call, kept.as_ref().is_some_and(|kept| kept.is_behind(&call)));
            }
            drop((unlocked, call));
            match found {
                Ok(kept) => drop(self.stage.try_set(Stage::Kept(kept.map(Arc::new)))),
                Err(why) => self.fail(why),
            }
        });
    }

    fn show(self, stage: Stage) {
        self.done.set(None);
        self.trouble.set(None);
        self.stage.set(stage);
        browser::focus(PANEL);
    }

    fn end(self, said: (Key, Key)) {
        let _ = self.busy.try_set(false);
        let _ = self.trouble.try_set(None);
        let _ = self.done.try_set(Some(said));
        let _ = self.stage.try_set(Stage::Loading);
        self.load();
        browser::focus(OUTCOME);
    }

    /// While something is shown that can be tried again, it stays.
    fn fail(self, why: Trouble) {
        let _ = self.busy.try_set(false);
        if why == Trouble::LoggedOut {
            return self.desk.lock(Locked::Trust(TrustError::LoggedOut));
        }
        if self.stage.try_with_untracked(|stage| matches!(stage, Stage::Loading)) == Some(true) {
            let _ = self.stage.try_set(Stage::Trouble(why));
        } else {
            let _ = self.trouble.try_set(Some(why));
            browser::focus(OUTCOME);
        }
    }
}

#[component]
pub fn Recovery(desk: Desk, unlocked: Arc<Unlocked>, call: Arc<OpenCall>, dues: Dues) -> impl IntoView {
    let tab = Tab {
        desk,
        unlocked: StoredValue::new(unlocked),
        call: StoredValue::new(call),
        stage: RwSignal::new(Stage::Loading),
        done: RwSignal::new(None),
        trouble: RwSignal::new(None),
        busy: RwSignal::new(false),
        dues,
    };
    tab.load();
    view! {
        <h1 id=HEADING tabindex="-1">{say(recovery::TITLE)}</h1>
        <p class="lede">{say(recovery::LEDE)}</p>
        {move || tab.done.get().map(|(title, text)| view! {
            <div class="notice success" id=OUTCOME tabindex="-1" role="status">
                <strong>{say(title)}</strong>
                <p>{say(text)}</p>
            </div>
        })}
        {move || tab.trouble.get().map(|why| view! { <Said why/> })}
        {move || match tab.stage.get() {
            Stage::Loading => view! { <p role="status">{say(recovery::LOADING)}</p> }.into_any(),
            Stage::Trouble(why) => view! {
                <Said why/>
                <div class="actions">
                    <button class="button" type="button" on:click=move |_| { tab.stage.set(Stage::Loading); tab.load() }>
                        {say(recovery::AGAIN)}
                    </button>
                    {(why == Trouble::Unsigned).then(|| view! {
                        <button class="button-quiet" type="button" on:click=move |_| tab.show(Stage::Making)>
                            {say(recovery::MAKE_NEW)}
                        </button>
                    })}
                </div>
            }
            .into_any(),
            Stage::Kept(kept) => view! { <Now tab kept/> }.into_any(),
            Stage::Making => view! { <make::Make tab/> }.into_any(),
            Stage::Rehearsing(kept) => view! { <rehearse::Rehearse tab kept/> }.into_any(),
        }}
    }
}

/// What is in force, and what can be done about it.
#[component]
fn Now(tab: Tab, kept: Option<Arc<Kept>>) -> impl IntoView {
    let Some(kept) = kept else {
        return view! {
            <Notice kind=Kind::Warn title=say(recovery::NONE) text=say(recovery::NONE_TEXT)/>
            <div class="actions">
                <button class="button" type="button" on:click=move |_| tab.show(Stage::Making)>{say(recovery::MAKE)}</button>
            </div>
        }
        .into_any();
    };
    let plan = &kept.plan;
    let numbers = [("threshold", plan.threshold.into()), ("count", plan.shares.len().into())];
    let title = say_with(recovery::KEPT, &[("number", plan.number.into())]);
    let behind = tab.call.with_value(|call| kept.is_behind(call));
    let sheets = tab.call.with_value(|call| tab.dues.needs_sheets(&call.call));
    let rehearsed = kept.clone();
    let renew = move |_| {
        let (Some((unlocked, call)), kept) = (tab.holds().filter(|_| !tab.busy.get_untracked()), kept.clone()) else {
            return;
        };
        tab.busy.set(true);
        spawn_local(async move {
            match make::renew(&unlocked, &call, &kept).await {
                Ok(()) => tab.end((recovery::RENEWED, recovery::RENEWED_TEXT)),
                Err(why) => tab.fail(why),
            }
        });
    };
    view! {
        <h2 id=PANEL tabindex="-1">{title}</h2>
        <p class="prose">{say_with(recovery::KEPT_TEXT, &numbers)}</p>
        {sheets.then(|| view! {
            <Notice kind=Kind::Warn title=say(recovery::SHEETS_DUE) text=say(recovery::SHEETS_DUE_TEXT)/>
        })}
        {(behind && !sheets).then(|| view! {
            <Notice kind=Kind::Warn title=say(recovery::BEHIND) text=say(recovery::BEHIND_TEXT)/>
        })}
        <div class="actions">
            {behind.then(|| view! {
                <button class="button" type="button" aria-disabled=move || tab.busy.get().to_string() on:click=renew>
                    {say(recovery::RENEW)}
                </button>
            })}
            <button class="button" type="button" on:click=move |_| tab.show(Stage::Rehearsing(rehearsed.clone()))>
                {say(recovery::REHEARSE)}
            </button>
            <button class="button-quiet" type="button" on:click=move |_| tab.show(Stage::Making)>{say(recovery::MAKE_NEW)}</button>
        </div>
    }
    .into_any()
}

#[component]
fn Said(why: Trouble) -> impl IntoView {
    let (title, text) = texts::trouble(why);
    view! {
        <div class="notice error" id=OUTCOME tabindex="-1" role="alert">
            <strong>{say(title)}</strong>
            <p>{say(text)}</p>
        </div>
    }
}
