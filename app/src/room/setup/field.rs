//! A label, a hint, a text, and what is wrong with it.

use leptos::prelude::*;

use super::{make::Problem, texts};
use crate::text::{Key, say};

/// The texts around a field, the problem that is about it, and the longest text that the server takes.
#[derive(Clone, Copy)]
pub struct About {
    pub id: &'static str,
    pub label: Key,
    pub hint: Key,
    pub problem: Problem,
    pub longest: u32,
    /// A box for more than one line.
    pub long: bool,
}

/// `value` is kept up to date as somebody types. Nothing in it is secret.
#[component]
pub fn Field(about: About, value: RwSignal<String>, problems: RwSignal<Vec<Problem>>) -> impl IntoView {
    let hint = format!("{}-hint", about.id);
    let error = format!("{}-error", about.id);
    let wrong = move || problems.with(|problems| problems.contains(&about.problem));
    let described = format!("{hint} {error}");
    let control = if about.long {
        view! {
            <textarea
                id=about.id
                aria-describedby=described
                aria-invalid=move || wrong().then_some("true")
                maxlength=about.longest
                autocomplete="off"
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                id=about.id
                type="text"
                aria-describedby=described
                aria-invalid=move || wrong().then_some("true")
                maxlength=about.longest
                autocomplete="off"
                autocapitalize="none"
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        }
        .into_any()
    };
    view! {
        <div class="field" class:wrong=wrong>
            <label for=about.id>{say(about.label)}</label>
            <p class="hint" id=hint>{say(about.hint)}</p>
            <p class="error" id=error hidden=move || !wrong()>{move || wrong().then(|| texts::problem(about.problem))}</p>
            {control}
        </div>
    }
}
