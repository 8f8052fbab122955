//! One account, opened. Nothing of it is kept when it is closed.

use std::sync::Arc;

use leptos::{html::Div, prelude::*};
use vault::open::Opened;

use super::{HEADING, fetch::Named, queue::short, texts};
use crate::{
    browser,
    part::notice::{Kind, Notice},
    text::{key::desk, say, say_with},
};

#[component]
pub fn Reader(
    named: Arc<Named>,
    opened: Arc<Opened>,
    has_next: bool,
    close: impl Fn() + 'static,
    next: impl Fn() + 'static,
) -> impl IntoView {
    browser::focus(HEADING);
    let item = &named.item;
    let facts = [
        (say(desk::READER_WEEK), item.week.clone()),
        (say(desk::READER_SIZE), texts::length(item.size_class).to_owned()),
        (say(desk::READER_MAY), texts::consent(opened.draft.consent())),
        (say(desk::READER_SEALED), texts::sealed(opened.binding.as_ref().map(|binding| binding.mode)).to_owned()),
    ];
    let facts = facts.map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    let (warning, warning_text) = texts::said((desk::READER_OTHER_KEY_SET, desk::READER_OTHER_KEY_SET_TEXT));
    view! {
        <div class="actions">
            <button class="button-quiet" type="button" on:click=move |_| close()>{say(desk::READER_BACK)}</button>
        </div>
        <article class="reader" aria-labelledby=HEADING>
            <div class="reader-head stack">
                <h1 id=HEADING tabindex="-1">{say_with(desk::READER_TEXT, &[("id", short(&item.id).into())])}</h1>
                {named.other_key_set.then(|| view! { <Notice kind=Kind::Error title=warning text=warning_text/> })}
                <dl class="facts">{facts.collect_view()}</dl>
                <p class="hint">{say(desk::READER_PAUSE)}</p>
            </div>
            <Paragraphs opened/>
        </article>
        {has_next.then(|| view! {
            <div class="actions">
                <button class="button" type="button" on:click=move |_| next()>{say(desk::READER_NEXT)}</button>
            </div>
        })}
    }
}

/// The text goes straight into the page, and out of it again: no copy stays in this program.
/// Paragraphs end at an empty line; line breaks within them stay.
#[component]
fn Paragraphs(opened: Arc<Opened>) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    Effect::new(move || {
        let Some(place) = place.get() else { return };
        let text = opened.draft.account().split("\n\n").map(|paragraph| paragraph.trim_matches(['\n', '\r']));
        for paragraph in text.filter(|paragraph| !paragraph.trim().is_empty()) {
            if let Ok(element) = document().create_element("p") {
                let _ = element.set_attribute("dir", "auto");
                element.set_text_content(Some(paragraph));
                let _ = place.append_child(&element);
            }
        }
    });
    on_cleanup(move || {
        if let Some(Some(place)) = place.try_get_untracked() {
            place.set_text_content(None);
        }
    });
    view! { <div class="reader-text" translate="no" node_ref=place></div> }
}
