//! From account and passphrase to open keys. The passphrase never leaves this page.

use data_encoding::BASE64_NOPAD;
use vault::{
    bundle::{BundleError, KdfError, KdfParams, MasterKey},
    id::Account,
    paper::PaperCode,
};
use zeroize::Zeroizing;

use super::job;
use crate::{
    api::{self, ApiError, Bearer},
    unlocked::Unlocked,
    wire,
    worker::WorkerFailed,
};

/// What is under way; in the order of `texts::steps`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Ask,
    Derive,
    LogIn,
    Open,
}

/// Why a room stays locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnterError {
    /// The handle is not of a handle's form.
    Handle,
    /// Handle or passphrase is not right.
    Refused,
    /// Handle or paper code is not right, or the code was replaced or taken away.
    PaperRefused,
    /// The server asked for a derivation that this page does not accept. Nothing was sent.
    Kdf(KdfError),
    /// The server sent other keys than this account's.
    Keys,
    /// The Worker did not run.
    Worker,
    /// No answer. Try again.
    Offline,
    /// Too many at once. Try again.
    Busy,
    /// An answer that this version does not know.
    Strange,
}

impl From<ApiError> for EnterError {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Unreachable => Self::Offline,
            ApiError::Refused { status: 401 | 404, .. } => Self::Refused,
            ApiError::Refused { status: 429 | 500.., .. } => Self::Busy,
            ApiError::Refused { .. } | ApiError::Strange => Self::Strange,
        }
    }
}

impl From<WorkerFailed> for EnterError {
    fn from(_: WorkerFailed) -> Self {
        Self::Worker
    }
}

impl From<BundleError> for EnterError {
    fn from(_: BundleError) -> Self {
        Self::Keys
    }
}

/// Logs in and opens the member's keys.
pub async fn enter(handle: &str, passphrase: &str, origin: &str, step: impl Fn(Step)) -> Result<Unlocked, EnterError> {
    let account: Account = handle.trim().to_ascii_lowercase().parse().map_err(|_| EnterError::Handle)?;
    // Typed into the upper box by mistake, a passphrase could pass for a name. Without one in the lower box, nothing is sent.
    if passphrase.trim().is_empty() {
        return Err(EnterError::Refused);
    }
    let (master, session) = log_in(&account, passphrase, origin, &step).await?;
    step(Step::Open);
    let bearer = Bearer::new(session.token);
    match open(&account, &master, &session.share_b64, &session.account) {
        Ok((identity, calls)) => Ok(Unlocked { account, session: bearer, identity, paper: None, calls }),
        Err(error) => {
            let _ = api::logout(bearer).await;
            Err(error)
        }
    }
}

/// The master key of a passphrase that the server took, and what the server handed over for it.
pub async fn log_in(
    account: &Account,
    passphrase: &str,
    origin: &str,
    step: impl Fn(Step),
) -> Result<(MasterKey, wire::Session), EnterError> {
    step(Step::Ask);
    let challenge = api::challenge(account.as_ref()).await?;
    let params = params(&challenge.kdf)?;
    let nonce: [u8; 32] = bytes(&challenge.nonce_b64)?;
    step(Step::Derive);
    let master = job::master(passphrase, &params).await?;
    step(Step::LogIn);
    let signature = master.login_key().sign(&nonce, origin, account);
    let session = api::login(&request(account, challenge.nonce_b64, signature)).await?;
    Ok((master, session))
}

/// Logs in with a paper code and opens the member's keys with it.
pub async fn enter_with_paper(
    handle: &str,
    code: PaperCode,
    origin: &str,
    step: impl Fn(Step),
) -> Result<Unlocked, EnterError> {
    let account: Account = handle.trim().to_ascii_lowercase().parse().map_err(|_| EnterError::Handle)?;
    step(Step::Ask);
    let session = log_in_with_paper(&account, &code, origin).await?;
    step(Step::Open);
    let bearer = Bearer::new(session.token);
    let opened = (|| {
        let signing = bytes::<32>(&session.account.keys.signing_b64)?;
        let bundle = BASE64_NOPAD.decode(session.account.bundle_b64.as_bytes()).map_err(|_| EnterError::Strange)?;
        let named = (session.account.keys.recipient.as_str(), &signing);
        Ok((code.open_bundle(&account, named, &bundle)?, calls(&session.account)?))
    })();
    match opened {
        Ok((identity, calls)) => Ok(Unlocked { account, session: bearer, identity, paper: Some(code), calls }),
        Err(error) => {
            let _ = api::logout(bearer).await;
            Err(error)
        }
    }
}

/// What the server hands over for a paper code.
pub async fn log_in_with_paper(account: &Account, code: &PaperCode, origin: &str) -> Result<wire::Session, EnterError> {
    let challenge = api::challenge(account.as_ref()).await?;
    let nonce: [u8; 32] = bytes(&challenge.nonce_b64)?;
    let signature = code.sign_login(&nonce, origin, account);
    api::login_with_paper(&request(account, challenge.nonce_b64, signature)).await.map_err(|error| match error.into() {
        EnterError::Refused => EnterError::PaperRefused,
        other => other,
    })
}

fn request(account: &Account, nonce_b64: String, signature: [u8; 64]) -> wire::LoginRequest {
    wire::LoginRequest { account: account.to_string(), nonce_b64, signature_b64: BASE64_NOPAD.encode(&signature) }
}

fn open(
    account: &Account,
    master: &MasterKey,
    share: &str,
    view: &wire::AccountView,
) -> Result<(vault::identity::MemberIdentity, Vec<vault::id::CallId>), EnterError> {
    let share = Zeroizing::new(bytes::<32>(share)?);
    let signing = bytes::<32>(&view.keys.signing_b64)?;
    let bundle = BASE64_NOPAD.decode(view.bundle_b64.as_bytes()).map_err(|_| EnterError::Strange)?;
    // The name that was typed, not the one that the server sent: a bundle of another account does not open.
    let identity =
        master.open_bundle(&share, account, view.version, (view.keys.recipient.as_str(), &signing), &bundle)?;
    Ok((identity, calls(view)?))
}

fn calls(view: &wire::AccountView) -> Result<Vec<vault::id::CallId>, EnterError> {
    let calls = view.calls.iter().map(|membership| membership.call.parse());
    calls.collect::<Result<_, _>>().map_err(|_| EnterError::Strange)
}

fn params(kdf: &wire::Kdf) -> Result<KdfParams, EnterError> {
    let params = KdfParams { salt: bytes(&kdf.salt_b64)?, memory_kib: kdf.memory_kib, passes: kdf.passes };
    params.check().map_err(EnterError::Kdf)?;
    Ok(params)
}

pub fn bytes<const N: usize>(text: &str) -> Result<[u8; N], EnterError> {
    BASE64_NOPAD.decode(text.as_bytes()).ok().and_then(|bytes| bytes.try_into().ok()).ok_or(EnterError::Strange)
}
