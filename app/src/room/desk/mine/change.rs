//! Changing how an account is unlocked. Whatever goes wrong on the way, one of the two works afterwards, and the page says which.

use data_encoding::BASE64_NOPAD;
use rand_core::OsRng;
use vault::{
    account_change::{AccountChange, Lock, What},
    bundle::{KdfParams, LoginKey},
    paper::PaperCode,
};
use zeroize::Zeroizing;

use crate::{
    api::{self, ApiError, Bearer},
    room::desk::{
        enter::{self, EnterError},
        job,
    },
    unlocked::Unlocked,
    wire::{
        Kdf,
        account::{AccountState, NewPaper, NewPassphrase, Proof},
    },
    worker::WorkerFailed,
};

/// What is under way; in the order of `texts::steps`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Check,
    Derive,
    Send,
}

/// Why it was not changed, or not certainly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Not the passphrase that holds.
    Refused,
    /// Changed in another place meanwhile.
    Stale,
    /// No answer, and nothing was changed as far as can be seen.
    NotChanged,
    /// No answer, and nobody can say.
    Unknown,
    /// The Worker did not run.
    Worker,
    /// The session has ended.
    LoggedOut,
    /// An answer that this version does not know.
    Strange,
}

impl From<EnterError> for Trouble {
    fn from(error: EnterError) -> Self {
        match error {
            EnterError::Refused | EnterError::PaperRefused | EnterError::Handle => Self::Refused,
            EnterError::Offline | EnterError::Busy => Self::NotChanged,
            EnterError::Worker => Self::Worker,
            EnterError::Kdf(_) | EnterError::Keys | EnterError::Strange => Self::Strange,
        }
    }
}

impl From<WorkerFailed> for Trouble {
    fn from(_: WorkerFailed) -> Self {
        Self::Worker
    }
}

/// What unlocks the account now, as the server just took it.
struct Held {
    key: LoginKey,
    by: &'static str,
    share: Zeroizing<[u8; 32]>,
    version: u32,
    /// Of the login that tried it. Ends with the change, or here.
    session: Bearer,
}

/// Logs in once more: with the passphrase that was typed, or with the paper code that she came with.
async fn hold(unlocked: &Unlocked, typed: &str, origin: &str) -> Result<Held, Trouble> {
    let account = &unlocked.account;
    // Without a passphrase it is the code: until she has set a new passphrase, she is asked for none.
    let (key, by, session) = if let Some(code) = unlocked.paper.as_ref().filter(|_| typed.is_empty()) {
        (code.login_key(), "paper", enter::log_in_with_paper(account, code, origin).await?)
    } else {
        let (master, session) = enter::log_in(account, typed, origin, |_| ()).await?;
        (master.login_key(), "passphrase", session)
    };
    let share = enter::bytes(&session.share_b64)?;
    Ok(Held {
        key,
        by,
        share: Zeroizing::new(share),
        version: session.account.version,
        session: Bearer::new(session.token),
    })
}

impl Held {
    async fn prove(&self, unlocked: &Unlocked, origin: &str, what: What<'_>) -> Result<Proof, Trouble> {
        let challenge = api::challenge(unlocked.account.as_ref()).await.map_err(EnterError::from)?;
        let nonce = enter::bytes(&challenge.nonce_b64)?;
        let change = AccountChange { nonce, origin, account: &unlocked.account, what };
        let signature_b64 = BASE64_NOPAD.encode(&self.key.sign_change(&change));
        Ok(Proof { by: self.by.to_owned(), nonce_b64: challenge.nonce_b64, signature_b64 })
    }
}

/// Puts `new` in force in place of `typed`.
pub async fn passphrase(
    unlocked: &Unlocked,
    typed: &str,
    new: &str,
    origin: &str,
    step: impl Fn(Step),
) -> Result<(), Trouble> {
    step(Step::Check);
    let held = hold(unlocked, typed, origin).await?;
    step(Step::Derive);
    let params = KdfParams::make(&mut OsRng);
    let master = job::master(new, &params).await?;
    let version = held.version.checked_add(1).ok_or(Trouble::Strange)?;
    let bundle = master.seal_bundle(&held.share, &unlocked.account, version, &unlocked.identity, &mut OsRng);
    let login_key = master.login_key().public();
    let KdfParams { salt, memory_kib, passes } = params;
    let lock = Lock { version, salt, memory_kib, passes, login_key, bundle: &bundle };
    step(Step::Send);
    let request = NewPassphrase {
        version,
        kdf: Kdf { salt_b64: BASE64_NOPAD.encode(&salt), memory_kib, passes },
        login_key_b64: BASE64_NOPAD.encode(&login_key),
        bundle_b64: BASE64_NOPAD.encode(&bundle),
        proof: held.prove(unlocked, origin, What::Passphrase(lock)).await?,
    };
    let answer = api::set_passphrase(&unlocked.session, &request).await;
    // The salt was drawn here: whoever has it has this very change.
    settle(unlocked, held, answer, |state| state.salt_b64 == request.kdf.salt_b64).await
}

/// Puts a paper code in force, in place of the one before.
pub async fn paper(unlocked: &Unlocked, typed: &str, code: &PaperCode, origin: &str) -> Result<(), Trouble> {
    let held = hold(unlocked, typed, origin).await?;
    let bundle = code.seal_bundle(&unlocked.account, &unlocked.identity, &mut OsRng);
    let login_key = code.login_key().public();
    let request = NewPaper {
        login_key_b64: BASE64_NOPAD.encode(&login_key),
        bundle_b64: BASE64_NOPAD.encode(&bundle),
        proof: held.prove(unlocked, origin, What::Paper { login_key, bundle: &bundle }).await?,
    };
    let answer = api::set_paper(&unlocked.session, &request).await;
    settle(unlocked, held, answer, |state| state.paper_b64.as_ref() == Some(&request.login_key_b64)).await
}

/// Takes the paper code away.
pub async fn no_paper(unlocked: &Unlocked, typed: &str, origin: &str) -> Result<(), Trouble> {
    let held = hold(unlocked, typed, origin).await?;
    let proof = held.prove(unlocked, origin, What::NoPaper).await?;
    let answer = api::remove_paper(&unlocked.session, &proof).await;
    settle(unlocked, held, answer, |state| state.paper_b64.is_none()).await
}

/// What holds now, if the answer does not say it.
async fn settle(
    unlocked: &Unlocked,
    held: Held,
    answer: Result<(), ApiError>,
    is_done: impl Fn(&AccountState) -> bool,
) -> Result<(), Trouble> {
    let came = match answer {
        Ok(()) => Ok(()),
        Err(ApiError::Refused { status: 403, .. }) => Err(Trouble::Refused),
        Err(ApiError::Refused { status: 401 | 404, .. }) => Err(Trouble::LoggedOut),
        // It may have arrived, and only the answer was lost.
        Err(error) => match api::account(&unlocked.session).await {
            Ok(state) if is_done(&state) => Ok(()),
            Ok(_) if error.is_status(409) => Err(Trouble::Stale),
            Ok(_) if matches!(error, ApiError::Refused { status: 400..=499, .. } | ApiError::Strange) => {
                Err(Trouble::Strange)
            }
            Ok(_) => Err(Trouble::NotChanged),
            Err(_) => Err(Trouble::Unknown),
        },
    };
    let _ = api::logout(held.session).await;
    came
}
