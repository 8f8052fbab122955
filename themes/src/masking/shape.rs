//! Forms of letters and digits, such as `AA 99 99 99 A`.

use super::page::{Page, digit, is_blank, is_hyphen};

/// What fitted a form.
pub struct Shaped {
    /// Byte after the last character.
    pub end: usize,
    /// Its letters (as capitals) and digits alone.
    pub compact: String,
    /// Whether all its letters are capitals.
    pub upper: bool,
    /// Whether nothing stands between its characters.
    pub tight: bool,
}

/// What stands at byte `at`, if it fits the form and no letter or digit is glued to its end.
///
/// `A` is an ASCII letter, `9` a digit, `X` either; a blank allows one separator, or a hyphen between two blanks. No way back is ever needed, so the time is
/// bounded by the form's length.
pub fn shape(page: &Page<'_>, at: usize, form: &str) -> Option<Shaped> {
    let mut rest = page.text.get(at..)?;
    let mut compact = String::new();
    let (mut upper, mut tight) = (true, true);
    for wanted in form.chars() {
        if wanted == ' ' {
            let without = separator(rest);
            tight &= without.len() == rest.len();
            rest = without;
            continue;
        }
        let character = rest.chars().next()?;
        let value = digit(character);
        let fits = match wanted {
            'A' => character.is_ascii_alphabetic(),
            '9' => value.is_some(),
            _ => value.is_some() || character.is_ascii_alphabetic(),
        };
        if !fits {
            return None;
        }
        upper &= !character.is_ascii_lowercase();
        compact.push(value.map_or(character.to_ascii_uppercase(), |value| char::from(b'0' + value)));
        rest = &rest[character.len_utf8()..];
    }
    let glued = rest.chars().next().is_some_and(char::is_alphanumeric);
    (!glued).then(|| Shaped { end: page.text.len() - rest.len(), compact, upper, tight })
}

/// What is left after one separator, if there is one.
fn separator(text: &str) -> &str {
    let mut rest = text;
    let mut hyphen = false;
    // Two blanks and a hyphen at most.
    for _ in 0..3 {
        let Some(next) = rest.chars().next() else { break };
        let fits = is_blank(next) || !hyphen && (is_hyphen(next) || next == '.');
        if !fits {
            break;
        }
        hyphen = hyphen || !is_blank(next);
        rest = &rest[next.len_utf8()..];
    }
    rest
}
