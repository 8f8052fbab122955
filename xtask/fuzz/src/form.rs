//! The form without scripts, as its door reads it.

use std::{io, time::Duration};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, header},
};
use futures_util::stream;
use server::{config::Limits, error::Reason, form::Form, routes::offline};
use tokio::runtime::{Builder, Runtime};
use vault::{envelope::Kind, id::Digest};

thread_local! {
    static RUNTIME: Runtime = Builder::new_current_thread().enable_time().build().expect("a clock is all it wants");
}

/// Reads `body`, which comes in pieces of this size: the epoch, and the digest of the sealed file.
///
/// # Errors
/// As the door's.
pub fn read(kind: &[u8], body: &[u8], piece: usize) -> Result<(u32, Digest), Reason> {
    let kind = HeaderValue::from_bytes(kind).map_err(|_| Reason::Malformed)?;
    let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, kind)]);
    let pieces: Vec<_> = body.chunks(piece).map(|piece| Ok::<_, io::Error>(Bytes::copy_from_slice(piece))).collect();
    // Nothing that is found is the machine's slowness.
    let limits = Limits { grace: Duration::from_secs(3_600), ..Limits::default() };
    RUNTIME.with(|runtime| {
        runtime.block_on(async {
            let body = Body::from_stream(stream::iter(pieces));
            let mut form =
                Form::open(&headers, body, Kind::OfflineTestimony.limit(), &limits).map_err(|(reason, _)| reason)?;
            let (epoch, envelope) = offline::read(&mut form).await?;
            Ok((epoch, envelope.sha256()))
        })
    })
}
