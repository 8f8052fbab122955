//! The page of what was published of a call.

use app::{page, text::Visit};
use axum::{
    Extension,
    extract::{Path, State},
    response::Html,
};

use crate::{
    error::Reason,
    routes::{
        page::{PageProblem, one},
        releases,
    },
    state::AppState,
};

/// `GET /c/{call}/heard`: the newest.
pub async fn newest(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
    Path(call): Path<String>,
) -> Result<Html<String>, PageProblem> {
    shown(&state, visit, &call, None).await
}

/// `GET /c/{call}/heard/{number}`
pub async fn numbered(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
    Path((call, number)): Path<(String, String)>,
) -> Result<Html<String>, PageProblem> {
    shown(&state, visit, &call, Some(releases::read(&number)?)).await
}

async fn shown(state: &AppState, visit: Visit, call: &str, number: Option<u32>) -> Result<Html<String>, PageProblem> {
    let (view, keys) = one(state, visit, call).await?;
    let releases = state.heard.of(&state.store, &keys.set().call).await?;
    let at = match number {
        None => releases.len().saturating_sub(1),
        Some(number) => releases.iter().position(|one| one.release.number() == number).ok_or(Reason::NotFound)?,
    };
    Ok(Html(page::heard(visit, &view, &releases, at, state.config.origin.as_str())))
}
