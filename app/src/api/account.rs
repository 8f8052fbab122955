//! What is asked about an account: another way in, and changes of either.

use super::{ApiError, Bearer, fetch::Ask};
use crate::wire::{
    LoginRequest, Session,
    account::{AccountState, NewPaper, NewPassphrase, Proof},
};

/// A login that a paper code's key signed.
pub async fn login_with_paper(request: &LoginRequest) -> Result<Session, ApiError> {
    Ask::post("/api/login/paper").json_body(request).json().await
}

pub async fn account(session: &Bearer) -> Result<AccountState, ApiError> {
    Ask::get("/api/account").bearer(session).json().await
}

pub async fn set_passphrase(session: &Bearer, new: &NewPassphrase) -> Result<(), ApiError> {
    Ask::post("/api/account/passphrase").bearer(session).json_body(new).nothing().await
}

pub async fn set_paper(session: &Bearer, new: &NewPaper) -> Result<(), ApiError> {
    Ask::post("/api/account/paper").bearer(session).json_body(new).nothing().await
}

pub async fn remove_paper(session: &Bearer, proof: &Proof) -> Result<(), ApiError> {
    Ask::post("/api/account/no-paper").bearer(session).json_body(proof).nothing().await
}
