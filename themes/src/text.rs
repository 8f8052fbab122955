//! What a text may hold, so that it means the same in JSON, XML, CSV and on a page.

/// Why a text is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Write something.
    #[error("nothing is written")]
    Empty,
    /// Shorten it to this many characters.
    #[error("it is longer than {0} characters")]
    TooLong(usize),
    /// Take out the white space before and after.
    #[error("it begins or ends with white space")]
    OuterSpace,
    /// Take out control characters (in a line: line breaks too) and what XML can't carry.
    #[error("it has a character that can't be kept")]
    Character,
}

/// One line of 1 to `longest` characters.
pub(crate) fn line(text: &str, longest: usize) -> Result<(), TextError> {
    if text.contains('\n') {
        return Err(TextError::Character);
    }
    written(text, longest)
}

/// A text of 1 to `longest` characters, with line feeds.
pub(crate) fn written(text: &str, longest: usize) -> Result<(), TextError> {
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    any(text, longest)
}

/// A text of at most `longest` characters, with line feeds. May be empty.
pub(crate) fn any(text: &str, longest: usize) -> Result<(), TextError> {
    if text.chars().nth(longest).is_some() {
        return Err(TextError::TooLong(longest));
    }
    if text.trim() != text {
        return Err(TextError::OuterSpace);
    }
    if text.chars().all(is_kept) { Ok(()) } else { Err(TextError::Character) }
}

/// XML 1.0 §2.2 without control characters other than the line feed.
fn is_kept(character: char) -> bool {
    character == '\n' || !(character.is_control() || matches!(character, '\u{FFFE}' | '\u{FFFF}'))
}
