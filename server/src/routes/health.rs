//! For whoever watches the process.

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};

use crate::state::AppState;

/// `GET /healthz`: the process answers.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: accounts can be taken. The database was written to, and the disk has room.
pub async fn readyz(State(state): State<AppState>) -> (StatusCode, String) {
    match state.readiness.look(&state).await {
        Ok(()) => (StatusCode::OK, "ready\n".to_owned()),
        Err(unready) => (StatusCode::SERVICE_UNAVAILABLE, format!("{unready}\n")),
    }
}

/// `GET /metrics`, at the admin address alone: counters for Prometheus.
pub async fn metrics(State(state): State<AppState>) -> impl IntoResponse {
    let is_ready = state.readiness.look(&state).await.is_ok();
    let text = state.meter.text(&state, is_ready);
    ([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text)
}
