//! What was said since the account was sent, as far as it passed its checks.

use std::sync::Arc;

use leptos::prelude::*;
use vault::entry::{Content, Side};

use super::{arrive::Known, texts};
use crate::{
    part::{
        notice::{Kind, Notice},
        paragraphs::Paragraphs,
    },
    text::{key::returning as key, say},
    thread::{self, Item},
};

/// One entry of what is known, by its place in the list: the words themselves stay where they are.
struct At(Arc<Known>, usize);

impl At {
    fn text(&self) -> &str {
        match self.0.items.get(self.1).and_then(|item| item.outcome.as_ref().ok()).map(|entry| &entry.content) {
            Some(Content::Message(text) | Content::Addition(text)) => text,
            _ => "",
        }
    }
}

#[component]
pub fn Talk(known: Arc<Known>) -> impl IntoView {
    let gap = thread::has_gap(&known.items, known.counter);
    let rows = (0..known.items.len()).map(|at| row(&known, at)).collect_view();
    let empty = known.items.is_empty();
    view! {
        {gap.then(|| view! { <Notice kind=Kind::Warn title=say(key::GAP) text=say(key::GAP_TEXT)/> })}
        {empty.then(|| view! { <p class="prose">{say(key::TALK_NONE)}</p> })}
        <ol class="talk">{rows}</ol>
    }
}

/// The newest message of a reader, to answer to.
#[component]
pub fn LastAsked(known: Arc<Known>) -> impl IntoView {
    let is_asked = |item: &Item| item.by == Side::Desk && item.outcome.is_ok();
    let at = known.items.iter().rposition(is_asked);
    at.map(|at| view! { <ol class="talk">{row(&known, at)}</ol> })
}

fn row(known: &Arc<Known>, at: usize) -> impl IntoView + use<> {
    let item = &known.items[at];
    let head = format!("{} \u{b7} {}", texts::writer(item), texts::week(&item.week));
    let body = match &item.outcome {
        Err(why) => {
            let text = texts::unshown(*why);
            view! { <Notice kind=Kind::Warn title=say(key::UNSHOWN) text=say(text)/> }.into_any()
        }
        Ok(entry) => match &entry.content {
            Content::Message(_) => view! { <Paragraphs of=Arc::new(At(known.clone(), at)) text=At::text/> }.into_any(),
            Content::Addition(_) => view! { <p>{say(key::ADDED)}</p> }.into_any(),
            Content::Consent(consent) => view! { <p>{texts::changed(*consent)}</p> }.into_any(),
        },
    };
    let side = if item.by == Side::Desk { "theirs" } else { "mine" };
    view! { <li class=side><p class="talk-head">{head}</p>{body}</li> }
}
