//! A Worker's share of the work: it fetches, opens, and keeps or counts. Of plaintext nothing leaves it but snippets and numbers, and its
//! memory ends with it.

use core::cell::RefCell;
use std::{collections::HashSet, rc::Rc};

use vault::{id::CallId, identity::CallIdentity, key_set::SignedKeySet};
use wasm_bindgen_futures::spawn_local;

use super::{
    accounts::{self, Accounts},
    gather::{self, Gathered},
    message::{Begin, Order, Report, Stop, Task},
    records::{self, Records},
};
use crate::{
    api::Bearer,
    room::desk::fetch::patiently,
    worker::{self, Answer},
};

/// After how many files the page hears how far it is.
const OFTEN: u32 = 20;

/// What fetches and opens.
pub struct Keys {
    pub call: CallId,
    pub session: Bearer,
    pub identities: Vec<CallIdentity>,
    /// The key set in force.
    pub keys: SignedKeySet,
    /// Earlier ones that were fetched.
    pub past: RefCell<Vec<SignedKeySet>>,
}

impl Keys {
    fn of(begin: Begin) -> Option<(Rc<Self>, Task)> {
        let Begin { task, call, session, root, keys, identities } = begin;
        let call: CallId = call.parse().ok()?;
        // Who is in force was checked on the page; here it is that the note came over as it was.
        let keys = SignedKeySet::verify_past(&keys, Some(&root.parse().ok()?)).ok()?;
        keys.check_call(&call).ok()?;
        let session = Bearer::hidden(session);
        Some((Rc::new(Self { call, session, identities, keys, past: RefCell::default() }), task))
    }
}

#[derive(Default)]
pub struct Share {
    keys: RefCell<Option<Rc<Keys>>>,
    /// Opened or failed: not again, if a page is fetched once more.
    pub seen: RefCell<HashSet<String>>,
    pub accounts: RefCell<Accounts>,
    /// There if records are counted.
    pub records: RefCell<Option<Records>>,
    /// There if a release is made.
    pub gathered: RefCell<Option<Gathered>>,
}

/// One page of accounts that the Worker was told to fetch.
pub struct Page<'a> {
    pub keys: &'a Keys,
    pub after: &'a str,
    pub limit: u32,
    /// The number of its first account.
    pub first: u32,
    pub answer: &'a Answer,
    /// Whether the page knows where the next one begins.
    pub said: bool,
}

impl Page<'_> {
    /// Says where the next page begins, so that another Worker can fetch it meanwhile.
    pub fn say_next(&mut self, next: Option<String>) {
        if !core::mem::replace(&mut self.said, true) {
            self.answer.send(&Report::Next(next).write());
        }
    }
}

/// How many were opened since the page last heard of it.
pub struct Progress<'a>(&'a Answer, u32);

impl<'a> Progress<'a> {
    pub const fn to(answer: &'a Answer) -> Self {
        Self(answer, 0)
    }

    pub fn one_more(&mut self) {
        self.1 += 1;
        if self.1 == OFTEN {
            self.tell();
        }
    }

    fn tell(&mut self) {
        self.0.send(&Report::Opened(core::mem::take(&mut self.1)).write());
    }
}

/// What was not told yet is told at the end, however it ends.
impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if self.1 > 0 {
            self.tell();
        }
    }
}

/// In the Worker: does what the page orders.
pub fn attend() {
    let share = Rc::new(Share::default());
    worker::attend(move |bytes, answer| match Order::read(bytes) {
        Some(Order::Begin(begin)) => share.begin(begin),
        Some(Order::Page { after, limit, first }) => {
            let share = share.clone();
            spawn_local(async move {
                let report = match share.page(&after, limit, first, &answer).await {
                    Ok(()) => Report::Done,
                    Err(why) => Report::Stopped(why),
                };
                answer.send(&report.write());
            });
        }
        Some(Order::Finish) => {
            *share.keys.borrow_mut() = None;
            if let Some(records) = share.records.borrow().as_ref() {
                answer.send(&Report::Counted(records.counted()).write());
            }
            if let Some(gathered) = share.gathered.borrow().as_ref() {
                answer.send(&Report::Who(gathered.who()).write());
            }
        }
        Some(Order::Search { turn, most, text }) => {
            answer.send(&share.accounts.borrow().search(turn, most, &text).write());
        }
        Some(Order::Make { summary, quotes }) => {
            if let Some(gathered) = share.gathered.borrow_mut().as_mut() {
                let summary = summary.as_ref().map(|summary| summary.as_str());
                answer.send(&gathered.make(summary, &quotes, |at| answer.send(&Report::At(at).write())).write());
            }
        }
        Some(Order::Quote { quotes }) => {
            if let Some(gathered) = share.gathered.borrow().as_ref() {
                answer.send(&gathered.quote(&quotes).write());
            }
        }
        Some(Order::Passages { theme, at }) => {
            if let Some(gathered) = share.gathered.borrow().as_ref() {
                answer.send(&gathered.passages(theme, at).write());
            }
        }
        Some(Order::Again { proposed }) => {
            if let Some(gathered) = share.gathered.borrow().as_ref() {
                answer.send(&gathered.again(&proposed, |at| answer.send(&Report::At(at).write())).write());
            }
        }
        None => answer.send(&Report::Stopped(Stop::Strange).write()),
    });
}

impl Share {
    /// What can't be read leaves the Worker without keys: it then says so when it is to fetch.
    fn begin(&self, begin: Begin) {
        let Some((keys, task)) = Keys::of(begin) else { return };
        match task {
            Task::Search => {}
            Task::Count(codebook) => {
                let Some(records) = Records::by(&codebook) else { return };
                *self.records.borrow_mut() = Some(records);
            }
            Task::Gather(frame) => {
                let Some(gathered) = Gathered::for_release(&frame) else { return };
                *self.gathered.borrow_mut() = Some(gathered);
            }
        }
        *self.keys.borrow_mut() = Some(keys);
    }

    /// Fetches a page, several times if the line is bad.
    async fn page(&self, after: &str, limit: u32, first: u32, answer: &Answer) -> Result<(), Stop> {
        let keys = self.keys.borrow().clone().ok_or(Stop::Strange)?;
        let mut page = Page { keys: &keys, after, limit, first, answer, said: false };
        if self.records.borrow().is_some() {
            return patiently(async || records::once(self, &mut page).await).await.map_err(|error| (&error).into());
        }
        if self.gathered.borrow().is_some() {
            return gather::page(self, &mut page).await;
        }
        let mut waiting = Vec::new();
        let fetched = patiently(async || accounts::once(self, &mut page, &mut waiting).await).await;
        fetched.map_err(|error| Stop::from(&error))?;
        accounts::converse(self, &page, waiting).await
    }
}
