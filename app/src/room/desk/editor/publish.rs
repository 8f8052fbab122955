//! Signing and publishing, and what can come between.

use leptos::{prelude::*, task::spawn_local};
use vault::{id::CallId, key_set::SignedKeySet, log::Event};

use super::edit::Edit;
use crate::{
    api::{self, ApiError},
    room::desk::{Locked, members::history, trust::TrustError},
    wire::call::{CallDocument, CallView, SignedDocument},
};

/// What came of it.
#[derive(Clone, PartialEq, Eq)]
pub enum Outcome {
    /// In force.
    Published,
    /// Some fields need another look.
    Faults,
    /// Somebody else published meanwhile: this.
    Conflict(CallDocument),
    /// The key set changed, or no longer names her as keyholder.
    Keys,
    /// No answer, and nothing says that it arrived. Try again.
    Offline,
    /// Not kept. Try again.
    NotKept,
    /// Refused, although nothing seems wrong with it.
    Refused,
    /// What the server shows is not signed by a keyholder. Nothing was published over it.
    Unsigned,
    /// An answer that this version does not know.
    Strange,
}

/// The newest document of the call: verified, or why there is none. `None` inside if the call never had one.
pub async fn newest(call: &CallId, keys: &SignedKeySet) -> Result<Option<(CallView, CallDocument)>, Outcome> {
    match api::call(call, None).await {
        Ok(view) => {
            let document = CallDocument::verified(&view, keys).map_err(|_| Outcome::Unsigned)?;
            Ok(Some((view, document)))
        }
        Err(ApiError::Refused { status: 404, .. }) => Ok(None),
        Err(ApiError::Unreachable | ApiError::Refused { status: 500.., .. }) => Err(Outcome::Offline),
        Err(_) => Err(Outcome::Strange),
    }
}

/// Signs what is edited and puts it in force. Whatever comes of it, the fields stay as they are.
pub fn publish(edit: Edit, outcome: RwSignal<Option<Outcome>>) {
    if edit.busy.get_untracked() {
        return;
    }
    let document = edit.document.get_untracked();
    let faults = document.check();
    let flawed = !faults.is_empty();
    edit.faults.set(faults);
    if flawed {
        return outcome.set(Some(Outcome::Faults));
    }
    let (Some(unlocked), Some(call)) = (edit.unlocked.try_get_value(), edit.call.try_get_value()) else { return };
    edit.busy.set(true);
    outcome.set(None);
    spawn_local(async move {
        let signed =
            SignedDocument::sign(&document, &call.call, &unlocked.account, |message| unlocked.identity.sign(message));
        let answer = api::publish(&unlocked.session, &call.call, &signed).await;
        let came = match answer {
            Ok(()) => Outcome::Published,
            Err(error) if error.is_status(401) || error.is_status(404) => {
                return edit.desk.lock(Locked::Trust(TrustError::LoggedOut));
            }
            Err(error) if error.is_code("document-unsigned") => Outcome::Keys,
            Err(ApiError::Refused { status: 422 | 413 | 400, .. }) => Outcome::Refused,
            // It may have arrived, and only the answer was lost; or somebody came before.
            Err(error) => match newest(&call.call, &call.keys).await {
                Ok(Some((view, _))) if view.signed == signed => Outcome::Published,
                Ok(Some((_, theirs))) if theirs.version >= document.version => Outcome::Conflict(theirs),
                Err(why @ Outcome::Unsigned) => why,
                _ if error == ApiError::Unreachable => Outcome::Offline,
                _ if error == ApiError::Strange => Outcome::Strange,
                _ => Outcome::NotKept,
            },
        };
        if came == Outcome::Published {
            // The document is in force whether or not this can be written down.
            let event = Event::Document(document.version);
            let _ = history::write(&unlocked, &call, edit.desk.today(), event).await;
        }
        drop(unlocked);
        if came == Outcome::Published {
            let _ = edit.base.try_set(document.clone());
            let _ = edit.document.try_update(|edited| edited.version = document.version + 1);
        }
        let _ = edit.busy.try_set(false);
        let _ = outcome.try_set(Some(came));
    });
}
