//! What is asked about a recovery.

use vault::id::CallId;

use super::{ApiError, Bearer, fetch::Ask};
use crate::wire::recovery::{Enrolment, OpenRecovery, OpenedRecovery, Recovery, RecoveryPlan};

/// The plan in force. Not yet verified.
pub async fn recovery_plan(call: &CallId) -> Result<RecoveryPlan, ApiError> {
    Ask::get(&format!("/api/recovery/{call}")).json().await
}

/// What is wrapped to it, for whoever has enough shares.
pub async fn open_recovery(call: &CallId, request: &OpenRecovery) -> Result<OpenedRecovery, ApiError> {
    Ask::post(&format!("/api/recovery/{call}/open")).json_body(request).json().await
}

/// Makes a keyholder on the word of the root and of the sheets.
pub async fn enrol(call: &CallId, request: &Enrolment) -> Result<(), ApiError> {
    Ask::post(&format!("/api/recovery/{call}/enrol")).json_body(request).nothing().await
}

/// The plan with what is wrapped to it, for keyholders.
pub async fn recovery(session: &Bearer, call: &CallId) -> Result<Recovery, ApiError> {
    Ask::get(&format!("/api/desk/calls/{call}/recovery")).bearer(session).json().await
}

/// Puts a plan in force, or other wraps for the one that is.
pub async fn keep_recovery(session: &Bearer, call: &CallId, recovery: &Recovery) -> Result<(), ApiError> {
    Ask::post(&format!("/api/desk/calls/{call}/recovery")).bearer(session).json_body(recovery).nothing().await
}
