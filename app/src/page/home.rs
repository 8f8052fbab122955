//! `/`: what this is, what it is not, and what is open.

use leptos::prelude::*;

use super::{
    document::{Head, document},
    help,
    prose::list,
    texts::{self, home},
};
use crate::wire::CallView;

/// Characters of a call's purpose shown before its page is opened.
const EXCERPT: usize = 220;

/// The first page. Closed calls among `calls` are passed over.
pub fn home(calls: &[CallView]) -> String {
    document(Head::new(home::TITLE, home::DESCRIPTION).with_help_inside(), || {
        let cards: Vec<_> = calls.iter().filter(|call| call.state == "open").map(card).collect();
        let none = cards.is_empty().then(|| view! { <p>{home::NO_CALLS}</p> });
        view! {
            {hero()}
            <div class="beside">
                <div class="stack-wide">
                    <section class="stack" id="calls">
                        <h2>{home::CALLS}</h2>
                        <p class="prose">{home::CALLS_HINT}</p>
                        {none}
                        <div class="cards">{cards}</div>
                    </section>
                    <div class="parts">
                        {part("is", home::IS, home::IS_LINES)}
                        {part("is-not", home::IS_NOT, home::IS_NOT_LINES)}
                        {part("readers", home::READERS, home::READERS_LINES)}
                        {part("done", home::DONE, home::DONE_LINES)}
                        {part("undone", home::UNDONE, home::UNDONE_LINES)}
                        <section class="stack part" id="safe">
                            <h2>{home::SAFE}</h2>
                            <p>{home::SAFE_TEXT}</p>
                            <p>
                                <a class="more" href="/safety">{home::SAFE_LINK}</a>
                            </p>
                        </section>
                    </div>
                </div>
                {help::panel("help")}
            </div>
        }
    })
}

fn hero() -> impl IntoView {
    view! {
        <section class="hero">
            <div class="hero-text">
                <h1>{home::HEADING}</h1>
                <p class="lede">{home::LEDE}</p>
                <p class="actions">
                    <a class="button button-large" href="#calls">{home::SEE_CALLS}</a>
                    <a class="button-quiet button-large" href="#readers">{home::SEE_READERS}</a>
                </p>
                <p class="hero-danger">
                    <strong>{home::DANGER}</strong>
                    {format!(" {} ", home::DANGER_TEXT)}
                    <a href="#help">{home::DANGER_LINK}</a>
                </p>
            </div>
            <div class="hero-sky">
                <div class="flock"></div>
                <p class="motto">{texts::MOTTO}</p>
            </div>
        </section>
    }
}

fn part(id: &'static str, heading: &'static str, lines: &'static [&'static str]) -> impl IntoView {
    let class = if id == "is-not" { "stack part not" } else { "stack part" };
    view! {
        <section class=class id=id>
            <h2>{heading}</h2>
            {list(lines)}
        </section>
    }
}

fn card(call: &CallView) -> impl IntoView {
    view! {
        <article class="card card-link">
            <h3>
                <a href=format!("/c/{}", call.call)>{call.texts.title.clone()}</a>
            </h3>
            <p>{excerpt(&call.texts.purpose)}</p>
            <p class="hint">{format!("{} {}", home::ASKED_BY, call.texts.organisation)}</p>
        </article>
    }
}

/// The beginning of a text, cut between words.
fn excerpt(text: &str) -> String {
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.chars().count() + word.chars().count() > EXCERPT {
            // A first word longer than the whole excerpt is cut inside.
            if short.is_empty() {
                short.extend(word.chars().take(EXCERPT));
            }
            short.push('\u{2026}');
            return short;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}
