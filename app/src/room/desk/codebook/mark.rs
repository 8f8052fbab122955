//! The colour of a theme: beside its name, and never instead of it.

use leptos::prelude::*;
use themes::codebook::Colour;

/// A dot. Without a colour it is only a ring.
#[component]
pub fn Swatch(#[prop(into)] colour: Signal<Option<Colour>>) -> impl IntoView {
    view! {
        <svg class="swatch" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <circle cx="8" cy="8" r="7" fill=move || colour.get().map_or_else(|| "none".to_owned(), |colour| colour.to_string())/>
        </svg>
    }
}
