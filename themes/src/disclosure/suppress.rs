//! What is hidden besides, so that nothing hidden can be computed: cheapest first, then rows, then whole tables.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::ControlFlow,
};

use super::{
    audit::Audit,
    count::{Key, Layout},
    homogeneity,
    remedy::{Remedy, remedy},
    rounding::State,
    tables::cells_of,
    target::{self, Need, Target},
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
    pub implied: u32,
}

/// Hides until every target has its range. `None` if it was called off.
pub(super) fn settle(
    audit: &Audit<'_>,
    plan: &Plan,
    mut states: Vec<State>,
    tick: &mut dyn FnMut(u32, usize, usize) -> ControlFlow<()>,
) -> Option<Settled> {
    let (layout, truth) = (audit.layout, audit.truth);
    for (cell, _) in homogeneity::nearly_all(layout, truth, &states) {
        states[cell] = State::Costed;
    }
    debug_assert!(audit.ties.model(&states, audit.all).allows(truth), "the truth is possible");
    let mut dropped = BTreeMap::new();
    leave_out_empty(plan, layout, &mut states, &mut dropped);
    let mut targets = target::targets(layout, truth, &states);
    let mut rounds = 0;
    loop {
        if audit.run(&states, &mut targets, |at, of| tick(rounds, at, of)).is_break() {
            return None;
        }
        let failing: Vec<&Target> = targets.iter().filter(|target| !target.is_met()).collect();
        if failing.is_empty() {
            break;
        }
        let remedies: BTreeSet<Remedy> = failing
            .into_iter()
            .map(|target| {
                if rounds < ROUNDS {
                    remedy(audit, plan, target, &states)
                } else {
                    Remedy::Drop(table_of(target, plan, layout))
                }
            })
            .collect();
        rounds += 1;
        let before = states.clone();
        for remedy in remedies {
            match remedy {
                Remedy::Hide(cell) => states[cell] = State::Costed,
                Remedy::Withhold(cells) => cells.into_iter().for_each(|cell| states[cell] = State::Withheld),
                Remedy::Drop(table) => leave_out(table, DroppedReason::Unsafe, plan, layout, &mut states, &mut dropped),
            }
        }
        targets = renewed(audit, &states, &before, &targets);
    }
    let implied = targets.iter().filter(|target| !target.is_cell && target.need != Need::Negative).count();
    leave_out_empty(plan, layout, &mut states, &mut dropped);
    Some(Settled { states, dropped, rounds, implied: u32::try_from(implied).unwrap_or(u32::MAX) })
}

/// What has to be protected now, with the worlds that were found; looked at again where something near has changed.
fn renewed(audit: &Audit<'_>, states: &[State], before: &[State], targets: &[Target]) -> Vec<Target> {
    let changed: Vec<usize> = (0..states.len()).filter(|at| states[*at] != before[*at]).collect();
    let known: BTreeMap<_, _> = targets.iter().map(|target| (&target.sum, target)).collect();
    let mut renewed = target::targets(audit.layout, audit.truth, states);
    for target in &mut renewed {
        if let Some(known) = known.get(&target.sum) {
            target.remember(known);
            target.is_fresh = changed.iter().any(|at| audit.free(target).1.binary_search(at).is_ok());
        }
    }
    renewed
}

/// The table that a target comes from: that of its most particular count.
pub(super) fn table_of(target: &Target, plan: &Plan, layout: &Layout) -> TableName {
    match target.sum.iter().map(|(at, _)| layout.keys[*at]).max() {
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

/// Leaves out every table that would show no number.
fn leave_out_empty(
    plan: &Plan,
    layout: &Layout,
    states: &mut [State],
    dropped: &mut BTreeMap<TableName, DroppedReason>,
) {
    for table in TableName::of(plan) {
        let is_empty = !cells_of(table, plan, layout).iter().flatten().any(|at| states[*at].is_shown());
        if is_empty && !dropped.contains_key(&table) {
            leave_out(table, DroppedReason::Empty, plan, layout, states, dropped);
        }
    }
}

/// Leaves a table out, and with groups what is counted by them.
fn leave_out(
    table: TableName,
    reason: DroppedReason,
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
        dropped.entry(table).or_insert(reason);
    }
}
