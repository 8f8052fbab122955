//! `/`: what this is, what it is not, and what is open.

use leptos::prelude::*;

use super::{
    PublicCall,
    document::{Head, document},
};
use crate::{
    call_page::{help, lines::list},
    text::{
        Key, Visit,
        key::{frame, home},
        link, say, say_with,
    },
};

/// Characters of a call's purpose shown before its page is opened.
const EXCERPT: usize = 220;

/// The first page. Closed calls among `calls` are passed over.
pub fn home(visit: Visit, calls: &[PublicCall]) -> String {
    document(visit, || {
        let cards: Vec<_> = calls.iter().filter(|call| call.open).map(card).collect();
        let none = cards.is_empty().then(|| view! { <p>{say(home::NO_CALLS)}</p> });
        let main = view! {
            {hero()}
            <div class="beside">
                <div class="stack-wide">
                    <section class="stack" id="calls">
                        <h2>{say(home::CALLS)}</h2>
                        <p class="prose">{say(home::CALLS_HINT)}</p>
                        {none}
                        <div class="cards">{cards}</div>
                    </section>
                    <div class="parts">
                        {PARTS.iter().map(part).collect::<Vec<_>>()}
                        {way("return", home::BACK, home::BACK_TEXT, "/return", home::BACK_LINK)}
                        {way("safe", home::SAFE, home::SAFE_TEXT, "/safety", home::SAFE_LINK)}
                    </div>
                </div>
                {help::panel("help")}
            </div>
        };
        (Head::new(say(home::TITLE), say(home::DESCRIPTION)).with_help_inside(), main)
    })
}

/// Place, heading and lines of each part.
const PARTS: [(&str, Key, &[Key]); 5] = [
    ("is", home::IS, &[home::IS_TELLING, home::IS_LOCKED, home::IS_SHAPE]),
    ("is-not", home::IS_NOT, &[home::IS_NOT_CRISIS, home::IS_NOT_POLICE, home::IS_NOT_COMPLAINT]),
    ("readers", home::READERS, &[home::READERS_ONLY, home::READERS_RESEARCHERS, home::READERS_SERVER]),
    ("done", home::DONE, &[home::DONE_MARKED, home::DONE_COUNTED, home::DONE_PUBLIC]),
    ("undone", home::UNDONE, &[home::UNDONE_READ, home::UNDONE_RESULTS, home::UNDONE_AGAIN]),
];

fn hero() -> impl IntoView {
    view! {
        <section class="hero">
            <div class="hero-text">
                <h1>{say(home::HEADING)}</h1>
                <p class="lede">{say(home::LEDE)}</p>
                <p class="actions">
                    <a class="button button-large" href="#calls">{say(home::SEE_CALLS)}</a>
                    <a class="button-quiet button-large" href="#readers">{say(home::SEE_READERS)}</a>
                </p>
                <p class="hero-danger">
                    <strong>{say(home::DANGER)}</strong>
                    {" "}
                    {say(home::DANGER_TEXT)}
                    {" "}
                    <a href="#help">{say(home::DANGER_LINK)}</a>
                </p>
            </div>
            <div class="hero-sky">
                <div class="flock"></div>
                <p class="motto">{say(frame::MOTTO)}</p>
            </div>
        </section>
    }
}

fn part((id, heading, lines): &'static (&str, Key, &[Key])) -> impl IntoView {
    let class = if *id == "is-not" { "stack part not" } else { "stack part" };
    view! {
        <section class=class id=*id>
            <h2>{say(*heading)}</h2>
            {list(lines)}
        </section>
    }
}

/// A part that leads on to another page.
fn way(id: &'static str, heading: Key, text: Key, path: &str, name: Key) -> impl IntoView {
    view! {
        <section class="stack part" id=id>
            <h2>{say(heading)}</h2>
            <p>{say(text)}</p>
            <p>
                <a class="more" href=link(path)>{say(name)}</a>
            </p>
        </section>
    }
}

fn card(call: &PublicCall) -> impl IntoView {
    view! {
        <article class="card card-link">
            <h3>
                <a href=link(&format!("/c/{}", call.call))>{call.texts.title.clone()}</a>
            </h3>
            <p>{excerpt(&call.texts.purpose)}</p>
            <p class="hint">
                {say_with(home::ASKED_BY, &[("organisation", call.texts.organisation.as_str().into())])}
            </p>
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
