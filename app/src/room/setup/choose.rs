//! The passphrase: six drawn words, or one of the founder's own.

use std::sync::Arc;

use leptos::{html::Input, prelude::*};
use rand_core::OsRng;
use vault::receipt::make_passphrase;
use zeroize::Zeroizing;

use super::{make::Problem, texts};
use crate::{
    text::{key::setup, say},
    unlocked,
};

/// The words drawn, which kind is used, and whether it is on paper. Never leaves the page.
#[derive(Clone, Copy)]
pub struct Chosen {
    drawn: RwSignal<Arc<Zeroizing<String>>>,
    own: RwSignal<bool>,
    field: NodeRef<Input>,
    pub written: RwSignal<bool>,
}

impl Chosen {
    /// Six words that nobody has seen yet.
    pub fn draw() -> Self {
        Self {
            drawn: RwSignal::new(Arc::new(make_passphrase(&mut OsRng))),
            own: RwSignal::new(false),
            field: NodeRef::new(),
            written: RwSignal::new(false),
        }
    }

    pub fn is_drawn(&self) -> bool {
        !self.own.get_untracked()
    }

    pub fn passphrase(&self) -> Zeroizing<String> {
        if self.is_drawn() {
            return self.drawn.with_untracked(|drawn| unlocked::passphrase(drawn));
        }
        let typed = self.field.get_untracked().map(|field| Zeroizing::new(field.value())).unwrap_or_default();
        unlocked::passphrase(&typed)
    }
}

#[component]
pub fn Choose(chosen: Chosen, problems: RwSignal<Vec<Problem>>) -> impl IntoView {
    let own = chosen.own;
    let words = move || {
        let drawn = chosen.drawn.get();
        drawn.split(' ').map(|word| view! { <li>{word.to_owned()}</li> }).collect_view()
    };
    let choose = move |value: bool| {
        own.set(value);
        chosen.written.set(false);
    };
    view! {
        <fieldset class="choices">
            <legend><h2>{say(setup::PASSPHRASE_HEADING)}</h2></legend>
            <p class="hint">{say(setup::PASSPHRASE_HINT)}</p>
            <label class="choice">
                <input type="radio" name="kind" prop:checked=move || !own.get() on:change=move |_| choose(false)/>
                <span class="choice-text">
                    <strong>{say(setup::PASSPHRASE_MADE)}</strong>
                    <span class="hint">{say(setup::PASSPHRASE_MADE_HINT)}</span>
                </span>
            </label>
            <label class="choice">
                <input type="radio" name="kind" prop:checked=move || own.get() on:change=move |_| choose(true)/>
                <span class="choice-text">
                    <strong>{say(setup::PASSPHRASE_OWN)}</strong>
                    <span class="hint">{say(setup::PASSPHRASE_OWN_HINT)}</span>
                </span>
            </label>
        </fieldset>
        {move || if own.get() {
            view! { <Own chosen problems/> }.into_any()
        } else {
            view! {
                <ol class="words" translate="no">{words}</ol>
                <button
                    class="button-quiet button-small"
                    type="button"
                    on:click=move |_| {
                        chosen.written.set(false);
                        chosen.drawn.set(Arc::new(make_passphrase(&mut OsRng)));
                    }
                >
                    {say(setup::PASSPHRASE_OTHERS)}
                </button>
            }
            .into_any()
        }}
        <div class="field" class:wrong=move || problems.with(|problems| problems.contains(&Problem::Written))>
            <label class="choice">
                <input
                    type="checkbox"
                    id="written"
                    autocomplete="off"
                    prop:checked=move || chosen.written.get()
                    on:change=move |event| chosen.written.set(event_target_checked(&event))
                />
                <span class="choice-text"><strong>{say(setup::PASSPHRASE_WRITTEN)}</strong></span>
            </label>
        </div>
    }
}

#[component]
fn Own(chosen: Chosen, problems: RwSignal<Vec<Problem>>) -> impl IntoView {
    let shown = RwSignal::new(false);
    let wrong = move || problems.with(|problems| problems.contains(&Problem::Passphrase));
    view! {
        <div class="field" class:wrong=wrong>
            <label for="own">{say(setup::PASSPHRASE_OWN_LABEL)}</label>
            <p class="error" id="own-error" hidden=move || !wrong()>
                {move || wrong().then(|| texts::problem(Problem::Passphrase))}
            </p>
            <input
                id="own"
                type=move || if shown.get() { "text" } else { "password" }
                node_ref=chosen.field
                aria-describedby="own-error"
                autocomplete="new-password"
                autocapitalize="none"
                spellcheck="false"
            />
            <label class="show">
                <input
                    type="checkbox"
                    prop:checked=move || shown.get()
                    on:change=move |event| shown.set(event_target_checked(&event))
                />
                {say(setup::PASSPHRASE_SHOW)}
            </label>
        </div>
    }
}
