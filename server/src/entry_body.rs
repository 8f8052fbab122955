//! The body of an entry on its way in, from either side.

use axum::{body::Body, http::HeaderMap};
use sha2::{Digest as _, Sha256};
use tokio::time::timeout;
use vault::{
    entry::{EntryFiles, EntryInspector, EntryKind},
    id::Digest,
};

use crate::{body, error::Reason, json, state::AppState};

/// The longest body of any kind: what a sender who is turned away may still send.
const LONGEST: u64 = EntryKind::Message.limit();

/// Reads both files of an entry within limits and pace, and checks them while they arrive.
///
/// # Errors
/// As [`body::pour`], and [`Reason::Malformed`], [`Reason::Busy`].
pub async fn receive(
    state: &AppState,
    headers: &HeaderMap,
    kind: EntryKind,
    body: Body,
) -> Result<(EntryFiles, Digest), Reason> {
    if let Err(reason) = json::require(headers, "application/octet-stream") {
        return turn_away(state, body, reason).await;
    }
    let limits = &state.config.limits;
    let _place = match timeout(limits.patience, state.places.acquire()).await {
        Ok(place) => place.map_err(|_| Reason::Internal)?,
        Err(_) => return turn_away(state, body, Reason::Busy).await,
    };
    let (mut inspector, mut sha256) = (EntryInspector::new(kind), Sha256::new());
    body::pour(body, kind.limit(), limits, |chunk| {
        sha256.update(chunk);
        Ok(inspector.push(chunk)?)
    })
    .await?;
    Ok((inspector.finish()?, Digest::from_bytes(sha256.finalize().into())))
}

/// Refuses a sender in a way that she can read.
///
/// # Errors
/// Always the reason.
pub async fn turn_away<T>(state: &AppState, body: Body, reason: Reason) -> Result<T, Reason> {
    body::turn_away(body, LONGEST, &state.config.limits, reason).await
}

/// `Murmuration-Epoch`: of the key set that the entry was sealed for.
///
/// # Errors
/// [`Reason::EpochHeader`].
pub fn epoch(headers: &HeaderMap) -> Result<u32, Reason> {
    number(headers, "murmuration-epoch").and_then(|epoch| epoch.try_into().ok()).ok_or(Reason::EpochHeader)
}

/// `Murmuration-Counter`: the entry's place in its thread.
///
/// # Errors
/// [`Reason::ReturnHeader`].
pub fn counter(headers: &HeaderMap) -> Result<u64, Reason> {
    number(headers, "murmuration-counter").ok_or(Reason::ReturnHeader)
}

fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}
