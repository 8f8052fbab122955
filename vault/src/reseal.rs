//! Replacing a header: the same file key under another recipient. The payload is not touched, and need not be there.

use std::str::FromStr as _;

use age::{Identity, secrecy::ExposeSecret as _};
use age_core::format::{FileKey, Stanza};

use crate::{
    envelope::Kind,
    file::{FileError, header_for},
    header::Header,
    hybrid::HybridRecipient,
    id::{Account, Digest},
    identity::{CallIdentity, MemberIdentity},
    key_set::SignedKeySet,
    replacement::{
        Compact, Quarantined, Replacement, Verdict, Waiting, is_signed, replacement_message, verdicts_message,
    },
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

/// A member who holds every identity that is still in use, and what she does with headers.
pub struct Resealer<'a> {
    keys: &'a SignedKeySet,
    to: HybridRecipient,
    identities: &'a [CallIdentity],
    in_force: &'a CallIdentity,
    member: &'a MemberIdentity,
}

impl<'a> Resealer<'a> {
    /// `keys` is the verified key set in force, `identities` are hers, that of `keys` among them.
    ///
    /// # Errors
    /// [`FileError::NotForThisKey`] if she has not the identity of `keys`, or is no member who may open.
    pub fn new(
        keys: &'a SignedKeySet,
        identities: &'a [CallIdentity],
        account: &Account,
        member: &'a MemberIdentity,
    ) -> Result<Self, FileError> {
        let to = HybridRecipient::from_str(&keys.set().recipient).map_err(|_| FileError::Damaged)?;
        let is_member = keys.set().member(account).is_some_and(|line| line.role.may_open() && member.is(line));
        let in_force = identities.iter().find(|identity| identity.recipients().0 == keys.set().recipient);
        let in_force = in_force.filter(|_| is_member).ok_or(FileError::NotForThisKey)?;
        Ok(Self { keys, to, identities, in_force, member })
    }

    /// The header that takes the place of one that any of her identities opens.
    ///
    /// # Errors
    /// As [`reseal_header`].
    pub fn replace(&self, waiting: &Waiting) -> Result<Replacement, FileError> {
        let file_key = self.file_key(&waiting.header)?;
        let new = header_for(&self.to, &file_key);
        let new = Compact::of(new.bytes()).ok_or(FileError::Damaged)?;
        let old = Digest::of(&waiting.header);
        let message = replacement_message(&self.keys.set().call, self.in_force.epoch, old, new.digest());
        let signature = self.member.sign(&message);
        Ok(Replacement { piece: waiting.piece, old, new, signature })
    }

    /// Whether what somebody else did is right: signed by her, opens for the identity in force, and over the file key of the header
    /// before. A MAC alone would not do: whoever makes up a file key makes a right MAC with it.
    pub fn verdict(&self, quarantined: &Quarantined) -> Verdict {
        let new = quarantined.new.digest();
        Verdict { piece: quarantined.piece, new, is_right: self.is_right(quarantined, new) }
    }

    fn is_right(&self, quarantined: &Quarantined, new: Digest) -> bool {
        let call = &self.keys.set().call;
        let message = replacement_message(call, self.in_force.epoch, Digest::of(&quarantined.old), new);
        let keys = (file_key(&quarantined.new.header(), self.in_force), self.file_key(&quarantined.old));
        let same = matches!(keys, (Ok(new), Ok(old)) if new.expose_secret() == old.expose_secret());
        same && is_signed(self.keys, &quarantined.by, &message, &quarantined.signature)
    }

    /// The signature over a list of verdicts, as bytes.
    pub fn sign_verdicts(&self, body: &[u8]) -> [u8; 64] {
        self.member.sign(&verdicts_message(&self.keys.set().call, self.in_force.epoch, Digest::of(body)))
    }

    fn file_key(&self, header: &[u8]) -> Result<FileKey, FileError> {
        let tried = self.identities.iter().map(|identity| file_key(header, identity));
        let fitting = tried.into_iter().find(|outcome| !matches!(outcome, Err(FileError::NotForThisKey)));
        fitting.unwrap_or(Err(FileError::NotForThisKey))
    }
}
