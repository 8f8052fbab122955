//! The themes to read: what each means, and when to use it.

use std::sync::Arc;

use leptos::prelude::*;
use themes::codebook::{Codebook, Theme};

use super::{mark::Swatch, texts};
use crate::{
    part::paragraphs::Paragraphs,
    text::{Key, key::codebook, say},
};

#[component]
pub fn Reading(codebook: Codebook) -> impl IntoView {
    let language = codebook.language();
    let dates = codebook.dates().map(|(day, label)| {
        let label = named(label, language);
        view! { <li><span><strong>{texts::day(day)}</strong> " " {label}</span></li> }
    });
    let dates = dates.collect_view();
    let has_dates = codebook.dates().next().is_some();
    let source = codebook.source();
    view! {
        <div class="stack">
            <p><strong>{named(codebook.name(), language)}</strong></p>
            {level(codebook.themes(), language)}
            {(!source.is_empty()).then(|| part(codebook::BOOK_SOURCE, source, language))}
            {has_dates.then(|| view! {
                <div>
                    <p><strong>{say(codebook::DATES)}</strong></p>
                    <ul class="theme-dates">{dates}</ul>
                </div>
            })}
        </div>
    }
}

/// A name as the codebook has it: the same for everybody who codes, so no browser is to translate it.
pub fn named(name: &str, language: &str) -> impl IntoView + use<> {
    view! { <span translate="no" dir="auto" lang=language.to_owned()>{name.to_owned()}</span> }
}

fn level(themes: &[Theme], language: &str) -> AnyView {
    let rows = themes.iter().map(|theme| {
        let colour = theme.colour;
        let said = [
            (codebook::DEFINITION, &theme.definition),
            (codebook::USE_WHEN, &theme.use_when),
            (codebook::DONT_USE_WHEN, &theme.dont_use_when),
        ];
        let said = said.into_iter().filter(|(_, text)| !text.is_empty());
        let said = said.map(|(label, text)| part(label, text, language)).collect_view();
        let below = (!theme.themes.is_empty()).then(|| level(&theme.themes, language));
        let only_holds = (!theme.codable).then(|| view! { <p class="hint">{say(codebook::NOT_CODABLE)}</p> });
        view! {
            <li>
                <details class="theme-details">
                    <summary>
                        <Swatch colour=Signal::derive(move || colour)/>
                        {named(&theme.name, language)}
                    </summary>
                    <div class="theme-card stack">
                        {only_holds}
                        {said}
                    </div>
                </details>
                {below}
            </li>
        }
    });
    view! { <ul class="theme-tree">{rows.collect_view()}</ul> }.into_any()
}

fn part(label: Key, text: &str, language: &str) -> impl IntoView + use<> {
    let of = Arc::new(text.to_owned());
    view! {
        <div>
            <p><strong>{say(label)}</strong></p>
            <div lang=language.to_owned()><Paragraphs of text=String::as_str/></div>
        </div>
    }
}
