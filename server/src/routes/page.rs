//! Public pages: facts from the store into the functions of `app`.

use app::{
    page::{self, Problem, PublicCall},
    text::Visit,
};
use axum::{
    Extension,
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Uri, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use percent_encoding::percent_decode_str;
use vault::key_set::SignedKeySet;

use crate::{
    error::Reason,
    routes::calls,
    state::AppState,
    store::{self, entity::call},
};

/// A reason, told as a page in the visitor's language.
#[derive(Clone, Copy)]
pub struct PageProblem(Reason);

impl<R: Into<Reason>> From<R> for PageProblem {
    fn from(reason: R) -> Self {
        Self(reason.into())
    }
}

/// Without words: [`in_words`] knows the language.
impl IntoResponse for PageProblem {
    fn into_response(self) -> Response {
        let mut response = (self.0.status(), self.0.headers(), ()).into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl PageProblem {
    fn page(self, visit: Visit) -> String {
        let what = match self.0 {
            Reason::NotFound => Problem::Missing,
            reason if reason.status().is_server_error() => Problem::Ours,
            _ => Problem::Method,
        };
        page::problem(visit, what)
    }
}

/// Finds out in which language to answer, hands it on as an extension, and tells problems in it.
pub async fn in_words(mut request: Request, next: Next) -> Response {
    let accepted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let visit = Visit::new(request.uri().query(), accepted);
    request.extensions_mut().insert(visit);
    let mut response = next.run(request).await;
    if let Some(problem) = response.extensions_mut().remove::<PageProblem>() {
        let headers = core::mem::take(response.headers_mut());
        let mut told = (response.status(), Html(problem.page(visit))).into_response();
        keep(told.headers_mut(), headers);
        *told.extensions_mut() = core::mem::take(response.extensions_mut());
        response = told;
    }
    let page =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if page {
        response.headers_mut().append(header::VARY, HeaderValue::from_static("accept-language"));
        response.headers_mut().insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(visit.locale.lang));
    }
    response
}

/// Those that say what the body is are the new one's own.
fn keep(told: &mut HeaderMap, before: HeaderMap) {
    for (name, value) in before {
        if let Some(name) = name.filter(|name| *name != header::CONTENT_LENGTH && *name != header::CONTENT_TYPE) {
            told.insert(name, value);
        }
    }
}

/// What is at no address. Data and people are answered in their own way.
pub async fn not_found(uri: Uri) -> Response {
    refuse(&uri, Reason::NotFound)
}

/// What is no address, since it is not text: asked before anything reads a part of it.
pub async fn is_text(request: Request, next: Next) -> Response {
    match percent_decode_str(request.uri().path()).decode_utf8() {
        Ok(_) => next.run(request).await,
        Err(_) => refuse(request.uri(), Reason::NotFound),
    }
}

/// What an address does not take.
pub async fn wrong_method(uri: Uri) -> Response {
    refuse(&uri, Reason::Method)
}

fn refuse(uri: &Uri, reason: Reason) -> Response {
    if uri.path().starts_with("/api/") { reason.into_response() } else { PageProblem(reason).into_response() }
}

/// `GET /`
pub async fn home(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
) -> Result<Html<String>, PageProblem> {
    let calls = store::documents::in_force(&state.store).await?;
    let calls = calls.iter().map(|(call, document)| calls::public(&state, visit, call, document));
    Ok(Html(page::home(visit, &calls.collect::<Result<Vec<_>, _>>()?)))
}

/// `GET /c/{call}`
pub async fn call(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
    Path(call): Path<String>,
) -> Result<Html<String>, PageProblem> {
    let (call, keys) = one(&state, visit, &call).await?;
    Ok(Html(page::call(visit, &call, &keys)))
}

/// `GET /keys`
pub async fn keys(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
) -> Result<Html<String>, PageProblem> {
    let mut calls = Vec::new();
    for (call, document) in store::documents::in_force(&state.store).await? {
        calls.push((calls::public(&state, visit, &call, &document)?, in_force(&state, &call).await?));
    }
    Ok(Html(page::keys(visit, &calls)))
}

/// `GET /c/{call}/keys`
pub async fn call_keys(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
    Path(call): Path<String>,
) -> Result<Html<String>, PageProblem> {
    let (call, keys) = one(&state, visit, &call).await?;
    Ok(Html(page::call_keys(visit, &call, &keys)))
}

pub(super) async fn one(state: &AppState, visit: Visit, call: &str) -> Result<(PublicCall, SignedKeySet), Reason> {
    let (call, found) = calls::find(state, call).await?;
    let document = store::documents::find(&state.store, &call, found.version()).await?;
    let keys = in_force(state, &found).await?;
    Ok((calls::public(state, visit, &found, &document.ok_or(Reason::NotFound)?)?, keys))
}

/// The key set in force, also if its last day is over: the pages say what is, the rooms refuse it.
pub(super) async fn in_force(state: &AppState, call: &call::Model) -> Result<SignedKeySet, Reason> {
    let id = call.call.parse().map_err(|_| Reason::Internal)?;
    let key_set = store::calls::key_set(&state.store, &id, call.epoch()).await?;
    let note = key_set.ok_or(Reason::Internal)?.note;
    SignedKeySet::verify_past(&note, None).map_err(|_| Reason::Internal)
}

/// `GET /safety`
pub async fn safety(Extension(visit): Extension<Visit>) -> Html<String> {
    Html(page::safety(visit))
}

/// `GET /privacy`
pub async fn privacy(Extension(visit): Extension<Visit>) -> Html<String> {
    Html(page::privacy(visit))
}

/// `GET /accessibility`
pub async fn accessibility(Extension(visit): Extension<Visit>) -> Html<String> {
    Html(page::accessibility(visit))
}

/// `GET /leave`: on to somewhere else, and nothing of this visit stays with the browser.
pub async fn leave(Extension(visit): Extension<Visit>) -> impl IntoResponse {
    let clear = (HeaderName::from_static("clear-site-data"), "\"cache\", \"cookies\", \"storage\"");
    ([clear], Html(page::leave(visit)))
}
