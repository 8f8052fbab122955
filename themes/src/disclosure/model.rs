//! What somebody knows who has read everything that is published, as whole numbers within bounds and linear constraints.

use microlp::{ComparisonOp, Error, LinearExpr, OptimizationDirection, Problem};

use super::enumerate;

/// A sum of variables, each with a factor.
pub type Sum = Vec<(usize, i64)>;

/// Most unknowns that are enumerated.
pub const ENUMERATED: usize = 20;

/// `low ≤ sum ≤ high`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraint {
    /// What is bounded.
    pub sum: Sum,
    /// At least. [`Model::FREE`] below zero for no bound.
    pub low: i64,
    /// At most. [`Model::FREE`] for no bound.
    pub high: i64,
}

/// Unknown counts and what is known of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    bounds: Vec<(i64, i64)>,
    constraints: Vec<Constraint>,
}

/// Which end of a range is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The least.
    Least,
    /// The most.
    Most,
}

impl Model {
    /// As good as no bound: more than any count, and far from what a double can't hold.
    pub const FREE: i64 = 1 << 30;

    /// Adds a whole number between `low` and `high`, both counted in, and says its place.
    pub fn add(&mut self, low: i64, high: i64) -> usize {
        self.bounds.push((low, high));
        self.bounds.len() - 1
    }

    /// Adds what is known of a sum.
    pub fn constrain(&mut self, sum: Sum, low: i64, high: i64) {
        self.constraints.push(Constraint { sum, low, high });
    }

    /// Bounds of each variable.
    pub fn bounds(&self) -> &[(i64, i64)] {
        &self.bounds
    }

    /// Every constraint.
    pub fn constraints(&self) -> &[Constraint] {
        &self.constraints
    }

    /// Whether these numbers could be the truth.
    pub fn allows(&self, world: &[i64]) -> bool {
        let within = |value: i64, low, high| low <= value && value <= high;
        world.len() == self.bounds.len()
            && world.iter().zip(&self.bounds).all(|(value, (low, high))| within(*value, *low, *high))
            && self.constraints.iter().all(|row| within(value(&row.sum, world), row.low, row.high))
    }

    /// Least and most of a sum if counts were not whole: linear programming alone. `None` if nothing is possible, or the solver gave up.
    pub fn relaxed(&self, sum: &Sum) -> Option<(f64, f64)> {
        let end = |end| self.solve(sum, end, false).ok();
        Some((end(End::Least)?.0, end(End::Most)?.0))
    }

    /// Whether it is certain that nothing is possible. A solver that gave up is certain of nothing.
    pub fn is_impossible(&self) -> bool {
        matches!(self.solve(&Sum::new(), End::Least, false), Err(Error::Infeasible))
    }

    /// A world in which a sum is at one end of its range. The linear program is tried first; where its answer is not whole, up to 20 unknowns are
    /// enumerated, and more are searched by branch and bound. `None` if nothing is possible, or nothing was found.
    ///
    /// The answer is checked in whole numbers: an error of the solver can make a range look narrower, and never wider.
    pub fn extreme(&self, sum: &Sum, end: End) -> Option<Vec<i64>> {
        let (_, world) = self.solve(sum, end, false).ok()?;
        let world = if is_whole(&world) {
            rounded(&world)
        } else if self.bounds.iter().filter(|(low, high)| low < high).count() <= ENUMERATED {
            enumerate::extreme(self, sum, end)?
        } else {
            rounded(&self.solve(sum, end, true).ok()?.1)
        };
        self.allows(&world).then_some(world)
    }

    /// The same by the linear program alone: `None` also if its answer is not whole.
    pub(super) fn extreme_if_whole(&self, sum: &Sum, end: End) -> Option<Vec<i64>> {
        let (_, world) = self.solve(sum, end, false).ok()?;
        let whole = rounded(&world);
        (is_whole(&world) && self.allows(&whole)).then_some(whole)
    }

    fn solve(&self, sum: &Sum, end: End, whole: bool) -> Result<(f64, Vec<f64>), Error> {
        if self.bounds.iter().any(|(low, high)| low > high) {
            return Err(Error::Infeasible);
        }
        let direction = match end {
            End::Least => OptimizationDirection::Minimize,
            End::Most => OptimizationDirection::Maximize,
        };
        let mut costs = vec![0.0; self.bounds.len()];
        sum.iter().for_each(|(at, factor)| costs[*at] += *factor as f64);
        let mut problem = Problem::new(direction);
        let variable = |(&(low, high), cost): (&(i64, i64), f64)| match (i32::try_from(low), i32::try_from(high)) {
            (Ok(low), Ok(high)) if whole => problem.add_integer_var(cost, (low, high)),
            _ => problem.add_var(cost, (low as f64, high as f64)),
        };
        let variables: Vec<_> = self.bounds.iter().zip(costs).map(variable).collect();
        for Constraint { sum, low, high } in &self.constraints {
            let mut terms = LinearExpr::empty();
            sum.iter().for_each(|(at, factor)| terms.add(variables[*at], *factor as f64));
            if low == high {
                problem.add_constraint(terms, ComparisonOp::Eq, *low as f64);
                continue;
            }
            if *low > -Self::FREE {
                problem.add_constraint(terms.clone(), ComparisonOp::Ge, *low as f64);
            }
            if *high < Self::FREE {
                problem.add_constraint(terms, ComparisonOp::Le, *high as f64);
            }
        }
        let outcome = problem.solve()?.into_solution();
        let solution = outcome.map_err(|_| Error::InternalError("it stopped before its end".to_owned()))?;
        Ok((solution.objective(), variables.iter().map(|variable| solution.var_value(*variable)).collect()))
    }
}

fn is_whole(world: &[f64]) -> bool {
    world.iter().all(|value| (value - value.round()).abs() < 1e-6)
}

/// A sum in a world.
pub(super) fn value(sum: &Sum, world: &[i64]) -> i64 {
    sum.iter().map(|(at, factor)| factor * world[*at]).sum()
}

#[expect(clippy::cast_possible_truncation, reason = "counts are far below what a double holds exactly")]
fn rounded(world: &[f64]) -> Vec<i64> {
    world.iter().map(|value| value.round() as i64).collect()
}
