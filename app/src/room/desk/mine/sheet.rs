//! Words that go on paper.

use leptos::prelude::*;
use zeroize::Zeroizing;

/// Each word with its number.
#[component]
pub fn Words(phrase: Zeroizing<String>) -> impl IntoView {
    let words: Vec<_> = phrase.split(' ').map(|word| view! { <li>{word.to_owned()}</li> }).collect();
    view! { <ol class="words" translate="no">{words}</ol> }
}

/// Opens the browser's own window for printing. The page's style prints nothing but its sheets.
pub fn print() {
    let _ = window().print();
}
