//! A text, read once into words. Every recogniser works on these.

/// A run of letters, or a run of digits.
pub struct Word {
    /// Bytes of the text.
    pub start: usize,
    pub end: usize,
    /// In small letters, with straight apostrophes.
    pub lower: String,
    pub digits: bool,
    /// Begins with a capital letter.
    pub capital: bool,
    /// Has two letters or more, and all are capitals.
    pub upper: bool,
}

/// A text and its words.
pub struct Page<'a> {
    pub text: &'a str,
    pub words: Vec<Word>,
}

impl<'a> Page<'a> {
    pub fn read(text: &'a str) -> Self {
        let mut words: Vec<Word> = Vec::new();
        let mut characters = text.char_indices().peekable();
        while let Some((start, first)) = characters.next() {
            let digits = digit(first).is_some();
            if !digits && !first.is_alphabetic() {
                continue;
            }
            let mut end = start + first.len_utf8();
            while let Some(&(at, character)) = characters.peek() {
                let goes_on = if digits {
                    digit(character).is_some()
                } else {
                    is_letter(character) || is_apostrophe(character) && letter_follows(text, at, character)
                };
                if !goes_on {
                    break;
                }
                end = at + character.len_utf8();
                characters.next();
            }
            words.push(Word::new(text, start, end, digits));
        }
        Self { text, words }
    }

    /// What stands between word `index - 1` and word `index`; before the first, everything.
    pub fn gap(&self, index: usize) -> &'a str {
        let start = index.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |word| word.end);
        let end = self.words.get(index).map_or(self.text.len(), |word| word.start);
        &self.text[start..end]
    }

    /// The small letters of the word, or nothing beyond the ends.
    pub fn lower(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| &word.lower)
    }

    pub fn capital(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| word.capital)
    }

    /// The digits of the word, if it is digits.
    pub fn digits(&self, index: usize) -> Option<&str> {
        self.words.get(index).filter(|word| word.digits).map(|word| word.lower.as_str())
    }

    /// The number that the word's digits say, if it is no longer than any that counts here.
    pub fn number(&self, index: usize) -> Option<u32> {
        self.digits(index)?.parse().ok()
    }

    /// Whether nothing but blanks stands before the word.
    pub fn spaced(&self, index: usize) -> bool {
        let gap = self.gap(index);
        !gap.is_empty() && gap.chars().all(is_blank)
    }

    /// Whether blanks alone or hyphens alone stand before the word: "twenty one", "twenty-one".
    pub fn spaced_or_hyphened(&self, index: usize) -> bool {
        self.spaced(index) || self.gap(index).chars().all(is_hyphen)
    }

    /// Whether the word is not glued to a letter or digit before it.
    pub fn begins(&self, index: usize) -> bool {
        index == 0 || !self.gap(index).is_empty()
    }

    /// Whether the word is not glued to a letter or digit after it.
    pub fn ends(&self, index: usize) -> bool {
        index + 1 >= self.words.len() || !self.gap(index + 1).is_empty()
    }

    /// Whether a sentence, a line or a quotation begins with the word.
    pub fn opens_sentence(&self, index: usize) -> bool {
        if index == 0 {
            return true;
        }
        let gap = self.gap(index);
        let stop = gap.contains(['!', '?', ':', '\n', '"', '“', '‘', '•', '*']) || gap.contains("...");
        stop || gap.contains(['.', '…']) && !matches!(self.lower(index - 1), "mr" | "mrs" | "ms" | "dr" | "prof" | "st")
    }

    /// Whether one of these words stands within `reach` words before `index`, in the same paragraph. Letters that are
    /// drawn apart are read together: "n h s" is "nhs".
    pub fn says_before(&self, index: usize, reach: usize, wanted: &[&str]) -> bool {
        let mut apart = String::new();
        for at in (index.saturating_sub(reach)..index).rev() {
            if self.gap(at + 1).contains("\n\n") {
                return false;
            }
            let lower = self.lower(at);
            if wanted.contains(&lower) {
                return true;
            }
            if lower.len() == 1 && lower.starts_with(char::is_alphabetic) {
                apart.insert_str(0, lower);
                if wanted.contains(&apart.as_str()) {
                    return true;
                }
            } else {
                apart.clear();
            }
        }
        false
    }
}

impl Word {
    fn new(text: &str, start: usize, end: usize, digits: bool) -> Self {
        let written = &text[start..end];
        let lower = if digits {
            written.chars().filter_map(digit).map(|value| char::from(b'0' + value)).collect()
        } else {
            written.to_lowercase().replace(is_apostrophe, "'")
        };
        let mut letters = without_owner(written).chars().filter(|character| character.is_alphabetic());
        let capital = letters.next().is_some_and(char::is_uppercase);
        let upper = capital && letters.clone().next().is_some() && letters.all(char::is_uppercase);
        Self { start, end, lower, digits, capital, upper }
    }

    /// Where the word ends without "'s".
    pub fn owner_end(&self, text: &str) -> usize {
        self.start + without_owner(&text[self.start..self.end]).len()
    }

    /// The small letters without "'s".
    pub fn owner(&self) -> &str {
        without_owner(&self.lower)
    }
}

/// A word begins with a letter, so something is left.
fn without_owner(word: &str) -> &str {
    word.strip_suffix(['s', 'S']).and_then(|rest| rest.strip_suffix(is_apostrophe)).unwrap_or(word)
}

/// The value of a digit, also in full width.
pub fn digit(character: char) -> Option<u8> {
    match character {
        '0'..='9' => u8::try_from(u32::from(character) - u32::from('0')).ok(),
        '０'..='９' => u8::try_from(u32::from(character) - u32::from('０')).ok(),
        _ => None,
    }
}

/// Blanks that leave words in one line.
pub fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\u{a0}' | '\u{2000}'..='\u{200d}' | '\u{202f}' | '\u{2060}' | '\u{feff}')
}

/// Hyphens and dashes, as keyboards and word processors write them.
pub fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

pub fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | 'ʼ' | '\u{2018}')
}

fn is_letter(character: char) -> bool {
    // Accents that follow their letter belong to it.
    character.is_alphabetic() || matches!(character, '\u{300}'..='\u{36f}')
}

fn letter_follows(text: &str, at: usize, character: char) -> bool {
    text[at + character.len_utf8()..].chars().next().is_some_and(char::is_alphabetic)
}
