//! The box that the passphrase is typed into. What is typed stays in it: no signal holds it.

use leptos::{html::Input, prelude::*};
use zeroize::Zeroizing;

use crate::{
    browser,
    text::{key::mine, say},
    unlocked,
};

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
