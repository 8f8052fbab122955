//! `/leave`: where the leave link goes without scripts.

use leptos::prelude::*;

use super::document::{NEUTRAL, head_element, html};
use crate::text::{Visit, key::leave, link, say};

/// Moves on to a neutral page at once, in place of itself. Names nothing of this site; the server sends `Clear-Site-Data` with it.
pub fn leave(visit: Visit) -> String {
    html(visit, || {
        view! {
            {head_element(say(leave::TITLE).to_owned(), say(leave::DESCRIPTION).to_owned(), Some(NEUTRAL))}
            <body class="frame">
                <main class="main stack" id="main">
                    <h1>{say(leave::HEADING)}</h1>
                    <p>
                        <a class="button" href=NEUTRAL rel="noreferrer" data-leave=NEUTRAL>{say(leave::LINK)}</a>
                    </p>
                    <p>
                        {say(leave::HISTORY)}
                        {" "}
                        <a href=link("/safety#history")>{say(leave::HISTORY_LINK)}</a>
                    </p>
                </main>
            </body>
        }
    })
}
