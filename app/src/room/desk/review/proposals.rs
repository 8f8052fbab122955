//! What could identify someone, proposed with a reason. Nothing is masked until she says so.

use std::sync::Arc;

use leptos::prelude::*;
use themes::{
    coding::{Part, Passage, Place},
    masking::{Kind, NotMasked, Numbering, Suggestion, Warning, elsewhere, suggest},
};

use super::{
    bench::{Bench, Outcome},
    parts::Parts,
    sheet::NotDone,
};
use crate::text::key::review as key;

/// What was found in the texts when the account was opened.
#[derive(Clone, Copy)]
pub struct Proposals {
    found: StoredValue<Arc<Vec<(Part, Suggestion)>>>,
    pub warnings: StoredValue<Arc<Vec<(Part, Warning)>>>,
    /// How many of the open ones were put off.
    skipped: RwSignal<usize>,
}

/// Why a mask was not put.
pub enum Refused {
    NotDone(NotDone),
    /// Something is masked there already, or what should stand there can't be kept.
    NotMasked,
}

impl From<NotDone> for Refused {
    fn from(why: NotDone) -> Self {
        Self::NotDone(why)
    }
}

impl From<NotMasked> for Refused {
    fn from(_: NotMasked) -> Self {
        Self::NotMasked
    }
}

impl Proposals {
    /// Reads every text once, so that the same name has the same number in all of them.
    pub fn of(parts: &Parts) -> Self {
        let mut numbering = Numbering::new();
        let (mut found, mut warnings) = (Vec::new(), Vec::new());
        for (part, text) in parts.iter() {
            let findings = suggest(text, &mut numbering);
            found.extend(findings.suggestions.into_iter().map(|suggestion| (part.clone(), suggestion)));
            warnings.extend(findings.warnings.into_iter().map(|warning| (part.clone(), warning)));
        }
        Self {
            found: StoredValue::new(Arc::new(found)),
            warnings: StoredValue::new(Arc::new(warnings)),
            skipped: RwSignal::new(0),
        }
    }
}

impl Bench {
    /// Those about which nothing was decided yet.
    pub fn open_proposals(self) -> Vec<(Part, Suggestion)> {
        let Some(found) = self.proposals.found.try_get_value() else { return Vec::new() };
        self.sheet.with(|sheet| {
            let is_open = |(part, suggestion): &&(Part, Suggestion)| {
                sheet.log(part).is_none_or(|log| !log.open(core::slice::from_ref(suggestion)).is_empty())
            };
            found.iter().filter(is_open).cloned().collect()
        })
    }

    /// The one that is asked about now.
    pub fn proposal(self) -> Option<(Part, Suggestion)> {
        let mut open = self.open_proposals();
        let at = self.proposals.skipped.get().checked_rem(open.len())?;
        Some(open.swap_remove(at))
    }

    pub fn next_proposal(self) {
        self.proposals.skipped.update(|skipped| *skipped += 1);
        self.show_proposal();
    }

    /// Brings the paragraph with the proposal into view.
    pub fn show_proposal(self) {
        let Some((part, suggestion)) = untrack(|| self.proposal()) else { return };
        if let Ok(passage) = Passage::new(part, suggestion.range.start, suggestion.range.end) {
            self.choose(Some(Place::Passage(passage)));
        }
    }

    pub fn accept(self) {
        self.decide_proposal(|log, suggestion| log.accept(suggestion), key::DONE_ACCEPTED);
    }

    pub fn refuse(self) {
        self.decide_proposal(|log, suggestion| log.refuse(suggestion), key::DONE_REFUSED);
    }

    fn decide_proposal(
        self,
        decide: fn(&mut themes::masking::MaskLog, &Suggestion) -> Result<(), NotMasked>,
        says: crate::text::Key,
    ) {
        let Some((part, suggestion)) = untrack(|| self.proposal()) else { return };
        self.change_masks(&part, says, |_, log| Ok(decide(log, &suggestion)?));
    }

    /// Masks what is chosen; with `again`, also wherever the same words stand.
    pub fn mask_chosen(self, kind: Option<Kind>, replacement: &str, again: bool) {
        let Some(Place::Passage(passage)) = self.chosen.get_untracked() else {
            self.say(Outcome::ChooseFirst);
            return;
        };
        self.change_masks(passage.part(), key::DONE_MASKED, |text, log| {
            log.mask(text, passage.characters(), kind, replacement)?;
            if again {
                for range in elsewhere(text, &passage.characters()) {
                    // Where something is masked already, that stays.
                    let _ = log.mask(text, range, kind, replacement);
                }
            }
            Ok(())
        });
    }

    pub fn take_back(self, part: &Part, range: &core::ops::Range<u32>) {
        self.change_masks(part, key::DONE_UNMASKED, |_, log| {
            log.take_back(range);
            Ok(())
        });
    }

    /// Texts about which nothing is decided and nothing is proposed: only a person can say whether they have anything to cover.
    pub fn undecided(self) -> Vec<Part> {
        let Some(parts) = self.parts() else { return Vec::new() };
        let open = self.open_proposals();
        self.sheet.with(|sheet| {
            let undecided = |part: &&Part| sheet.log(part).is_none() && !open.iter().any(|(other, _)| other == *part);
            parts.iter().map(|(part, _)| part).filter(undecided).cloned().collect()
        })
    }

    /// Decides that a text has nothing to cover, or takes that back.
    pub fn bare(self, part: &Part, is_bare: bool) {
        let Some(parts) = self.parts() else { return };
        match self.sheet.try_update(|sheet| sheet.bare(part, &parts, is_bare)) {
            Some(Ok(true)) => self.say(Outcome::Done(if is_bare { key::DONE_BARE } else { key::DONE_UNMASKED })),
            Some(Err(why)) => self.say(Outcome::NotDone(why)),
            Some(Ok(false)) | None => {}
        }
    }

    fn change_masks(
        self,
        part: &Part,
        says: crate::text::Key,
        change: impl FnOnce(&str, &mut themes::masking::MaskLog) -> Result<(), Refused>,
    ) {
        let Some(parts) = self.parts() else { return };
        match self.sheet.try_update(|sheet| sheet.mask(part, &parts, change)) {
            Some(Ok(true)) => self.say(Outcome::Done(says)),
            Some(Err(Refused::NotDone(why))) => self.say(Outcome::NotDone(why)),
            Some(Err(Refused::NotMasked)) => self.say(Outcome::NotMasked),
            Some(Ok(false)) | None => {}
        }
    }
}
