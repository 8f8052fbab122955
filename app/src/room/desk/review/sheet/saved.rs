//! What of a sheet the server holds, so that it can be told what is not saved yet. It holds no words: memos are known by their digest.

use std::collections::{BTreeMap, BTreeSet};

use themes::{
    coding::{Attributes, Mark, Part, Place},
    masking::MaskLog,
};
use vault::id::Digest;

use super::Sheet;

/// A state of her work.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Saved {
    pub(super) marks: BTreeSet<Mark>,
    pub(super) memos: BTreeMap<Place, Digest>,
    pub(super) attributes: Attributes,
    pub(super) logs: BTreeMap<Part, MaskLog>,
}

impl Sheet {
    /// Her work as it is.
    pub fn now(&self) -> Saved {
        let coding = self.coding();
        let memos = coding.into_iter().flat_map(|coding| coding.memos());
        Saved {
            marks: coding.into_iter().flat_map(|coding| coding.marks()).cloned().collect(),
            memos: memos.map(|(on, memo)| (on.clone(), Digest::of(memo.as_str().as_bytes()))).collect(),
            attributes: coding.map(|coding| *coding.attributes()).unwrap_or_default(),
            logs: self.record.masked.iter().map(|(part, masked)| (part.clone(), masked.log.clone())).collect(),
        }
    }

    /// Whether something would be lost with this page.
    pub fn is_unsaved(&self) -> bool {
        self.now() != self.saved
    }
}
