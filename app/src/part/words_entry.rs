//! The box for a receipt's seven words: completes a word, names one that can't be right, and reads them.

mod help;

use help::Help;
use leptos::{html::Textarea, prelude::*};
use vault::receipt::{Receipt, WordError};
use zeroize::Zeroizing;

use crate::{
    browser,
    text::{key::receipt, say, say_with},
};

const FIELD: &str = "receipt-words";

/// What stands in the box. It stays there: no signal holds more than the word that needs help.
#[derive(Clone, Copy)]
pub struct WordsEntry {
    field: NodeRef<Textarea>,
    help: RwSignal<Option<Help>>,
    trouble: RwSignal<Option<WordError>>,
}

impl WordsEntry {
    /// An empty box, for as long as the owner of this moment lives.
    pub fn empty() -> Self {
        Self { field: NodeRef::new(), help: RwSignal::new(None), trouble: RwSignal::new(None) }
    }

    /// The receipt that was typed. Otherwise says beside the box what is wrong, and moves the focus there.
    pub fn receipt(&self) -> Option<Receipt> {
        match Receipt::parse(&self.typed()) {
            Ok(receipt) => Some(receipt),
            Err(why) => {
                self.trouble.set(Some(why));
                browser::focus(FIELD);
                None
            }
        }
    }

    /// Empties the box.
    pub fn forget(&self) {
        if let Some(Some(field)) = self.field.try_get_untracked() {
            field.set_value("");
        }
        let _ = self.help.try_set(None);
        let _ = self.trouble.try_set(None);
    }

    fn typed(&self) -> Zeroizing<String> {
        Zeroizing::new(self.field.get_untracked().map(|field| field.value()).unwrap_or_default())
    }

    fn look(&self) {
        let help = Help::with(&self.typed());
        if self.help.with_untracked(|now| *now != help) {
            self.help.set(help);
        }
        if self.trouble.with_untracked(Option::is_some) {
            self.trouble.set(None);
        }
    }

    fn take(&self, help: &Help, word: &str) {
        if let Some(field) = self.field.get_untracked() {
            field.set_value(&help.put(&self.typed(), word));
            let _ = field.focus();
        }
        self.look();
    }
}

/// The box with its help. Enter in it is a press of the button that `on_enter` stands for.
#[component]
pub fn WordsField(entry: WordsEntry, on_enter: impl Fn() + 'static) -> impl IntoView {
    let offers = move |help: Help| {
        let title = if help.unknown { receipt::ENTRY_UNKNOWN_OFFERS } else { receipt::ENTRY_OFFERS };
        let words = help.offers.clone().into_iter().map(|word| {
            let help = help.clone();
            view! {
                <li>
                    <button class="button-quiet button-small" type="button" on:click=move |_| entry.take(&help, word)>
                        {word}
                    </button>
                </li>
            }
        });
        (!help.offers.is_empty()).then(|| {
            view! {
                <p class="hint" id="receipt-offers">{say(title)}</p>
                <ul class="offers" aria-labelledby="receipt-offers" translate="no">{words.collect_view()}</ul>
            }
        })
    };
    view! {
        <div class="field words-entry">
            <label for=FIELD>{say(receipt::ENTRY)}</label>
            <p class="hint" id="receipt-hint">{say(receipt::ENTRY_HINT)}</p>
            <textarea
                id=FIELD
                node_ref=entry.field
                rows="3"
                aria-describedby="receipt-hint receipt-trouble"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                translate="no"
                data-gramm="false"
                on:input=move |_| entry.look()
                on:keydown=move |event| {
                    if event.key() == "Enter" {
                        event.prevent_default();
                        on_enter();
                    }
                }
            ></textarea>
            <p class="hint" id="receipt-trouble" role="status">
                {move || {
                    let unknown = || entry.help.get().filter(|help| help.unknown).map(|help| help.word);
                    entry.trouble.get().map(|why| words(&why)).or_else(|| unknown().map(unknown_word))
                }}
            </p>
            {move || entry.help.get().map(offers)}
        </div>
    }
}

fn unknown_word(number: usize) -> String {
    say_with(receipt::ENTRY_UNKNOWN, &[("number", number.into())])
}

fn words(why: &WordError) -> String {
    match why {
        WordError::Count { found: 0, .. } => say(receipt::ENTRY_NONE).to_owned(),
        WordError::Count { found, .. } => say_with(receipt::ENTRY_COUNT, &[("found", (*found).into())]),
        WordError::Unknown { position } => unknown_word(*position),
        WordError::Checksum => say(receipt::ENTRY_CHECKSUM).to_owned(),
    }
}
