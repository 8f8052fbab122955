//! Moving headers to the identity in force, and looking at those that others moved. Page by page, so that it can be left and gone on with.

use std::collections::BTreeMap;

use time::Date;
use vault::{
    id::Account,
    log::Event,
    replacement::{Quarantined, Verdict, write_all},
    reseal::Resealer,
};

use super::{act::NotDone, history};
use crate::{
    api, browser,
    unlocked::{OpenCall, Unlocked},
};

/// Headers of one page.
const PAGE: usize = 200;
/// Headers between two looks at what else the page has to do: some 20 ms.
const SLICE: usize = 8;

/// What somebody sees of it while it goes on, and can do.
pub trait Watch {
    /// So many more are done.
    fn done(&self, more: u32);
    /// Whether it should go on.
    fn goes_on(&self) -> bool;
}

/// What became of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Moved, or found right.
    pub right: u32,
    /// Could not be opened, or found wrong.
    pub wrong: u32,
}

fn resealer<'a>(unlocked: &'a Unlocked, call: &'a OpenCall) -> Result<Resealer<'a>, NotDone> {
    Resealer::new(&call.keys, &call.identities, &unlocked.account, &unlocked.identity).map_err(|_| NotDone::Keys)
}

/// Re-seals what waits. Each page is written at once, so that nothing is lost whenever it ends.
pub async fn reseal(unlocked: &Unlocked, call: &OpenCall, today: Date, watch: &impl Watch) -> Result<Outcome, NotDone> {
    let resealer = resealer(unlocked, call)?;
    let (mut outcome, mut after) = (Outcome::default(), None);
    loop {
        let waiting = api::members::waiting(&unlocked.session, &call.call, after, PAGE).await?;
        let Some(last) = waiting.last() else { break };
        after = Some(last.piece);
        let mut items = Vec::with_capacity(waiting.len());
        for slice in waiting.chunks(SLICE) {
            // What none of her keys opens stays as it is: the desk shows it as "could not be opened".
            items.extend(slice.iter().filter_map(|waiting| resealer.replace(waiting).ok()));
            browser::wait(0).await;
            if !watch.goes_on() {
                return Ok(outcome);
            }
        }
        outcome.wrong += count(waiting.len() - items.len());
        if !items.is_empty() {
            let done = api::members::replace(&unlocked.session, &call.call, &items).await?;
            outcome.right += done.replaced;
            watch.done(done.replaced + done.stale);
        }
    }
    let left = api::members::reseal_state(&unlocked.session, &call.call).await?.waiting;
    if left == 0 && outcome.right > 0 {
        history::write(unlocked, call, today, Event::Resealed(outcome.right)).await?;
    }
    Ok(outcome)
}

/// Looks at everything that others replaced: right or put back.
pub async fn verify(unlocked: &Unlocked, call: &OpenCall, today: Date, watch: &impl Watch) -> Result<Outcome, NotDone> {
    let resealer = resealer(unlocked, call)?;
    let (mut outcome, mut after) = (Outcome::default(), None);
    let mut wrong: BTreeMap<Account, u32> = BTreeMap::new();
    while watch.goes_on() {
        let found = api::members::quarantined(&unlocked.session, &call.call, after, PAGE).await?;
        let Some(last) = found.last() else { break };
        after = Some(last.piece);
        let verdicts = look(&resealer, &found).await;
        let body = write_all(&verdicts);
        let signature = resealer.sign_verdicts(&body);
        let judged = api::members::judge(&unlocked.session, &call.call, &body, &signature).await?;
        for (found, _) in found.iter().zip(&verdicts).filter(|(_, verdict)| !verdict.is_right) {
            *wrong.entry(found.by.clone()).or_default() += 1;
        }
        outcome.right += judged.right;
        outcome.wrong += judged.restored;
        watch.done(judged.right + judged.restored);
    }
    if outcome.right > 0 {
        history::write(unlocked, call, today, Event::Checked(outcome.right)).await?;
    }
    for (account, count) in wrong {
        history::write(unlocked, call, today, Event::Restored(count, account)).await?;
    }
    Ok(outcome)
}

async fn look(resealer: &Resealer<'_>, found: &[Quarantined]) -> Vec<Verdict> {
    let mut verdicts = Vec::with_capacity(found.len());
    for slice in found.chunks(SLICE) {
        verdicts.extend(slice.iter().map(|one| resealer.verdict(one)));
        browser::wait(0).await;
    }
    verdicts
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
