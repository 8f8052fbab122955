//! Web addresses, with or without their beginning.

use super::email::ENDINGS;
use crate::masking::{Kind, Reason, Strength, found::Found, page::Page};

/// Longest address that is looked at, in bytes.
const LONGEST: usize = 2_000;
/// Most words of a domain that are looked at.
const MOST: usize = 24;

pub fn at(page: &Page<'_>, index: usize) -> Option<Found> {
    let word = page.words.get(index)?;
    let scheme = matches!(word.lower.as_str(), "http" | "https") && page.gap(index + 1) == "://";
    let www = word.lower == "www" && page.gap(index + 1) == ".";
    (scheme || www || is_domain(page, index)).then(|| found(page, word.start))?
}

/// Whether a domain begins with the word: an ending that is known, in small letters, so that "home.Com" after a missing blank is none.
fn is_domain(page: &Page<'_>, index: usize) -> bool {
    if page.gap(index).ends_with(['.', '@', '-', '/', '_']) || !page.begins(index) {
        return false;
    }
    let joined = page.words.iter().enumerate().skip(index + 1).take(MOST);
    let mut joined = joined.take_while(|(at, _)| matches!(page.gap(*at), "" | "." | "-"));
    joined.any(|(at, word)| page.gap(at) == "." && ENDINGS.contains(&word.owner()) && !word.capital)
}

/// The address from `start`: up to a blank, without the marks that end a sentence.
fn found(page: &Page<'_>, start: usize) -> Option<Found> {
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
    let address = rest.get(..end)?.trim_end_matches("'s").trim_end_matches(['.', ';', ':', '!', '?', '\'']);
    let (end, key) = (start + address.len(), address.to_lowercase());
    Some(Found::numbered(start..end, Kind::WebAddress, Reason::Form, Strength::Strong, key))
}
