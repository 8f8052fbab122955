//! One request: no cookies, no cache, no redirect, no referrer, and an end to waiting.

use js_sys::Uint8Array;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials,
    RequestInit, RequestRedirect, Response,
};

use super::{ApiError, Bearer};
use crate::facts::Facts;

/// Long enough for a megabyte over a poor line, or through Tor.
const PATIENCE_MS: i32 = 180_000;

/// Ends a request that takes too long, or that nobody waits for any more. `AbortSignal.timeout` is missing from phones that are still
/// in use. A timer that ran on would hold on to what the request carried.
struct Patience {
    timer: JsValue,
    controller: AbortController,
    _stop: Closure<dyn FnMut()>,
}

impl Patience {
    fn with(init: &RequestInit) -> Option<Self> {
        let controller = AbortController::new().ok()?;
        init.set_signal(Some(&controller.signal()));
        let ended = controller.clone();
        let stop = Closure::new(move || ended.abort());
        let timer = call("setTimeout", stop.as_ref(), &PATIENCE_MS.into()).ok()?;
        Some(Self { timer, controller, _stop: stop })
    }
}

impl Drop for Patience {
    fn drop(&mut self) {
        let _ = call("clearTimeout", &self.timer, &JsValue::UNDEFINED);
        // Nothing, where the answer was read.
        self.controller.abort();
    }
}

/// A function that pages and Workers have alike.
fn call(name: &str, first: &JsValue, second: &JsValue) -> Result<JsValue, JsValue> {
    let global = js_sys::global();
    js_sys::Reflect::get(&global, &name.into())?.unchecked_into::<js_sys::Function>().call2(&global, first, second)
}

/// What a request carries.
pub(super) enum Body<'a> {
    Bytes(&'a [u8]),
    Json(String),
    Text(&'a str),
}

/// A request being written.
pub(super) struct Ask<'a> {
    path: String,
    init: RequestInit,
    headers: Option<Headers>,
    body: Option<Body<'a>>,
    patience: Option<Patience>,
}

impl<'a> Ask<'a> {
    pub(super) fn get(path: &str) -> Self {
        Self::new("GET", path)
    }

    pub(super) fn post(path: &str) -> Self {
        Self::new("POST", path)
    }

    pub(super) fn put(path: &str) -> Self {
        Self::new("PUT", path)
    }

    pub(super) fn delete(path: &str) -> Self {
        Self::new("DELETE", path)
    }

    fn new(method: &str, path: &str) -> Self {
        let init = RequestInit::new();
        init.set_method(method);
        init.set_credentials(RequestCredentials::Omit);
        init.set_cache(RequestCache::NoStore);
        init.set_redirect(RequestRedirect::Error);
        init.set_referrer_policy(ReferrerPolicy::NoReferrer);
        let patience = Patience::with(&init);
        Self { path: path.to_owned(), init, headers: Headers::new().ok(), body: None, patience }
    }

    pub(super) fn header(self, name: &str, value: &str) -> Self {
        if let Some(headers) = &self.headers {
            let _ = headers.set(name, value);
        }
        self
    }

    pub(super) fn bearer(self, token: &Bearer) -> Self {
        self.header("Authorization", &format!("Bearer {}", token.0.as_str()))
    }

    /// Lets the browser keep the answer as the server says: for what is the same for everybody.
    pub(super) fn may_be_kept(self) -> Self {
        self.init.set_cache(RequestCache::Default);
        self
    }

    /// Lets the request finish after the page is gone.
    pub(super) fn outlive_page(self) -> Self {
        let _ = js_sys::Reflect::set(&self.init, &"keepalive".into(), &true.into());
        self
    }

    pub(super) fn body(mut self, body: Body<'a>) -> Self {
        self.body = Some(body);
        self
    }

    pub(super) fn json_body(self, body: &impl Serialize) -> Self {
        let text = serde_json::to_string(body).expect("the wire types have string keys only");
        self.body(Body::Json(text))
    }

    pub(super) async fn json<T: DeserializeOwned>(self) -> Result<T, ApiError> {
        let text = self.text().await?;
        serde_json::from_str(&text).map_err(|_| ApiError::Strange)
    }

    /// The answer's JSON, read by the browser: a JSON reader of our own would weigh more than the rest of the door.
    pub(super) async fn facts(self) -> Result<Facts, ApiError> {
        Facts::parse(&self.text().await?).ok_or(ApiError::Strange)
    }

    pub(super) async fn text(self) -> Result<String, ApiError> {
        String::from_utf8(self.bytes().await?).map_err(|_| ApiError::Strange)
    }

    pub(super) async fn nothing(self) -> Result<(), ApiError> {
        self.bytes().await.map(drop)
    }

    /// The answer piece by piece, for what is longer than should be held at once.
    pub(super) async fn pieces(mut self) -> Result<Pieces, ApiError> {
        let patience = self.patience.take();
        let response = self.send().await?;
        if !response.ok() {
            return Err(refused(&response, &whole(&response).await?));
        }
        let stream = response.body().ok_or(ApiError::Unreachable)?;
        let reader = stream.get_reader().dyn_into().map_err(|_| ApiError::Unreachable)?;
        Ok(Pieces { response, reader, is_over: false, _patience: patience })
    }

    pub(super) async fn bytes(mut self) -> Result<Vec<u8>, ApiError> {
        // Until the answer is read.
        let _patience = self.patience.take();
        let response = self.send().await?;
        let bytes = whole(&response).await?;
        if response.ok() { Ok(bytes) } else { Err(refused(&response, &bytes)) }
    }

    async fn send(self) -> Result<Response, ApiError> {
        let mut asked = self;
        let body = match asked.body.take() {
            None => None,
            Some(Body::Bytes(bytes)) => Some((Uint8Array::from(bytes).into(), "application/octet-stream")),
            Some(Body::Json(text)) => Some((text.into(), "application/json")),
            Some(Body::Text(text)) => Some((text.into(), "text/plain")),
        };
        if let Some((body, media_type)) = body {
            asked = asked.header("Content-Type", media_type);
            asked.init.set_body(&body);
        }
        if let Some(headers) = &asked.headers {
            asked.init.set_headers(headers);
        }
        let promise = call("fetch", &asked.path.into(), &asked.init).map_err(|_| ApiError::Unreachable)?;
        let response =
            JsFuture::from(promise.unchecked_into::<js_sys::Promise>()).await.map_err(|_| ApiError::Unreachable)?;
        response.dyn_into().map_err(|_| ApiError::Unreachable)
    }
}

async fn whole(response: &Response) -> Result<Vec<u8>, ApiError> {
    let buffer = response.array_buffer().map_err(|_| ApiError::Unreachable)?;
    let buffer = JsFuture::from(buffer).await.map_err(|_| ApiError::Unreachable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn refused(response: &Response, body: &[u8]) -> ApiError {
    let problem = core::str::from_utf8(body).ok().and_then(Facts::parse);
    let code = problem.and_then(|problem| problem.text("code").ok()).unwrap_or_default();
    // A date, which it may also be, would have to be compared with this device's clock.
    let again = response.headers().get("Retry-After").ok().flatten().and_then(|seconds| seconds.parse().ok());
    ApiError::Refused { status: response.status(), code, again }
}

/// An answer that is being read.
pub(super) struct Pieces {
    response: Response,
    reader: ReadableStreamDefaultReader,
    is_over: bool,
    _patience: Option<Patience>,
}

impl Pieces {
    pub(super) fn header(&self, name: &str) -> Option<String> {
        self.response.headers().get(name).ok().flatten()
    }

    /// `None` at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<u8>>, ApiError> {
        let piece = JsFuture::from(self.reader.read()).await.map_err(|_| {
            self.is_over = true;
            ApiError::Unreachable
        })?;
        let field = |name: &str| js_sys::Reflect::get(&piece, &name.into()).map_err(|_| ApiError::Strange);
        if field("done")?.is_truthy() {
            self.is_over = true;
            return Ok(None);
        }
        Ok(Some(field("value")?.unchecked_into::<Uint8Array>().to_vec()))
    }
}

/// Whoever looks away ends the rest of the answer.
impl Drop for Pieces {
    fn drop(&mut self) {
        if !self.is_over {
            let _ = self.reader.cancel();
        }
    }
}
