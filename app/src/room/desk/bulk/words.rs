//! Words as a search compares them: without case, accents, vowel marks and what can't be seen.

use unicode_normalization::{
    UnicodeNormalization as _,
    char::{canonical_combining_class, is_combining_mark},
};

/// Calls `each` with every word of `text`: where it begins and ends, and how it is compared.
pub fn each_word(text: &str, mut each: impl FnMut(usize, usize, &str)) {
    let mut word = String::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        if is_unseen(c) || is_mark(c) {
            continue;
        }
        // Scripts that set no spaces: each character is a word, and several are found as a phrase.
        let alone = stands_alone(c);
        if (alone || !is_of_word(c))
            && let Some(from) = start.take()
        {
            each(from, at, &word);
            word.clear();
        }
        if is_of_word(c) {
            start.get_or_insert(at);
            fold(c, &mut word);
        }
        if alone && let Some(from) = start.take() {
            each(from, at + c.len_utf8(), &word);
            word.clear();
        }
    }
    if let Some(from) = start {
        each(from, text.len(), &word);
    }
}

/// Marks with a vowel of their own, as in Hindi, belong to the word and are kept; accents and vowel points are not.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

fn is_mark(c: char) -> bool {
    !c.is_ascii() && canonical_combining_class(c) != 0
}

/// Joiners, marks of direction, soft hyphens, and the stroke that only makes Arabic words longer.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{640}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

const fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

fn fold(c: char, into: &mut String) {
    if c.is_ascii() {
        into.push(c.to_ascii_lowercase());
        return;
    }
    for c in core::iter::once(c).nfkd().flat_map(char::to_lowercase).filter(|c| !is_mark(*c)) {
        match plain(c) {
            Some(letters) => into.push_str(letters),
            None => into.push(c),
        }
    }
}

/// Letters that Unicode does not take apart, as somebody types them who does not have them.
const fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ł' => "l",
        'þ' => "th",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        each_word(text, |_, _, word| words.push(word.to_owned()));
        words
    }

    #[test]
    fn case_accents_and_what_cannot_be_seen_make_no_difference() {
        assert_eq!(words("Café, CAFE\u{301} cafe"), ["cafe", "cafe", "cafe"]);
        assert_eq!(words("Straße STRASSE Łódź Ty\u{302}"), ["strasse", "strasse", "lodz", "ty"]);
        assert_eq!(words("am\u{ad}bulance don\u{2019}t"), ["ambulance", "don", "t"]);
        assert_eq!(words(""), Vec::<String>::new());
    }

    #[test]
    fn vowel_points_are_left_out_and_vowels_are_not() {
        // Arabic with and without points and stretching, Hebrew with and without points.
        assert_eq!(words("مُسْتَشْفًى مستشفـى"), ["مستشفى", "مستشفى"]);
        assert_eq!(words("שָׁלוֹם שלום"), ["שלום", "שלום"]);
        assert_ne!(words("की"), words("का"));
    }

    #[test]
    fn a_word_says_where_it_stands_in_the_text() {
        let text = "Ein Café\u{301}, 病院へ.";
        let mut places = Vec::new();
        each_word(text, |from, to, _| places.push(&text[from..to]));
        assert_eq!(places, ["Ein", "Café\u{301}", "病", "院", "へ"]);
    }
}
