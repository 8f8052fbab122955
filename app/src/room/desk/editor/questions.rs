//! The call's questions: added, worded, moved, tried out.

use leptos::prelude::*;

use super::{
    edit::{About, Edit, Move, element, line, movers, put, translated_hint},
    region, texts,
};
use crate::{
    browser,
    part::question::{Given, Question as Shown},
    text::{key::editor, say},
    wire::call::{CallDocument, Question, QuestionKind, QuestionOption, Words, longest},
};

/// Where the half-years of a new question about time begin.
const USUAL_FROM: &str = "2019-H1";

#[component]
pub fn Questions(edit: Edit) -> impl IntoView {
    let cards = move || {
        edit.shape.track();
        let language = edit.language.get();
        let questions = edit.document.with_untracked(|document| document.questions.clone());
        let count = questions.len();
        let cards = questions.into_iter().enumerate();
        cards.map(|(number, question)| card(edit, &language, (number, count), &question)).collect_view()
    };
    let add = QuestionKind::ALL.map(|kind| {
        view! {
            <button class="button-quiet" type="button" on:click=move |_| add(edit, kind)>{texts::kind(kind)}</button>
        }
    });
    view! {
        <section class="stack" aria-labelledby="edit-questions">
            <h2 id="edit-questions">{say(editor::QUESTION_HEADING)}</h2>
            <p class="hint">{say(editor::QUESTION_HINT)}</p>
            <ol class="edit-list">{cards}</ol>
            <div role="group" aria-labelledby="edit-add" class="stack">
                <h3 id="edit-add">{say(editor::QUESTION_ADD)}</h3>
                <div class="actions">{add.into_iter().collect_view()}</div>
            </div>
        </section>
    }
}

fn add(edit: Edit, kind: QuestionKind) {
    let mut number = 0;
    edit.reshape(|document| {
        number = document.questions.len();
        let id = unused("q", document.questions.iter().map(|question| question.id.as_str()));
        let options = match kind {
            QuestionKind::Region => region::options(&document.languages),
            QuestionKind::Single | QuestionKind::Several => vec![option("o1"), option("o2")],
            QuestionKind::Text | QuestionKind::Period => Vec::new(),
        };
        let from = (kind == QuestionKind::Period).then(|| USUAL_FROM.to_owned());
        document.questions.push(Question { id, kind, label: Words::default(), hint: Words::default(), options, from });
    });
    let language = edit.language.get_untracked();
    browser::focus_soon(element(&format!("questions.{number}.label.{language}")));
}

fn option(id: &str) -> QuestionOption {
    QuestionOption { id: id.to_owned(), label: Words::default() }
}

/// An id that nothing else has: answers are kept by it, so it never changes, and none is used again in this document.
fn unused<'a>(letter: &str, taken: impl Iterator<Item = &'a str>) -> String {
    let numbers = taken.filter_map(|id| id.strip_prefix(letter)?.parse::<u32>().ok());
    format!("{letter}{}", numbers.max().unwrap_or_default().saturating_add(1))
}

fn card(edit: Edit, language: &str, (number, count): (usize, usize), question: &Question) -> AnyView {
    let first = edit.first_language();
    let at = format!("questions.{number}");
    let title = texts::question(number);
    let text = |name: &str, label: &str, hint: &str, longest, words: &Words, of: fn(&mut Question) -> &mut Words| {
        let about = About {
            at: format!("{at}.{name}.{language}"),
            label: label.to_owned(),
            hint: translated_hint(edit, hint, words.written(&first)),
            longest,
            long: false,
        };
        let language = language.to_owned();
        line(edit, about, words.written(&language.clone()).to_owned(), move |document, written| {
            if let Some(question) = document.questions.get_mut(number) {
                put(of(question), &language, written);
            }
        })
    };
    let label = text(
        "label",
        say(editor::QUESTION_LABEL),
        say(editor::QUESTION_LABEL_HINT),
        longest::LINE,
        &question.label,
        |q| &mut q.label,
    );
    let hint = text(
        "hint",
        say(editor::QUESTION_EXTRA),
        say(editor::QUESTION_EXTRA_HINT),
        longest::LINES,
        &question.hint,
        |q| &mut q.hint,
    );
    let options = question.kind.has_options().then(|| options(edit, language, number, &title, question));
    let from = (question.kind == QuestionKind::Period).then(|| {
        let about = About {
            at: format!("{at}.from"),
            label: say(editor::QUESTION_FROM).to_owned(),
            hint: say(editor::QUESTION_FROM_HINT).to_owned(),
            longest: 7,
            long: false,
        };
        line(edit, about, question.from.clone().unwrap_or_default(), move |document, written| {
            if let Some(question) = document.questions.get_mut(number) {
                question.from = Some(written);
            }
        })
    });
    view! {
        <li class="card stack">
            <h3>{title.clone()} " " <span class="badge quiet">{texts::kind(question.kind)}</span></h3>
            {label}
            {hint}
            {from}
            {options}
            <Preview edit number/>
            {movers(edit, "questions", &title, (number, count), move |document: &mut CallDocument, what: Move| {
                what.apply(&mut document.questions, number);
            })}
        </li>
    }
    .into_any()
}

fn options(edit: Edit, language: &str, number: usize, title: &str, question: &Question) -> AnyView {
    let first = edit.first_language();
    let count = question.options.len();
    let at = format!("questions.{number}.options");
    let rows = question.options.iter().enumerate().map(|(place, option)| {
        let name = texts::option(place);
        let about = About {
            at: format!("{at}.{place}.label.{language}"),
            label: name.clone(),
            hint: translated_hint(edit, "", option.label.written(&first)),
            longest: longest::NAME,
            long: false,
        };
        let tag = language.to_owned();
        let field = line(edit, about, option.label.written(language).to_owned(), move |document, written| {
            let question = document.questions.get_mut(number);
            if let Some(option) = question.and_then(|question| question.options.get_mut(place)) {
                put(&mut option.label, &tag, written);
            }
        });
        let name = format!("{title}, {name}");
        view! {
            <li>
                {field}
                {movers(edit, &at, &name, (place, count), move |document: &mut CallDocument, what: Move| {
                    if let Some(question) = document.questions.get_mut(number) {
                        what.apply(&mut question.options, place);
                    }
                })}
            </li>
        }
    });
    let missing = {
        let at = at.clone();
        move || edit.faults.with(|faults| faults.iter().any(|fault| fault.at == at))
    };
    let tag = language.to_owned();
    let add = move |_| {
        let mut place = 0;
        edit.reshape(|document| {
            if let Some(question) = document.questions.get_mut(number) {
                place = question.options.len();
                let id = unused("o", question.options.iter().map(|option| option.id.as_str()));
                question.options.push(option(&id));
            }
        });
        browser::focus_soon(element(&format!("questions.{number}.options.{place}.label.{tag}")));
    };
    view! {
        <div class="stack" id=element(&at) tabindex="-1">
            <h4>{say(editor::QUESTION_OPTIONS)}</h4>
            <p class="error" hidden={let missing = missing.clone(); move || !missing()}>{say(editor::QUESTION_TWO_OPTIONS)}</p>
            <ol class="edit-options">{rows.collect_view()}</ol>
            <div class="actions">
                <button
                    class="button-quiet button-small"
                    type="button"
                    aria-label=texts::done_to(editor::QUESTION_ADD_OPTION, title)
                    on:click=add
                >
                    {say(editor::QUESTION_ADD_OPTION)}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// The question as a survivor sees it. What is tried out here is not kept.
#[component]
fn Preview(edit: Edit, number: usize) -> impl IntoView {
    let open = RwSignal::new(false);
    let today = edit.desk.today();
    let shown = move || {
        let question = edit.document.with(|document| document.questions.get(number).cloned())?;
        let (language, first) = (edit.language.get(), edit.first_language());
        let heading = format!("preview-{number}");
        let asked = question.label.say(&language, &first).to_owned();
        let answer: Given = RwSignal::new(Vec::new());
        Some(view! {
            <div class="preview">
                <h4 id=heading.clone() dir="auto">{asked}</h4>
                <Shown question language first today labelled_by=heading answer/>
            </div>
        })
    };
    view! {
        <div class="stack">
            <button
                class="button-quiet button-small"
                type="button"
                aria-expanded=move || open.get().to_string()
                aria-label=texts::done_to(editor::QUESTION_PREVIEW, &texts::question(number))
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {say(editor::QUESTION_PREVIEW)}
            </button>
            {move || open.get().then(shown)}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::unused;

    #[test]
    fn a_new_id_is_none_that_is_there() {
        assert_eq!(unused("q", [].into_iter()), "q1");
        assert_eq!(unused("q", ["when", "q1", "q7", "qx"].into_iter()), "q8");
    }
}
