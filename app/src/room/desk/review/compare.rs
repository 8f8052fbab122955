//! Two codings of one account, side by side: who said what of which place, and theme by theme whether they say the same.

use leptos::prelude::*;
use themes::{
    codebook::Guid,
    coding::{By, Coding, Comparison, Mark},
    record::{Check, Record},
};

use super::{
    bench::Bench,
    notes::told,
    sheet::{Sheet, Task},
    text::place_in_words,
    themes_list::name,
};
use crate::text::{key::review as key, say, say_with};

/// A mark, who made it, and whether the other has the same theme close by.
type Line = (Mark, By, bool);

/// The two codings that a task is about. While nobody has begun a second, that is an empty one.
fn two<T>(sheet: &Sheet, look: impl FnOnce(&Coding, &Coding) -> T) -> Option<T> {
    let record = sheet.record();
    let first = &record.first.as_ref()?.coding;
    Some(match &record.check {
        Some(Check::Own(second)) => look(first, &second.coding),
        _ => look(first, &Coding::default()),
    })
}

/// Names of the first and the second coder.
fn names(record: &Record) -> (String, String) {
    let first = record.first.as_ref().map(|work| work.by.to_string()).unwrap_or_default();
    let second = record.check.as_ref().map(|check| check.by().to_string()).unwrap_or_default();
    (first, second)
}

#[component]
pub fn SideBySide(bench: Bench) -> impl IntoView {
    let lines = Memo::new(move |_| bench.sheet.with(|sheet| two(sheet, lines).unwrap_or_default()));
    let names = move || bench.record(names);
    let second = move || match names().1 {
        name if name.is_empty() => bench.sheet.with(|sheet| sheet.me().to_string()),
        name => name,
    };
    let settles = move || bench.sheet.with(|sheet| sheet.task() == Task::Settle);
    let rows = move || lines.get().into_iter().map(|line| row(bench, line, settles())).collect_view();
    view! {
        <section class="stack" aria-labelledby="review-compare">
            <h2 id="review-compare">{say(key::COMPARE)}</h2>
            <div class="scroll-x" tabindex="0" role="region" aria-labelledby="review-compare">
                <table class="compare">
                    <thead>
                        <tr>
                            <th scope="col">{say(key::COMPARE_WHERE)}</th>
                            <th scope="col">{say(key::COMPARE_THEME)}</th>
                            <th scope="col">{move || say_with(key::COMPARE_FIRST, &[("name", names().0.into())])}</th>
                            <th scope="col">{move || say_with(key::COMPARE_SECOND, &[("name", second().into())])}</th>
                            {move || settles().then(|| view! { <th scope="col">{say(key::COMPARE_SETTLED)}</th> })}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <ByTheme bench lines/>
            <FactsBeside bench second=Signal::derive(second)/>
            <MemosBeside bench/>
        </section>
    }
}

fn lines(first: &Coding, second: &Coding) -> Vec<Line> {
    let compared = Comparison::new(first, second).marks();
    compared.into_iter().map(|line| (line.mark.clone(), line.by, !line.near.is_empty())).collect()
}

fn row(bench: Bench, (mark, by, is_near): Line, settles: bool) -> impl IntoView {
    let place = mark.on.clone();
    let words = place_in_words(bench, &place);
    let (name, _) = name(bench, mark.theme);
    let said = |says: bool| {
        if says {
            say(key::COMPARE_YES)
        } else if is_near {
            say(key::COMPARE_NEAR)
        } else {
            say(key::COMPARE_NO)
        }
    };
    let label = say_with(key::COMPARE_TAKE, &[("name", name.clone().into())]);
    let settled = settles.then(|| {
        let same = mark.clone();
        let is_on = move || {
            bench.sheet.with(|sheet| match sheet.coding() {
                Some(coding) => coding.marks().any(|other| *other == same),
                // Until something is settled, what both say holds.
                None => by == By::Both,
            })
        };
        view! {
            <td>
                <label class="show">
                    <input type="checkbox" aria-label=label prop:checked=is_on on:change=move |_| bench.settle(&mark, by)/>
                </label>
            </td>
        }
    });
    view! {
        <tr class:differs=by != By::Both>
            <td><button class="link" type="button" on:click=move |_| bench.choose(Some(place.clone()))>{words}</button></td>
            <td translate="no">{name}</td>
            <td>{said(by != By::Second)}</td>
            <td>{said(by != By::First)}</td>
            {settled}
        </tr>
    }
}

/// What is counted later: whether both found a theme at all, wherever.
#[component]
fn ByTheme(bench: Bench, lines: Memo<Vec<Line>>) -> impl IntoView {
    let themes = move || {
        let mut found: Vec<(Guid, bool, bool)> = Vec::new();
        for (mark, by, _) in lines.get() {
            let (first, second) = (by != By::Second, by != By::First);
            match found.iter_mut().find(|(theme, ..)| *theme == mark.theme) {
                Some(known) => (known.1, known.2) = (known.1 || first, known.2 || second),
                None => found.push((mark.theme, first, second)),
            }
        }
        found
    };
    let list = move || {
        let rows = themes().into_iter().map(|(theme, first, second)| {
            let (name, _) = name(bench, theme);
            let said = if first && second { key::COMPARE_SAME } else { key::COMPARE_DIFFERS };
            view! { <div><dt translate="no">{name}</dt><dd>{say(said)}</dd></div> }
        });
        rows.collect_view()
    };
    view! {
        <h3>{say(key::COMPARE_BY_THEME)}</h3>
        <dl class="facts">{list}</dl>
    }
}

#[component]
fn FactsBeside(bench: Bench, second: Signal<String>) -> impl IntoView {
    let facts = move || {
        let both = bench.sheet.with(|sheet| two(sheet, |first, second| (*first.attributes(), *second.attributes())));
        let (one, other) = both.unwrap_or_default();
        let rows = told(&one).into_iter().zip(told(&other)).map(|((label, one), (_, other))| {
            view! { <tr class:differs=one != other><th scope="row">{say(label)}</th><td>{one.clone()}</td><td>{other.clone()}</td></tr> }
        });
        rows.collect_view()
    };
    let first = move || bench.record(names).0;
    view! {
        <div class="scroll-x" tabindex="0" role="region" aria-label=say(key::FACTS)>
            <table class="compare">
                <thead>
                    <tr>
                        <th scope="col">{say(key::FACTS)}</th>
                        <th scope="col">{move || say_with(key::COMPARE_FIRST, &[("name", first().into())])}</th>
                        <th scope="col">{move || say_with(key::COMPARE_SECOND, &[("name", second.get().into())])}</th>
                    </tr>
                </thead>
                <tbody>{facts}</tbody>
            </table>
        </div>
    }
}

/// What the first coder noted, for whoever looks at it after her. In no signal and in no other place than the page.
#[component]
fn MemosBeside(bench: Bench) -> impl IntoView {
    let list = move || {
        bench.sheet.with(|sheet| {
            let first = sheet.record().first.as_ref().filter(|first| first.by != *sheet.me());
            let memos = first.into_iter().flat_map(|first| first.coding.memos());
            let rows = memos.map(|(on, memo)| {
                let place = place_in_words(bench, on);
                view! { <div><dt>{place}</dt><dd translate="no" class="noted">{memo.as_str().to_owned()}</dd></div> }
            });
            rows.collect_view()
        })
    };
    view! { <dl class="facts">{list}</dl> }
}

impl Bench {
    /// Takes a mark of either into what holds, or out of it. The first such step begins with what both say.
    fn settle(self, mark: &Mark, by: By) {
        let begun = self.sheet.with_untracked(|sheet| sheet.coding().is_some());
        if !begun && by == By::Both {
            // Beginning puts it there; taking it out is the step.
            self.edit(themes::coding::Edit::Unmark(mark.clone()), key::DONE_UNMARKED);
        } else {
            self.toggle_mark(mark.clone());
        }
    }
}
