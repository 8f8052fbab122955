//! The boxes that a passphrase or a paper code is typed into. What is typed stays in them: no signal holds it.

use leptos::{
    html::{Input, Textarea},
    prelude::*,
};
use vault::{paper::PaperCode, receipt::WordError};
use zeroize::Zeroizing;

use super::texts;
use crate::{
    browser,
    text::{key::mine, say},
    unlocked,
};

const PAPER: &str = "paper-words";
const CURRENT: &str = "current";

/// The passphrase that holds now.
#[derive(Clone, Copy)]
pub struct Current(NodeRef<Input>);

impl Current {
    pub fn empty() -> Self {
        Self(NodeRef::new())
    }

    /// What was typed, tidied.
    pub fn passphrase(self) -> Zeroizing<String> {
        let typed = self.0.get_untracked().map(|field| Zeroizing::new(field.value())).unwrap_or_default();
        unlocked::passphrase(&typed)
    }

    pub fn forget(self) {
        if let Some(Some(field)) = self.0.try_get_untracked() {
            field.set_value("");
        }
    }

    pub fn focus(self) {
        browser::focus(CURRENT);
    }
}

#[component]
pub fn CurrentField(current: Current) -> impl IntoView {
    let shown = RwSignal::new(false);
    view! {
        <div class="field">
            <label for=CURRENT>{say(mine::CURRENT)}</label>
            <p class="hint" id="current-hint">{say(mine::CURRENT_HINT)}</p>
            <input
                id=CURRENT
                type=move || if shown.get() { "text" } else { "password" }
                node_ref=current.0
                aria-describedby="current-hint"
                autocomplete="current-password"
                autocapitalize="none"
                spellcheck="false"
            />
            <label class="show">
                <input
                    type="checkbox"
                    prop:checked=move || shown.get()
                    on:change=move |event| shown.set(event_target_checked(&event))
                />
                {say(mine::SHOW)}
            </label>
        </div>
    }
}

/// The words of a paper code.
#[derive(Clone, Copy)]
pub struct PaperEntry {
    field: NodeRef<Textarea>,
    trouble: RwSignal<Option<WordError>>,
}

impl PaperEntry {
    pub fn empty() -> Self {
        Self { field: NodeRef::new(), trouble: RwSignal::new(None) }
    }

    /// The code that was typed. Otherwise says beside the box what is wrong, and moves the focus there.
    pub fn code(self) -> Option<PaperCode> {
        let typed = Zeroizing::new(self.field.get_untracked().map(|field| field.value()).unwrap_or_default());
        match PaperCode::parse(&typed) {
            Ok(code) => Some(code),
            Err(why) => {
                self.trouble.set(Some(why));
                browser::focus(PAPER);
                None
            }
        }
    }

    pub fn forget(self) {
        if let Some(Some(field)) = self.field.try_get_untracked() {
            field.set_value("");
        }
    }
}

#[component]
pub fn PaperField(entry: PaperEntry) -> impl IntoView {
    view! {
        <div class="field words-entry">
            <label for=PAPER>{say(mine::ENTRY)}</label>
            <p class="hint" id="paper-hint">{say(mine::ENTRY_HINT)}</p>
            <p class="error" id="paper-error" role="status">{move || entry.trouble.get().map(|why| texts::words(&why))}</p>
            <textarea
                id=PAPER
                node_ref=entry.field
                rows="3"
                aria-describedby="paper-hint paper-error"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                translate="no"
                data-gramm="false"
                on:input=move |_| if entry.trouble.with_untracked(Option::is_some) { entry.trouble.set(None) }
            ></textarea>
        </div>
    }
}
