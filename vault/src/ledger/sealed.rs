//! Releases sealed to members.

use core::str::FromStr as _;

use age::Recipient;
use rand_core::{CryptoRng, RngCore};
use zeroize::Zeroizing;

use super::frame;
use crate::{
    envelope::{Envelope, Kind},
    file::{self, FileError},
    hybrid::{HybridIdentity, HybridRecipient},
    id::{Account, Digest},
    key_set::SignedKeySet,
};

const RELEASE: &[u8; 22] = b"murmuration/1/release\n";

/// Why something of a release was not sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealFileError {
    /// The recipients are not those of the key set's members. Fetch the members again.
    #[error("the members' keys are not those of the list of keys in force")]
    OtherMembers,
    /// More than such a file may hold.
    #[error("it is longer than one sealed file can hold")]
    TooLong,
    /// A recipient can't be sealed to.
    #[error("a key is damaged; ask a keyholder to look at the keys")]
    BadRecipient,
}

/// Why a sealed file of a release was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenFileError {
    /// Sealed to another key. Try the key of another epoch.
    #[error("this file is sealed to another key")]
    NotForThisKey,
    /// Not whole, or altered.
    #[error("this file is damaged or was altered on its way")]
    Damaged,
}

impl From<FileError> for OpenFileError {
    fn from(error: FileError) -> Self {
        match error {
            FileError::NotForThisKey => Self::NotForThisKey,
            FileError::Damaged => Self::Damaged,
        }
    }
}

/// 32 random bytes for a [`commitment`](super::commitment).
pub fn draw_nonce(rng: &mut (impl RngCore + CryptoRng)) -> [u8; 32] {
    let mut nonce = [0; 32];
    rng.fill_bytes(&mut nonce);
    nonce
}

pub(super) fn seal(kind: Kind, plaintext: &[u8], to: &[HybridRecipient]) -> Result<Envelope, SealFileError> {
    if crate::envelope::payload_size(plaintext.len() as u64) > kind.payload_limit() {
        return Err(SealFileError::TooLong);
    }
    let to: Vec<&dyn Recipient> = to.iter().map(|one| one as &dyn Recipient).collect();
    Ok(file::seal_to_all(kind, plaintext, &to))
}

/// Seals a signed release, with the nonce of its commitment, to every member of a verified key set. `recipients` are the accounts' hybrid recipients
/// (`age1pq1…`); each must be the one that the key set has the digest of.
///
/// # Errors
/// [`SealFileError`].
pub fn seal_release(
    release: &[u8],
    nonce: &[u8; 32],
    keys: &SignedKeySet,
    recipients: &[(Account, String)],
) -> Result<Vec<u8>, SealFileError> {
    let of = |account: &Account| recipients.iter().find(|(name, _)| name == account).map(|(_, recipient)| recipient);
    let members = keys.set().members.iter().map(|member| {
        let recipient = of(&member.account).filter(|recipient| member.has_recipient(recipient));
        let recipient = recipient.ok_or(SealFileError::OtherMembers)?;
        HybridRecipient::from_str(recipient).map_err(|_| SealFileError::BadRecipient)
    });
    let members = members.collect::<Result<Vec<_>, _>>()?;
    Ok(seal(Kind::Release, &frame::write(RELEASE, &[nonce, release]), &members)?.file())
}

/// A sealed release that was opened. Believe it only after its own signatures, and the entry of the ledger, were verified.
pub struct OpenedRelease {
    /// What `themes::release::SignedRelease` reads.
    pub release: Zeroizing<Vec<u8>>,
    /// Of its commitment.
    pub nonce: [u8; 32],
    /// SHA-256 of the file: what the entry names.
    pub file: Digest,
}

/// Opens a sealed release with a member's own key.
///
/// # Errors
/// [`OpenFileError`].
pub fn open_release(file: &[u8], member: &HybridIdentity) -> Result<OpenedRelease, OpenFileError> {
    let envelope = Envelope::parse(Kind::Release, file).map_err(|_| OpenFileError::Damaged)?;
    let plaintext = file::open(&envelope, &[member])?;
    let [nonce, release] = frame::read(RELEASE, &plaintext).ok_or(OpenFileError::Damaged)?;
    let nonce = nonce.try_into().map_err(|_| OpenFileError::Damaged)?;
    Ok(OpenedRelease { release: Zeroizing::new(release.to_vec()), nonce, file: envelope.sha256() })
}
