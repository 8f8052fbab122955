//! What the admin address answers: apart from the site, and described in `hosting/README.md`.

use axum::{Router, middleware::from_fn_with_state, routing::get};

use crate::{header, routes::health, state::AppState};

/// Whoever watches the process, at an address of its own. Nothing here says who did what, or when.
pub fn router(state: &AppState) -> Router {
    Router::new()
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/metrics", get(health::metrics))
        .layer(from_fn_with_state(state.clone(), header::secure))
        .with_state(state.clone())
}
