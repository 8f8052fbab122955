//! A document while it is edited: one copy, which every field reads once and writes into.

use std::sync::Arc;

use leptos::prelude::*;

use super::{super::Desk, texts};
use crate::{
    text::{Key, key::editor, say, say_with},
    unlocked::{OpenCall, Unlocked},
    wire::call::{CallDocument, Fault, Words},
};

/// Everything that the parts of the editor share.
#[derive(Clone, Copy)]
pub struct Edit {
    pub desk: Desk,
    pub unlocked: StoredValue<Arc<Unlocked>>,
    pub call: StoredValue<Arc<OpenCall>>,
    /// What is edited; its version is the one that it would be published as.
    pub document: RwSignal<CallDocument>,
    /// What was in force when the editing began.
    pub base: RwSignal<CallDocument>,
    /// Counts changes of what there is, not of what is written in it: only those draw the lists anew.
    pub shape: RwSignal<u32>,
    pub faults: RwSignal<Vec<Fault>>,
    /// The language that is written in.
    pub language: RwSignal<String>,
    pub busy: RwSignal<bool>,
}

/// Where a field stands and what is said about it.
pub struct About {
    /// Path of the text in the document, as faults name it.
    pub at: String,
    pub label: String,
    pub hint: String,
    /// Characters.
    pub longest: usize,
    /// A box for more than one line.
    pub long: bool,
}

impl Edit {
    /// Changes what is written, and nothing about which fields there are.
    pub fn write(self, change: impl FnOnce(&mut CallDocument)) {
        self.document.update(change);
    }

    /// Changes which fields there are.
    pub fn reshape(self, change: impl FnOnce(&mut CallDocument)) {
        self.document.update(change);
        self.faults.set(Vec::new());
        self.shape.update(|shape| *shape += 1);
    }

    /// Whether something is not published yet.
    pub fn is_changed(self) -> bool {
        let next = self.base.with(|base| CallDocument { version: base.version + 1, ..base.clone() });
        self.document.with(|document| *document != CallDocument { version: document.version, ..next })
    }

    pub fn first_language(self) -> String {
        self.document.with_untracked(|document| document.first().to_owned())
    }
}

/// Writes one language of a text, or takes it away if nothing is left.
pub fn put(words: &mut Words, language: &str, text: String) {
    if text.is_empty() {
        words.0.remove(language);
    } else {
        words.0.insert(language.to_owned(), text);
    }
}

/// The id of the element for a path of the document.
pub fn element(at: &str) -> String {
    format!("edit-{}", at.replace('.', "-"))
}

/// A label, a hint, a text, and what is wrong with it. `value` is what stands there at first.
pub fn line(edit: Edit, about: About, value: String, set: impl Fn(&mut CallDocument, String) + 'static) -> AnyView {
    let About { at, label, hint, longest, long } = about;
    let id = element(&at);
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = if hint.is_empty() { error_id.clone() } else { format!("{hint_id} {error_id}") };
    let flaw = Memo::new(move |_| {
        edit.faults.with(|faults| faults.iter().find(|fault| fault.at == at).map(|fault| fault.flaw))
    });
    let input = move |event| edit.write(|document| set(document, event_target_value(&event)));
    let invalid = move || flaw.get().map(|_| "true");
    let control = if long {
        view! {
            <textarea
                id=id.clone()
                aria-describedby=described
                aria-invalid=invalid
                maxlength=longest
                autocomplete="off"
                dir="auto"
                prop:value=value
                prop:readOnly=move || edit.busy.get()
                on:input=input
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                id=id.clone()
                type="text"
                aria-describedby=described
                aria-invalid=invalid
                maxlength=longest
                autocomplete="off"
                dir="auto"
                prop:value=value
                prop:readOnly=move || edit.busy.get()
                on:input=input
            />
        }
        .into_any()
    };
    view! {
        <div class="field" class:wrong=move || flaw.get().is_some()>
            <label for=id>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id dir="auto">{hint}</p> })}
            <p class="error" id=error_id hidden=move || flaw.get().is_none()>{move || flaw.get().map(texts::flaw)}</p>
            {control}
        </div>
    }
    .into_any()
}

/// In another language than the first, what is written there stands as the hint.
pub fn translated_hint(edit: Edit, hint: &str, first: &str) -> String {
    let elsewhere = edit.language.get_untracked() != edit.first_language();
    if elsewhere && !first.is_empty() {
        say_with(editor::FIELD_IN_FIRST, &[("text", first.into())])
    } else {
        hint.to_owned()
    }
}

/// Up, down, remove: for one thing of a list, by keyboard as by hand. `name` says which thing it is.
pub fn movers(
    edit: Edit,
    at: &str,
    name: &str,
    (number, count): (usize, usize),
    act: impl Fn(&mut CallDocument, Move) + Copy + 'static,
) -> AnyView {
    let (list, name) = (at.to_owned(), name.to_owned());
    let button = move |what: Move, label: Key, off: bool| {
        let after = match what {
            Move::Up => number.saturating_sub(1),
            Move::Down => number + 1,
            Move::Remove => number.min(count.saturating_sub(2)),
        };
        let id = format!("{}-{number}-{}", element(&list), what.name());
        let next = format!("{}-{after}-{}", element(&list), what.name());
        view! {
            <button
                class="button-quiet button-small"
                type="button"
                id=id
                aria-label=texts::done_to(label, &name)
                aria-disabled=move || (off || edit.busy.get()).to_string()
                on:click=move |_| {
                    if !off && !edit.busy.get_untracked() {
                        edit.reshape(|document| act(document, what));
                        crate::browser::focus_soon(next.clone());
                    }
                }
            >
                {say(label)}
            </button>
        }
    };
    view! {
        <div class="actions">
            {button.clone()(Move::Up, editor::FIELD_UP, number == 0)}
            {button.clone()(Move::Down, editor::FIELD_DOWN, number + 1 >= count)}
            {button(Move::Remove, editor::FIELD_REMOVE, false)}
        </div>
    }
    .into_any()
}

/// What happens to one thing of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Up,
    Down,
    Remove,
}

impl Move {
    const fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::Remove => "remove",
        }
    }

    /// Does it to the thing at `place`.
    pub fn apply<T>(self, list: &mut Vec<T>, place: usize) {
        match self {
            Self::Up if (1..list.len()).contains(&place) => list.swap(place, place - 1),
            Self::Down if place + 1 < list.len() => list.swap(place, place + 1),
            Self::Remove if place < list.len() => drop(list.remove(place)),
            _ => {}
        }
    }
}
