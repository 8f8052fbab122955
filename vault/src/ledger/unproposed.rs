//! What a keyholder is writing for a release when her desk locks. It is kept in her page, sealed, and sent nowhere.

use core::str::FromStr as _;

use zeroize::Zeroizing;

use super::{
    frame,
    sealed::{SealFileError, seal},
};
use crate::{
    envelope::{Envelope, Kind},
    file,
    hybrid::HybridRecipient,
    id::CallId,
    identity::MemberIdentity,
};

const MAGIC: &[u8; 25] = b"murmuration/1/unproposed\n";

/// Seals words for the release of this number to the member who writes them: nobody else opens it, and a change of the call's key leaves it as it is.
///
/// # Errors
/// [`SealFileError::TooLong`].
pub fn seal_unproposed(
    words: &[u8],
    call: &CallId,
    number: u32,
    member: &MemberIdentity,
) -> Result<Vec<u8>, SealFileError> {
    let plaintext = frame::write(MAGIC, &[call.as_ref().as_bytes(), &number.to_be_bytes(), words]);
    let to = HybridRecipient::from_str(&member.recipient()).map_err(|_| SealFileError::BadRecipient)?;
    Ok(seal(Kind::Proposal, &plaintext, &[to])?.file())
}

/// Opens what [`seal_unproposed`] sealed. `None` if it is for another release or another member.
pub fn open_unproposed(file: &[u8], call: &CallId, number: u32, member: &MemberIdentity) -> Option<Zeroizing<Vec<u8>>> {
    let envelope = Envelope::parse(Kind::Proposal, file).ok()?;
    let plaintext = file::open(&envelope, &[member.recipient_identity()]).ok()?;
    let [of, its, words] = frame::read(MAGIC, &plaintext)?;
    let is_for = of == call.as_ref().as_bytes() && its == number.to_be_bytes();
    is_for.then(|| Zeroizing::new(words.to_vec()))
}
