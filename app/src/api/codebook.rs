//! What is asked about the themes of a call.

use vault::id::CallId;

use super::{ApiError, Bearer, fetch::Ask};
use crate::wire;

/// The codebook in force, or an older version. Not yet verified.
pub async fn codebook(session: &Bearer, call: &CallId, version: Option<u32>) -> Result<wire::CodebookView, ApiError> {
    let asked = version.map_or_else(String::new, |version| format!("?version={version}"));
    Ask::get(&format!("/api/desk/calls/{call}/codebook{asked}")).bearer(session).json().await
}

/// Puts the next version of a call's codebook in force.
pub async fn publish_codebook(session: &Bearer, call: &CallId, signed: &wire::SignedCodebook) -> Result<(), ApiError> {
    Ask::post(&format!("/api/desk/calls/{call}/codebook")).bearer(session).json_body(signed).nothing().await
}
