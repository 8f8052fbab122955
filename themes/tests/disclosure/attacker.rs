//! Somebody who has every published document, knows the rules by heart, and knows nothing else. Written from the documents' side: it shares no code with
//! the audit but the solver.

use std::collections::BTreeMap;

use themes::{
    codebook::{Codebook, Guid},
    disclosure::model::{End, Model, Sum},
    plan::Plan,
    release::{Cell, Release, TableName},
};

use crate::sequence::Made;

/// A count that somebody might want to know, by places in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Count {
    All,
    Group(usize, usize),
    Theme(usize),
    Cell(usize, usize, usize),
    Pair(usize),
}

/// What was published of each count.
pub fn published(release: &Release) -> BTreeMap<Count, Cell> {
    let plan = release.plan();
    let theme = |guid: &Guid| plan.themes().iter().position(|one| one == guid).expect("a theme of the plan");
    let mut cells = BTreeMap::new();
    cells.extend(release.base().map(|cell| (Count::All, cell)));
    for table in release.tables() {
        for (row, cells_of_row) in table.rows().enumerate() {
            for (column, (_, cell)) in cells_of_row.cells().enumerate() {
                let grouping = |attribute| plan.groupings().iter().position(|one| one.attribute == attribute);
                let count = match table.name() {
                    TableName::Totals => Count::Theme(row),
                    TableName::Groups(attribute) => Count::Group(grouping(attribute).expect("planned"), row),
                    TableName::Pairs => Count::Pair(row),
                    TableName::TwoWay(number) => {
                        let two_way = &plan.two_way()[number as usize - 1];
                        let grouping = grouping(two_way.attribute).expect("planned");
                        Count::Cell(theme(&two_way.themes[row]), grouping, column)
                    }
                };
                cells.insert(count, cell);
            }
        }
    }
    cells
}

/// The truth, counted from people.
pub fn truth(made: &Made, count: Count) -> i64 {
    let plan = made.release.plan();
    let pairs: Vec<_> = plan.pairs().iter().map(|pair| (place(plan, pair.0), place(plan, pair.1))).collect();
    let holds = |(themes, groups): &&(Vec<bool>, Vec<usize>)| is_in(themes, groups, count, &pairs);
    i64::try_from(made.people.iter().filter(holds).count()).expect("few people")
}

pub fn is_in(themes: &[bool], groups: &[usize], count: Count, pairs: &[(usize, usize)]) -> bool {
    match count {
        Count::All => true,
        Count::Group(grouping, group) => groups[grouping] == group,
        Count::Theme(theme) => themes[theme],
        Count::Cell(theme, grouping, group) => themes[theme] && groups[grouping] == group,
        Count::Pair(pair) => themes[pairs[pair].0] && themes[pairs[pair].1],
    }
}

pub fn place(plan: &Plan, guid: Guid) -> usize {
    plan.themes().iter().position(|one| *one == guid).expect("a theme of the plan")
}

/// One release, as a model: where each count stands in it.
pub struct Known {
    pub cells: BTreeMap<Count, Cell>,
    pub places: BTreeMap<Count, usize>,
}

/// Adds what a release says. `before` is the number that an earlier one gave for a count.
pub fn read(model: &mut Model, release: &Release, codebook: &Codebook, before: &BTreeMap<Count, i64>) -> Known {
    let plan = release.plan();
    let cells = published(release);
    let groups: Vec<usize> = plan.groupings().iter().map(|grouping| grouping.groups.len() + 1).collect();
    let mut counts = vec![Count::All];
    counts.extend((0..groups.len()).flat_map(|by| (0..groups[by]).map(move |group| Count::Group(by, group))));
    for theme in 0..plan.themes().len() {
        counts.push(Count::Theme(theme));
        let groups = &groups;
        counts.extend((0..groups.len()).flat_map(|by| (0..groups[by]).map(move |group| Count::Cell(theme, by, group))));
    }
    counts.extend((0..plan.pairs().len()).map(Count::Pair));
    let places: BTreeMap<Count, usize> = counts
        .into_iter()
        .map(|count| {
            let (low, high) = bounds(count, &cells, before.get(&count).copied(), &groups);
            (count, model.add(low, high))
        })
        .collect();
    let at = |count: Count| places[&count];
    let at_most = |model: &mut Model, low: Count, high: Count| {
        model.constrain(vec![(at(low), -1), (at(high), 1)], 0, Model::FREE);
    };
    for (by, groups) in groups.iter().enumerate() {
        let whole = |count: &dyn Fn(usize) -> Count, all: Count| -> Sum {
            (0..*groups).map(|group| (at(count(group)), 1)).chain([(at(all), -1)]).collect()
        };
        model.constrain(whole(&|group| Count::Group(by, group), Count::All), 0, 0);
        for theme in 0..plan.themes().len() {
            model.constrain(whole(&|group| Count::Cell(theme, by, group), Count::Theme(theme)), 0, 0);
            (0..*groups).for_each(|group| at_most(model, Count::Cell(theme, by, group), Count::Group(by, group)));
        }
    }
    for (theme, guid) in plan.themes().iter().enumerate() {
        at_most(model, Count::Theme(theme), Count::All);
        for below in &codebook.theme(*guid).expect("a theme").themes {
            let below = place(plan, below.guid);
            at_most(model, Count::Theme(below), Count::Theme(theme));
            for (by, groups) in groups.iter().enumerate() {
                (0..*groups)
                    .for_each(|group| at_most(model, Count::Cell(below, by, group), Count::Cell(theme, by, group)));
            }
        }
    }
    for (pair, both) in plan.pairs().iter().enumerate() {
        let (one, two) = (Count::Theme(place(plan, both.0)), Count::Theme(place(plan, both.1)));
        at_most(model, Count::Pair(pair), one);
        at_most(model, Count::Pair(pair), two);
        let sum = vec![(at(Count::All), 1), (at(Count::Pair(pair)), 1), (at(one), -1), (at(two), -1)];
        model.constrain(sum, 0, Model::FREE);
    }
    Known { cells, places }
}

fn bounds(count: Count, cells: &BTreeMap<Count, Cell>, before: Option<i64>, groups: &[usize]) -> (i64, i64) {
    const ALL: i64 = 100_000;
    match cells.get(&count) {
        None => (0, ALL),
        Some(Cell::BelowTen) => (0, 9),
        Some(Cell::Hidden) => (if is_ten_or_more(count, cells, groups) { 10 } else { 0 }, ALL),
        Some(Cell::Shown(number)) => {
            let number = i64::from(number.get());
            let (low, high) = match before {
                Some(before) if before == number => (number - 4, number + 4),
                Some(before) if before < number => ((number - 2).max(before + 5), number + 2),
                Some(before) => (number - 2, (number + 2).min(before - 5)),
                None => (number - 2, number + 2),
            };
            (low.max(10), high)
        }
    }
}

/// Whether "hidden" can only mean that the count protects another: not its whole row, nor the column of a small group.
fn is_ten_or_more(count: Count, cells: &BTreeMap<Count, Cell>, groups: &[usize]) -> bool {
    let Count::Cell(theme, by, group) = count else { return matches!(count, Count::Group(..)) };
    let is_small = !matches!(cells.get(&Count::Group(by, group)), Some(Cell::Shown(base)) if base.get() >= 20);
    let row = (0..groups[by]).filter_map(|group| cells.get(&Count::Cell(theme, by, group)));
    !is_small && row.clone().any(|cell| *cell != Cell::Hidden)
}

/// What anybody subtracts from each other: who does not say something, who names one of a pair, who of a theme names nothing below it or is in no such group.
pub fn differences(known: &Known, model: &Model, plan: &Plan, codebook: &Codebook) -> Vec<Vec<(Count, i64)>> {
    let above = |theme: usize| -> Option<usize> {
        let is_above = |one: &&Guid| {
            let below = &codebook.theme(**one).expect("a theme").themes;
            below.iter().any(|below| below.guid == plan.themes()[theme])
        };
        plan.themes().iter().find(is_above).map(|guid| place(plan, *guid))
    };
    let ten = |count: Count| range(model, &vec![(known.places[&count], 1)]).is_some_and(|(low, _)| low >= 10);
    let mut sums = Vec::new();
    for (count, cell) in &known.cells {
        let wholes = match *count {
            Count::All => Vec::new(),
            Count::Group(..) => vec![Count::All],
            Count::Theme(theme) => [Count::All].into_iter().chain(above(theme).map(Count::Theme)).collect(),
            Count::Cell(theme, by, group) => {
                let above = above(theme).map(|above| Count::Cell(above, by, group));
                [Count::Group(by, group), Count::Theme(theme)].into_iter().chain(above).collect()
            }
            Count::Pair(pair) => {
                let [one, two] =
                    [plan.pairs()[pair].0, plan.pairs()[pair].1].map(|guid| Count::Theme(place(plan, guid)));
                sums.push(vec![(Count::All, 1), (one, -1), (two, -1), (*count, 1)]);
                vec![one, two]
            }
        };
        // Beside "below ten" of a larger number it is certain that some are not in it, and no secret.
        let wholes = wholes.into_iter().filter(|whole| !(*cell == Cell::BelowTen && ten(*whole)));
        sums.extend(wholes.map(|whole| vec![(whole, 1), (*count, -1)]));
    }
    sums
}

/// Least and most of a sum, in whole numbers where the linear program allows them.
pub fn range(model: &Model, sum: &Sum) -> Option<(i64, i64)> {
    let (low, high) = model.relaxed(sum)?;
    #[expect(clippy::cast_possible_truncation, reason = "counts are small")]
    let range = ((low - 1e-6).ceil() as i64, (high + 1e-6).floor() as i64);
    Some(range)
}

/// The same by looking at every whole-number world.
pub fn whole_range(model: &Model, sum: &Sum) -> Option<(i64, i64)> {
    let value = |world: Vec<i64>| sum.iter().map(|(at, factor)| factor * world[*at]).sum::<i64>();
    Some((value(model.extreme(sum, End::Least)?), value(model.extreme(sum, End::Most)?)))
}

/// Takes in the numbers of a release, for the next.
pub fn remember(before: &mut BTreeMap<Count, i64>, known: &Known) {
    for (count, cell) in &known.cells {
        match cell.number() {
            Some(number) => _ = before.insert(*count, i64::from(number)),
            None => _ = before.remove(count),
        }
    }
}
