//! The text of a key set: written in one way, and read only if it is what would have been written.

use core::fmt::Write as _;

use base64ct::{Base64Unpadded, Encoding as _};
use time::{Date, Month};

use super::{KeySet, Member, RootPublicKey};
use crate::id::CallId;

const TITLE: &str = "murmuration key set v1";
/// `age1pq1`, 1,216 bytes in Bech32 and its checksum.
const HYBRID_LENGTH: usize = 1_959;
/// `age1`, 32 bytes in Bech32 and its checksum.
const CLASSIC_LENGTH: usize = 62;

/// The key name in the signature line.
pub(super) fn signer(call: &CallId) -> String {
    format!("murmuration/{call}")
}

pub(super) fn write(set: &KeySet) -> String {
    let mut text = format!("{TITLE}\ncall {}\nepoch {}\n", set.call, set.epoch);
    let mut line = |name: &str, value: &dyn core::fmt::Display| {
        writeln!(text, "{name} {value}").expect("a String takes every write");
    };
    match &set.previous {
        Some(digest) => line("previous", digest),
        None => line("previous", &"none"),
    }
    line("not-after", &set.not_after);
    line("root", &Base64Unpadded::encode_string(&set.root.to_bytes()));
    line("recipient", &set.recipient);
    line("classic", &set.classic);
    for member in &set.members {
        let signing = Base64Unpadded::encode_string(&member.signing);
        line("member", &format_args!("{} {} {} {signing}", member.account, member.role, member.recipient_digest));
    }
    line("log", &set.log_head);
    if set.synthetic {
        text.push_str("synthetic\n");
    }
    text
}

pub(super) fn parse(text: &str) -> Option<KeySet> {
    let mut lines = text.lines().peekable();
    lines.next_if_eq(&TITLE)?;
    let mut fact = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ').map(str::to_owned);
    let call = fact("call")?.parse().ok()?;
    let epoch: u32 = fact("epoch")?.parse().ok()?;
    let previous = match fact("previous")?.as_str() {
        "none" => None,
        digest => Some(digest.parse().ok()?),
    };
    let not_after = parse_date(&fact("not-after")?)?;
    let root = RootPublicKey::from_bytes(key(&fact("root")?)?);
    let recipient = fact("recipient")?;
    let classic = fact("classic")?;
    let mut members = Vec::new();
    while let Some(line) = lines.next_if(|line| line.starts_with("member ")) {
        members.push(member(&line["member ".len()..])?);
    }
    let log_head = lines.next()?.strip_prefix("log ")?.parse().ok()?;
    let synthetic = lines.next_if_eq(&"synthetic").is_some();
    let set = KeySet { call, epoch, previous, not_after, root, recipient, classic, members, log_head, synthetic };
    (is_sound(&set) && write(&set) == text).then_some(set)
}

fn member(line: &str) -> Option<Member> {
    let mut words = line.split(' ');
    let member = Member {
        account: words.next()?.parse().ok()?,
        role: words.next()?.parse().ok()?,
        recipient_digest: words.next()?.parse().ok()?,
        signing: key(words.next()?)?,
    };
    words.next().is_none().then_some(member)
}

/// What must hold of the facts together.
fn is_sound(set: &KeySet) -> bool {
    let members = &set.members;
    let mut one_line_each = members.iter().enumerate();
    one_line_each.all(|(at, one)| members[..at].iter().all(|other| other.account != one.account))
        && set.members.iter().any(|member| member.role == crate::role::Role::Keyholder)
        && is_hybrid(&set.recipient)
        && is_recipient(&set.classic, "age1", CLASSIC_LENGTH)
        && set.epoch >= 1
        && (set.epoch == 1) == set.previous.is_none()
}

pub(crate) fn is_hybrid(text: &str) -> bool {
    is_recipient(text, "age1pq1", HYBRID_LENGTH)
}

fn is_recipient(text: &str, prefix: &str, length: usize) -> bool {
    text.len() == length
        && text.starts_with(prefix)
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

fn key(text: &str) -> Option<[u8; 32]> {
    Base64Unpadded::decode_vec(text).ok()?.try_into().ok()
}

/// A day as in `2027-11-22`.
pub(crate) fn parse_date(text: &str) -> Option<Date> {
    let mut numbers = text.splitn(3, '-');
    let year = numbers.next()?.parse().ok()?;
    let month: u8 = numbers.next()?.parse().ok()?;
    let day = numbers.next()?.parse().ok()?;
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}
