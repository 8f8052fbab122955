//! Where a keyholder says what a call is about, what it asks, and until when.

mod edit;
mod help;
mod new_call;
mod preview;
mod publish;
mod questions;
mod region;
mod state;
mod texts;
mod wording;

use std::{collections::BTreeMap, sync::Arc};

use edit::{Edit, element};
use leptos::{prelude::*, task::spawn_local};
use publish::Outcome;

use vault::call_state::CallState;

use super::Desk;
use crate::{
    browser,
    part::notice::{Kind, Notice},
    text::{key::editor, say},
    unlocked::{OpenCall, Unlocked},
    wire::call::{CallDocument, CallTexts},
};

pub use new_call::{HEADING as NEW_CALL, NewCall};

const OUTCOME: &str = "edit-outcome";
pub const HEADING: &str = "edit-heading";

/// A document that was being written when the desk was locked. It would have been public anyway.
#[derive(Clone)]
pub struct Unpublished {
    base: CallDocument,
    document: CallDocument,
}

#[expect(
    clippy::large_enum_variant,
    reason = "there is one for each place; its largest part is handles that are copied"
)]
#[derive(Clone)]
enum Stage {
    Loading,
    Trouble(Outcome),
    Editing(Edit, RwSignal<CallState>),
}

#[component]
pub fn Editor(desk: Desk, unlocked: Arc<Unlocked>, call: Arc<OpenCall>) -> impl IntoView {
    let stage = RwSignal::new(Stage::Loading);
    let (unlocked, call) = (StoredValue::new(unlocked), StoredValue::new(call));
    let load = move || {
        stage.set(Stage::Loading);
        let call_now = call.get_value();
        spawn_local(async move {
            let shown = match publish::newest(&call_now.call, &call_now.keys).await {
                Err(why) => Stage::Trouble(why),
                Ok(newest) => {
                    let state = newest.as_ref().and_then(|(view, _)| view.state.parse().ok());
                    let state = state.unwrap_or(CallState::Open);
                    let base = newest.map_or_else(|| nothing(call_now.call.as_ref()), |(_, document)| document);
                    let Some(edit) = begin(desk, unlocked, call, base) else { return };
                    Stage::Editing(edit, RwSignal::new(state))
                }
            };
            let _ = stage.try_set(shown);
        });
    };
    load();
    view! {
        <h1 id=HEADING tabindex="-1">{say(editor::TITLE)}</h1>
        {move || match stage.get() {
            Stage::Loading => view! { <p role="status">{say(editor::LOADING)}</p> }.into_any(),
            Stage::Trouble(why) => {
                let (title, text) = texts::outcome(&why);
                view! {
                    <Notice kind=Kind::Error title text/>
                    <div class="actions">
                        <button class="button" type="button" on:click=move |_| load()>{say(editor::AGAIN)}</button>
                    </div>
                }
                .into_any()
            }
            Stage::Editing(edit, state) => view! { <Editing edit state/> }.into_any(),
        }}
    }
}

/// A call from before there were documents.
fn nothing(call: &str) -> CallDocument {
    CallDocument {
        call: call.to_owned(),
        version: 0,
        languages: vec!["en".to_owned()],
        closes: None,
        done_on: None,
        texts: [("en".to_owned(), CallTexts::default())].into(),
        help: BTreeMap::new(),
        questions: Vec::new(),
    }
}

/// Starts from what is in force, or from where the writing was left when the desk was locked.
fn begin(
    desk: Desk,
    unlocked: StoredValue<Arc<Unlocked>>,
    call: StoredValue<Arc<OpenCall>>,
    base: CallDocument,
) -> Option<Edit> {
    let name = call.try_with_value(|call| call.call.clone())?;
    let left = desk.unpublished.try_update_value(|left| left.remove(&name)).flatten();
    let left = left.unwrap_or_else(|| Unpublished {
        document: CallDocument { version: base.version.saturating_add(1), ..base.clone() },
        base,
    });
    let edit = Edit {
        desk,
        unlocked,
        call,
        language: RwSignal::new(left.document.first().to_owned()),
        document: RwSignal::new(left.document),
        base: RwSignal::new(left.base),
        shape: RwSignal::new(0),
        faults: RwSignal::new(Vec::new()),
        busy: RwSignal::new(false),
    };
    Some(edit)
}

#[component]
fn Editing(edit: Edit, state: RwSignal<CallState>) -> impl IntoView {
    let outcome = RwSignal::new(None);
    on_cleanup(move || keep(edit));
    Effect::new(move || {
        if outcome.with(Option::is_some) {
            browser::focus(OUTCOME);
        }
    });
    view! {
        <div class="editor stack-wide">
            <p class="lede">{say(editor::LEDE)}</p>
            <state::State edit state/>
            <wording::Languages edit/>
            <wording::Wording edit/>
            <wording::Days edit/>
            <help::Help edit/>
            <questions::Questions edit/>
            <preview::Preview edit/>
            <section class="stack" aria-labelledby="edit-publish">
                <h2 id="edit-publish">{say(editor::PUBLISH_HEADING)}</h2>
                <p class="hint">
                    {move || texts::in_force(edit.base.with(|base| base.version))}
                </p>
                <p role="status">{move || edit.document.with(|_| edit.is_changed()).then(|| say(editor::PUBLISH_CHANGED))}</p>
                <Came edit outcome/>
                <div class="actions">
                    <button
                        class="button button-large"
                        type="button"
                        aria-disabled=move || edit.busy.get().to_string()
                        on:click=move |_| publish::publish(edit, outcome)
                    >
                        {move || if edit.busy.get() { say(editor::PUBLISH_BUSY) } else { say(editor::PUBLISH_PUBLISH) }}
                    </button>
                </div>
            </section>
        </div>
    }
}

/// Keeps what is not published through a lock.
fn keep(edit: Edit) {
    let (Some(document), Some(base)) = (edit.document.try_get_untracked(), edit.base.try_get_untracked()) else {
        return;
    };
    let same = CallDocument { version: document.version, ..base.clone() } == document;
    if let Some(call) = edit.call.try_with_value(|call| call.call.clone()).filter(|_| !same) {
        edit.desk.unpublished.try_update_value(|left| left.insert(call, Unpublished { base, document }));
    }
}

/// What came of publishing, and what can be done about it.
#[component]
fn Came(edit: Edit, outcome: RwSignal<Option<Outcome>>) -> impl IntoView {
    move || {
        let came = outcome.get()?;
        let (title, text) = texts::outcome(&came);
        let kind = if matches!(came, Outcome::Published) { "notice success" } else { "notice error" };
        let more = match came {
            Outcome::Faults => faults(edit).into_any(),
            Outcome::Conflict(theirs) => conflict(edit, outcome, theirs).into_any(),
            _ => ().into_any(),
        };
        Some(view! {
            <div class=kind id=OUTCOME tabindex="-1" role="alert">
                <strong>{title}</strong>
                <p>{text}</p>
                {more}
            </div>
        })
    }
}

/// Each fault as a button that goes to its field, in its language.
fn faults(edit: Edit) -> impl IntoView {
    let faults = edit.faults.get_untracked().into_iter().map(|fault| {
        let label = texts::fault(&fault);
        let at = fault.at;
        let go = move |_| {
            let language = edit.document.with_untracked(|document| {
                document.languages.iter().find(|tag| at.split('.').any(|part| part == *tag)).cloned()
            });
            if let Some(language) = language {
                edit.language.set(language);
            }
            browser::focus_soon(element(&at));
        };
        view! { <li><button class="link" type="button" on:click=go>{label}</button></li> }
    });
    view! { <ul>{faults.collect_view()}</ul> }
}

/// Mine over theirs, or theirs and not mine. Nothing is chosen for her.
fn conflict(edit: Edit, outcome: RwSignal<Option<Outcome>>, theirs: CallDocument) -> impl IntoView {
    let changed = edit.base.with_untracked(|base| texts::differences(base, &theirs));
    let changed = changed.into_iter().map(|part| view! { <li>{part}</li> });
    let over = theirs.clone();
    let mine = move |_| {
        edit.base.set(over.clone());
        edit.write(|document| document.version = over.version.saturating_add(1));
        publish::publish(edit, outcome);
    };
    let take = move |_| {
        let first = theirs.first().to_owned();
        edit.base.set(theirs.clone());
        edit.reshape(|document| {
            *document = CallDocument { version: theirs.version.saturating_add(1), ..theirs.clone() };
        });
        edit.language.set(first);
        outcome.set(None);
        browser::focus(HEADING);
    };
    view! {
        <p>{say(editor::PUBLISH_THEY_CHANGED)}</p>
        <ul>{changed.collect_view()}</ul>
        <div class="actions">
            <button class="button" type="button" on:click=mine>{say(editor::PUBLISH_MINE)}</button>
            <button class="button-quiet" type="button" on:click=take>{say(editor::PUBLISH_THEIRS)}</button>
        </div>
    }
}
