//! One of a call's questions, as a survivor answers it. The preview in the desk's editor is the same component.

use leptos::prelude::*;
use time::Date;
use zeroize::Zeroizing;

use crate::{
    text::{key::part, say, say_with},
    wire::call::{Question as Asked, QuestionKind, QuestionOption, half_years},
};

/// What was chosen or written: nothing while it is skipped, one text or id, or for `several` each id.
pub type Given = RwSignal<Vec<Zeroizing<String>>>;

/// The id of a half-year before the earliest that is offered.
pub const EARLIER: &str = "earlier";
/// Characters of a short text.
const SHORT: u32 = 500;

/// The hint and the controls. The heading with the question's words is the caller's: `labelled_by` is its id, and begins the ids
/// of everything here. `language` is that of the call's texts, `first` what stands in where one is missing.
#[component]
pub fn Question(
    question: Asked,
    language: String,
    first: String,
    today: Date,
    #[prop(into)] labelled_by: String,
    answer: Given,
    #[prop(optional)] busy: Option<RwSignal<bool>>,
) -> impl IntoView {
    let hint = question.hint.say(&language, &first).to_owned();
    let hint_id = format!("{labelled_by}-hint");
    let described = (!hint.is_empty()).then(|| hint_id.clone());
    let disabled = Signal::derive(move || busy.is_some_and(|busy| busy.get()));
    let controls = match question.kind {
        QuestionKind::Single | QuestionKind::Region => {
            let choices = choices(&question.options, "radio", &labelled_by, &language, &first, answer, disabled);
            view! { {choices} <TakeBack answer disabled/> }.into_any()
        }
        QuestionKind::Several => {
            choices(&question.options, "checkbox", &labelled_by, &language, &first, answer, disabled).into_any()
        }
        QuestionKind::Text => short_text(&labelled_by, described.clone(), answer, disabled).into_any(),
        QuestionKind::Period => {
            let from = question.from.unwrap_or_default();
            period(&from, today, &labelled_by, described.clone(), answer, disabled).into_any()
        }
    };
    view! {
        <div class="question stack" role="group" aria-labelledby=labelled_by aria-describedby=described>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id lang=language dir="auto">{hint}</p> })}
            {controls}
        </div>
    }
}

fn choices(
    options: &[QuestionOption],
    kind: &'static str,
    name: &str,
    language: &str,
    first: &str,
    answer: Given,
    disabled: Signal<bool>,
) -> impl IntoView + use<> {
    let several = kind == "checkbox";
    let choices = options.iter().map(|option| {
        let (id, label) = (option.id.clone(), option.label.say(language, first).to_owned());
        let (shown, changed) = (id.clone(), id);
        view! {
            <label class="choice">
                <input
                    type=kind
                    name=name.to_owned()
                    autocomplete="off"
                    prop:checked=move || answer.with(|given| given.iter().any(|one| **one == shown))
                    prop:disabled=move || disabled.get()
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        answer.update(|given| {
                            given.retain(|one| several && **one != changed);
                            if on {
                                given.push(Zeroizing::new(changed.clone()));
                            }
                        });
                    }
                />
                <span class="choice-text"><strong dir="auto">{label}</strong></span>
            </label>
        }
    });
    view! { <div class="choices">{choices.collect_view()}</div> }
}

/// A radio button that was chosen can't be unchosen, and nobody should have to answer because she touched one.
#[component]
fn TakeBack(answer: Given, disabled: Signal<bool>) -> impl IntoView {
    move || {
        answer.with(|given| !given.is_empty()).then(|| {
            view! {
                <button
                    class="button-quiet button-small"
                    type="button"
                    prop:disabled=move || disabled.get()
                    on:click=move |_| answer.set(Vec::new())
                >
                    {say(part::QUESTION_TAKE_BACK)}
                </button>
            }
        })
    }
}

fn short_text(
    labelled_by: &str,
    described: Option<String>,
    answer: Given,
    disabled: Signal<bool>,
) -> impl IntoView + use<> {
    let before = answer.with_untracked(|given| given.first().cloned()).unwrap_or_default();
    view! {
        <input
            class="short-text"
            type="text"
            aria-labelledby=labelled_by.to_owned()
            aria-describedby=described
            maxlength=SHORT
            autocomplete="off"
            spellcheck="false"
            dir="auto"
            prop:value=before.as_str().to_owned()
            prop:disabled=move || disabled.get()
            on:input=move |event| {
                let text = Zeroizing::new(event_target_value(&event));
                answer.set(if text.trim().is_empty() { Vec::new() } else { vec![text] });
            }
        />
    }
}

fn period(
    from: &str,
    today: Date,
    labelled_by: &str,
    described: Option<String>,
    answer: Given,
    disabled: Signal<bool>,
) -> impl IntoView + use<> {
    let chosen = answer.with_untracked(|given| given.first().cloned()).unwrap_or_default();
    let halves = half_years(from, today).into_iter().map(|id| {
        let label = half_year_in_words(&id);
        (id, label)
    });
    let options = halves.chain([(EARLIER.to_owned(), say(part::QUESTION_EARLIER).to_owned())]);
    let options = options.map(|(id, label)| {
        let selected = *chosen == id;
        view! { <option value=id selected=selected>{label}</option> }
    });
    view! {
        <select
            aria-labelledby=labelled_by.to_owned()
            aria-describedby=described
            autocomplete="off"
            prop:disabled=move || disabled.get()
            on:change=move |event| {
                let id = event_target_value(&event);
                answer.set(if id.is_empty() { Vec::new() } else { vec![Zeroizing::new(id)] });
            }
        >
            <option value="">{say(part::QUESTION_NO_PERIOD)}</option>
            {options.collect_view()}
        </select>
    }
}

/// What was answered, in words, for whoever reviews or reads it. An id that the question does not know is shown as it is.
pub fn answer_in_words(question: &Asked, chosen: &str, language: &str, first: &str) -> String {
    match question.kind {
        QuestionKind::Text => chosen.to_owned(),
        QuestionKind::Period if chosen == EARLIER => say(part::QUESTION_EARLIER).to_owned(),
        QuestionKind::Period => half_year_in_words(chosen),
        QuestionKind::Single | QuestionKind::Several | QuestionKind::Region => {
            let option = question.options.iter().find(|option| option.id == chosen);
            option.map_or_else(|| chosen.to_owned(), |option| option.label.say(language, first).to_owned())
        }
    }
}

/// `2024-H1` as people say it; anything else as it is.
fn half_year_in_words(id: &str) -> String {
    match id.split_once("-H") {
        Some((year, "1")) => say_with(part::QUESTION_FIRST_HALF, &[("year", year.into())]),
        Some((year, "2")) => say_with(part::QUESTION_SECOND_HALF, &[("year", year.into())]),
        _ => id.to_owned(),
    }
}
