//! Many sealed accounts in one answer, read while it comes.

use vault::id::CallId;

use super::{
    ApiError, Bearer,
    fetch::{Ask, Pieces},
};
use crate::wire::{
    QueueItem,
    files::{Frames, NEXT},
};

/// An answer with many accounts.
pub struct Files {
    /// Where the next answer begins; `None` with the last.
    pub next: Option<String>,
    pieces: Pieces,
    frames: Frames,
}

/// Accounts with their files, oldest first. `after` is the `next` of the answer before.
pub async fn files(session: &Bearer, call: &CallId, after: &str, limit: u32) -> Result<Files, ApiError> {
    many("files", session, call, after, limit).await
}

/// Accounts with their sealed records, in the same order; no bytes for one that has none.
pub async fn records(session: &Bearer, call: &CallId, after: &str, limit: u32) -> Result<Files, ApiError> {
    many("records", session, call, after, limit).await
}

async fn many(what: &str, session: &Bearer, call: &CallId, after: &str, limit: u32) -> Result<Files, ApiError> {
    let path = format!("/api/desk/calls/{call}/testimonies/{what}?limit={limit}&after={after}");
    let pieces = Ask::get(&path).bearer(session).pieces().await?;
    Ok(Files { next: pieces.header(NEXT), pieces, frames: Frames::default() })
}

impl Files {
    /// Waits for the next bytes and hands each account that is whole to `each`. `false` at the end.
    pub async fn more(&mut self, each: impl FnMut(QueueItem, &[u8])) -> Result<bool, ApiError> {
        match self.pieces.next().await? {
            Some(piece) => {
                self.frames.add(&piece);
                self.frames.take(each).map_err(|_| ApiError::Strange)?;
                Ok(true)
            }
            None if self.frames.is_over() => Ok(false),
            // It broke off where nobody noticed.
            None => Err(ApiError::Unreachable),
        }
    }
}
