//! Who is in, from how many on, and what a second member does.

use std::ops::ControlFlow;

use themes::{
    disclosure::{Allowed, Difference, Entry, LedgerError, Left, Progress, Refusal, rebuild, release},
    plan::{Epsilon, Forecast, Gates, Shown},
    record::{Reason, SetAside},
    release::{Cell, TableName},
};
use zeroize::Zeroizing;

use crate::{call::Call, population::Person, sequence::go_on};

const SUMMARY: Option<&str> = Some("Twenty people and more wrote that nobody came.");

#[test]
fn below_twenty_there_is_nothing_below_fifty_a_narrative_and_then_tables() {
    let few = Call::of(19);
    assert_eq!(few.ask(&[], SUMMARY), Err(Refusal::TooFew { accounts: 19, needed: 20 }));
    for people in [20, 49] {
        let call = Call::of(people);
        let accounts = u32::try_from(people).expect("few");
        assert_eq!(call.release(), Err(Refusal::NeedsSummary { accounts, needed: 50 }));
        let narrative = call.ask(&[], SUMMARY).expect("a narrative release");
        assert!(narrative.is_narrative() && narrative.base().is_none() && narrative.tables().next().is_none());
        assert_eq!(narrative.summary(), SUMMARY);
        assert_eq!(call.plan.forecast(accounts), Forecast::Narrative);
    }
    let call = Call::of(50);
    assert_eq!(call.ask(&[], SUMMARY), Err(Refusal::SummaryBesideTables));
    let release = call.release().expect("tables");
    assert_eq!(release.base().and_then(Cell::number), Some(50));
    assert!(release.total(call.theme(0)).is_some());
    assert_eq!(call.plan.forecast(19), Forecast::Nothing);
    let tables = Forecast::Tables { totals: Shown::Most, two_way: Some(Shown::Most), pairs: None };
    assert_eq!(call.plan.forecast(500), tables);
}

#[test]
fn a_call_may_ask_for_less_down_to_the_floors() {
    let call = Call::of(30).gates(Gates { accounts: 30, ..Gates::default() });
    assert!(call.release().is_ok_and(|release| !release.is_narrative()));
    for gates in [
        Gates { accounts: 29, ..Gates::default() },
        Gates { new: 9, ..Gates::default() },
        Gates { weeks: 3, ..Gates::default() },
    ] {
        let mut draft = call.plan.draft();
        draft.gates = gates;
        assert!(draft.check(&call.codebook).is_err(), "{gates:?}");
    }
}

#[test]
fn who_is_not_in_is_counted_by_the_first_reason() {
    let mut call = Call::of(60);
    call.people[0].allowed = Allowed { count: false, quote: true };
    call.people[1].withdrawn = true;
    call.people[2].record.check = None;
    let note = Zeroizing::new(String::new());
    let aside = SetAside { by: "ada".parse().expect("a name"), reason: Reason::Duplicate, note };
    call.people[3].record.set_aside = Some(aside);
    call.people[4].week = "2026-W35".parse().expect("a week");
    call.people[5].record.call = "another".parse().expect("a name");
    let entries: Vec<Entry<'_>> = call.people.iter().map(Person::entry).collect();
    let intake = call.request(&entries, &[], None).intake();
    let left = [Left::OtherCall, Left::Withdrawn, Left::NoConsent, Left::SetAside, Left::NotChecked, Left::TooRecent];
    assert_eq!(intake.left, left.map(|reason| (reason, 1)));
    assert_eq!((intake.counted, intake.new, intake.quotable), (54, 54, 55));
}

#[test]
fn thirteen_weeks_are_whole_and_invented_accounts_do_not_wait() {
    // The day is in week 48; week 34 was over on 23 August, thirteen weeks and five days before.
    let mut call = Call::of(50);
    let counted = |call: &Call| {
        let entries: Vec<Entry<'_>> = call.people.iter().map(Person::entry).collect();
        call.request(&entries, &[], None).intake().counted
    };
    for (week, is_in) in [("2026-W34", true), ("2026-W35", false), ("2026-W48", false)] {
        call.people[0].week = week.parse().expect("a week");
        assert_eq!(counted(&call), if is_in { 50 } else { 49 }, "{week}");
    }
    call.synthetic = true;
    assert_eq!(counted(&call), 50);
}

#[test]
fn a_second_release_needs_ten_who_are_new() {
    let call = Call::of(60);
    let first = call.release().expect("tables");
    let call = call.after(first).joined_by(9, "2026-W40");
    assert_eq!(call.release(), Err(Refusal::TooFewNew { accounts: 9, needed: 10 }));
    let call = call.joined_by(1, "2026-W40");
    let second = call.release().expect("ten are new");
    assert_eq!((second.number(), second.previous()), (2, call.past.last().map(|first| first.digest())));
}

#[test]
fn the_ledger_is_whole_and_in_order() {
    let call = Call::of(60);
    let first = call.release().expect("tables");
    let call = call.after(first.clone()).joined_by(30, "2026-W40");
    let second = call.release().expect("tables");
    let mut call = call.after(second.clone()).joined_by(30, "2027-W01");
    assert!(call.release().is_ok());
    for (past, error) in [
        (vec![first.clone()], LedgerError::NotNext),
        (vec![second.clone(), first.clone()], LedgerError::Broken),
        (vec![first.clone(), first], LedgerError::Broken),
    ] {
        call.past = past;
        assert_eq!(call.release(), Err(Refusal::Ledger(error)));
    }
}

#[test]
fn a_second_member_comes_to_the_same_bytes_or_hears_what_differs() {
    let mut call = Call::of(80);
    let proposed = call.release().expect("tables");
    let rebuilt = |call: &Call| {
        let entries: Vec<Entry<'_>> = call.people.iter().rev().map(Person::entry).collect();
        rebuild(&proposed, &call.request(&entries, &[], None), go_on)
    };
    assert_eq!(rebuilt(&call), Ok(()));
    call.people.iter_mut().take(20).for_each(|person| person.allowed.count = false);
    assert_eq!(rebuilt(&call), Err(Difference::Numbers));
    call.people.iter_mut().for_each(|person| person.allowed.count = false);
    assert!(matches!(rebuilt(&call), Err(Difference::Refused(Refusal::TooFew { .. }))));
    let mut call = Call::of(80);
    call.day += time::Duration::days(1);
    assert_eq!(rebuilt(&call), Err(Difference::Frame));
}

#[test]
fn a_release_is_not_guessed_by_the_digest_that_the_next_one_names() {
    let call = Call::of(80);
    let first = call.release().expect("tables");
    let guess = Call { salt: [8; 32], ..Call::of(80) }.release().expect("the same numbers");
    assert_eq!((first.base(), first.salt()), (guess.base(), [7; 32]));
    assert_ne!(first.digest(), guess.digest());
    // The second member has the numbers from her records, and the salt from the proposal.
    let entries: Vec<Entry<'_>> = call.people.iter().map(Person::entry).collect();
    assert_eq!(rebuild(&guess, &call.request(&entries, &[], None), go_on), Ok(()));
}

#[test]
fn what_takes_long_says_how_far_it_is_and_can_be_called_off() {
    let call = Call::of(60);
    let entries: Vec<Entry<'_>> = call.people.iter().map(Person::entry).collect();
    let request = call.request(&entries, &[], None);
    let mut seen = Vec::new();
    let made = release(&request, |progress| {
        seen.push(progress);
        ControlFlow::Continue(())
    });
    assert!(made.is_ok() && seen.first() == Some(&Progress::Counting));
    assert!(seen.iter().any(|progress| matches!(progress, Progress::Auditing { at, of, .. } if at < of)));
    for stop in 0..seen.len() {
        let mut left = stop;
        let called_off = release(&request, |_| {
            if left == 0 {
                return ControlFlow::Break(());
            }
            left -= 1;
            ControlFlow::Continue(())
        });
        assert_eq!(called_off, Err(Refusal::Cancelled), "after {stop}");
    }
}

#[test]
fn an_account_that_comes_twice_is_refused() {
    let mut call = Call::of(60);
    let again = crate::call::person(7, &call.codebook);
    call.people.push(again);
    assert_eq!(call.release(), Err(Refusal::Twice(call.people[7].record.testimony)));
}

#[test]
fn who_withdraws_is_not_in_the_next_release_and_the_ledger_stays() {
    let call = Call::of(200);
    let first = call.release().expect("tables");
    let bytes = first.to_bytes();
    let mut call = call.after(first).joined_by(60, "2026-W40");
    let stays = |person: &Person| person.record.settled().is_some_and(|coding| coding.marks().count() == 2);
    let theme = call.theme(0);
    call.people.retain(stays);
    let second = call.release().expect("tables");
    let left = call.people.len();
    let total = second.total(theme).and_then(Cell::number).map(i64::from);
    let known = i64::try_from(left).expect("few");
    assert!(total.is_none_or(|total| (total - known).abs() <= 4), "{total:?} {known}");
    assert_eq!(second.base().and_then(Cell::number).map(|base| (i64::from(base) - known).abs() <= 4), Some(true));
    assert_eq!(call.past[0].to_bytes(), bytes);
    assert_eq!(second.previous(), Some(call.past[0].digest()));
}

#[test]
fn a_number_stays_while_the_truth_is_near_it() {
    let call = Call::of(100);
    let first = call.release().expect("tables");
    assert_eq!(first.base().and_then(Cell::number), Some(100));
    let mut call = call.after(first).joined_by(12, "2026-W40");
    // Twelve came and eight left: 104 would round to 105.
    call.people.drain(..8);
    let second = call.release().expect("tables");
    assert_eq!(second.base().and_then(Cell::number), Some(100));
    assert!(second.audit().is_some_and(|audit| audit.kept > 0));
    call.people.extend([crate::call::person(900, &call.codebook)]);
    assert_eq!(call.release().expect("tables").base().and_then(Cell::number), Some(105));
}

#[test]
fn hardly_anybody_differing_is_not_said_of_a_group() {
    // Everybody names the first theme: no cell, no total and no group may say so.
    let call = Call::of(120);
    let release = call.release().expect("tables");
    let theme = call.theme(0);
    assert_eq!(release.total(theme), Some(Cell::Hidden));
    let shown = release.tables().filter(|table| matches!(table.name(), TableName::TwoWay(_))).any(|table| {
        table.rows().any(|row| {
            row.label() == themes::release::RowLabel::Theme(theme)
                && row.cells().any(|(_, cell)| cell.number().is_some())
        })
    });
    assert!(!shown);
}

#[test]
fn noise_is_for_many_and_not_for_ever() {
    let noisy = |people| Call::of(people).planned(|draft| draft.noise = Some(Epsilon(100)));
    assert_eq!(noisy(60).release(), Err(Refusal::TooFewForNoise { accounts: 60, needed: 500 }));
    assert_eq!(noisy(500).release(), Err(Refusal::NoSeed));
}
