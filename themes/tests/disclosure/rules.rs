//! Who is in, from how many on, and what a second member does.

use std::ops::ControlFlow;

use themes::{
    codebook::{CodebookDraft, Guid, Theme},
    disclosure::{
        Allowed, Choice, Difference, Entry, LedgerError, Left, Progress, Refusal, Request, Summary, rebuild, release,
    },
    plan::{Epsilon, Forecast, Gates, Shown},
    record::{Reason, SetAside},
    release::{Cell, Release, TableName},
};
use vault::id::SubmissionId;
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
fn a_summary_draws_on_nobody_who_may_not_be_quoted() {
    let mut call = Call::of(30);
    call.people[3].allowed.quote = false;
    call.people[4].withdrawn = true;
    let of = |people: &[usize]| people.iter().map(|at| call.people[*at].record.testimony).collect::<Vec<_>>();
    let ask = |sources: &[SubmissionId]| {
        let entries: Vec<Entry<'_>> = call.people.iter().map(Person::entry).collect();
        let summary = SUMMARY.map(|text| Summary { text, sources });
        release(&call.request(&entries, &[], summary), go_on)
    };
    assert!(ask(&of(&[0, 1, 2])).is_ok_and(|release| release.summary() == SUMMARY));
    assert_eq!(ask(&[]), Err(Refusal::NoSource));
    for unasked in [3, 4] {
        let source = call.people[unasked].record.testimony;
        assert_eq!(ask(&of(&[0, unasked])), Err(Refusal::Source(source)));
    }
    let nobody = SubmissionId::from_bytes([9; 16]);
    assert_eq!(ask(&[nobody]), Err(Refusal::Source(nobody)));
    let text = String::from_utf8(ask(&of(&[0, 1])).expect("a release").to_bytes()).expect("JSON is UTF-8");
    assert!(of(&[0, 1]).iter().all(|source| !text.contains(&source.to_string())));
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
    call.people[6].record.codebook.version = 2;
    call.people[7].record.since = Some(call.day);
    let entries: Vec<Entry<'_>> = call.people.iter().map(Person::entry).collect();
    let intake = call.request(&entries, &[], None).intake();
    let left = [
        Left::OtherCall,
        Left::Withdrawn,
        Left::NoConsent,
        Left::SetAside,
        Left::NotChecked,
        Left::JustChecked,
        Left::OtherCodebook,
        Left::TooRecent,
    ];
    assert_eq!(intake.left, left.map(|reason| (reason, 1)));
    assert_eq!((intake.counted, intake.new, intake.quotable), (52, 52, 53));
}

#[test]
fn a_coding_by_another_codebook_counts_where_the_plan_means_the_same_by_it() {
    let mut call = Call::of(60).planned(|draft| {
        draft.themes.truncate(4);
        draft.two_way.iter_mut().for_each(|table| table.themes.truncate(4));
    });
    let counted = |call: &Call| {
        let entries: Vec<Entry<'_>> = call.people.iter().map(Person::entry).collect();
        call.request(&entries, &[], None).intake().counted
    };
    let with = |change: &dyn Fn(&mut CodebookDraft)| {
        let mut draft = call.codebook.next();
        change(&mut draft);
        draft.check().expect("a sound codebook")
    };
    let all = call.release().expect("tables");
    // The plan has the first theme and the three below it; two more are in no plan.
    for (changed, is_in, change) in [
        (with(&|_| ()), true, "nothing but the version"),
        (with(&|draft| draft.themes[1].definition = "Another.".to_owned()), true, "a theme that no plan has"),
        (with(&|draft| drop(draft.themes.pop())), true, "a theme less that no plan has"),
        (with(&|draft| draft.themes[0].themes.swap(0, 1)), true, "an order"),
        (with(&|draft| draft.themes[0].definition = "Another.".to_owned()), false, "what a theme means"),
        (with(&|draft| draft.themes[0].themes[1].use_when = "Else.".to_owned()), false, "when one below it is used"),
        (with(&|draft| drop(draft.themes[0].themes.pop())), false, "a theme less"),
        (with(&|draft| draft.themes[0].themes.push(Theme::new(Guid::derive("new"), "New"))), false, "a theme more"),
    ] {
        call.other_codebooks = vec![changed];
        let by = (&call.other_codebooks[0]).into();
        call.people.iter_mut().take(5).for_each(|person| person.record.codebook = by);
        assert_eq!(counted(&call), if is_in { 60 } else { 55 }, "{change}");
        assert_eq!(call.release().as_ref() == Ok(&all), is_in, "{change}");
        call.other_codebooks.clear();
        assert_eq!(counted(&call), 55, "a codebook that nobody handed over: {change}");
    }
}

#[test]
fn who_is_coded_again_by_a_later_codebook_is_not_new() {
    let call = Call::of(60);
    let mut draft = call.codebook.next();
    draft.themes[0].definition = "Another.".to_owned();
    let later = draft.check().expect("a sound codebook");
    let first = call.release().expect("tables");
    let mut call = call.after(first);
    call.other_codebooks = vec![core::mem::replace(&mut call.codebook, later)];
    let by = (&call.codebook).into();
    call.people.iter_mut().for_each(|person| person.record.codebook = by);
    let call = call.planned(|draft| draft.codebook = by);
    assert_eq!(call.release(), Err(Refusal::TooFewNew { accounts: 0, needed: 10 }));
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
fn what_is_checked_today_counts_tomorrow_but_for_invented_accounts() {
    let mut call = Call::of(50);
    let counted = |call: &Call| {
        let entries: Vec<Entry<'_>> = call.people.iter().map(Person::entry).collect();
        call.request(&entries, &[], None).intake().counted
    };
    for (since, is_in) in [(None, true), (call.day.previous_day(), true), (Some(call.day), false)] {
        call.people[0].record.since = since;
        assert_eq!(counted(&call), if is_in { 50 } else { 49 }, "{since:?}");
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
fn the_second_member_comes_to_the_same_bytes_also_with_earlier_releases_and_quotes() {
    let call = Call::of(80);
    let first = call.release().expect("tables");
    let mut call = call.after(first).joined_by(20, "2026-W40");
    let theme = Some(call.theme(1));
    let [one, two] = [4, 90].map(|at| call.people[at].record.testimony);
    let texts = ["I waited.", "Nobody came for hours"];
    let choices = [(one, texts[0]), (two, texts[1])].map(|(testimony, text)| Choice { testimony, theme, text });
    let proposed = call.ask(&choices, None).expect("tables and quotes");
    assert_eq!((proposed.quotes().len(), proposed.previous()), (2, call.past.last().map(Release::digest)));
    let rebuilt = |call: &Call, choices: &[Choice<'_>]| {
        let entries: Vec<Entry<'_>> = call.people.iter().rev().map(Person::entry).collect();
        rebuild(&proposed, &Request { salt: [9; 32], ..call.request(&entries, choices, None) }, go_on)
    };
    // A release doesn't say whose a quote is: the second member finds another account that has the words, and chooses in another order.
    let own = [(call.people[5].record.testimony, texts[0]), (two, texts[1])];
    let mut own = own.map(|(testimony, text)| Choice { testimony, theme, text });
    own.reverse();
    assert_eq!(rebuilt(&call, &own), Ok(()));
    assert_eq!(rebuilt(&call, &own[..1]), Err(Difference::Words));
    let before = call.past.clone();
    call.past = vec![Call::of(81).release().expect("tables")];
    assert!(rebuilt(&call, &own).is_err(), "another release before");
    call.past = before;
    call.people[90].allowed.quote = false;
    assert!(matches!(rebuilt(&call, &own), Err(Difference::Refused(Refusal::Quote { .. }))));
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
    let place = |progress: &Progress| match *progress {
        Progress::Counting => None,
        Progress::Auditing { round, at, of } => Some((round, at, of)),
    };
    let places: Vec<(u32, usize, usize)> = seen.iter().filter_map(place).collect();
    assert!(places.iter().all(|(_, at, of)| at < of) && places.is_sorted_by_key(|(round, ..)| round));
    assert!(
        places.first().is_some_and(|(round, ..)| *round == 0) && places.last().is_some_and(|(round, ..)| *round > 0)
    );
    // Each time that another round begins, or others are looked at; and at the end.
    let turns = (1..seen.len()).filter(|at| match (place(&seen[at - 1]), place(&seen[*at])) {
        (Some((round, _, of)), Some((next, at, others))) => (round, of) != (next, others) || at == 0,
        _ => true,
    });
    for stop in [0, seen.len() - 1].into_iter().chain(turns) {
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
    let mut number = 0;
    call.people.retain(|_| {
        number += 1;
        number % 4 != 0
    });
    let second = call.release().expect("tables");
    let theme = call.theme(1);
    let number = |release: &Release| release.total(theme).and_then(Cell::number).map(i64::from).expect("many name it");
    let names = |person: &&Person| person.record.settled().is_some_and(|coding| coding.has(theme));
    let known = i64::try_from(call.people.iter().filter(names).count()).expect("few");
    assert!((number(&second) - known).abs() <= 4, "{known}");
    let known = i64::try_from(call.people.len()).expect("few");
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
    let mut call = noisy(500);
    for (half, week) in (0..).zip(["2026-W45", "2027-W20", "2027-W45", "2028-W20"]) {
        let made = call.noisy([half; 32]);
        call = call.after(made).joined_by(20, week);
    }
    assert_eq!(call.release(), Err(Refusal::Ledger(LedgerError::Spent)));
}
