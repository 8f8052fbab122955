//! The page's side of the Workers: who fetches which page, how far it is, and what was found.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use zeroize::Zeroizing;

use super::{
    MOST, WORKER,
    message::{Hit, Order, Report, Stop},
};
use crate::{
    unlocked::{OpenCall, Unlocked},
    wire::QueueItem,
    worker::{self, Staff, WorkerFailed},
};

const BUNDLE: &str = "desk";
/// Accounts that one Worker fetches at a time.
const PAGE: u32 = 100;
/// More do not help: the server's disk and the line are then what is waited for.
const MOST_WORKERS: u32 = 4;

/// What the page shows of the Workers' work.
#[derive(Clone, Copy)]
pub struct Told {
    pub opened: RwSignal<u32>,
    pub failed: RwSignal<Vec<(QueueItem, u8)>>,
    pub done: RwSignal<bool>,
    pub stopped: RwSignal<Option<Halt>>,
    pub found: RwSignal<Option<Found>, LocalStorage>,
}

/// Why it did not go on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Halt {
    /// A Worker said so.
    Fetch(Stop),
    /// A Worker broke down: most likely there is not enough memory.
    Worker,
}

/// The first of what was found, in the order of the queue.
#[derive(Clone)]
pub struct Found {
    pub total: u32,
    pub hits: Rc<Vec<Hit>>,
}

/// Workers that hold opened accounts. When it is dropped they end, and their memory with them.
#[derive(Clone)]
pub struct Pool(Rc<RefCell<Work>>);

struct Work {
    told: Told,
    staff: Vec<Staff>,
    /// Workers that wait for a page.
    free: Vec<usize>,
    /// The place after which the next page begins, once it is known.
    next: Option<String>,
    /// Accounts asked for so far.
    asked: u32,
    search: Search,
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

impl Pool {
    /// Hires Workers, one for each of `processors` up to four, and starts.
    pub fn start(processors: u32, unlocked: &Unlocked, call: &OpenCall, told: Told) -> Result<Self, WorkerFailed> {
        let pool = Self(Rc::new(RefCell::new(Work {
            told,
            staff: Vec::new(),
            free: Vec::new(),
            next: Some(String::new()),
            asked: 0,
            search: Search::default(),
        })));
        let program: JsValue = wasm_bindgen::module();
        for number in 0..processors.clamp(1, MOST_WORKERS) as usize {
            let weak = Rc::downgrade(&pool.0);
            let hear = move |bytes: Option<&[u8]>| {
                // Dropped meanwhile: what still comes is for nobody.
                let Some(work) = weak.upgrade() else { return };
                let report = bytes.map(|bytes| Report::read(bytes).unwrap_or(Report::Stopped(Stop::Strange)));
                work.borrow_mut().hear(number, report);
            };
            let staff = worker::hire(BUNDLE, WORKER, &program, hear)?;
            staff.tell(begin(unlocked, call).write());
            let mut work = pool.0.borrow_mut();
            work.staff.push(staff);
            work.free.push(number);
        }
        pool.0.borrow_mut().hand_out();
        Ok(pool)
    }

    /// Looks for `text` and shows at most `most` places.
    pub fn search(&self, text: Zeroizing<String>, most: u32) {
        let mut work = self.0.borrow_mut();
        let turn = work.search.turn + 1;
        work.search = Search { turn, most, waits_for: work.staff.len(), ..Search::default() };
        let order = Order::Search { turn, most, text };
        for staff in &work.staff {
            staff.tell(order.write());
        }
    }
}

fn begin(unlocked: &Unlocked, call: &OpenCall) -> Order {
    let identities = call.identities.iter().map(|identity| {
        let (hybrid, classic) = identity.seeds();
        vault::identity::CallIdentity::from_seeds(identity.epoch, hybrid, classic)
    });
    Order::Begin { call: call.call.to_string(), session: unlocked.session.token(), identities: identities.collect() }
}

impl Work {
    fn hear(&mut self, from: usize, report: Option<Report>) {
        let told = self.told;
        match report {
            Some(Report::Next(place)) => {
                self.next = place.filter(|_| self.asked < MOST);
                self.hand_out();
            }
            Some(Report::Opened(count)) => {
                told.opened.try_update(|opened| *opened += count);
            }
            Some(Report::Failed(item, why)) => {
                told.failed.try_update(|failed| failed.push((item, why)));
            }
            Some(Report::Done) => {
                self.free.push(from);
                self.hand_out();
                if self.next.is_none() && self.free.len() == self.staff.len() {
                    for staff in &self.staff {
                        staff.tell(Order::Finish.write());
                    }
                    let _ = told.done.try_set(true);
                }
            }
            Some(Report::Stopped(why)) => {
                let _ = told.stopped.try_set(Some(Halt::Fetch(why)));
            }
            Some(Report::Found { turn, total, hits }) => self.found(turn, total, hits),
            None => {
                let _ = told.stopped.try_set(Some(Halt::Worker));
            }
        }
    }

    /// Gives the next page to a Worker that waits. The one after it is known when its answer begins.
    fn hand_out(&mut self) {
        if self.free.is_empty() || self.next.is_none() {
            return;
        }
        let (Some(after), Some(worker)) = (self.next.take(), self.free.pop()) else { return };
        let (limit, first) = (PAGE.min(MOST - self.asked), self.asked);
        self.asked += limit;
        self.staff[worker].tell(Order::Page { after, limit, first }.write());
    }

    fn found(&mut self, turn: u32, total: u32, hits: Vec<Hit>) {
        let search = &mut self.search;
        if turn != search.turn {
            return;
        }
        search.total += total;
        search.hits.extend(hits);
        search.waits_for -= 1;
        if search.waits_for > 0 {
            return;
        }
        let mut hits = core::mem::take(&mut search.hits);
        hits.sort_unstable_by_key(|hit| hit.number);
        hits.truncate(search.most as usize);
        let _ = self.told.found.try_set(Some(Found { total: search.total, hits: Rc::new(hits) }));
    }
}
