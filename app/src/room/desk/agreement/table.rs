//! The themes, each with a bar that is seen and figures that are read. What can't be told has no bar.

use std::sync::Arc;

use leptos::prelude::*;
use themes::agreement::{Agreement, Level, Undefined};

use super::Outcome;
use crate::text::{Key, key::agreement, say, say_with};

/// The bar goes from here to 1: what is less than chance is rarely far below.
const LOWEST: f64 = -0.25;
/// Units of the drawing for 1.
const WIDTH: f64 = 100.0;

/// A figure with two digits behind the point, or a dash.
pub fn figure(figure: Result<f64, Undefined>) -> String {
    match figure {
        // No minus before nothing, and a real one before the rest.
        Ok(figure) => format!("{:.2}", (figure * 100.0).round() / 100.0 + 0.0).replace('-', "\u{2212}"),
        Err(Undefined::NoPairs | Undefined::OneValue) => "\u{2013}".to_owned(),
    }
}

/// What a figure means in words, or why there is none.
fn words(of: &Agreement) -> Key {
    match of.alpha.map(Level::of) {
        Ok(Level::Firm) => agreement::LEVEL_FIRM,
        Ok(Level::Tentative) => agreement::LEVEL_TENTATIVE,
        Ok(Level::Low) => agreement::LEVEL_LOW,
        Ok(Level::Chance) => agreement::LEVEL_CHANCE,
        Err(Undefined::NoPairs) => agreement::UNTOLD_NO_PAIRS,
        Err(Undefined::OneValue) if of.both > 0 => agreement::UNTOLD_ALWAYS,
        Err(Undefined::OneValue) => agreement::UNTOLD_NEVER,
    }
}

/// A codable theme: how deep it is, the names above it, its own, and how far the two agree on it.
struct Line {
    level: usize,
    path: String,
    name: String,
    of: Agreement,
}

/// Every codable theme, in the order of the codebook.
fn lines(outcome: &Outcome) -> Vec<Line> {
    let mut above: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    let mut counted = outcome.tally.themes();
    for (level, theme) in outcome.book.codebook.walk() {
        above.truncate(level);
        if theme.codable
            && let Some((_, of)) = counted.next()
        {
            let path = above.iter().map(|name| format!("{name}: ")).collect();
            found.push(Line { level, path, name: theme.name.clone(), of });
        }
        above.push(&theme.name);
    }
    found
}

/// Themes with a figure, and below them, folded up, those of which nothing can be told.
#[component]
pub fn Table(outcome: Arc<Outcome>) -> impl IntoView {
    let (told, untold): (Vec<_>, Vec<_>) = lines(&outcome).into_iter().partition(|line| line.of.alpha.is_ok());
    let caption = say_with(agreement::TABLE, &[("version", outcome.book.codebook.version().into())]);
    let summary = say_with(agreement::UNTOLD, &[("count", untold.len().into())]);
    let folded = (!untold.is_empty()).then(|| {
        let caption = summary.clone();
        view! { <details><summary>{summary}</summary><Rows lines=untold caption/></details> }
    });
    view! {
        <h2>{say(agreement::THEMES)}</h2>
        <p class="hint">{say(agreement::BAR_HINT)}</p>
        {(!told.is_empty()).then(|| view! { <Rows lines=told caption/> })}
        {folded}
    }
}

#[component]
fn Rows(lines: Vec<Line>, caption: String) -> impl IntoView {
    let head = [
        agreement::COLUMN_THEME,
        agreement::COLUMN_AGREEMENT,
        agreement::COLUMN_ALPHA,
        agreement::COLUMN_KAPPA,
        agreement::COLUMN_BOTH,
        agreement::COLUMN_ONE,
        agreement::COLUMN_NEITHER,
    ];
    let head = head.map(|key| view! { <th scope="col">{say(key)}</th> });
    let rows = lines.into_iter().map(|line| view! { <Row line/> }).collect_view();
    let label = caption.clone();
    view! {
        <div class="scroll-x" tabindex="0" role="region" aria-label=label>
            <table class="agreement">
                <caption class="visually-hidden">{caption}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(line: Line) -> impl IntoView {
    let Line { level, path, name, of } = line;
    let one = of.first + of.second;
    let indent = if level == 0 { "agreement-theme" } else { "agreement-theme agreement-below" };
    view! {
        <tr>
            <th scope="row" class=indent translate="no" dir="auto"><span class="visually-hidden">{path}</span>{name}</th>
            <td class="agreement-shown"><Bar agreement=of/> {say(words(&of))}</td>
            <td class="number">{figure(of.alpha)}</td>
            <td class="number">{figure(of.kappa)}</td>
            <td class="number">{of.both}</td>
            <td class="number">{one}</td>
            <td class="number">{of.neither}</td>
        </tr>
    }
}

/// Where on the bar a figure is.
fn place(figure: f64) -> f64 {
    (figure.clamp(LOWEST, 1.0) - LOWEST) * WIDTH
}

/// A bar from the line of chance to the figure, on a ground that shows where the levels begin. Without a figure a broken line, and no bar.
#[component]
pub fn Bar(agreement: Agreement) -> impl IntoView {
    let box_of = format!("0 0 {} 12", place(1.0));
    let ground = [
        (0.0, Level::TENTATIVE, "ground"),
        (Level::TENTATIVE, Level::FIRM, "ground-2"),
        (Level::FIRM, 1.0, "ground-3"),
    ];
    let ground = ground.map(|(from, to, class)| {
        let (x, width) = (place(from), place(to) - place(from));
        view! { <rect class=class x=x.to_string() y="0" width=width.to_string() height="12"/> }
    });
    let drawn = match agreement.alpha {
        Ok(alpha) => {
            let (from, to) = (place(alpha.min(0.0)), place(alpha.max(0.0)));
            // Exactly chance is a thin line, which is not nothing.
            let width = (to - from).max(0.75);
            view! { <rect class="bar" x=from.to_string() y="3" width=width.to_string() height="6"/> }.into_any()
        }
        Err(Undefined::NoPairs | Undefined::OneValue) => {
            view! { <line class="untold" x1=place(0.0).to_string() y1="6" x2=place(1.0).to_string() y2="6"/> }
                .into_any()
        }
    };
    view! {
        <svg class="agreement-bar" viewBox=box_of preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {ground}
            {drawn}
            <line class="chance" x1=place(0.0).to_string() y1="0" x2=place(0.0).to_string() y2="12"/>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_two_digits_and_nothing_has_a_minus() {
        assert_eq!(figure(Ok(0.666_6)), "0.67");
        assert_eq!(figure(Ok(-0.004)), "0.00");
        assert_eq!(figure(Ok(-0.126)), "\u{2212}0.13");
        assert_eq!(figure(Ok(1.0)), "1.00");
        assert_eq!(figure(Err(Undefined::OneValue)), "\u{2013}");
    }
}
