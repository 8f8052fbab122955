//! Which word needs help, and which words it could be.

use vault::receipt::completions;

/// More would not be looked at.
const OFFERS: usize = 6;
/// Letters from which on a beginning says something.
const ENOUGH: usize = 2;

/// Help with one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    /// 1 for the first word.
    pub word: usize,
    /// It is not in the list, and no word of the list begins like it.
    pub unknown: bool,
    /// Words that it could be.
    pub offers: Vec<&'static str>,
}

impl Help {
    /// The first finished word that is not in the list; else the word that is being typed, unless it is whole.
    pub fn with(typed: &str) -> Option<Self> {
        let words: Vec<&str> = words(typed).collect();
        let being_typed = typed.ends_with(char::is_alphabetic).then_some(words.len());
        words.iter().zip(1..).find_map(|(word, number)| {
            if being_typed == Some(number) { Self::complete(number, word) } else { Self::mend(number, word) }
        })
    }

    fn complete(number: usize, word: &str) -> Option<Self> {
        let offers: Vec<&str> = completions(word).take(OFFERS).collect();
        match offers.as_slice() {
            [only] if only.eq_ignore_ascii_case(word) => None,
            [] if word.chars().count() >= ENOUGH => Self::mend(number, word),
            [] => None,
            _ => Some(Self { word: number, unknown: false, offers }),
        }
    }

    fn mend(number: usize, word: &str) -> Option<Self> {
        let known = completions(word).next().is_some_and(|first| first.eq_ignore_ascii_case(word));
        (!known).then(|| Self { word: number, unknown: true, offers: alike(word) })
    }

    /// What was typed, with `word` in the place of this one.
    pub fn put(&self, typed: &str, word: &str) -> zeroize::Zeroizing<String> {
        let mut put = zeroize::Zeroizing::new(String::with_capacity(typed.len() + word.len() + 1));
        for (old, number) in words(typed).zip(1..) {
            put.push_str(if number == self.word { word } else { old });
            put.push(' ');
        }
        put
    }
}

fn words(typed: &str) -> impl Iterator<Item = &str> {
    typed.split(|character: char| !character.is_alphabetic()).filter(|word| !word.is_empty())
}

/// Words that share the longest beginning with this one.
fn alike(word: &str) -> Vec<&'static str> {
    let ends = word.char_indices().rev().map(|(at, _)| at);
    let found = ends.map(|end| completions(&word[..end]).take(OFFERS).collect::<Vec<_>>());
    found.into_iter().find(|words| !words.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use vault::receipt::completions;

    use super::*;

    fn help(typed: &str) -> Help {
        Help::with(typed).unwrap_or_else(|| panic!("{typed} needs help"))
    }

    #[test]
    fn a_word_is_completed_from_its_second_letter_on() {
        assert_eq!(Help::with("h"), None);
        let help = help("harbour ha");
        assert_eq!((help.word, help.unknown), (2, false));
        assert!(help.offers.len() <= OFFERS && help.offers.iter().all(|word| word.starts_with("ha")));
    }

    #[test]
    fn whole_words_need_no_help_in_any_case_and_with_anything_between() {
        for typed in ["", " ", "harbour ", "HARBOUR, Violin-harbour.", "harbour\n"] {
            assert_eq!(Help::with(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_finished_word_that_is_not_ours_is_named_with_words_that_look_like_it() {
        let help = help("violin harbur violin");
        assert_eq!((help.word, help.unknown), (2, true));
        assert!(help.offers.contains(&"harbour"));
    }

    #[test]
    fn letters_that_no_word_begins_with_are_named_while_they_are_typed() {
        assert!(help("harbouq").unknown && help("harbouq").offers.contains(&"harbour"));
        assert_eq!(help("\u{17e}l\u{fa}").offers, Vec::<&str>::new());
    }

    #[test]
    fn an_offer_takes_the_place_of_its_word_alone() {
        assert_eq!(
            help("violin, harbur-violin").put("violin, harbur-violin", "harbour").as_str(),
            "violin harbour violin "
        );
        assert!(completions("violin").next().is_some());
    }
}
