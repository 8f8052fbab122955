//! One account, opened. Nothing of it is kept when it is closed.

use std::sync::Arc;

use leptos::{html::Div, prelude::*};
use vault::open::Opened;

use super::{
    HEADING,
    fetch::Named,
    queue::short,
    texts::{self, reader},
};
use crate::{
    browser,
    part::notice::{Kind, Notice},
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
        (reader::WEEK, item.week.clone()),
        (reader::SIZE, texts::length(item.size_class).to_owned()),
        (reader::MAY, texts::consent(opened.draft.consent())),
        (reader::SEALED, texts::sealed(opened.binding.as_ref().map(|binding| binding.mode)).to_owned()),
    ];
    let facts = facts.map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    let (warning, warning_text) = reader::OTHER_KEY_SET;
    view! {
        <div class="actions">
            <button class="button-quiet" type="button" on:click=move |_| close()>{reader::BACK}</button>
        </div>
        <article class="reader" aria-labelledby=HEADING>
            <div class="reader-head stack">
                <h1 id=HEADING tabindex="-1">{reader::TEXT} " " {short(&item.id)}</h1>
                {named.other_key_set.then(|| view! { <Notice kind=Kind::Error title=warning text=warning_text/> })}
                <dl class="facts">{facts.collect_view()}</dl>
                <p class="hint">{reader::PAUSE}</p>
            </div>
            <Paragraphs opened/>
        </article>
        {has_next.then(|| view! {
            <div class="actions">
                <button class="button" type="button" on:click=move |_| next()>{reader::NEXT}</button>
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
