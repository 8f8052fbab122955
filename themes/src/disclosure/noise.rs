//! A release with noise: totals of themes alone, which is all that noise promises something for.

use super::{Refusal, Request, laplace, rounding::THRESHOLD};
use crate::{
    codebook::Guid,
    plan::Epsilon,
    release::{AuditFigures, Cell, Dropped, DroppedReason, Published, Release, Stored, TableName},
};

/// Counts each account for at most five themes, and adds noise to every total and to the base.
pub(super) fn fill(
    release: &mut Release,
    request: &Request<'_>,
    epsilon: Epsilon,
    accounts: u32,
) -> Result<(), Refusal> {
    let Request { plan, codebook, entries, .. } = *request;
    if accounts < laplace::ACCOUNTS {
        return Err(Refusal::TooFewForNoise { accounts, needed: laplace::ACCOUNTS });
    }
    let seed = request.seed.ok_or(Refusal::NoSeed)?;
    let mut totals = vec![0_i64; plan.themes().len()];
    let terms = request.terms();
    for entry in entries {
        let Ok(coding) = entry.counted(&terms) else { continue };
        let named: Vec<Guid> = super::count::named(coding, plan, codebook);
        for theme in seed.capped(entry.record.testimony, named) {
            let place = plan.themes().iter().position(|one| *one == theme);
            place.into_iter().for_each(|place| totals[place] += 1);
        }
    }
    let mut bits = seed.bits(&plan.digest().to_bytes());
    let mut noisy = |count: i64| cell(count + bits.noise(epsilon));
    release.base = Some(noisy(i64::from(accounts)));
    let cells: Vec<Vec<Cell>> = totals.into_iter().map(|count| vec![noisy(count)]).collect();
    let is_shown = |row: &&Vec<Cell>| row.iter().any(|cell| cell.number().is_some());
    let shown = u32::try_from(cells.iter().filter(is_shown).count()).unwrap_or(u32::MAX);
    let below_ten = u32::try_from(cells.len()).unwrap_or(u32::MAX) - shown;
    release.tables.push(Stored { table: TableName::Totals, cells });
    let others = TableName::of(plan).into_iter().filter(|table| *table != TableName::Totals);
    release.dropped = others.map(|table| Dropped { table, reason: DroppedReason::Noise }).collect();
    release.audit = Some(AuditFigures { shown, below_ten, ..AuditFigures::default() });
    Ok(())
}

/// What is done to a number with noise tells nothing more: small ones are hidden all the same.
fn cell(noisy: i64) -> Cell {
    match u32::try_from(noisy) {
        Ok(number) if noisy >= THRESHOLD => Cell::Shown(Published(number)),
        _ => Cell::BelowTen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_below_ten_with_noise_is_hidden_all_the_same() {
        for (noisy, shown) in
            [(-30, None), (-1, None), (0, None), (9, None), (10, Some(10)), (11, Some(11)), (503, Some(503))]
        {
            assert_eq!(cell(noisy), shown.map_or(Cell::BelowTen, |number| Cell::Shown(Published(number))), "{noisy}");
        }
    }
}
