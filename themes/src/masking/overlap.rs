//! Of finds that overlap, which one is proposed.

use std::{cmp::Reverse, collections::BTreeMap};

use super::found::Found;

/// Finds that don't overlap, in the order of the text: the stronger wins, then the longer, the earlier, the kind that is listed first.
pub fn resolve(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by_key(|one| (Reverse(one.strength), Reverse(one.range.len()), one.range.start, one.kind));
    let mut kept: BTreeMap<usize, Found> = BTreeMap::new();
    for one in found {
        // Those that are kept don't overlap, so the last that begins before this one's end is the only one that can reach into it.
        let before = kept.range(..one.range.end).next_back();
        if before.is_none_or(|(_, other)| other.range.end <= one.range.start) {
            kept.insert(one.range.start, one);
        }
    }
    kept.into_values().collect()
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;
    use crate::masking::{Kind, Reason, Strength};

    /// Where those that are kept of these begin and end.
    fn kept(finds: &[(Range<usize>, Strength)]) -> Vec<(usize, usize)> {
        let find = |(range, strength): &(Range<usize>, Strength)| {
            Found::numbered(range.clone(), Kind::Reference, Reason::Form, *strength, "")
        };
        resolve(finds.iter().map(find).collect()).into_iter().map(|one| (one.range.start, one.range.end)).collect()
    }

    #[test]
    fn the_stronger_then_the_longer_then_the_earlier_is_kept() {
        assert_eq!(kept(&[(0..9, Strength::Weak), (4..6, Strength::Medium)]), [(4, 6)]);
        assert_eq!(kept(&[(0..4, Strength::Weak), (3..8, Strength::Weak)]), [(3, 8)]);
        assert_eq!(kept(&[(3..8, Strength::Weak), (0..5, Strength::Weak)]), [(0, 5)]);
    }

    #[test]
    fn what_only_touches_is_kept() {
        assert_eq!(
            kept(&[(4..8, Strength::Weak), (0..4, Strength::Strong), (8..9, Strength::Weak)]),
            [(0, 4), (4, 8), (8, 9)]
        );
        assert_eq!(kept(&[(0..9, Strength::Strong), (2..3, Strength::Weak), (8..10, Strength::Weak)]), [(0, 9)]);
    }
}
