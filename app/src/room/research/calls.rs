//! An unlocked room: which call, and whether its keys are to be trusted.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use vault::{id::CallId, key_set::SignedKeySet};

use super::{Research, list::Releases};
use crate::{
    browser,
    part::notice::{Kind, Notice},
    room::unlock::{
        Compare, HEADING, Locked, memory,
        texts::{in_force, trust as trouble},
        trust::{self, Checked, TrustError},
    },
    text::{
        key::{research, unlock},
        link, say,
    },
    unlocked::{OpenCall, Unlocked},
};

#[derive(Clone)]
enum Stage {
    Choosing,
    Opening,
    Comparing(SignedKeySet),
    Trouble(TrustError, CallId),
    Open(Arc<OpenCall>),
}

#[derive(Clone, Copy)]
struct Opening {
    room: Research,
    unlocked: StoredValue<Arc<Unlocked>>,
    stage: RwSignal<Stage>,
}

impl Opening {
    /// Checks a call's key set; asks a person if this browser has not seen it.
    fn choose(self, call: CallId) {
        self.stage.set(Stage::Opening);
        let today = self.room.today();
        spawn_local(async move {
            match trust::check(&call, today).await {
                Ok(Checked::Known(keys)) => self.open(keys),
                Ok(Checked::New(keys)) => self.show(Stage::Comparing(keys)),
                Err(why) => self.fail(why, call),
            }
        });
    }

    /// Compares the key set with the member's own keys.
    fn open(self, keys: SignedKeySet) {
        let Some(unlocked) = self.unlocked.try_get_value() else { return };
        let call = keys.set().call.clone();
        match trust::as_member(&unlocked, keys) {
            Ok(open) => self.show(Stage::Open(Arc::new(open))),
            Err(why) => self.fail(why, call),
        }
    }

    fn show(self, stage: Stage) {
        let _ = self.stage.try_set(stage);
    }

    fn fail(self, why: TrustError, call: CallId) {
        if why.locks() {
            self.room.lock(Locked::Trust(why));
        } else {
            self.show(Stage::Trouble(why, call));
        }
    }
}

#[component]
pub fn Calls(room: Research, unlocked: Arc<Unlocked>) -> impl IntoView {
    let calls = unlocked.calls.clone();
    let account = unlocked.account.to_string();
    let opening = Opening { room, unlocked: StoredValue::new(unlocked.clone()), stage: RwSignal::new(Stage::Choosing) };
    if let [only] = calls.as_slice() {
        opening.choose(only.clone());
    }
    let are_several = calls.len() > 1;
    let shown = move || match opening.stage.get() {
        Stage::Choosing => view! { <Choose calls=calls.clone() opening/> }.into_any(),
        Stage::Opening => view! { <p role="status">{say(research::OPENING)}</p> }.into_any(),
        Stage::Comparing(keys) => {
            let same = keys.clone();
            let same = move || {
                memory::remember(&same);
                opening.open(same.clone());
            };
            view! { <Compare keys same different=move || room.lock(Locked::Different)/> }.into_any()
        }
        Stage::Trouble(why, name) => {
            let (title, text) = trouble(&why);
            view! {
                <Notice kind=Kind::Error title text/>
                <button class="button" type="button" on:click=move |_| opening.choose(name.clone())>
                    {say(research::AGAIN)}
                </button>
            }
            .into_any()
        }
        Stage::Open(call) => view! { <Releases room unlocked=unlocked.clone() call/> }.into_any(),
    };
    let keys = move || {
        opening.stage.with(|stage| match stage {
            Stage::Open(open) => Some(view! { <p class="hint">{in_force(&open.keys)}</p> }),
            _ => None,
        })
    };
    view! {
        <div class="desk-bar">
            <div>
                <p>{say(unlock::HANDLE)} ": " <strong>{account}</strong></p>
                {keys}
            </div>
            <div class="actions">
                {are_several.then(|| view! {
                    <button class="button-quiet button-small" type="button" on:click=move |_| opening.show(Stage::Choosing)>
                        {say(research::CALLS_ALL)}
                    </button>
                })}
                <button class="button-quiet button-small" type="button" on:click=move |_| room.lock(Locked::ByHand)>
                    {say(research::LOCK)}
                </button>
            </div>
        </div>
        {move || room.by_paper.get().then(|| view! {
            <div class="notice warn">
                <strong>{say(research::CAME_BY_PAPER)}</strong>
                <p>{say(research::CAME_BY_PAPER_TEXT)}</p>
                <p><a href=link("/desk")>{say(research::DESK)}</a></p>
            </div>
        })}
        <div class="stack">{shown}</div>
    }
}

/// More than one call, or none.
#[component]
fn Choose(calls: Vec<CallId>, opening: Opening) -> impl IntoView {
    browser::focus(HEADING);
    let empty = calls.is_empty();
    let calls = calls.into_iter().map(|name| {
        let label = name.to_string();
        view! {
            <li>
                <button class="button-quiet" type="button" on:click=move |_| opening.choose(name.clone())>{label}</button>
            </li>
        }
    });
    view! {
        <h1 id=HEADING tabindex="-1">{say(research::CALLS)}</h1>
        {empty.then(|| view! { <p>{say(research::CALLS_NONE)}</p> })}
        <ul class="tabs">{calls.collect_view()}</ul>
    }
}
