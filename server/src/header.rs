//! The headers of every answer. None is ever missing: this layer is the outermost.

/// Handlers put it into the answer's extensions; without it, [`Policy::Page`] holds.
pub use app::page::Policy;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use crate::state::AppState;

/// How long a browser may keep an answer. Without it in the extensions, [`Caching::Never`] holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caching {
    /// Nothing about a visit is left on a shared device's disk.
    Never,
    /// Static files: kept, but asked about each time.
    Revalidate,
}

/// Everything that a page might ask a device for, refused, as far as browsers know the word: others would warn on each page.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), \
     fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), \
     idle-detection=(), keyboard-map=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), \
     otp-credentials=(), payment=(), picture-in-picture=(), publickey-credentials-create=(), \
     publickey-credentials-get=(), screen-wake-lock=(), serial=(), speaker-selection=(), storage-access=(), \
     usb=(), window-management=(), xr-spatial-tracking=()";

const ALWAYS: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("permissions-policy", PERMISSIONS),
];

/// Pages that are told to Tor Browser to be at the onion service too. No others: a browser that follows drops what stands after `#`, which is where links hold
/// fingerprints and tokens.
const ALSO_ONION: [&str; 5] = ["/", "/keys", "/safety", "/privacy", "/accessibility"];

/// Adds them. Strict-Transport-Security and Onion-Location only where the origin is https: elsewhere a browser must ignore them.
pub async fn secure(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let onion = onion_location(&state, &request);
    let mut response = next.run(request).await;
    let policy = response.extensions_mut().remove().unwrap_or(Policy::Page);
    let caching = response.extensions_mut().remove().unwrap_or(Caching::Never);
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        set(headers, HeaderName::from_static(name), value);
    }
    set(headers, header::CONTENT_SECURITY_POLICY, policy.content_security_policy());
    set(
        headers,
        header::CACHE_CONTROL,
        match caching {
            Caching::Never => "no-store",
            Caching::Revalidate => "no-cache",
        },
    );
    if state.config.origin.is_https() {
        set(headers, header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains");
        if let Some(onion) = onion {
            headers.insert(HeaderName::from_static("onion-location"), onion);
        }
    }
    response
}

/// Where the same page is at the onion service, for who did not come through it.
fn onion_location(state: &AppState, request: &Request) -> Option<HeaderValue> {
    let onion = state.config.onion.as_ref().filter(|_| ALSO_ONION.contains(&request.uri().path()))?;
    let host = request.headers().get(header::HOST);
    let there = host.is_some_and(|host| host.as_bytes() == onion.host().as_bytes());
    let address = format!("{onion}{}", request.uri().path_and_query()?);
    (!there).then(|| HeaderValue::from_str(&address).ok()).flatten()
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}
