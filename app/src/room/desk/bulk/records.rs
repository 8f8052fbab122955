//! Records in a Worker: opened, and counted by one codebook. None is kept.

use themes::{
    agreement::Tally,
    codebook::Codebook,
    coding::Misfit,
    record::{Check, CodebookVersion, Record},
};
use vault::key_set::SignedKeySet;

use super::{
    message::{Counted, Left, Report},
    share::{Keys, Page, Progress, Share},
};
use crate::{
    api::{self, ApiError},
    room::desk::review::{Which, signed, unseal},
    thread::keys_of,
    wire::QueueItem,
};

/// What was counted so far.
pub struct Records {
    codebook: Codebook,
    version: CodebookVersion,
    tally: Tally,
    left: Left,
}

/// Fetches a page of records, and counts each.
pub async fn once(share: &Share, page: &mut Page<'_>) -> Result<(), ApiError> {
    let keys = page.keys;
    let mut files = api::records(&keys.session, &keys.call, page.after, page.limit).await?;
    page.say_next(files.next.clone());
    let mut progress = Progress::to(page.answer);
    loop {
        let mut some = Vec::new();
        let is_more = files.more(|item, file| some.push((item, file.to_vec()))).await?;
        for (item, file) in some {
            if share.seen.borrow().contains(&item.id) {
                continue;
            }
            let record = read(keys, &item, &file).await?;
            share.seen.borrow_mut().insert(item.id.clone());
            let counted = record.and_then(|record| share.records.borrow_mut().as_mut()?.take(record.as_ref()).ok());
            match counted {
                Some(()) => progress.one_more(),
                None => page.answer.send(&Report::Unread(item).write()),
            }
        }
        if !is_more {
            return Ok(());
        }
    }
}

/// `None` for one that can't be read, or is by nobody who may make records; `Some(None)` where there is no record.
pub async fn read(keys: &Keys, item: &QueueItem, file: &[u8]) -> Result<Option<Option<Record>>, ApiError> {
    if file.is_empty() {
        return Ok(Some(None));
    }
    let (Ok(id), Ok(payload)) = (item.id.parse(), item.payload_sha256.parse()) else { return Ok(None) };
    let Ok(unverified) = unseal(file, &keys.identities, &keys.call, Which { id, payload }) else { return Ok(None) };
    let mut past: Vec<SignedKeySet> = keys.past.take();
    let record = keys_of(&keys.call, &keys.keys, unverified.epoch(), &mut past)
        .await
        .map(|keys_then| Some(Some(signed(unverified, keys_then?).ok()?.0)));
    keys.past.replace(past);
    record
}

impl Records {
    /// Of a codebook as it is published; `None` if these bytes are none.
    pub fn by(codebook: &[u8]) -> Option<Self> {
        let codebook = Codebook::parse(codebook).ok()?;
        let (version, tally) = (CodebookVersion::from(&codebook), Tally::new(&codebook));
        Some(Self { codebook, version, tally, left: Left::default() })
    }

    /// Counts an account's record, or that it has none.
    ///
    /// # Errors
    /// [`Misfit`] if it names themes that the codebook, by which it says it was coded, does not have.
    fn take(&mut self, record: Option<&Record>) -> Result<(), Misfit> {
        let left = &mut self.left;
        let Some(record) = record else {
            left.none += 1;
            return Ok(());
        };
        if record.set_aside.is_some() {
            left.aside += 1;
            return Ok(());
        }
        match (record.both(), &record.check) {
            (Some((first, second)), _) if record.codebook == self.version => {
                for coding in [first, second] {
                    // Where in the account makes no difference here, and the account stays closed.
                    coding.fits(&self.codebook, |_| Some(usize::MAX))?;
                }
                self.tally.add(first, second);
            }
            (Some(_), _) => left.other += 1,
            (None, Some(Check::Agrees(_))) => left.agreed += 1,
            (None, _) => left.unfinished += 1,
        }
        Ok(())
    }

    pub fn counted(&self) -> Counted {
        let testimonies = u32::try_from(self.tally.testimonies()).unwrap_or(u32::MAX);
        Counted { testimonies, counts: self.tally.counts().collect(), left: self.left }
    }
}

#[cfg(test)]
mod tests;
