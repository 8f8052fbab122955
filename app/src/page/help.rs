//! Numbers that work at this hour, on every page.

use leptos::prelude::*;

use crate::text::{Key, key::help, say};

/// Address, what to do, what it is.
const LINES: [(&str, Key, Key); 4] = [
    ("tel:999", help::POLICE, help::POLICE_WHAT),
    ("tel:111", help::NHS, help::NHS_WHAT),
    ("tel:116123", help::SAMARITANS, help::SAMARITANS_WHAT),
    ("sms:85258?body=SHOUT", help::SHOUT, help::SHOUT_WHAT),
];

/// The panel; `class` places it.
pub(super) fn panel(class: &'static str) -> impl IntoView {
    let lines: Vec<_> = LINES
        .iter()
        .map(|(address, number, what)| {
            view! {
                <li>
                    <a href=*address>{say(*number)}</a>
                    <span>{say(*what)}</span>
                </li>
            }
        })
        .collect();
    view! {
        <aside class=class id="help" aria-labelledby="help-heading" tabindex="-1">
            <h2 id="help-heading">{say(help::HEADING)}</h2>
            <ul>{lines}</ul>
        </aside>
    }
}
