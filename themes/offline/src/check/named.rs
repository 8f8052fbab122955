//! What the server says it has: calls, and their releases.

use std::collections::BTreeSet;

use serde::{Deserialize, de::DeserializeOwned};
use vault::id::CallId;

use super::{
    browser::Asking,
    plan::Calls,
    visit::{LONGEST_PAGE, Server},
};
use crate::{
    report::Report,
    trouble::{Kind, Trouble},
};

/// Calls that are looked at, and releases of each: a server could name any number, and be asked without end.
const MOST: usize = 100;
const CALLS: &str = "/api/calls";

/// Of the answer of `/api/calls`, what is needed here.
#[derive(Deserialize)]
struct Listed {
    calls: Vec<Call>,
}

#[derive(Deserialize)]
struct Call {
    call: CallId,
}

/// Of the answer of `/api/calls/{call}/releases`, what is needed here.
#[derive(Deserialize)]
struct Ledger {
    entries: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    number: u32,
}

/// The calls to look at, that of the link first of all. What can't be found out stands in the report.
pub fn calls<T>(server: &Server, link: Option<&CallId>, with_releases: bool, report: &mut Report<T>) -> Calls {
    let mut all = BTreeSet::new();
    match read::<Listed>(server, CALLS) {
        Ok(listed) => all.extend(listed.calls.into_iter().map(|call| call.call)),
        Err(trouble) => report.failed(CALLS, trouble),
    }
    all.extend(link.cloned());
    let others = all.iter().filter(|call| Some(*call) != link);
    let mut calls: Calls = link.into_iter().chain(others).take(MOST).map(|call| (call.clone(), Vec::new())).collect();
    if calls.is_empty() {
        report.note("There is no call yet, so its pages and the writing room were not looked at.");
    }
    if calls.len() < all.len() {
        report.note(format!(
            "{} of {} calls were looked at. Give the link of another to look at that.",
            calls.len(),
            all.len()
        ));
    }
    for (call, numbers) in calls.iter_mut().filter(|_| with_releases) {
        let address = format!("{CALLS}/{call}/releases");
        let found = read::<Ledger>(server, &address);
        let is_over = found.as_ref().is_err_and(|trouble| trouble.kind == Kind::CannotReach);
        match found {
            Ok(ledger) => {
                let all: BTreeSet<u32> = ledger.entries.into_iter().map(|entry| entry.number).collect();
                numbers.extend(all.iter().rev().take(MOST));
                if numbers.len() < all.len() {
                    report.note(format!("Of {call} the newest {} of {} releases were looked at.", MOST, all.len()));
                }
            }
            Err(trouble) => report.failed(address, trouble),
        }
        if is_over {
            break;
        }
    }
    calls
}

fn read<T: DeserializeOwned>(server: &Server, address: &str) -> Result<T, Trouble> {
    let answer = server.get(address, Asking::PLAINLY, LONGEST_PAGE)?;
    serde_json::from_slice(&answer.body).map_err(|_| {
        Trouble::new(Kind::NotAsSaid, "That list can't be understood", "Look for a newer murmuration-offline")
    })
}
