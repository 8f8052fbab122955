//! `/keys` and `/c/{call}/keys`: fingerprints, the signed list, and how to check both without us.

use leptos::prelude::*;
use vault::key_set::{KeySet, SignedKeySet};

use super::{
    call::role_in_words,
    document::{Head, document},
    texts::{call, keys},
};
use crate::wire::CallView;

/// Every call with its fingerprint.
pub fn keys(calls: &[(CallView, SignedKeySet)]) -> String {
    document(Head::new(keys::TITLE, keys::DESCRIPTION), || {
        let cards: Vec<_> = calls.iter().map(card).collect();
        let none = cards.is_empty().then(|| view! { <p>{keys::NONE}</p> });
        let how: Vec<_> = keys::HOW_LINES.iter().map(|line| view! { <li>{*line}</li> }).collect();
        view! {
            <div class="stack-wide">
                <div class="stack">
                    <h1>{keys::TITLE}</h1>
                    <p class="lede">{keys::LEDE}</p>
                </div>
                {none}
                <div class="stack">{cards}</div>
                <section class="prose stack">
                    <h2>{keys::HOW}</h2>
                    <ol class="steps numbered">{how}</ol>
                    <p>{keys::LINK_NOTE}</p>
                </section>
            </div>
        }
    })
}

fn card((view, signed): &(CallView, SignedKeySet)) -> impl IntoView {
    view! {
        <section class="card">
            <h2>{view.texts.title.clone()}</h2>
            <span class="fingerprint">{signed.fingerprint().groups()}</span>
            <p>
                <a class="more" href=format!("/c/{}/keys", view.call)>{format!("{} {}", keys::CALL_TITLE, view.texts.title)}</a>
            </p>
        </section>
    }
}

/// The key set of one call.
pub fn call_keys(view: &CallView, signed: &SignedKeySet) -> String {
    let title = format!("{} {}", keys::CALL_TITLE, view.texts.title);
    document(Head::new(&title, keys::CALL_LEDE), || {
        let set = signed.set();
        view! {
            <div class="stack-wide">
                <div class="stack">
                    <a class="back" href=format!("/c/{}", view.call) data-carry>{keys::BACK}</a>
                    <h1>{title.clone()}</h1>
                    <p class="lede">{keys::CALL_LEDE}</p>
                </div>
                <section class="prose stack">
                    <h2>{call::FINGERPRINT_LABEL}</h2>
                    <span class="fingerprint">{signed.fingerprint().groups()}</span>
                    <p>{call::FINGERPRINT_TEXT}</p>
                </section>
                {members(set)}
                {note(view, signed)}
                {tools()}
            </div>
        }
    })
}

fn members(set: &KeySet) -> impl IntoView {
    let rows: Vec<_> = set
        .members
        .iter()
        .map(|member| {
            view! {
                <tr>
                    <th scope="row">{member.account.to_string()}</th>
                    <td>{role_in_words(member.role)}</td>
                </tr>
            }
        })
        .collect();
    let day = set.not_after;
    view! {
        <section class="prose stack">
            <h2>{keys::MEMBERS}</h2>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{keys::NAME}</th>
                        <th scope="col">{keys::ROLE}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <dl class="facts">
                <div>
                    <dt>{keys::NUMBER}</dt>
                    <dd>{set.epoch.to_string()}</dd>
                </div>
                <div>
                    <dt>{keys::UNTIL}</dt>
                    <dd>{format!("{} {} {}", day.day(), day.month(), day.year())}</dd>
                </div>
            </dl>
        </section>
    }
}

fn note(view: &CallView, signed: &SignedKeySet) -> impl IntoView {
    view! {
        <section class="stack">
            <h2 id="note">{keys::NOTE}</h2>
            <p class="hint">{keys::NOTE_HINT}</p>
            <pre tabindex="0" role="region" aria-labelledby="note">{signed.note().to_owned()}</pre>
            <p>
                <a class="more" href=format!("/api/calls/{}/keyset", view.call)>{keys::DOWNLOAD}</a>
            </p>
        </section>
    }
}

fn tools() -> impl IntoView {
    view! {
        <section class="stack">
            <h2 id="tools">{keys::TOOLS}</h2>
            <p class="prose">{keys::TOOLS_TEXT}</p>
            <pre tabindex="0" role="region" aria-labelledby="tools">{keys::TOOLS_LINES}</pre>
            <p class="prose">{keys::TOOLS_MORE}</p>
        </section>
    }
}
