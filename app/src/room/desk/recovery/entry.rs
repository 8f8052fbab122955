//! The sheets that were brought: typed one after the other, each checked at once.

use leptos::{html::Textarea, prelude::*};
use vault::recovery::{Plan, RecoverySecret, Share, ShareError};
use zeroize::Zeroizing;

use super::texts;
use crate::{
    browser,
    text::{key::recovery, say, say_with},
};

const FIELD: &str = "share-words";

/// What was typed so far. The shares are in no signal, and are wiped with the page's part that holds them.
#[derive(Clone, Copy)]
struct Entry {
    field: NodeRef<Textarea>,
    shares: StoredValue<Vec<Share>>,
    /// Numbers of the sheets that fit.
    added: RwSignal<Vec<u8>>,
    missing: RwSignal<usize>,
    trouble: RwSignal<Option<String>>,
}

impl Entry {
    /// Takes the sheet that was typed, or says what is wrong with it. The secret, once there are enough.
    fn add(self, plan: &Plan) -> Option<RecoverySecret> {
        let typed = Zeroizing::new(self.field.get_untracked().map(|field| field.value()).unwrap_or_default());
        let share = match Share::parse(&typed) {
            Ok(share) => share,
            Err(why) => {
                self.refuse(texts::words(&why));
                return None;
            }
        };
        let number = share.number();
        self.shares.update_value(|shares| shares.push(share));
        let came = self.shares.with_value(|shares| RecoverySecret::combine(shares, plan));
        if let Err(
            why @ (ShareError::Another { .. }
            | ShareError::Wrong { .. }
            | ShareError::Twice { .. }
            | ShareError::Damaged),
        ) = &came
        {
            self.shares.update_value(|shares| drop(shares.pop()));
            self.refuse(texts::share(why).to_owned());
            return None;
        }
        if let Some(field) = self.field.get_untracked() {
            field.set_value("");
        }
        self.trouble.set(None);
        self.added.update(|added| added.push(number));
        match came {
            Ok(secret) => {
                self.missing.set(0);
                self.shares.update_value(Vec::clear);
                Some(secret)
            }
            Err(ShareError::TooFew { missing }) => {
                self.missing.set(missing);
                browser::focus(FIELD);
                None
            }
            Err(_) => None,
        }
    }

    fn refuse(self, why: String) {
        self.trouble.set(Some(why));
        browser::focus(FIELD);
    }
}

/// Asks for sheets until there are enough for `plan`, and hands over what they give.
#[component]
pub fn Sheets(plan: Plan, enough: impl Fn(RecoverySecret) + 'static) -> impl IntoView {
    let entry = Entry {
        field: NodeRef::new(),
        shares: StoredValue::new(Vec::new()),
        added: RwSignal::new(Vec::new()),
        missing: RwSignal::new(usize::from(plan.threshold)),
        trouble: RwSignal::new(None),
    };
    let add = move |_| {
        if let Some(secret) = entry.add(&plan) {
            enough(secret);
        }
    };
    view! {
        <div role="status">
            <ul>
                {move || entry.added.get().into_iter().map(|number| {
                    view! { <li>{say_with(recovery::ENTRY_ADDED, &[("number", number.into())])}</li> }
                }).collect_view()}
            </ul>
            <p>{move || match entry.missing.get() {
                0 => String::new(),
                missing => say_with(recovery::ENTRY_LEFT, &[("missing", missing.into())]),
            }}</p>
        </div>
        <div class="field words-entry" hidden=move || entry.missing.get() == 0>
            <label for=FIELD>{say(recovery::ENTRY)}</label>
            <p class="hint" id="share-hint">{say(recovery::ENTRY_HINT)}</p>
            <p class="error" id="share-error" role="alert">{move || entry.trouble.get()}</p>
            <textarea
                id=FIELD
                node_ref=entry.field
                rows="5"
                aria-describedby="share-hint share-error"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                translate="no"
                data-gramm="false"
            ></textarea>
        </div>
        <div class="actions" hidden=move || entry.missing.get() == 0>
            <button class="button" type="button" on:click=add>{say(recovery::ENTRY_ADD)}</button>
        </div>
    }
}
