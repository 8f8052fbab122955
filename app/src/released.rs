//! What stands around the numbers of a release, on its page and in the research room.

use leptos::prelude::*;
use themes::release::Release;

use crate::{
    call_page::lines::list,
    text::{key::heard, say},
};

/// How to read the numbers.
pub fn reading() -> impl IntoView {
    list(&[
        heard::READING_ROUNDED,
        heard::READING_BELOW_TEN,
        heard::READING_HIDDEN,
        heard::READING_SEVERAL,
        heard::READING_WHO,
    ])
}

/// Quotes under the names of their themes, in the order of the release.
pub fn quotes(release: &Release) -> impl IntoView + use<> {
    let language = &release.codebook().language;
    let quotes = release.quotes().iter().map(|quote| {
        let theme = quote.theme.and_then(|guid| release.codebook().theme(guid));
        let theme = theme.map(|theme| view! { <figcaption>{theme.name.clone()}</figcaption> });
        view! {
            <figure class="stack" lang=language.clone()>
                {theme}
                <blockquote class="as-written">{quote.text.clone()}</blockquote>
            </figure>
        }
    });
    let quotes: Vec<_> = quotes.collect();
    view! {
        <p class="hint">{say(heard::QUOTES_NOTE)}</p>
        <div class="prose stack">{quotes}</div>
    }
}
