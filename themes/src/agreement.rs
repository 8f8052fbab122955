//! How far coders agree beyond chance: Cohen's kappa and Krippendorff's alpha, for values without order.
//!
//! **Units.** A unit is one testimony, or, over all themes, one testimony and one theme. Passages become units like this: a coder has a theme in a testimony if she
//! said it of the whole or of any passage. Where passages begin and end is so left out on purpose: two people who mark the same thing seldom draw the same borders, and what
//! is counted later is testimonies too. A theme says nothing of those above or below it. Over all themes is one figure from all such units together, in which frequent and rare themes weigh alike.
//!
//! **Coders.** Alpha allows any number of coders and units that some of them left out. Kappa is between two: the first coding and the second, whoever made them.

use std::collections::BTreeMap;

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
    // How often the first and the second coder used each value.
    let mut used: BTreeMap<V, [u64; 2]> = BTreeMap::new();
    let (mut all, mut same) = (0_u64, 0_u64);
    for (first, second) in pairs {
        all += 1;
        same += u64::from(first == second);
        used.entry(first).or_default()[0] += 1;
        used.entry(second).or_default()[1] += 1;
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
    let mut used: BTreeMap<V, u64> = BTreeMap::new();
    let mut all = 0_u64;
    // In each unit, pairs of unlike values, over one less than the number of values.
    let mut unlike = 0.0;
    for unit in units {
        let mut here: BTreeMap<V, u64> = BTreeMap::new();
        unit.into_iter().for_each(|value| *here.entry(value).or_default() += 1);
        let values: u64 = here.values().sum();
        if values < 2 {
            continue;
        }
        let pairs: u64 = here.values().map(|count| count * (values - count)).sum();
        unlike += pairs as f64 / (values - 1) as f64;
        all += values;
        for (value, count) in here {
            *used.entry(value).or_default() += count;
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
    pub units: usize,
    /// Those in which both have the theme.
    pub both: usize,
    /// Those in which neither has it.
    pub neither: usize,
    /// Cohen's kappa.
    pub kappa: Result<f64, Undefined>,
    /// Krippendorff's alpha.
    pub alpha: Result<f64, Undefined>,
}

impl Agreement {
    /// Of the first and the second coder on each unit.
    fn of(pairs: &[(bool, bool)]) -> Self {
        Self {
            units: pairs.len(),
            both: pairs.iter().filter(|pair| **pair == (true, true)).count(),
            neither: pairs.iter().filter(|pair| **pair == (false, false)).count(),
            kappa: cohen_kappa(pairs.iter().copied()),
            alpha: krippendorff_alpha(pairs.iter().map(|(first, second)| [first, second])),
        }
    }
}

/// How far two coders agree on each codable theme of `codebook`, in its order, and over all of them. `testimonies` are the first and second codings of those that
/// two people coded ([`Record::both`](crate::record::Record::both)).
pub fn of_themes(codebook: &Codebook, testimonies: &[(&Coding, &Coding)]) -> (Vec<(Guid, Agreement)>, Agreement) {
    let mut all = Vec::new();
    let codable = codebook.walk().map(|(_, theme)| theme).filter(|theme| theme.codable);
    let each = codable.map(|theme| {
        let pairs: Vec<_> =
            testimonies.iter().map(|(first, second)| (first.has(theme.guid), second.has(theme.guid))).collect();
        all.extend_from_slice(&pairs);
        (theme.guid, Agreement::of(&pairs))
    });
    let each = each.collect();
    (each, Agreement::of(&all))
}
