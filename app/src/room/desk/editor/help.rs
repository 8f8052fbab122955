//! Whom a survivor can turn to, and when somebody is there.

use leptos::prelude::*;

use super::{
    edit::{About, Edit, Move, element, line, movers},
    texts,
};
use crate::{
    text::{key::editor, say},
    when,
    wire::call::{HelpLine, Hours, longest},
};

const DAYS: [&str; 10] = ["mon-sun", "mon-fri", "sat-sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The help lines in the language that is written in.
#[component]
pub fn Help(edit: Edit) -> impl IntoView {
    let lines = move || {
        edit.shape.track();
        let language = edit.language.get();
        let lines = edit.document.with_untracked(|document| document.help.get(&language).cloned().unwrap_or_default());
        let count = lines.len();
        let cards = lines.into_iter().enumerate().map(|(number, line)| card(edit, &language, number, count, line));
        cards.collect_view()
    };
    let add = move |_| {
        let language = edit.language.get_untracked();
        let mut number = 0;
        edit.reshape(|document| {
            let lines = document.help.entry(language.clone()).or_default();
            number = lines.len();
            lines.push(HelpLine { hours: vec![always()], ..HelpLine::default() });
        });
        crate::browser::focus_soon(element(&format!("help.{language}.{number}.name")));
    };
    view! {
        <section class="stack" aria-labelledby="edit-help">
            <h2 id="edit-help">{say(editor::HELP_HEADING)}</h2>
            <p class="hint">{say(editor::HELP_HINT)}</p>
            <ol class="edit-list">{lines}</ol>
            <div class="actions">
                <button class="button-quiet" type="button" on:click=add>{say(editor::HELP_ADD)}</button>
            </div>
        </section>
    }
}

fn always() -> Hours {
    Hours { days: "mon-sun".to_owned(), from: "00:00".to_owned(), to: "24:00".to_owned() }
}

fn card(edit: Edit, language: &str, number: usize, count: usize, shown: HelpLine) -> AnyView {
    let at = format!("help.{language}.{number}");
    let field = |name: &str, label: &str, hint: &str, longest, value: &str, text: fn(&mut HelpLine) -> &mut String| {
        let about =
            About { at: format!("{at}.{name}"), label: label.to_owned(), hint: hint.to_owned(), longest, long: false };
        let language = language.to_owned();
        line(edit, about, value.to_owned(), move |document, written| {
            if let Some(line) = document.help.get_mut(&language).and_then(|lines| lines.get_mut(number)) {
                *text(line) = written;
            }
        })
    };
    let fields = [
        field("name", say(editor::HELP_NAME), "", longest::NAME, &shown.name, |line| &mut line.name),
        field("how", say(editor::HELP_HOW), say(editor::HELP_HOW_HINT), longest::LINE, &shown.how, |line| {
            &mut line.how
        }),
        field("shown", say(editor::HELP_SHOWN), say(editor::HELP_SHOWN_HINT), longest::NAME, &shown.shown, |line| {
            &mut line.shown
        }),
        field("note", say(editor::HELP_NOTE), say(editor::HELP_NOTE_HINT), longest::LINES, &shown.note, |line| {
            &mut line.note
        }),
    ];
    let hours = shown.hours.iter().enumerate().map(|(place, hours)| opening(edit, language, number, place, hours));
    let title = texts::help_line(number);
    let (for_add, for_move) = (language.to_owned(), StoredValue::new(language.to_owned()));
    let add_hours = move |_| {
        edit.reshape(|document| {
            if let Some(line) = document.help.get_mut(&for_add).and_then(|lines| lines.get_mut(number)) {
                line.hours.push(always());
            }
        });
    };
    view! {
        <li class="card stack">
            <h3>{title.clone()}</h3>
            {fields.into_iter().collect_view()}
            <h4>{say(editor::HELP_HOURS)}</h4>
            {hours.collect_view()}
            <div class="actions">
                <button
                    class="button-quiet button-small"
                    type="button"
                    aria-label=texts::done_to(editor::HELP_ADD_HOURS, &title)
                    on:click=add_hours
                >
                    {say(editor::HELP_ADD_HOURS)}
                </button>
            </div>
            {movers(edit, &format!("help.{language}"), &title, (number, count), move |document, what: Move| {
                if let Some(lines) = for_move.with_value(|language| document.help.get_mut(language)) {
                    what.apply(lines, number);
                }
            })}
        </li>
    }
    .into_any()
}

/// Days, from and to.
fn opening(edit: Edit, language: &str, number: usize, place: usize, hours: &Hours) -> AnyView {
    let at = format!("help.{language}.{number}.hours.{place}");
    let id = element(&at);
    let language = StoredValue::new(language.to_owned());
    let change = move |act: &dyn Fn(&mut Hours)| {
        edit.write(|document| {
            let lines = language.with_value(|language| document.help.get_mut(language));
            let line = lines.and_then(|lines| lines.get_mut(number));
            if let Some(hours) = line.and_then(|line| line.hours.get_mut(place)) {
                act(hours);
            }
        });
    };
    let wrong = move || edit.faults.with(|faults| faults.iter().any(|fault| fault.at == at));
    let chosen = hours.days.clone();
    let mut days: Vec<String> = DAYS.map(str::to_owned).to_vec();
    if !days.contains(&chosen) {
        days.push(chosen.clone());
    }
    let days = days.into_iter().map(|day| {
        let selected = day == chosen;
        let label = when::days(&day);
        view! { <option value=day selected=selected>{label}</option> }
    });
    // A clock has no 24:00; the end of a day is its 00:00.
    let to = if hours.to == "24:00" { "00:00".to_owned() } else { hours.to.clone() };
    view! {
        <div class="edit-hours" class:wrong=wrong.clone() role="group" aria-label=texts::hours(place)>
            <p class="error" hidden={let wrong = wrong.clone(); move || !wrong()}>{say(editor::HELP_WRONG_HOURS)}</p>
            <div>
                <label for=format!("{id}-days")>{say(editor::HELP_DAYS)}</label>
                <select
                    id=format!("{id}-days")
                    on:change=move |event| change(&|hours| hours.days = event_target_value(&event))
                >
                    {days.collect_view()}
                </select>
            </div>
            <div>
                <label for=format!("{id}-from")>{say(editor::HELP_FROM)}</label>
                <input
                    id=format!("{id}-from")
                    type="time"
                    prop:value=hours.from.clone()
                    on:input=move |event| change(&|hours| hours.from = event_target_value(&event))
                />
            </div>
            <div>
                <label for=format!("{id}-to")>{say(editor::HELP_TO)}</label>
                <input
                    id=format!("{id}-to")
                    type="time"
                    prop:value=to
                    on:input=move |event| {
                        let to = event_target_value(&event);
                        change(&|hours| hours.to = if to == "00:00" { "24:00".to_owned() } else { to.clone() });
                    }
                />
            </div>
            <button
                class="button-quiet button-small"
                type="button"
                aria-label=texts::done_to(editor::FIELD_REMOVE, &texts::hours(place))
                on:click=move |_| {
                    edit.reshape(|document| {
                        let lines = language.with_value(|language| document.help.get_mut(language));
                        if let Some(line) = lines.and_then(|lines| lines.get_mut(number)) {
                            Move::Remove.apply(&mut line.hours, place);
                        }
                    });
                }
            >
                {say(editor::FIELD_REMOVE)}
            </button>
        </div>
    }
    .into_any()
}
