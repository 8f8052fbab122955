//! Choices that are off until chosen: what may be done with the account, and what its reader is warned of.

use leptos::prelude::*;
use vault::draft::{Consent, ContentNote};

use super::{HEADING, step::Step, writing::Writing};
use crate::text::{Key, key::write, say};

/// What may be done: one signal for each choice.
#[derive(Clone, Copy, Default)]
pub struct Chosen {
    count: RwSignal<bool>,
    quote: RwSignal<bool>,
    contact: RwSignal<bool>,
}

impl Chosen {
    const NAMES: [Key; 3] = [write::CONSENT_COUNT, write::CONSENT_QUOTE, write::CONSENT_CONTACT];

    fn signals(&self) -> [RwSignal<bool>; 3] {
        [self.count, self.quote, self.contact]
    }

    pub fn consent(&self) -> Consent {
        let [count, quote, contact] = self.signals().map(|chosen| chosen.get_untracked());
        Consent { count, quote, contact }
    }

    /// The names of what is allowed.
    pub fn names(&self) -> Vec<&'static str> {
        chosen_names(self.signals().into_iter().zip(Self::NAMES))
    }

    pub fn forget(&self) {
        forget(self.signals());
    }
}

/// What a reader is warned of: one signal for each note, in the order of [`ContentNote::ALL`].
#[derive(Clone, Copy, Default)]
pub struct Warned([RwSignal<bool>; ContentNote::ALL.len()]);

const fn note_name(note: ContentNote) -> Key {
    match note {
        ContentNote::SelfHarm => write::NOTE_SELF_HARM,
        ContentNote::Violence => write::NOTE_VIOLENCE,
        ContentNote::Restraint => write::NOTE_RESTRAINT,
        ContentNote::Loss => write::NOTE_LOSS,
        ContentNote::Racism => write::NOTE_RACISM,
        ContentNote::Children => write::NOTE_CHILDREN,
    }
}

impl Warned {
    pub fn notes(&self) -> Vec<ContentNote> {
        let chosen = self.0.iter().zip(ContentNote::ALL).filter(|(on, _)| on.get_untracked());
        chosen.map(|(_, note)| note).collect()
    }

    /// The names of the notes.
    pub fn names(&self) -> Vec<&'static str> {
        chosen_names(self.0.into_iter().zip(ContentNote::ALL.map(note_name)))
    }

    pub fn forget(&self) {
        forget(self.0);
    }
}

fn chosen_names(choices: impl Iterator<Item = (RwSignal<bool>, Key)>) -> Vec<&'static str> {
    choices.filter(|(on, _)| on.get_untracked()).map(|(_, name)| say(name)).collect()
}

fn forget(choices: impl IntoIterator<Item = RwSignal<bool>>) {
    for choice in choices {
        let _ = choice.try_set(false);
    }
}

#[component]
pub fn ConsentStep(writing: Writing) -> impl IntoView {
    let chosen = writing.chosen;
    let meanings = [write::CONSENT_COUNT_TEXT, write::CONSENT_QUOTE_TEXT, write::CONSENT_CONTACT_TEXT];
    let choices = chosen.signals().into_iter().zip(Chosen::NAMES.into_iter().zip(meanings));
    let choices = choices.map(|(on, (name, meaning))| choice(on, name, Some(meaning))).collect_view();
    view! {
        <Step writing title=say(write::CONSENT) hint=say(write::CONSENT_HINT) skip=move || chosen.forget()>
            <div class="choices" role="group" aria-labelledby=HEADING>{choices}</div>
        </Step>
    }
}

#[component]
pub fn NotesStep(writing: Writing) -> impl IntoView {
    let warned = writing.warned;
    let choices = warned.0.into_iter().zip(ContentNote::ALL.map(note_name)).map(|(on, name)| choice(on, name, None));
    let choices = choices.collect_view();
    view! {
        <Step writing title=say(write::NOTES) hint=say(write::NOTES_HINT) skip=move || warned.forget()>
            <div class="choices" role="group" aria-labelledby=HEADING>{choices}</div>
        </Step>
    }
}

fn choice(on: RwSignal<bool>, name: Key, meaning: Option<Key>) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                type="checkbox"
                autocomplete="off"
                prop:checked=move || on.get()
                on:change=move |event| on.set(event_target_checked(&event))
            />
            <span class="choice-text">
                <strong>{say(name)}</strong>
                {meaning.map(|meaning| view! { <span class="hint">{say(meaning)}</span> })}
            </span>
        </label>
    }
}
