//! From a true count to what a cell may say, before anything is audited. Threshold and rounding are not settings.

/// The least count that is shown.
pub const THRESHOLD: i64 = 10;
/// Shown numbers are multiples of this.
pub const STEP: i64 = 5;
/// How far a count may move from the number that stands for it before another is chosen.
pub const KEPT: i64 = 4;

/// What a reader is left with of one count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// A number, and between which counts the truth is, by what is known of how numbers are chosen.
    Shown { number: i64, low: i64, high: i64, kept: bool },
    /// Below ten.
    BelowTen,
    /// Ten or more, hidden to protect others.
    Costed,
    /// Hidden with its whole row or column, whatever the count: it says nothing.
    Withheld,
    /// In no published table.
    Absent,
}

impl State {
    /// Between which counts a reader knows the truth to be. `all` is no count's most.
    pub fn bounds(self, all: i64) -> (i64, i64) {
        match self {
            Self::Shown { low, high, .. } => (low, high),
            Self::BelowTen => (0, THRESHOLD - 1),
            Self::Costed => (THRESHOLD, all),
            Self::Withheld | Self::Absent => (0, all),
        }
    }

    pub fn is_shown(self) -> bool {
        matches!(self, Self::Shown { .. })
    }
}

/// The nearest multiple of five.
pub(super) fn nearest(count: i64) -> i64 {
    (count + STEP / 2).div_euclid(STEP) * STEP
}

/// What a count may say. `before` is the number that the release before showed for it.
///
/// The rule needs nothing but that number: no past count is kept anywhere. A number stays while the truth is at most 4 from it, so that a reader of both
/// releases learns nothing else; another number means that the truth is at least 5 from the old one and at most 2 from the new one.
/// A 10 after a 15 would be exactly 10: it is hidden.
pub(super) fn decide(count: i64, before: Option<i64>) -> State {
    if count < THRESHOLD {
        return State::BelowTen;
    }
    let number = before.filter(|number| (count - number).abs() <= KEPT).unwrap_or_else(|| nearest(count));
    match shown(number, before) {
        State::Shown { low, high, .. } if low == high => State::Costed,
        state => state,
    }
}

/// What a number says that was shown after another, or after none.
pub(super) fn shown(number: i64, before: Option<i64>) -> State {
    let (mut low, mut high) = ((number - STEP / 2).max(THRESHOLD), number + STEP / 2);
    match before {
        Some(before) if number == before => {
            return State::Shown { number, low: (number - KEPT).max(THRESHOLD), high: number + KEPT, kept: true };
        }
        Some(before) if number > before => low = low.max(before + KEPT + 1),
        Some(before) if number < before => high = high.min(before - KEPT - 1),
        _ => {}
    }
    State::Shown { number, low, high, kept: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A number after another or after none, and between which counts the truth is then.
    fn told(number: i64, before: Option<i64>) -> (i64, i64, bool) {
        let State::Shown { number: same, low, high, kept } = shown(number, before) else { panic!("it is shown") };
        assert_eq!(same, number);
        (low, high, kept)
    }

    #[test]
    fn a_count_below_ten_is_not_shown_and_others_are_rounded_to_five() {
        for (count, number) in [(10, 10), (12, 10), (13, 15), (17, 15), (18, 20), (52, 50), (53, 55), (1_000, 1_000)] {
            assert_eq!(nearest(count), number);
            assert_eq!(decide(count, None), shown(number, None), "{count}");
        }
        for (count, before) in [(0, None), (9, None), (9, Some(10)), (6, Some(10))] {
            assert_eq!(decide(count, before), State::BelowTen, "{count} after {before:?}");
        }
    }

    #[test]
    fn a_number_stays_while_the_truth_is_four_from_it_and_not_five() {
        for (count, number) in [(45, 45), (46, 50), (50, 50), (54, 50), (55, 55), (60, 60)] {
            assert_eq!(decide(count, Some(50)), shown(number, Some(50)), "{count}");
        }
    }

    #[test]
    fn a_number_tells_between_which_counts_the_truth_is() {
        for (number, before, bounds) in [
            (50, None, (48, 52, false)),
            (10, None, (10, 12, false)),
            (50, Some(50), (46, 54, true)),
            (10, Some(10), (10, 14, true)),
            // At least five from the number before.
            (55, Some(50), (55, 57, false)),
            (45, Some(50), (43, 45, false)),
            (60, Some(50), (58, 62, false)),
            (40, Some(50), (38, 42, false)),
        ] {
            assert_eq!(told(number, before), bounds, "{number} after {before:?}");
        }
        // Whatever is decided, the truth is where the number says.
        for (count, before) in (10..80).flat_map(|count| (2..16).map(move |five| (count, 5 * five))) {
            let (low, high) = decide(count, Some(before)).bounds(100);
            assert!(low < high && low <= count && count <= high, "{count} after {before}");
        }
    }

    #[test]
    fn a_number_that_would_be_known_exactly_is_hidden() {
        assert_eq!(decide(10, Some(15)), State::Costed);
        assert_eq!(decide(10, Some(20)), shown(10, Some(20)));
    }

    #[test]
    fn what_is_not_shown_leaves_all_that_it_may_be() {
        let bounds = [State::BelowTen, State::Costed, State::Withheld, State::Absent].map(|state| state.bounds(60));
        assert_eq!(bounds, [(0, 9), (10, 60), (0, 60), (0, 60)]);
        assert!(shown(10, None).is_shown() && !State::Costed.is_shown());
    }
}
