//! Rooms and static files: bytes as built, with their compressed form beside them.

use app::{page::ROOMS, text::Visit};
use axum::{
    extract::{Path, Request, State},
    http::{HeaderValue, header},
    response::Response,
};

use crate::{
    header::Policy,
    routes::{calls, page::PageProblem},
    state::AppState,
};

/// `GET /c/{call}/write`
pub async fn write(
    State(state): State<AppState>,
    Path(call): Path<String>,
    request: Request,
) -> Result<Response, PageProblem> {
    calls::find(&state, &call).await?;
    Ok(room(&state, "write", request).await)
}

/// `GET /return`
pub async fn come_back(State(state): State<AppState>, request: Request) -> Response {
    room(&state, "return", request).await
}

/// `GET /desk`
pub async fn desk(State(state): State<AppState>, request: Request) -> Response {
    room(&state, "desk", request).await
}

/// `GET /research`
pub async fn research(State(state): State<AppState>, request: Request) -> Response {
    room(&state, "research", request).await
}

/// `GET /preview`: shows what the desk's window hands it, and nothing of this server's.
pub async fn preview(State(state): State<AppState>, request: Request) -> Response {
    room(&state, "preview", request).await
}

/// `GET /setup`. There also when there is nothing to set up: the room says so.
pub async fn setup(State(state): State<AppState>, request: Request) -> Response {
    room(&state, "setup", request).await
}

/// `GET /join`: the set-up room for somebody who was invited.
pub async fn join(State(state): State<AppState>, request: Request) -> Response {
    room(&state, "join", request).await
}

/// A room's page in the visitor's language.
async fn room(state: &AppState, name: &str, request: Request) -> Response {
    let policy = ROOMS.iter().find(|room| room.name == name).map_or(Policy::Page, |room| room.policy);
    let visit = request.extensions().get().copied().unwrap_or_else(Visit::default);
    let name = format!("{name}.{}.html", visit.locale.tag);
    let mut response = state.config.statics.room(&name, request).await;
    if response.status().is_success() {
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    }
    response.extensions_mut().insert(policy);
    response
}

/// `GET /installation.txt`: the installation's public id, which receipts are salted with.
pub async fn installation(State(state): State<AppState>) -> String {
    state.installation.clone()
}
