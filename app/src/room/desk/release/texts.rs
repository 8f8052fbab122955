//! Which text belongs to which trouble and to what was done.

use leptos::prelude::*;
use vault::ledger::EntryKind;

use super::{Done, Trouble, Work, ledger::LedgerError};
use crate::{
    part::notice::{Kind, Notice},
    room::desk::{
        bulk::{message::Stop, pool::Halt},
        codebook,
        texts::{Said, said},
    },
    text::{key::releases as key, say},
};

pub const TROUBLE: &str = "release-trouble";

fn trouble(why: Trouble) -> Said {
    said(match why {
        Trouble::Book(why) => return codebook::trouble(why),
        Trouble::Halt(Halt::Fetch(Stop::Offline)) | Trouble::Ledger(LedgerError::Offline) => {
            (key::OFFLINE, key::OFFLINE_TEXT)
        }
        Trouble::Halt(Halt::Fetch(Stop::Strange | Stop::LoggedOut))
        | Trouble::Ledger(LedgerError::Strange | LedgerError::LoggedOut) => (key::STRANGE, key::STRANGE_TEXT),
        Trouble::Halt(Halt::Worker) => (key::WORKER, key::WORKER_TEXT),
        Trouble::Ledger(LedgerError::Forged) => (key::FORGED, key::FORGED_TEXT),
        Trouble::TooMany => (key::TOO_MANY, key::TOO_MANY_TEXT),
        Trouble::Stale => (key::STALE, key::STALE_TEXT),
        Trouble::Replaced => (key::REPLACED, key::REPLACED_TEXT),
        Trouble::Keys => (key::OTHER_KEYS, key::OTHER_KEYS_TEXT),
        Trouble::Members => (key::MEMBERS, key::MEMBERS_TEXT),
        Trouble::DayAhead => (key::DAY, key::DAY_TEXT),
        Trouble::DayPast => (key::DAY_PAST, key::DAY_PAST_TEXT),
        Trouble::Refused => (key::NOT_TAKEN, key::NOT_TAKEN_TEXT),
        Trouble::Unsure => (key::UNSURE, key::UNSURE_TEXT),
    })
}

/// What came between, and what to do.
#[component]
pub fn Troubled(work: Work, why: Trouble) -> impl IntoView {
    let (title, text) = trouble(why);
    let reopen = matches!(why, Trouble::Keys | Trouble::Members).then(|| {
        view! {
            <div class="actions">
                <button class="button-quiet" type="button" on:click=move |_| work.reopen.run(())>{say(key::REOPEN)}</button>
            </div>
        }
    });
    view! {
        <div class="notice error" id=TROUBLE tabindex="-1" role="alert">
            <strong>{title}</strong>
            <p>{text}</p>
            {reopen}
        </div>
    }
}

#[component]
pub fn Finished(done: Done) -> impl IntoView {
    let (title, text) = said(match done {
        Done::Proposed => (key::DONE_PROPOSED, key::DONE_PROPOSED_TEXT),
        Done::Withdrawn => (key::DONE_WITHDRAWN, key::DONE_WITHDRAWN_TEXT),
        Done::HandedIn(EntryKind::Sealed) => (key::DONE_SEALED, key::DONE_SEALED_TEXT),
        Done::HandedIn(EntryKind::Public | EntryKind::Published) => (key::DONE_PUBLIC, key::DONE_PUBLIC_TEXT),
    });
    view! { <div role="status"><Notice kind=Kind::Success title text/></div> }
}
