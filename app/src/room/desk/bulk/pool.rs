//! The page's side of the Workers: who fetches which page, and how far it is.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use vault::identity::CallIdentity;
use wasm_bindgen::JsValue;

use super::{
    MOST, WORKER,
    message::{Begin, Order, Report, Stop, Task},
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
}

impl Told {
    pub fn nothing() -> Self {
        Self {
            opened: RwSignal::new(0),
            failed: RwSignal::new(Vec::new()),
            done: RwSignal::new(false),
            stopped: RwSignal::new(None),
        }
    }

    pub fn forget(self) {
        self.opened.set(0);
        self.failed.set(Vec::new());
        self.done.set(false);
        self.stopped.set(None);
    }
}

/// Why it did not go on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Halt {
    /// A Worker said so.
    Fetch(Stop),
    /// A Worker broke down: most likely there is not enough memory.
    Worker,
}

/// Workers that hold what was opened. When it is dropped they end, and their memory with them.
#[derive(Clone)]
pub struct Pool(Rc<RefCell<Work>>);

struct Work {
    told: Told,
    /// Hears what Workers say of their task.
    hear: Box<dyn Fn(Report)>,
    staff: Vec<Staff>,
    /// Workers that wait for a page.
    free: Vec<usize>,
    /// The place after which the next page begins, once it is known.
    next: Option<String>,
    /// Accounts asked for so far.
    asked: u32,
}

impl Pool {
    /// Hires Workers, one for each of `processors` up to four, tells each what `begin` says, and starts. `hear` hears everything that is not about how
    /// far they are; it must leave this pool alone.
    pub fn start(
        processors: u32,
        begin: impl Fn() -> Order,
        told: Told,
        hear: impl Fn(Report) + 'static,
    ) -> Result<Self, WorkerFailed> {
        let pool = Self(Rc::new(RefCell::new(Work {
            told,
            hear: Box::new(hear),
            staff: Vec::new(),
            free: Vec::new(),
            next: Some(String::new()),
            asked: 0,
        })));
        let program: JsValue = wasm_bindgen::module();
        for number in 0..workers(processors) {
            let weak = Rc::downgrade(&pool.0);
            let hear = move |bytes: Option<&[u8]>| {
                // Dropped meanwhile: what still comes is for nobody.
                let Some(work) = weak.upgrade() else { return };
                let report = bytes.map(|bytes| Report::read(bytes).unwrap_or(Report::Stopped(Stop::Strange)));
                work.borrow_mut().hear(number, report);
            };
            let staff = worker::hire(BUNDLE, WORKER, &program, hear)?;
            staff.tell(begin().write());
            let mut work = pool.0.borrow_mut();
            work.staff.push(staff);
            work.free.push(number);
        }
        pool.0.borrow_mut().hand_out();
        Ok(pool)
    }

    /// Tells every Worker the same.
    pub fn tell(&self, order: &Order) {
        for staff in &self.0.borrow().staff {
            staff.tell(order.write());
        }
    }
}

/// How many Workers are hired.
pub fn workers(processors: u32) -> usize {
    processors.clamp(1, MOST_WORKERS) as usize
}

/// What a Worker is told first.
pub fn begin(unlocked: &Unlocked, call: &OpenCall, task: Task) -> Order {
    let identities = call.identities.iter().map(|identity| {
        let (hybrid, classic) = identity.seeds();
        CallIdentity::from_seeds(identity.epoch, hybrid, classic)
    });
    Order::Begin(Begin {
        task,
        call: call.call.to_string(),
        session: unlocked.session.token(),
        root: call.keys.fingerprint().to_string(),
        keys: call.keys.note().to_owned(),
        identities: identities.collect(),
    })
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
            Some(other) => (self.hear)(other),
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
}
