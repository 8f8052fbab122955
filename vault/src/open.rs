//! From an envelope to what was written, on the screen of someone who holds the call identity.

use age::Identity;
use zeroize::Zeroizing;

use crate::{
    draft::{Attached, Draft},
    envelope::{Envelope, Kind},
    file::{self, FileError},
    id::{CallId, Digest, SubmissionId},
    identities::Identities,
    identity::CallIdentity,
    receipt::ReceiptPublic,
    seal::{AnswerJson, Inside, MAGIC, SealMode, unpad},
};

/// What the server says a file is, or an export of its.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The call it was sent to.
    pub call: CallId,
    /// Its submission id.
    pub id: SubmissionId,
    /// The epoch at sealing.
    pub epoch: u32,
}

/// Why a testimony was not opened. The desk shows such files apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Sealed to another key. Try the key of another epoch.
    #[error("this account is sealed to another key")]
    NotForThisKey,
    /// Not whole, or altered. It cannot be recovered.
    #[error("this account is damaged or was altered on its way")]
    Damaged,
    /// Opened, but written for another call than the server says.
    #[error("this account was written for another call than the server says")]
    WrongCall,
    /// Opened, but another account than the server says.
    #[error("this is another account than the server says")]
    WrongId,
    /// Opened, but sealed in another epoch than the server says.
    #[error("this account was sealed at another time than the server says")]
    WrongEpoch,
}

impl From<FileError> for OpenError {
    fn from(error: FileError) -> Self {
        match error {
            FileError::NotForThisKey => Self::NotForThisKey,
            FileError::Damaged => Self::Damaged,
        }
    }
}

/// An opened testimony.
pub struct Opened {
    /// What was written, with what the survivor allows.
    pub draft: Draft,
    /// What ties it to its call; `None` for a file that a stock age tool sealed.
    pub binding: Option<Binding>,
    /// SHA-256 of the payload, to which records bind.
    pub payload: Digest,
}

/// What a client of ours sealed with the account.
pub struct Binding {
    /// The call and epoch it was written for, and its submission id.
    pub claim: Claim,
    /// Sealed for the offline door: the id follows from the sealed bytes.
    pub offline: bool,
    /// The key set that the survivor's browser verified.
    pub key_set: Digest,
    /// Where answers can be sent, if she took a receipt.
    pub receipt: Option<ReceiptPublic>,
    /// What sealed it.
    pub mode: SealMode,
}

/// Opens a testimony and checks that it is what the server claims.
///
/// # Errors
/// [`OpenError`] says in a sentence what is wrong.
pub fn open(file: &[u8], identity: &CallIdentity, claim: &Claim) -> Result<Opened, OpenError> {
    let envelope = Envelope::parse(Kind::OfflineTestimony, file).map_err(|_| OpenError::Damaged)?;
    let opened = read(&envelope, &[identity.hybrid(), &identity.classic()])?;
    opened.check(claim)?;
    Ok(opened)
}

/// Opens a testimony with whichever key of a file of identities fits. What it is, it says itself ([`Binding::claim`]); whoever was told what
/// it should be compares with [`Opened::check`].
///
/// # Errors
/// [`OpenError::NotForThisKey`] if none fits, [`OpenError::Damaged`].
pub fn open_with(envelope: &Envelope, identities: &Identities) -> Result<Opened, OpenError> {
    read(envelope, &identities.all())
}

impl Opened {
    /// Whether it is what somebody claims, in the order of `FORMAT.md` §3.3. An unbound one may be anything.
    ///
    /// # Errors
    /// [`OpenError::WrongCall`], [`OpenError::WrongId`], [`OpenError::WrongEpoch`].
    pub fn check(&self, claim: &Claim) -> Result<(), OpenError> {
        let Some(binding) = &self.binding else { return Ok(()) };
        let own = &binding.claim;
        if own.call != claim.call {
            return Err(OpenError::WrongCall);
        }
        if own.id != claim.id {
            return Err(OpenError::WrongId);
        }
        // At the offline door a person chose the epoch in a form.
        if own.epoch != claim.epoch && !binding.offline {
            return Err(OpenError::WrongEpoch);
        }
        Ok(())
    }
}

fn read(envelope: &Envelope, identities: &[&dyn Identity]) -> Result<Opened, OpenError> {
    let plaintext = file::open(envelope, identities)?;
    let payload = envelope.payload_sha256();
    if !plaintext.starts_with(MAGIC) {
        return unbound(&plaintext, payload);
    }
    let json = unpad(&plaintext).ok_or(OpenError::Damaged)?;
    let inside: Inside<'_> = serde_json::from_slice(json).map_err(|_| OpenError::Damaged)?;
    let offline = inside.id == SubmissionId::FROM_THE_BYTES;
    let id = if offline { SubmissionId::of_payload(&inside.call, &payload) } else { inside.id };
    let receipt = inside.receipt.map(ReceiptPublic::try_from).transpose().map_err(|_| OpenError::Damaged)?;
    let binding = Binding {
        claim: Claim { call: inside.call, id, epoch: inside.epoch },
        offline,
        key_set: inside.key_set,
        receipt,
        mode: inside.mode,
    };
    let mut draft =
        Draft::new(inside.account, inside.consent.into()).for_questions(inside.questions).with_notes(inside.notes);
    for (question, answer) in inside.answers {
        draft = match answer {
            AnswerJson::One(answer) => draft.with_answer(question, answer),
            AnswerJson::Several(answers) => draft.with_answers(question, answers),
        };
    }
    if let Some(language) = inside.language {
        draft = draft.in_language(language);
    }
    for attached in inside.attachments {
        draft = draft.with_attachment(Attached::from(attached));
    }
    Ok(Opened { draft, binding: Some(binding), payload })
}

/// A text that a stock tool sealed, padded with zero bytes.
fn unbound(plaintext: &[u8], payload: Digest) -> Result<Opened, OpenError> {
    let end = plaintext.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let text = core::str::from_utf8(&plaintext[..end]).map_err(|_| OpenError::Damaged)?;
    let text = Zeroizing::new(text.to_owned());
    Ok(Opened { draft: Draft::new(text.as_str(), crate::draft::Consent::default()), binding: None, payload })
}
