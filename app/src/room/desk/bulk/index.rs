//! Full text in memory: which accounts hold all of the words that somebody looks for, and where.

use std::collections::BTreeMap;

use zeroize::Zeroizing;

use super::words::each_word;

/// What is looked for: pieces that must all be there, in any order.
pub struct Wanted(Vec<Piece>);

/// Words that must follow each other.
struct Piece {
    words: Vec<String>,
    /// The last word may go on: "ambul" finds "ambulance".
    open: bool,
}

impl Wanted {
    /// Words apart; what stands between quotation marks is a phrase.
    pub fn read(text: &str) -> Self {
        let mut pieces = Vec::new();
        for (number, part) in text.split(['"', '\u{201c}', '\u{201d}', '\u{201e}', '\u{ab}', '\u{bb}']).enumerate() {
            if number % 2 == 1 {
                pieces.push(Piece { words: words(part), open: false });
            } else {
                pieces.extend(part.split_whitespace().map(|word| Piece { words: words(word), open: true }));
            }
        }
        pieces.retain(|piece| !piece.words.is_empty());
        Self(pieces)
    }
}

fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |_, _, word| words.push(word.to_owned()));
    words
}

/// Words that belong together, in parts that a reader tells apart.
#[derive(Default)]
pub struct Text {
    text: Zeroizing<String>,
    /// Where each part begins that follows the first, in bytes.
    later: Vec<usize>,
}

impl Text {
    /// Of pieces by part, in order. Room is taken once: a text that grows leaves a copy behind.
    pub fn of<const PARTS: usize>(parts: [&[&str]; PARTS]) -> Self {
        let length = parts.iter().flat_map(|pieces| pieces.iter()).map(|piece| piece.len() + 1).sum();
        let mut text = Self { text: Zeroizing::new(String::with_capacity(length)), later: Vec::new() };
        for (number, pieces) in parts.into_iter().enumerate() {
            if number > 0 {
                text.later.push(text.text.len());
            }
            for piece in pieces {
                text.text.push_str(piece);
                text.text.push('\n');
            }
        }
        text
    }

    /// The part that holds this byte, and where it begins and ends.
    fn part(&self, at: usize) -> (u32, usize, usize) {
        let part = self.later.iter().take_while(|begin| **begin <= at).count();
        let begin = part.checked_sub(1).map_or(0, |before| self.later[before]);
        let end = self.later.get(part).copied().unwrap_or(self.text.len());
        (number(part), begin, end)
    }
}

/// A text with the numbers of its words.
struct Kept {
    text: Text,
    words: Vec<u32>,
}

/// Texts by number, from 0 in the order in which they were added.
#[derive(Default)]
pub struct Index {
    numbers: BTreeMap<Box<str>, u32>,
    /// By the number of a word: the texts that hold it, each once.
    holders: Vec<Vec<u32>>,
    texts: Vec<Kept>,
}

/// Around the first place that was found, within its part.
pub struct Snippet {
    pub before: Zeroizing<String>,
    pub found: Zeroizing<String>,
    pub after: Zeroizing<String>,
}

/// Letters of a snippet on either side.
const BEFORE: usize = 60;
const AFTER: usize = 120;

impl Index {
    pub fn add(&mut self, text: Text) {
        let here = number(self.texts.len());
        let mut found = Vec::new();
        each_word(&text.text, |_, _, word| {
            let word = match self.numbers.get(word) {
                Some(word) => *word,
                None => {
                    let new = number(self.holders.len());
                    self.numbers.insert(word.into(), new);
                    self.holders.push(Vec::new());
                    new
                }
            };
            let holders = &mut self.holders[word as usize];
            if holders.last() != Some(&here) {
                holders.push(here);
            }
            found.push(word);
        });
        found.shrink_to_fit();
        self.texts.push(Kept { text, words: found });
    }

    /// The numbers of the texts that hold everything, in their order.
    pub fn find(&self, wanted: &Wanted) -> Vec<u32> {
        let Some(pieces) = self.numbers_of(wanted) else { return Vec::new() };
        // How many of the words each text holds, as long as it holds all before.
        let mut reached = vec![0_u32; self.texts.len()];
        let mut count = 0;
        for word in pieces.iter().flatten() {
            for holder in word.iter().flat_map(|word| &self.holders[*word as usize]) {
                let reached = &mut reached[*holder as usize];
                if *reached == count {
                    *reached = count + 1;
                }
            }
            count += 1;
        }
        let all = (0..number(self.texts.len())).filter(|text| count > 0 && reached[*text as usize] == count);
        let phrases: Vec<_> = pieces.iter().filter(|piece| piece.len() > 1).collect();
        all.filter(|text| phrases.iter().all(|phrase| self.place(*text, phrase).is_some())).collect()
    }

    /// What stands around the first piece in a text that was found, and in which part of it.
    pub fn snippet(&self, text: u32, wanted: &Wanted) -> Option<(u32, Snippet)> {
        let pieces = self.numbers_of(wanted)?;
        let first = pieces.first()?;
        let place = self.place(text, first)?;
        let whole = &self.texts[text as usize].text;
        let text = whole.text.as_str();
        let (mut at, mut from, mut to) = (0, 0, 0);
        each_word(text, |start, end, _| {
            if at == place {
                from = start;
            }
            if at + 1 == place + first.len() {
                to = end;
            }
            at += 1;
        });
        let (part, first, last) = whole.part(from);
        // A phrase may go on into the next part.
        let last = last.max(to);
        let begin = text[first..from].char_indices().rev().take(BEFORE).last().map_or(from, |(at, _)| first + at);
        let end = text[to..last].char_indices().nth(AFTER).map_or(last, |(at, _)| to + at);
        let line = |text: &str| Zeroizing::new(text.replace(['\n', '\r', '\t'], " "));
        let after = line(text[to..end].trim_end());
        Some((part, Snippet { before: line(&text[begin..from]), found: line(&text[from..to]), after }))
    }

    /// For each word of each piece the numbers that it may have, in order. `None` if one has none: then nothing holds it.
    fn numbers_of(&self, wanted: &Wanted) -> Option<Vec<Vec<Vec<u32>>>> {
        let piece = |piece: &Piece| {
            let last = piece.words.len().saturating_sub(1);
            let word = |(at, word): (usize, &String)| {
                let found = if at == last && piece.open {
                    let from = self.numbers.range(Box::from(word.as_str())..);
                    let mut found: Vec<u32> = from
                        .take_while(|(other, _)| other.starts_with(word.as_str()))
                        .map(|(_, number)| *number)
                        .collect();
                    found.sort_unstable();
                    found
                } else {
                    self.numbers.get(word.as_str()).copied().into_iter().collect()
                };
                (!found.is_empty()).then_some(found)
            };
            piece.words.iter().enumerate().map(word).collect::<Option<Vec<_>>>()
        };
        wanted.0.iter().map(piece).collect()
    }

    /// At which word of a text these follow each other for the first time.
    fn place(&self, text: u32, phrase: &[Vec<u32>]) -> Option<usize> {
        let fits = |run: &[u32]| run.iter().zip(phrase).all(|(word, may)| may.binary_search(word).is_ok());
        self.texts[text as usize].words.windows(phrase.len()).position(fits)
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("a Worker holds fewer texts and words than four billion")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(texts: &[&str]) -> Index {
        let mut index = Index::default();
        for text in texts {
            index.add(Text::of([&[*text]]));
        }
        index
    }

    fn found(index: &Index, wanted: &str) -> Vec<u32> {
        index.find(&Wanted::read(wanted))
    }

    #[test]
    fn all_words_must_be_there_and_a_word_may_go_on() {
        let index = index(&["The ambulance came late.", "Late, and no ambulances.", "Nobody came."]);
        assert_eq!(found(&index, "LATE ambul"), [0, 1]);
        assert_eq!(found(&index, "came"), [0, 2]);
        assert_eq!(found(&index, "came police"), Vec::<u32>::new());
        assert_eq!(found(&index, " ,. "), Vec::<u32>::new());
        // Twice the same word is not two words.
        assert_eq!(found(&index, "nobody nobody"), [2]);
    }

    #[test]
    fn a_phrase_stands_as_it_is() {
        let index = index(&["no one came to me", "to me no one came", "no ones came"]);
        assert_eq!(found(&index, "\"no one came\""), [0, 1]);
        assert_eq!(found(&index, "\u{201c}came to\u{201d} no"), [0]);
        assert_eq!(found(&index, "\"no one"), [0, 1]);
        assert_eq!(found(&index, "no-one"), [0, 1, 2]);
    }

    #[test]
    fn a_snippet_shows_what_was_found_as_it_was_written() {
        let index = index(&["First.\nThey said: Café closed, go home."]);
        let (_, snippet) = index.snippet(0, &Wanted::read("\"cafe closed\"")).expect("found");
        assert_eq!(snippet.before.as_str(), "First. They said: ");
        assert_eq!(snippet.found.as_str(), "Café closed");
        assert_eq!(snippet.after.as_str(), ", go home.");
        assert!(index.snippet(0, &Wanted::read("nothing")).is_none());
    }

    #[test]
    fn a_snippet_says_in_which_part_it_is_and_holds_nothing_of_the_others() {
        let mut index = Index::default();
        index.add(Text::of([&["They sent me home.", "At night."], &[], &["Was it cold?", "It was cold."]]));
        let found = |wanted: &str| {
            let (part, snippet) = index.snippet(0, &Wanted::read(wanted)).expect("found");
            (part, [&snippet.before, &snippet.found, &snippet.after].map(|text| text.as_str().to_owned()).concat())
        };
        assert_eq!(found("night"), (0, "They sent me home. At night.".to_owned()));
        assert_eq!(found("cold"), (2, "Was it cold? It was cold.".to_owned()));
        assert_eq!(index.find(&Wanted::read("home cold")), [0]);
    }
}
