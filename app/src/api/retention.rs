//! How long a call keeps its accounts.

use vault::id::CallId;

use super::{ApiError, Bearer, fetch::Ask};
use crate::wire::retention::{NewRetention, Retention};

/// What is due: as things are, or as they would be with another length.
pub async fn retention(session: &Bearer, call: &CallId, weeks: Option<u32>) -> Result<Retention, ApiError> {
    let asked = weeks.map_or_else(String::new, |weeks| format!("?weeks={weeks}"));
    Ask::get(&format!("/api/desk/calls/{call}/retention{asked}")).bearer(session).json().await
}

/// Changes the length, and deletes what that makes overdue. What is due then.
pub async fn set_retention(session: &Bearer, call: &CallId, new: &NewRetention) -> Result<Retention, ApiError> {
    Ask::post(&format!("/api/desk/calls/{call}/retention")).bearer(session).json_body(new).json().await
}
