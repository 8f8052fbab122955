//! Counters for whoever watches the server, at an address of its own.
//!
//! Together with the time of day, a counter says when something happened, to whoever reads it often. So what the log leaves out is not counted
//! either, and what rises by a single account is told rounded down, or once an hour.

use std::{sync::atomic::AtomicU64, time::Duration};

use axum::http::StatusCode;
use prometheus_client::{
    encoding::text::encode,
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram, info::Info},
    registry::{Registry, Unit},
};
use tokio::sync::Semaphore;

use crate::{disk, state::AppState};

/// Seconds; as the log has them.
const BUCKETS: [f64; 4] = [0.01, 0.1, 1.0, 10.0];
/// Accounts are told in steps of so many.
const STEP: usize = 10;
/// Places are told in steps of a quarter.
const QUARTERS: usize = 4;
const GIBIBYTE: u64 = 1 << 30;

/// Which part of the site a request was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Static files.
    Files,
    /// Pages, and what anyone may ask.
    Pages,
    /// Doors of those who write. Only what failed is counted.
    Writers,
    /// Doors of members.
    Members,
}

impl Class {
    /// Of a route's template.
    pub fn of(route: &str) -> Self {
        let begins = |starts: &[&str]| starts.iter().any(|start| route.starts_with(start));
        if begins(&["/assets/"]) {
            Self::Files
        } else if begins(&[
            "/api/desk/",
            "/api/research/",
            "/api/login",
            "/api/logout",
            "/api/account",
            "/api/recovery/",
            "/api/setup",
            "/api/join",
        ]) {
            Self::Members
        } else if begins(&[
            "/api/return/",
            "/api/work",
            "/api/calls/{call}/testimonies",
            "/api/calls/{call}/attachments",
        ]) || route == "/c/{call}/offline"
        {
            Self::Writers
        } else {
            Self::Pages
        }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Pages => "pages",
            Self::Writers => "writers",
            Self::Members => "members",
        }
    }
}

type Label = (&'static str, &'static str);

/// All counters.
pub struct Meter {
    registry: Registry,
    requests: Family<[Label; 2], Counter>,
    seconds: Family<[Label; 1], Histogram, fn() -> Histogram>,
    places: Family<[Label; 1], Gauge<f64, AtomicU64>>,
    unread: Gauge,
    overdue: Gauge,
    faults: Gauge,
    free: Gauge,
    ready: Gauge,
}

impl Default for Meter {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("murmuration");
        let seconds: fn() -> Histogram = || Histogram::new(BUCKETS);
        let meter = Self {
            requests: Family::default(),
            seconds: Family::new_with_constructor(seconds),
            places: Family::default(),
            unread: Gauge::default(),
            overdue: Gauge::default(),
            faults: Gauge::default(),
            free: Gauge::default(),
            ready: Gauge::default(),
            registry: Registry::default(),
        };
        let version = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("build", "Which version this is", version);
        registry.register("requests", "Requests by part of the site and class of status", meter.requests.clone());
        let time = "How long requests took";
        registry.register_with_unit("request", time, Unit::Seconds, meter.seconds.clone());
        let places = "Part of the places for what is on its way in, rounded down to quarters";
        registry.register_with_unit("places_taken", places, Unit::Ratios, meter.places.clone());
        let unread = "Accounts that nobody has read, rounded down to tens, once an hour";
        registry.register("accounts_unread", unread, meter.unread.clone());
        let overdue = "Accounts past their week that wait for somebody, rounded down to tens, once an hour";
        registry.register("accounts_overdue", overdue, meter.overdue.clone());
        let faults = "Settings of the database that a start would refuse, looked at once an hour";
        registry.register("database_faults", faults, meter.faults.clone());
        let free = "Free on the disk, rounded down to GiB";
        registry.register_with_unit("disk_free", free, Unit::Bytes, meter.free.clone());
        registry.register("ready", "1 if accounts can be taken", meter.ready.clone());
        Self { registry, ..meter }
    }
}

impl Meter {
    /// Counts an answer.
    pub fn request(&self, class: Class, status: StatusCode, elapsed: Duration) {
        let class = ("class", class.as_str());
        let status = match status.as_u16() {
            0..300 => "2xx",
            300..400 => "3xx",
            400..500 => "4xx",
            _ => "5xx",
        };
        self.requests.get_or_create(&[class, ("status", status)]).inc();
        self.seconds.get_or_create(&[class]).observe(elapsed.as_secs_f64());
    }

    /// Takes note of how many accounts wait.
    pub fn backlog(&self, unread: usize, overdue: usize) {
        for (gauge, count) in [(&self.unread, unread), (&self.overdue, overdue)] {
            gauge.set(i64::try_from(count - count % STEP).unwrap_or(i64::MAX));
        }
    }

    /// Takes note of how much about the database is not safe.
    pub fn faults(&self, count: usize) {
        self.faults.set(i64::try_from(count).unwrap_or(i64::MAX));
    }

    /// All of them, in the text format of OpenMetrics.
    pub fn text(&self, state: &AppState, is_ready: bool) -> String {
        let limits = &state.config.limits;
        let doors = [
            ("accounts", &state.places, limits.intake),
            ("form", &state.offline_places, limits.offline),
            ("files", &state.upload_places, limits.uploads),
        ];
        for (door, places, all) in doors {
            self.places.get_or_create(&[("door", door)]).set(taken(places, all));
        }
        let free = disk::free(&state.config).unwrap_or_default();
        self.free.set(i64::try_from(free - free % GIBIBYTE).unwrap_or(i64::MAX));
        self.ready.set(is_ready.into());
        let mut text = String::new();
        // A text takes whatever is written to it.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

/// How many quarters of the places are taken.
fn taken(places: &Semaphore, all: usize) -> f64 {
    let quarters = QUARTERS * all.saturating_sub(places.available_permits()) / all.max(1);
    match quarters {
        0 => 0.0,
        1 => 0.25,
        2 => 0.5,
        3 => 0.75,
        _ => 1.0,
    }
}
