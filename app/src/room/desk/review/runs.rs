//! A paragraph in stretches that look alike: what is chosen, marked, masked or proposed there.

use core::ops::Range;

use super::layout::Paragraph;

/// What lies over the text of one part, in characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layers {
    pub chosen: Option<Range<u32>>,
    /// Her own marks, or those of the first coder while she checks.
    pub marks: Vec<Range<u32>>,
    pub masks: Vec<Range<u32>>,
    /// The one mask that is proposed now.
    pub proposed: Option<Range<u32>>,
}

/// A stretch of one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// In the part's text.
    pub bytes: Range<usize>,
    /// Its first character.
    pub start: u32,
    pub chosen: bool,
    /// How many marks lie here.
    pub marks: usize,
    pub masked: bool,
    pub proposed: bool,
}

/// The stretches of a paragraph, in order, without gaps.
pub fn runs(text: &str, paragraph: &Paragraph, layers: &Layers) -> Vec<Run> {
    let Range { start, end } = paragraph.characters;
    let near = |range: &&Range<u32>| range.start < end && range.end > start;
    let marks: Vec<&Range<u32>> = layers.marks.iter().filter(near).collect();
    let masks: Vec<&Range<u32>> = layers.masks.iter().filter(near).collect();
    let single = [&layers.chosen, &layers.proposed];
    let ends = marks.iter().chain(&masks).copied().chain(single.into_iter().flatten());
    let mut cuts: Vec<u32> = ends.flat_map(|range| [range.start, range.end]).collect();
    cuts.retain(|cut| (start + 1..end).contains(cut));
    cuts.extend([start, end]);
    cuts.sort_unstable();
    cuts.dedup();
    let lies = |range: &Range<u32>, at: u32| range.contains(&at);
    let mut rest = &text[paragraph.bytes.clone()];
    let mut byte = paragraph.bytes.start;
    let stretches = cuts.array_windows().map(|&[from, to]| {
        let length = rest.char_indices().nth((to - from) as usize).map_or(rest.len(), |(at, _)| at);
        let bytes = byte..byte + length;
        (byte, rest) = (bytes.end, &rest[length..]);
        Run {
            bytes,
            start: from,
            chosen: layers.chosen.as_ref().is_some_and(|range| lies(range, from)),
            marks: marks.iter().filter(|range| lies(range, from)).count(),
            masked: masks.iter().any(|range| lies(range, from)),
            proposed: layers.proposed.as_ref().is_some_and(|range| lies(range, from)),
        }
    });
    stretches.collect()
}

#[cfg(test)]
mod tests {
    use themes::coding::Part;
    use zeroize::Zeroizing;

    use super::*;
    use crate::room::desk::review::{layout::Layout, parts::Parts};

    #[test]
    fn stretches_cover_the_paragraph_and_say_what_lies_on_them() {
        let text = "ab\n\n\u{1F305}cdefgh";
        let layout = Layout::of(&Parts::new([(Part::Account, Zeroizing::new(text.to_owned()))]));
        let layers = Layers { chosen: Some(0..6), marks: vec![5..8, 6..9, 0..2], masks: vec![9..10], proposed: None };
        let runs = runs(text, &layout.0[1], &layers);
        let said: Vec<_> =
            runs.iter().map(|run| (&text[run.bytes.clone()], run.start, run.chosen, run.marks, run.masked)).collect();
        let wanted = [
            ("\u{1F305}", 4, true, 0, false),
            ("c", 5, true, 1, false),
            ("de", 6, false, 2, false),
            ("f", 8, false, 1, false),
            ("g", 9, false, 0, true),
            ("h", 10, false, 0, false),
        ];
        assert_eq!(said, wanted);
    }
}
