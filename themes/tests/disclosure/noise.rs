//! Noise is that of the distribution that it claims, and can be made again.

use std::collections::BTreeMap;

use themes::{
    coding::Attributes,
    disclosure::{Entry, NOISE_THEMES, Request, Seed, release},
    plan::Epsilon,
    release::{Cell, DroppedReason},
};

use crate::{
    call::Call,
    population::{self, Person},
    sequence::go_on,
};

const DRAWS: u32 = 20_000;

#[test]
fn noise_has_the_chances_of_a_discrete_laplace_distribution() {
    // Inusah and Kozubowski 2006: P(x) = (1 − p) / (1 + p) · p^|x| with p = exp(−over / under).
    for (over, under) in [(1, 1), (1, 6), (5, 7), (100, 600)] {
        let mut bits = Seed::of(&[1; 32], &[2; 32]).bits(b"a test");
        let mut seen: BTreeMap<i64, u32> = BTreeMap::new();
        (0..DRAWS).for_each(|_| *seen.entry(bits.laplace(over, under)).or_default() += 1);
        let p = (-(over as f64) / under as f64).exp();
        let mut chi_square = 0.0;
        let mut cells = 0;
        for x in -60..=60_i64 {
            #[expect(clippy::cast_possible_truncation, reason = "small")]
            let expected = f64::from(DRAWS) * (1.0 - p) / (1.0 + p) * p.powi(x.unsigned_abs() as i32);
            if expected >= 20.0 {
                let observed = f64::from(seen.get(&x).copied().unwrap_or(0));
                chi_square += (observed - expected).powi(2) / expected;
                cells += 1;
            }
        }
        // The mean is the number of cells; five standard deviations above it.
        let limit = f64::from(cells) + 5.0 * f64::from(2 * cells).sqrt();
        assert!(cells > 5 && chi_square < limit, "{over}/{under}: {chi_square} of {cells}");
    }
}

#[test]
fn the_same_halves_give_the_same_noise_and_others_give_other() {
    let draws = |seed: Seed| {
        let mut bits = seed.bits(b"");
        (0..20).map(|_| bits.laplace(1, 50)).collect::<Vec<_>>()
    };
    let seed = Seed::of(&[1; 32], &[2; 32]);
    assert_eq!(draws(seed), draws(seed));
    for other in [Seed::of(&[3; 32], &[2; 32]), Seed::of(&[1; 32], &[3; 32]), Seed::of(&[2; 32], &[1; 32])] {
        assert_ne!(draws(seed), draws(other));
    }
    assert_ne!(Seed::commitment(&[1; 32]), Seed::commitment(&[2; 32]));
}

#[test]
fn a_release_with_noise_has_totals_alone_and_can_be_made_again() {
    let call = Call::of(800).planned(|draft| draft.noise = Some(Epsilon(100)));
    let entries: Vec<Entry<'_>> = call.people.iter().map(Person::entry).collect();
    let made = |seed| {
        let request = Request { seed: Some(seed), ..call.request(&entries, &[], None) };
        release(&request, go_on).expect("enough people")
    };
    let first = made(Seed::of(&[1; 32], &[2; 32]));
    assert_eq!(first.to_bytes(), made(Seed::of(&[1; 32], &[2; 32])).to_bytes());
    assert_ne!(first.to_bytes(), made(Seed::of(&[4; 32], &[2; 32])).to_bytes());
    assert!(first.dropped().iter().all(|dropped| dropped.reason == DroppedReason::Noise));
    assert_eq!((first.tables().count(), first.dropped().len()), (1, 2));
    // All 800 name the first theme, two in three the second; nobody names more than two, so the limit of themes changes nothing.
    const { assert!(NOISE_THEMES >= 2) };
    for (theme, real) in [(0, 800_i64), (1, 533)] {
        let number = first.total(call.theme(theme)).and_then(Cell::number).expect("far above ten");
        assert!((i64::from(number) - real).abs() < 120, "{number} for {real}");
    }
    assert_eq!(first.total(call.theme(5)), Some(Cell::BelowTen));
}

#[test]
fn an_account_counts_for_five_themes_by_lot() {
    // Everybody names six. Of 600, each theme loses about a hundred, and noise is small beside that.
    let mut call = Call::made_of(&[(600, &[1, 2, 3, 5], None)]).planned(|draft| draft.noise = Some(Epsilon(100)));
    let release = call.noisy([1; 32]);
    let numbers: Vec<u32> = (0..6).filter_map(|theme| release.total(call.theme(theme))?.number()).collect();
    assert!(numbers.len() == 6 && numbers.iter().all(|number| (420..580).contains(number)), "{numbers:?}");
    assert!((2_850..3_150).contains(&numbers.iter().sum::<u32>()), "{numbers:?}");
    let figures = release.audit().expect("there are totals");
    assert_eq!((figures.shown, figures.below_ten, figures.hidden, figures.narrowest), (6, 0, 0, None));
    for (id, person) in (0..).zip(&mut call.people) {
        person.record = population::record(id, (&call.codebook).into(), &[], Attributes::default());
    }
    let release = call.noisy([1; 32]);
    let figures = release.audit().expect("there are totals");
    let shown = (0..6).filter(|theme| release.total(call.theme(*theme)).and_then(Cell::number).is_some()).count();
    assert_eq!((figures.shown as usize, figures.shown + figures.below_ten), (shown, 6));
    assert!(figures.below_ten > 3, "noise alone is seldom ten");
}
