//! Positions in a text: bytes within this module's files, characters (Unicode scalar values) outside, as in codings.

use std::ops::Range;

/// The byte at which each character begins, and after them the text's length.
pub struct Positions(Vec<usize>);

impl Positions {
    pub fn of(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    /// The bytes of these characters; `None` if there are none, or if they end beyond the text.
    pub fn bytes(&self, characters: &Range<u32>) -> Option<Range<usize>> {
        let byte = |character: u32| self.0.get(usize::try_from(character).ok()?).copied();
        let bytes = byte(characters.start)?..byte(characters.end)?;
        (!bytes.is_empty()).then_some(bytes)
    }

    /// The characters of these bytes, which lie between characters.
    pub fn characters(&self, bytes: &Range<usize>) -> Range<u32> {
        let character = |byte: usize| {
            let passed = self.0.partition_point(|start| *start < byte);
            u32::try_from(passed).expect("a text that can be sealed has fewer than 2^32 characters")
        };
        character(bytes.start)..character(bytes.end)
    }
}
