//! From counts to tables.

use std::{collections::BTreeMap, ops::ControlFlow};

use super::{
    Progress, Refusal, Request,
    across::{Before, Memory, before},
    audit::Audit,
    count::{Counts, Key, Layout},
    eligible::Entry,
    homogeneity,
    rounding::{State, decide},
    suppress::{Settled, settle},
    target::{WIDTH, implied},
    world::{Growth, Ties},
};
use crate::plan::Plan;
use crate::release::{AuditFigures, Cell, Dropped, Published, Release, SMALLEST_BASE, Stored, TableName};

/// Counts, rounds, audits and hides, and writes down what may be published.
pub(super) fn fill(
    release: &mut Release,
    request: &Request<'_>,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<(), Refusal> {
    let Request { plan, codebook, entries, past, .. } = *request;
    let layout = Layout::of(plan, codebook);
    let counts = Counts::of(entries, &request.terms(), plan, codebook, &layout);
    let truth = counts.values();
    let memory = Memory::of(past);
    let states = first(&layout, truth, |key| memory.number(key, plan, &layout));
    let mut states = states;
    for (cell, _) in homogeneity::nearly_all(&layout, truth, &states) {
        states[cell] = State::Costed;
    }
    // The base is always shown: nobody can believe more accounts than that.
    let all = states[layout.at(Key::Base)].bounds(truth[layout.at(Key::Base)]).1;
    let mut tick = |round, at, of| progress(Progress::Auditing { round, at, of });
    let mut settled = Settled { states, dropped: BTreeMap::new(), rounds: 0 };
    let (ties, keys) = (Ties::of(&layout, truth), layout.keys.clone());
    let mut audit = Audit { layout: &layout, keys, ties, truth: truth.to_vec(), world: truth.to_vec(), all };
    settle(&mut audit, plan, &mut settled, &mut tick)?;
    let mut before = before(past, plan, &layout);
    // Whoever sees that somebody left since the oldest may still be sure of those after it, and whoever takes less for sure may not see it.
    while !before.is_empty() {
        let mut is_seen = false;
        for growth in Growth::EACH {
            let mut audit = with_earlier(&audit, &before, growth, request);
            let own = settled.states.len();
            let states = settled.states.iter().chain(before.iter().flat_map(|before| &before.states));
            let states: Vec<State> = states.copied().collect();
            let Some(world) = audit.possible(&states)? else {
                is_seen = true;
                continue;
            };
            audit.world = world;
            settled.states = states;
            settle(&mut audit, plan, &mut settled, &mut tick)?;
            settled.states.truncate(own);
            break;
        }
        if !is_seen {
            break;
        }
        before.pop();
    }
    write(release, &settled, &layout);
    Ok(())
}

/// An audit of earlier releases too, from the newest on.
fn with_earlier<'a>(audit: &Audit<'a>, before: &[Before<'_>], growth: Growth, request: &Request<'_>) -> Audit<'a> {
    let Request { plan, codebook, .. } = *request;
    let mut audit = audit.clone();
    let mut new = plan.gates().new;
    for Before { release, .. } in before {
        let then = Counts::of(&stayed(request), &request.terms_of(release), plan, codebook, audit.layout);
        audit.ties.with_past(Ties::of(audit.layout, then.values()), i64::from(new), growth, audit.layout);
        audit.keys.extend(&audit.layout.keys);
        audit.truth.extend(then.values());
        new = release.plan().gates().new;
    }
    audit
}

/// Who is counted now.
fn stayed<'a>(request: &Request<'a>) -> Vec<Entry<'a>> {
    let terms = request.terms();
    request.entries.iter().copied().filter(|entry| entry.counted(&terms).is_ok()).collect()
}

/// What each count may say before anything is audited.
fn first(layout: &Layout, truth: &[i64], before: impl Fn(Key) -> Option<i64>) -> Vec<State> {
    let mut states: Vec<State> =
        layout.keys.iter().zip(truth).map(|(key, count)| decide(*count, before(*key))).collect();
    for (at, key) in layout.keys.iter().enumerate() {
        match *key {
            Key::Overlap { .. } => states[at] = State::Absent,
            Key::ThemeGroup { grouping, group, .. } => {
                let base = states[layout.at(Key::Group { grouping, group })];
                if matches!(base, State::Shown { number, .. } if number < i64::from(SMALLEST_BASE)) {
                    states[at] = State::Withheld;
                }
            }
            Key::Base | Key::Group { .. } | Key::Theme { .. } | Key::Pair { .. } => {}
        }
    }
    states
}

pub(super) fn write(release: &mut Release, settled: &Settled, layout: &Layout) {
    let states = &settled.states;
    let plan = release.plan.clone();
    release.base = cell(states[layout.at(Key::Base)]);
    let dropped = |table: TableName| settled.dropped.get(&table).map(|reason| Dropped { table, reason: *reason });
    release.dropped = TableName::of(&plan).into_iter().filter_map(dropped).collect();
    let implied = u32::try_from(implied(layout, states)).unwrap_or(u32::MAX);
    let mut figures = AuditFigures { implied, ..AuditFigures::default() };
    for table in TableName::of(&plan) {
        if release.dropped.iter().any(|dropped| dropped.table == table) {
            continue;
        }
        let places = cells_of(table, &plan, layout);
        places.iter().flatten().for_each(|at| tally(&mut figures, states[*at]));
        let row = |row: &Vec<usize>| row.iter().filter_map(|at| cell(states[*at])).collect();
        release.tables.push(Stored { table, cells: places.iter().map(row).collect() });
    }
    // Where a table is published, something is implied.
    figures.narrowest = (implied > 0).then_some(u32::try_from(WIDTH).unwrap_or_default());
    release.audit = Some(figures);
}

fn tally(figures: &mut AuditFigures, state: State) {
    match state {
        State::Shown { kept, .. } => {
            figures.shown += 1;
            figures.kept += u32::from(kept);
        }
        State::BelowTen => figures.below_ten += 1,
        State::Costed | State::Withheld => figures.hidden += 1,
        State::Absent => {}
    }
}

/// What a release says of a count. `None` for one that no table has.
fn cell(state: State) -> Option<Cell> {
    Some(match state {
        State::Shown { number, .. } => Cell::Shown(Published(u32::try_from(number).unwrap_or(u32::MAX))),
        State::BelowTen => Cell::BelowTen,
        State::Costed | State::Withheld => Cell::Hidden,
        State::Absent => return None,
    })
}

/// Where the cells of a table stand in the layout, row by row.
pub(super) fn cells_of(table: TableName, plan: &Plan, layout: &Layout) -> Vec<Vec<usize>> {
    let place = |guid| plan.themes().iter().position(|theme| theme == guid);
    let grouping_of = |attribute| plan.groupings().iter().position(|grouping| grouping.attribute == attribute);
    match table {
        TableName::Totals => (0..layout.themes()).map(|theme| vec![layout.at(Key::Theme { theme })]).collect(),
        TableName::Groups(attribute) => {
            let Some(grouping) = grouping_of(attribute) else { return Vec::new() };
            (0..layout.groups[grouping]).map(|group| vec![layout.at(Key::Group { grouping, group })]).collect()
        }
        TableName::TwoWay(number) => {
            let table = usize::try_from(number).ok().and_then(|number| plan.two_way().get(number.checked_sub(1)?));
            let Some((table, grouping)) = table.and_then(|table| Some((table, grouping_of(table.attribute)?))) else {
                return Vec::new();
            };
            let row = |theme| {
                let cell = |group| layout.at(Key::ThemeGroup { theme, grouping, group });
                (0..layout.groups[grouping]).map(cell).collect()
            };
            table.themes.iter().filter_map(place).map(row).collect()
        }
        TableName::Pairs => (0..layout.pairs.len()).map(|pair| vec![layout.at(Key::Pair { pair })]).collect(),
    }
}

#[cfg(test)]
mod tests;
