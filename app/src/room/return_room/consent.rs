//! What may be done with the account from now on.

use leptos::prelude::*;
use vault::{draft::Consent, entry::Content};

use super::{
    texts,
    visit::{Step, Troubled, Visit},
};
use crate::text::{Key, key::returning as key, say};

/// One signal for each choice.
#[derive(Clone, Copy)]
pub struct Chosen([RwSignal<bool>; 3]);

const CHOICES: [(Key, Key); 3] = [
    (key::CONSENT_COUNT, key::CONSENT_COUNT_TEXT),
    (key::CONSENT_QUOTE, key::CONSENT_QUOTE_TEXT),
    (key::CONSENT_CONTACT, key::CONSENT_CONTACT_TEXT),
];

impl Chosen {
    /// As it is now; off where that is not known.
    pub fn new(consent: Consent) -> Self {
        Self([consent.count, consent.quote, consent.contact].map(RwSignal::new))
    }

    fn consent(&self) -> Consent {
        let [count, quote, contact] = self.0.map(|chosen| chosen.get_untracked());
        Consent { count, quote, contact }
    }
}

#[component]
pub fn Change(visit: Visit) -> impl IntoView {
    let heading = Step::Consent.heading();
    let choices = visit.chosen.0.into_iter().zip(CHOICES).map(|(on, (name, meaning))| {
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    autocomplete="off"
                    prop:checked=move || on.get()
                    prop:disabled=move || visit.busy.get()
                    on:change=move |event| on.set(event_target_checked(&event))
                />
                <span class="choice-text"><strong>{say(name)}</strong><span class="hint">{say(meaning)}</span></span>
            </label>
        }
    });
    view! {
        <div class="stack">
            <h1 id=heading tabindex="-1">{say(key::CONSENT_TITLE)}</h1>
            <p class="lede">{move || texts::allowed(visit.known.get().consent())}</p>
            <p class="prose">{say(key::CONSENT_HINT)}</p>
            <div class="choices" role="group" aria-labelledby=heading>{choices.collect_view()}</div>
            <p class="prose">{say(key::CONSENT_OUT)}</p>
            <Troubled visit step=Step::Consent/>
            <SendOrBack visit go=move || visit.send(Step::Consent, Content::Consent(visit.chosen.consent()))/>
        </div>
    }
}

/// The two ways out of a step.
#[component]
pub fn SendOrBack(visit: Visit, go: impl Fn() + 'static) -> impl IntoView {
    view! {
        <div class="actions">
            <button class="button" type="button" aria-disabled=move || visit.busy.get().to_string() on:click=move |_| go()>
                {say(key::SEND)}
            </button>
            <button
                class="button-quiet"
                type="button"
                aria-disabled=move || visit.busy.get().to_string()
                on:click=move |_| visit.go(Step::Overview)
            >
                {say(key::BACK)}
            </button>
        </div>
        <p role="status">{move || visit.busy.get().then(|| say(key::SENDING))}</p>
    }
}
