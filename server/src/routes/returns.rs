//! Coming back with a receipt.

use app::wire::{EntryKept, Status, StatusEntry, Withdrawn};
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use data_encoding::BASE64_NOPAD;
use vault::entry::Side;

use crate::{
    error::Reason,
    receipt::{Adds, Looks, Withdraws},
    routes::calls,
    state::AppState,
    store::{
        entries::{self, Added, Kept, NewEntry},
        erasure,
    },
    withdrawn::Withdrawal,
};

/// `POST /api/return/status`
pub async fn status(State(state): State<AppState>, Looks { held, after }: Looks) -> Result<Json<Status>, Reason> {
    let entries = entries::after(&state.store, held.row, after).await?;
    let counter = entries::last(state.store.reader(), held.row).await?;
    Ok(Json(Status {
        call: held.call.to_string(),
        id: held.id.to_string(),
        sha256: held.sha256.to_string(),
        pin_b64: BASE64_NOPAD.encode(&held.pin),
        state: held.told.as_str().to_owned(),
        week: held.week,
        purge_week: held.purge_week,
        epoch_sealed: held.epoch_sealed,
        counter: counter.into(),
        entries: entries.into_iter().map(entry).collect(),
    }))
}

fn entry(Kept { entry, payload }: Kept) -> StatusEntry {
    StatusEntry {
        number: u64::from(entry.number.cast_unsigned()),
        kind: entry.kind,
        by: entry.side,
        week: entry.week,
        for_survivor_b64: BASE64_NOPAD.encode(&payload.for_survivor),
    }
}

/// `POST /api/return/entries/{kind}`. Also where the call is closed; not for a key set that has expired, as for any sealing.
pub async fn add(State(state): State<AppState>, adds: Adds) -> Result<Response, Reason> {
    let Adds { held, kind, counter, epoch, files, body } = adds;
    let week = state.clock.week();
    let new = NewEntry { counter, kind, side: Side::Survivor, week, epoch, files, body };
    if let Err(reason) = calls::check_sealed_for(&state, &held.call, epoch).await {
        // A repeat may be of an epoch that is over: its first answer got lost.
        let is_held = entries::is_held(state.store.reader(), held.row, &new).await?;
        return if is_held { answer(Added::Held, &new) } else { Err(reason) };
    }
    answer(entries::add(&state.store, held.row, &new, state.chance.row()).await?, &new)
}

/// What became of an entry, as both sides are told.
///
/// # Errors
/// [`Reason::ThreadFull`], [`Reason::NoReceipt`].
pub fn answer(added: Added, new: &NewEntry) -> Result<Response, Reason> {
    let kept = || Json(EntryKept { number: new.counter, sha256: new.body.to_string() });
    match added {
        Added::New => Ok((StatusCode::CREATED, kept()).into_response()),
        Added::Held => Ok(kept().into_response()),
        Added::NotNext(last) => {
            Ok(([("murmuration-counter", last.to_string())], Reason::ReturnCounter).into_response())
        }
        Added::Full => Err(Reason::ThreadFull),
        Added::Gone => Err(Reason::NoReceipt),
    }
}

/// `POST /api/return/withdraw`. On the list of withdrawals first: if the process ends here, the next start does the rest.
pub async fn withdraw(State(state): State<AppState>, withdraws: Withdraws) -> Result<Json<Withdrawn>, Reason> {
    if let Some((held, lookup)) = withdraws.held {
        let withdrawal = Withdrawal::of(&state.share, &held.id, &held.sha256, &lookup, &held.return_key);
        state.withdrawn.add(&withdrawal).await?;
        erasure::erase(&state.store, &state.shelf, &[held.row], &[withdrawal]).await?;
    }
    Ok(Json(Withdrawn { state: "withdrawn".to_owned() }))
}
