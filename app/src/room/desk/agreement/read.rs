//! How to read the figures, and what they can't say.

use leptos::prelude::*;

use crate::text::{Key, key::agreement, say};

/// Each in a sentence or two: the scale, the limits, what lowers a figure, and what raises it.
const SAID: [Key; 8] = [
    agreement::READ_SCALE,
    agreement::READ_TWO,
    agreement::READ_LIMITS,
    agreement::READ_RARE,
    agreement::READ_UNTOLD,
    agreement::READ_WHERE,
    agreement::READ_SEEN,
    agreement::READ_AGREED,
];

#[component]
pub fn Reading() -> impl IntoView {
    let said = SAID.map(|key| view! { <li>{say(key)}</li> });
    view! {
        <section class="stack" aria-labelledby="agreement-read">
            <h2 id="agreement-read">{say(agreement::READ)}</h2>
            <ul class="prose">{said}</ul>
        </section>
    }
}
