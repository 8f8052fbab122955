//! The text of an entry: written in one way, and read only if it is what would have been written.

use base64ct::{Base64Unpadded, Encoding as _};

use super::{Entry, Event, LIMIT};
use crate::key_set::parse_date;

const TITLE: &str = "murmuration log v1";

pub(super) fn write(entry: &Entry) -> String {
    let Entry { call, number, previous, day, by, epoch, event } = entry;
    format!("{TITLE}\ncall {call}\nnumber {number}\nprevious {previous}\nday {day}\nby {by}\nepoch {epoch}\n{event}\n")
}

pub(super) fn write_signed(entry: &Entry, signature: &[u8; 64]) -> String {
    format!("{}signature {}\n", write(entry), Base64Unpadded::encode_string(signature))
}

pub(super) fn parse(text: &str) -> Option<(Entry, [u8; 64])> {
    if text.len() > LIMIT {
        return None;
    }
    let mut lines = text.lines();
    if lines.next()? != TITLE {
        return None;
    }
    let mut fact = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
    let entry = Entry {
        call: fact("call")?.parse().ok()?,
        number: fact("number")?.parse().ok()?,
        previous: fact("previous")?.parse().ok()?,
        day: parse_date(fact("day")?)?,
        by: fact("by")?.parse().ok()?,
        epoch: fact("epoch")?.parse().ok()?,
        event: Event::read(lines.next()?)?,
    };
    let signature = lines.next()?.strip_prefix("signature ")?;
    let signature = Base64Unpadded::decode_vec(signature).ok()?.try_into().ok()?;
    (write_signed(&entry, &signature) == text).then_some((entry, signature))
}
