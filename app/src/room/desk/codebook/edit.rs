//! The themes while they are edited: one draft, which every field reads once and writes into.

use std::sync::Arc;

use leptos::prelude::*;
use rand_core::{OsRng, RngCore as _};
use themes::codebook::{Codebook, CodebookDraft, CodebookError, Guid, Theme};

use super::{Book, change, difference, texts};
use crate::{
    room::desk::Desk,
    text::say,
    unlocked::{OpenCall, Unlocked},
};

/// Themes that were being written when the desk was locked. No account is in them.
#[derive(Clone)]
pub struct Unpublished {
    base: Codebook,
    draft: CodebookDraft,
}

/// Everything that the parts of the editor share.
#[derive(Clone, Copy)]
pub struct Edit {
    pub desk: Desk,
    pub unlocked: StoredValue<Arc<Unlocked>>,
    pub call: StoredValue<Arc<OpenCall>>,
    /// What is edited.
    pub draft: RwSignal<CodebookDraft>,
    /// What was in force when the editing began.
    pub base: RwSignal<Codebook>,
    /// Counts changes of what there is, not of what is written in it: only those draw the tree anew.
    pub shape: RwSignal<u32>,
    /// The theme whose fields are open.
    pub open: RwSignal<Option<Guid>>,
    /// What the last look over found.
    pub fault: RwSignal<Option<CodebookError>>,
    pub busy: RwSignal<bool>,
}

impl Edit {
    /// Starts from what is in force, or from where the writing was left when the desk was locked.
    pub fn begin(
        desk: Desk,
        unlocked: StoredValue<Arc<Unlocked>>,
        call: StoredValue<Arc<OpenCall>>,
        book: Book,
    ) -> Option<Self> {
        let name = call.try_with_value(|call| call.call.clone())?;
        let left = desk.unpublished_themes.try_update_value(|left| left.remove(&name)).flatten();
        let left = left.unwrap_or_else(|| Unpublished { draft: draft_of(&book.codebook), base: book.codebook });
        Some(Self {
            desk,
            unlocked,
            call,
            draft: RwSignal::new(left.draft),
            base: RwSignal::new(left.base),
            shape: RwSignal::new(0),
            open: RwSignal::new(None),
            fault: RwSignal::new(None),
            busy: RwSignal::new(false),
        })
    }

    /// Keeps what is not published through a lock.
    pub fn keep(self) {
        let (Some(draft), Some(base)) = (self.draft.try_get_untracked(), self.base.try_get_untracked()) else {
            return;
        };
        let changed = !difference::between(&draft_of(&base), &draft).is_empty();
        if let Some(call) = self.call.try_with_value(|call| call.call.clone()).filter(|_| changed) {
            self.desk.unpublished_themes.try_update_value(|left| left.insert(call, Unpublished { base, draft }));
        }
    }

    /// Changes what is written in a theme, and nothing about which themes there are.
    pub fn write(self, guid: Guid, change: impl FnOnce(&mut Theme)) {
        self.draft.update(|draft| {
            if let Some(theme) = change::find_mut(&mut draft.themes, guid) {
                change(theme);
            }
        });
    }

    /// Changes which themes there are, unless it is being published.
    pub fn reshape(self, change: impl FnOnce(&mut Vec<Theme>)) {
        if self.busy.get_untracked() {
            return;
        }
        self.draft.update(|draft| change(&mut draft.themes));
        self.redraw();
    }

    /// Draws everything anew.
    pub fn redraw(self) {
        self.fault.set(None);
        self.shape.update(|shape| *shape += 1);
    }

    /// Adds an empty theme and opens its fields.
    pub fn add(self, below: Option<Guid>) {
        let fresh = fresh();
        self.reshape(|themes| change::add(themes, below, Theme::new(fresh, say(crate::text::key::codebook::NEW_NAME))));
        self.go_to(fresh);
    }

    /// Opens the fields of a theme, and goes to its name.
    pub fn go_to(self, guid: Guid) {
        self.open.set(Some(guid));
        crate::browser::focus_soon(texts::element(guid, "name"));
    }

    /// What would be published and is not in force.
    pub fn differences(self) -> difference::Differences {
        self.base.with(|base| self.draft.with(|draft| difference::between(&draft_of(base), draft)))
    }
}

/// What a codebook says, to compare with.
pub fn draft_of(codebook: &Codebook) -> CodebookDraft {
    CodebookDraft { version: codebook.version(), ..codebook.next() }
}

/// A GUID that nothing has.
pub fn fresh() -> Guid {
    let mut bytes = [0; 16];
    OsRng.fill_bytes(&mut bytes);
    Guid::from_random(bytes)
}
