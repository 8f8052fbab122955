//! How many sheets, and how many of them open the call.

use leptos::prelude::*;
use vault::recovery::{FEWEST, MOST_SHARES};

use crate::text::{Key, key::recovery, say};

/// The numbers that were chosen.
#[derive(Clone, Copy)]
pub struct Chosen {
    pub count: RwSignal<usize>,
    pub threshold: RwSignal<u8>,
}

impl Chosen {
    /// Two of three: one sheet may be lost, and no one person opens anything.
    pub fn usual() -> Self {
        Self { count: RwSignal::new(3), threshold: RwSignal::new(FEWEST) }
    }
}

#[component]
pub fn Numbers(chosen: Chosen) -> impl IntoView {
    let set_count = move |count: usize| {
        chosen.count.set(count);
        chosen.threshold.update(|threshold| *threshold = (*threshold).min(u8::try_from(count).unwrap_or(u8::MAX)));
    };
    let set_threshold = move |threshold: usize| chosen.threshold.set(u8::try_from(threshold).unwrap_or(FEWEST));
    let fewest = usize::from(FEWEST);
    let (count, threshold) = (chosen.count, move || usize::from(chosen.threshold.get()));
    view! {
        {choice("share-count", (recovery::COUNT, recovery::COUNT_HINT), move || (fewest, MOST_SHARES), move || count.get(), set_count)}
        {choice("share-threshold", (recovery::THRESHOLD, recovery::THRESHOLD_HINT), move || (fewest, count.get()), threshold, set_threshold)}
    }
}

fn choice(
    id: &'static str,
    (label, hint): (Key, Key),
    range: impl Fn() -> (usize, usize) + Send + 'static,
    now: impl Fn() -> usize + Copy + Send + Sync + 'static,
    set: impl Fn(usize) + 'static,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let options = move || {
        let (first, last) = range();
        (first..=last)
            .map(|number| view! { <option value=number.to_string() selected=move || now() == number>{number}</option> })
            .collect_view()
    };
    view! {
        <div class="field field-short">
            <label for=id>{say(label)}</label>
            <p class="hint" id=hint_id.clone()>{say(hint)}</p>
            <select
                id=id
                aria-describedby=hint_id
                prop:value=move || now().to_string()
                on:change=move |event| if let Ok(number) = event_target_value(&event).parse() { set(number) }
            >
                {options}
            </select>
        </div>
    }
}
