//! Something was saved in the meantime, by somebody else or by herself: her changes since, put on top of what is there now.

use themes::{
    coding::{Edit, Memo, Place},
    masking::{Decision, Mask, MaskLog, Reason, Strength, Suggestion},
    record::Record,
};
use vault::id::Digest;

use super::{Saved, Sheet};
use crate::room::desk::review::parts::Parts;

impl Sheet {
    /// A sheet on what somebody else saved, with everything on top that this one has and the server had not: each as a step that can be undone. Also says how many
    /// changes have no place there, because nothing is to be coded any more or because other masks lie there.
    ///
    /// If both coded the testimony for the first time and the other has finished, what she did becomes the second coding.
    pub fn carry(&self, theirs: Record, held: Digest, parts: &Parts) -> (Self, usize) {
        let task = self.task();
        let sheet = Self::going_on(self.me.clone(), theirs, held, self.record.epoch);
        let before = if sheet.task() == task {
            self.saved.clone()
        } else {
            Saved { logs: self.saved.logs.clone(), ..Saved::default() }
        };
        self.put_on(sheet, &before, parts)
    }

    /// `sheet` with everything on top that leads from `before` to this one, and how many changes have no place there.
    pub(super) fn put_on(&self, mut sheet: Self, before: &Saved, parts: &Parts) -> (Self, usize) {
        let mine = self.now();
        let mut left = 0;
        for edit in self.edits(before, &mine, &sheet) {
            left += usize::from(sheet.edit(edit, parts).is_err());
        }
        for (part, log) in &mine.logs {
            let known = before.logs.get(part).map(MaskLog::masks).unwrap_or_default();
            for mask in log.masks().iter().filter(|mask| !known.contains(mask)) {
                let put =
                    sheet.mask(part, parts, |text, log| put(text, log, mask).map_err(|()| super::NotDone::Elsewhere));
                left += usize::from(put.is_err());
            }
            if log.masks().is_empty() && !before.logs.contains_key(part) {
                left += usize::from(sheet.bare(part, parts, true).is_err());
            }
        }
        for (part, log) in &before.logs {
            let still = mine.logs.get(part).map(MaskLog::masks).unwrap_or_default();
            for mask in log.masks().iter().filter(|mask| !still.contains(mask)) {
                let taken = sheet.mask(part, parts, |_, log| {
                    let _ = log.masks().contains(mask) && log.take_back(&mask.range());
                    Ok::<_, super::NotDone>(())
                });
                left += usize::from(taken.is_err());
            }
            if log.masks().is_empty() && !mine.logs.contains_key(part) {
                left += usize::from(sheet.bare(part, parts, false).is_err());
            }
        }
        (sheet, left)
    }

    /// What leads from `before` to `mine`.
    fn edits(&self, before: &Saved, mine: &Saved, theirs: &Self) -> Vec<Edit> {
        let mut edits: Vec<Edit> = mine.marks.difference(&before.marks).cloned().map(Edit::Mark).collect();
        edits.extend(before.marks.difference(&mine.marks).cloned().map(Edit::Unmark));
        let changed = mine.memos.iter().filter(|(on, digest)| before.memos.get(*on) != Some(*digest));
        edits.extend(changed.map(|(on, _)| Edit::Memo(on.clone(), self.memo_beside(on, theirs, before))));
        let there = theirs.now().memos;
        let gone = before.memos.iter().filter(|(on, _)| !mine.memos.contains_key(*on));
        edits.extend(
            gone.filter(|(on, digest)| there.get(*on) == Some(*digest)).map(|(on, _)| Edit::Memo(on.clone(), None)),
        );
        let (was, is) = (before.attributes, mine.attributes);
        edits.extend((was.region != is.region).then_some(Edit::Region(is.region)));
        edits.extend((was.period != is.period).then_some(Edit::Period(is.period)));
        edits.extend((was.age != is.age).then_some(Edit::Age(is.age)));
        edits.extend((was.service != is.service).then_some(Edit::Service(is.service)));
        edits
    }

    /// Her memo; below the other's if there is one that she had not seen, as far as both fit.
    fn memo_beside(&self, on: &Place, theirs: &Self, before: &Saved) -> Option<Memo> {
        let find = |sheet: &Self, wanted: &Place| {
            let memo = sheet.coding()?.memos().find(|(on, _)| *on == wanted)?.1.as_str();
            Some(zeroize::Zeroizing::new(memo.to_owned()))
        };
        let mine = find(self, on)?;
        let other = find(theirs, on)
            .filter(|other| before.memos.get(on) != Some(&Digest::of(other.as_bytes())) && *other != mine);
        let both = other.and_then(|other| Memo::new(format!("{}\n\n{}", *other, *mine)).ok());
        both.or_else(|| Memo::new(mine.as_str()).ok())
    }
}

/// Decides once more what was decided on another sheet.
fn put(text: &str, log: &mut MaskLog, mask: &Mask) -> Result<(), ()> {
    if log.masks().contains(mask) {
        return Ok(());
    }
    let suggestion = mask.kind.map(|kind| Suggestion {
        range: mask.range(),
        kind,
        // Neither is kept with a decision.
        reason: Reason::Form,
        strength: Strength::Medium,
        replacement: mask.replacement.clone(),
    });
    let outcome = match (mask.decision, suggestion) {
        (Decision::Accepted, Some(suggestion)) => log.accept(&suggestion),
        (Decision::Refused, Some(suggestion)) => log.refuse(&suggestion),
        _ => log.mask(text, mask.range(), mask.kind, mask.replacement.clone()),
    };
    outcome.map_err(|_| ())
}
