//! How far coders agree beyond chance: Cohen's kappa and Krippendorff's alpha, for values without order.
//!
//! **Units.** A unit is one testimony, or, over all themes, one testimony and one theme. Passages become units like this: a coder has a theme in a testimony if she
//! said it of the whole or of any passage. Where passages begin and end is so left out on purpose: two people who mark the same thing seldom draw the same borders, and what
//! is counted later is testimonies too. A theme says nothing of those above or below it. Over all themes is one figure from all such units together, in which frequent and rare themes weigh alike.
//!
//! **Coders.** Alpha allows any number of coders and units that some of them left out. Kappa is between two: the first coding and the second, whoever made them.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    codebook::{Codebook, Guid},
    coding::Coding,
};

/// Why there is no figure. Not a number that could be mistaken for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Undefined {
    /// No unit was coded by two people.
    #[error("nothing was coded by two people")]
    NoPairs,
    /// Everybody always said the same, so that chance alone would do it too: nothing can be told beyond chance.
    #[error("only one value was ever used, so agreement beyond chance can't be told")]
    OneValue,
}

/// Cohen's kappa of two coders: 1 is full agreement, 0 is that of chance, below is less than that. Units that one of them left out are to be left out.
///
/// Source: Cohen, "A Coefficient of Agreement for Nominal Scales" (Educational and Psychological Measurement 20, 1960).
///
/// # Errors
/// [`Undefined`].
pub fn cohen_kappa<V: Ord>(pairs: impl IntoIterator<Item = (V, V)>) -> Result<f64, Undefined> {
    kappa(pairs.into_iter().map(|pair| (pair, 1)))
}

/// Of pairs, and how many units have each.
fn kappa<V: Ord>(pairs: impl IntoIterator<Item = ((V, V), u64)>) -> Result<f64, Undefined> {
    // How often the first and the second coder used each value.
    let mut used: BTreeMap<V, [u64; 2]> = BTreeMap::new();
    let (mut all, mut same) = (0_u64, 0_u64);
    for ((first, second), units) in pairs {
        all += units;
        same += if first == second { units } else { 0 };
        used.entry(first).or_default()[0] += units;
        used.entry(second).or_default()[1] += units;
    }
    if all == 0 {
        return Err(Undefined::NoPairs);
    }
    // Both multiplied by the square of `all`, so that whole numbers say exactly when there is nothing to divide by.
    let expected: u64 = used.values().map(|[first, second]| first * second).sum();
    let observed = same * all;
    let rest = all * all - expected;
    if rest == 0 { Err(Undefined::OneValue) } else { Ok((observed as f64 - expected as f64) / rest as f64) }
}

/// Krippendorff's alpha: 1 is full agreement, 0 is that of chance, below is less than that. Each unit is the values that its coders gave; one with fewer than two tells
/// nothing and is left out.
///
/// Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), nominal data with any number of observers and missing values.
///
/// # Errors
/// [`Undefined`].
pub fn krippendorff_alpha<V: Ord, U: IntoIterator<Item = V>>(
    units: impl IntoIterator<Item = U>,
) -> Result<f64, Undefined> {
    alpha(units.into_iter().map(|unit| (unit, 1)))
}

/// Of units, and how many there are of each.
fn alpha<V: Ord, U: IntoIterator<Item = V>>(units: impl IntoIterator<Item = (U, u64)>) -> Result<f64, Undefined> {
    let mut used: BTreeMap<V, u64> = BTreeMap::new();
    let mut all = 0_u64;
    // In each unit, pairs of unlike values, over one less than the number of values.
    let mut unlike = 0.0;
    for (unit, units) in units {
        let mut here: BTreeMap<V, u64> = BTreeMap::new();
        unit.into_iter().for_each(|value| *here.entry(value).or_default() += 1);
        let values: u64 = here.values().sum();
        if values < 2 {
            continue;
        }
        let pairs: u64 = here.values().map(|count| count * (values - count)).sum();
        unlike += (pairs * units) as f64 / (values - 1) as f64;
        all += values * units;
        for (value, count) in here {
            *used.entry(value).or_default() += count * units;
        }
    }
    if all == 0 {
        return Err(Undefined::NoPairs);
    }
    let expected: u64 = used.values().map(|count| count * (all - count)).sum();
    if expected == 0 { Err(Undefined::OneValue) } else { Ok(1.0 - (all - 1) as f64 * unlike / expected as f64) }
}

/// How far two coders agree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// Units that both coded.
    pub units: u64,
    /// Those in which both have the theme.
    pub both: u64,
    /// Those in which only the first coder has it.
    pub first: u64,
    /// Those in which only the second coder has it.
    pub second: u64,
    /// Those in which neither has it.
    pub neither: u64,
    /// Cohen's kappa.
    pub kappa: Result<f64, Undefined>,
    /// Krippendorff's alpha.
    pub alpha: Result<f64, Undefined>,
}

/// What a figure lets anybody conclude.
///
/// Source: Krippendorff, *Content Analysis* (2nd edition, 2004), page 241: rely on variables from 0.800 on; from 0.667 on, draw tentative conclusions only. They are
/// conventions, and no law: how much agreement is enough depends on what follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// 0.800 or more.
    Firm,
    /// 0.667 or more.
    Tentative,
    /// Above chance, and too little to build on.
    Low,
    /// As much as by chance, or less.
    Chance,
}

impl Level {
    /// From here on conclusions may be tentative.
    pub const TENTATIVE: f64 = 0.667;
    /// From here on they may be firm.
    pub const FIRM: f64 = 0.8;

    /// The level of a figure as it is shown, with two digits behind the point: what reads as 0.80 is at 0.80.
    pub fn of(figure: f64) -> Self {
        let shown = (figure * 100.0).round() / 100.0;
        if shown >= Self::FIRM {
            Self::Firm
        } else if shown >= Self::TENTATIVE {
            Self::Tentative
        } else if shown > 0.0 {
            Self::Low
        } else {
            Self::Chance
        }
    }
}

/// In how many units the first and the second coder have a theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Both have it.
    pub both: u64,
    /// Only the first has it.
    pub first: u64,
    /// Only the second has it.
    pub second: u64,
    /// Neither has it.
    pub neither: u64,
}

impl Counts {
    fn add(&mut self, pair: (bool, bool)) {
        *match pair {
            (true, true) => &mut self.both,
            (true, false) => &mut self.first,
            (false, true) => &mut self.second,
            (false, false) => &mut self.neither,
        } += 1;
    }

    /// How many units there are; `None` if that is more than any count holds.
    fn units(self) -> Option<u64> {
        self.both.checked_add(self.first)?.checked_add(self.second)?.checked_add(self.neither)
    }

    const fn with(self, other: Self) -> Self {
        Self {
            both: self.both + other.both,
            first: self.first + other.first,
            second: self.second + other.second,
            neither: self.neither + other.neither,
        }
    }

    fn agreement(self) -> Agreement {
        let Self { both, first, second, neither } = self;
        let said = [((true, true), both), ((true, false), first), ((false, true), second), ((false, false), neither)];
        Agreement {
            units: both + first + second + neither,
            both,
            first,
            second,
            neither,
            kappa: kappa(said),
            alpha: alpha(said.into_iter().map(|((first, second), units)| ([first, second], units))),
        }
    }
}

/// Counts of another codebook, or of other testimonies than they say. Count again, all of it by one codebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these are not the counts of so many testimonies by this codebook")]
pub struct OtherTally;

/// What two coders found, counted one testimony after the other, so that no coding has to be kept for it.
pub struct Tally {
    themes: Vec<(Guid, Counts)>,
    testimonies: u64,
}

impl Tally {
    /// Of the codable themes of `codebook`, in its order, before any testimony.
    pub fn new(codebook: &Codebook) -> Self {
        let codable = codebook.walk().map(|(_, theme)| theme).filter(|theme| theme.codable);
        Self { themes: codable.map(|theme| (theme.guid, Counts::default())).collect(), testimonies: 0 }
    }

    /// Counts one more testimony that two people coded ([`Record::both`](crate::record::Record::both)).
    pub fn add(&mut self, first: &Coding, second: &Coding) {
        let [first, second] =
            [first, second].map(|coding| coding.marks().map(|mark| mark.theme).collect::<BTreeSet<_>>());
        for (theme, counts) in &mut self.themes {
            counts.add((first.contains(theme), second.contains(theme)));
        }
        self.testimonies += 1;
    }

    /// What was counted of each theme, in the order of the codebook: for whoever counts in several places.
    pub fn counts(&self) -> impl Iterator<Item = Counts> {
        self.themes.iter().map(|(_, counts)| *counts)
    }

    /// Adds what was counted in another place by the same codebook: so many testimonies, and the counts of each theme in its order.
    ///
    /// # Errors
    /// [`OtherTally`]; then nothing is added.
    pub fn join(&mut self, testimonies: u64, counts: &[Counts]) -> Result<(), OtherTally> {
        let is_of_them = |counts: &Counts| counts.units() == Some(testimonies);
        let both = self.testimonies.checked_add(testimonies).ok_or(OtherTally)?;
        if counts.len() != self.themes.len() || !counts.iter().all(is_of_them) {
            return Err(OtherTally);
        }
        for ((_, here), there) in self.themes.iter_mut().zip(counts) {
            *here = here.with(*there);
        }
        self.testimonies = both;
        Ok(())
    }

    /// How many testimonies were counted.
    pub const fn testimonies(&self) -> u64 {
        self.testimonies
    }

    /// How far the two agree on each theme.
    pub fn themes(&self) -> impl Iterator<Item = (Guid, Agreement)> {
        self.themes.iter().map(|(theme, counts)| (*theme, counts.agreement()))
    }

    /// How far they agree over all themes.
    pub fn all(&self) -> Agreement {
        self.themes.iter().fold(Counts::default(), |all, (_, counts)| all.with(*counts)).agreement()
    }
}

/// How far two coders agree on each codable theme of `codebook`, in its order, and over all of them. `testimonies` are the first and second codings of those that
/// two people coded ([`Record::both`](crate::record::Record::both)).
pub fn of_themes(codebook: &Codebook, testimonies: &[(&Coding, &Coding)]) -> (Vec<(Guid, Agreement)>, Agreement) {
    let mut tally = Tally::new(codebook);
    testimonies.iter().for_each(|(first, second)| tally.add(first, second));
    (tally.themes().collect(), tally.all())
}
