//! Attacks on sequences of releases, and how far they come.

use std::{collections::BTreeMap, ops::Range};

use rand::{Rng, rngs::StdRng, seq::SliceRandom};
use themes::{
    codebook::Codebook,
    disclosure::model::{Model, Sum},
    release::Cell,
};

use crate::{
    attacker::{Count, Known, differences, is_in, place, range, read, remember, truth, whole_range},
    population,
    sequence::{Made, sequence},
};

/// What somebody tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attack {
    /// Everything published, as a linear program.
    Linear,
    /// The same in whole numbers, for some of the counts.
    Whole,
    /// Who does not name a theme, and who names one of a pair: counts that no table has.
    Implied,
    /// She knows that she is one of those counted, and wants to know of others.
    OneOfThem,
    /// She wrote three of the accounts herself.
    SomeOfThem,
    /// Releases in a row, by somebody who is sure that nobody left in between, right or wrong, where that can be.
    Growth,
}

/// How far an attack came.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Hidden counts below ten that were attacked.
    pub counts: u32,
    /// Found exactly.
    pub exact: u32,
    /// Of which it is certain that somebody, or somebody else, is there.
    pub proven: u32,
    /// How many counts were left with a range of this width.
    pub widths: BTreeMap<i64, u32>,
}

impl Tally {
    fn add(&mut self, (low, high): (i64, i64), mine: i64) {
        self.counts += 1;
        self.exact += u32::from(low == high);
        self.proven += u32::from(low > mine);
        *self.widths.entry(high - low).or_default() += 1;
    }

    /// Both together.
    pub fn merge(&mut self, other: &Self) {
        self.counts += other.counts;
        self.exact += other.exact;
        self.proven += other.proven;
        other.widths.iter().for_each(|(width, number)| *self.widths.entry(*width).or_default() += number);
    }

    /// The narrowest width.
    pub fn narrowest(&self) -> Option<i64> {
        self.widths.keys().next().copied()
    }

    /// The median width.
    pub fn median(&self) -> i64 {
        let mut left = self.counts / 2;
        for (width, number) in &self.widths {
            if left < *number {
                return *width;
            }
            left -= number;
        }
        0
    }
}

pub type Tallies = BTreeMap<Attack, Tally>;

/// Attacks the sequences of these seeds.
pub fn run(seeds: Range<u64>) -> Tallies {
    let mut tallies = Tallies::new();
    for seed in seeds {
        let mut rng = population::rng(seed);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 50 and 2,000")]
        let people = (50.0 * 40_f64.powf(rng.r#gen())) as usize;
        let leave = if seed % 2 == 0 { 0.0 } else { 0.05 };
        let (codebook, made) = sequence(people, leave, &mut rng);
        for (attack, tally) in attack(&codebook, &made, (2, 8), &mut rng) {
            tallies.entry(attack).or_default().merge(&tally);
        }
    }
    tallies
}

/// Every attack on releases in a row; that on growth takes so many of them together, and so many of the counts that each hides.
pub fn attack(codebook: &Codebook, made: &[Made], together: (usize, usize), rng: &mut StdRng) -> Tallies {
    let mut tallies = Tallies::new();
    let mut before = BTreeMap::new();
    for (number, one) in made.iter().enumerate() {
        let mut model = Model::default();
        let known = read(&mut model, &one.release, codebook, &before);
        let hidden: Vec<Count> = known
            .cells
            .iter()
            .filter(|(count, cell)| !matches!(cell, Cell::Shown(_)) && truth(one, **count) < 10)
            .map(|(count, _)| *count)
            .collect();
        for count in &hidden {
            let sum = vec![(known.places[count], 1)];
            let found = range(&model, &sum).expect("the truth is possible");
            assert!(found.0 <= truth(one, *count) && truth(one, *count) <= found.1, "{count:?} {found:?}");
            tallies.entry(Attack::Linear).or_default().add(found, 0);
        }
        for count in hidden.choose_multiple(rng, 3) {
            if let Some(found) = whole_range(&model, &vec![(known.places[count], 1)]) {
                tallies.entry(Attack::Whole).or_default().add(found, 0);
            }
        }
        implied(one, &known, &model, codebook, tallies.entry(Attack::Implied).or_default());
        for (attack, members) in [(Attack::OneOfThem, 1), (Attack::SomeOfThem, 3)] {
            insider(one, &known, &model, &hidden, members, tallies.entry(attack).or_default(), rng);
        }
        if number > 0 {
            growth(codebook, &made[..=number], together, tallies.entry(Attack::Growth).or_default(), rng);
        }
        remember(&mut before, &known);
    }
    tallies
}

/// Counts that nobody published and that are below ten.
fn implied(made: &Made, known: &Known, model: &Model, codebook: &Codebook, tally: &mut Tally) {
    for sum in differences(known, model, made.release.plan(), codebook) {
        let real: i64 = sum.iter().map(|(count, factor)| factor * truth(made, *count)).sum();
        if real < 10 {
            let sum: Sum = sum.iter().map(|(count, factor)| (known.places[count], *factor)).collect();
            tally.add(range(model, &sum).expect("the truth is possible"), 0);
        }
    }
}

/// Somebody who knows all about some of those counted. Of each count she knows that it is at least as many as hers.
fn insider(
    made: &Made,
    known: &Known,
    model: &Model,
    hidden: &[Count],
    members: usize,
    tally: &mut Tally,
    rng: &mut StdRng,
) {
    let plan = made.release.plan();
    let pairs: Vec<_> = plan.pairs().iter().map(|pair| (place(plan, pair.0), place(plan, pair.1))).collect();
    let own: Vec<_> = made.people.choose_multiple(rng, members).collect();
    let of_own = |count: Count| {
        let is_in = |one: &&&(Vec<bool>, Vec<usize>)| is_in(&one.0, &one.1, count, &pairs);
        i64::try_from(own.iter().filter(is_in).count()).expect("few")
    };
    let mut model = model.clone();
    for (count, at) in &known.places {
        model.constrain(vec![(*at, 1)], of_own(*count), Model::FREE);
        if let Count::Cell(_, by, group) = count {
            let base = Count::Group(*by, *group);
            let others = of_own(base) - of_own(*count);
            model.constrain(vec![(known.places[&base], 1), (*at, -1)], others, Model::FREE);
        }
    }
    for count in hidden.iter().filter(|count| of_own(**count) > 0) {
        let found = range(&model, &vec![(known.places[count], 1)]).expect("the truth is possible");
        // What she wrote herself is no news.
        let mine = of_own(*count);
        tally.counts += 1;
        tally.exact += u32::from(found.0 == found.1 && found.1 > mine);
        tally.proven += u32::from(found.0 > mine);
        *tally.widths.entry(found.1 - found.0 + mine).or_default() += 1;
    }
}

/// The last releases together: no count is smaller in a later one, also of those who don't say something, and ten are new.
fn growth(codebook: &Codebook, made: &[Made], (releases, some): (usize, usize), tally: &mut Tally, rng: &mut StdRng) {
    let (earlier, last) = made.split_at(made.len().saturating_sub(releases));
    let mut before = BTreeMap::new();
    for one in earlier {
        let known = read(&mut Model::default(), &one.release, codebook, &before);
        remember(&mut before, &known);
    }
    let mut model = Model::default();
    let mut all: Vec<Known> = Vec::new();
    for one in last {
        let known = read(&mut model, &one.release, codebook, &before);
        remember(&mut before, &known);
        if let Some(then) = all.last() {
            grows(&mut model, then, &known);
        }
        all.push(known);
    }
    for (known, one) in all.iter().zip(last) {
        let hidden =
            known.cells.iter().filter(|(count, cell)| !matches!(cell, Cell::Shown(_)) && truth(one, **count) < 10);
        let hidden: Vec<Count> = hidden.map(|(count, _)| *count).collect();
        for count in hidden.choose_multiple(rng, some) {
            // Nothing is possible: then somebody left, and she is wrong.
            if let Some(found) = range(&model, &vec![(known.places[count], 1)]) {
                tally.add(found, 0);
            }
        }
    }
}

fn grows(model: &mut Model, then: &Known, now: &Known) {
    let mut grows = |counts: &[(Count, i64)], by: i64| {
        let of = |known: &Known, sign: i64| -> Sum {
            counts.iter().map(|(count, factor)| (known.places[count], sign * factor)).collect()
        };
        model.constrain([of(now, 1), of(then, -1)].concat(), by, Model::FREE);
    };
    for count in now.places.keys().filter(|count| then.places.contains_key(count)) {
        match *count {
            Count::All => grows(&[(*count, 1)], 10),
            Count::Cell(_, by, group) => {
                grows(&[(*count, 1)], 0);
                grows(&[(Count::Group(by, group), 1), (*count, -1)], 0);
            }
            Count::Group(..) | Count::Theme(_) | Count::Pair(_) => {
                grows(&[(*count, 1)], 0);
                grows(&[(Count::All, 1), (*count, -1)], 0);
            }
        }
    }
}
