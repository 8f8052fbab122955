//! The codebook beside the text: searched by what is typed, each theme a button that says it of what is chosen.

use std::collections::BTreeMap;

use leptos::prelude::*;
use themes::{
    codebook::Guid,
    coding::{Mark, Place},
};

use super::{bench::Bench, find, text::place_in_words};
use crate::text::{key::review as key, say, say_with};

const FIND: &str = "review-find";

#[component]
pub fn Themes(bench: Bench) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let about = RwSignal::new(None::<Guid>);
    let codebook = bench.codebook.get_value();
    let rows = Memo::new(move |_| {
        typed
            .with(|typed| find::rows(&codebook, typed))
            .into_iter()
            .map(|row| (row.guid, row.level, row.codable))
            .collect::<Vec<_>>()
    });
    let list = move || {
        let rows = rows.get();
        let list = rows
            .iter()
            .map(|(guid, level, codable)| view! { <Row bench guid=*guid level=*level codable=*codable about/> });
        list.collect_view()
    };
    view! {
        <section class="stack" aria-labelledby="review-themes">
            <h2 id="review-themes">{say(key::THEMES)}</h2>
            <div class="field">
                <label for=FIND>{say(key::FIND)}</label>
                <input
                    id=FIND
                    type="search"
                    node_ref=bench.find
                    autocomplete="off"
                    spellcheck="false"
                    on:input=move |event| typed.set(event_target_value(&event))
                    on:keydown=move |event| {
                        // The first that was found, without leaving the box.
                        if event.key() == "Enter"
                            && let Some((guid, ..)) = rows.with_untracked(|rows| rows.iter().find(|(.., codable)| *codable).copied())
                            && typed.with_untracked(|typed| !typed.trim().is_empty())
                        {
                            event.prevent_default();
                            bench.toggle(guid);
                        }
                    }
                />
            </div>
            <ul class="themes" role="list" translate="no">{list}</ul>
            {move || rows.with(Vec::is_empty).then(|| view! { <p>{say(key::FIND_NONE)}</p> })}
            <div class="theme-about" translate="no">{move || about.get().map(|guid| view! { <About bench guid/> })}</div>
        </section>
    }
}

/// The key that a theme is on, if it is on one.
fn number(bench: Bench, theme: Guid) -> Option<usize> {
    bench.recent.with(|recent| recent.keys().find(|(_, other)| *other == theme).map(|(key, _)| key))
}

#[component]
fn Row(bench: Bench, guid: Guid, level: usize, codable: bool, about: RwSignal<Option<Guid>>) -> impl IntoView {
    let (name, colour) = name(bench, guid);
    let level = level.min(3).to_string();
    if !codable {
        return view! { <li data-level=level><span class="theme-group">{name}</span></li> }.into_any();
    }
    let is_on = Memo::new(move |_| {
        let Some(chosen) = bench.chosen.get() else { return false };
        bench.sheet.with(|sheet| {
            sheet.coding().is_some_and(|coding| coding.marks().any(|mark| mark.theme == guid && mark.on == chosen))
        })
    });
    view! {
        <li data-level=level>
            <button
                class="theme"
                type="button"
                aria-pressed=move || is_on.get().to_string()
                on:focus=move |_| about.set(Some(guid))
                on:pointerenter=move |_| about.set(Some(guid))
                on:click=move |_| bench.toggle(guid)
            >
                <Swatch colour/>
                <span>{name}</span>
                {move || number(bench, guid).map(|number| view! { <kbd>{number}</kbd> })}
            </button>
        </li>
    }
    .into_any()
}

#[component]
pub fn Swatch(colour: String) -> impl IntoView {
    view! {
        <svg class="swatch" aria-hidden="true" viewBox="0 0 12 12" width="12" height="12">
            <circle cx="6" cy="6" r="5" fill=colour></circle>
        </svg>
    }
}

/// What a theme is called, and its colour.
pub fn name(bench: Bench, guid: Guid) -> (String, String) {
    let codebook = bench.codebook.get_value();
    let theme = codebook.theme(guid);
    let colour =
        theme.and_then(|theme| theme.colour).map_or_else(|| "currentColor".to_owned(), |colour| colour.to_string());
    (theme.map(|theme| theme.name.clone()).unwrap_or_default(), colour)
}

#[component]
fn About(bench: Bench, guid: Guid) -> impl IntoView {
    let codebook = bench.codebook.get_value();
    let theme = codebook.theme(guid)?;
    let texts = [
        (key::ABOUT_MEANS, &theme.definition),
        (key::ABOUT_USE, &theme.use_when),
        (key::ABOUT_DONT, &theme.dont_use_when),
    ];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| {
        view! { <div><dt translate="yes">{say(label)}</dt><dd>{text.clone()}</dd></div> }
    });
    Some(view! {
        <p><strong>{theme.name.clone()}</strong></p>
        <dl class="facts">{texts.collect_view()}</dl>
    })
}

/// What she said so far: of what is chosen, and everywhere.
#[component]
pub fn Marks(bench: Bench) -> impl IntoView {
    let by_place = move || {
        let mut places: BTreeMap<Place, Vec<Mark>> = BTreeMap::new();
        bench.sheet.with(|sheet| {
            for mark in sheet.coding().into_iter().flat_map(|coding| coding.marks()) {
                places.entry(mark.on.clone()).or_default().push(mark.clone());
            }
        });
        places
    };
    let list = move || {
        let rows = by_place().into_iter().map(|(place, marks)| view! { <AtPlace bench place marks/> });
        rows.collect_view()
    };
    view! {
        <section class="stack" aria-labelledby="review-marks">
            <h2 id="review-marks">{say(key::MARKS)}</h2>
            {move || by_place().is_empty().then(|| view! { <p class="hint">{say(key::MARKS_NONE)}</p> })}
            <ul class="marks" role="list">{list}</ul>
        </section>
    }
}

#[component]
fn AtPlace(bench: Bench, place: Place, marks: Vec<Mark>) -> impl IntoView {
    let words = place_in_words(bench, &place);
    let is_chosen = {
        let place = place.clone();
        move || bench.chosen.with(|chosen| chosen.as_ref() == Some(&place))
    };
    let chips = marks.into_iter().map(|mark| {
        let (name, colour) = name(bench, mark.theme);
        let label = say_with(key::UNMARK, &[("name", name.clone().into())]);
        view! {
            <li class="chip">
                <Swatch colour/>
                <span translate="no">{name}</span>
                <button class="chip-remove" type="button" aria-label=label translate="no" on:click=move |_| bench.toggle_mark(mark.clone())>
                    <span aria-hidden="true">"\u{d7}"</span>
                </button>
            </li>
        }
    });
    view! {
        <li class="stack" class:current=is_chosen>
            <button class="link" type="button" on:click=move |_| bench.choose(Some(place.clone()))>{words}</button>
            <ul class="chips" role="list">{chips.collect_view()}</ul>
        </li>
    }
}
