//! Replacing a header: the same file key under another recipient. The payload is not touched, and need not be there.

use std::str::FromStr as _;

use age::Identity;
use age_core::format::{FileKey, Stanza};

use crate::{
    envelope::Kind,
    file::{FileError, header_for},
    header::Header,
    hybrid::HybridRecipient,
    identity::CallIdentity,
};

/// Opens an old header with the old call identity and writes one for the new recipient: one stanza, no grease, a new MAC.
///
/// # Errors
/// [`FileError::NotForThisKey`] if the old header is for somebody else; [`FileError::Damaged`] if it is no header, its MAC is wrong,
/// or `to` is no hybrid recipient.
pub fn reseal_header(old: &[u8], from: &CallIdentity, to: &str) -> Result<Vec<u8>, FileError> {
    let to = HybridRecipient::from_str(to).map_err(|_| FileError::Damaged)?;
    let file_key = file_key(old, from)?;
    Ok(header_for(&to, &file_key).bytes().to_vec())
}

/// Whether a header can be opened with `identity` and its MAC is right: what a second member's client checks after a re-seal.
///
/// # Errors
/// As [`reseal_header`].
pub fn verify_header(header: &[u8], identity: &CallIdentity) -> Result<(), FileError> {
    file_key(header, identity).map(drop)
}

fn file_key(header: &[u8], identity: &CallIdentity) -> Result<FileKey, FileError> {
    let header = Header::parse(header, Kind::OfflineTestimony.header_limit()).map_err(|_| FileError::Damaged)?;
    let stanzas: Vec<Stanza> = header
        .stanzas()
        .iter()
        .map(|stanza| Stanza { tag: stanza.kind.clone(), args: stanza.args.clone(), body: stanza.body.clone() })
        .collect();
    let classic = identity.classic();
    let identities: [&dyn Identity; 2] = [identity.hybrid(), &classic];
    let file_key = identities
        .into_iter()
        .find_map(|identity| identity.unwrap_stanzas(&stanzas))
        .ok_or(FileError::NotForThisKey)?
        .map_err(|_| FileError::Damaged)?;
    if header.is_authentic(&file_key) { Ok(file_key) } else { Err(FileError::Damaged) }
}
