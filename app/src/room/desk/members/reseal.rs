//! What is still sealed to an older key, and what waits for a second pair of eyes.

use leptos::{prelude::*, task::spawn_local};

use super::{
    Here, OUTCOME,
    act::NotDone,
    moving::{self, Outcome, Watch},
};
use crate::{
    api, browser,
    text::{KeyWith, key::members, say, say_with},
    wire::members::ResealState,
};

const SECTION: &str = "reseal-heading";

/// How far it is, of how many.
#[derive(Clone, Copy)]
struct Progress {
    done: u32,
    all: u32,
}

#[derive(Clone, Copy)]
struct Moving {
    here: Here,
    state: RwSignal<Option<ResealState>>,
    progress: RwSignal<Option<Progress>>,
    stop: RwSignal<bool>,
    came: RwSignal<Option<(bool, Outcome)>>,
}

impl Watch for Moving {
    fn done(&self, more: u32) {
        let _ = self.progress.try_update(|progress| {
            if let Some(progress) = progress {
                progress.done += more;
            }
        });
    }

    fn goes_on(&self) -> bool {
        // A desk that was locked meanwhile has no such signal any more.
        !self.stop.try_get_untracked().unwrap_or(true)
    }
}

impl Moving {
    fn load(self) {
        let Some(open) = self.here.open.try_get_value() else { return };
        spawn_local(async move {
            match api::members::reseal_state(&open.unlocked.session, &open.call.call).await {
                Ok(state) => {
                    let _ = self.state.try_set(Some(state));
                }
                Err(error) => {
                    let _ = self.here.outcome.try_set(Some(NotDone::from(error)));
                }
            }
        });
    }

    /// Moves what waits, or looks at what others moved.
    fn begin(self, moves: bool) {
        let Some(open) = self.here.open.try_get_value() else { return };
        if self.here.busy.get_untracked() {
            return;
        }
        let all =
            self.state.with_untracked(|state| state.as_ref().map_or(0, |s| if moves { s.waiting } else { s.others }));
        self.here.busy.set(true);
        self.here.outcome.set(None);
        self.came.set(None);
        self.stop.set(false);
        self.progress.set(Some(Progress { done: 0, all: u32::try_from(all).unwrap_or(u32::MAX) }));
        spawn_local(async move {
            let today = open.desk.today();
            let outcome = if moves {
                moving::reseal(&open.unlocked, &open.call, today, &self).await
            } else {
                moving::verify(&open.unlocked, &open.call, today, &self).await
            };
            drop(open);
            let _ = self.progress.try_set(None);
            let _ = self.here.busy.try_set(false);
            match outcome {
                Ok(outcome) => {
                    let _ = self.came.try_set(Some((moves, outcome)));
                    browser::focus(SECTION);
                }
                Err(why) => {
                    let _ = self.here.outcome.try_set(Some(why));
                    browser::focus(OUTCOME);
                }
            }
            self.load();
        });
    }
}

#[component]
pub fn Reseal(here: Here) -> impl IntoView {
    let moving = Moving {
        here,
        state: RwSignal::new(None),
        progress: RwSignal::new(None),
        stop: RwSignal::new(false),
        came: RwSignal::new(None),
    };
    moving.load();
    let rows = move || {
        let state = moving.state.get()?;
        let row = |number: u64, text: KeyWith| {
            (number > 0).then(|| view! { <p>{say_with(text, &[("number", number.into())])}</p> })
        };
        let begin = |number: u64, moves: bool, label| {
            (number > 0).then(|| {
                view! {
                    <div class="actions">
                        <button
                            class="button"
                            type="button"
                            aria-disabled=move || here.busy.get().to_string()
                            on:click=move |_| moving.begin(moves)
                        >
                            {say(label)}
                        </button>
                    </div>
                }
            })
        };
        let nothing = state.waiting + state.own + state.others == 0;
        Some(view! {
            {row(state.waiting, members::RESEAL_WAITING)}
            {begin(state.waiting, true, members::RESEAL_MOVE)}
            {row(state.others, members::RESEAL_OTHERS)}
            {begin(state.others, false, members::RESEAL_LOOK)}
            {row(state.own, members::RESEAL_OWN)}
            {nothing.then(|| view! { <p>{say(members::RESEAL_NOTHING)}</p> })}
        })
    };
    let bar = move |now: Progress| {
        let text = say_with(
            members::RESEAL_PROGRESS,
            &[("done", now.done.to_string().into()), ("all", now.all.to_string().into())],
        );
        view! {
            <p id="reseal-progress">{text}</p>
            <progress aria-labelledby="reseal-progress" max=now.all value=now.done></progress>
            <div class="actions">
                <button class="button-quiet button-small" type="button" on:click=move |_| moving.stop.set(true)>
                    {say(members::RESEAL_STOP)}
                </button>
            </div>
        }
    };
    view! {
        <section class="stack" aria-labelledby=SECTION>
            <h2 id=SECTION tabindex="-1">{say(members::RESEAL_TITLE)}</h2>
            <p class="hint">{say(members::RESEAL_HINT)}</p>
            {move || moving.progress.get().map(bar)}
            <div role="status">{move || moving.came.get().map(|(moves, outcome)| told(moves, outcome))}</div>
            {move || moving.progress.with(Option::is_none).then(rows)}
        </section>
    }
}

/// What became of it, in a sentence or two.
fn told(moves: bool, Outcome { right, wrong }: Outcome) -> impl IntoView {
    let (good, bad) = if moves {
        (members::RESEAL_MOVED, members::RESEAL_UNOPENED)
    } else {
        (members::RESEAL_RIGHT, members::RESEAL_RESTORED)
    };
    let say_number = |text, number: u32| say_with(text, &[("number", number.into())]);
    view! {
        <div class="notice success"><p>{say_number(good, right)}</p></div>
        {(wrong > 0).then(|| view! { <div class="notice error"><p>{say_number(bad, wrong)}</p></div> })}
    }
}
