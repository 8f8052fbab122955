//! Email addresses, written as usual or spelled: "wren dot ash at example dot org".

use crate::masking::{
    Kind, Reason, Strength,
    found::Found,
    page::{Page, is_blank},
};

/// Last parts of addresses that people spell.
pub const ENDINGS: &[&str] =
    &["com", "uk", "org", "net", "co", "info", "io", "gov", "nhs", "ac", "cymru", "wales", "scot", "eu"];

/// Most words that are looked at before the sign, and after it: a name has at most 64 characters (RFC 5321, section 4.5.3.1).
const MOST: usize = 64;

/// Finds the address whose "@" stands before the word.
pub fn at(page: &Page<'_>, index: usize) -> Option<Found> {
    let (before, first_of_domain, spelled) = sign(page, index)?;
    let mut last = first_of_domain;
    let mut dots = 0;
    for _ in 0..MOST {
        let Some((next, dot)) = joint(page, last, spelled) else { break };
        dots += usize::from(dot);
        last = next;
    }
    let first = name_from(page, before, spelled);
    let written = spelled || page.words.get(last).is_some_and(|word| word.lower.len() >= 2);
    let ends = !spelled || page.words.get(last).is_some_and(|word| ENDINGS.contains(&word.owner()));
    // "a picture at example.org/wren" is a web address with a preposition before it.
    let bare_word = page.spaced(first_of_domain);
    let page_follows = page.gap(last + 1).starts_with('/') || page.lower(first_of_domain) == "www";
    if bare_word && page_follows || dots == 0 || !written || !ends {
        return None;
    }
    let words = page.words.get(first..=last)?;
    let range = words.first()?.start..words.last()?.owner_end(page.text);
    let key: String = words.iter().map(|word| word.owner()).filter(|lower| !matches!(*lower, "at" | "dot")).collect();
    let reason = if spelled { Reason::Spelled } else { Reason::Form };
    Some(Found::numbered(range, Kind::Email, reason, Strength::Strong, key))
}

/// The words before and after the sign that stands before `index`, and whether it is spelled.
fn sign(page: &Page<'_>, index: usize) -> Option<(usize, usize, bool)> {
    let gap = page.gap(index);
    let before = index.checked_sub(1)?;
    if bare(gap) == "@" {
        return Some((before, index, gap != "@"));
    }
    let is_spelled = page.lower(index) == "at" && wraps(gap) && wraps(page.gap(index + 1));
    is_spelled.then_some((before, index + 1, true))
}

/// The next word of the domain, and whether a dot joins it.
fn joint(page: &Page<'_>, last: usize, spelled: bool) -> Option<(usize, bool)> {
    let next = last + 1;
    page.words.get(next)?;
    let gap = page.gap(next);
    if gap == "." || spelled && bare(gap) == "." && !gap.ends_with(is_blank) {
        return Some((next, true));
    }
    if gap.is_empty() || gap == "-" {
        return Some((next, false));
    }
    let dot = page.lower(next) == "dot" && wraps(gap) && wraps(page.gap(next + 1));
    (dot && next + 1 < page.words.len()).then_some((next + 1, true))
}

/// Where the part before the sign begins, if `last` is its last word.
fn name_from(page: &Page<'_>, last: usize, spelled: bool) -> usize {
    let mut first = last;
    for _ in 0..MOST {
        let gap = page.gap(first);
        let glued = first > 0 && gap.len() <= 2 && gap.chars().all(|mark| ".-_+%".contains(mark));
        let joined = spelled && first > 1 && matches!(page.lower(first - 1), "dot" | "underscore" | "hyphen" | "dash");
        if joined && wraps(gap) && wraps(page.gap(first - 1)) {
            first -= 2;
        } else if glued {
            first -= 1;
        } else {
            break;
        }
    }
    first
}

/// Whether only blanks and brackets stand there.
fn wraps(gap: &str) -> bool {
    !gap.is_empty() && gap.len() <= 8 && bare(gap).is_empty()
}

fn bare(gap: &str) -> &str {
    gap.trim_matches(|character| is_blank(character) || "()[]{}<>\"'".contains(character))
}
