//! Earlier versions, which stay readable for what was coded by them.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{Book, BookError, codebook_of, reading::Reading, texts};
use crate::{
    part::notice::{Kind, Notice},
    text::{key::codebook, say, say_with},
    unlocked::{OpenCall, Unlocked},
};

#[derive(Clone)]
enum Shown {
    Nothing,
    Loading,
    Trouble(BookError),
    Read(Box<Book>),
}

#[component]
pub fn Versions(
    unlocked: StoredValue<Arc<Unlocked>>,
    call: StoredValue<Arc<OpenCall>>,
    in_force: Signal<u32>,
) -> impl IntoView {
    let list = move || {
        let earlier = (1..in_force.get()).rev();
        earlier.map(|version| view! { <Version unlocked call version/> }).collect_view()
    };
    view! {
        <section class="stack" aria-labelledby="themes-versions" hidden=move || in_force.get() < 2>
            <h2 id="themes-versions">{say(codebook::VERSIONS)}</h2>
            <p class="hint">{say(codebook::VERSIONS_HINT)}</p>
            <ul class="theme-versions">{list}</ul>
        </section>
    }
}

/// One version, fetched when somebody asks for it.
#[component]
fn Version(unlocked: StoredValue<Arc<Unlocked>>, call: StoredValue<Arc<OpenCall>>, version: u32) -> impl IntoView {
    let shown = RwSignal::new(Shown::Nothing);
    let is_open = move || !matches!(shown.get(), Shown::Nothing);
    let turn = move |_| {
        if !matches!(shown.get_untracked(), Shown::Nothing) {
            return shown.set(Shown::Nothing);
        }
        let (Some(unlocked), Some(call)) = (unlocked.try_get_value(), call.try_get_value()) else { return };
        shown.set(Shown::Loading);
        spawn_local(async move {
            let came = match codebook_of(&unlocked, &call, Some(version)).await {
                Ok(book) => Shown::Read(Box::new(book)),
                Err(why) => Shown::Trouble(why),
            };
            let _ = shown.try_set(came);
        });
    };
    let label = move || {
        let key = if is_open() { codebook::VERSIONS_HIDE } else { codebook::VERSIONS_SHOW };
        say_with(key, &[("version", version.into())])
    };
    view! {
        <li class="stack">
            <button class="button-quiet" type="button" aria-expanded=move || is_open().to_string() on:click=turn>
                {label}
            </button>
            {move || match shown.get() {
                Shown::Nothing => ().into_any(),
                Shown::Loading => view! { <p role="status">{say(codebook::VERSIONS_LOADING)}</p> }.into_any(),
                Shown::Trouble(why) => {
                    let (title, text) = texts::trouble(why);
                    view! { <Notice kind=Kind::Error title text/> }.into_any()
                }
                Shown::Read(book) => view! { <Reading codebook=book.codebook/> }.into_any(),
            }}
        </li>
    }
}
