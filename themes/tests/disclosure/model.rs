//! A small model has the ends that trying every world finds.

use rand::{Rng, rngs::StdRng};
use themes::disclosure::model::{Constraint, End, Model, Sum};

use crate::population::rng;

fn value(sum: &Sum, world: &[i64]) -> i64 {
    sum.iter().map(|(at, factor)| factor * world[*at]).sum()
}

/// Every world within the bounds.
fn worlds(bounds: &[(i64, i64)]) -> Vec<Vec<i64>> {
    let mut worlds = vec![Vec::new()];
    for (low, high) in bounds {
        let longer = worlds.iter().flat_map(|world| (*low..=*high).map(|next| [&world[..], &[next]].concat()));
        worlds = longer.collect();
    }
    worlds
}

fn sum(variables: usize, rng: &mut StdRng) -> Sum {
    (0..variables).map(|at| (at, rng.gen_range(-3..=3))).filter(|(_, factor)| *factor != 0).collect()
}

/// A few unknowns with bounds below and above zero, tied by sums whose ends are often no whole numbers.
fn small(rng: &mut StdRng) -> (Model, Vec<(i64, i64)>, Vec<Constraint>) {
    let mut model = Model::default();
    let bounds: Vec<(i64, i64)> = (0..rng.gen_range(1..=4))
        .map(|_| {
            let low = rng.gen_range(-3..3);
            (low, low + rng.gen_range(0..5))
        })
        .collect();
    bounds.iter().enumerate().for_each(|(at, (low, high))| assert_eq!(model.add(*low, *high), at));
    let constraints: Vec<Constraint> = (0..rng.gen_range(1..=3))
        .map(|_| {
            let low = rng.gen_range(-6..6);
            let high = match rng.gen_range(0..4) {
                0 => low,
                1 => Model::FREE,
                _ => low + rng.gen_range(0..6),
            };
            let low = if high > low && rng.gen_bool(0.2) { -Model::FREE } else { low };
            Constraint { sum: sum(bounds.len(), rng), low, high }
        })
        .collect();
    constraints.iter().for_each(|Constraint { sum, low, high }| model.constrain(sum.clone(), *low, *high));
    (model, bounds, constraints)
}

#[test]
fn an_end_of_a_range_is_that_of_every_world() {
    let (mut possible, mut impossible, mut between) = (0, 0, 0);
    for seed in 0..600 {
        let mut rng = rng(seed);
        let (model, bounds, constraints) = small(&mut rng);
        let allows =
            |world: &Vec<i64>| constraints.iter().all(|row| (row.low..=row.high).contains(&value(&row.sum, world)));
        let all = worlds(&bounds);
        all.iter().for_each(|world| assert_eq!(model.allows(world), allows(world), "{seed}: {world:?}"));
        let sum = sum(bounds.len(), &mut rng);
        let values: Vec<i64> = all.iter().filter(|world| allows(world)).map(|world| value(&sum, world)).collect();
        let ends = [(End::Least, values.iter().min()), (End::Most, values.iter().max())];
        for (end, wanted) in ends {
            let found = model.extreme(&sum, end);
            assert!(found.iter().all(|world| model.allows(world)), "{seed}");
            assert_eq!(found.map(|world| value(&sum, &world)).as_ref(), wanted, "{seed}");
        }
        let Some((least, most)) = ends[0].1.zip(ends[1].1) else {
            impossible += 1;
            continue;
        };
        possible += 1;
        assert!(!model.is_impossible());
        let (low, high) = model.relaxed(&sum).expect("the worlds are possible");
        let (room_below, room_above) = (*least as f64 - low, high - *most as f64);
        assert!(room_below > -1e-6 && room_above > -1e-6, "{seed}: {low} {high} around {least} {most}");
        between += u32::from(room_below > 0.1 || room_above > 0.1);
    }
    // Models are of all kinds; in some, the linear program alone leaves more than whole numbers do.
    assert!(possible > 100 && impossible > 50 && between > 20, "{possible} {impossible} {between}");
}

#[test]
fn an_end_is_found_of_more_unknowns_than_are_tried_one_by_one() {
    // Pairs of twenty-one that come to an odd number each way round a triangle: half of each is no whole number.
    let mut model = Model::default();
    let places: Vec<usize> = (0..21).map(|_| model.add(0, 9)).collect();
    for triangle in places.chunks(3) {
        for (one, two) in [(0, 1), (1, 2), (0, 2)] {
            model.constrain(vec![(triangle[one], 1), (triangle[two], 1)], 0, 7);
        }
    }
    let all: Sum = places.iter().map(|at| (*at, 1)).collect();
    let (_, most) = model.relaxed(&all).expect("nothing is possible");
    assert!((most - 73.5).abs() < 1e-6, "{most}");
    let world = model.extreme(&all, End::Most).expect("nothing is possible");
    assert_eq!((world.iter().sum::<i64>(), model.allows(&world)), (70, true));
}

#[test]
fn what_is_possible_lies_within_bounds_and_constraints_and_has_every_number() {
    let mut model = Model::default();
    let (one, two) = (model.add(2, 5), model.add(0, 3));
    model.constrain(vec![(one, 1), (two, 2)], 4, 7);
    for (world, is_possible) in [
        (&[2, 1][..], true),
        (&[5, 1], true),
        (&[3, 2], true),
        (&[1, 2], false),
        (&[6, 0], false),
        (&[5, -1], false),
        (&[4, 4], false),
        (&[3, 0], false),
        (&[4, 2], false),
        (&[2], false),
        (&[2, 1, 0], false),
    ] {
        assert_eq!(model.allows(world), is_possible, "{world:?}");
    }
    assert_eq!((model.bounds(), model.constraints().len()), (&[(2, 5), (0, 3)][..], 1));
    assert_eq!((model.constraints()[0].low, model.constraints()[0].high), (4, 7));
}

#[test]
fn what_is_impossible_is_known_to_be_so() {
    let mut narrow = Model::default();
    narrow.add(3, 2);
    let mut tied = Model::default();
    let one = tied.add(0, 9);
    assert!(!tied.is_impossible());
    tied.constrain(vec![(one, 1)], 10, Model::FREE);
    for model in [narrow, tied] {
        assert!(model.is_impossible());
        assert_eq!((model.relaxed(&vec![(0, 1)]), model.extreme(&vec![(0, 1)], End::Least)), (None, None));
    }
    // A half is possible for a linear program, and no whole number is.
    let mut half = Model::default();
    let one = half.add(0, 9);
    half.constrain(vec![(one, 2)], 3, 3);
    assert!(!half.is_impossible());
    assert_eq!((half.relaxed(&vec![(one, 2)]), half.extreme(&vec![(one, 1)], End::Most)), (Some((3.0, 3.0)), None));
}

#[test]
fn no_bound_is_more_than_any_count() {
    assert_eq!(Model::FREE, 1_073_741_824);
    let mut model = Model::default();
    let one = model.add(-5, 5);
    model.constrain(vec![(one, 1)], -Model::FREE, Model::FREE);
    assert_eq!(model.relaxed(&vec![(one, 3)]), Some((-15.0, 15.0)));
}
