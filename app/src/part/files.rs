//! Files that go with an account: chosen here, looked at and cleaned in a Worker, sent when she sends.
//!
//! The room places [`FilesField`], calls [`Files::upload_all`] before it seals, and [`Files::forget`] when it is left. Nothing leaves the
//! device before that.

mod hire;
mod item;
mod list;

use hire::{Hired, Job};
pub use item::Trouble;
use item::{Item, Looked, State};
use leptos::{prelude::*, task::spawn_local};
pub use list::{FilesField, trouble};
use vault::{
    draft::Attached,
    envelope::MOST_ATTACHMENTS,
    id::{CallId, SubmissionId},
};
use web_sys::FileList;

/// The most bytes of one file.
const LARGEST: f64 = 100_000_000.0;

/// What she chose. Copied freely: the files themselves are held once.
#[derive(Clone, Copy)]
pub struct Files {
    items: RwSignal<Vec<Item>>,
    chosen: StoredValue<Vec<(u32, web_sys::File)>, LocalStorage>,
    hired: StoredValue<Option<Hired>, LocalStorage>,
    next: StoredValue<u32>,
    /// Why the last choice was not taken in full.
    refused: RwSignal<Option<Trouble>>,
}

impl Default for Files {
    fn default() -> Self {
        Self::new()
    }
}

impl Files {
    /// Nothing chosen yet.
    pub fn new() -> Self {
        Self {
            items: RwSignal::new(Vec::new()),
            chosen: StoredValue::new_local(Vec::new()),
            hired: StoredValue::new_local(None),
            next: StoredValue::new(0),
            refused: RwSignal::new(None),
        }
    }

    /// How many she chose.
    pub fn count(&self) -> usize {
        self.items.with(Vec::len)
    }

    fn add(self, chosen: &FileList) {
        self.refused.set(None);
        for file in (0..chosen.length()).filter_map(|at| chosen.get(at)) {
            let too_many = self.items.with_untracked(|items| items.len() >= MOST_ATTACHMENTS);
            if too_many || file.size() > LARGEST || file.size() < 1.0 {
                self.refused.set(Some(match (too_many, file.size() < 1.0) {
                    (true, _) => Trouble::TooMany,
                    (_, true) => Trouble::Empty,
                    _ => Trouble::TooLarge,
                }));
                continue;
            }
            let key = self.next.get_value();
            self.next.set_value(key + 1);
            let item = Item::new(key, &file);
            self.chosen.update_value(|chosen| chosen.push((key, file.clone())));
            self.items.update(|items| items.push(item.clone()));
            self.look(item, file);
        }
    }

    /// Says what will be removed from it. Each look has a Worker to itself: none waits for another.
    fn look(self, item: Item, file: web_sys::File) {
        spawn_local(async move {
            let outcome = hire::run(&Job::Look(&file), |_| (), |_| ()).await;
            let state = match outcome {
                Ok(answer) => State::Ready(Looked::read(&answer)),
                Err(why) => State::Trouble(why),
            };
            let _ = item.state.try_set(state);
        });
    }

    fn remove(self, key: u32) {
        self.refused.set(None);
        self.chosen.update_value(|chosen| chosen.retain(|(of, _)| *of != key));
        self.items.update(|items| items.retain(|item| item.key != key));
    }

    /// Seals and sends every file that is not with the server yet, one after the other, and lists them for the account.
    /// `submission` must be the account's, and `recipient` the verified key set's; with others everything is sent anew.
    ///
    /// # Errors
    /// The first [`Trouble`]. What arrived before it stays there, and is not sent again.
    pub async fn upload_all(
        self,
        call: &CallId,
        submission: SubmissionId,
        recipient: &str,
    ) -> Result<Vec<Attached>, Trouble> {
        let mut all = Vec::new();
        for item in self.items.get_untracked() {
            let Some(file) = self.file(item.key) else { continue };
            all.push(match item.sent(submission, recipient) {
                Some(attached) => attached,
                None => self.upload(&item, &file, call, submission, recipient).await?,
            });
        }
        Ok(all)
    }

    async fn upload(
        self,
        item: &Item,
        file: &web_sys::File,
        call: &CallId,
        submission: SubmissionId,
        recipient: &str,
    ) -> Result<Attached, Trouble> {
        let job = Job::Send { file, call, submission, recipient };
        let told = item.clone();
        item.state.set(State::Sending { percent: 0, waiting: false });
        let outcome = hire::run(&job, move |event| told.tell(event), |hired| self.hired.set_value(Some(hired))).await;
        let _ = self.hired.try_set_value(None);
        let outcome = outcome.and_then(|answer| item::attached(&answer).ok_or(Trouble::Refused));
        match outcome {
            Ok(attached) => {
                item.keep(&attached, submission, recipient);
                Ok(attached)
            }
            Err(why) => {
                let _ = item.state.try_set(State::Trouble(why));
                Err(why)
            }
        }
    }

    fn file(&self, key: u32) -> Option<web_sys::File> {
        self.chosen.with_value(|chosen| chosen.iter().find(|(of, _)| *of == key).map(|(_, file)| file.clone()))
    }

    /// Ends what is being sent. What arrived of it is deleted within a day.
    pub fn cancel(&self) {
        if let Some(Some(hired)) = self.hired.try_update_value(Option::take) {
            hired.end();
        }
        for item in self.items.try_get_untracked().unwrap_or_default() {
            if matches!(item.state.try_get_untracked(), Some(State::Sending { .. })) {
                let _ = item.state.try_set(State::Trouble(Trouble::Cancelled));
            }
        }
    }

    /// Ends everything and lets go of the files.
    pub fn forget(&self) {
        self.cancel();
        let _ = self.chosen.try_update_value(Vec::clear);
        let _ = self.items.try_update(Vec::clear);
    }
}
