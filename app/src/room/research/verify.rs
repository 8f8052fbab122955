//! How to cite a release, and how anybody verifies it without this server.

use std::sync::Arc;

use leptos::prelude::*;
use themes::release::SignedRelease;
use vault::id::Digest;

use super::{ledger::Listed, texts::numbered};
use crate::{
    call_page::date::in_words,
    text::{
        key::{heard, research},
        link, say, say_with,
    },
    unlocked::OpenCall,
};

#[component]
pub fn Cite(call: Arc<OpenCall>, signed: SignedRelease, listed: Listed, origin: String) -> impl IntoView {
    let release = signed.release();
    let (day, number) = (release.day(), release.number().to_string());
    let is_public = listed.to_read().entry.claim.kind.is_public();
    let address = is_public.then(|| format!("{origin}/c/{}/heard/{number}/release.json", call.call));
    let checksum = Digest::of(&signed.to_bytes()).to_string();
    let cite = say_with(
        research::CITE_TEXT,
        &[
            ("call", call.call.to_string().into()),
            ("number", number.into()),
            ("day", in_words(day.day(), day.month().into(), day.year()).into()),
            ("address", address.unwrap_or_default().into()),
            ("checksum", checksum.into()),
        ],
    );
    view! {
        <div class="prose stack">
            <p>{say(if is_public { research::CITE_LEDE } else { research::CITE_SEALED })}</p>
            <p class="cite">{cite}</p>
        </div>
    }
}

#[component]
pub fn Verify(call: Arc<OpenCall>, signed: SignedRelease) -> impl IntoView {
    let mut epochs: Vec<u32> = signed.signatures().iter().map(|signature| signature.epoch).collect();
    epochs.sort_unstable();
    epochs.dedup();
    let name = &call.call;
    let lists: Vec<_> = epochs
        .into_iter()
        .map(|epoch| {
            let href = format!("/api/calls/{name}/keyset?epoch={epoch}");
            let label = numbered(research::VERIFY_LIST, epoch);
            view! { <li><a href=href download=format!("{epoch}.txt")>{label}</a></li> }
        })
        .collect();
    let root = call.keys.fingerprint();
    let command = format!("murmuration-offline verify release release.json --keys keys/ --root {root}");
    view! {
        <div class="prose stack">
            <p>{say(research::VERIFY_LEDE)}</p>
            <ol class="steps numbered">
                <li>{say(research::VERIFY_SAVE)}</li>
                <li>{say(research::VERIFY_LISTS)} <ul>{lists}</ul></li>
                <li>
                    {say(research::VERIFY_COMMAND)}
                    <pre class="scroll-x" tabindex="0"><code>{command}</code></pre>
                </li>
                <li>
                    {say(research::VERIFY_ROOT)} " "
                    <a href=link(&format!("/c/{name}/keys"))>{say(heard::VERIFY_KEYS_LINK)}</a>
                </li>
            </ol>
        </div>
    }
}
