//! Numbers that work at this hour, on every page.

use leptos::prelude::*;

use crate::{
    text::{Key, key::help, say},
    when,
    wire::call::HelpLine,
};

/// Address, what to do, what it is.
const LINES: [(&str, Key, Key); 4] = [
    ("tel:999", help::POLICE, help::POLICE_WHAT),
    ("tel:111", help::NHS, help::NHS_WHAT),
    ("tel:116123", help::SAMARITANS, help::SAMARITANS_WHAT),
    ("sms:85258?body=SHOUT", help::SHOUT, help::SHOUT_WHAT),
];

/// The panel; `class` places it.
pub(crate) fn panel(class: &'static str) -> impl IntoView + use<> {
    with_own(class, &[])
}

/// The panel with a call's own lines before those general ones that they don't name themselves. The emergency number stays first.
pub(crate) fn with_own(class: &'static str, own: &[HelpLine]) -> impl IntoView + use<> {
    let own_lines: Vec<_> = own.iter().map(own_line).collect();
    let (emergency, general) = LINES.split_at(1);
    let general = general.iter().filter(|(address, ..)| own.iter().all(|line| line.how != *address));
    let line = |(address, number, what): &(&'static str, Key, Key)| {
        view! {
            <li>
                <a href=*address>{say(*number)}</a>
                <span>{say(*what)}</span>
            </li>
        }
    };
    let (emergency, general): (Vec<_>, Vec<_>) = (emergency.iter().map(line).collect(), general.map(line).collect());
    view! {
        <aside class=class id="help" aria-labelledby="help-heading" tabindex="-1">
            <h2 id="help-heading">{say(help::HEADING)}</h2>
            <ul>{emergency} {own_lines} {general}</ul>
        </aside>
    }
}

fn own_line(line: &HelpLine) -> impl IntoView + use<> {
    let hours = (!line.hours.is_empty()).then(|| format!(" {}", when::in_words(&line.hours)));
    view! {
        <li>
            <a href=line.how.clone()>{format!("{}: {}", line.name, line.shown)}</a>
            <span>{line.note.clone()} {hours}</span>
        </li>
    }
}
