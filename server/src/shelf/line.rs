//! The way to an object store on this machine: HTTP/1.1 in the clear, on connections that are kept.

use std::time::Duration;

use async_trait::async_trait;
use http_body_util::BodyExt as _;
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use object_store::{
    ClientOptions, Result,
    client::{HttpClient, HttpError, HttpErrorKind, HttpRequest, HttpRequestBody, HttpResponse, HttpService},
};
use tokio::time::timeout;

/// Makes clients that give one request so long, its whole answer included.
#[derive(Debug)]
pub struct Line(pub Duration);

impl object_store::client::HttpConnector for Line {
    fn connect(&self, _: &ClientOptions) -> Result<HttpClient> {
        let client = Client::builder(TokioExecutor::new()).build_http();
        Ok(HttpClient::new(Service { client, patience: self.0 }))
    }
}

#[derive(Debug)]
struct Service {
    client: Client<HttpConnector, HttpRequestBody>,
    patience: Duration,
}

#[async_trait]
impl HttpService for Service {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let answered = timeout(self.patience, self.ask(request)).await;
        answered.map_err(|elapsed| HttpError::new(HttpErrorKind::Timeout, elapsed))?
    }
}

impl Service {
    /// Answers are read whole, since none is larger than a part of a file: an object store that stops in the middle of one keeps nobody waiting.
    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let answer = self.client.request(request).await.map_err(|error| {
            let kind = if error.is_connect() { HttpErrorKind::Connect } else { HttpErrorKind::Request };
            HttpError::new(kind, error)
        })?;
        let (head, body) = answer.into_parts();
        let body = body.collect().await.map_err(|error| HttpError::new(HttpErrorKind::Interrupted, error))?;
        Ok(HttpResponse::from_parts(head, body.to_bytes().into()))
    }
}
