//! What each kind of sealed thing may look like.

use base64ct::{Base64Unpadded, Encoding as _};

use super::{Refusal, payload_size, small_order::is_small_order};
use crate::{
    header::Stanza,
    padding::{SizeClass, padme},
};

/// age's hybrid recipient type.
pub(crate) const HYBRID: &str = "mlkem768x25519";
/// age's classic recipient type.
pub(crate) const CLASSIC: &str = "X25519";
const HYBRID_SHARE: usize = 1_120;
const CLASSIC_SHARE: usize = 32;
/// A wrapped file key: 16 bytes and a tag.
const WRAPPED_FILE_KEY: usize = 32;
const GREASE_LIMIT: usize = 512;
const ONE_RECIPIENT_HEADER: usize = 4_096;
const RELEASE_RECIPIENTS: usize = 256;
/// A hybrid stanza takes 1,557 bytes in a header.
const RELEASE_HEADER: usize = 128 + RELEASE_RECIPIENTS * 1_560;
/// Plaintext bytes of a wrapped secret.
pub(crate) const WRAP_BYTES: u64 = 1_024;
const RELEASE_LIMIT: u64 = 16 * 1_048_576;
const ATTACHMENT_LIMIT: u64 = 100 * 1_048_576;
/// The most attachments of one account.
pub const MOST_ATTACHMENTS: usize = 10;

/// The kinds of sealed things. Each has its stanza rule and its sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An account, sealed online to a call.
    Testimony,
    /// An account, sealed by a stock age tool and uploaded.
    OfflineTestimony,
    /// What moderators made of a testimony.
    Record,
    /// A message between a moderator and a survivor.
    Message,
    /// A later addition to an account, or a change of consent.
    Amendment,
    /// A secret of a call, sealed to one member.
    Wrap,
    /// A data set, sealed to researchers.
    Release,
    /// A photo, letter or recording.
    Attachment,
    /// A release on its way to the second member.
    Proposal,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Testimony,
        Self::OfflineTestimony,
        Self::Record,
        Self::Message,
        Self::Amendment,
        Self::Wrap,
        Self::Release,
        Self::Attachment,
        Self::Proposal,
    ];

    /// The largest header, in bytes.
    pub const fn header_limit(self) -> usize {
        match self {
            Self::Release => RELEASE_HEADER,
            _ => ONE_RECIPIENT_HEADER,
        }
    }

    /// The largest payload, in bytes.
    pub const fn payload_limit(self) -> u64 {
        payload_size(match self {
            Self::Wrap => WRAP_BYTES,
            Self::Release | Self::Proposal => RELEASE_LIMIT,
            Self::Attachment => ATTACHMENT_LIMIT,
            _ => SizeClass::Large.bytes() as u64,
        })
    }

    /// The largest file, in bytes: what a door reads at most.
    pub const fn limit(self) -> u64 {
        self.header_limit() as u64 + self.payload_limit()
    }

    pub(super) fn allows_size(self, plaintext: u64) -> bool {
        match self {
            Self::Wrap => plaintext == WRAP_BYTES,
            Self::Release | Self::Attachment | Self::Proposal => padme(plaintext) == plaintext,
            _ => SizeClass::from_bytes(plaintext).is_some(),
        }
    }

    pub(crate) fn check_recipients(self, stanzas: &[Stanza]) -> Result<(), Refusal> {
        let offline = self == Self::OfflineTestimony;
        let (grease, recipients): (Vec<_>, Vec<_>) =
            stanzas.iter().partition(|stanza| stanza.kind.ends_with("-grease"));
        let most = if self == Self::Release { RELEASE_RECIPIENTS } else { 1 };
        for stanza in &recipients {
            match stanza.kind.as_str() {
                HYBRID => check_shape(stanza, HYBRID_SHARE)?,
                CLASSIC if offline => check_shape(stanza, CLASSIC_SHARE)?,
                _ => return Err(Refusal::RecipientType),
            }
        }
        if !(1..=most).contains(&recipients.len()) {
            return Err(Refusal::RecipientCount);
        }
        let grease_allowed = usize::from(offline);
        if grease.len() > grease_allowed || grease.iter().any(|stanza| is_bulky(stanza)) {
            return Err(Refusal::Grease);
        }
        Ok(())
    }
}

fn is_bulky(stanza: &Stanza) -> bool {
    let arguments: usize = stanza.args.iter().map(|argument| argument.len() + 1).sum();
    stanza.kind.len() + arguments + stanza.body.len() > GREASE_LIMIT
}

fn check_shape(stanza: &Stanza, share_bytes: usize) -> Result<(), Refusal> {
    let [share] = stanza.args.as_slice() else {
        return Err(Refusal::RecipientShape);
    };
    let share = Base64Unpadded::decode_vec(share).map_err(|_| Refusal::NotCanonical)?;
    if share.len() != share_bytes || stanza.body.len() != WRAPPED_FILE_KEY {
        return Err(Refusal::RecipientShape);
    }
    // Both types end in their X25519 share.
    if is_small_order(&share[share_bytes - CLASSIC_SHARE..]) {
        return Err(Refusal::SmallOrder);
    }
    Ok(())
}
