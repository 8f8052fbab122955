//! The real thing: nobody can unlock any more, and people bring their sheets to a locked desk.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use vault::{
    id::{Account, CallId},
    key_set::SignedKeySet,
    recovery::{Plan, RecoverySecret},
};

use super::{Said, Trouble, entry::Sheets, kept, plan, plan::Step, texts};
use crate::{
    api::{self, ApiError},
    browser,
    part::{
        fingerprint::Groups,
        steps::{Progress, Spoken, StateWords, Steps},
    },
    room::{
        desk::{Desk, HEADING, memory},
        setup::{
            choose::{Choose, Chosen},
            make::{Problem, is_guessable},
        },
    },
    text::{key::recovery, say},
};

const TROUBLE: &str = "recover-trouble";

/// The plan and the key set in force.
type Known = Arc<(Plan, SignedKeySet)>;

/// What is known so far.
#[derive(Clone)]
enum Stage {
    Call,
    Sheets(Known),
    You,
    Done,
}

#[derive(Clone, Copy)]
struct Recovering {
    desk: Desk,
    stage: RwSignal<Stage>,
    trouble: RwSignal<Option<Trouble>>,
    busy: RwSignal<bool>,
    /// What the sheets gave, with what it is for. Wiped with this part of the page.
    found: StoredValue<Option<Arc<(RecoverySecret, Known)>>>,
}

impl Recovering {
    fn fail(self, why: Trouble) {
        let _ = self.busy.try_set(false);
        let _ = self.trouble.try_set(Some(why));
        browser::focus(super::OUTCOME);
    }

    fn show(self, stage: Stage) {
        let _ = self.busy.try_set(false);
        let _ = self.trouble.try_set(None);
        let _ = self.stage.try_set(stage);
        browser::focus(HEADING);
    }
}

#[component]
pub fn Recover(desk: Desk) -> impl IntoView {
    let recovering = Recovering {
        desk,
        stage: RwSignal::new(Stage::Call),
        trouble: RwSignal::new(None),
        busy: RwSignal::new(false),
        found: StoredValue::new(None),
    };
    browser::focus(HEADING);
    view! {
        <div class="stack prose unlock">
            <h1 id=HEADING tabindex="-1">{move || say(match recovering.stage.get() {
                Stage::Call => recovery::USE_TITLE,
                Stage::Sheets(_) => recovery::USE_SHARES,
                Stage::You => recovery::USE_YOU,
                Stage::Done => recovery::USE_DONE,
            })}</h1>
            {move || recovering.trouble.get().map(|why| view! { <Said why/> })}
            {move || match recovering.stage.get() {
                Stage::Call => view! { <Name recovering/> }.into_any(),
                Stage::Sheets(known) => {
                    let plan = known.0.clone();
                    let (call, number, fingerprint) = (plan.call.to_string(), plan.number, known.1.fingerprint());
                    let enough = move |secret| {
                        recovering.found.set_value(Some(Arc::new((secret, known.clone()))));
                        recovering.show(Stage::You);
                    };
                    view! {
                        <dl class="facts">
                            <div><dt>{say(recovery::SHEET_CALL)}</dt><dd>{call}</dd></div>
                            <div><dt>{say(recovery::SHEET_NUMBER)}</dt><dd>{number}</dd></div>
                            <div><dt>{say(recovery::SHEET_FINGERPRINT)}</dt><dd><Groups fingerprint/></dd></div>
                        </dl>
                        <p>{say(recovery::USE_COMPARE)}</p>
                        <Sheets plan enough/>
                    }
                    .into_any()
                }
                Stage::You => view! { <You recovering/> }.into_any(),
                Stage::Done => view! {
                    <p>{say(recovery::USE_DONE_TEXT)}</p>
                    <div class="actions">
                        <button class="button" type="button" on:click=move |_| desk.start_anew()>{say(recovery::USE_DONE_GO)}</button>
                    </div>
                }
                .into_any(),
            }}
            {move || (!matches!(recovering.stage.get(), Stage::Done)).then(|| view! {
                <div class="actions">
                    <button class="button-quiet" type="button" on:click=move |_| desk.start_anew()>{say(recovery::USE_BACK)}</button>
                </div>
            })}
        </div>
    }
}

/// Which call.
#[component]
fn Name(recovering: Recovering) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let go = move || {
        let call = typed.with_untracked(|typed| typed.trim().to_ascii_lowercase().parse::<CallId>());
        wrong.set(call.is_err());
        let (Ok(call), false) = (call, recovering.busy.get_untracked()) else { return };
        recovering.busy.set(true);
        recovering.trouble.set(None);
        spawn_local(async move {
            match look(&call).await {
                Ok(known) => recovering.show(Stage::Sheets(Arc::new(known))),
                Err(why) => recovering.fail(why),
            }
        });
    };
    view! {
        <p class="lede">{say(recovery::USE_LEDE)}</p>
        <div class="field field-short" class:wrong=move || wrong.get()>
            <label for="recover-call">{say(recovery::USE_CALL)}</label>
            <p class="hint" id="recover-call-hint">{say(recovery::USE_CALL_HINT)}</p>
            <p class="error" id="recover-call-error" hidden=move || !wrong.get()>{say(recovery::PROBLEM_CALL)}</p>
            <input
                id="recover-call"
                type="text"
                maxlength="40"
                aria-describedby="recover-call-hint recover-call-error"
                aria-invalid=move || wrong.get().then_some("true")
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
                on:keydown=move |event| if event.key() == "Enter" { go() }
            />
        </div>
        <div class="actions">
            <button class="button" type="button" aria-disabled=move || recovering.busy.get().to_string() on:click=move |_| go()>
                {say(recovery::USE_NEXT)}
            </button>
        </div>
    }
}

/// The plan and the key set in force. That they are of this call's root is certain only once the sheets have opened it.
async fn look(call: &CallId) -> Result<(Plan, SignedKeySet), Trouble> {
    let told = api::recovery_plan(call).await.map_err(|error| match error {
        ApiError::Refused { status: 404, .. } => Trouble::None,
        other => other.into(),
    })?;
    let known = memory::recall(call);
    let note = api::key_set(call, None).await?;
    let keys = SignedKeySet::verify_past(&note, known.as_ref().map(|known| &known.root))?;
    keys.check_call(call)?;
    if let Some(known) = &known {
        keys.check_against(&known.seen)?;
    }
    Ok((kept::read(&told, &keys)?, keys))
}

/// Her new account.
#[component]
fn You(recovering: Recovering) -> impl IntoView {
    let handle = RwSignal::new(String::new());
    let chosen = Chosen::draw();
    let problems = RwSignal::new(Vec::new());
    let progress = RwSignal::new(None::<Progress>);
    let make = move |_| {
        let Some(found) = recovering.found.get_value().filter(|_| !recovering.busy.get_untracked()) else { return };
        let account = handle.with_untracked(|handle| handle.trim().to_ascii_lowercase().parse::<Account>());
        let passphrase = chosen.passphrase();
        let guessable = !chosen.is_drawn() && handle.with_untracked(|handle| is_guessable(&passphrase, &[handle]));
        let wrong = [
            (account.is_err(), Problem::Handle),
            (guessable, Problem::Passphrase),
            (!chosen.written.get_untracked(), Problem::Written),
        ];
        problems.set(wrong.into_iter().filter(|(wrong, _)| *wrong).map(|(_, problem)| problem).collect());
        recovering.trouble.set(None);
        let (Ok(account), true) = (account, problems.with_untracked(Vec::is_empty)) else {
            return browser::focus(TROUBLE);
        };
        recovering.busy.set(true);
        let (origin, today) = (recovering.desk.origin(), recovering.desk.today());
        spawn_local(async move {
            let step = |step: Step| {
                let _ = progress.try_set(Some(Progress { at: step as usize, stopped: false }));
            };
            let (secret, known) = &*found;
            let of = (&known.0, secret, &known.1);
            match plan::enrol(of, &account, &passphrase, (&origin, today), step).await {
                Ok(next) => {
                    // Anyone can seal a root to the sheets. One that this browser did not know is not remembered: the desk asks to compare it.
                    if memory::recall(&next.set().call).is_some_and(|known| known.root == next.fingerprint()) {
                        memory::remember(&next);
                    }
                    let _ = recovering.found.try_set_value(None);
                    recovering.show(Stage::Done);
                }
                Err(why) => {
                    let stopped = |now: &mut Option<Progress>| *now = now.map(|now| Progress { stopped: true, ..now });
                    let _ = progress.try_update(stopped);
                    recovering.fail(why);
                }
            }
        });
    };
    let said = move || {
        let problem = |problem: &Problem| match problem {
            Problem::Handle => recovery::PROBLEM_HANDLE,
            Problem::Written => recovery::PROBLEM_WRITTEN,
            _ => recovery::PROBLEM_PASSPHRASE,
        };
        problems.with(|problems| {
            (!problems.is_empty()).then(|| {
                view! {
                    <div class="notice error" id=TROUBLE tabindex="-1" role="alert">
                        <ul>{problems.iter().map(|one| view! { <li>{say(problem(one))}</li> }).collect_view()}</ul>
                    </div>
                }
            })
        })
    };
    view! {
        <p class="lede">{say(recovery::USE_YOU_LEDE)}</p>
        <div class="field field-short">
            <label for="recover-handle">{say(recovery::USE_HANDLE)}</label>
            <p class="hint" id="recover-handle-hint">{say(recovery::USE_HANDLE_HINT)}</p>
            <input
                id="recover-handle"
                type="text"
                maxlength="40"
                aria-describedby="recover-handle-hint"
                autocomplete="username"
                autocapitalize="none"
                spellcheck="false"
                prop:value=move || handle.get()
                on:input=move |event| handle.set(event_target_value(&event))
            />
        </div>
        <Choose chosen problems/>
        {said}
        <Spoken labels=texts::steps() progress/>
        <Steps labels=texts::steps() words=StateWords::here() progress/>
        <div class="actions">
            <button class="button" type="button" aria-disabled=move || recovering.busy.get().to_string() on:click=make>
                {say(recovery::USE_DO)}
            </button>
        </div>
    }
}
