//! What can come between somebody and a recovery.

use vault::key_set::KeySetError;

use crate::{
    api::ApiError,
    room::desk::{enter::EnterError, trust::TrustError},
    worker::WorkerFailed,
};

/// Why it did not come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The call has none.
    None,
    /// The root did not sign the plan that the server shows.
    Unsigned,
    /// Other sheets are in force.
    Refused,
    /// What it holds does not fit the list of keys.
    Keys,
    /// The working name is taken.
    Taken,
    /// Somebody made another recovery meanwhile.
    Stale,
    /// The list of keys was changed meanwhile.
    Changed,
    /// The root that was wrapped to her is missing or not the one of the list.
    Root,
    /// The Worker did not run.
    Worker,
    /// The session has ended.
    LoggedOut,
    /// No answer. Try again.
    Offline,
    /// An answer that this version does not know.
    Strange,
}

impl From<ApiError> for Trouble {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Unreachable | ApiError::Refused { status: 429 | 500.., .. } => Self::Offline,
            ApiError::Refused { ref code, .. } if code == "recovery-refused" => Self::Refused,
            ApiError::Refused { ref code, .. } if code == "recovery-stale" => Self::Stale,
            ApiError::Refused { ref code, .. } if code == "account-taken" => Self::Taken,
            ApiError::Refused { ref code, .. } if code == "key-set-not-next" => Self::Changed,
            ApiError::Refused { ref code, .. } if code == "recovery-invalid" => Self::Unsigned,
            ApiError::Refused { status: 401 | 404, .. } => Self::LoggedOut,
            ApiError::Refused { .. } | ApiError::Strange => Self::Strange,
        }
    }
}

impl From<TrustError> for Trouble {
    fn from(error: TrustError) -> Self {
        match error {
            TrustError::Offline => Self::Offline,
            TrustError::LoggedOut => Self::LoggedOut,
            TrustError::Strange => Self::Strange,
            _ => Self::Keys,
        }
    }
}

impl From<EnterError> for Trouble {
    fn from(error: EnterError) -> Self {
        if error == EnterError::Offline { Self::Offline } else { Self::Strange }
    }
}

impl From<KeySetError> for Trouble {
    fn from(_: KeySetError) -> Self {
        Self::Keys
    }
}

impl From<WorkerFailed> for Trouble {
    fn from(_: WorkerFailed) -> Self {
        Self::Worker
    }
}
