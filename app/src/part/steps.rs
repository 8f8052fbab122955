//! What a page is doing while somebody waits, step by step.

use leptos::prelude::*;

use crate::text::{key::part, say};

/// How far something has come: `at` is the step under way; `stopped` says that it went no further.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub at: usize,
    pub stopped: bool,
}

/// Words of a step's state, for those who don't see its mark.
#[derive(Clone, Copy)]
pub struct StateWords {
    pub done: &'static str,
    pub doing: &'static str,
    pub todo: &'static str,
    pub stopped: &'static str,
}

impl StateWords {
    /// In the language of the page.
    pub fn here() -> Self {
        Self {
            done: say(part::STEP_DONE),
            doing: say(part::STEP_DOING),
            todo: say(part::STEP_TODO),
            stopped: say(part::STEP_STOPPED),
        }
    }
}

/// The steps, in order. Nothing is shown before the first begins.
#[component]
pub fn Steps(
    #[prop(into)] labels: Vec<&'static str>,
    words: StateWords,
    progress: RwSignal<Option<Progress>>,
) -> impl IntoView {
    let rows = move |now: Progress| {
        let row = |(index, label): (usize, &&'static str)| {
            let (class, state) = match index {
                _ if index < now.at => ("done", words.done),
                _ if index > now.at => ("todo", words.todo),
                _ if now.stopped => ("failed", words.stopped),
                _ => ("doing", words.doing),
            };
            view! {
                <li class=class aria-current=(class == "doing").then_some("step")>
                    {*label} <span class="visually-hidden">{format!(" ({state})")}</span>
                </li>
            }
        };
        view! { <ol class="steps">{labels.iter().enumerate().map(row).collect_view()}</ol> }
    };
    move || progress.get().map(&rows)
}

/// Says the step under way to a screen reader. Stays on the page, so that changes are heard.
#[component]
pub fn Spoken(#[prop(into)] labels: Vec<&'static str>, progress: RwSignal<Option<Progress>>) -> impl IntoView {
    let now = move || progress.get().filter(|now| !now.stopped).and_then(|now| labels.get(now.at)).copied();
    view! { <p class="visually-hidden" aria-live="polite">{now}</p> }
}
