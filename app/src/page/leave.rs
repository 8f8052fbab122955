//! `/leave`: where the leave link goes without scripts.

use leptos::prelude::*;

use super::{document::head_element, texts, texts::leave};

/// Moves on to a neutral page at once, in place of itself. Names nothing of this site; the server sends `Clear-Site-Data` with it.
pub fn leave() -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        view! {
            <!DOCTYPE html>
            <html lang=texts::LANGUAGE>
                {head_element(leave::TITLE.to_owned(), leave::DESCRIPTION.to_owned(), Some(leave::TARGET))}
                <body class="frame">
                    <main class="main stack" id="main">
                        <h1>{leave::HEADING}</h1>
                        <p>
                            <a class="button" href=leave::TARGET rel="noreferrer" data-leave=leave::TARGET>
                                {leave::LINK}
                            </a>
                        </p>
                        <p>
                            {format!("{} ", leave::HISTORY)}
                            <a href="/safety#history">{leave::HISTORY_LINK}</a>
                        </p>
                    </main>
                </body>
            </html>
        }
        .to_html()
    });
    html.replace("<!>", "")
}
