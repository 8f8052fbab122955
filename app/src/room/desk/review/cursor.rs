//! What is chosen in the text, moved by sentences and paragraphs: everything that a mouse can choose, step by step.

use core::ops::Range;

use themes::coding::{Passage, Place};

use super::layout::Layout;

/// A step of the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    NextSentence,
    PreviousSentence,
    NextParagraph,
    PreviousParagraph,
    /// One more sentence at the end.
    Longer,
    /// One sentence less at the end.
    Shorter,
}

impl Layout {
    /// What is chosen after this step; `None` where there is nowhere to go. Without a choice, the first step leads to the beginning.
    pub fn step(&self, chosen: Option<&Place>, step: Move) -> Option<Place> {
        let Some(Place::Passage(passage)) = chosen else { return self.sentence(0) };
        let (first, last) = self.touched(passage)?;
        match step {
            Move::NextSentence => self.sentence(last + 1),
            Move::PreviousSentence => self.sentence(first.checked_sub(1)?),
            Move::NextParagraph => self.paragraph(self.sentences().get(last)?.0 + 1),
            Move::PreviousParagraph => self.paragraph(self.sentences().get(first)?.0.checked_sub(1)?),
            Move::Longer => self.until(last + 1, passage),
            Move::Shorter => self.until(last.checked_sub(1).filter(|end| *end >= first)?, passage),
        }
    }

    /// The sentence at this character, if there is one.
    pub fn sentence_at(&self, passage: &Passage) -> Option<Place> {
        self.sentence(self.touched(passage)?.0)
    }

    /// The number of the paragraph in which a passage ends.
    pub fn paragraph_of(&self, passage: &Passage) -> Option<usize> {
        Some(self.sentences().get(self.touched(passage)?.1)?.0)
    }

    /// The whole of a paragraph.
    pub fn paragraph(&self, at: usize) -> Option<Place> {
        let paragraph = self.0.get(at)?;
        let (first, last) = (paragraph.sentences.first()?, paragraph.sentences.last()?);
        place(&paragraph.part, first.start..last.end)
    }

    fn sentence(&self, at: usize) -> Option<Place> {
        let sentences = self.sentences();
        let (paragraph, characters) = sentences.get(at)?;
        place(&self.0.get(*paragraph)?.part, characters.clone())
    }

    /// From the passage's own start to the end of a sentence of the same part.
    fn until(&self, last: usize, passage: &Passage) -> Option<Place> {
        let sentences = self.sentences();
        let (paragraph, end) = sentences.get(last)?;
        let part = &self.0.get(*paragraph)?.part;
        (part == passage.part()).then(|| place(part, passage.characters().start..end.end))?
    }

    /// The first and last sentence that have a character in common with the passage, or else the one before it.
    fn touched(&self, passage: &Passage) -> Option<(usize, usize)> {
        let wanted = passage.characters();
        let sentences = self.sentences();
        let here: Vec<usize> = sentences
            .iter()
            .enumerate()
            .filter(|(_, (at, _))| self.0.get(*at).is_some_and(|paragraph| paragraph.part == *passage.part()))
            .filter(|(_, (_, sentence))| sentence.start < wanted.end)
            .map(|(number, _)| number)
            .collect();
        let last = *here.last()?;
        let first = here.iter().copied().find(|number| sentences[*number].1.end > wanted.start).unwrap_or(last);
        Some((first, last))
    }
}

fn place(part: &themes::coding::Part, characters: Range<u32>) -> Option<Place> {
    Passage::new(part.clone(), characters.start, characters.end).ok().map(Place::Passage)
}

#[cfg(test)]
mod tests {
    use themes::coding::Part;
    use zeroize::Zeroizing;

    use super::*;
    use crate::room::desk::review::parts::Parts;

    const TEXT: &str = "One. Two two.\n\nThree. Four.";

    fn layout() -> Layout {
        let later = (Part::Entry(2), Zeroizing::new("Five.".to_owned()));
        Layout::of(&Parts::new([(Part::Account, Zeroizing::new(TEXT.to_owned())), later]))
    }

    /// What is chosen after each step, as it is written in records.
    fn walk(steps: &[Move]) -> Vec<String> {
        let layout = layout();
        let mut chosen = None;
        let mut seen = Vec::new();
        for step in steps {
            if let Some(next) = layout.step(chosen.as_ref(), *step) {
                seen.push(next.to_string());
                chosen = Some(next);
            } else {
                seen.push("nowhere".to_owned());
            }
        }
        seen
    }

    #[test]
    fn sentences_are_walked_forth_and_back_through_every_part() {
        use Move::{NextSentence as Next, PreviousSentence as Back};
        let seen = walk(&[Next, Back, Next, Next, Next, Next, Next, Back]);
        let wanted = [
            "account:0-4",
            "nowhere",
            "account:5-13",
            "account:15-21",
            "account:22-27",
            "entry/2:0-5",
            "nowhere",
            "account:22-27",
        ];
        assert_eq!(seen, wanted);
    }

    #[test]
    fn a_choice_grows_and_shrinks_by_sentences_within_its_part() {
        use Move::{Longer, NextSentence, Shorter};
        let seen = walk(&[NextSentence, NextSentence, Longer, Longer, Longer, Shorter, Shorter, Shorter]);
        let wanted = [
            "account:0-4",
            "account:5-13",
            "account:5-21",
            "account:5-27",
            "nowhere",
            "account:5-21",
            "account:5-13",
            "nowhere",
        ];
        assert_eq!(seen, wanted);
    }

    #[test]
    fn paragraphs_are_walked_whole() {
        use Move::{NextParagraph, NextSentence, PreviousParagraph};
        let seen = walk(&[NextSentence, NextParagraph, NextParagraph, PreviousParagraph, PreviousParagraph]);
        assert_eq!(seen, ["account:0-4", "account:15-27", "entry/2:0-5", "account:15-27", "account:0-13"]);
    }

    #[test]
    fn a_tap_chooses_the_sentence_it_is_in() {
        let tap = Passage::new(Part::Account, 7, 8).expect("not empty");
        assert_eq!(layout().sentence_at(&tap).map(|place| place.to_string()), Some("account:5-13".to_owned()));
    }
}
