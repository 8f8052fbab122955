//! The languages to choose from, and what there is to know about the one that was chosen.

use leptos::prelude::*;

use crate::text::{Locale, english, key::frame, say};

/// Real links to this same address: nothing is stored, and no script is needed.
pub(super) fn list(spoken: Locale) -> impl IntoView {
    let links: Vec<_> = Locale::offered()
        .map(|locale| {
            view! {
                <li>
                    <a
                        href=format!("?lang={}", locale.tag)
                        lang=locale.lang
                        hreflang=locale.lang
                        aria-current=(locale == spoken).then_some("true")
                        data-carry
                    >
                        {locale.name}
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <nav aria-label=say(frame::LANGUAGES)>
            <ul>{links}</ul>
        </nav>
    }
}

/// A draft says so, in its language and in English.
pub(super) fn draft_note(spoken: Locale) -> impl IntoView {
    spoken.draft.then(|| {
        view! {
            <div class="notice draft">
                <p>{say(frame::DRAFT)}</p>
                <p lang="en-GB">{english(frame::DRAFT)}</p>
            </div>
        }
    })
}
