//! Labelled synthetic accounts in the manner of the United Kingdom. Nobody in them exists, nothing in them happened, and each says so.
//!
//! A document is drawn from sentences with slots; each slot that is filled with something that could identify someone becomes a label. Sentences are in two
//! halves: recognisers were tuned with the first alone, and reports use both, with figures for the second apart.

// Paths are said, because the bench takes this file in from its own folder.
#[path = "documents/chance.rs"]
mod chance;
#[path = "documents/people.rs"]
mod people;
#[path = "documents/sentences.rs"]
mod sentences;
#[path = "documents/slots.rs"]
mod slots;

use chance::Chance;
use sentences::{PLAIN, Sentence};
use themes::masking::Kind;

/// Seed of the documents that figures are reported for. Recognisers were tuned with another.
pub const REPORTING: u64 = 88_011_743;

/// First line of every document.
const SAYS_SO: &str = "This is a synthetic account. Nobody in it exists.";

/// Something that could identify someone.
#[derive(Clone, Debug)]
pub struct Label {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
    /// Whether its sentence is of the half that recognisers were not tuned with.
    pub held_out: bool,
}

/// An account and everything in it that could identify someone, in the order of the text.
#[derive(Debug)]
pub struct Document {
    pub text: String,
    pub labels: Vec<Label>,
}

/// As many documents as asked for; the same seed gives the same. Without `held_out`, only sentences of the first half.
pub fn generate(seed: u64, count: usize, held_out: bool) -> Vec<Document> {
    (0..count).map(|number| document(&mut Chance::new(seed, number), held_out)).collect()
}

fn document(chance: &mut Chance, held_out: bool) -> Document {
    let mut writer = Writer { text: format!("{SAYS_SO}\n\n"), labels: Vec::new() };
    let people = people::Cast::new(chance);
    let hand = Hand::draw(chance);
    let telling: Vec<&Sentence> = sentences::TELLING.iter().filter(|one| held_out || !one.held_out).collect();
    for paragraph in 0..chance.between(2, 4) {
        if paragraph > 0 {
            writer.text.push_str("\n\n");
        }
        for number in 0..chance.between(3, 6) {
            if number > 0 {
                writer.text.push(' ');
            }
            match chance.between(0, 9) {
                0..=5 => {
                    let sentence = chance.pick(&telling);
                    writer.write(sentence.words, sentence.held_out, &people, &hand, chance);
                }
                6..=7 => writer.write(chance.word(&sentences::HARD), false, &people, &hand, chance),
                _ => writer.write(chance.word(&PLAIN), false, &people, &hand, chance),
            }
        }
    }
    Document { text: writer.text, labels: writer.labels }
}

/// How this person writes: some use no capitals, some a word processor with curly apostrophes, some paste unbreakable blanks.
struct Hand {
    small: bool,
    curly: bool,
    unbreakable: bool,
}

impl Hand {
    fn draw(chance: &mut Chance) -> Self {
        Self { small: chance.one_in(20), curly: chance.one_in(2), unbreakable: chance.one_in(25) }
    }

    /// The words as this hand writes them.
    fn write(&self, words: &str, is_label: bool) -> String {
        let mut written = if self.small { words.to_lowercase() } else { words.to_owned() };
        if self.curly {
            written = written.replace('\'', "’");
        }
        if self.unbreakable && is_label {
            written = written.replace(' ', "\u{a0}");
        }
        written
    }
}

struct Writer {
    text: String,
    labels: Vec<Label>,
}

impl Writer {
    /// Writes a sentence, its slots filled: `{phone}`.
    fn write(&mut self, sentence: &str, held_out: bool, people: &people::Cast, hand: &Hand, chance: &mut Chance) {
        for (number, part) in sentence.split(['{', '}']).enumerate() {
            if number % 2 == 0 {
                self.text.push_str(&hand.write(part, false));
                continue;
            }
            let (kind, words) = slots::fill(part, people, chance);
            // "the" before a day and "PC" before a collar number tell nothing.
            let silent = ["the ", "PC "].into_iter().find(|silent| words.starts_with(silent)).map_or(0, str::len);
            let written = hand.write(&words, kind.is_some());
            let start = self.text.len() + written.chars().take(silent).map(char::len_utf8).sum::<usize>();
            self.text.push_str(&written);
            if let Some(kind) = kind {
                self.labels.push(Label { start, end: self.text.len(), kind, held_out });
            }
        }
    }
}
