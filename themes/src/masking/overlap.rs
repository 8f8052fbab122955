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
