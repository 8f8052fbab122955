//! Web addresses, with or without their beginning.

use super::email::ENDINGS;
use crate::masking::{Kind, Reason, Strength, found::Found, page::Page};

/// Longest address that is looked at, in bytes.
const LONGEST: usize = 2_000;

pub fn at(page: &Page<'_>, index: usize) -> Option<Found> {
    let word = page.words.get(index)?;
    let before = page.gap(index);
    let scheme = matches!(word.lower.as_str(), "http" | "https") && page.gap(index + 1) == "://";
    let www = word.lower == "www" && page.gap(index + 1) == ".";
    if scheme || www && !before.ends_with(['/', '.']) {
        return found(page, word.start, word.end);
    }
    // A bare domain: small letters throughout, so that "home.Com" after a missing blank is none.
    if before.ends_with(['.', '@', '-', '/', '_']) || !page.begins(index) {
        return None;
    }
    let mut last = index;
    let mut dots = 0;
    while dots < 6 && last - index < 12 && matches!(page.gap(last + 1), "." | "-") && last + 1 < page.words.len() {
        dots += usize::from(page.gap(last + 1) == ".");
        last += 1;
    }
    let ending = page.words.get(last)?;
    let known = dots > 0 && page.gap(last) == "." && ENDINGS.contains(&ending.lower.as_str()) && !ending.capital;
    let address = page.text.get(ending.end..)?.starts_with('@');
    (known && !address).then(|| found(page, word.start, ending.end)).flatten()
}

/// The address from `start`, which is known to reach `least`: up to a blank, without the marks that end a sentence.
fn found(page: &Page<'_>, start: usize, least: usize) -> Option<Found> {
    let rest = page.text.get(start..)?;
    let end = rest
        .char_indices()
        .take_while(|(at, character)| {
            *at < LONGEST
                && !character.is_whitespace()
                && !matches!(character, '<' | '>' | '"' | '“' | '”' | '’' | ',' | ')' | ']' | '|')
        })
        .last()
        .map_or(0, |(at, character)| at + character.len_utf8());
    let address = rest.get(..end)?.trim_end_matches(['.', ';', ':', '!', '?', '\'']);
    let end = (start + address.len()).max(least);
    let key = page.text.get(start..end)?.to_lowercase();
    Some(Found::numbered(start..end, Kind::WebAddress, Reason::Form, Strength::Strong, key))
}
