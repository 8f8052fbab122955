//! Which text belongs to which trouble.

use super::{act::NotDone, history::HistoryError};
use crate::text::{key::members, say};

/// A title and a sentence or two.
pub fn not_done(why: NotDone) -> (&'static str, &'static str) {
    let (title, text) = match why {
        NotDone::Root => (members::TROUBLE_ROOT, members::TROUBLE_ROOT_TEXT),
        NotDone::Keys => (members::TROUBLE_KEYS, members::TROUBLE_KEYS_TEXT),
        NotDone::Log => (members::TROUBLE_LOG, members::TROUBLE_LOG_TEXT),
        NotDone::Full => (members::TROUBLE_FULL, members::TROUBLE_FULL_TEXT),
        NotDone::Day => (members::TROUBLE_DAY, members::TROUBLE_DAY_TEXT),
        NotDone::Stale => (members::TROUBLE_STALE, members::TROUBLE_STALE_TEXT),
        NotDone::Document => (members::TROUBLE_DOCUMENT, members::TROUBLE_DOCUMENT_TEXT),
        NotDone::Refused => (members::TROUBLE_REFUSED, members::TROUBLE_REFUSED_TEXT),
        NotDone::Offline => (members::TROUBLE_OFFLINE, members::TROUBLE_OFFLINE_TEXT),
        NotDone::Strange => (members::TROUBLE_STRANGE, members::TROUBLE_STRANGE_TEXT),
    };
    (say(title), say(text))
}

/// The same for the log.
pub fn history(why: HistoryError) -> (&'static str, &'static str) {
    not_done(why.into())
}
