//! What the keys do, and a switch for those that are a single letter.

use leptos::prelude::*;

use super::{bench::Bench, shortcuts::SINGLE};
use crate::text::{Key, key::review as key, say};

pub const HEADING: &str = "review-help";

/// Keys that stay when single letters are off.
const ALWAYS: [(&str, Key); 5] = [
    ("\u{2191} \u{2193}", key::KEY_ARROWS),
    ("Shift + \u{2191} \u{2193}", key::KEY_ARROWS_SHIFT),
    ("Ctrl + Z", key::KEY_UNDO),
    ("Ctrl + Y", key::KEY_REDO),
    ("Ctrl + S", key::KEY_SAVE),
];

#[component]
pub fn Help(bench: Bench) -> impl IntoView {
    let single = bench.desk.single_keys();
    let row = |keys: &'static str, says: Key| {
        view! { <div><dt translate="no"><kbd>{keys}</kbd></dt><dd>{say(says)}</dd></div> }
    };
    let letters = move || SINGLE.iter().map(|shortcut| row(shortcut.keys, shortcut.says)).collect_view();
    view! {
        <section class="card stack" aria-labelledby=HEADING hidden=move || !bench.help.get()>
            <h2 id=HEADING tabindex="-1">{say(key::HELP)}</h2>
            <p class="hint">{say(key::HELP_HINT)}</p>
            <label class="show">
                <input
                    type="checkbox"
                    prop:checked=move || single.get()
                    on:change=move |event| single.set(event_target_checked(&event))
                />
                {say(key::HELP_SINGLE)}
            </label>
            <dl class="facts keys">
                {letters()}
                {row("1 \u{2013} 9", key::KEY_NUMBERS)}
                {ALWAYS.map(|(keys, says)| row(keys, says)).collect_view()}
            </dl>
            <button class="button-quiet button-small" type="button" on:click=move |_| bench.help.set(false)>
                {say(key::HELP_CLOSE)}
            </button>
        </section>
    }
}
