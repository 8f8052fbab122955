//! Many sealed files in one answer, for a desk that opens or keeps them all.
//!
//! They are read while they are sent, so that an answer of any length takes the memory of a few pieces.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use app::wire::{
    QueueItem,
    files::{self, NEXT},
};
use axum::{
    body::Body,
    extract::{Query, State, rejection::QueryRejection},
    http::header,
    response::{IntoResponse, Response},
};
use futures_core::Stream;
use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::queue::{self, Part, Taken};
use crate::{
    error::Reason,
    guard::Opener,
    state::AppState,
    store::{self, Store},
};

/// About how many bytes are read at once; one file at least. Three such pieces are held while an answer is sent.
const PIECE: u64 = 1_048_576;
/// Records read at once. The queue does not know how long they are: most are as short as can be.
const RECORDS: usize = 8;

/// What is handed out of each account.
#[derive(Clone, Copy)]
enum What {
    Accounts,
    Records,
}

type Piece = Result<Vec<u8>, Reason>;

/// `GET /api/desk/calls/{call}/testimonies/files?state=&after=&limit=`
pub async fn many(
    opener: Opener,
    State(state): State<AppState>,
    part: Result<Query<Part>, QueryRejection>,
) -> Result<Response, Reason> {
    answer(What::Accounts, &opener, &state, part).await
}

/// `GET /api/desk/calls/{call}/testimonies/records?state=&after=&limit=`: of each account its record, or no bytes if it has none.
pub async fn records(
    opener: Opener,
    State(state): State<AppState>,
    part: Result<Query<Part>, QueryRejection>,
) -> Result<Response, Reason> {
    answer(What::Records, &opener, &state, part).await
}

async fn answer(
    what: What,
    opener: &Opener,
    state: &AppState,
    part: Result<Query<Part>, QueryRejection>,
) -> Result<Response, Reason> {
    let Taken { rows, next } = queue::take(state, opener, part, files::MOST.into()).await?;
    let (sender, receiver) = channel(1);
    // Ends with the last file, or when nobody takes the next piece.
    tokio::spawn(send(what, state.store.clone(), rows, sender));
    let media_type = [(header::CONTENT_TYPE, "application/octet-stream")];
    let next = next.map(|next| [(NEXT, next)]);
    Ok((media_type, next, Body::from_stream(Pieces(receiver))).into_response())
}

async fn send(what: What, store: Store, rows: Vec<(i64, QueueItem)>, to: Sender<Piece>) {
    let pieces: Vec<_> = match what {
        What::Accounts => pieces(&rows).collect(),
        What::Records => rows.chunks(RECORDS).collect(),
    };
    for some in pieces {
        let piece = match what {
            What::Accounts => read(&store, some).await,
            What::Records => read_records(&store, some).await,
        };
        // An error breaks the answer off: a reader can't take it for whole.
        let failed = piece.is_err();
        if to.send(piece).await.is_err() || failed {
            return;
        }
    }
}

async fn read(store: &Store, rows: &[(i64, QueueItem)]) -> Piece {
    let keys: Vec<i64> = rows.iter().map(|(row, _)| *row).collect();
    let found = store::files::of(store, &keys).await?;
    let mut piece = Vec::new();
    for (row, item) in rows {
        if let Some(sealed) = found.get(row) {
            piece.extend(files::frame(item, &sealed.header, &sealed.payload));
        }
    }
    Ok(piece)
}

async fn read_records(store: &Store, rows: &[(i64, QueueItem)]) -> Piece {
    let having: Vec<i64> = rows.iter().filter(|(_, item)| item.has_record).map(|(row, _)| *row).collect();
    let found = store::files::records_of(store, &having).await?;
    let mut piece = Vec::new();
    for (row, item) in rows {
        let (header, payload) = found.get(row).map_or((&[][..], &[][..]), |record| (&record.header, &record.payload));
        piece.extend(files::frame(item, header, payload));
    }
    Ok(piece)
}

/// Rows in runs of about [`PIECE`] bytes.
fn pieces(rows: &[(i64, QueueItem)]) -> impl Iterator<Item = &[(i64, QueueItem)]> {
    let mut length = 0;
    rows.chunk_by(move |(_, item), (_, following)| {
        length += u64::from(item.size_class);
        let fits = length + u64::from(following.size_class) <= PIECE;
        if !fits {
            length = 0;
        }
        fits
    })
}

struct Pieces(Receiver<Piece>);

impl Stream for Pieces {
    type Item = Result<Vec<u8>, BrokenOff>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context).map(|piece| piece.map(|piece| piece.map_err(|_| BrokenOff)))
    }
}

/// The database could not be read on; logged where it failed.
#[derive(Debug, thiserror::Error)]
#[error("the answer can't be finished")]
struct BrokenOff;
