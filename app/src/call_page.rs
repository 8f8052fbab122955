//! What stands on a call's page: everything a person needs to know before she writes. The server shows it at `/c/{call}`, and the editor's
//! preview shows the same to a keyholder before she publishes.

pub(crate) mod date;
pub(crate) mod help;
pub(crate) mod lines;
pub(crate) mod tables;

use leptos::prelude::*;
use time::Date;
use vault::{key_set::SignedKeySet, role::Role};

use crate::{
    text::{Key, key::call, link, say, say_with},
    wire::call::{CallDocument, CallTexts, HelpLine},
};
use date::in_words;
use lines::{facts, list};

/// A call as pages show it, in one language.
#[derive(Clone, Debug)]
pub struct PublicCall {
    pub call: String,
    pub texts: CallTexts,
    /// The call's own help; empty where nobody wrote any.
    pub help: Vec<HelpLine>,
    /// Whether accounts are taken.
    pub open: bool,
    /// Whether it stands in no list of calls any more.
    pub archived: bool,
    /// The last day on which they are, if there is one.
    pub last_day: Option<Date>,
}

impl PublicCall {
    /// What `document` says to somebody who wants the language `wanted`, of a call that is open.
    pub fn new(document: &CallDocument, wanted: &str) -> Self {
        Self {
            call: document.call.clone(),
            texts: document.texts(wanted),
            help: document.help(wanted).to_vec(),
            open: true,
            archived: false,
            last_day: document.last_day(),
        }
    }
}

/// One call, who can read in it, and help.
///
/// The fingerprint shown is that of the signed key set. The link to the writing room carries none: a link someone followed has it
/// after the `#`, which the server never sees, and `leave.js` hands it on.
pub(crate) fn whole(view: &PublicCall, keys: &SignedKeySet) -> impl IntoView + use<> {
    let open = view.open;
    view! {
        <div class="beside">
            <div class="stack-wide">
                {opening(view, keys, open)}
                {open.then(|| write(view, keys))}
                {what(view)}
                {readers(keys)}
                {consent()}
                {next()}
                <section class="prose stack">
                    <h2>{say(call::UNDONE)}</h2>
                    {list(&[call::UNDONE_READ, call::UNDONE_RESULTS, call::UNDONE_AGAIN, call::UNDONE_WORDS])}
                </section>
                {come_back()}
                {who(view)}
                {fingerprint(view, keys)}
                {open.then(|| write(view, keys))}
            </div>
            {help::with_own("help", &view.help)}
        </div>
    }
}

fn opening(view: &PublicCall, keys: &SignedKeySet, open: bool) -> impl IntoView + use<> {
    let state = if open {
        view! { <span class="badge success">{say(call::OPEN)}</span> }
    } else {
        view! { <span class="badge quiet">{say(if view.archived { call::ARCHIVED } else { call::CLOSED })}</span> }
    };
    let demonstration =
        keys.set().synthetic.then(|| notice("notice warn", call::DEMONSTRATION, call::DEMONSTRATION_TEXT));
    let (over, what) = if view.archived {
        (call::ARCHIVED_NOTICE, call::ARCHIVED_TEXT)
    } else {
        (call::CLOSED_NOTICE, call::CLOSED_TEXT)
    };
    let closed = (!open).then(|| notice("notice", over, what));
    view! {
        <div class="stack">
            <a class="back" href=link("/")>{say(call::BACK)}</a>
            <h1>{view.texts.title.clone()}</h1>
            <p class="actions">
                {state}
                <span class="hint">{say_with(call::ASKED_BY, &[("organisation", view.texts.organisation.as_str().into())])}</span>
                {open.then(|| until(view))}
            </p>
            {demonstration}
            {closed}
            <p class="lede as-written">{view.texts.purpose.clone()}</p>
        </div>
    }
}

fn until(view: &PublicCall) -> impl IntoView + use<> {
    view.last_day.map(|day| {
        let day = in_words(day.day(), day.month().into(), day.year());
        view! { <span class="hint">{say_with(call::UNTIL, &[("day", day.into())])}</span> }
    })
}

fn notice(class: &'static str, heading: Key, text: Key) -> impl IntoView + use<> {
    view! {
        <div class=class>
            <strong>{say(heading)}</strong>
            <p>{say(text)}</p>
        </div>
    }
}

fn write(view: &PublicCall, keys: &SignedKeySet) -> impl IntoView + use<> {
    view! {
        <div class="door">
            <a class="button button-large" href=link(&format!("/c/{}/write", view.call)) data-carry>
                {say(call::WRITE)}
            </a>
            <noscript>
                <p class="notice warn">{say(call::NO_SCRIPTS)}</p>
            </noscript>
            <p>{say(call::WRITE_HINT)}</p>
            <p>
                <strong>{openers_in_words(keys.set().openers())}</strong>
                {" "}
                <a href="#readers">{say(call::READERS_LINK)}</a>
            </p>
            <p>
                <a class="more" href=link(&format!("/c/{}/offline", view.call)) data-carry>{say(call::OFFLINE)}</a>
            </p>
        </div>
    }
}

fn readers(keys: &SignedKeySet) -> impl IntoView + use<> {
    let set = keys.set();
    let members: Vec<_> = set
        .members
        .iter()
        .map(|member| {
            view! {
                <div>
                    <dt>{member.account.to_string()}</dt>
                    <dd>{role_in_words(member.role)}</dd>
                </div>
            }
        })
        .collect();
    view! {
        <section class="prose stack" id="readers">
            <h2>{say(call::READERS)}</h2>
            <p>
                <strong>{openers_in_words(set.openers())}</strong>
                {" "}
                {say(call::READERS_NONE_ELSE)}
            </p>
            <dl class="facts">{members}</dl>
            <p class="hint">{say(call::READERS_NAMES)}</p>
        </section>
    }
}

fn openers_in_words(openers: usize) -> String {
    say_with(call::READERS_COUNT, &[("count", openers.into())])
}

pub(crate) fn role_in_words(role: Role) -> &'static str {
    say(match role {
        Role::Keyholder => call::KEYHOLDER,
        Role::Moderator => call::MODERATOR,
        Role::Researcher => call::RESEARCHER,
    })
}

fn what(view: &PublicCall) -> impl IntoView + use<> {
    let telling = say_with(call::IS_TELLING, &[("organisation", view.texts.organisation.as_str().into())]);
    view! {
        <section class="prose stack">
            <h2>{say(call::IS)}</h2>
            <ul>
                <li>{telling}</li>
                <li>{say(call::IS_NOT_CRISIS)}</li>
                <li>{say(call::IS_NOT_COMPLAINT)}</li>
            </ul>
        </section>
    }
}

fn consent() -> impl IntoView + use<> {
    view! {
        <section class="prose stack">
            <h2>{say(call::YES)}</h2>
            <p>{say(call::YES_HINT)}</p>
            {facts(&[
                (call::YES_COUNT, call::YES_COUNT_TEXT),
                (call::YES_QUOTE, call::YES_QUOTE_TEXT),
                (call::YES_CONTACT, call::YES_CONTACT_TEXT),
            ])}
        </section>
    }
}

/// What comes first, and more about it.
const NEXT: [(Key, Key); 5] = [
    (call::NEXT_WRITE, call::NEXT_WRITE_TEXT),
    (call::NEXT_LOCK, call::NEXT_LOCK_TEXT),
    (call::NEXT_RECEIPT, call::NEXT_RECEIPT_TEXT),
    (call::NEXT_OPEN, call::NEXT_OPEN_TEXT),
    (call::NEXT_PICTURE, call::NEXT_PICTURE_TEXT),
];

fn next() -> impl IntoView + use<> {
    let steps: Vec<_> = NEXT
        .iter()
        .map(|(first, then)| {
            view! {
                <li>
                    <strong>{say(*first)}</strong>
                    {" "}
                    {say(*then)}
                </li>
            }
        })
        .collect();
    view! {
        <section class="prose stack">
            <h2>{say(call::NEXT)}</h2>
            <ol class="steps numbered">{steps}</ol>
        </section>
    }
}

fn come_back() -> impl IntoView + use<> {
    view! {
        <section class="prose stack" id="return">
            <h2>{say(call::RETURN)}</h2>
            <p>{say(call::RETURN_TEXT)}</p>
            <p>
                <a class="more" href=link("/return")>{say(call::RETURN_LINK)}</a>
            </p>
        </section>
    }
}

fn who(view: &PublicCall) -> impl IntoView + use<> {
    let lines: Vec<_> = [
        (call::ORGANISATION, &view.texts.organisation),
        (call::CONTACT, &view.texts.contact),
        (call::CONTROLLER, &view.texts.controller),
    ]
    .into_iter()
    .map(|(name, value)| view! { <div><dt>{say(name)}</dt><dd>{value.clone()}</dd></div> })
    .collect();
    view! {
        <section class="prose stack">
            <h2>{say(call::ASKS)}</h2>
            <dl class="facts">{lines}</dl>
            <p>
                <a class="more" href=link(&format!("/c/{}/heard", view.call)) data-carry>{say(call::HEARD_LINK)}</a>
            </p>
        </section>
    }
}

fn fingerprint(view: &PublicCall, keys: &SignedKeySet) -> impl IntoView + use<> {
    let place = view.texts.published.trim();
    let published = (!place.is_empty()).then(|| {
        view! { <p>{say_with(call::FINGERPRINT_PUBLISHED, &[("place", place.into())])}</p> }
    });
    view! {
        <section class="prose stack">
            <h2>{say(call::FINGERPRINT)}</h2>
            <p>{say(call::FINGERPRINT_TEXT)}</p>
            <p>
                <span class="hint">{say(call::FINGERPRINT_LABEL)}</span>
                <span class="fingerprint">{keys.fingerprint().groups()}</span>
            </p>
            {published}
            <p>
                <a class="more" href=link(&format!("/c/{}/keys", view.call)) data-carry>{say(call::FINGERPRINT_LINK)}</a>
            </p>
        </section>
    }
}
