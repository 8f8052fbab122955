//! What is done about a hidden count that could be computed.

use std::collections::BTreeSet;

use super::{
    audit::Audit,
    count::Key,
    rounding::State,
    suppress::table_of,
    target::{Need, Target},
};
use crate::{plan::Plan, release::TableName};

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Remedy {
    /// Hides a cell that was shown.
    Hide(usize),
    /// Hides cells whatever they say, so that not even "below ten" is known of them.
    Withhold(Vec<usize>),
    /// Leaves a table out.
    Drop(TableName),
}

/// The cheapest step that may help: a cell that is tied to the hidden one, then the row, then a total; a base only for another base.
pub(super) fn remedy(audit: &Audit<'_>, plan: &Plan, target: &Target, states: &[State]) -> Remedy {
    let layout = audit.layout;
    let is_past = target.sum.iter().any(|(at, _)| *at >= audit.own());
    let own: BTreeSet<usize> = target.sum.iter().map(|(at, _)| *at % audit.own()).collect();
    let row: Vec<usize> = match own.iter().map(|at| layout.keys[*at]).max() {
        Some(Key::ThemeGroup { theme, grouping, .. }) => row(audit, theme, grouping),
        Some(Key::Group { grouping, .. }) => return of_base(audit, plan, target, grouping, states),
        _ => own.iter().copied().max().into_iter().collect(),
    };
    let near = tied(audit, &own);
    let beside = tied(audit, &row.iter().copied().collect());
    let is_total = |at: &usize| matches!(layout.keys[*at], Key::Theme { .. });
    let is_cell = |at: &usize| matches!(layout.keys[*at], Key::ThemeGroup { .. } | Key::Pair { .. });
    let hide = |among: &BTreeSet<usize>, is: &dyn Fn(&usize) -> bool| {
        cheapest(audit, states, among.iter().copied().filter(is)).map(Remedy::Hide)
    };
    let is_own = |at: &usize| own.contains(at) && (is_cell(at) || (is_total(at) && row.contains(at)));
    // A count of the release before is told by how far this one can have grown: that it is ten or more now would say as much as the number.
    if is_past && row.iter().any(|at| !matches!(states[*at], State::Withheld | State::Absent)) {
        return Remedy::Withhold(row);
    }
    hide(&own, &is_own)
        // What is nearly all of its group can't be disguised by other themes: its own row and total say it.
        .or_else(|| hide(&near, &|at| is_cell(at) && target.need != Need::Negative))
        .or_else(|| {
            let says = |at: &usize| matches!(states[*at], State::BelowTen | State::Costed);
            row.iter().any(says).then(|| Remedy::Withhold(row.clone()))
        })
        .or_else(|| hide(&near, &is_total))
        .or_else(|| hide(&near, &is_cell))
        .or_else(|| hide(&beside, &is_cell))
        .unwrap_or_else(|| Remedy::Drop(table_of(audit, target, plan)))
}

/// What of this release stands in a constraint with one of these counts, bases apart: these stand beside every theme.
fn tied(audit: &Audit<'_>, counts: &BTreeSet<usize>) -> BTreeSet<usize> {
    let is_of_themes = |at: &&usize| !matches!(audit.keys[**at], Key::Base | Key::Group { .. });
    counts
        .iter()
        .filter(is_of_themes)
        .flat_map(|at| audit.ties.rows_of(*at))
        .flatten()
        .map(|(at, _)| *at)
        .filter(|at| *at < audit.own())
        .collect()
}

fn row(audit: &Audit<'_>, theme: usize, grouping: usize) -> Vec<usize> {
    let cell = |group| audit.layout.at(Key::ThemeGroup { theme, grouping, group });
    (0..audit.layout.groups[grouping]).map(cell).collect()
}

/// The shown cell that costs least.
fn cheapest(audit: &Audit<'_>, states: &[State], among: impl Iterator<Item = usize>) -> Option<usize> {
    among.filter(|at| states[*at].is_shown()).min_by_key(|at| (audit.truth[*at], *at))
}

/// For the base of a group: rows of themes that stand in the way are withheld; else another base of the attribute is hidden.
fn of_base(audit: &Audit<'_>, plan: &Plan, target: &Target, grouping: usize, states: &[State]) -> Remedy {
    let layout = audit.layout;
    let themes = audit.in_the_way(states, target, grouping).unwrap_or_default();
    let rows: Vec<usize> = themes.into_iter().flat_map(|theme| row(audit, theme, grouping)).collect();
    if rows.iter().any(|at| !matches!(states[*at], State::Withheld | State::Absent)) {
        return Remedy::Withhold(rows);
    }
    let bases = (0..layout.groups[grouping]).map(|group| layout.at(Key::Group { grouping, group }));
    match cheapest(audit, states, bases) {
        Some(base) => Remedy::Hide(base),
        None => Remedy::Drop(table_of(audit, target, plan)),
    }
}

#[cfg(test)]
mod tests;
