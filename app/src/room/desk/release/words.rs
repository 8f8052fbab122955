//! What a keyholder writes for a release: a summary, and the quotes that she chose. It outlasts a lock of the desk, sealed to herself.

use std::collections::BTreeMap;

use leptos::prelude::*;
use themes::release::Quote;
use vault::ledger::{open_unproposed, seal_unproposed};
use zeroize::Zeroizing;

use super::{Work, why::Why};
use crate::room::desk::bulk::{
    bytes::{Reader, Writer},
    quotes::Chosen,
};

/// Words for the release of one number, as ciphertext: only the key of the member who wrote it opens it.
pub struct Unproposed {
    number: u32,
    file: Vec<u8>,
}

/// Words for the release of one number.
#[derive(Default)]
pub struct Words {
    number: u32,
    pub summary: Zeroizing<String>,
    pub quotes: Vec<Chosen>,
    /// Why some of the quotes, by their places, are not in what was made last.
    pub refused: BTreeMap<usize, Why>,
}

impl Words {
    fn is_empty(&self) -> bool {
        self.summary.trim().is_empty() && self.quotes.is_empty()
    }

    /// Leaves a quote out. What is refused is heard anew after that.
    pub fn remove(&mut self, place: usize) {
        self.quotes.remove(place);
        self.refused.clear();
    }

    /// Leaves out what has these quotes or this summary.
    fn was_released(&mut self, quotes: &[Quote], summary: Option<&str>) {
        self.quotes.retain(|own| !quotes.iter().any(|one| one.theme == own.theme && one.text == *own.text));
        if summary == Some(self.summary.trim()) {
            self.summary = Zeroizing::default();
        }
        self.refused.clear();
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
        Some(Self { number, summary, quotes: Chosen::read_all(&mut from)?, refused: BTreeMap::new() })
    }
}

impl Work {
    /// Words that were not released come back, for the release that is next.
    pub fn take_up_words(self) {
        let (Some((unlocked, call)), Some(whose)) = (self.open(), self.place()) else { return };
        let Some(ledger) = self.ledger.get_untracked() else { return };
        let number = ledger.next_number();
        if self.words.with_value(|words| words.number == number) {
            return;
        }
        let sealed = self.desk.unproposed.try_update_value(|kept| kept.remove(&whose)).flatten();
        let opened = sealed.and_then(|Unproposed { number, file }| {
            let bytes = open_unproposed(&file, &call.call, number, &unlocked.identity)?;
            Words::read(&bytes, number)
        });
        self.words.update_value(|words| {
            if let Some(opened) = opened {
                *words = opened;
            }
            // Somebody else's release may have taken the number that they were written for.
            for release in
                (words.number..number).filter_map(|number| ledger.release(number)).map(|known| &known.release)
            {
                words.was_released(release.quotes(), release.summary());
            }
            words.number = number;
        });
    }

    /// Seals what she has written, when this place of the desk ends.
    pub fn put_away_words(self) {
        let (Some((unlocked, call)), Some(whose)) = (self.open(), self.place()) else { return };
        let sealed = self.words.try_update_value(|words| {
            let words = core::mem::take(words);
            let bytes = (!words.is_empty()).then(|| words.to_bytes())?;
            let file = seal_unproposed(&bytes, &call.call, words.number, &unlocked.identity).ok()?;
            Some(Unproposed { number: words.number, file })
        });
        if let Some(sealed) = sealed.flatten() {
            let _ = self.desk.unproposed.try_update_value(|kept| kept.insert(whose, sealed));
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
            let words =
                Words { number: 3, summary: Zeroizing::new(summary.to_owned()), quotes, refused: BTreeMap::new() };
            let read = Words::read(&words.to_bytes(), 3).expect("what was written");
            assert_eq!((read.number, read.summary.as_str()), (3, summary));
            let same = |one: &Chosen, two: &Chosen| one.choice() == two.choice();
            assert_eq!(read.quotes.len(), words.quotes.len());
            assert!(read.quotes.iter().zip(&words.quotes).all(|(one, two)| same(one, two)));
        }
        assert!(Words::read(b"nothing of the kind", 3).is_none());
    }

    #[test]
    fn words_that_were_not_released_outlast_a_release() {
        let quote = |text: &str| Chosen {
            testimony: SubmissionId::from_bytes([7; 16]),
            theme: None,
            text: Zeroizing::new(text.to_owned()),
        };
        let mut words = Words {
            number: 3,
            summary: Zeroizing::new("Many were told to ring somebody else.\n".to_owned()),
            quotes: vec![quote("Nobody came."), quote("I waited.")],
            refused: BTreeMap::new(),
        };
        words.was_released(&[Quote { theme: None, text: "Nobody came.".to_owned() }], Some("Another summary."));
        let left: Vec<&str> = words.quotes.iter().map(|quote| quote.text.as_str()).collect();
        assert_eq!((left, words.summary.is_empty()), (vec!["I waited."], false));
        words.was_released(&[], Some("Many were told to ring somebody else."));
        assert!(words.summary.is_empty());
    }
}
