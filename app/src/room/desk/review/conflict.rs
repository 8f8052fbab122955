//! Somebody else saved meanwhile: what she saved and what is not saved yet, side by side, and two ways on.

use leptos::prelude::*;
use themes::{
    coding::{By, Coding, Comparison},
    record::{Check, Record},
};

use super::{
    bench::{Bench, Outcome},
    sheet::Task,
    text::{place_in_words, task_in_words},
    themes_list::name,
};
use crate::{
    browser,
    text::{key::review as key, say, say_with},
};

pub const HEADING: &str = "review-conflict";

/// The coding that was changed last.
fn newest(record: &Record) -> Option<&Coding> {
    let second = match &record.check {
        Some(Check::Own(work)) => Some(&work.coding),
        _ => None,
    };
    record.adjudication.as_ref().map(|work| &work.coding).or(second).or(record.first.as_ref().map(|work| &work.coding))
}

#[component]
pub fn Conflict(bench: Bench) -> impl IntoView {
    let left = bench.left;
    let go_on = move |with_mine: bool| {
        bench.settle_conflict(with_mine);
        bench.say(Outcome::Done(if with_mine { key::DONE_CARRIED } else { key::DONE_LET_GO }));
        browser::focus(super::decide::HEADING);
    };
    let shown = move || {
        bench.conflict.get().then(|| {
            view! {
                <section class="notice warn stack" aria-labelledby=HEADING>
                    <h2 id=HEADING tabindex="-1">{say(key::CONFLICT)}</h2>
                    <p>{who(bench)}</p>
                    <p>{say(key::CONFLICT_TEXT)}</p>
                    {table(bench)}
                    <div class="actions">
                        <button class="button" type="button" on:click=move |_| go_on(true)>{say(key::CONFLICT_BOTH)}</button>
                        <button class="button-quiet" type="button" on:click=move |_| go_on(false)>{say(key::CONFLICT_THEIRS)}</button>
                    </div>
                </section>
            }
        })
    };
    view! {
        {shown}
        {move || (left.get() > 0).then(|| {
            view! { <p class="notice warn" role="alert">{say_with(key::CONFLICT_LEFT, &[("count", left.get().into())])}</p> }
        })}
    }
}

fn who(bench: Bench) -> String {
    let me = bench.sheet.with_untracked(|sheet| sheet.me().clone());
    let said = bench.theirs.with_value(|theirs| {
        theirs.as_ref().map(|(record, _)| (record.author.to_string(), say(task_in_words(Task::of(record, &me)))))
    });
    let (name, task) = said.unwrap_or_default();
    say_with(key::CONFLICT_WHO, &[("name", name.into()), ("task", task.into())])
}

fn table(bench: Bench) -> impl IntoView {
    let nothing = Coding::default();
    let rows = bench.theirs.with_value(|theirs| {
        let theirs = theirs.as_ref().and_then(|(record, _)| newest(record)).unwrap_or(&nothing);
        bench.sheet.with_untracked(|sheet| {
            let compared = Comparison::new(theirs, sheet.coding().unwrap_or(&nothing)).marks();
            let rows = compared.into_iter().map(|line| {
                let yes = |says: bool| say(if says { key::COMPARE_YES } else { key::COMPARE_NO });
                view! {
                    <tr class:differs=line.by != By::Both>
                        <td>{place_in_words(bench, &line.mark.on)}</td>
                        <td translate="no">{name(bench, line.mark.theme).0}</td>
                        <td>{yes(line.by != By::Second)}</td>
                        <td>{yes(line.by != By::First)}</td>
                    </tr>
                }
            });
            rows.collect_view()
        })
    });
    view! {
        <div class="scroll-x" tabindex="0" role="region" aria-labelledby=HEADING>
            <table class="compare">
                <thead>
                    <tr>
                        <th scope="col">{say(key::COMPARE_WHERE)}</th>
                        <th scope="col">{say(key::COMPARE_THEME)}</th>
                        <th scope="col">{say(key::CONFLICT_COLUMN_THEIRS)}</th>
                        <th scope="col">{say(key::CONFLICT_COLUMN_MINE)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
