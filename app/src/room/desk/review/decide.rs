//! What ends a task: finish, agree, settle, set aside. Every one of them is a save.

use leptos::{
    html::{Select, Textarea},
    prelude::*,
};
use themes::record::Reason;
use zeroize::Zeroizing;

use super::{
    bench::{Bench, Outcome},
    held::Unsaved,
    sheet::{Decision, NotDone, Task},
    text::task_in_words,
};
use crate::text::{Key, key::review as key, say, say_with};

pub const HEADING: &str = "review-decide";

#[component]
pub fn Decide(bench: Bench) -> impl IntoView {
    let task = Memo::new(move |_| bench.sheet.with(super::sheet::Sheet::task));
    let unsaved = Memo::new(move |_| bench.sheet.with(super::sheet::Sheet::is_unsaved));
    let says_nothing = Memo::new(move |_| bench.sheet.with(super::sheet::Sheet::says_nothing));
    let button = move |label: Key, class: &'static str, decision: fn() -> Decision| {
        view! {
            <button
                class=class
                type="button"
                aria-disabled=move || bench.busy.get().to_string()
                on:click=move |_| bench.save(decision(), || ())
            >
                {say(label)}
            </button>
        }
        .into_any()
    };
    let acts = move || {
        let mut acts = vec![button(key::SAVE, "button-quiet", || Decision::Keep)];
        match task.get() {
            Task::First => acts.push(button(key::FINISH, "button", || Decision::Finish)),
            Task::Check => {
                if says_nothing.get() {
                    acts.push(button(key::AGREE, "button", || Decision::Agree));
                } else {
                    acts.push(button(key::FINISH_CHECK, "button", || Decision::Finish));
                }
            }
            Task::Again => acts.push(button(key::LOOKED_AGAIN, "button", || Decision::Look)),
            Task::Settle => acts.push(button(key::FINISH_SETTLE, "button", || Decision::Finish)),
            Task::Waiting => {
                if bench.record(|record| record.check.is_none()) {
                    acts.push(button(key::REOPEN, "button-quiet", || Decision::Reopen));
                }
            }
            Task::Settled => {}
            Task::Aside => acts.push(button(key::TAKE_BACK, "button-quiet", || Decision::TakeBack)),
        }
        acts
    };
    let hint = move || match task.get() {
        Task::First => key::FIRST_HINT,
        Task::Check => key::CHECK_HINT,
        Task::Settle => key::SETTLE_HINT,
        Task::Again => key::AGAIN_HINT,
        Task::Waiting if bench.record(themes::record::Record::is_changed_since) => key::WAITING_AGAIN_HINT,
        Task::Waiting => key::WAITING_HINT,
        Task::Settled => key::SETTLED_HINT,
        Task::Aside => key::ASIDE_HINT,
    };
    view! {
        <section class="stack" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{say(key::DECIDE)}</h2>
            <p><strong>{move || say(task_in_words(task.get()))}</strong></p>
            <p class="hint">{move || say(hint())}</p>
            {move || (task.get() == Task::Aside).then(|| view! { <WhyAside bench/> })}
            <p role="status">{move || say(if unsaved.get() { key::UNSAVED } else { key::ALL_SAVED })}</p>
            <div class="actions">{acts}</div>
            {move || (task.get() != Task::Aside).then(|| view! { <SetAside bench/> })}
        </section>
    }
}

#[component]
fn WhyAside(bench: Bench) -> impl IntoView {
    let by = bench.record(|record| record.set_aside.as_ref().map(|aside| (aside.by.to_string(), aside.reason)));
    let note = bench.record(|record| record.set_aside.as_ref().map(|aside| aside.note.as_str().to_owned()));
    by.map(|(by, why)| {
        view! {
            <p>{say_with(key::ASIDE_BY, &[("name", by.into())])} " " {say(reason(why))}</p>
            <p translate="no" class="noted">{note}</p>
        }
    })
}

#[component]
fn SetAside(bench: Bench) -> impl IntoView {
    let (why, note) = (NodeRef::<Select>::new(), NodeRef::<Textarea>::new());
    let wanting = RwSignal::new(false);
    let put = move || {
        let (Some(why), Some(field)) = (why.get_untracked(), note.get_untracked()) else { return };
        let Ok(reason) = why.value().parse::<Reason>() else { return };
        let typed = Zeroizing::new(field.value());
        let note = super::bench::tidy(&typed);
        let missing = reason == Reason::Other && note.is_empty();
        wanting.set(missing);
        if missing {
            let _ = field.focus();
        } else {
            bench.save(Decision::SetAside(reason, note), || ());
        }
    };
    let options =
        Reason::ALL.iter().map(|known| view! { <option value=known.to_string()>{say(reason(*known))}</option> });
    view! {
        <details>
            <summary>{say(key::SET_ASIDE)}</summary>
            <div class="stack">
                <p class="hint">{say(key::SET_ASIDE_HINT)}</p>
                <div class="field field-short">
                    <label for="aside-reason">{say(key::ASIDE_REASON)}</label>
                    <select id="aside-reason" node_ref=why autocomplete="off">{options.collect_view()}</select>
                </div>
                <div class="field">
                    <label for="aside-note">{say(key::ASIDE_NOTE)}</label>
                    {move || wanting.get().then(|| view! { <p class="error" role="alert">{say(key::ASIDE_NOTE_MISSING)}</p> })}
                    <textarea
                        id="aside-note"
                        rows="2"
                        maxlength="4000"
                        node_ref=note
                        autocomplete="off"
                        spellcheck="false"
                        data-gramm="false"
                    ></textarea>
                </div>
                <button class="button-danger button-small" type="button" on:click=move |_| put()>{say(key::ASIDE_PUT)}</button>
            </div>
        </details>
    }
}

const fn reason(reason: Reason) -> Key {
    match reason {
        Reason::Spam => key::REASON_SPAM,
        Reason::Outside => key::REASON_OUTSIDE,
        Reason::Duplicate => key::REASON_DUPLICATE,
        Reason::Other => key::REASON_OTHER,
    }
}

/// What was just done, in words.
pub const fn outcome(outcome: &Outcome) -> Key {
    match outcome {
        Outcome::Done(key) => *key,
        Outcome::ChooseFirst => key::CHOOSE_FIRST,
        Outcome::NotMasked => key::NOT_MASKED,
        Outcome::NotDone(NotDone::NotHers) => key::NOT_HERS,
        Outcome::NotDone(NotDone::Coding(_)) => key::TOO_MANY,
        Outcome::NotDone(NotDone::Elsewhere) => key::NOT_MASKED,
        Outcome::Unsaved(Unsaved::Record(_) | Unsaved::Seal(_)) => key::UNSAVED_SEAL,
        Outcome::Unsaved(Unsaved::Moved) => key::UNSAVED_MOVED,
        Outcome::Unsaved(Unsaved::Gone) => key::UNSAVED_GONE,
        Outcome::Unsaved(Unsaved::Unsure) => key::UNSAVED_UNSURE,
        Outcome::Unsaved(Unsaved::Refused) => key::UNSAVED_REFUSED,
    }
}
