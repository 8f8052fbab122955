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
