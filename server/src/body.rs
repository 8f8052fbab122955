//! Reading bodies: within a limit, at a decent pace, and never further than needed.

use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody as _};
use http_body_util::BodyExt as _;
use tokio::time::{Instant, timeout_at};
use vault::envelope::Refusal;

use crate::{config::Limits, error::Reason};

/// Hands a body to `sink`, chunk by chunk, and stops at the sink's first error.
///
/// The sender has [`Limits::grace`] and earns more time with each byte. More than `limit` bytes are refused before they
/// are read where the length is announced, and otherwise at the first byte over it.
///
/// # Errors
/// [`Refusal::TooLong`], [`Reason::TooSlow`], [`Reason::BrokenOff`], or what `sink` says.
pub async fn pour(
    mut body: Body,
    limit: u64,
    limits: &Limits,
    mut sink: impl FnMut(&[u8]) -> Result<(), Reason>,
) -> Result<(), Reason> {
    let result = pour_all(&mut body, limit, limits, &mut sink).await;
    if let Err(reason) = result
        && !matches!(reason, Reason::TooSlow | Reason::BrokenOff)
    {
        dismiss(body, limit, limits).await;
    }
    result
}

async fn pour_all(
    body: &mut Body,
    limit: u64,
    limits: &Limits,
    sink: &mut impl FnMut(&[u8]) -> Result<(), Reason>,
) -> Result<(), Reason> {
    if body.size_hint().lower() > limit {
        return Err(Refusal::TooLong.into());
    }
    let mut deadline = Instant::now() + limits.grace;
    let mut left = limit;
    while let Some(chunk) = next(body, deadline).await? {
        let length = chunk.len() as u64;
        left = left.checked_sub(length).ok_or(Refusal::TooLong)?;
        sink(&chunk)?;
        // Earned time can't be saved up: a sender that stalls is let go after the grace.
        let now = Instant::now();
        deadline = (deadline + earned(length, limits)).min(now + limits.grace);
    }
    Ok(())
}

async fn next(body: &mut Body, deadline: Instant) -> Result<Option<Bytes>, Reason> {
    loop {
        return match timeout_at(deadline, body.frame()).await {
            Err(_) => Err(Reason::TooSlow),
            Ok(None) => Ok(None),
            Ok(Some(Err(_))) => Err(Reason::BrokenOff),
            Ok(Some(Ok(frame))) => match frame.into_data() {
                Ok(chunk) => Ok(Some(chunk)),
                // Trailers carry nothing that this interface reads.
                Err(_) => continue,
            },
        };
    }
}

/// Lets a refused sender finish, unread, within the grace and for at most `limit` bytes, so that it can read the answer.
/// Closing at once would reset the connection, and a browser would show "network error" in place of the reason.
pub async fn dismiss(mut body: Body, limit: u64, limits: &Limits) {
    let deadline = Instant::now() + limits.grace;
    let mut left = limit;
    while let Ok(Some(chunk)) = next(&mut body, deadline).await {
        let length = chunk.len() as u64;
        match left.checked_sub(length) {
            Some(rest) => left = rest,
            None => break,
        }
    }
}

/// Refuses a sender in a way that she can read: see [`dismiss`].
///
/// # Errors
/// Always the reason.
pub async fn turn_away<T>(body: Body, limit: u64, limits: &Limits, reason: Reason) -> Result<T, Reason> {
    dismiss(body, limit, limits).await;
    Err(reason)
}

/// The time that a sender gains with `length` bytes.
pub fn earned(length: u64, limits: &Limits) -> Duration {
    Duration::from_secs(length) / limits.bytes_per_second.max(1)
}

/// A whole small body.
///
/// # Errors
/// As [`pour`].
pub async fn whole(body: Body, limit: u64, limits: &Limits) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    pour(body, limit, limits, |chunk| {
        bytes.extend_from_slice(chunk);
        Ok(())
    })
    .await?;
    Ok(bytes)
}
