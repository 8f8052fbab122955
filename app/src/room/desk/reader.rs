//! One account, opened. Nothing of it is kept when it is closed.

use std::sync::Arc;

use leptos::{html::Dl, prelude::*};
use vault::open::Opened;
use zeroize::Zeroizing;

use super::{
    HEADING,
    attachments::{Attachments, Desk},
    care::Reminder,
    fetch::Named,
    queue::short,
    review::{Bench, Case, Holding, How, Review, Urgent},
    texts,
    thread::{Talk, Thread},
};
use crate::{
    browser,
    part::{
        notice::{Kind, Notice},
        question::answer_in_words,
    },
    text::{
        key::{desk, review},
        say, say_with,
    },
};

/// What is around one account: who opened it, what was said of it since, its files, and who holds it.
#[derive(Clone)]
pub struct Around {
    pub case: Case,
    pub talk: Talk,
    pub files: Option<Desk>,
    pub has_next: bool,
}

/// A way out of an account.
type Leave = Arc<dyn Fn() + Send + Sync>;

/// `close` and `next` leave the account, `gone` too, but for good; `moved` is told where it stands. Nothing that is not saved is left behind without a word.
#[component]
pub fn Reader(
    around: Around,
    close: impl Fn() + Clone + Send + Sync + 'static,
    next: impl Fn() + Clone + Send + Sync + 'static,
    gone: impl Fn() + Clone + Send + Sync + 'static,
    moved: impl Fn(String) + 'static,
) -> impl IntoView {
    browser::focus(HEADING);
    let Around { case, talk, files, has_next } = around;
    let Case { desk: room, call, named, opened, hold, .. } = case.clone();
    let how = RwSignal::new(None::<How>);
    let bench = RwSignal::new(None::<Bench>);
    let stuck = RwSignal::new(false);
    let id = named.item.id.clone();
    let open = move |wanted: How| {
        room.care.reads(&id);
        talk.is_read();
        how.set(Some(wanted));
    };
    let whole = open.clone();
    let leave = move |leave: Leave| match bench.get_untracked() {
        Some(bench) if bench.is_unsaved() => {
            stuck.set(true);
            bench.save_all(move || leave());
        }
        _ => leave(),
    };
    Effect::new(move || {
        if let Some(bench) = bench.get() {
            moved(bench.record(|record| record.state().to_string()));
        }
    });
    let let_go = close.clone();
    let (close, next): (Leave, Leave) = (Arc::new(close), Arc::new(next));
    let item = &named.item;
    let facts = [
        (say(desk::READER_WEEK), item.week.clone()),
        (say(desk::READER_SIZE), texts::length(item.size_class).to_owned()),
        (say(desk::READER_SEALED), texts::sealed(opened.binding.as_ref().map(|binding| binding.mode)).to_owned()),
    ];
    let facts = facts.map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    let (warning, warning_text) = texts::said((desk::READER_OTHER_KEY_SET, desk::READER_OTHER_KEY_SET_TEXT));
    let notes = opened.draft.notes().iter().map(|note| view! { <li>{texts::note(*note)}</li> });
    let shown = {
        let (case, named, opened) = (case, named.clone(), opened.clone());
        move || {
            let how = how.get()?;
            let (case, named, opened) = (case.clone(), named.clone(), opened.clone());
            let desk = files.clone();
            Some(view! {
                <Review case items=talk.items() is_missing=talk.is_missing() how bench_is=move |now| bench.set(now)/>
                <div hidden=move || bench.get().map_or(how == How::ByParagraph, |bench| !bench.is_whole())><Answers named opened=opened.clone()/></div>
                {desk.map(|desk| view! { <Attachments desk opened/> })}
            })
        }
    };
    let stays = move || stuck.get() && bench.get().is_some_and(|bench| !bench.busy.get());
    view! {
        <div class="actions">
            <button class="button-quiet" type="button" on:click=move |_| leave(close.clone())>{say(desk::READER_BACK)}</button>
            {move || {
                let let_go = let_go.clone();
                stays().then(|| view! {
                    <button class="button-danger" type="button" on:click=move |_| let_go()>{say(review::LET_GO)}</button>
                })
            }}
        </div>
        <Reminder care=room.care/>
        <article class="reader" aria-labelledby=HEADING>
            <div class="reader-head stack">
                <h1 id=HEADING tabindex="-1">{say_with(desk::READER_TEXT, &[("id", short(&item.id).into())])}</h1>
                {named.other_key_set.then(|| view! { <Notice kind=Kind::Error title=warning text=warning_text/> })}
                <Urgent urgent=hold.urgent call/>
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
                <Holding hold leave=gone/>
                <p class="hint">{say(desk::READER_PAUSE)}</p>
                <div class="actions" hidden=move || how.get().is_some()>
                    <button class="button" type="button" on:click=move |_| open(How::ByParagraph)>{say(review::BY_PARAGRAPH)}</button>
                    <button class="button" type="button" on:click=move |_| whole(How::Whole)>{say(review::WHOLE)}</button>
                </div>
            </div>
            {shown}
        </article>
        <div class="stack" hidden=move || how.get().is_none()><Thread talk/></div>
        {has_next.then(|| {
            view! {
                <div class="actions">
                    <button class="button" type="button" on:click=move |_| leave(next.clone())>{say(desk::READER_NEXT)}</button>
                </div>
            }
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
