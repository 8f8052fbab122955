//! The words on the page, paragraph by paragraph. As in the reader, they go straight into it, and out of it again.

use std::{collections::BTreeMap, sync::Arc};

use leptos::{
    html::{Div, P},
    prelude::*,
};
use themes::{
    coding::{Coding, Part, Passage, Place},
    record::Check,
};

use super::{
    bench::Bench,
    cursor::Move,
    layout::Paragraph,
    runs::{Layers, Run, runs},
    selection,
    sheet::Task,
};
use crate::text::{Key, key::review as key, say, say_with};

/// Where the arrows walk.
pub const TEXT: &str = "review-text";

#[component]
pub fn Text(bench: Bench) -> impl IntoView {
    let layers = Memo::new(move |_| layers(bench));
    let layout = bench.layout.get_value();
    let account = layout.0.iter().filter(|paragraph| paragraph.part == Part::Account).count();
    let total = layout.0.len();
    let place = NodeRef::<Div>::new();
    let shown = move |from: usize, to: usize| (from..bench.shown.get().clamp(from, to)).collect::<Vec<_>>();
    let more = move || bench.shown.get() < total;
    let next = move || bench.shown.set((bench.shown.get_untracked() + 1).min(total));
    selection::watch(bench, place);
    Effect::new(move || {
        bench.chosen.track();
        request_animation_frame(move || show_chosen(place));
    });
    view! {
        <div
            id=TEXT
            class="review-text stack"
            node_ref=place
            tabindex="0"
            role="group"
            aria-label=say(key::TEXT)
            aria-describedby="review-text-hint"
        >
            <div class="reader-text" translate="no">
                <For each=move || shown(0, account) key=|at| *at let:at><Para bench layers at/></For>
            </div>
            <div class="review-more" translate="no">
                <For each=move || shown(account, total) key=|at| *at let:at><Para bench layers at/></For>
            </div>
        </div>
        {move || more().then(|| {
            let left = total.saturating_sub(bench.shown.get());
            view! {
                <div class="actions">
                    <button class="button" type="button" on:click=move |_| next()>{say(key::NEXT_PARAGRAPH)}</button>
                    <span class="hint">{say_with(key::PARAGRAPHS_LEFT, &[("count", left.into())])}</span>
                </div>
            }
        })}
        <Steps bench/>
    }
}

/// What the keys do, for those who have none, and for those who switched them off.
#[component]
fn Steps(bench: Bench) -> impl IntoView {
    let steps = [
        (key::STEP_PREVIOUS, Move::PreviousSentence),
        (key::STEP_NEXT, Move::NextSentence),
        (key::STEP_SHORTER, Move::Shorter),
        (key::STEP_LONGER, Move::Longer),
        (key::STEP_PREVIOUS_PARAGRAPH, Move::PreviousParagraph),
        (key::STEP_NEXT_PARAGRAPH, Move::NextParagraph),
    ];
    let steps = steps.map(|(label, step)| {
        view! {
            <button class="button-quiet button-small" type="button" on:click=move |_| bench.step(step)>{say(label)}</button>
        }
    });
    view! {
        <div class="review-steps" role="group" aria-label=say(key::STEPS)>
            {steps.collect_view()}
            <button
                class="button-quiet button-small"
                type="button"
                aria-pressed=move || matches!(bench.chosen.get(), Some(Place::Whole)).to_string()
                on:click=move |_| bench.choose(Some(Place::Whole))
            >
                {say(key::STEP_WHOLE)}
            </button>
        </div>
        <p class="hint" id="review-text-hint">{say(key::TEXT_HINT)}</p>
    }
}

#[component]
fn Para(bench: Bench, layers: Memo<BTreeMap<Part, Layers>>, at: usize) -> impl IntoView {
    let place = NodeRef::<P>::new();
    let layout = bench.layout.get_value();
    let paragraph = layout.0[at].clone();
    let is_first =
        at.checked_sub(1).and_then(|before| layout.0.get(before)).is_none_or(|one| one.part != paragraph.part);
    let heading = is_first.then(|| heading(&paragraph.part)).flatten();
    let number = at.to_string();
    let runs = Memo::new({
        let paragraph = paragraph.clone();
        move |_| {
            let parts = bench.parts()?;
            let text = parts.text(&paragraph.part)?;
            Some(
                layers.with(|layers| runs(text, &paragraph, layers.get(&paragraph.part).unwrap_or(&Layers::default()))),
            )
        }
    });
    Effect::new(move || {
        let (Some(place), Some(runs), Some(parts)) = (place.get(), runs.get(), bench.parts()) else { return };
        place.set_text_content(None);
        draw(&place, &runs, parts.text(&paragraph.part).unwrap_or_default());
    });
    on_cleanup(move || {
        if let Some(Some(place)) = place.try_get_untracked() {
            place.set_text_content(None);
        }
    });
    view! {
        {heading.map(|heading| view! { <h3 translate="yes">{heading}</h3> })}
        <p dir="auto" data-paragraph=number node_ref=place></p>
    }
}

/// What a text is called; `None` for the account itself, which needs no heading.
pub fn heading(part: &Part) -> Option<String> {
    match part {
        Part::Account => None,
        Part::Answer(id) => Some(say_with(key::PART_ANSWER, &[("id", id.as_ref().into())])),
        Part::Entry(counter) => Some(say_with(key::PART_ENTRY, &[("number", (*counter).into())])),
    }
}

fn draw(place: &web_sys::HtmlParagraphElement, runs: &[Run], text: &str) {
    for run in runs {
        let Ok(span) = document().create_element("span") else { return };
        let looks =
            [(run.chosen, "chosen"), (run.marks > 0, "marked"), (run.masked, "masked"), (run.proposed, "proposed")];
        let looks: Vec<&str> = looks.into_iter().filter(|(on, _)| *on).map(|(_, look)| look).collect();
        span.set_class_name(&looks.join(" "));
        let _ = span.set_attribute("data-at", &run.start.to_string());
        if run.marks > 1 {
            let _ = span.set_attribute("data-marks", &run.marks.to_string());
        }
        span.set_text_content(text.get(run.bytes.clone()));
        let _ = place.append_child(&span);
    }
}

/// So that a small screen shows what a key has just chosen.
fn show_chosen(text: NodeRef<Div>) {
    let Some(Some(text)) = text.try_get_untracked() else { return };
    if let Ok(Some(chosen)) = text.query_selector(".chosen") {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        chosen.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// What lies over each part now.
fn layers(bench: Bench) -> BTreeMap<Part, Layers> {
    let mut layers: BTreeMap<Part, Layers> = BTreeMap::new();
    let mut on = |passage: &Passage, put: &dyn Fn(&mut Layers, core::ops::Range<u32>)| {
        put(layers.entry(passage.part().clone()).or_default(), passage.characters());
    };
    if let Some(Place::Passage(passage)) = bench.chosen.get() {
        on(&passage, &|layers, range| layers.chosen = Some(range));
    }
    if let Some((part, suggestion)) = bench.proposal()
        && let Ok(passage) = Passage::new(part, suggestion.range.start, suggestion.range.end)
    {
        on(&passage, &|layers, range| layers.proposed = Some(range));
    }
    bench.sheet.with(|sheet| {
        let record = sheet.record();
        let second = match &record.check {
            Some(Check::Own(work)) => Some(&work.coding),
            _ => None,
        };
        let first = record.first.as_ref().map(|work| &work.coding);
        let settled = record.adjudication.as_ref().map(|work| &work.coding);
        let shown: Vec<&Coding> = match sheet.task() {
            Task::First => vec![sheet.coding()],
            Task::Check | Task::Waiting | Task::Aside => vec![first, second],
            Task::Settle => vec![first, second, settled],
            Task::Again | Task::Settled => vec![settled.or(first)],
        }
        .into_iter()
        .flatten()
        .collect();
        for mark in shown.iter().flat_map(|coding| coding.marks()) {
            if let Place::Passage(passage) = &mark.on {
                on(passage, &|layers, range| layers.marks.push(range));
            }
        }
        for (part, masked) in &record.masked {
            for mask in masked.log.masks().iter().filter(|mask| mask.masks()) {
                if let Ok(passage) = Passage::new(part.clone(), mask.start, mask.end) {
                    on(&passage, &|layers, range| layers.masks.push(range));
                }
            }
        }
    });
    layers
}

/// Where a place is, in words: never the words that stand there.
pub fn place_in_words(bench: Bench, place: &Place) -> String {
    let Place::Passage(passage) = place else { return say(key::PLACE_WHOLE).to_owned() };
    let layout: Arc<_> = bench.layout.get_value();
    let inside = |paragraph: &&Paragraph| {
        paragraph.part == *passage.part() && paragraph.characters.start < passage.characters().end
    };
    let number = layout.0.iter().filter(inside).count();
    let sentences = layout.0.iter().rfind(inside).map_or(&[][..], |paragraph| paragraph.sentences.as_slice());
    let sentence = sentences.iter().filter(|sentence| sentence.start < passage.characters().end).count();
    let words = match passage.part() {
        Part::Account => key::PLACE_ACCOUNT,
        Part::Answer(_) => key::PLACE_ANSWER,
        Part::Entry(_) => key::PLACE_ENTRY,
    };
    let parts = [("paragraph", number), ("sentence", sentence)];
    say_with(words, &parts.map(|(name, value): (_, usize)| (name, value.to_string().into())))
}

/// The name of a task, as the heading of what is to be done.
pub const fn task_in_words(task: Task) -> Key {
    match task {
        Task::First => key::TASK_FIRST,
        Task::Check => key::TASK_CHECK,
        Task::Settle => key::TASK_SETTLE,
        Task::Again => key::TASK_AGAIN,
        Task::Waiting => key::TASK_WAITING,
        Task::Settled => key::TASK_SETTLED,
        Task::Aside => key::TASK_ASIDE,
    }
}
