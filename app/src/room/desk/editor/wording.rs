//! What is said about the call, in one language after the other.

use leptos::prelude::*;

use super::{
    edit::{About, Edit, element, line, translated_hint},
    texts,
};
use crate::{
    text::{Key, key::editor, say, say_with},
    wire::call::{CallDocument, CallTexts, longest},
};

/// One text of a call: its name in the document, what it is, and where it is kept.
struct Field {
    name: &'static str,
    label: Key,
    hint: Key,
    longest: usize,
    long: bool,
    text: fn(&mut CallTexts) -> &mut String,
}

const FIELDS: [Field; 7] = [
    Field {
        name: "title",
        label: editor::WORDING_TITLE,
        hint: editor::WORDING_TITLE_HINT,
        longest: longest::LINE,
        long: false,
        text: |texts| &mut texts.title,
    },
    Field {
        name: "purpose",
        label: editor::WORDING_PURPOSE,
        hint: editor::WORDING_PURPOSE_HINT,
        longest: longest::PURPOSE,
        long: true,
        text: |texts| &mut texts.purpose,
    },
    Field {
        name: "organisation",
        label: editor::WORDING_ORGANISATION,
        hint: editor::WORDING_ORGANISATION_HINT,
        longest: longest::LINE,
        long: false,
        text: |texts| &mut texts.organisation,
    },
    Field {
        name: "contact",
        label: editor::WORDING_CONTACT,
        hint: editor::WORDING_CONTACT_HINT,
        longest: longest::LINES,
        long: false,
        text: |texts| &mut texts.contact,
    },
    Field {
        name: "controller",
        label: editor::WORDING_CONTROLLER,
        hint: editor::WORDING_CONTROLLER_HINT,
        longest: longest::LINES,
        long: false,
        text: |texts| &mut texts.controller,
    },
    Field {
        name: "published",
        label: editor::WORDING_PUBLISHED,
        hint: editor::WORDING_PUBLISHED_HINT,
        longest: longest::LINES,
        long: false,
        text: |texts| &mut texts.published,
    },
    Field {
        name: "done",
        label: editor::WORDING_DONE,
        hint: editor::WORDING_DONE_HINT,
        longest: longest::DONE,
        long: true,
        text: |texts| &mut texts.done,
    },
];

/// The texts in the language that is written in.
#[component]
pub fn Wording(edit: Edit) -> impl IntoView {
    let fields = move || {
        edit.shape.track();
        let language = edit.language.get();
        let mut document = edit.document.get_untracked();
        let first = document.first().to_owned();
        let mut first = document.texts.remove(&first).unwrap_or_default();
        let mut written = edit.document.with_untracked(|document| document.texts.get(&language).cloned());
        let fields = FIELDS.iter().map(|field| {
            let about = About {
                at: format!("texts.{language}.{}", field.name),
                label: say(field.label).to_owned(),
                hint: translated_hint(edit, say(field.hint), (field.text)(&mut first)),
                longest: field.longest,
                long: field.long,
            };
            let value = written.as_mut().map(|texts| (field.text)(texts).clone()).unwrap_or_default();
            let language = language.clone();
            line(edit, about, value, move |document, text| {
                *(field.text)(document.texts.entry(language.clone()).or_default()) = text;
            })
        });
        fields.collect_view()
    };
    view! {
        <section class="stack" aria-labelledby="edit-wording">
            <h2 id="edit-wording">{say(editor::WORDING_HEADING)}</h2>
            {fields}
        </section>
    }
}

/// Which languages there are, what is missing in each, and which one is written in.
#[component]
pub fn Languages(edit: Edit) -> impl IntoView {
    let tabs = move || {
        let document = edit.document.get();
        let tabs = document.languages.iter().map(|tag| {
            let missing = missing(&document, tag);
            let (choose, current) = (tag.clone(), tag.clone());
            view! {
                <li>
                    <button
                        class="tab"
                        type="button"
                        aria-pressed=move || (edit.language.get() == current).to_string()
                        on:click=move |_| edit.language.set(choose.clone())
                    >
                        <span translate="no">{texts::language(tag)}</span>
                        {(missing > 0).then(|| view! { " " <span class="count">{say_with(editor::LANGUAGE_MISSING, &[("count", missing.into())])}</span> })}
                    </button>
                </li>
            }
        });
        tabs.collect_view()
    };
    let tag = RwSignal::new(String::new());
    let fault = move || edit.faults.with(|faults| faults.iter().any(|fault| fault.at.starts_with("languages")));
    let add = move || {
        let new = tag.get_untracked().trim().to_owned();
        if new.is_empty() || edit.document.with_untracked(|document| document.languages.contains(&new)) {
            return;
        }
        edit.reshape(|document| document.languages.push(new.clone()));
        edit.language.set(new);
        tag.set(String::new());
    };
    let remove = move || {
        let language = edit.language.get_untracked();
        let first = edit.first_language();
        edit.language.set(first);
        edit.reshape(|document| forget(document, &language));
    };
    view! {
        <section class="stack" aria-labelledby="edit-languages">
            <h2 id="edit-languages">{say(editor::LANGUAGE_HEADING)}</h2>
            <p class="hint">{say(editor::LANGUAGE_HINT)}</p>
            <ul class="tabs" aria-label=say(editor::LANGUAGE_HEADING)>{tabs}</ul>
            <div class="field field-short" class:wrong=fault>
                <label for="edit-new-language">{say(editor::LANGUAGE_ADD_LABEL)}</label>
                <p class="hint" id="edit-new-language-hint">{say(editor::LANGUAGE_ADD_HINT)}</p>
                <input
                    id="edit-new-language"
                    type="text"
                    maxlength="35"
                    list="edit-known-languages"
                    aria-describedby="edit-new-language-hint"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    prop:value=move || tag.get()
                    on:input=move |event| tag.set(event_target_value(&event))
                />
                <datalist id="edit-known-languages" translate="no">
                    {texts::LANGUAGES.iter().map(|(tag, name)| view! { <option value=*tag>{*name}</option> }).collect_view()}
                </datalist>
            </div>
            <div class="actions">
                <button class="button-quiet button-small" type="button" on:click=move |_| add()>{say(editor::LANGUAGE_ADD)}</button>
                {move || (edit.language.get() != edit.first_language()).then(|| view! {
                    <button class="button-quiet button-small" type="button" on:click=move |_| remove()>
                        {say_with(editor::LANGUAGE_REMOVE, &[("language", texts::language(&edit.language.get()).into())])}
                    </button>
                })}
            </div>
        </section>
    }
}

/// How many texts stand in the first language and not in this one.
fn missing(document: &CallDocument, language: &str) -> usize {
    let mut count = 0;
    let first = document.first();
    if language == first {
        return 0;
    }
    let mut compare =
        |there: &str, here: &str| count += usize::from(!there.trim().is_empty() && here.trim().is_empty());
    let nothing = CallTexts::default();
    let texts = |language: &str| document.texts.get(language).unwrap_or(&nothing).clone();
    let (mut there, mut here) = (texts(first), texts(language));
    for field in &FIELDS {
        compare((field.text)(&mut there), (field.text)(&mut here));
    }
    for question in &document.questions {
        let options = question.options.iter().map(|option| &option.label);
        for words in [&question.label, &question.hint].into_iter().chain(options) {
            compare(words.written(first), words.written(language));
        }
    }
    if document.help.get(first).is_some_and(|lines| !lines.is_empty()) {
        compare("help", if document.help.get(language).is_some_and(|lines| !lines.is_empty()) { "help" } else { "" });
    }
    count
}

/// Takes a language out of everything.
fn forget(document: &mut CallDocument, language: &str) {
    document.languages.retain(|other| other != language);
    document.texts.remove(language);
    document.help.remove(language);
    for question in &mut document.questions {
        question.label.0.remove(language);
        question.hint.0.remove(language);
        for option in &mut question.options {
            option.label.0.remove(language);
        }
    }
}

/// A day of the document: its name there, what it is, and where it is kept.
struct Day {
    name: &'static str,
    label: Key,
    hint: Key,
    day: fn(&mut CallDocument) -> &mut Option<String>,
}

/// The day of what was done, and the last day.
const DAYS: [Day; 2] = [
    Day {
        name: "done_on",
        label: editor::WORDING_DONE_ON,
        hint: editor::WORDING_DONE_ON_HINT,
        day: |document| &mut document.done_on,
    },
    Day {
        name: "closes",
        label: editor::WORDING_CLOSES,
        hint: editor::WORDING_CLOSES_HINT,
        day: |document| &mut document.closes,
    },
];

/// The days, which are the same in every language.
#[component]
pub fn Days(edit: Edit) -> impl IntoView {
    DAYS.iter().map(|day| day_field(edit, day)).collect_view()
}

fn day_field(edit: Edit, Day { name, label, hint, day }: &'static Day) -> impl IntoView {
    let flaw = Memo::new(move |_| {
        edit.faults.with(|faults| faults.iter().find(|fault| fault.at == *name).map(|fault| fault.flaw))
    });
    let id = element(name);
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let value = day(&mut edit.document.get_untracked()).clone().unwrap_or_default();
    view! {
        <div class="field field-short" class:wrong=move || flaw.get().is_some()>
            <label for=id.clone()>{say(*label)}</label>
            <p class="hint" id=hint_id.clone()>{say(*hint)}</p>
            <p class="error" id=error_id.clone() hidden=move || flaw.get().is_none()>{move || flaw.get().map(texts::flaw)}</p>
            <input
                id=id
                type="date"
                aria-describedby=format!("{hint_id} {error_id}")
                aria-invalid=move || flaw.get().map(|_| "true")
                prop:value=value
                prop:readOnly=move || edit.busy.get()
                on:input=move |event| {
                    let written = event_target_value(&event);
                    edit.write(|document| *day(document) = Some(written).filter(|day| !day.is_empty()));
                }
            />
        </div>
    }
}
