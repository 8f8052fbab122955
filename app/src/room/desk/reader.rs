//! One account, opened. Nothing of it is kept when it is closed.

use std::sync::Arc;

use leptos::{html::Dl, prelude::*};
use vault::open::Opened;
use zeroize::Zeroizing;

use super::{
    HEADING,
    attachments::{Attachments, Desk},
    fetch::Named,
    queue::short,
    texts,
    thread::{Talk, Thread},
};
use crate::{
    browser,
    part::{
        notice::{Kind, Notice},
        paragraphs::Paragraphs,
        question::answer_in_words,
    },
    text::{key::desk, say, say_with},
};

#[component]
pub fn Reader(
    named: Arc<Named>,
    opened: Arc<Opened>,
    talk: Talk,
    files: Option<Desk>,
    has_next: bool,
    close: impl Fn() + 'static,
    next: impl Fn() + 'static,
) -> impl IntoView {
    browser::focus(HEADING);
    let item = &named.item;
    let facts = [
        (say(desk::READER_WEEK), item.week.clone()),
        (say(desk::READER_SIZE), texts::length(item.size_class).to_owned()),
        (say(desk::READER_SEALED), texts::sealed(opened.binding.as_ref().map(|binding| binding.mode)).to_owned()),
    ];
    let facts = facts.map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    let (warning, warning_text) = texts::said((desk::READER_OTHER_KEY_SET, desk::READER_OTHER_KEY_SET_TEXT));
    let notes = opened.draft.notes().iter().map(|note| view! { <li>{texts::note(*note)}</li> });
    view! {
        <div class="actions">
            <button class="button-quiet" type="button" on:click=move |_| close()>{say(desk::READER_BACK)}</button>
        </div>
        <article class="reader" aria-labelledby=HEADING>
            <div class="reader-head stack">
                <h1 id=HEADING tabindex="-1">{say_with(desk::READER_TEXT, &[("id", short(&item.id).into())])}</h1>
                {named.other_key_set.then(|| view! { <Notice kind=Kind::Error title=warning text=warning_text/> })}
                <dl class="facts">
                    {facts.collect_view()}
                    <div><dt>{say(desk::READER_MAY)}</dt><dd>{move || texts::consent(talk.consent())}</dd></div>
                </dl>
                {(!opened.draft.notes().is_empty()).then(|| view! {
                    <div class="notice warn">
                        <strong>{say(desk::READER_NOTES)}</strong>
                        <ul>{notes.collect_view()}</ul>
                    </div>
                })}
                <p class="hint">{say(desk::READER_PAUSE)}</p>
            </div>
            <Paragraphs of=opened.clone() text=|opened: &Opened| opened.draft.account()/>
            <Answers named opened=opened.clone()/>
            {files.map(|desk| view! { <Attachments desk opened/> })}
        </article>
        <Thread talk/>
        {has_next.then(|| view! {
            <div class="actions">
                <button class="button" type="button" on:click=move |_| next()>{say(desk::READER_NEXT)}</button>
            </div>
        })}
    }
}

/// What was answered, beside the questions as they were when she answered. As with the text, no copy stays in this program.
#[component]
fn Answers(named: Arc<Named>, opened: Arc<Opened>) -> impl IntoView {
    if opened.draft.answers().next().is_none() {
        return ().into_any();
    }
    let place = NodeRef::<Dl>::new();
    let unknown = named.asked.is_none();
    Effect::new(move || {
        let Some(place) = place.get() else { return };
        let place_of = |id: &str| {
            let questions = &named.asked.as_ref()?.questions;
            questions.iter().position(|question| question.id == id)
        };
        let mut answers: Vec<_> = opened.draft.answers().collect();
        // In the order in which they were asked; what is not among the questions comes last.
        answers.sort_by_key(|(id, _)| place_of(id).unwrap_or(usize::MAX));
        for (id, answer) in answers {
            let question = named.asked.as_ref().zip(place_of(id));
            let question = question.map(|(asked, place)| (&asked.questions[place], asked.first()));
            let label = question.map_or(id, |(question, first)| question.label.say(first, first));
            let row = [("dt", label.to_owned())].into_iter().chain(answer.parts().map(|part| {
                let words = question
                    .map_or_else(|| part.to_owned(), |(question, first)| answer_in_words(question, part, first, first));
                ("dd", words)
            }));
            let Ok(group) = document().create_element("div") else { return };
            for (name, text) in row {
                let text = Zeroizing::new(text);
                if let Ok(element) = document().create_element(name) {
                    let _ = element.set_attribute("dir", "auto");
                    element.set_text_content(Some(&text));
                    let _ = group.append_child(&element);
                }
            }
            let _ = place.append_child(&group);
        }
    });
    on_cleanup(move || {
        if let Some(Some(place)) = place.try_get_untracked() {
            place.set_text_content(None);
        }
    });
    view! {
        <section class="stack" aria-labelledby="answers-heading">
            <h2 id="answers-heading">{say(desk::READER_ANSWERS)}</h2>
            {unknown.then(|| {
                let (title, text) = texts::said((desk::READER_UNKNOWN_QUESTIONS, desk::READER_UNKNOWN_QUESTIONS_TEXT));
                view! { <Notice kind=Kind::Warn title text/> }
            })}
            <dl class="facts answers" translate="no" node_ref=place></dl>
        </section>
    }
    .into_any()
}
