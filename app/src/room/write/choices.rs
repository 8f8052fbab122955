//! What may be done with the account: three choices, each off until chosen.

use leptos::prelude::*;
use vault::draft::Consent;

use super::texts::consent;

/// One signal for each choice.
#[derive(Clone, Copy, Default)]
pub struct Chosen {
    count: RwSignal<bool>,
    quote: RwSignal<bool>,
    contact: RwSignal<bool>,
}

impl Chosen {
    pub fn consent(&self) -> Consent {
        Consent {
            count: self.count.get_untracked(),
            quote: self.quote.get_untracked(),
            contact: self.contact.get_untracked(),
        }
    }
}

#[component]
pub fn Choices(chosen: Chosen, busy: RwSignal<bool>) -> impl IntoView {
    let choices = [
        (consent::COUNT, consent::COUNT_TEXT, chosen.count),
        (consent::QUOTE, consent::QUOTE_TEXT, chosen.quote),
        (consent::CONTACT, consent::CONTACT_TEXT, chosen.contact),
    ];
    let choices = choices.map(|(name, meaning, on)| {
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    autocomplete="off"
                    prop:checked=move || on.get()
                    prop:disabled=move || busy.get()
                    on:change=move |event| on.set(event_target_checked(&event))
                />
                <span class="choice-text"><strong>{name}</strong><span class="hint">{meaning}</span></span>
            </label>
        }
    });
    view! {
        <fieldset class="choices" aria-describedby="choices-hint">
            <legend>{consent::LEGEND}</legend>
            <p class="hint" id="choices-hint">{consent::HINT}</p>
            {choices.collect_view()}
        </fieldset>
    }
}
