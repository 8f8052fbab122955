//! What is left to read.

use rand::Rng;
use themes::{
    disclosure::{Entry, Request, release},
    plan::Attribute,
    release::{Release, TableName},
};

use crate::{
    population::{self, Person, Rates, codebook, grouping, plan},
    sequence::{day, go_on},
};

/// Prevalences of sixteen themes, in hundredths: what a call about crises might find.
const PREVALENCES: [u32; 16] = [55, 30, 25, 20, 45, 25, 15, 12, 40, 18, 16, 10, 35, 22, 14, 8];

fn made(people: u64, seed: u64) -> Release {
    let codebook = codebook(16);
    let groupings = vec![grouping(Attribute::Region, 3)];
    let themes = population::themes(&codebook);
    let themes = themes.into_iter().zip(PREVALENCES.map(|share| f64::from(share) / 100.0)).collect();
    let rates = Rates { codebook: (&codebook).into(), themes, groups: vec![(Attribute::Region, vec![0.4, 0.3, 0.25])] };
    let mut rng = population::rng(seed);
    let people: Vec<Person> = (0..people).map(|id| population::person(id, &rates, &mut rng)).collect();
    let entries: Vec<Entry<'_>> = people.iter().map(Person::entry).collect();
    let plan = plan(&codebook, groupings, Vec::new(), 1);
    let request = Request {
        plan: &plan,
        codebook: &codebook,
        other_codebooks: &[],
        entries: &entries,
        past: &[],
        day: day(),
        synthetic: false,
        salt: [0; 32],
        quotes: &[],
        summary: None,
        seed: None,
    };
    release(&request, go_on).expect("enough people")
}

/// Shown cells of a table, and all of them.
fn shown(release: &Release, name: TableName) -> (usize, usize) {
    let cells: Vec<_> = release
        .table(name)
        .into_iter()
        .flat_map(|table| table.rows())
        .flat_map(|row| row.cells().collect::<Vec<_>>())
        .collect();
    (cells.iter().filter(|(_, cell)| cell.number().is_some()).count(), cells.len())
}

#[test]
fn four_totals_in_five_are_published_of_two_hundred_accounts_and_more() {
    let (mut numbers, mut cells) = (0, 0);
    for seed in 0..10 {
        let people = population::rng(seed).gen_range(200..600);
        let (some, all) = shown(&made(people, seed), TableName::Totals);
        numbers += some;
        cells += all;
    }
    println!("totals: {numbers} of {cells}");
    assert!(cells == 160 && 5 * numbers >= 4 * cells, "{numbers} of {cells}");
}

#[test]
fn half_of_a_table_by_three_groups_is_published_of_three_hundred_accounts() {
    let (mut numbers, mut cells) = (0, 0);
    for seed in 0..10 {
        let (some, all) = shown(&made(300, seed), TableName::TwoWay(1));
        numbers += some;
        cells += all * 3 / 4;
    }
    println!("cells: {numbers} of {cells}");
    // Of the three groups; the rest, whom one in twenty is in, is a column besides.
    assert!(cells == 480 && 2 * numbers >= cells, "{numbers} of {cells}");
}
