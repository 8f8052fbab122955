//! `/c/{call}/heard`: what was published of a call, how it was made, and how to check it without us.

use std::sync::Arc;

use leptos::prelude::*;
use themes::release::Release;
use vault::id::Digest;

use super::{
    PublicCall,
    document::{Head, document},
};
use crate::{
    call_page::{date::in_words, lines::list, tables},
    text::{Visit, key::heard, link, say, say_with},
};

/// A public release.
#[derive(Clone, Debug)]
pub struct PublicRelease {
    pub release: Arc<Release>,
    /// SHA-256 of `release.json`.
    pub file: Digest,
    /// ISO week in which it was published.
    pub week: String,
    /// Who built it, and who built it again and signed.
    pub people: [String; 2],
}

/// Every public release of a call, the newest first. `address` is that of the site, such as `https://murmuration.example`.
pub fn heard(visit: Visit, view: &PublicCall, releases: &[PublicRelease], address: &str) -> String {
    document(visit, || {
        let title = say_with(heard::TITLE, &[("title", view.texts.title.as_str().into())]);
        let shown: Vec<_> = releases.iter().rev().map(|one| release(view, one, address)).collect();
        let none = shown.is_empty().then(|| view! { <p>{say(heard::NONE)}</p> });
        let reading = (!shown.is_empty()).then(reading);
        let main = view! {
            <div class="stack-wide">
                <div class="stack">
                    <a class="back" href=link(&format!("/c/{}", view.call)) data-carry>{say(heard::BACK)}</a>
                    <h1>{title.clone()}</h1>
                    <p class="lede">{say(heard::LEDE)}</p>
                </div>
                {none}
                {reading}
                {shown}
                {(!releases.is_empty()).then(|| verify(view))}
            </div>
        };
        (Head::new(&title, say(heard::DESCRIPTION)), main)
    })
}

fn reading() -> impl IntoView {
    view! {
        <section class="prose stack">
            <h2>{say(heard::READING)}</h2>
            {list(&[
                heard::READING_ROUNDED,
                heard::READING_BELOW_TEN,
                heard::READING_HIDDEN,
                heard::READING_SEVERAL,
                heard::READING_WHO,
            ])}
        </section>
    }
}

fn release(view: &PublicCall, public: &PublicRelease, address: &str) -> impl IntoView {
    let PublicRelease { release, file, week, people } = public;
    let day = release.day();
    let day = in_words(day.day(), day.month().into(), day.year());
    let number = release.number();
    let id = format!("release-{number}");
    let json = format!("/c/{}/heard/{number}/release.json", view.call);
    let invented = release.is_synthetic().then(|| view! { <p class="notice warn">{say(heard::INVENTED)}</p> });
    let cite = say_with(
        heard::CITE_TEXT,
        &[
            ("organisation", view.texts.organisation.as_str().into()),
            ("title", view.texts.title.as_str().into()),
            ("number", number.to_string().into()),
            ("day", day.clone().into()),
            ("address", format!("{address}{json}").into()),
            ("checksum", file.to_string().into()),
        ],
    );
    let facts: Vec<_> = [
        (heard::DAY, day),
        (heard::WEEK, week.clone()),
        (heard::BUILT, people[0].clone()),
        (heard::BUILT_AGAIN, people[1].clone()),
        (heard::CHECKSUM, file.to_string()),
    ]
    .into_iter()
    .map(|(name, value)| view! { <div><dt>{say(name)}</dt><dd>{value}</dd></div> })
    .collect();
    let summary = release.summary().map(|text| {
        view! {
            <h3>{say(heard::SUMMARY)}</h3>
            <p class="as-written" lang=release.codebook().language.clone()>{text.to_owned()}</p>
        }
    });
    view! {
        <section class="stack" id=id.clone() aria-labelledby=format!("{id}-title")>
            <h2 id=format!("{id}-title")>{say_with(heard::RELEASE, &[("number", number.to_string().into())])}</h2>
            {invented}
            <dl class="facts">{facts}</dl>
            <p>
                <a class="button-quiet" href=json.clone() download>
                    {say_with(heard::DOWNLOAD, &[("number", number.to_string().into())])}
                </a>
            </p>
            {summary}
            {tables::all(release, &id)}
            {quotes(release)}
            <h3>{say(heard::CITE)}</h3>
            <p class="prose">{cite}</p>
        </section>
    }
}

fn quotes(release: &Release) -> Option<impl IntoView + use<>> {
    let quotes = release.quotes();
    (!quotes.is_empty()).then(|| {
        let language = &release.codebook().language;
        let quotes = quotes.iter().map(|quote| {
            let theme = quote.theme.and_then(|guid| release.codebook().theme(guid));
            let theme = theme.map(|theme| view! { <figcaption>{theme.name.clone()}</figcaption> });
            view! {
                <figure class="stack" lang=language.clone()>
                    {theme}
                    <blockquote class="as-written">{quote.text.clone()}</blockquote>
                </figure>
            }
        });
        let quotes: Vec<_> = quotes.collect();
        view! {
            <h3>{say(heard::QUOTES)}</h3>
            <p class="hint">{say(heard::QUOTES_NOTE)}</p>
            <div class="prose stack">{quotes}</div>
        }
    })
}

fn verify(view: &PublicCall) -> impl IntoView {
    let steps = [heard::VERIFY_FILE, heard::VERIFY_SUM, heard::VERIFY_LEDGER, heard::VERIFY_KEYS];
    let steps: Vec<_> = steps.into_iter().map(|step| view! { <li>{say(step)}</li> }).collect();
    view! {
        <section class="prose stack">
            <h2>{say(heard::VERIFY)}</h2>
            <ol class="steps numbered">{steps}</ol>
            <p>
                <a class="more" href=format!("/api/calls/{}/releases", view.call)>{say(heard::VERIFY_LEDGER_LINK)}</a>
            </p>
            <p>
                <a class="more" href=link(&format!("/c/{}/keys", view.call)) data-carry>{say(heard::VERIFY_KEYS_LINK)}</a>
            </p>
        </section>
    }
}
