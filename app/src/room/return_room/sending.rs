//! From what she typed to "received": sealed for both sides, signed, sent once.

use vault::{
    entry::{Content, Place, SealedEntry, seal_entry},
    id::Digest,
    seal::SealError,
};
use zeroize::Zeroizing;

use super::arrive::Known;
use crate::{
    api::{self, ApiError},
    part::waiting::{Refused, Wait, Why},
};

/// Why it is not received. In each case what she typed stays where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Write something first.
    Empty,
    /// Send it in two parts.
    TooLong,
    /// The call's recipient can't be sealed to. Tell the organisation.
    Lock,
    /// No answer after it was sent. Try again: it counts once.
    Unsure,
    /// Too many at once. Try again, after so many seconds if the server says them.
    Busy(Option<u32>),
    /// Something else came first, from another tab or from a reader. Look, and send again.
    Moved,
    /// There is another key set now. Look, and send again.
    Readers,
    /// The conversation is as long as it may be.
    Full,
    /// Taken back in the meantime: there is nothing any more to add to.
    Withdrawn,
    /// The call takes nothing more.
    Closed,
    /// The server can't store anything just now. Try again, as above.
    NotNow(Option<u32>),
    /// The server could not store it. Try again.
    NotKept,
    /// Refused for a reason that sealing anew may mend.
    Refused,
    /// The server stored other bytes than were sent, or says so.
    NotTheSame,
    /// An answer that this version does not know.
    Strange,
}

impl From<SealError> for Trouble {
    fn from(error: SealError) -> Self {
        match error {
            SealError::Empty => Self::Empty,
            SealError::TooLong => Self::TooLong,
            SealError::BadRecipient => Self::Lock,
        }
    }
}

impl From<ApiError> for Trouble {
    fn from(error: ApiError) -> Self {
        let ApiError::Refused { status, code, again } = error else {
            return if error == ApiError::Unreachable { Self::Unsure } else { Self::Strange };
        };
        match (status, code.as_str()) {
            (_, "return-counter") => Self::Moved,
            (_, "wrong-epoch") => Self::Readers,
            (_, "thread-full") => Self::Full,
            (_, "withdrawn" | "no-receipt") => Self::Withdrawn,
            (_, "call-closed" | "key-set-expired") => Self::Closed,
            (429, _) | (_, "busy") => Self::Busy(again),
            // Proxies answer so, and some of them after they have passed it on.
            (408 | 502 | 504, _) | (_, "broken-off" | "too-slow") => Self::Unsure,
            (413, _) => Self::TooLong,
            (503, _) => Self::NotNow(again),
            (500.., _) => Self::NotKept,
            _ => Self::Refused,
        }
    }
}

impl Trouble {
    /// Whether it may be stored, so that it must be sent again as it is.
    const fn keeps_file(self) -> bool {
        matches!(
            self,
            Self::Unsure | Self::Busy(_) | Self::NotNow(_) | Self::NotKept | Self::NotTheSame | Self::Strange
        )
    }
}

impl Refused for Trouble {
    const UNSURE: Self = Self::Unsure;

    fn waits(self) -> Option<Wait> {
        match self {
            Self::Busy(asked) => Some(Wait { why: Why::Many, asked }),
            Self::NotNow(asked) => Some(Wait { why: Why::Away, asked }),
            Self::Unsure => Some(Wait { why: Why::Away, asked: None }),
            _ => None,
        }
    }

    fn leaves_open(self) -> bool {
        matches!(self, Self::NotKept | Self::Strange)
    }
}

/// A sealed entry, ready to be sent as often as it takes.
pub struct Held {
    entry: SealedEntry,
    /// Digest of what it was made from. Never leaves this page.
    made_from: Digest,
}

/// Seals `content`, unless `held` is already sealed from it for the same place, sends it, and returns only when the server has it.
pub async fn send(known: &Known, content: &Content, held: &mut Option<Held>) -> Result<(), Trouble> {
    let made_from = mark(known, content);
    let sealed = match held.take().filter(|held| held.made_from == made_from) {
        Some(again) => held.insert(again),
        None => held.insert(Held { entry: seal(known, content)?, made_from }),
    };
    let outcome = deliver(known, &sealed.entry).await;
    if !outcome.is_err_and(Trouble::keeps_file) {
        *held = None;
    }
    outcome
}

fn seal(known: &Known, content: &Content) -> Result<SealedEntry, SealError> {
    let place = Place {
        keys: &known.keys,
        id: known.id,
        survivor: &known.receipt.public().recipient,
        counter: known.counter + 1,
    };
    seal_entry(content, &place, &known.receipt)
}

async fn deliver(known: &Known, entry: &SealedEntry) -> Result<(), Trouble> {
    let stored = api::return_entry(&known.receipt, &known.here.origin, known.id, known.keys.set().epoch, entry).await?;
    if stored == entry.digest() { Ok(()) } else { Err(Trouble::NotTheSame) }
}

/// Takes the account back. The answer is the same however often it is asked.
pub async fn withdraw(known: &Known) -> Result<(), Trouble> {
    match api::withdraw(&known.receipt, &known.here.origin, known.id, known.counter + 1).await {
        Err(ApiError::Refused { code, .. }) if code == "withdrawn" => Ok(()),
        outcome => Ok(outcome?),
    }
}

fn mark(known: &Known, content: &Content) -> Digest {
    let (kind, text, consent) = match content {
        Content::Message(text) => (b'm', text.as_str(), [0; 3]),
        Content::Addition(text) => (b'a', text.as_str(), [0; 3]),
        Content::Consent(consent) => (b'c', "", [consent.count, consent.quote, consent.contact].map(u8::from)),
    };
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len() + 48));
    bytes.extend_from_slice(&known.keys.digest().to_bytes());
    bytes.extend_from_slice(&known.counter.to_be_bytes());
    bytes.push(kind);
    bytes.extend_from_slice(&consent);
    bytes.extend_from_slice(text.as_bytes());
    Digest::of(&bytes)
}
