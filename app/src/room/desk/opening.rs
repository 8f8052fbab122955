//! An unlocked desk: which call, whether its keys are to be trusted, and then its queue.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use vault::{id::CallId, key_set::SignedKeySet};

use super::{
    Compare, Desk, HEADING, InForce, Locked, memory,
    places::{Open as Opened, Places},
    recovery::Dues,
    texts,
    trust::{self, Checked, TrustError},
};
use crate::{
    browser,
    part::notice::{Kind, Notice},
    text::{
        key::{desk, mine},
        say,
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
    desk: Desk,
    unlocked: StoredValue<Arc<Unlocked>>,
    stage: RwSignal<Stage>,
}

impl Opening {
    /// Checks a call's key set; asks a person if this browser has not seen it.
    fn choose(self, call: CallId) {
        self.stage.set(Stage::Opening);
        let today = self.desk.today();
        spawn_local(async move {
            match trust::check(&call, today).await {
                Ok(Checked::Known(keys)) => self.open(keys),
                Ok(Checked::New(keys)) => self.show(Stage::Comparing(keys)),
                Err(why) => self.fail(why, call),
            }
        });
    }

    /// Compares the key set with the member's own keys and opens the call's.
    fn open(self, keys: SignedKeySet) {
        let Some(unlocked) = self.unlocked.try_get_value() else { return };
        self.show(Stage::Opening);
        spawn_local(async move {
            let call = keys.set().call.clone();
            match trust::open_call(&unlocked, &call, keys).await {
                Ok(open) => self.show(Stage::Open(Arc::new(open))),
                Err(why) => self.fail(why, call),
            }
        });
    }

    fn show(self, stage: Stage) {
        let _ = self.stage.try_set(stage);
    }

    fn fail(self, why: TrustError, call: CallId) {
        if why.locks() {
            self.desk.lock(Locked::Trust(why));
        } else {
            self.show(Stage::Trouble(why, call));
        }
    }
}

#[component]
pub fn Open(desk: Desk, unlocked: Arc<Unlocked>) -> impl IntoView {
    let calls = RwSignal::new(unlocked.calls.clone());
    let account = unlocked.account.to_string();
    let opening = Opening { desk, unlocked: StoredValue::new(unlocked.clone()), stage: RwSignal::new(Stage::Choosing) };
    let at = RwSignal::new(0);
    let dues = Dues::none();
    desk.ask_what_is_archived();
    if let [only] = unlocked.calls.as_slice() {
        opening.choose(only.clone());
    }
    let shown = move || match opening.stage.get() {
        Stage::Choosing => view! { <Choose calls=calls.get_untracked() opening/> }.into_any(),
        Stage::Opening => view! { <p role="status">{say(desk::CALL_OPENING)}</p> }.into_any(),
        Stage::Comparing(keys) => {
            let same = keys.clone();
            let same = move || {
                memory::remember(&same);
                opening.open(same.clone());
            };
            view! { <Compare keys same different=move || desk.lock(Locked::Different)/> }.into_any()
        }
        Stage::Trouble(why, name) => {
            let (title, text) = texts::trust(&why);
            view! {
                <Notice kind=Kind::Error title text/>
                <button class="button" type="button" on:click=move |_| opening.choose(name.clone())>{say(desk::CALL_AGAIN)}</button>
            }
            .into_any()
        }
        Stage::Open(open) => {
            let (keys, name) = (open.keys.clone(), open.call.clone());
            let reopen = Callback::new(move |()| opening.choose(name.clone()));
            view! {
                <div class="beside">
                    <Places open=Opened { desk, unlocked: unlocked.clone(), call: open, calls, at, reopen, dues }/>
                    <InForce keys/>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <div class="desk-bar">
            <div>
                <p>{say(desk::MEMBER)} ": " <strong>{account}</strong></p>
                {move || opening.stage.with(|stage| match stage {
                    Stage::Open(open) => Some(view! {
                        <p class="hint">
                            {texts::in_force(&open.keys)}
                            {desk.is_archived(&open.call).then(|| view! { " " <span class="badge quiet">{say(desk::CALL_ARCHIVED)}</span> })}
                        </p>
                    }),
                    _ => None,
                })}
            </div>
            <div class="actions">
                {move || calls.with(|calls| calls.len() > 1).then(|| view! {
                    <button class="button-quiet button-small" type="button" on:click=move |_| {
                        at.set(0);
                        desk.ask_what_is_archived();
                        opening.show(Stage::Choosing);
                    }>
                        {say(desk::CALL_ALL)}
                    </button>
                })}
                <button class="button-quiet button-small" type="button" on:click=move |_| desk.lock(Locked::ByHand)>
                    {say(desk::LOCK)}
                </button>
            </div>
        </div>
        {move || desk.by_paper.get().then(|| view! {
            <Notice kind=Kind::Warn title=say(mine::CAME_BY_PAPER) text=say(mine::CAME_BY_PAPER_TEXT)/>
        })}
        <div class="stack">{shown}</div>
    }
}

/// More than one call, or none. Those that are archived stand apart.
#[component]
fn Choose(calls: Vec<CallId>, opening: Opening) -> impl IntoView {
    browser::focus(HEADING);
    let empty = calls.is_empty();
    let lists = move || {
        let (archived, working): (Vec<_>, Vec<_>) =
            calls.iter().cloned().partition(|call| opening.desk.is_archived(call));
        let apart = (!archived.is_empty()).then(|| {
            view! {
                <h2>{say(desk::CALL_ARCHIVED)}</h2>
                <p class="hint">{say(desk::CALL_ARCHIVED_HINT)}</p>
                {list(archived, opening)}
            }
        });
        view! { {list(working, opening)} {apart} }
    };
    view! {
        <h1 id=HEADING tabindex="-1">{say(desk::CALL_CHOOSE)}</h1>
        {empty.then(|| view! { <p>{say(desk::CALL_NONE)}</p> })}
        {lists}
    }
}

fn list(calls: Vec<CallId>, opening: Opening) -> Option<impl IntoView> {
    let empty = calls.is_empty();
    let calls = calls.into_iter().map(|name| {
        let label = name.to_string();
        view! {
            <li>
                <button class="button-quiet" type="button" on:click=move |_| opening.choose(name.clone())>{label}</button>
            </li>
        }
    });
    (!empty).then(|| view! { <ul class="tabs">{calls.collect_view()}</ul> })
}
