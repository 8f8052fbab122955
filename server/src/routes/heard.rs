//! The page of what was published of a call.

use app::{page, text::Visit};
use axum::{
    Extension,
    extract::{Path, State},
    response::Html,
};

use crate::{
    routes::page::{PageProblem, one},
    state::AppState,
};

/// `GET /c/{call}/heard`
pub async fn heard(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
    Path(call): Path<String>,
) -> Result<Html<String>, PageProblem> {
    let (view, keys) = one(&state, visit, &call).await?;
    let releases = state.heard.of(&state.store, &keys.set().call).await?;
    Ok(Html(page::heard(visit, &view, &releases, state.config.origin.as_str())))
}
