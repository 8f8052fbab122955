//! Where paragraphs and sentences begin and end, so that a keyboard can walk through them. Counted in characters, as places in a record are.

use core::ops::Range;

use themes::coding::Part;

use super::parts::Parts;

/// A paragraph of one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub part: Part,
    /// In the part's text.
    pub bytes: Range<usize>,
    /// In characters of the part.
    pub characters: Range<u32>,
    /// In characters of the part. At least one.
    pub sentences: Vec<Range<u32>>,
}

/// Every paragraph of every part, in order.
pub struct Layout(pub Vec<Paragraph>);

impl Layout {
    pub fn of(parts: &Parts) -> Self {
        Self(parts.iter().flat_map(|(part, text)| paragraphs(part, text)).collect())
    }

    /// Every sentence, with the number of its paragraph.
    pub fn sentences(&self) -> Vec<(usize, Range<u32>)> {
        let each = |(at, paragraph): (usize, &Paragraph)| {
            paragraph.sentences.iter().map(move |sentence| (at, sentence.clone())).collect::<Vec<_>>()
        };
        self.0.iter().enumerate().flat_map(each).collect()
    }
}

/// Paragraphs end at an empty line. Blank ones are none.
fn paragraphs(part: &Part, text: &str) -> Vec<Paragraph> {
    let mut found = Vec::new();
    let (mut byte, mut character) = (0, 0);
    for piece in text.split("\n\n") {
        let inner = piece.trim_matches(['\n', '\r']);
        let before = piece.len() - piece.trim_start_matches(['\n', '\r']).len();
        if !inner.trim().is_empty() {
            // Line feeds and carriage returns are one byte each.
            let start = character + count(&piece[..before]);
            found.push(Paragraph {
                part: part.clone(),
                bytes: byte + before..byte + before + inner.len(),
                characters: start..start + count(inner),
                sentences: sentences(inner, start),
            });
        }
        byte += piece.len() + 2;
        character += count(piece) + 2;
    }
    found
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).expect("a text that can be sealed has fewer than 2^32 characters")
}

/// A sentence ends after its mark, with the quotation or bracket that closes there, if white space follows; or at a line's end.
pub fn sentences(text: &str, start: u32) -> Vec<Range<u32>> {
    let mut found = Vec::new();
    // Where the sentence under way began, and where its last visible character ended.
    let (mut began, mut seen, mut ended) = (None, start, false);
    for (character, at) in text.chars().zip(start..) {
        if character.is_whitespace() {
            if (ended || character == '\n')
                && let Some(from) = began.take()
            {
                found.push(from..seen);
            }
            ended = false;
            continue;
        }
        began.get_or_insert(at);
        seen = at + 1;
        ended = matches!(character, '.' | '!' | '?' | '\u{2026}') || ended && is_closing(character);
    }
    found.extend(began.map(|from| from..seen));
    found
}

const fn is_closing(character: char) -> bool {
    matches!(character, '"' | '\'' | ')' | ']' | '\u{201d}' | '\u{2019}')
}

#[cfg(test)]
mod tests {
    use zeroize::Zeroizing;

    use super::*;

    fn layout(text: &str) -> Layout {
        Layout::of(&Parts::new([(Part::Account, Zeroizing::new(text.to_owned()))]))
    }

    fn words(text: &str, characters: &Range<u32>) -> String {
        text.chars().skip(characters.start as usize).take(characters.len()).collect()
    }

    #[test]
    fn sentences_end_at_their_marks_and_at_the_ends_of_lines() {
        let text =
            "I rang. \u{201c}Is it urgent?\u{201d} she said\u{2026} At 9.30 nobody came\nNobody \u{1F305}!\n\n\nThen  ";
        let layout = layout(text);
        let found: Vec<_> = layout.sentences().iter().map(|(at, sentence)| (*at, words(text, sentence))).collect();
        let wanted = [
            (0, "I rang."),
            (0, "\u{201c}Is it urgent?\u{201d}"),
            (0, "she said\u{2026}"),
            (0, "At 9.30 nobody came"),
            (0, "Nobody \u{1F305}!"),
            (1, "Then"),
        ];
        assert_eq!(found, wanted.map(|(at, words)| (at, words.to_owned())));
    }

    #[test]
    fn paragraphs_are_where_their_bytes_and_characters_say() {
        let text = "\n\u{1F305} one\n\n \n\n\ntwo\nlines\n\n";
        for paragraph in &layout(text).0 {
            assert_eq!(text.get(paragraph.bytes.clone()), Some(words(text, &paragraph.characters).as_str()));
        }
        let texts: Vec<_> = layout(text).0.iter().map(|paragraph| text[paragraph.bytes.clone()].to_owned()).collect();
        assert_eq!(texts, ["\u{1F305} one", "two\nlines"]);
    }
}
