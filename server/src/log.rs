//! What is written down about requests: route template, status, latency bucket. No address, agent, query, path value or time.

use std::{panic, time::Duration};

use axum::{
    extract::{MatchedPath, Request, State},
    http::Method,
    middleware::Next,
    response::Response,
};
use tokio::time::Instant;
use tracing::Level;
use tracing_subscriber::{filter::Targets, fmt, layer::SubscriberExt as _, util::SubscriberInitExt as _};

use crate::{meter::Class, state::AppState};

/// Log lines go to standard error, without the time of day. Libraries speak up only when something fails.
pub fn start() {
    let lines = fmt::layer().without_time().with_ansi(false).with_target(false).with_writer(std::io::stderr);
    let ours = Targets::new().with_default(Level::ERROR).with_target("server", Level::INFO);
    // A second subscriber (in tests) is no reason to stop.
    let _ = tracing_subscriber::registry().with(lines).with(ours).try_init();
    // The message of a panic may hold a value; its place can't.
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panic");
    }));
}

/// Routes whose success is not written down: whatever collects the lines adds the time, and then each would say when somebody
/// came to write an account, sent it, or came back to it.
const QUIET: [&str; 10] = [
    "/api/calls/{call}/attachments",
    "/api/calls/{call}/attachments/{attachment}",
    "/api/calls/{call}/testimonies",
    "/api/return/entries/{kind}",
    "/api/return/status",
    "/api/return/withdraw",
    "/api/work",
    "/c/{call}/offline",
    "/c/{call}/write",
    "/return",
];

/// One line and one count a request, but for what [`QUIET`] names.
pub async fn requests(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    // Static files are behind a service, which has no template of its own.
    let unmatched = if request.uri().path().starts_with("/assets/") { "/assets/{file}" } else { "none" };
    let method = standard(request.method());
    let start = Instant::now();
    let response = next.run(request).await;
    let route = route.as_ref().map_or(unmatched, MatchedPath::as_str);
    if response.status().is_success() && QUIET.contains(&route) {
        return response;
    }
    let elapsed = start.elapsed();
    state.meter.request(Class::of(route), response.status(), elapsed);
    tracing::info!(method, route, status = response.status().as_u16(), latency = bucket(elapsed),);
    response
}

/// A method that somebody invented is not written down.
fn standard(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

fn bucket(elapsed: Duration) -> &'static str {
    match elapsed.as_millis() {
        0..10 => "<10ms",
        10..100 => "<100ms",
        100..1_000 => "<1s",
        1_000..10_000 => "<10s",
        _ => ">=10s",
    }
}
