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
