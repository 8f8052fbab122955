//! JSON and plain text in requests.

use axum::{
    body::Body,
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
};
use data_encoding::BASE64_NOPAD;
use serde::de::DeserializeOwned;

use crate::{body, error::Reason, state::AppState};

/// The largest JSON body at doors that are open to anyone.
const JSON_LIMIT: u64 = 16_384;
/// The largest plain text: a key set of some hundred members.
const TEXT_LIMIT: u64 = 524_288;

/// A JSON body that has the form of `T` and at most `LIMIT` bytes.
pub struct JsonBody<T, const LIMIT: u64 = JSON_LIMIT>(pub T);

impl<T: DeserializeOwned, const LIMIT: u64> FromRequest<AppState> for JsonBody<T, LIMIT> {
    type Rejection = Reason;

    async fn from_request(request: Request<Body>, state: &AppState) -> Result<Self, Reason> {
        require(request.headers(), "application/json")?;
        let bytes = body::whole(request.into_body(), LIMIT, &state.config.limits).await?;
        serde_json::from_slice(&bytes).map(Self).map_err(|_| Reason::Malformed)
    }
}

/// A plain text body.
pub struct TextBody(pub String);

impl FromRequest<AppState> for TextBody {
    type Rejection = Reason;

    async fn from_request(request: Request<Body>, state: &AppState) -> Result<Self, Reason> {
        require(request.headers(), "text/plain")?;
        let bytes = body::whole(request.into_body(), TEXT_LIMIT, &state.config.limits).await?;
        String::from_utf8(bytes).map(Self).map_err(|_| Reason::Malformed)
    }
}

/// Refuses another media type. A page elsewhere can make a browser send a form, but not these types.
///
/// # Errors
/// [`Reason::Malformed`].
pub fn require(headers: &HeaderMap, media_type: &str) -> Result<(), Reason> {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = given.and_then(|value| value.split(';').next()).unwrap_or_default();
    if essence.trim().eq_ignore_ascii_case(media_type) { Ok(()) } else { Err(Reason::Malformed) }
}

/// Exactly `N` bytes of unpadded base64, as the wire types carry them.
pub fn bytes<const N: usize>(base64: &str) -> Option<[u8; N]> {
    BASE64_NOPAD.decode(base64.as_bytes()).ok()?.try_into().ok()
}
