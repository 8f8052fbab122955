//! `/c/{call}`: everything a person needs to know before she writes.

use leptos::prelude::*;
use vault::{key_set::SignedKeySet, role::Role};

use super::{
    document::{Head, document},
    help,
    prose::list,
    texts::call,
};
use crate::wire::CallView;

/// One call, and who can read in it.
///
/// The fingerprint shown is that of the signed key set. The link to the writing room carries none: a link someone followed has it
/// after the `#`, which the server never sees, and `leave.js` hands it on.
pub fn call(view: &CallView, keys: &SignedKeySet) -> String {
    let head = Head::new(&view.texts.title, call::WRITE_HINT).with_help_inside();
    document(head, || {
        let open = view.state == "open";
        view! {
            <div class="beside">
                <div class="stack-wide">
                    {opening(view, keys, open)}
                    {open.then(|| write(view, keys))}
                    {readers(keys)}
                    {consent()}
                    {next()}
                    <section class="prose stack">
                        <h2>{call::UNDONE}</h2>
                        {list(call::UNDONE_LINES)}
                    </section>
                    {who(view)}
                    {fingerprint(view, keys)}
                    {open.then(|| write(view, keys))}
                </div>
                {help::panel("help")}
            </div>
        }
    })
}

fn opening(view: &CallView, keys: &SignedKeySet, open: bool) -> impl IntoView {
    let state = if open {
        view! { <span class="badge success">{call::OPEN}</span> }
    } else {
        view! { <span class="badge quiet">{call::CLOSED}</span> }
    };
    let demonstration =
        keys.set().synthetic.then(|| notice("notice warn", call::DEMONSTRATION, call::DEMONSTRATION_TEXT));
    let closed = (!open).then(|| notice("notice", call::CLOSED_NOTICE, call::CLOSED_TEXT));
    view! {
        <div class="stack">
            <a class="back" href="/">{call::BACK}</a>
            <h1>{view.texts.title.clone()}</h1>
            <p class="actions">
                {state}
                <span class="hint">{format!("{} {}", call::ASKED_BY, view.texts.organisation)}</span>
            </p>
            {demonstration}
            {closed}
            <p class="lede as-written">{view.texts.purpose.clone()}</p>
        </div>
    }
}

fn notice(class: &'static str, heading: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <div class=class>
            <strong>{heading}</strong>
            <p>{text}</p>
        </div>
    }
}

fn write(view: &CallView, keys: &SignedKeySet) -> impl IntoView {
    view! {
        <div class="door">
            <a class="button button-large" href=format!("/c/{}/write", view.call) data-carry>
                {call::WRITE}
            </a>
            <noscript>
                <p class="notice warn">{call::NO_SCRIPTS}</p>
            </noscript>
            <p>{call::WRITE_HINT}</p>
            <p>
                <strong>{openers_in_words(keys.set().openers())}</strong>
                {" "}
                <a href="#readers">{call::READERS_LINK}</a>
            </p>
        </div>
    }
}

fn readers(keys: &SignedKeySet) -> impl IntoView {
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
            <h2>{call::READERS}</h2>
            <p>
                <strong>{openers_in_words(set.openers())}</strong>
                {format!(" {}", call::READERS_NONE_ELSE)}
            </p>
            <dl class="facts">{members}</dl>
            <p class="hint">{call::READERS_NAMES}</p>
        </section>
    }
}

fn openers_in_words(openers: usize) -> String {
    match openers {
        1 => "1 person can unlock and read it.".to_owned(),
        number => format!("{number} people can unlock and read it."),
    }
}

pub(super) fn role_in_words(role: Role) -> &'static str {
    match role {
        Role::Keyholder => call::KEYHOLDER,
        Role::Moderator => call::MODERATOR,
        Role::Researcher => call::RESEARCHER,
    }
}

fn consent() -> impl IntoView {
    let lines: Vec<_> = call::YES_LINES
        .iter()
        .map(|(name, meaning)| view! { <div><dt>{*name}</dt><dd>{*meaning}</dd></div> })
        .collect();
    view! {
        <section class="prose stack">
            <h2>{call::YES}</h2>
            <p>{call::YES_HINT}</p>
            <dl class="facts">{lines}</dl>
        </section>
    }
}

fn next() -> impl IntoView {
    let steps: Vec<_> = call::NEXT_LINES
        .iter()
        .map(|(first, then)| {
            view! {
                <li>
                    <strong>{*first}</strong>
                    {format!(" {then}")}
                </li>
            }
        })
        .collect();
    view! {
        <section class="prose stack">
            <h2>{call::NEXT}</h2>
            <ol class="steps numbered">{steps}</ol>
        </section>
    }
}

fn who(view: &CallView) -> impl IntoView {
    let lines: Vec<_> = [
        (call::ORGANISATION, &view.texts.organisation),
        (call::CONTACT, &view.texts.contact),
        (call::CONTROLLER, &view.texts.controller),
    ]
    .into_iter()
    .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value.clone()}</dd></div> })
    .collect();
    view! {
        <section class="prose stack">
            <h2>{call::ASKS}</h2>
            <dl class="facts">{lines}</dl>
        </section>
    }
}

fn fingerprint(view: &CallView, keys: &SignedKeySet) -> impl IntoView {
    view! {
        <section class="prose stack">
            <h2>{call::FINGERPRINT}</h2>
            <p>{call::FINGERPRINT_TEXT}</p>
            <p>
                <span class="hint">{call::FINGERPRINT_LABEL}</span>
                <span class="fingerprint">{keys.fingerprint().groups()}</span>
            </p>
            <p>
                <a class="more" href=format!("/c/{}/keys", view.call) data-carry>{call::FINGERPRINT_LINK}</a>
            </p>
        </section>
    }
}
