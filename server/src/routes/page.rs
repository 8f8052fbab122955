//! Public pages: facts from the store into the functions of `app`.

use app::page;
use axum::{
    extract::{Path, State},
    http::{HeaderName, Uri},
    response::{Html, IntoResponse, Response},
};
use vault::key_set::SignedKeySet;

use crate::{
    error::Reason,
    routes::calls,
    state::AppState,
    store::{self, entity::call},
};

/// A reason, told as a page.
pub struct PageProblem(Reason);

impl<R: Into<Reason>> From<R> for PageProblem {
    fn from(reason: R) -> Self {
        Self(reason.into())
    }
}

impl IntoResponse for PageProblem {
    fn into_response(self) -> Response {
        let status = self.0.status();
        let html = match self.0 {
            Reason::NotFound => page::not_found(),
            reason => page::problem(title(reason), reason.message()),
        };
        (status, Html(html)).into_response()
    }
}

fn title(reason: Reason) -> &'static str {
    if reason.status().is_server_error() { "That did not work" } else { "This address takes something else" }
}

/// What is at no address. Data and people are answered in their own way.
pub async fn not_found(uri: Uri) -> Response {
    refuse(&uri, Reason::NotFound)
}

/// What an address does not take.
pub async fn wrong_method(uri: Uri) -> Response {
    refuse(&uri, Reason::Method)
}

fn refuse(uri: &Uri, reason: Reason) -> Response {
    if uri.path().starts_with("/api/") { reason.into_response() } else { PageProblem(reason).into_response() }
}

/// `GET /`
pub async fn home(State(state): State<AppState>) -> Result<Html<String>, PageProblem> {
    let calls = store::calls::list(&state.store).await?;
    let views: Vec<_> = calls.iter().map(call::Model::view).collect();
    Ok(Html(page::home(&views)))
}

/// `GET /c/{call}`
pub async fn call(State(state): State<AppState>, Path(call): Path<String>) -> Result<Html<String>, PageProblem> {
    let found = calls::find(&state, &call).await?.1;
    let keys = in_force(&state, &found).await?;
    Ok(Html(page::call(&found.view(), &keys)))
}

/// `GET /keys`
pub async fn keys(State(state): State<AppState>) -> Result<Html<String>, PageProblem> {
    let mut calls = Vec::new();
    for call in store::calls::list(&state.store).await? {
        calls.push((call.view(), in_force(&state, &call).await?));
    }
    Ok(Html(page::keys(&calls)))
}

/// `GET /c/{call}/keys`
pub async fn call_keys(State(state): State<AppState>, Path(call): Path<String>) -> Result<Html<String>, PageProblem> {
    let found = calls::find(&state, &call).await?.1;
    let keys = in_force(&state, &found).await?;
    Ok(Html(page::call_keys(&found.view(), &keys)))
}

/// The key set in force, also if its last day is over: the pages say what is, the rooms refuse it.
async fn in_force(state: &AppState, call: &call::Model) -> Result<SignedKeySet, Reason> {
    let id = call.call.parse().map_err(|_| Reason::Internal)?;
    let key_set = store::calls::key_set(&state.store, &id, call.epoch()).await?;
    let note = key_set.ok_or(Reason::Internal)?.note;
    SignedKeySet::verify_past(&note, None).map_err(|_| Reason::Internal)
}

/// `GET /safety`
pub async fn safety() -> Html<String> {
    Html(page::safety())
}

/// `GET /privacy`
pub async fn privacy() -> Html<String> {
    Html(page::privacy())
}

/// `GET /accessibility`
pub async fn accessibility() -> Html<String> {
    Html(page::accessibility())
}

/// `GET /leave`: on to somewhere else, and nothing of this visit stays with the browser.
pub async fn leave() -> impl IntoResponse {
    let clear = (HeaderName::from_static("clear-site-data"), "\"cache\", \"cookies\", \"storage\"");
    ([clear], Html(page::leave()))
}
