//! Numbers that work at this hour, on every page.

use leptos::prelude::*;

use super::texts::help;

/// The panel; `class` places it.
pub(super) fn panel(class: &'static str) -> impl IntoView {
    let lines: Vec<_> = help::LINES
        .iter()
        .map(|(address, number, what)| {
            view! {
                <li>
                    <a href=*address>{*number}</a>
                    <span>{*what}</span>
                </li>
            }
        })
        .collect();
    view! {
        <aside class=class id="help" aria-labelledby="help-heading" tabindex="-1">
            <h2 id="help-heading">{help::HEADING}</h2>
            <ul>{lines}</ul>
        </aside>
    }
}
