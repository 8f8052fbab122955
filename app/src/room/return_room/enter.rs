//! The door: seven words, and nothing is sent before they fit together.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{
    HEADING, Stage,
    arrive::{self, Refusal, Step},
    texts,
};
use crate::{
    browser::{self, Here},
    part::{
        notice::{Kind, Notice},
        steps::{Progress, Spoken, StateWords, Steps},
        words_entry::{WordsEntry, WordsField},
    },
    text::{key::returning as key, say},
};

const TROUBLE: &str = "trouble";

#[derive(Clone, Copy)]
struct Entering {
    here: StoredValue<Here>,
    stage: RwSignal<Stage>,
    typed: WordsEntry,
    busy: RwSignal<bool>,
    progress: RwSignal<Option<Progress>>,
    trouble: RwSignal<Option<Refusal>>,
}

#[component]
pub fn Enter(here: Here, stage: RwSignal<Stage>) -> impl IntoView {
    let entering = Entering {
        here: StoredValue::new(here),
        stage,
        typed: WordsEntry::empty(),
        busy: RwSignal::new(false),
        progress: RwSignal::new(None),
        trouble: RwSignal::new(None),
    };
    let Entering { typed, busy, progress, trouble, .. } = entering;
    // The words must not outlive the room.
    for event in ["pagehide", "murmuration:leave"] {
        browser::listen(event, move || typed.forget());
    }
    view! {
        <div class="writing stack">
            <h1 id=HEADING tabindex="-1">{say(key::ENTER_TITLE)}</h1>
            <p class="lede">{say(key::ENTER_LEDE)}</p>
            <p class="prose">{say(key::ENTER_MAY)}</p>
            <WordsField entry=typed on_enter=move || entering.go()/>
            {move || trouble.get().map(|why| {
                let (title, text) = texts::refusal(why);
                view! {
                    <div class="notice info" id=TROUBLE tabindex="-1" role="alert">
                        <strong>{say(title)}</strong>
                        <p>{say(text)}</p>
                    </div>
                }
            })}
            <Spoken labels=texts::steps() progress/>
            <Steps labels=texts::steps() words=StateWords::here() progress/>
            <div class="actions">
                <button
                    class="button button-large"
                    type="button"
                    aria-disabled=move || busy.get().to_string()
                    on:click=move |_| entering.go()
                >
                    {move || say(if trouble.get().is_some() { key::AGAIN } else { key::ENTER_GO })}
                </button>
            </div>
            <p class="hint prose">{say(key::ENTER_SAFE)}</p>
            <Notice kind=Kind::Info title=say(key::ENTER_LOST) text=say(key::ENTER_LOST_TEXT)/>
        </div>
    }
}

impl Entering {
    fn go(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.trouble.set(None);
        self.progress.set(None);
        let Some(receipt) = self.typed.receipt() else { return };
        self.busy.set(true);
        spawn_local(async move {
            let Some(here) = self.here.try_get_value() else { return };
            let outcome = arrive::arrive(&receipt, here, |step| self.step(step)).await;
            drop(receipt);
            match outcome {
                Ok(known) => self.leave_for(Stage::Inside(Arc::new(known))),
                Err(Refusal::Withdrawn) => self.leave_for(Stage::Withdrawn),
                Err(why) => self.stop(why),
            }
        });
    }

    fn step(self, step: Step) {
        let _ = self.progress.try_set(Some(Progress { at: step as usize, stopped: false }));
    }

    /// Unless she has left in the meantime.
    fn leave_for(self, stage: Stage) {
        if self.busy.try_get_untracked().is_some() {
            self.typed.forget();
            self.stage.set(stage);
        }
    }

    fn stop(self, why: Refusal) {
        let stopped = |now: &mut Option<Progress>| *now = now.map(|now| Progress { stopped: true, ..now });
        let _ = self.progress.try_update(stopped);
        let _ = self.busy.try_set(false);
        let _ = self.trouble.try_set(Some(why));
        browser::focus(TROUBLE);
    }
}
