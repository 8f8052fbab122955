//! The box that a paper code is typed into. What is typed stays in it: no signal holds it.

use leptos::{html::Textarea, prelude::*};
use vault::{paper::PaperCode, receipt::WordError};
use zeroize::Zeroizing;

use super::texts;
use crate::{
    browser,
    text::{key::unlock, say},
};

const PAPER: &str = "paper-words";

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
            <label for=PAPER>{say(unlock::ENTRY)}</label>
            <p class="hint" id="paper-hint">{say(unlock::ENTRY_HINT)}</p>
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
