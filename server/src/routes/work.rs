//! Tokens for the proof of work.

use app::wire::{WorkRequest, WorkToken};
use axum::{Json, extract::State};
use vault::work::Class;

use crate::{error::Reason, json::JsonBody, state::AppState};

/// `POST /api/work`
pub async fn issue(
    State(state): State<AppState>,
    JsonBody(request): JsonBody<WorkRequest>,
) -> Result<Json<WorkToken>, Reason> {
    let class: Class = request.class.parse().map_err(|_| Reason::Malformed)?;
    let (token, difficulty) = state.work.issue(class, state.clock.seconds(), &state.chance);
    Ok(Json(WorkToken { token, difficulty }))
}
