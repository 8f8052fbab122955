//! Why there is no box, or why an account is not received: a title, and what to do about it.

use vault::key_set::KeySetError;

use super::{arrive::Refusal, sending::Trouble};
use crate::{
    part,
    text::{
        Key,
        key::{files, preview, sending, write},
    },
};

pub const fn refusal(why: &Refusal) -> (Key, Key) {
    match why {
        Refusal::NoSuchCall => (write::NO_SUCH_CALL, write::NO_SUCH_CALL_TEXT),
        Refusal::DamagedLink => (write::DAMAGED_LINK, write::DAMAGED_LINK_TEXT),
        Refusal::Keys(KeySetError::WrongRoot) => (write::WRONG_ROOT, write::WRONG_ROOT_TEXT),
        Refusal::Keys(KeySetError::Expired) => (write::EXPIRED, write::EXPIRED_TEXT),
        Refusal::Keys(KeySetError::Rollback | KeySetError::Fork | KeySetError::NotNext) => {
            (write::ROLLED_BACK, write::ROLLED_BACK_TEXT)
        }
        Refusal::Keys(_) => (write::BAD_KEYS, write::BAD_KEYS_TEXT),
        Refusal::Document => (write::BAD_DOCUMENT, write::BAD_DOCUMENT_TEXT),
        Refusal::Closed => (write::CLOSED, write::CLOSED_TEXT),
        Refusal::Offline => (write::OFFLINE, write::OFFLINE_TEXT),
        Refusal::Strange => (write::STRANGE, write::STRANGE_TEXT),
    }
}

pub const fn trouble(why: &Trouble) -> (Key, Key) {
    match why {
        Trouble::Empty => (sending::EMPTY, sending::EMPTY_TEXT),
        Trouble::TooLong => (sending::TOO_LONG, sending::TOO_LONG_TEXT),
        Trouble::Lock => (sending::LOCK, sending::LOCK_TEXT),
        Trouble::Worker => (sending::WORKER, sending::WORKER_TEXT),
        Trouble::Offline => (sending::OFFLINE, sending::OFFLINE_TEXT),
        Trouble::Unsure => (sending::UNSURE, sending::UNSURE_TEXT),
        Trouble::Busy(_) => (sending::BUSY, sending::BUSY_TEXT),
        Trouble::Closed => (sending::CLOSED, sending::CLOSED_TEXT),
        Trouble::RunOut => (sending::RUN_OUT, sending::RUN_OUT_TEXT),
        Trouble::NotKept | Trouble::NotNow(_) => (sending::NOT_KEPT, sending::NOT_KEPT_TEXT),
        Trouble::Full => (sending::FULL, sending::FULL_TEXT),
        Trouble::Moved => (sending::MOVED, sending::MOVED_TEXT),
        Trouble::Refused => (sending::REFUSED, sending::REFUSED_TEXT),
        Trouble::NotTheSame => (sending::NOT_THE_SAME, sending::NOT_THE_SAME_TEXT),
        Trouble::Files(why) => (files::TROUBLE, part::files::trouble(*why)),
        Trouble::Preview => (preview::NOT_SENT, preview::NOT_SENT_TEXT),
        Trouble::Strange => (sending::STRANGE, sending::STRANGE_TEXT),
    }
}
