//! Taking a release away: one archive, made in a Worker, and the release itself.

use leptos::{prelude::*, task::spawn_local};
use themes::release::SignedRelease;

use crate::{
    browser,
    pack::{self, NotPacked},
    part::{link::Link, size},
    text::{Key, key::research, say, say_with},
};

const READY: &str = "take-ready";
const TROUBLE: &str = "take-trouble";
const ZIP: &str = "application/zip";
const JSON: &str = "application/json";

/// What is in the archive.
const HOLDS: [Key; 7] = [
    research::TAKE_REPORT,
    research::TAKE_TABLES,
    research::TAKE_WORKBOOK,
    research::TAKE_SYNTAX,
    research::TAKE_CODEBOOK,
    research::TAKE_QUOTES,
    research::TAKE_RELEASE,
];

#[derive(Clone)]
enum Stage {
    Idle,
    Making,
    Ready { link: Link, size: u64 },
    Trouble(NotPacked),
}

#[component]
pub fn Take(signed: SignedRelease, is_sealed: bool) -> impl IntoView {
    let name = pack::name(signed.release());
    let json = StoredValue::new(signed.to_bytes());
    let stage = RwSignal::new(Stage::Idle);
    let make = move |_| {
        if matches!(stage.get_untracked(), Stage::Making) {
            return;
        }
        let Some(json) = json.try_get_value() else { return };
        stage.set(Stage::Making);
        spawn_local(async move {
            let made = pack::pack(&json).await;
            let (now, there) = match made.and_then(|zip| Ok((Link::of(&zip, ZIP).ok_or(NotPacked::Failed)?, zip.len())))
            {
                Ok((link, length)) => (Stage::Ready { link, size: length as u64 }, READY),
                Err(why) => (Stage::Trouble(why), TROUBLE),
            };
            if stage.try_set(now).is_none() {
                browser::focus(there);
            }
        });
    };
    let begin = move || {
        let is_making = move || matches!(stage.get(), Stage::Making);
        view! {
            <div class="actions">
                <button class="button" type="button" aria-disabled=move || is_making().to_string() on:click=make>
                    {say(research::TAKE_MAKE)}
                </button>
            </div>
        }
    };
    let shown = move || match stage.get() {
        Stage::Idle | Stage::Making => begin().into_any(),
        Stage::Ready { link, size } => {
            let save =
                say_with(research::TAKE_SAVE, &[("name", name.clone().into()), ("size", size::words(size).into())]);
            let name = name.clone();
            view! {
                <div class="actions" id=READY tabindex="-1">
                    <a class="button" href=link.address().to_owned() download=name>
                        {save}
                    </a>
                </div>
            }
            .into_any()
        }
        Stage::Trouble(why) => {
            let text = match why {
                NotPacked::Offline => research::TAKE_OFFLINE,
                NotPacked::Failed => research::TAKE_FAILED_TEXT,
            };
            view! {
                <div class="notice error" id=TROUBLE tabindex="-1" role="alert">
                    <strong>{say(research::TAKE_FAILED)}</strong>
                    <p>{say(text)}</p>
                </div>
                {begin()}
            }
            .into_any()
        }
    };
    let release = json.with_value(|json| Link::of(json, JSON)).map(|link| {
        let address = link.address().to_owned();
        // Lives as long as what shows it.
        on_cleanup(move || drop(link));
        view! {
            <div class="actions">
                <a class="button-quiet" href=address download="release.json">{say(research::TAKE_JSON)}</a>
            </div>
        }
    });
    let holds: Vec<_> = HOLDS.map(|line| view! { <li>{say(line)}</li> }).into_iter().collect();
    view! {
        <div class="prose stack">
            <p>{say(research::TAKE_LEDE)}</p>
            {is_sealed.then(|| view! { <p class="notice info">{say(research::TAKE_SEALED)}</p> })}
            <p role="status">{move || match stage.get() {
                Stage::Making => say(research::TAKE_MAKING),
                Stage::Ready { .. } => say(research::TAKE_READY),
                _ => "",
            }}</p>
            {shown}
            {release}
            <details>
                <summary>{say(research::TAKE_HOLDS)}</summary>
                <ul>{holds}</ul>
            </details>
        </div>
    }
}
