//! What somebody wrote, on the page: the text goes straight in, and out of it again, so that no copy stays in the program.

use std::sync::Arc;

use leptos::{html::Div, prelude::*};

/// Paragraphs end at an empty line; line breaks within them stay. `text` hands out what `of` holds.
#[component]
pub fn Paragraphs<T: Send + Sync + 'static>(of: Arc<T>, text: fn(&T) -> &str) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    Effect::new(move || {
        let Some(place) = place.get() else { return };
        let paragraphs = text(&of).split("\n\n").map(|paragraph| paragraph.trim_matches(['\n', '\r']));
        for paragraph in paragraphs.filter(|paragraph| !paragraph.trim().is_empty()) {
            if let Ok(element) = document().create_element("p") {
                let _ = element.set_attribute("dir", "auto");
                element.set_text_content(Some(paragraph));
                let _ = place.append_child(&element);
            }
        }
    });
    on_cleanup(move || {
        if let Some(Some(place)) = place.try_get_untracked() {
            place.set_text_content(None);
        }
    });
    view! { <div class="reader-text" translate="no" node_ref=place></div> }
}
