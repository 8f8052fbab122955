//! Every whole-number world of a small model, one unknown after the other, with bounds drawn in as far as they go.

use super::model::{Constraint, End, Model, Sum, value};

/// How many steps are taken before the search is given up.
const STEPS: u32 = 20_000;

struct Search<'a> {
    constraints: &'a [Constraint],
    sum: Vec<(usize, i64)>,
    best: Option<(i64, Vec<i64>)>,
    left: u32,
}

/// A world in which `sum` is at one end of its range, or `None` if there is none, or the search took too long.
pub(super) fn extreme(model: &Model, sum: &Sum, end: End) -> Option<Vec<i64>> {
    let sign = if end == End::Least { 1 } else { -1 };
    let sum = sum.iter().map(|(at, factor)| (*at, sign * factor)).collect();
    let mut search = Search { constraints: model.constraints(), sum, best: None, left: STEPS };
    search.visit(model.bounds().to_vec());
    if search.left == 0 { None } else { search.best.map(|(_, world)| world) }
}

impl Search<'_> {
    fn visit(&mut self, mut bounds: Vec<(i64, i64)>) {
        if self.left == 0 || !draw_in(self.constraints, &mut bounds) {
            return;
        }
        self.left -= 1;
        let least: i64 = self.sum.iter().map(|(at, factor)| lowest(*factor, bounds[*at])).sum();
        if self.best.as_ref().is_some_and(|(best, _)| least >= *best) {
            return;
        }
        let named = self.sum.iter().map(|(at, _)| *at).find(|at| bounds[*at].0 < bounds[*at].1);
        let widest =
            || (0..bounds.len()).filter(|at| bounds[*at].0 < bounds[*at].1).min_by_key(|at| width(bounds[*at]));
        let Some(at) = named.or_else(widest) else {
            let world: Vec<i64> = bounds.iter().map(|(low, _)| *low).collect();
            self.best = Some((value(&self.sum, &world), world));
            return;
        };
        let (low, high) = bounds[at];
        let middle = low + (high - low) / 2;
        let falls = self.sum.iter().any(|(named, factor)| *named == at && *factor < 0);
        let halves = [(low, middle), (middle + 1, high)];
        for half in if falls { [halves[1], halves[0]] } else { halves } {
            bounds[at] = half;
            self.visit(bounds.clone());
        }
    }
}

fn width((low, high): (i64, i64)) -> i64 {
    high - low
}

fn lowest(factor: i64, (low, high): (i64, i64)) -> i64 {
    (factor * low).min(factor * high)
}

fn highest(factor: i64, (low, high): (i64, i64)) -> i64 {
    (factor * low).max(factor * high)
}

/// Draws bounds in until no constraint says more. `false` if nothing is left.
fn draw_in(constraints: &[Constraint], bounds: &mut [(i64, i64)]) -> bool {
    let mut changed = true;
    while changed {
        changed = false;
        for Constraint { sum, low, high } in constraints {
            let least: i64 = sum.iter().map(|(at, factor)| lowest(*factor, bounds[*at])).sum();
            let most: i64 = sum.iter().map(|(at, factor)| highest(*factor, bounds[*at])).sum();
            if least > *high || most < *low {
                return false;
            }
            for (at, factor) in sum {
                let before = bounds[*at];
                // What the others leave for this one.
                let room = (low - (most - highest(*factor, before)), high - (least - lowest(*factor, before)));
                let (from, to) = if *factor > 0 { room } else { (-room.1, -room.0) };
                let by = factor.abs();
                let (from, to) = (-((-from).div_euclid(by)), to.div_euclid(by));
                let after = (before.0.max(from), before.1.min(to));
                if after.0 > after.1 {
                    return false;
                }
                if after != before {
                    bounds[*at] = after;
                    changed = true;
                    break;
                }
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use rand::{Rng, SeedableRng, rngs::StdRng};

    use super::*;

    /// Every world within these bounds.
    fn worlds(bounds: &[(i64, i64)]) -> Vec<Vec<i64>> {
        let longer = |worlds: Vec<Vec<i64>>, (low, high): &(i64, i64)| {
            let longer = |world: Vec<i64>| (*low..=*high).map(move |next| [&world[..], &[next]].concat());
            worlds.into_iter().flat_map(longer).collect()
        };
        bounds.iter().fold(vec![Vec::new()], longer)
    }

    fn sum(of: usize, rng: &mut StdRng) -> Sum {
        (0..of).map(|at| (at, rng.gen_range(-3..=3))).filter(|(_, factor)| *factor != 0).collect()
    }

    #[test]
    fn the_end_that_is_found_is_that_of_every_world() {
        let mut impossible = 0;
        for seed in 0..500 {
            let mut rng = StdRng::seed_from_u64(seed);
            let mut model = Model::default();
            for _ in 0..rng.gen_range(1..=4) {
                let low = rng.gen_range(-3..3);
                model.add(low, low + rng.gen_range(0..6));
            }
            let unknowns = model.bounds().len();
            for _ in 0..rng.gen_range(1..=3) {
                let low = rng.gen_range(-6..6);
                model.constrain(sum(unknowns, &mut rng), low, low + rng.gen_range(0..5));
            }
            let sum = sum(unknowns, &mut rng);
            let possible = worlds(model.bounds()).into_iter().filter(|world| model.allows(world));
            let values: Vec<i64> = possible.map(|world| value(&sum, &world)).collect();
            for (end, wanted) in [(End::Least, values.iter().min()), (End::Most, values.iter().max())] {
                let found = extreme(&model, &sum, end);
                assert!(found.iter().all(|world| model.allows(world)), "{seed}");
                assert_eq!(found.map(|world| value(&sum, &world)).as_ref(), wanted, "{seed}");
            }
            impossible += u32::from(values.is_empty());
        }
        assert!((20..480).contains(&impossible), "{impossible}");
    }

    #[test]
    fn bounds_are_drawn_in_as_far_as_they_go() {
        for (sum, low, high, before, after) in [
            (vec![(0, 1), (1, 1)], 0, 4, [(0, 9), (0, 9)], Some([(0, 4), (0, 4)])),
            (vec![(0, 1), (1, 1)], 16, 20, [(0, 9), (0, 9)], Some([(7, 9), (7, 9)])),
            (vec![(0, 2), (1, -3)], 0, 0, [(1, 8), (0, 9)], Some([(3, 6), (2, 4)])),
            (vec![(0, -2), (1, 3)], 0, 0, [(1, 8), (0, 9)], Some([(3, 6), (2, 4)])),
            (vec![(0, -3)], -8, -2, [(0, 9), (5, 6)], Some([(1, 2), (5, 6)])),
            (vec![(0, 1), (1, 1)], 3, 3, [(1, 1), (2, 2)], Some([(1, 1), (2, 2)])),
            (vec![(0, 1), (1, 1)], 4, 9, [(1, 1), (2, 2)], None),
            (vec![(0, 1), (1, 1)], 0, 2, [(1, 1), (2, 2)], None),
            // Half of one, and nothing else, would do.
            (vec![(0, 2)], 1, 1, [(0, 1), (0, 0)], None),
        ] {
            let mut bounds = before;
            let constraint = Constraint { sum, low, high };
            let is_left = draw_in(core::slice::from_ref(&constraint), &mut bounds);
            assert_eq!(is_left.then_some(bounds), after, "{constraint:?}");
        }
    }

    #[test]
    fn what_one_constraint_draws_in_is_taken_in_by_the_others() {
        // Each is at least one more than the one before: from 0 up to 5, there is one way.
        let step = |at: usize| Constraint { sum: vec![(at, -1), (at + 1, 1)], low: 1, high: 9 };
        let constraints: Vec<Constraint> = (0..5).map(step).collect();
        let mut bounds = [(0, 5); 6];
        assert!(draw_in(&constraints, &mut bounds));
        assert_eq!(bounds, [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5)]);
    }

    #[test]
    fn a_search_that_takes_too_long_finds_nothing() {
        // No even numbers come to an odd one, which only trying all of them tells.
        let mut model = Model::default();
        let sum: Sum = (0..20).map(|_| (model.add(0, 9), 2)).collect();
        model.constrain(sum.clone(), 91, 91);
        assert_eq!(extreme(&model, &sum, End::Least), None);
        let mut few = Model::default();
        let sum: Sum = (0..3).map(|_| (few.add(0, 9), 2)).collect();
        few.constrain(sum.clone(), 20, 21);
        assert_eq!(extreme(&few, &sum, End::Most).map(|world| value(&sum, &world)), Some(20));
    }
}
