//! A call's secrets, each sealed to one member.

use zeroize::Zeroizing;

use crate::{
    envelope::{Envelope, Kind, WRAP_BYTES},
    file::{self, FileError},
    hybrid::{HybridIdentity, HybridRecipient},
    id::CallId,
    identity::{CallIdentity, RootKey},
};

const MAGIC: &[u8; 19] = b"murmuration/1/wrap\n";
const ROOT: u8 = 1;
const CALL: u8 = 2;

/// What can be wrapped.
pub enum Secret {
    /// The call identity of an epoch.
    Call(CallIdentity),
    /// The call's root key.
    Root(RootKey),
}

/// Seals a secret of `call` to one member. `FORMAT.md` §6 describes the 1,024 bytes inside.
pub fn wrap_secret(secret: &Secret, call: &CallId, to: &HybridRecipient) -> Vec<u8> {
    let mut plaintext = Zeroizing::new(Vec::with_capacity(WRAP_BYTES as usize));
    plaintext.extend_from_slice(MAGIC);
    let name = call.as_ref().as_bytes();
    plaintext.push(u8::try_from(name.len()).expect("names of calls have at most 40 bytes"));
    plaintext.extend_from_slice(name);
    match secret {
        Secret::Root(root) => {
            plaintext.push(ROOT);
            plaintext.extend_from_slice(&0_u32.to_be_bytes());
            plaintext.extend_from_slice(root.seed());
        }
        Secret::Call(identity) => {
            let (hybrid, classic) = identity.seeds();
            plaintext.push(CALL);
            plaintext.extend_from_slice(&identity.epoch.to_be_bytes());
            plaintext.extend_from_slice(hybrid);
            plaintext.extend_from_slice(classic);
        }
    }
    plaintext.resize(WRAP_BYTES as usize, 0);
    file::seal(Kind::Wrap, &plaintext, to).file()
}

/// Opens a secret of `call`.
///
/// # Errors
/// [`FileError::NotForThisKey`] if it was sealed to somebody else, [`FileError::Damaged`] if it is no secret of this call.
pub fn open_wrap(wrapped: &[u8], identity: &HybridIdentity, call: &CallId) -> Result<Secret, FileError> {
    let envelope = Envelope::parse(Kind::Wrap, wrapped)?;
    let plaintext = file::open(&envelope, &[identity])?;
    read(&plaintext, call).ok_or(FileError::Damaged)
}

fn read(plaintext: &[u8], call: &CallId) -> Option<Secret> {
    let (length, rest) = plaintext.strip_prefix(MAGIC)?.split_first()?;
    let (name, rest) = rest.split_at_checked(usize::from(*length))?;
    if name != call.as_ref().as_bytes() {
        return None;
    }
    let (kind, rest) = rest.split_first()?;
    let (epoch, rest) = rest.split_first_chunk::<4>()?;
    let (first, rest) = rest.split_first_chunk::<32>()?;
    match *kind {
        ROOT => Some(Secret::Root(RootKey::from_seed(first))),
        CALL => {
            let (classic, _) = rest.split_first_chunk::<32>()?;
            Some(Secret::Call(CallIdentity::from_seeds(u32::from_be_bytes(*epoch), first, classic)))
        }
        _ => None,
    }
}
