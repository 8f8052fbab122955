//! A root fingerprint, to be compared by eye or read aloud.

use leptos::prelude::*;
use vault::key_set::Fingerprint;

/// Eight groups of four.
#[component]
pub fn Groups(fingerprint: Fingerprint) -> impl IntoView {
    view! { <code class="fingerprint">{fingerprint.groups()}</code> }
}
