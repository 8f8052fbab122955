//! A form with one file, read as it arrives: never further than needed, and nothing of it is kept.

use std::{
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, ready},
};

use axum::{
    body::{Body, Bytes, HttpBody},
    http::{HeaderMap, header},
};
use futures_core::Stream;
use multer::{Constraints, Field, Multipart, SizeLimit};
use tokio::time::{Instant, timeout_at};
use vault::envelope::Refusal;

use crate::{body, config::Limits, error::Reason};

/// Boundaries, heads of parts and short fields.
const FRAME: u64 = 8_192;
/// A field that is not a file.
const SHORT: u64 = 64;

/// A `multipart/form-data` body whose fields come in the order in which they are asked for.
pub struct Form {
    parts: Multipart<'static>,
    body: Arc<Mutex<Body>>,
    limits: Limits,
    limit: u64,
    deadline: Instant,
}

impl Form {
    /// Looks at the head of a request. `file_limit`: bytes that the file may have. The body is handed back with a refusal.
    ///
    /// # Errors
    /// [`Refusal::TooLong`] if the announced length is, [`Reason::Malformed`] for another kind of body.
    pub fn open(headers: &HeaderMap, body: Body, file_limit: u64, limits: &Limits) -> Result<Self, (Reason, Body)> {
        let limit = file_limit + FRAME;
        if body.size_hint().lower() > limit {
            return Err((Refusal::TooLong.into(), body));
        }
        let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let Some(boundary) = kind.and_then(|kind| multer::parse_boundary(kind).ok()) else {
            return Err((Reason::Malformed, body));
        };
        let body = Arc::new(Mutex::new(body));
        let sizes = SizeLimit::new().whole_stream(limit).per_field(file_limit + 1);
        let parts =
            Multipart::with_constraints(Chunks(Arc::clone(&body)), boundary, Constraints::new().size_limit(sizes));
        Ok(Self { parts, body, limits: *limits, limit, deadline: Instant::now() + limits.grace })
    }

    /// The next field, which must be a short one of this name.
    ///
    /// # Errors
    /// [`Reason::Malformed`], and as [`body::pour`].
    pub async fn text(&mut self, name: &str) -> Result<String, Reason> {
        let mut text = Vec::new();
        self.file(name, |chunk| {
            text.extend_from_slice(chunk);
            if text.len() as u64 > SHORT { Err(Reason::Malformed) } else { Ok(()) }
        })
        .await?;
        String::from_utf8(text).map_err(|_| Reason::Malformed)
    }

    /// Hands the next field, which must have this name, to `sink` chunk by chunk, and stops at its first error.
    ///
    /// # Errors
    /// [`Reason::Malformed`], what `sink` says, and as [`body::pour`].
    pub async fn file(&mut self, name: &str, mut sink: impl FnMut(&[u8]) -> Result<(), Reason>) -> Result<(), Reason> {
        let mut field = self.next().await?.filter(|field| field.name() == Some(name)).ok_or(Reason::Malformed)?;
        while let Some(chunk) = self.in_time(field.chunk()).await? {
            sink(&chunk)?;
            let now = Instant::now();
            self.deadline =
                (self.deadline + body::earned(chunk.len() as u64, &self.limits)).min(now + self.limits.grace);
        }
        Ok(())
    }

    /// Nothing may follow.
    ///
    /// # Errors
    /// [`Reason::Malformed`], and as [`body::pour`].
    pub async fn end(&mut self) -> Result<(), Reason> {
        if self.next().await?.is_some() { Err(Reason::Malformed) } else { Ok(()) }
    }

    /// Lets a refused sender finish, unread, so that she sees the answer.
    pub async fn dismiss(self) {
        drop(self.parts);
        if let Some(body) = Arc::into_inner(self.body) {
            let body = body.into_inner().unwrap_or_else(PoisonError::into_inner);
            body::dismiss(body, self.limit, &self.limits).await;
        }
    }

    async fn next(&mut self) -> Result<Option<Field<'static>>, Reason> {
        let next = timeout_at(self.deadline, self.parts.next_field()).await;
        next.map_err(|_| Reason::TooSlow)?.map_err(reason)
    }

    async fn in_time<T>(&self, read: impl Future<Output = multer::Result<T>>) -> Result<T, Reason> {
        timeout_at(self.deadline, read).await.map_err(|_| Reason::TooSlow)?.map_err(reason)
    }
}

fn reason(error: multer::Error) -> Reason {
    match error {
        multer::Error::StreamSizeExceeded { .. } | multer::Error::FieldSizeExceeded { .. } => Refusal::TooLong.into(),
        multer::Error::IncompleteFieldData { .. }
        | multer::Error::IncompleteHeaders
        | multer::Error::IncompleteStream
        | multer::Error::StreamReadFailed(_) => Reason::BrokenOff,
        _ => Reason::Malformed,
    }
}

/// A body's bytes, pulled one chunk at a time. The body stays in reach, to be dismissed.
struct Chunks(Arc<Mutex<Body>>);

impl Stream for Chunks {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut body = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            return match ready!(Pin::new(&mut *body).poll_frame(context)) {
                None => Poll::Ready(None),
                Some(Err(error)) => Poll::Ready(Some(Err(error))),
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(chunk) => Poll::Ready(Some(Ok(chunk))),
                    // Trailers carry nothing that a form has.
                    Err(_) => continue,
                },
            };
        }
    }
}
