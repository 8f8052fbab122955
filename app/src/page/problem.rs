//! What a person sees when something is not there or did not work.

use leptos::prelude::*;

use super::{
    document::{Head, document},
    help,
    texts::{not_found, problem as words},
};

/// Nothing at this address, or nothing that this visitor may see: the two look the same.
pub fn not_found() -> String {
    problem(not_found::TITLE, not_found::NEXT)
}

/// `title` says what is the matter, `next` what to do.
pub fn problem(title: &str, next: &str) -> String {
    document(Head::new(title, words::DESCRIPTION).with_help_inside(), || {
        view! {
            <div class="beside">
                <div class="prose stack">
                    <h1>{title.to_owned()}</h1>
                    <p class="lede">{next.to_owned()}</p>
                    <p class="actions">
                        <a class="button" href="/">{words::HOME}</a>
                    </p>
                </div>
                {help::panel("help")}
            </div>
        }
    })
}
