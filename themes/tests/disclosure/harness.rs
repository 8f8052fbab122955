//! Attacks on sequences of releases, and how far they come.

use std::{collections::BTreeMap, ops::Range};

use rand::{Rng, rngs::StdRng, seq::SliceRandom};
use themes::{
    codebook::Codebook,
    disclosure::model::{Model, Sum},
    release::Cell,
};

use crate::{
    attacker::{Count, Known, is_in, place, range, read, remember, truth, whole_range},
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
    /// Two releases in a row, by somebody who is right that nobody left in between.
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

    fn merge(&mut self, other: &Self) {
        self.counts += other.counts;
        self.exact += other.exact;
        self.proven += other.proven;
        other.widths.iter().for_each(|(width, number)| *self.widths.entry(*width).or_default() += number);
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
        for (attack, tally) in attack(&codebook, &made, &mut rng) {
            tallies.entry(attack).or_default().merge(&tally);
        }
    }
    tallies
}

fn attack(codebook: &Codebook, made: &[Made], rng: &mut StdRng) -> Tallies {
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
        implied(one, &known, &model, tallies.entry(Attack::Implied).or_default());
        for (attack, members) in [(Attack::OneOfThem, 1), (Attack::SomeOfThem, 3)] {
            insider(one, &known, &model, &hidden, members, tallies.entry(attack).or_default(), rng);
        }
        if number > 0 && !one.shrunk {
            growth(codebook, made, number, tallies.entry(Attack::Growth).or_default(), rng);
        }
        remember(&mut before, &known);
    }
    tallies
}

/// Counts that nobody published and that are below ten.
fn implied(made: &Made, known: &Known, model: &Model, tally: &mut Tally) {
    let plan = made.release.plan();
    let mut sums: Vec<Vec<(Count, i64)>> = Vec::new();
    for (count, cell) in &known.cells {
        match *count {
            Count::Theme(_) => sums.push(vec![(Count::All, 1), (*count, -1)]),
            // Beside "below ten" of a larger group it is certain that some don't say it.
            Count::Cell(_, by, group) if *cell != Cell::BelowTen => {
                sums.push(vec![(Count::Group(by, group), 1), (*count, -1)]);
            }
            Count::Pair(pair) if *cell != Cell::BelowTen => {
                let [one, two] =
                    [plan.pairs()[pair].0, plan.pairs()[pair].1].map(|guid| Count::Theme(place(plan, guid)));
                sums.push(vec![(one, 1), (*count, -1)]);
                sums.push(vec![(two, 1), (*count, -1)]);
            }
            Count::All | Count::Group(..) | Count::Cell(..) | Count::Pair(_) => {}
        }
    }
    for sum in sums {
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

/// Both of two releases at once: no count is smaller in the second, also of those who don't say something.
fn growth(codebook: &Codebook, made: &[Made], number: usize, tally: &mut Tally, rng: &mut StdRng) {
    let mut model = Model::default();
    let mut before = BTreeMap::new();
    let mut all = Vec::new();
    for one in &made[..=number] {
        let known = read(&mut model, &one.release, codebook, &before);
        remember(&mut before, &known);
        all.push(known);
    }
    let (then, now) = (&all[number - 1], &all[number]);
    let grows = |model: &mut Model, counts: &[(Count, i64)]| {
        let of = |known: &Known, sign: i64| -> Sum {
            counts.iter().map(|(count, factor)| (known.places[count], sign * factor)).collect()
        };
        model.constrain([of(now, 1), of(then, -1)].concat(), 0, Model::FREE);
    };
    for count in now.places.keys() {
        match *count {
            Count::All => {}
            Count::Cell(_, by, group) => {
                grows(&mut model, &[(*count, 1)]);
                grows(&mut model, &[(Count::Group(by, group), 1), (*count, -1)]);
            }
            Count::Group(..) | Count::Theme(_) | Count::Pair(_) => {
                grows(&mut model, &[(*count, 1)]);
                grows(&mut model, &[(Count::All, 1), (*count, -1)]);
            }
        }
    }
    for (known, one) in [(then, &made[number - 1]), (now, &made[number])] {
        let hidden =
            known.cells.iter().filter(|(count, cell)| !matches!(cell, Cell::Shown(_)) && truth(one, **count) < 10);
        let hidden: Vec<Count> = hidden.map(|(count, _)| *count).collect();
        for count in hidden.choose_multiple(rng, 8) {
            if let Some(found) = range(&model, &vec![(known.places[count], 1)]) {
                tally.add(found, 0);
            }
        }
    }
}
