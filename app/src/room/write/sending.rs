//! From a draft to "received": seal, work, send, check.

use vault::{
    draft::Draft,
    id::{Digest, SubmissionId},
    seal::SealError,
    work::header_value,
};

use super::{arrive::Arrived, sealed::Sealed};
use crate::{
    api::{self, ApiError, Submission},
    part::{
        files,
        waiting::{Refused, Wait, Why},
    },
    sealer::{self, NotSealed, Order},
};

/// What is under way; in the order of `review::STEPS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Receipt,
    Seal,
    Token,
    Work,
    Send,
    Check,
}

/// Why an account is not received. In each case the words stay in the box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Write something first.
    Empty,
    /// Send it in two parts.
    TooLong,
    /// The call's recipient can't be sealed to. Tell the organisation.
    Lock,
    /// The Worker did not run. Try again, or another browser.
    Worker,
    /// No answer before anything was sent. Try again.
    Offline,
    /// No answer after the file was sent. Try again: the same file counts once.
    Unsure,
    /// Too many at once. Try again, after so many seconds if the server says them.
    Busy(Option<u32>),
    /// The call takes no more accounts.
    Closed,
    /// There is another key set now. Look who can read, and send again.
    Moved,
    /// The call's key set has run out. Only its keyholder can mend that.
    RunOut,
    /// The server can't store anything just now. Try again, as above.
    NotNow(Option<u32>),
    /// The server could not store it. Try again.
    NotKept,
    /// The server has no room left. Only whoever runs it can mend that.
    Full,
    /// Refused for a reason that sealing anew may mend.
    Refused,
    /// The server stored other bytes than were sent, or says so.
    NotTheSame,
    /// The room is only looked at. Nothing was sealed.
    Preview,
    /// An answer that this version does not know.
    Strange,
    /// A file did not go through; the account was not sent.
    Files(files::Trouble),
}

impl From<NotSealed> for Trouble {
    fn from(why: NotSealed) -> Self {
        match why {
            NotSealed::Unreachable => Self::Offline,
            NotSealed::Failed => Self::Worker,
            NotSealed::Refused(SealError::Empty) => Self::Empty,
            NotSealed::Refused(SealError::TooLong) => Self::TooLong,
            NotSealed::Refused(SealError::BadRecipient) => Self::Lock,
        }
    }
}

impl Trouble {
    /// Whether the sealed file may be stored, so that it must be sent again as it is.
    pub const fn keeps_file(self) -> bool {
        matches!(
            self,
            Self::Offline
                | Self::Unsure
                | Self::Busy(_)
                | Self::NotNow(_)
                | Self::NotKept
                | Self::Full
                | Self::NotTheSame
                | Self::Strange
                | Self::Worker
                | Self::Files(_)
        )
    }

    fn before_sending(error: &ApiError) -> Self {
        match error {
            ApiError::Unreachable => Self::Offline,
            ApiError::Strange => Self::Strange,
            ApiError::Refused { status, code, again } => match (status, code.as_str()) {
                (429, _) | (_, "busy") => Self::Busy(*again),
                (503, _) => Self::NotNow(*again),
                (408 | 502 | 504, _) => Self::Offline,
                (500.., _) => Self::NotKept,
                _ => Self::Strange,
            },
        }
    }

    fn of_sending(error: &ApiError) -> Self {
        match error {
            ApiError::Unreachable => Self::Unsure,
            ApiError::Refused { status, code, again } => match (status, code.as_str()) {
                (_, "wrong-epoch") => Self::Moved,
                (_, "call-closed") | (404, _) => Self::Closed,
                (_, "key-set-expired") => Self::RunOut,
                (_, "storage-full") => Self::Full,
                (429, _) | (_, "busy") => Self::Busy(*again),
                // Proxies answer so, and some of them after they have passed the file on.
                (408 | 502 | 504, _) | (_, "broken-off" | "too-slow") => Self::Unsure,
                (413, _) => Self::TooLong,
                (503, _) => Self::NotNow(*again),
                (500.., _) => Self::NotKept,
                _ => Self::Refused,
            },
            ApiError::Strange => Self::Strange,
        }
    }
}

impl Refused for Trouble {
    const UNSURE: Self = Self::Unsure;

    fn waits(self) -> Option<Wait> {
        match self {
            Self::Busy(asked) => Some(Wait { why: Why::Many, asked }),
            Self::NotNow(asked) => Some(Wait { why: Why::Away, asked }),
            Self::Offline | Self::Unsure | Self::Files(files::Trouble::Offline) => {
                Some(Wait { why: Why::Away, asked: None })
            }
            _ => None,
        }
    }

    fn leaves_open(self) -> bool {
        matches!(self, Self::NotKept | Self::Strange | Self::Worker)
    }
}

/// Seals `draft`, unless `held` is already sealed from it, sends it, and returns only when the server holds those bytes.
pub async fn send(
    arrived: &Arrived,
    draft: &Draft,
    id: SubmissionId,
    held: &mut Option<Sealed>,
    step: impl Fn(Step) + Copy + 'static,
) -> Result<(), Trouble> {
    let sealed = match held.take().filter(|sealed| sealed.is_from(draft, &arrived.keys)) {
        Some(sealed) => held.insert(sealed),
        None => held.insert(seal(arrived, draft, id, step).await?),
    };
    // The token may be too old, if the line was slow: a new one, once.
    let stored = match deliver(arrived, sealed, &step).await? {
        Some(stored) => stored,
        None => deliver(arrived, sealed, &step).await?.ok_or(Trouble::Busy(None))?,
    };
    step(Step::Check);
    if stored == sealed.digest { Ok(()) } else { Err(Trouble::NotTheSame) }
}

/// The digest of what the server stored; `None` if it wants other work. Work that is done serves until then, however often it is sent.
async fn deliver(arrived: &Arrived, sealed: &mut Sealed, step: &impl Fn(Step)) -> Result<Option<Digest>, Trouble> {
    let work = match sealed.work.take() {
        Some(work) => work,
        None => {
            step(Step::Token);
            let asked = api::work().await.map_err(|error| Trouble::before_sending(&error))?;
            step(Step::Work);
            header_value(&asked.token, sealer::solve(&asked.token, asked.difficulty, sealed.digest).await?)
        }
    };
    let work = &*sealed.work.insert(work);
    step(Step::Send);
    let submission = Submission {
        call: &arrived.call,
        id: sealed.id,
        epoch: sealed.epoch,
        receipt: &sealed.receipt_header,
        attachments: &sealed.attachments,
        file: &sealed.file,
    };
    match api::testify(&submission, work).await {
        Ok(stored) => Ok(Some(stored)),
        Err(error) if error.is_status(428) => {
            sealed.work = None;
            Ok(None)
        }
        Err(error) => Err(Trouble::of_sending(&error)),
    }
}

async fn seal(
    arrived: &Arrived,
    draft: &Draft,
    id: SubmissionId,
    step: impl Fn(Step) + 'static,
) -> Result<Sealed, Trouble> {
    if draft.account().trim().is_empty() {
        return Err(Trouble::Empty);
    }
    step(Step::Receipt);
    let (keys, installation) = (&arrived.keys, arrived.installation.as_str());
    let order = Order { draft, keys, id, installation, today: arrived.today };
    let sealed = sealer::seal(&order, move || step(Step::Seal)).await?;
    Ok(Sealed::new(sealed, draft, id, keys))
}
