//! `/c/{call}/offline`: for those whose browser runs no scripts. She seals with a tool that is not ours, and sends the file.

mod answer;
mod commands;

use leptos::prelude::*;
use vault::key_set::SignedKeySet;

use super::{
    PublicCall,
    document::{Head, document},
};
use crate::text::{Key, Visit, key::offline as key, link, say, say_with};
pub use answer::{Refused, offline_received, offline_refused};
use commands::{GET, VERSION, unix, windows};

/// How to seal to the call, and the form for the sealed file. `earlier`: the epoch before the one in force, while files
/// that were sealed for it are still taken.
pub fn offline(visit: Visit, view: &PublicCall, keys: &SignedKeySet, earlier: Option<u32>) -> String {
    document(visit, || {
        let set = keys.set();
        let main = view! {
            <div class="offline stack-wide">
                <div class="stack">
                    <a class="back" href=link(&format!("/c/{}", view.call)) data-carry>{say(key::BACK)}</a>
                    <h1>{say(key::TITLE)}</h1>
                    <p class="lede">{say(key::LEDE)}</p>
                    <p class="hint">{say(key::PRINT)}</p>
                </div>
                {protection(set.openers())}
                {check(view, keys)}
                {get()}
                <section class="prose stack">
                    <h2>{say(key::WRITE)}</h2>
                    <p>{say(key::WRITE_TEXT)}</p>
                    <p>{say(key::WRITE_DEVICE)}</p>
                </section>
                {lock(&set.recipient, &set.classic)}
                {send(view, set.epoch, earlier)}
                <section class="prose stack">
                    <h2>{say(key::AFTER)}</h2>
                    <p>{say(key::AFTER_TEXT)}</p>
                </section>
                {locks(&view.call, &set.recipient, &set.classic)}
            </div>
        };
        (Head::new(say(key::TITLE), say(key::DESCRIPTION)), main)
    })
}

fn protection(openers: usize) -> impl IntoView {
    let readers = match openers {
        0 => say(key::PROTECTS_NOBODY).to_owned(),
        some => say_with(key::PROTECTS_OPEN, &[("count", some.into())]),
    };
    view! {
        <section class="prose stack">
            <h2>{say(key::PROTECTS)}</h2>
            <ul>
                <li>{say(key::PROTECTS_LOCK)}</li>
                <li>{readers}</li>
                <li>{say(key::PROTECTS_CHOICES)}</li>
                <li>{say(key::PROTECTS_RECEIPT)}</li>
                <li>{say(key::PROTECTS_DATE)}</li>
            </ul>
        </section>
    }
}

fn check(view: &PublicCall, keys: &SignedKeySet) -> impl IntoView {
    view! {
        <section class="prose stack">
            <h2>{say(key::CHECK)}</h2>
            <p>
                <span class="fingerprint">{keys.fingerprint().groups()}</span>
            </p>
            <p>{say(key::CHECK_TEXT)}</p>
            <p>
                <a class="more" href=link(&format!("/c/{}/keys", view.call)) data-carry>{say(key::CHECK_LINK)}</a>
            </p>
        </section>
    }
}

fn get() -> impl IntoView {
    let ways = GET.map(|(name, line)| view! { <h3>{say(name)}</h3> {lines(say(name).to_owned(), line.to_owned())} });
    view! {
        <section class="stack">
            <h2>{say(key::GET)}</h2>
            <p class="prose">{say(key::GET_TEXT)}</p>
            {ways.collect_view()}
            <p class="prose">{say(key::GET_VERSION)}</p>
            {lines(say(key::GET_VERSION).to_owned(), VERSION.to_owned())}
        </section>
    }
}

fn lock(hybrid: &str, classic: &str) -> impl IntoView {
    let box_of = |name, age: Key, text: String| {
        let name = say_with(name, &[("age", say(age).into())]);
        view! { <h3>{name.clone()}</h3> {lines(name, text)} }
    };
    view! {
        <section class="stack">
            <h2>{say(key::LOCK)}</h2>
            <p class="prose">{say(key::LOCK_TEXT)}</p>
            {box_of(key::LOCK_UNIX, key::LOCK_NEW, unix(hybrid))}
            {box_of(key::LOCK_WINDOWS, key::LOCK_NEW, windows(hybrid))}
            {box_of(key::LOCK_UNIX, key::LOCK_OLD, unix(classic))}
            {box_of(key::LOCK_WINDOWS, key::LOCK_OLD, windows(classic))}
        </section>
    }
}

/// What is typed or copied. Keyboards can reach it, because it may be wider than the page.
fn lines(name: String, text: String) -> impl IntoView {
    view! { <pre class="lines" tabindex="0" role="region" aria-label=name>{text}</pre> }
}

fn send(view: &PublicCall, epoch: u32, earlier: Option<u32>) -> impl IntoView {
    if !view.open {
        return view! {
            <section class="notice">
                <strong>{say(key::CLOSED)}</strong>
                <p>{say(key::CLOSED_TEXT)}</p>
            </section>
        }
        .into_any();
    }
    view! {
        <section class="stack send">
            <h2>{say(key::SEND)}</h2>
            <div class="notice warn">
                <strong>{say(key::SEND_FIRST)}</strong>
                <p>{say(key::SEND_FIRST_TEXT)}</p>
            </div>
            <p class="prose">{say(key::SEND_COPY)}</p>
            // The server reads the fields in this order.
            <form
                class="stack"
                method="post"
                enctype="multipart/form-data"
                action=link(&format!("/c/{}/offline", view.call))
                autocomplete="off"
            >
                {which(epoch, earlier)}
                <div class="field">
                    <label for="file">{say(key::SEND_FILE)}</label>
                    <input id="file" name="file" type="file" accept=".age" required aria-describedby="slow"/>
                    <p class="hint" id="slow">{say(key::SEND_SLOW)}</p>
                </div>
                <p class="actions">
                    <button class="button button-large" type="submit">{say(key::SEND_BUTTON)}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

/// For which epoch the file was sealed. Asked only where there are two answers.
fn which(epoch: u32, earlier: Option<u32>) -> impl IntoView {
    let Some(earlier) = earlier else {
        return view! { <input type="hidden" name="epoch" value=epoch.to_string()/> }.into_any();
    };
    let choice = |name, number: u32, chosen| {
        view! {
            <label class="choice">
                <input type="radio" name="epoch" value=number.to_string() checked=chosen/>
                <span class="choice-text">{say_with(name, &[("number", number.into())])}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend>{say(key::SEND_WHEN)}</legend>
            {choice(key::SEND_NOW, epoch, true)}
            {choice(key::SEND_BEFORE, earlier, false)}
        </fieldset>
    }
    .into_any()
}

fn locks(call: &str, hybrid: &str, classic: &str) -> impl IntoView {
    let one = |name: Key, file: &str, recipient: &str| {
        let name = say(name);
        view! {
            <h3>{name}</h3>
            {lines(name.to_owned(), recipient.to_owned())}
            <figure class="qr">
                <img
                    src=format!("/c/{call}/offline/{file}.svg")
                    alt=say_with(key::LOCKS_PICTURE_OF, &[("lock", name.into())])
                    loading="lazy"
                />
                <figcaption class="hint">{say(key::LOCKS_PICTURE)}</figcaption>
            </figure>
        }
    };
    view! {
        <section class="stack">
            <h2>{say(key::LOCKS)}</h2>
            <p class="prose">{say(key::LOCKS_TEXT)}</p>
            {one(key::LOCKS_NEW, "hybrid", hybrid)}
            {one(key::LOCKS_OLD, "classic", classic)}
        </section>
    }
}
