//! What is hidden besides, so that nothing hidden can be computed: cheapest first, then rows, then whole tables.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::ControlFlow,
};

use super::{
    Refusal,
    audit::Audit,
    count::{Key, Layout},
    model::Sum,
    remedy::{Remedy, remedy},
    rounding::State,
    tables::cells_of,
    target::Target,
};
use crate::{
    plan::Plan,
    release::{DroppedReason, TableName},
};

/// Rounds in which cells are hidden before tables are dropped.
pub(super) const ROUNDS: u32 = 20;

/// What cells say in the end, and how it came to that.
pub(super) struct Settled {
    pub states: Vec<State>,
    pub dropped: BTreeMap<TableName, DroppedReason>,
    pub rounds: u32,
}

/// Hides until every target has its range.
///
/// # Errors
/// [`Refusal::Cancelled`], or [`Refusal::Unsafe`] if something could be computed even if all tables were left out.
pub(super) fn settle(
    audit: &mut Audit<'_>,
    plan: &Plan,
    settled: &mut Settled,
    tick: &mut dyn FnMut(u32, usize, usize) -> ControlFlow<()>,
) -> Result<(), Refusal> {
    let layout = audit.layout;
    let Settled { states, dropped, rounds } = settled;
    debug_assert!(audit.ties.model(states, audit.all).allows(&audit.world), "the world is possible");
    let told = told_before(audit, states);
    let wanted = |audit: &Audit<'_>, states: &[State]| {
        let mut targets = audit.targets(states);
        targets.retain(|target| !told.contains(&target.sum));
        targets
    };
    let mut targets = wanted(audit, states);
    let last = *rounds + ROUNDS;
    loop {
        let mut tick = |at, of| tick(*rounds, at, of);
        if audit.look(states, &mut targets, &mut tick).is_break() {
            return Err(Refusal::Cancelled);
        }
        let large = targets.iter().filter(|target| target.is_large && !target.is_met());
        let large: Vec<Sum> = large.map(|target| target.sum.clone()).collect();
        if !large.is_empty() {
            // Worlds that were found may not be possible with this.
            large.into_iter().for_each(|sum| audit.ties.learn(sum));
            targets = wanted(audit, states);
            continue;
        }
        if audit.look_further(states, &mut targets, &mut tick).is_break() {
            return Err(Refusal::Cancelled);
        }
        let mut failing: Vec<&Target> = targets.iter().filter(|target| !target.is_large && !target.is_met()).collect();
        // What a base hides stands in the way of themes, and what a total hides in the way of its cells.
        let level = failing.iter().map(|target| level(audit, target)).min();
        failing.retain(|target| Some(self::level(audit, target)) == level);
        if failing.is_empty() {
            break;
        }
        let step = |target: &&Target| {
            if *rounds < last {
                remedy(audit, plan, target, states)
            } else {
                Remedy::Drop(table_of(audit, target, plan))
            }
        };
        let remedies: BTreeSet<Remedy> = failing.iter().map(step).collect();
        *rounds += 1;
        let before = states.clone();
        for remedy in remedies {
            match remedy {
                Remedy::Hide(cell) => states[cell] = State::Costed,
                Remedy::Withhold(cells) => cells.into_iter().for_each(|cell| withhold(&mut states[cell])),
                Remedy::Drop(table) => {
                    let next = wider(table, plan).into_iter().find(|table| !dropped.contains_key(table));
                    next.into_iter().for_each(|table| leave_out(table, plan, layout, states, dropped));
                }
            }
        }
        if *states == before {
            return Err(Refusal::Unsafe);
        }
        targets = renewed(audit, wanted(audit, states), &changed(states, &before), &targets);
    }
    Ok(())
}

/// Bases come first, then totals, then what they are made of.
fn level(audit: &Audit<'_>, target: &Target) -> u8 {
    match target.sum.iter().map(|(at, _)| audit.keys[*at]).max() {
        Some(Key::Base | Key::Group { .. }) | None => 0,
        Some(Key::Theme { .. }) => 1,
        Some(Key::ThemeGroup { .. } | Key::Pair { .. } | Key::Overlap { .. }) => 2,
    }
}

/// What is in no table says nothing already.
fn withhold(state: &mut State) {
    if *state != State::Absent {
        *state = State::Withheld;
    }
}

/// What an earlier release told by itself, besides what it says is below ten or hidden beside that: then it was ten or more, and the new one tells nothing by it.
fn told_before(audit: &Audit<'_>, states: &[State]) -> BTreeSet<Sum> {
    let silent: Vec<State> =
        states.iter().enumerate().map(|(at, state)| if at < audit.own() { State::Absent } else { *state }).collect();
    let is_sure = |sum: &Sum| sum.len() == 1 && matches!(states[sum[0].0], State::BelowTen | State::Costed);
    let mut targets = audit.targets(&silent);
    targets.retain(|target| target.sum.iter().all(|(at, _)| *at >= audit.own()) && !is_sure(&target.sum));
    let mut tick = |_, _| ControlFlow::Continue(());
    _ = audit.look(&silent, &mut targets, &mut tick);
    _ = audit.look_further(&silent, &mut targets, &mut tick);
    // That no world was found does not say that there is none.
    let everything = audit.ties.model(&silent, audit.all);
    targets.retain(|target| {
        !target.is_met() && (!target.may_be_within(&silent, audit.all) || !target.may_be_met(&everything))
    });
    targets.into_iter().map(|target| target.sum).collect()
}

fn changed(states: &[State], before: &[State]) -> Vec<usize> {
    (0..states.len()).filter(|at| states[*at] != before[*at]).collect()
}

/// What has to be protected now, with the worlds that were found; looked at again where something near has changed.
fn renewed(audit: &Audit<'_>, targets: Vec<Target>, changed: &[usize], before: &[Target]) -> Vec<Target> {
    let known: BTreeMap<_, _> = before.iter().map(|target| (&target.sum, target)).collect();
    let mut renewed = targets;
    for target in &mut renewed {
        if let Some(known) = known.get(&target.sum) {
            target.remember(known);
            target.is_fresh = changed.iter().any(|at| audit.free(target).1.binary_search(at).is_ok());
        }
    }
    renewed
}

/// A table, and those to leave out if it is left out already.
fn wider(table: TableName, plan: &Plan) -> Vec<TableName> {
    let attribute = match table {
        TableName::TwoWay(number) => {
            (1..).zip(plan.two_way()).find(|(at, _)| *at == number).map(|(_, table)| table.attribute)
        }
        _ => None,
    };
    let groups = attribute.map(TableName::Groups);
    [table].into_iter().chain(groups).chain(TableName::of(plan).into_iter().rev()).collect()
}

/// The table that a target comes from: that of its most particular count.
pub(super) fn table_of(audit: &Audit<'_>, target: &Target, plan: &Plan) -> TableName {
    match target.sum.iter().map(|(at, _)| audit.keys[*at]).max() {
        Some(Key::Pair { .. } | Key::Overlap { .. }) => TableName::Pairs,
        Some(Key::ThemeGroup { theme, grouping, .. }) => {
            let (guid, attribute) = (plan.themes()[theme], plan.groupings()[grouping].attribute);
            let mut tables = (1..).zip(plan.two_way());
            let table = tables.find(|(_, table)| table.attribute == attribute && table.themes.contains(&guid));
            TableName::TwoWay(table.map_or(0, |(number, _)| number))
        }
        Some(Key::Group { grouping, .. }) => TableName::Groups(plan.groupings()[grouping].attribute),
        Some(Key::Theme { .. } | Key::Base) | None => TableName::Totals,
    }
}

/// Leaves a table out, and with groups what is counted by them.
fn leave_out(
    table: TableName,
    plan: &Plan,
    layout: &Layout,
    states: &mut [State],
    dropped: &mut BTreeMap<TableName, DroppedReason>,
) {
    let mut tables = vec![table];
    if let TableName::Groups(attribute) = table {
        let by = (1..).zip(plan.two_way()).filter(|(_, two_way)| two_way.attribute == attribute);
        tables.extend(by.map(|(number, _)| TableName::TwoWay(number)));
    }
    for table in tables {
        for at in cells_of(table, plan, layout).into_iter().flatten() {
            states[at] = State::Absent;
        }
        dropped.entry(table).or_insert(DroppedReason::Unsafe);
    }
}

#[cfg(test)]
mod tests;
