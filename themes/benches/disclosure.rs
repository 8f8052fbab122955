//! How long a release takes, beside GLPK on the same audit, and how far attacks come over many calls.
//!
//! `MURMURATION_SEQUENCES` says how many calls are attacked (none if it is not set), `MURMURATION_ACCOUNTS` the largest call that is measured.

#[path = "../tests/disclosure/attacker.rs"]
mod attacker;
#[path = "../tests/disclosure/glpsol.rs"]
mod glpsol;
#[path = "../tests/disclosure/harness.rs"]
mod harness;
#[path = "../tests/disclosure/population.rs"]
mod population;
#[path = "../tests/disclosure/sequence.rs"]
mod sequence;

use std::{collections::BTreeMap, env, hint::black_box, time::Instant};

use themes::{
    disclosure::{Entry, Request, model::Model, release},
    plan::{Attribute, Pair, Plan, TwoWay},
    release::{Cell, Release},
};

use population::{Person, codebook, grouping, plan, themes};

fn main() {
    let largest = number("MURMURATION_ACCOUNTS").unwrap_or(100_000);
    println!("40 themes, 4 attributes of 4 groups and the rest, six two-way tables, 10 co-occurrences\n");
    for accounts in [300, 1_000, 10_000, 100_000].into_iter().filter(|accounts| *accounts <= largest) {
        let (time, again, made) = measured(accounts);
        let figures = made.audit().expect("tables");
        println!(
            "{accounts} accounts: {time:.2} s, the next release {again:.2} s; {figures:?}; left out: {:?}",
            made.dropped()
        );
        if accounts == 10_000 {
            beside_glpk(&made);
        }
    }
    if let Some(sequences) = number("MURMURATION_SEQUENCES") {
        println!("\n{sequences} calls of 50 to 2,000 accounts, three releases each\n");
        for (attack, tally) in harness::run(0..sequences) {
            let (counts, exact, proven) = (tally.counts, tally.exact, tally.proven);
            println!("{attack:?}: {counts} counts, {exact} exact, {proven} proven, median range {}", tally.median());
        }
    }
}

fn number(name: &str) -> Option<u64> {
    env::var(name).ok()?.parse().ok()
}

/// Six tables: two of the attributes have their themes in two tables.
fn six_tables(plan: &Plan) -> Plan {
    let mut draft = plan.draft();
    let halves = |table: &TwoWay| {
        let (one, two) = table.themes.split_at(20);
        [one, two].map(|themes| TwoWay { attribute: table.attribute, themes: themes.to_vec() })
    };
    let tables = core::mem::take(&mut draft.two_way);
    draft.two_way = tables[..2].iter().flat_map(halves).chain(tables[2..].iter().cloned()).collect();
    draft.check(&codebook(40)).expect("a sound plan")
}

/// Seconds for a first release, and for a second one of a tenth more, audited together with the first.
#[expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
fn measured(accounts: u64) -> (f64, f64, Release) {
    let codebook = codebook(40);
    let groupings: Vec<_> = Attribute::ALL.iter().map(|attribute| grouping(*attribute, 4)).collect();
    let mut rng = population::rng(accounts);
    let rates = population::rates(&codebook, &groupings, &mut rng);
    let mut people: Vec<_> = (0..accounts).map(|id| population::person(id, &rates, &mut rng)).collect();
    let entries: Vec<Entry<'_>> = people.iter().map(Person::entry).collect();
    let all = themes(&codebook);
    let pairs = (0..10).map(|at| Pair(all[2 * at], all[39 - at])).collect();
    let plan = six_tables(&plan(&codebook, groupings, pairs, 1));
    let request = Request {
        plan: &plan,
        codebook: &codebook,
        entries: &entries,
        past: &[],
        day: sequence::day(),
        synthetic: false,
        salt: [0; 32],
        quotes: &[],
        summary: None,
        seed: None,
    };
    let start = Instant::now();
    let made = release(black_box(&request), sequence::go_on).expect("enough people");
    let first = start.elapsed().as_secs_f64();
    let late = "2026-W45".parse().expect("a week");
    people.extend(
        (0..accounts / 10).map(|id| Person { week: late, ..population::person(accounts + id, &rates, &mut rng) }),
    );
    let entries: Vec<Entry<'_>> = people.iter().map(Person::entry).collect();
    let mut draft = plan.draft();
    draft.release = 2;
    let plan = draft.check(&codebook).expect("a sound plan");
    let day = sequence::day() + time::Duration::weeks(26);
    let request = Request {
        plan: &plan,
        codebook: &codebook,
        entries: &entries,
        past: core::slice::from_ref(&made),
        day,
        synthetic: false,
        salt: [0; 32],
        quotes: &[],
        summary: None,
        seed: None,
    };
    let start = Instant::now();
    release(black_box(&request), sequence::go_on).expect("enough that are new");
    (first, start.elapsed().as_secs_f64(), made)
}

/// Both ends of hidden cells, with everything published in one linear program, by this crate's solver and by GLPK.
#[expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
fn beside_glpk(made: &Release) {
    let mut model = Model::default();
    let known = attacker::read(&mut model, made, &codebook(40), &BTreeMap::new());
    let hidden = known.cells.iter().filter(|(_, cell)| !matches!(cell, Cell::Shown(_)));
    let hidden: Vec<usize> = hidden.map(|(count, _)| known.places[count]).take(20).collect();
    let start = Instant::now();
    let ours: Vec<_> = hidden.iter().map(|at| model.relaxed(&vec![(*at, 1)]).expect("possible")).collect();
    let time = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let bound = |at: usize, direction| glpsol::bound(&model, &vec![(at, 1)], direction, 0);
    let theirs: Vec<_> = hidden.iter().map(|at| (bound(*at, "minimize"), bound(*at, "maximize"))).collect();
    let glpk = start.elapsed().as_secs_f64();
    let are_same =
        ours.iter().zip(&theirs).all(|(one, two)| (one.0 - two.0).abs() < 1e-6 && (one.1 - two.1).abs() < 1e-6);
    let (unknowns, constraints) = (model.bounds().len(), model.constraints().len());
    println!(
        "  {} hidden cells of it, {unknowns} unknowns and {constraints} constraints, both ends: {time:.2} s; glpsol, a process for each: {glpk:.2} s; same bounds: {are_same}",
        hidden.len()
    );
}
