//! Everything that will be sent, each part with a way back to it; the box itself stands above and can still be changed.

use leptos::prelude::*;

use super::{
    keep::Keep,
    reasons,
    sending::Trouble,
    writing::{Page, Writing},
};
use crate::{
    part::{
        files::FilesField,
        steps::{Spoken, StateWords, Steps},
        waiting::WaitingNotice,
    },
    text::{
        key::{files, sending, write},
        say, say_with,
    },
};

/// Where the focus goes when something went wrong.
pub const TROUBLE: &str = "trouble";

/// In the order of `sending::Step`.
const STEPS: [crate::text::Key; 6] = [
    sending::STEP_RECEIPT,
    sending::STEP_SEAL,
    sending::STEP_TOKEN,
    sending::STEP_WORK,
    sending::STEP_SEND,
    sending::STEP_CHECK,
];

#[component]
pub fn Review(writing: Writing) -> impl IntoView {
    let Writing { busy, trouble, progress, .. } = writing;
    let labels = STEPS.map(say).to_vec();
    let parts = move || everything(writing).into_iter().map(|part| view! { <Part writing part/> }).collect_view();
    view! {
        <dl class="review">{parts}</dl>
        <section class="stack" aria-labelledby="files-heading">
            <h2 id="files-heading">{say(files::HEADING)}</h2>
            <FilesField files=writing.files busy/>
        </section>
        <Keep writing/>
        {move || trouble.get().map(|why| {
            let (title, text) = reasons::trouble(&why);
            view! {
                <div class="notice error" id=TROUBLE tabindex="-1" role="alert">
                    <strong>{say(title)}</strong>
                    <p>{say(text)}</p>
                </div>
            }
        })}
        <WaitingNotice waiting=writing.waiting/>
        <Spoken labels=labels.clone() progress/>
        <Steps labels words=StateWords::here() progress/>
        <p class="hint">{say(sending::HINT)}</p>
        <div class="actions">
            <button
                class="button button-large"
                type="button"
                aria-disabled=move || busy.get().to_string()
                on:click=move |_| writing.send()
            >
                {move || say(if trouble.get().is_some_and(|why| why != Trouble::Preview) { sending::AGAIN } else { sending::SEND })}
            </button>
            <button
                class="button-quiet button-large"
                type="button"
                aria-disabled=move || busy.get().to_string()
                on:click=move |_| writing.back()
            >
                {say(write::BACK)}
            </button>
        </div>
    }
}

/// One part of what will be sent.
struct Shown {
    name: String,
    what: Vec<String>,
    page: Page,
}

fn everything(writing: Writing) -> Vec<Shown> {
    let owned = |names: Vec<&'static str>| names.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let or = |names: Vec<String>, none| if names.is_empty() { vec![say(none).to_owned()] } else { names };
    let arrived = writing.arrived.get();
    let first = arrived.document.first();
    let questions = arrived.document.questions.iter().enumerate().map(|(index, question)| Shown {
        name: question.label.say(&arrived.language, first).to_owned(),
        what: or(writing.answers.in_words(&arrived, index), write::REVIEW_NO_ANSWER),
        page: Page::Question(index),
    });
    let notes = Shown {
        name: say(write::REVIEW_NOTES).to_owned(),
        what: or(owned(writing.warned.names()), write::REVIEW_NO_NOTES),
        page: Page::Notes,
    };
    let consent = Shown {
        name: say(write::REVIEW_CONSENT).to_owned(),
        what: or(owned(writing.chosen.names()), write::REVIEW_NO_CONSENT),
        page: Page::Consent,
    };
    questions.chain([notes, consent]).collect()
}

#[component]
fn Part(writing: Writing, part: Shown) -> impl IntoView {
    let Shown { name, what, page } = part;
    let change = say_with(write::REVIEW_CHANGE_WHAT, &[("what", name.as_str().into())]);
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{what.into_iter().map(|one| view! { <p>{one}</p> }).collect_view()}</dd>
            <dd>
                <button
                    class="button-quiet button-small"
                    type="button"
                    aria-label=change
                    aria-disabled=move || writing.busy.get().to_string()
                    on:click=move |_| writing.change(page)
                >
                    {say(write::REVIEW_CHANGE)}
                </button>
            </dd>
        </div>
    }
}
