//! The receipt's words, once the server holds the account.

use std::sync::Arc;

use leptos::prelude::*;
use vault::receipt::Receipt;

use super::{HEADING, Stage, texts::received};
use crate::{
    browser,
    part::notice::{Kind, Notice},
};

#[component]
pub fn Words(receipt: Arc<Receipt>, stage: RwSignal<Stage>) -> impl IntoView {
    browser::focus(HEADING);
    let words = receipt.words().map(|word| view! { <li>{word}</li> });
    view! {
        <div class="writing stack">
            <h1 id=HEADING tabindex="-1">{received::TITLE}</h1>
            <p class="lede">{received::TEXT}</p>
            <p class="prose">{received::NEXT}</p>
            <h2>{received::WORDS}</h2>
            <p class="prose">{received::WORDS_TEXT}</p>
            <Notice kind=Kind::Warn title=received::DANGER text=received::DANGER_TEXT/>
            <ol class="words" translate="no">{words.collect_view()}</ol>
            <div class="actions">
                <button class="button" type="button" on:click=move |_| stage.set(Stage::Empty)>{received::DONE}</button>
            </div>
        </div>
    }
}
