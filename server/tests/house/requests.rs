//! Requests as any client could make them, and what came back.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use axum::{
    body::{Body, Bytes, HttpBody},
    http::{HeaderMap, Method, Request, StatusCode},
};
use http_body_util::BodyExt as _;
use hyper::body::Frame;
use serde::{Serialize, de::DeserializeOwned};
use tower::ServiceExt as _;

use super::House;

/// A request that is not sent yet.
pub struct Ask {
    method: Method,
    path: String,
    headers: Vec<(&'static str, String)>,
    body: Body,
}

pub fn get(path: impl Into<String>) -> Ask {
    Ask::new(Method::GET, path)
}

pub fn post(path: impl Into<String>) -> Ask {
    Ask::new(Method::POST, path)
}

impl Ask {
    pub fn new(method: Method, path: impl Into<String>) -> Self {
        Self { method, path: path.into(), headers: Vec::new(), body: Body::empty() }
    }

    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value.into()));
        self
    }

    /// The value of a header that was set.
    pub fn header_value(&self, name: &str) -> String {
        let found = self.headers.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    }

    pub fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self
    }

    pub fn bearer(self, token: &str) -> Self {
        self.header("authorization", format!("Bearer {token}"))
    }

    pub fn json(self, body: &impl Serialize) -> Self {
        let body = serde_json::to_vec(body).expect("wire types serialise");
        self.header("content-type", "application/json").body(Body::from(body))
    }

    pub fn text(self, body: impl Into<String>) -> Self {
        self.header("content-type", "text/plain; charset=utf-8").body(Body::from(body.into()))
    }

    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }

    pub async fn of(self, house: &House) -> Reply {
        self.to(house.router.clone()).await
    }

    pub async fn to(self, router: axum::Router) -> Reply {
        let mut request = Request::builder().method(self.method).uri(&self.path);
        for (name, value) in self.headers {
            request = request.header(name, value);
        }
        let request = request.body(self.body).expect("a well-formed request");
        let Ok(response) = router.oneshot(request).await;
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("a body in memory").to_bytes().to_vec();
        let reply = Reply { status: parts.status, headers: parts.headers, body };
        // Two promises that no test may see broken.
        assert!(!reply.headers.contains_key("set-cookie"), "{}", self.path);
        assert!(reply.headers.contains_key("content-security-policy"), "{}", self.path);
        reply
    }
}

/// What came back.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }

    /// The body of an answer that must be a success.
    pub fn json<T: DeserializeOwned>(&self) -> T {
        assert!(self.status.is_success(), "{}: {}", self.status, self.text());
        serde_json::from_slice(&self.body).expect("the wire type")
    }

    /// Status and reason code of an answer that must be a refusal.
    pub fn refusal(&self) -> (u16, String) {
        assert!(!self.status.is_success(), "{}", self.status);
        let problem: app::wire::Problem = serde_json::from_slice(&self.body).expect("a problem");
        assert!(problem.message.ends_with('.'), "{}", problem.message);
        (self.status.as_u16(), problem.code)
    }
}

/// A body of unknown length: what is given, and then, if it `stalls`, nothing more, ever.
pub struct Pieces {
    pub given: Vec<Bytes>,
    pub stalls: bool,
}

impl HttpBody for Pieces {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        if self.given.is_empty() {
            return if self.stalls { Poll::Pending } else { Poll::Ready(None) };
        }
        Poll::Ready(Some(Ok(Frame::data(self.given.remove(0)))))
    }
}

impl From<Pieces> for Body {
    fn from(body: Pieces) -> Self {
        Self::new(body)
    }
}

/// A body that comes as fast as somebody puts pieces into the other end, and ends when that is dropped.
pub struct Slow(tokio::sync::mpsc::Receiver<Bytes>);

impl Slow {
    /// The other end takes the next piece once the one before was read.
    pub fn pair() -> (tokio::sync::mpsc::Sender<Bytes>, Body) {
        let (sender, receiver) = tokio::sync::mpsc::channel(1);
        (sender, Body::new(Self(receiver)))
    }
}

impl HttpBody for Slow {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        self.0.poll_recv(context).map(|piece| piece.map(|piece| Ok(Frame::data(piece))))
    }
}
