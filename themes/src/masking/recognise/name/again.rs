//! A name that was found once is a name wherever it stands.

use std::collections::BTreeSet;

use super::{MOST_WORDS, is_joined, owns};
use crate::masking::{
    Kind, Numbering, Reason, Strength,
    found::{Found, Instead},
    lexicon::is_ordinary,
    page::Page,
};

/// Adds the other places where words of found names stand, also names of earlier texts.
pub fn same_names(page: &Page<'_>, found: &mut Vec<Found>, numbering: &Numbering) {
    let mut names: BTreeSet<String> = numbering.name_words().map(str::to_owned).collect();
    for one in found.iter().filter(|one| one.kind == Kind::Name) {
        if let Instead::Numbered(key) = &one.instead {
            names.extend(key.split(' ').map(str::to_owned));
        }
    }
    names.retain(|name| name.chars().count() >= 3 && !is_ordinary(name));
    let mut index = 0;
    while page.words.get(index).is_some() {
        let is_name = |at: usize| page.words.get(at).is_some_and(|word| word.capital && names.contains(word.owner()));
        let first = index;
        index += 1;
        if !is_name(first) {
            continue;
        }
        while index - first < MOST_WORDS && is_joined(page, index) && is_name(index) && !owns(page, index - 1) {
            index += 1;
        }
        found.extend(super::found(page, first, index - 1, Kind::Name, Reason::SameName, Strength::Weak));
    }
}
