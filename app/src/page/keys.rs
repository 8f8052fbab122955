//! `/keys` and `/c/{call}/keys`: fingerprints, the signed list, and how to check both without us.

use leptos::prelude::*;
use vault::key_set::{KeySet, SignedKeySet};

use super::{
    PublicCall,
    document::{Head, document},
};
use crate::{
    call_page::{date::in_words, role_in_words},
    text::{
        Visit,
        key::{call, keys},
        link, say, say_with,
    },
};

/// Every call with its fingerprint.
pub fn keys(visit: Visit, calls: &[(PublicCall, SignedKeySet)]) -> String {
    document(visit, || {
        let cards: Vec<_> = calls.iter().map(card).collect();
        let none = cards.is_empty().then(|| view! { <p>{say(keys::NONE)}</p> });
        let how = [keys::HOW_FIND, keys::HOW_COMPARE, keys::HOW_DIFFER].map(|line| view! { <li>{say(line)}</li> });
        let main = view! {
            <div class="stack-wide">
                <div class="stack">
                    <h1>{say(keys::TITLE)}</h1>
                    <p class="lede">{say(keys::LEDE)}</p>
                </div>
                {none}
                <div class="stack">{cards}</div>
                <section class="prose stack">
                    <h2>{say(keys::HOW)}</h2>
                    <ol class="steps numbered">{how}</ol>
                    <p>{say(keys::LINK_NOTE)}</p>
                </section>
            </div>
        };
        (Head::new(say(keys::TITLE), say(keys::DESCRIPTION)), main)
    })
}

fn card((view, signed): &(PublicCall, SignedKeySet)) -> impl IntoView {
    view! {
        <section class="card">
            <h2>{view.texts.title.clone()}</h2>
            {view.archived.then(|| view! { <p><span class="badge quiet">{say(call::ARCHIVED)}</span></p> })}
            <span class="fingerprint">{signed.fingerprint().groups()}</span>
            <p>
                <a class="more" href=link(&format!("/c/{}/keys", view.call))>{title(view)}</a>
            </p>
        </section>
    }
}

fn title(view: &PublicCall) -> String {
    say_with(keys::CALL_TITLE, &[("title", view.texts.title.as_str().into())])
}

/// The key set of one call.
pub fn call_keys(visit: Visit, view: &PublicCall, signed: &SignedKeySet) -> String {
    document(visit, || {
        let set = signed.set();
        let main = view! {
            <div class="stack-wide">
                <div class="stack">
                    <a class="back" href=link(&format!("/c/{}", view.call)) data-carry>{say(keys::BACK)}</a>
                    <h1>{title(view)}</h1>
                    <p class="lede">{say(keys::CALL_LEDE)}</p>
                </div>
                <section class="prose stack">
                    <h2>{say(call::FINGERPRINT_LABEL)}</h2>
                    <span class="fingerprint">{signed.fingerprint().groups()}</span>
                    <p>{say(call::FINGERPRINT_TEXT)}</p>
                </section>
                {members(set)}
                {note(view, signed)}
                {tools()}
            </div>
        };
        (Head::new(&title(view), say(keys::CALL_LEDE)), main)
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
            <h2>{say(keys::MEMBERS)}</h2>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{say(keys::NAME)}</th>
                        <th scope="col">{say(keys::ROLE)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <dl class="facts">
                <div>
                    <dt>{say(keys::NUMBER)}</dt>
                    <dd>{set.epoch.to_string()}</dd>
                </div>
                <div>
                    <dt>{say(keys::UNTIL)}</dt>
                    <dd>{in_words(day.day(), day.month().into(), day.year())}</dd>
                </div>
            </dl>
        </section>
    }
}

fn note(view: &PublicCall, signed: &SignedKeySet) -> impl IntoView {
    view! {
        <section class="stack">
            <h2 id="note">{say(keys::NOTE)}</h2>
            <p class="hint">{say(keys::NOTE_HINT)}</p>
            <pre tabindex="0" role="region" aria-labelledby="note">{signed.note().to_owned()}</pre>
            <p>
                <a class="more" href=format!("/api/calls/{}/keyset", view.call)>{say(keys::DOWNLOAD)}</a>
            </p>
        </section>
    }
}

/// Lines for a terminal, the same in every language.
const TOOLS: &str = "\
root=$(sed -n 's/^root //p' keyset.txt)=
{ printf murmuration/v1/root/; echo $root | base64 -d; } | sha256sum | cut -c 1-32
sed '/^$/,$d' keyset.txt > text
tail -n 1 keyset.txt | cut -d ' ' -f 3 | base64 -d | tail -c 64 > signature
{ printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'; echo $root | base64 -d; } > root.der
openssl pkeyutl -verify -pubin -keyform DER -inkey root.der -rawin -in text -sigfile signature";

fn tools() -> impl IntoView {
    view! {
        <section class="stack">
            <h2 id="tools">{say(keys::TOOLS)}</h2>
            <p class="prose">{say(keys::TOOLS_TEXT)}</p>
            <pre tabindex="0" role="region" aria-labelledby="tools">{TOOLS}</pre>
            <p class="prose">{say(keys::TOOLS_MORE)}</p>
        </section>
    }
}
