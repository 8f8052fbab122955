//! Messages both ways, additions and changes of consent, as far as they passed their checks.

use std::sync::Arc;

use leptos::prelude::*;
use vault::entry::{Content, EntryError};

use crate::{
    part::{
        notice::{Kind, Notice},
        paragraphs::Paragraphs,
    },
    room::desk::texts,
    text::{Key, key::thread as key, say, say_with},
    thread::{Item, has_gap},
};

/// One entry, by its place in the list: the words themselves stay where they are.
struct At(Arc<Vec<Item>>, usize);

impl At {
    fn text(&self) -> &str {
        match self.0.get(self.1).and_then(|item| item.outcome.as_ref().ok()).map(|entry| &entry.content) {
            Some(Content::Message(text) | Content::Addition(text)) => text,
            _ => "",
        }
    }
}

#[component]
pub fn List(items: Arc<Vec<Item>>, counter: u64) -> impl IntoView {
    let rows = (0..items.len()).map(|at| row(&items, at)).collect_view();
    view! {
        {items.is_empty().then(|| view! { <p>{say(key::NONE)}</p> })}
        {has_gap(&items, counter).then(|| view! { <Notice kind=Kind::Error title=say(key::GAP) text=say(key::GAP_TEXT)/> })}
        <ol class="talk">{rows}</ol>
    }
}

fn row(items: &Arc<Vec<Item>>, at: usize) -> impl IntoView + use<> {
    let item = &items[at];
    let words = || view! { <Paragraphs of=Arc::new(At(items.clone(), at)) text=At::text/> };
    let (who, side, body) = match &item.outcome {
        Err(why) => {
            let body = view! { <Notice kind=Kind::Error title=say(key::UNSHOWN) text=say(unshown(*why))/> };
            (say(key::BY_SOMEBODY).to_owned(), "mine", body.into_any())
        }
        Ok(entry) => {
            let who = match (&entry.from, &entry.content) {
                (Some(account), _) => say_with(key::BY_READER, &[("name", account.to_string().into())]),
                (None, Content::Addition(_)) => say(key::ADDED).to_owned(),
                (None, Content::Consent(_)) => say(key::CHANGED).to_owned(),
                (None, Content::Message(_)) => say(key::BY_WRITER).to_owned(),
            };
            let body = match entry.content {
                Content::Consent(consent) => view! { <p>{texts::consent(consent)}</p> }.into_any(),
                _ => words().into_any(),
            };
            (who, if entry.from.is_some() { "theirs" } else { "mine" }, body)
        }
    };
    let head = format!("{who} \u{b7} {}", say_with(key::WEEK, &[("week", item.week.clone().into())]));
    view! { <li class=side><p class="talk-head">{head}</p>{body}</li> }
}

const fn unshown(why: EntryError) -> Key {
    match why {
        EntryError::Unsigned => key::UNSHOWN_UNSIGNED,
        EntryError::Elsewhere => key::UNSHOWN_ELSEWHERE,
        EntryError::NotForThisKey => key::UNSHOWN_OTHER_KEY,
        EntryError::Damaged => key::UNSHOWN_DAMAGED,
    }
}
