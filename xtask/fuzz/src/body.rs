//! JSON bodies that mean something alone, and what doors ask of them before they ask the store.

use app::wire::{
    self, HolderChange, StateChange, StatusRequest, UrgentChange,
    account::{NewPaper, NewPassphrase, Proof},
    members::NewInvitation,
    recovery::OpenRecovery,
    retention::NewRetention,
};
use serde::Deserialize;
use server::{
    lock::{self, NewLock, Shown},
    login::Answer,
    receipt::asks,
    routes::{holders::parties, retention::Terms},
    setup,
    store::told::Told,
};
use vault::{
    id::{Account, Digest},
    role::Role,
    work::Class,
};

/// One body, under its name in `server/openapi.json`.
#[derive(Deserialize)]
pub enum Body {
    ChallengeRequest(wire::ChallengeRequest),
    HolderChange(HolderChange),
    LoginRequest(wire::LoginRequest),
    NewAccount(wire::NewAccount),
    NewInvitation(NewInvitation),
    NewPaper(NewPaper),
    NewPassphrase(NewPassphrase),
    NewRetention(NewRetention),
    OpenRecovery(OpenRecovery),
    Proof(Proof),
    ShareRequest(wire::ShareRequest),
    StateChange(StateChange),
    StatusRequest(StatusRequest),
    UrgentChange(UrgentChange),
    WorkRequest(wire::WorkRequest),
}

impl Body {
    /// What its door does with it. `None` where the door would refuse.
    pub fn check(self) -> Option<()> {
        match self {
            Self::ChallengeRequest(wire::ChallengeRequest { account })
            | Self::ShareRequest(wire::ShareRequest { account }) => account.parse::<Account>().ok().map(drop),
            Self::HolderChange(change) => parties(change).ok().map(drop),
            Self::LoginRequest(wire::LoginRequest { account, nonce_b64, signature_b64 })
            | Self::OpenRecovery(OpenRecovery { account, nonce_b64, signature_b64 }) => {
                Answer::read(&account, &nonce_b64, &signature_b64).ok().map(drop)
            }
            Self::NewAccount(account) => setup::NewAccount::check(account).map(drop),
            Self::NewInvitation(NewInvitation { role, token_sha256 }) => {
                role.parse::<Role>().ok()?;
                token_sha256.parse::<Digest>().ok().map(drop)
            }
            Self::NewPaper(new) => {
                lock::paper(&new)?;
                Shown::read(&new.proof).ok().map(drop)
            }
            Self::NewPassphrase(NewPassphrase { version, kdf, login_key_b64, bundle_b64, proof }) => {
                let new = NewLock::check(version, &kdf, &login_key_b64, &bundle_b64)?;
                assert_eq!(new.lock().version, version);
                Shown::read(&proof).ok().map(drop)
            }
            Self::NewRetention(new) => {
                let terms = Terms::read(&new).ok()?;
                assert_eq!((u32::from(terms.weeks), u32::from(terms.before)), (new.weeks, new.before));
                Some(())
            }
            Self::Proof(proof) => Shown::read(&proof).ok().map(drop),
            Self::StateChange(StateChange { state }) => Told::read(&state).map(drop),
            Self::StatusRequest(request) => asks(&request).ok().map(drop),
            Self::UrgentChange(UrgentChange { .. }) => Some(()),
            Self::WorkRequest(request) => request.class.parse::<Class>().ok().map(drop),
        }
    }
}
