//! One opened account on the table: its texts, the record under way, and what is chosen in them. Everything goes with it when it is closed.

use std::sync::Arc;

use leptos::{
    html::{Input, Textarea},
    prelude::*,
    task::spawn_local,
};
use themes::{
    codebook::{Codebook, Guid},
    coding::{Edit, Mark, Memo, Passage, Place},
    record::Record,
};

use super::{
    cursor::Move,
    held::{self, Held, Sending, Unread, Unsaved, Which},
    layout::Layout,
    parts::Parts,
    proposals::Proposals,
    recent::Recent,
    sheet::{Decision, NotDone, Sheet},
};
use crate::{
    browser,
    room::desk::{Desk, SealFirst},
    text::{Key, key::review as key},
    unlocked::{OpenCall, Unlocked},
};

/// What was just done, or why it was not: said to everybody, also to those who can't see it.
#[derive(Clone, PartialEq, Eq)]
pub enum Outcome {
    Done(Key),
    NotDone(NotDone),
    Unsaved(Unsaved),
    /// Nothing is chosen yet.
    ChooseFirst,
    NotMasked,
}

/// What one screen needs, shared by everything on it.
#[derive(Clone, Copy)]
pub struct Bench {
    pub desk: Desk,
    pub unlocked: StoredValue<Arc<Unlocked>>,
    pub call: StoredValue<Arc<OpenCall>>,
    pub which: Which,
    pub codebook: StoredValue<Arc<Codebook>>,
    pub parts: StoredValue<Arc<Parts>>,
    pub layout: StoredValue<Arc<Layout>>,
    pub sheet: RwSignal<Sheet>,
    pub chosen: RwSignal<Option<Place>>,
    /// How many paragraphs are shown.
    pub shown: RwSignal<usize>,
    pub recent: RwSignal<Recent>,
    pub proposals: Proposals,
    pub urgent: RwSignal<bool>,
    pub busy: RwSignal<bool>,
    pub outcome: RwSignal<Option<Outcome>>,
    /// What somebody else saved, until she has said how to go on.
    pub theirs: StoredValue<Option<Held>>,
    pub conflict: RwSignal<bool>,
    /// How many of her changes had no place on what was saved meanwhile.
    pub left: RwSignal<usize>,
    /// A save that may have arrived.
    pub unsure: StoredValue<Option<Arc<Sending>>>,
    pub memo: NodeRef<Textarea>,
    pub find: NodeRef<Input>,
    pub help: RwSignal<bool>,
}

impl Bench {
    pub fn parts(self) -> Option<Arc<Parts>> {
        self.parts.try_get_value()
    }

    pub fn say(self, outcome: Outcome) {
        let _ = self.outcome.try_set(Some(outcome));
    }

    fn done(self, key: Key) {
        self.say(Outcome::Done(key));
    }

    /// Moves what is chosen; paragraphs that were not shown yet come along.
    pub fn step(self, step: Move) {
        let next =
            self.layout.with_value(|layout| self.chosen.with_untracked(|chosen| layout.step(chosen.as_ref(), step)));
        if let Some(place) = next {
            self.choose(Some(place));
        }
    }

    pub fn choose(self, place: Option<Place>) {
        self.keep_memo();
        if let Some(Place::Passage(passage)) = &place {
            self.reveal(passage);
        }
        self.chosen.set(place);
    }

    fn reveal(self, passage: &Passage) {
        let at = self.layout.with_value(|layout| layout.paragraph_of(passage));
        if let Some(at) = at
            && at >= self.shown.get_untracked()
        {
            self.shown.set(at + 1);
        }
    }

    /// Says a theme of what is chosen, or takes it back.
    pub fn toggle(self, theme: Guid) {
        match self.chosen.get_untracked() {
            None => self.say(Outcome::ChooseFirst),
            Some(on) => self.toggle_mark(Mark { on, theme }),
        }
    }

    pub fn toggle_mark(self, mark: Mark) {
        let is_there = self
            .sheet
            .with_untracked(|sheet| sheet.coding().is_some_and(|coding| coding.marks().any(|other| *other == mark)));
        if is_there {
            self.edit(Edit::Unmark(mark), key::DONE_UNMARKED);
        } else {
            self.recent.update(|recent| recent.used(mark.theme));
            self.edit(Edit::Mark(mark), key::DONE_MARKED);
        }
    }

    /// Changes her coding, and says so.
    pub fn edit(self, edit: Edit, says: Key) {
        let Some(parts) = self.parts() else { return };
        match self.sheet.try_update(|sheet| sheet.edit(edit, &parts)) {
            Some(Ok(true)) => self.done(says),
            Some(Err(why)) => self.say(Outcome::NotDone(why)),
            Some(Ok(false)) | None => {}
        }
    }

    pub fn undo(self) {
        self.keep_memo();
        self.back_or_forth(Sheet::undo, key::DONE_UNDONE);
    }

    pub fn redo(self) {
        self.back_or_forth(Sheet::redo, key::DONE_REDONE);
    }

    fn back_or_forth(self, step: fn(&mut Sheet, &Parts) -> bool, says: Key) {
        let Some(parts) = self.parts() else { return };
        if self.sheet.try_update(|sheet| step(sheet, &parts)) == Some(true) {
            self.done(says);
            self.show_memo();
        }
    }

    /// Puts what is typed in the memo box to what is chosen.
    pub fn keep_memo(self) {
        let Some(Some(field)) = self.memo.try_get_untracked() else { return };
        let Some(Some(on)) = self.chosen.try_get_untracked() else { return };
        let typed = zeroize::Zeroizing::new(field.value());
        let text = tidy(&typed);
        let before = self.memo_of(&on);
        if before.as_deref().map_or("", String::as_str) != text.as_str() {
            self.edit(Edit::Memo(on, Memo::new(text.as_str()).ok()), key::DONE_NOTED);
        }
    }

    /// Shows the memo of what is chosen in its box.
    pub fn show_memo(self) {
        let Some(Some(field)) = self.memo.try_get_untracked() else { return };
        let memo = self.chosen.get_untracked().and_then(|on| self.memo_of(&on));
        field.set_value(memo.as_deref().map_or("", String::as_str));
    }

    fn memo_of(self, on: &Place) -> Option<zeroize::Zeroizing<String>> {
        self.sheet.try_with_untracked(|sheet| {
            let memo = sheet.coding()?.memos().find(|(place, _)| *place == on)?.1;
            Some(zeroize::Zeroizing::new(memo.as_str().to_owned()))
        })?
    }

    /// Whether every paragraph is shown.
    pub fn is_whole(self) -> bool {
        self.shown.get() >= self.layout.with_value(|layout| layout.0.len())
    }

    /// Whether something would be lost with this page.
    pub fn is_unsaved(self) -> bool {
        self.keep_memo();
        self.sheet.try_with_untracked(Sheet::is_unsaved).unwrap_or_default()
    }

    /// Saves what there is, then runs `then` if it was saved.
    pub fn save_all(self, then: impl FnOnce() + 'static) {
        self.save(Decision::Keep, then);
    }

    /// Saves with a decision, then runs `then` if it was saved.
    pub fn save(self, decision: Decision, then: impl FnOnce() + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.keep_memo();
        self.busy.set(true);
        spawn_local(async move {
            let outcome = self.deliver(decision).await;
            let _ = self.busy.try_set(false);
            match outcome {
                Some(Ok(())) => {
                    self.done(key::DONE_SAVED);
                    then();
                }
                Some(Err(Unsaved::Moved)) => self.look_at_theirs().await,
                Some(Err(why)) => self.say(Outcome::Unsaved(why)),
                None => {}
            }
        });
    }

    /// What may have arrived is sent again as it was, before anything new.
    async fn deliver(self, decision: Decision) -> Option<Result<(), Unsaved>> {
        let (unlocked, call) = (self.unlocked.try_get_value()?, self.call.try_get_value()?);
        if let Some(before) = self.unsure.try_update_value(Option::take)?
            && let Err(why) = self.deliver_one(&unlocked, before).await
        {
            return Some(Err(why));
        }
        let (urgent, today) = (self.urgent.try_get_untracked()?, self.desk.today());
        let seal = |sheet: &mut Sheet| held::seal(sheet, decision, urgent, &unlocked, &call, today);
        let sealed = self.sheet.try_update_untracked(seal)?;
        match sealed {
            Ok(sending) => Some(self.deliver_one(&unlocked, Arc::new(sending)).await),
            Err(why) => Some(Err(why)),
        }
    }

    async fn deliver_one(self, unlocked: &Unlocked, sending: Arc<Sending>) -> Result<(), Unsaved> {
        let outcome = held::send(&unlocked.session, &sending.record).await;
        match &outcome {
            Ok(()) => {
                if let Some(parts) = self.parts() {
                    let Sending { record, decision, then, .. } = &*sending;
                    let saved =
                        |sheet: &mut Sheet| sheet.was_saved(decision, sending.sent(), then, record.payload(), &parts);
                    let left = self.sheet.try_update(saved).unwrap_or_default();
                    let _ = self.left.try_set(left);
                }
            }
            Err(Unsaved::Unsure) => {
                let _ = self.unsure.try_set_value(Some(sending));
            }
            Err(_) => {}
        }
        outcome
    }

    /// Opens what somebody else saved, to show it beside hers.
    async fn look_at_theirs(self) {
        let (Some(unlocked), Some(call)) = (self.unlocked.try_get_value(), self.call.try_get_value()) else { return };
        match self.open_theirs(&unlocked, &call).await {
            Ok(theirs) => {
                let _ = self.theirs.try_set_value(theirs);
                let _ = self.conflict.try_set(true);
                browser::focus(super::conflict::HEADING);
            }
            Err(_) => self.say(Outcome::Unsaved(Unsaved::Moved)),
        }
    }

    async fn open_theirs(self, unlocked: &Unlocked, call: &OpenCall) -> Result<Option<Held>, Unread> {
        let theirs = held::fetch(unlocked, call, self.which).await?;
        if let (Some((record, _)), Some(parts), Some(codebook)) = (&theirs, self.parts(), self.codebook.try_get_value())
        {
            held::fits(record, &codebook, &parts)?;
        }
        Ok(theirs)
    }

    /// Goes on with what the other saved, with her changes on top or without.
    pub fn settle_conflict(self, with_mine: bool) {
        let Some(Some((record, held))) = self.theirs.try_update_value(Option::take) else { return };
        let Some(parts) = self.parts() else { return };
        let mut left = 0;
        self.sheet.update(|sheet| {
            let epoch = sheet.record().epoch;
            *sheet = if with_mine {
                let (both, without) = sheet.carry(record, held, &parts);
                left = without;
                both
            } else {
                Sheet::going_on(sheet.me().clone(), record, held, epoch)
            };
        });
        self.left.set(left);
        self.conflict.set(false);
        self.show_memo();
    }

    /// What the desk seals before it drops the keys: nothing if nothing is unsaved.
    pub fn seal_first(self) -> SealFirst {
        Arc::new(move || {
            self.keep_memo();
            let (unlocked, call) = (self.unlocked.try_get_value()?, self.call.try_get_value()?);
            let (urgent, today) = (self.urgent.try_get_untracked()?, self.desk.today());
            let seal = |sheet: &mut Sheet| {
                let unsaved = sheet.is_unsaved();
                unsaved.then(|| held::seal(sheet, Decision::Keep, urgent, &unlocked, &call, today).ok())?
            };
            self.sheet.try_update_untracked(seal)?.map(|sending| sending.record)
        })
    }

    pub fn record<T>(self, look: impl FnOnce(&Record) -> T) -> T {
        self.sheet.with(|sheet| look(sheet.record()))
    }
}

/// As a memo takes it: without outer spaces, and without what a record can't hold.
pub fn tidy(typed: &str) -> zeroize::Zeroizing<String> {
    let mut text = zeroize::Zeroizing::new(String::with_capacity(typed.len()));
    text.extend(
        typed
            .trim()
            .chars()
            .filter(|character| *character == '\n' || !character.is_control())
            .take(themes::coding::limit::MEMO),
    );
    text
}
