//! How long a release takes, beside GLPK on the same audit, and how far attacks come over many calls.
//!
//! `MURMURATION_SEQUENCES` says how many calls are attacked (none if it is not set), from the one of seed `MURMURATION_SEED` on (0 if it is not set), so that several processors can share
//! them; `MURMURATION_ACCOUNTS` the largest call that is measured.

#[path = "../tests/disclosure/attacker.rs"]
mod attacker;
#[path = "../tests/disclosure/glpsol.rs"]
mod glpsol;
#[path = "../tests/disclosure/harness.rs"]
mod harness;
#[path = "../tests/disclosure/large.rs"]
mod large;
#[path = "../tests/disclosure/population.rs"]
mod population;
#[path = "../tests/disclosure/sequence.rs"]
mod sequence;

use std::{collections::BTreeMap, env, hint::black_box, time::Instant};

use themes::{
    disclosure::model::Model,
    release::{Cell, Release},
};

use large::Large;
use population::codebook;

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
        attacked(number("MURMURATION_SEED").unwrap_or(0), sequences);
    }
}

/// Some hours for 10,000 calls: what was found so far is said on the way.
fn attacked(seed: u64, sequences: u64) {
    let mut tallies = harness::Tallies::new();
    for from in (0..sequences).step_by(500) {
        let upto = sequences.min(from + 500);
        harness::run(seed + from..seed + upto)
            .iter()
            .for_each(|(attack, tally)| tallies.entry(*attack).or_default().merge(tally));
        println!("\n{upto} of {sequences} calls from seed {seed} on, of 50 to 2,000 accounts, three releases each");
        for (attack, tally) in &tallies {
            let (counts, exact, proven) = (tally.counts, tally.exact, tally.proven);
            let (narrowest, median) = (tally.narrowest().unwrap_or_default(), tally.median());
            println!(
                "{attack:?}: {counts} counts, {exact} exact, {proven} proven, narrowest range {narrowest}, median {median}"
            );
        }
    }
}

fn number(name: &str) -> Option<u64> {
    env::var(name).ok()?.parse().ok()
}

/// Seconds for a first release, and for a second one of a tenth more, audited together with the first.
#[expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
fn measured(accounts: u64) -> (f64, f64, Release) {
    let mut call = Large::of(accounts);
    let start = Instant::now();
    let made = black_box(&call).release(&[]).expect("enough people");
    let first = start.elapsed().as_secs_f64();
    call.grow();
    let start = Instant::now();
    black_box(&call).release(core::slice::from_ref(&made)).expect("enough that are new");
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
