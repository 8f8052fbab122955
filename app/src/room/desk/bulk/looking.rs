//! Looking for words in what the Workers hold: asked of all of them, and put together in the order of the queue.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::{
    message::{Hit, Order, Report, Task},
    pool::{self, Pool, Told},
};
use crate::{
    unlocked::{OpenCall, Unlocked},
    wire::QueueItem,
    worker::WorkerFailed,
};

/// What the page shows beside how far it is.
#[derive(Clone, Copy)]
pub struct Seen {
    /// Accounts of whose conversation something is missing.
    pub unheard: RwSignal<Vec<QueueItem>>,
    pub found: RwSignal<Option<Found>, LocalStorage>,
}

/// The first of what was found, in the order of the queue.
#[derive(Clone)]
pub struct Found {
    pub total: u32,
    pub hits: Rc<Vec<Hit>>,
}

/// Workers that hold opened accounts and look for words in them.
#[derive(Clone)]
pub struct Looking {
    pool: Pool,
    workers: usize,
    search: Rc<RefCell<Search>>,
}

/// What is being looked for.
#[derive(Default)]
struct Search {
    turn: u32,
    most: u32,
    waits_for: usize,
    total: u32,
    hits: Vec<Hit>,
}

impl Looking {
    pub fn start(
        processors: u32,
        unlocked: &Unlocked,
        call: &OpenCall,
        told: Told,
        seen: Seen,
    ) -> Result<Self, WorkerFailed> {
        let search = Rc::new(RefCell::new(Search::default()));
        let here = search.clone();
        let hear = move |report| match report {
            Report::Unheard(item) => {
                seen.unheard.try_update(|unheard| unheard.push(item));
            }
            Report::Found { turn, total, hits } => {
                if let Some(found) = here.borrow_mut().found(turn, total, hits) {
                    let _ = seen.found.try_set(Some(found));
                }
            }
            _ => {}
        };
        let pool = Pool::start(processors, || pool::begin(unlocked, call, Task::Search), told, hear)?;
        Ok(Self { pool, workers: pool::workers(processors), search })
    }

    /// Looks for `text` and shows at most `most` places.
    pub fn search(&self, text: Zeroizing<String>, most: u32) {
        let turn = self.search.borrow().turn + 1;
        *self.search.borrow_mut() = Search { turn, most, waits_for: self.workers, ..Search::default() };
        self.pool.tell(&Order::Search { turn, most, text });
    }
}

impl Search {
    /// One Worker's part; all of it once every Worker has answered.
    fn found(&mut self, turn: u32, total: u32, hits: Vec<Hit>) -> Option<Found> {
        if turn != self.turn {
            return None;
        }
        self.total += total;
        self.hits.extend(hits);
        self.waits_for -= 1;
        if self.waits_for > 0 {
            return None;
        }
        let mut hits = core::mem::take(&mut self.hits);
        hits.sort_unstable_by_key(|hit| hit.number);
        hits.truncate(self.most as usize);
        Some(Found { total: self.total, hits: Rc::new(hits) })
    }
}
