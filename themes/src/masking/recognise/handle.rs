//! What somebody is called on a platform: "@wren_ash", "u/wrenash", "my Instagram is wren.ash".

use crate::masking::{Kind, Reason, Strength, found::Found, page::Page};

const PLATFORMS: &[&str] = &[
    "instagram",
    "insta",
    "ig",
    "twitter",
    "snapchat",
    "snap",
    "tiktok",
    "discord",
    "facebook",
    "fb",
    "telegram",
    "reddit",
    "skype",
    "xbox",
    "psn",
    "kik",
    "tumblr",
    "mastodon",
    "bluesky",
    "threads",
    "youtube",
    "twitch",
];
const NAMES: &[&str] = &["username", "handle", "gamertag", "user", "screenname", "account", "tag", "id"];

pub fn at(page: &Page<'_>, index: usize) -> Option<Found> {
    let word = page.words.get(index)?;
    let gap = page.gap(index);
    // After a letter or its dot it is an email address.
    let sign = gap.ends_with('@') && (index == 0 || !matches!(gap, "@" | ".@"));
    let before = index.checked_sub(1);
    let reddit = before.filter(|at| gap == "/" && matches!(page.lower(*at), "u" | "user") && page.begins(*at));
    let reddit = reddit.and_then(|at| page.words.get(at)).map(|word| word.start);
    if let Some(start) = sign.then(|| word.start - 1).or(reddit) {
        let end = end_of(page, word.start);
        let long = end - word.start >= 2;
        return long.then(|| found(page, start, word.start, end, Reason::Form, Strength::Strong));
    }
    let said = introduced(page, index)?;
    let end = end_of(page, word.start);
    let written = page.text.get(word.start..end)?;
    // An ordinary word after "is" is no name; one with a digit or a mark within is, or one that stands after "username".
    let marked = written.contains(['_', '.']) || written.chars().any(|character| character.is_ascii_digit());
    let alone = !page.spaced(index) || !page.spaced(index + 1);
    let named = said == Said::Name && word.lower.len() >= 4 && alone;
    (end - word.start >= 3 && (marked || named))
        .then(|| found(page, word.start, word.start, end, Reason::WordsBeside, Strength::Strong))
}

#[derive(PartialEq)]
enum Said {
    Platform,
    Name,
}

/// Whether the words before say that the name on a platform follows: "snapchat:", "my insta name is", "username was".
fn introduced(page: &Page<'_>, index: usize) -> Option<Said> {
    let gap = page.gap(index);
    let colon = gap.trim() == ":" || gap.trim() == "-";
    let verb = matches!(page.lower(index.checked_sub(1)?), "is" | "was" | "as") && page.spaced(index);
    if !colon && !verb {
        return None;
    }
    let last = if verb { index.checked_sub(2)? } else { index - 1 };
    let name = page.lower(last);
    let before = last.checked_sub(1).map_or("", |at| page.lower(at));
    let on_platform = PLATFORMS.contains(&name) || page.says_before(last, 4, PLATFORMS);
    if matches!(name, "username" | "handle" | "gamertag")
        || NAMES.contains(&name) && on_platform
        || before == "user" && name == "name"
    {
        return Some(Said::Name);
    }
    on_platform.then_some(Said::Platform)
}

/// Byte after the last letter, digit, underscore or inner dot.
fn end_of(page: &Page<'_>, start: usize) -> usize {
    let rest = page.text.get(start..).unwrap_or("");
    let fits = |character: &char| character.is_alphanumeric() || matches!(character, '_' | '.' | '-');
    let name: usize = rest.chars().take(60).take_while(fits).map(char::len_utf8).sum();
    start + rest.get(..name).unwrap_or("").trim_end_matches(['.', '-']).len()
}

fn found(page: &Page<'_>, start: usize, name: usize, end: usize, reason: Reason, strength: Strength) -> Found {
    let key = page.text.get(name..end).unwrap_or("").to_lowercase();
    Found::numbered(start..end, Kind::Handle, reason, strength, key)
}
