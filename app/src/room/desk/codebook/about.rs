//! What the codebook says of itself, and the days that time charts mark.

use leptos::prelude::*;
use themes::codebook::{CodebookDraft, ReferenceDate, limit};

use super::{edit::Edit, texts};
use crate::{
    browser,
    text::{Key, key::codebook, say},
};

/// One line about the whole: a part of its id, what it is, and where it is kept.
struct Line {
    id: &'static str,
    label: Key,
    hint: Key,
    longest: usize,
    text: fn(&mut CodebookDraft) -> &mut String,
}

const LINES: [Line; 3] = [
    Line {
        id: "themes-name",
        label: codebook::BOOK_NAME,
        hint: codebook::BOOK_NAME_HINT,
        longest: limit::LINE,
        text: |draft| &mut draft.name,
    },
    Line {
        id: "themes-language",
        label: codebook::BOOK_LANGUAGE,
        hint: codebook::BOOK_LANGUAGE_HINT,
        longest: limit::LANGUAGE,
        text: |draft| &mut draft.language,
    },
    Line {
        id: "themes-source",
        label: codebook::BOOK_SOURCE,
        hint: codebook::BOOK_SOURCE_HINT,
        longest: limit::SOURCE,
        text: |draft| &mut draft.source,
    },
];

#[component]
pub fn About(edit: Edit) -> impl IntoView {
    let lines = move || {
        edit.shape.track();
        let mut draft = edit.draft.get_untracked();
        LINES.map(|line| field(edit, &mut draft, line)).into_iter().collect_view()
    };
    view! {
        <section class="stack" aria-labelledby="themes-about">
            <h2 id="themes-about">{say(codebook::ABOUT)}</h2>
            {lines}
            <Dates edit/>
        </section>
    }
}

fn field(edit: Edit, draft: &mut CodebookDraft, line: Line) -> AnyView {
    let value = core::mem::take((line.text)(draft));
    let hint = format!("{}-hint", line.id);
    let put = move |event| {
        let typed = event_target_value(&event);
        edit.draft.update(|draft| *(line.text)(draft) = typed);
    };
    let control = if line.longest == limit::SOURCE {
        view! {
            <textarea
                id=line.id
                class="theme-text"
                maxlength=line.longest
                aria-describedby=hint.clone()
                autocomplete="off"
                dir="auto"
                prop:value=value
                prop:readOnly=move || edit.busy.get()
                on:input=put
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                id=line.id
                type="text"
                maxlength=line.longest
                aria-describedby=hint.clone()
                autocomplete="off"
                dir="auto"
                prop:value=value
                prop:readOnly=move || edit.busy.get()
                on:input=put
            />
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=line.id>{say(line.label)}</label>
            <p class="hint" id=hint>{say(line.hint)}</p>
            {control}
        </div>
    }
    .into_any()
}

/// The days in their order; each can be taken out, and one more put in.
#[component]
fn Dates(edit: Edit) -> impl IntoView {
    let (day, label) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(false);
    let add = move |_| {
        let new = ReferenceDate::new(&day.get_untracked(), label.get_untracked().trim());
        let taken = |day| edit.draft.with_untracked(|draft| draft.dates.iter().any(|date| date.day == day));
        let Some(new) = new.filter(|new| !new.label.is_empty() && !taken(new.day) && !edit.busy.get_untracked()) else {
            wrong.set(true);
            return browser::focus("themes-day");
        };
        wrong.set(false);
        edit.draft.update(|draft| {
            draft.dates.push(new);
            draft.dates.sort_by_key(|date| date.day);
        });
        edit.redraw();
        day.set(String::new());
        label.set(String::new());
        browser::focus("themes-day");
    };
    let dates = move || {
        edit.shape.track();
        let dates = edit.draft.with_untracked(|draft| draft.dates.clone());
        dates.into_iter().map(|date| known(edit, date)).collect_view()
    };
    view! {
        <div class="stack" role="group" aria-labelledby="themes-dates">
            <h3 id="themes-dates">{say(codebook::DATES)}</h3>
            <p class="hint">{say(codebook::DATES_HINT)}</p>
            <ul class="theme-dates">{dates}</ul>
            <div class="field field-short" class:wrong=move || wrong.get()>
                <label for="themes-day">{say(codebook::DATES_DAY)}</label>
                <p class="error" id="themes-day-error" hidden=move || !wrong.get()>{say(codebook::DATES_ERROR)}</p>
                <input
                    id="themes-day"
                    type="date"
                    aria-describedby="themes-day-error"
                    aria-invalid=move || wrong.get().then_some("true")
                    prop:value=move || day.get()
                    on:input=move |event| day.set(event_target_value(&event))
                />
            </div>
            <div class="field">
                <label for="themes-day-label">{say(codebook::DATES_LABEL)}</label>
                <input
                    id="themes-day-label"
                    type="text"
                    maxlength=limit::LINE
                    autocomplete="off"
                    dir="auto"
                    prop:value=move || label.get()
                    on:input=move |event| label.set(event_target_value(&event))
                />
            </div>
            <div class="actions">
                <button class="button-quiet button-small" type="button" on:click=add>{say(codebook::DATES_ADD)}</button>
            </div>
        </div>
    }
}

fn known(edit: Edit, date: ReferenceDate) -> impl IntoView {
    let (day, shown) = (date.day, texts::day(date.day));
    let remove = move |_| {
        if !edit.busy.get_untracked() {
            edit.draft.update(|draft| draft.dates.retain(|date| date.day != day));
            edit.redraw();
            browser::focus("themes-day");
        }
    };
    view! {
        <li>
            <span><strong>{shown.clone()}</strong> " " <span translate="no" dir="auto">{date.label}</span></span>
            <button
                class="button-quiet button-small"
                type="button"
                aria-label=texts::done_to(codebook::DATES_REMOVE, &shown)
                on:click=remove
            >
                {say(codebook::DATES_REMOVE)}
            </button>
        </li>
    }
}
