//! What a keyholder writes for a release: a summary, and the quotes that she chose. It outlasts a lock of the desk, sealed to herself.

use leptos::prelude::*;
use vault::ledger::{open_unproposed, seal_unproposed};
use zeroize::Zeroizing;

use super::Work;
use crate::room::desk::bulk::{
    bytes::{Reader, Writer},
    quotes::Chosen,
};

/// Ciphertext: only the key of the member who wrote it opens it.
pub struct Unproposed(Vec<u8>);

/// Words for the release of one number.
#[derive(Default)]
pub struct Words {
    number: u32,
    pub summary: Zeroizing<String>,
    pub quotes: Vec<Chosen>,
}

impl Words {
    fn is_empty(&self) -> bool {
        self.summary.trim().is_empty() && self.quotes.is_empty()
    }

    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut to = Writer::with_room(self.summary.len() + self.quotes.iter().map(Chosen::bytes).sum::<usize>());
        to.text(&self.summary);
        self.quotes.iter().for_each(|quote| quote.write(&mut to));
        to.done()
    }

    fn read(bytes: &[u8], number: u32) -> Option<Self> {
        let mut from = Reader::of(bytes);
        let summary = Zeroizing::new(from.text()?.to_owned());
        Some(Self { number, summary, quotes: Chosen::read_all(&mut from)? })
    }
}

impl Work {
    /// Words of the release that is next come back; those of another one are over.
    pub fn take_up_words(self) {
        let (Some((unlocked, call)), Some(whose)) = (self.open(), self.place()) else { return };
        let Some(number) = self.ledger.get_untracked().map(|ledger| ledger.next_number()) else { return };
        if self.words.with_value(|words| words.number == number) {
            return;
        }
        let sealed = self.desk.unproposed.try_update_value(|kept| kept.remove(&whose)).flatten();
        let opened = sealed.and_then(|Unproposed(file)| open_unproposed(&file, &call.call, number, &unlocked.identity));
        let words = opened.and_then(|bytes| Words::read(&bytes, number));
        self.words.set_value(words.unwrap_or_else(|| Words { number, ..Words::default() }));
    }

    /// Seals what she has written, when this place of the desk ends.
    pub fn put_away_words(self) {
        let (Some((unlocked, call)), Some(whose)) = (self.open(), self.place()) else { return };
        let sealed = self.words.try_update_value(|words| {
            let words = core::mem::take(words);
            let bytes = (!words.is_empty()).then(|| words.to_bytes())?;
            seal_unproposed(&bytes, &call.call, words.number, &unlocked.identity).ok()
        });
        if let Some(file) = sealed.flatten() {
            let _ = self.desk.unproposed.try_update_value(|kept| kept.insert(whose, Unproposed(file)));
        }
    }
}

#[cfg(test)]
mod tests {
    use themes::codebook::starter;
    use vault::id::SubmissionId;

    use super::*;

    #[test]
    fn words_come_back_as_they_were_written() {
        let quote = |theme, text: &str| Chosen {
            testimony: SubmissionId::from_bytes([7; 16]),
            theme,
            text: Zeroizing::new(text.to_owned()),
        };
        let themed = Some(starter().themes()[0].guid);
        for (summary, quotes) in [
            ("", vec![quote(themed, "Nobody came.\n\nI waited."), quote(None, "[name 1] left.")]),
            (" Many were told to ring somebody else.\n", Vec::new()),
        ] {
            let words = Words { number: 3, summary: Zeroizing::new(summary.to_owned()), quotes };
            let read = Words::read(&words.to_bytes(), 3).expect("what was written");
            assert_eq!((read.number, read.summary.as_str()), (3, summary));
            let same = |one: &Chosen, two: &Chosen| one.choice() == two.choice();
            assert_eq!(read.quotes.len(), words.quotes.len());
            assert!(read.quotes.iter().zip(&words.quotes).all(|(one, two)| same(one, two)));
        }
        assert!(Words::read(b"nothing of the kind", 3).is_none());
    }
}
