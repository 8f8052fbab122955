//! Open, closed or archived: at once, apart from the texts, and with an entry of the log that she signs.

use leptos::{prelude::*, task::spawn_local};
use vault::{call_state::CallState, log::Event};

use super::edit::Edit;
use crate::{
    api::{self, ApiError},
    browser,
    part::notice::{Kind, Notice},
    room::desk::{
        Locked,
        members::{
            history::{self, HistoryError, NotWritten},
            texts,
        },
        texts::{Said, said},
        trust::TrustError,
    },
    text::{Key, key::editor, say},
};

const HEADING: &str = "edit-state";

/// Why a call stays as it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trouble {
    /// Somebody else changed it.
    Stale,
    /// The log can't be written.
    Log(HistoryError),
    /// No answer, or one that this version does not know.
    NotDone,
}

impl Trouble {
    fn said(self) -> Said {
        match self {
            Self::Stale => said((editor::STATE_STALE, editor::STATE_STALE_TEXT)),
            Self::Log(why) => texts::history(why),
            Self::NotDone => said((editor::STATE_TROUBLE, editor::STATE_TROUBLE_TEXT)),
        }
    }
}

const fn words(state: CallState) -> Key {
    match state {
        CallState::Open => editor::STATE_OPEN,
        CallState::Closed => editor::STATE_CLOSED,
        CallState::Archived => editor::STATE_ARCHIVED,
    }
}

/// What can be done from here, and what it is called.
const fn ways(state: CallState) -> &'static [(CallState, Key)] {
    match state {
        CallState::Open => &[(CallState::Closed, editor::STATE_CLOSE)],
        CallState::Closed => &[(CallState::Open, editor::STATE_REOPEN), (CallState::Archived, editor::STATE_ARCHIVE)],
        CallState::Archived => &[(CallState::Closed, editor::STATE_BRING_BACK)],
    }
}

#[component]
pub fn State(edit: Edit, state: RwSignal<CallState>) -> impl IntoView {
    let trouble = RwSignal::new(None);
    let busy = RwSignal::new(false);
    let ways = move || {
        let ways = ways(state.get()).iter().map(|(next, label)| {
            view! {
                <button
                    class="button-quiet"
                    type="button"
                    aria-disabled=move || busy.get().to_string()
                    on:click=move |_| put(edit, (state, *next), busy, trouble)
                >
                    {say(*label)}
                </button>
            }
        });
        ways.collect_view()
    };
    view! {
        <section class="stack" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{say(editor::STATE_HEADING)}</h2>
            <p role="status">{move || say(if busy.get() { editor::STATE_BUSY } else { words(state.get()) })}</p>
            <p class="hint">{move || (state.get() == CallState::Closed).then(|| say(editor::STATE_ARCHIVE_HINT))}</p>
            {move || trouble.get().map(|why: Trouble| {
                let (title, text) = why.said();
                view! { <Notice kind=Kind::Error title text/> }
            })}
            <div class="actions">{ways}</div>
        </section>
    }
}

/// Signs that the call stands elsewhere from now on, and has it done.
fn put(
    edit: Edit,
    (state, next): (RwSignal<CallState>, CallState),
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
) {
    let (Some(unlocked), Some(call)) = (edit.unlocked.try_get_value(), edit.call.try_get_value()) else { return };
    if busy.get_untracked() {
        return;
    }
    busy.set(true);
    trouble.set(None);
    spawn_local(async move {
        let door = async |entry: &_| api::members::set_call_state(&unlocked.session, &call.call, entry).await;
        let written = history::write_at(&unlocked, &call, edit.desk.today(), Event::State(next), door).await;
        let is_done = match &written {
            Ok(()) => true,
            // It may have been done, and only the answer was lost.
            Err(NotWritten::Door(ApiError::Unreachable)) => stands(&call.call).await == Some(next),
            Err(_) => false,
        };
        let why = match written {
            _ if is_done => None,
            Err(NotWritten::Door(error)) if error.is_status(401) || error.is_status(404) => {
                return edit.desk.lock(Locked::Trust(TrustError::LoggedOut));
            }
            Err(NotWritten::Door(error)) if error.is_code("state-stale") => {
                if let Some(now) = stands(&call.call).await {
                    let _ = state.try_set(now);
                }
                Some(Trouble::Stale)
            }
            Err(why) => Some(match why.into() {
                HistoryError::Offline | HistoryError::Strange => Trouble::NotDone,
                why => Trouble::Log(why),
            }),
            Ok(()) => None,
        };
        let _ = busy.try_set(false);
        let _ = trouble.try_set(why);
        if is_done {
            edit.desk.now_stands(&call.call, next);
            let _ = state.try_set(next);
            // The button is gone.
            browser::focus(HEADING);
        }
    });
}

/// Where the server says that the call stands.
async fn stands(call: &vault::id::CallId) -> Option<CallState> {
    api::call(call, None).await.ok()?.state.parse().ok()
}
