//! The same words get the same number, from the first to the last text of a testimony.

use std::collections::BTreeMap;

use zeroize::Zeroize as _;

use super::{
    Kind, Suggestion,
    found::{Found, Instead},
    position::Positions,
};

/// Which words have which number. It holds words of the texts, so it can't be printed, cloned or kept, and is wiped when dropped.
#[derive(Default)]
pub struct Numbering {
    /// The words of each name, longest form seen.
    names: Vec<Vec<String>>,
    /// The first name that has the word.
    name_of: BTreeMap<String, usize>,
    keys: BTreeMap<(Kind, String), usize>,
    counts: BTreeMap<Kind, usize>,
}

impl Numbering {
    /// Nothing has a number yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The words of all names so far.
    pub(super) fn name_words(&self) -> impl Iterator<Item = &str> {
        self.name_of.keys().map(String::as_str)
    }

    pub(super) fn suggestion(&mut self, positions: &Positions, found: Found) -> Suggestion {
        let Found { range, kind, reason, strength, instead } = found;
        let replacement = match instead {
            Instead::Numbered(key) => format!("[{} {}]", kind.label(), self.number(kind, key)),
            Instead::HalfYear { year, second: false } => format!("[first half of {year}]"),
            Instead::HalfYear { year, second: true } => format!("[second half of {year}]"),
            Instead::Decade { year } => format!("[{}s]", year / 10 * 10),
            Instead::AgeBand { age } if age >= 75 => "[age 75 or more]".to_owned(),
            Instead::AgeBand { age } => format!("[age {}–{}]", age / 15 * 15, age / 15 * 15 + 14),
        };
        Suggestion { range: positions.characters(&range), kind, reason, strength, replacement }
    }

    fn number(&mut self, kind: Kind, key: String) -> usize {
        if kind == Kind::Name {
            return self.number_of_name(&key);
        }
        let count = self.counts.entry(kind).or_insert(0);
        *self.keys.entry((kind, key)).or_insert_with(|| {
            *count += 1;
            *count
        })
    }

    /// Two names are the same if one has every word of the other: "Orsa Tavish", "Orsa" and "Dr Tavish".
    fn number_of_name(&mut self, key: &str) -> usize {
        let words: Vec<String> = key.split(' ').map(str::to_owned).collect();
        let candidates = words.iter().filter_map(|word| self.name_of.get(word).copied());
        let known =
            candidates.into_iter().find(|known| self.names.get(*known).is_some_and(|other| same(other, &words)));
        let index = known.unwrap_or(self.names.len());
        for word in &words {
            self.name_of.entry(word.clone()).or_insert(index);
        }
        match self.names.get_mut(index) {
            Some(other) if other.len() < words.len() => *other = words,
            Some(_) => {}
            None => self.names.push(words),
        }
        index + 1
    }
}

/// Whether one name has every word of the other.
fn same(one: &[String], other: &[String]) -> bool {
    one.iter().all(|word| other.contains(word)) || other.iter().all(|word| one.contains(word))
}

impl Drop for Numbering {
    fn drop(&mut self) {
        for words in &mut self.names {
            words.zeroize();
        }
        while let Some((mut word, _)) = self.name_of.pop_first() {
            word.zeroize();
        }
        while let Some(((_, mut key), _)) = self.keys.pop_first() {
            key.zeroize();
        }
    }
}
