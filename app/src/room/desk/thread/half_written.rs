//! An answer that is still being written when its account is closed or the desk locks: sealed as if it were sent, and kept in this page.

use leptos::{prelude::*, web_sys::HtmlTextAreaElement};
use vault::{
    entry::{Content, EntryClaim, EntryKind, Place, Side, open_entry, seal_reply},
    id::{Account, CallId, SubmissionId},
};
use zeroize::Zeroizing;

use super::Talk;

/// Who writes, and to whom.
pub type Whose = (Account, CallId, SubmissionId);

/// Ciphertext: only the call's key opens it.
pub struct HalfWritten {
    /// The place in the thread that it was sealed for.
    counter: u64,
    for_call: Vec<u8>,
}

impl Talk {
    /// From now on what stands in the box outlasts this account's screen, and comes back into it.
    pub(super) fn keep_half_written(self) {
        Effect::new(move || {
            if let Some(field) = self.field.get().filter(|_| self.items.with(Option::is_some)) {
                self.take_up(&field);
            }
        });
        on_cleanup(move || self.put_away());
    }

    fn put_away(self) {
        let Some(field) = self.field.try_get_untracked().flatten() else { return };
        let text = Zeroizing::new(field.value());
        field.set_value("");
        if text.trim().is_empty() {
            return;
        }
        if let Some((whose, sealed)) = self.seal_half_written(text) {
            let _ = self.desk.half_written.try_update_value(|kept| kept.insert(whose, sealed));
        }
    }

    fn seal_half_written(self, text: Zeroizing<String>) -> Option<(Whose, HalfWritten)> {
        let (unlocked, call, id) = self.parts()?;
        let survivor = self.receipt()?.recipient;
        let counter = self.counter.try_get_untracked()? + 1;
        let place = Place { keys: &call.keys, id, survivor: &survivor, counter };
        let entry = seal_reply(text, &place, &unlocked.account, &unlocked.identity).ok()?;
        let for_call = entry.files().for_call.file();
        Some(((unlocked.account.clone(), call.call.clone(), id), HalfWritten { counter, for_call }))
    }

    /// Puts back what was being written. What is somebody else's, or can't be opened with the keys in force, stays where it is, sealed.
    fn take_up(self, field: &HtmlTextAreaElement) {
        let Some((unlocked, call, id)) = self.parts().filter(|_| field.value().is_empty()) else { return };
        let whose = (unlocked.account.clone(), call.call.clone(), id);
        let text = self.desk.half_written.try_with_value(|kept| {
            let HalfWritten { counter, for_call } = kept.get(&whose)?;
            let claim =
                EntryClaim { call: call.call.clone(), id, counter: *counter, kind: EntryKind::Message, by: Side::Desk };
            let opened = call.identities.iter().find_map(|one| open_entry(for_call, one.hybrid(), &claim).ok())?;
            let entry = opened.by_member(&call.keys).ok()?;
            match entry.content {
                Content::Message(text) if entry.from.as_ref() == Some(&unlocked.account) => Some(text),
                _ => None,
            }
        });
        if let Some(text) = text.flatten() {
            field.set_value(&text);
            let _ = self.desk.half_written.try_update_value(|kept| kept.remove(&whose));
        }
    }
}
