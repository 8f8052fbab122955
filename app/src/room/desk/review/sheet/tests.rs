use themes::{
    codebook::starter,
    coding::{Edit, Mark, Memo, Place, Region},
    masking::{Numbering, suggest},
    record::{Reason, State},
};
use time::{Date, Month};
use zeroize::Zeroizing;

use super::*;

const TEXT: &str = "I rang Orsa Tavish on 07700 900123. Nobody came.";

fn parts() -> Parts {
    Parts::new([(Part::Account, Zeroizing::new(TEXT.to_owned()))])
}

fn about() -> About {
    About {
        call: "right-care".parse().expect("a call"),
        testimony: SubmissionId::from_bytes([7; 16]),
        payload: Digest::of(b"payload"),
        epoch: 1,
    }
}

fn account(name: &str) -> Account {
    name.parse().expect("an account")
}

fn fresh(name: &str) -> Sheet {
    Sheet::new(account(name), about(), &starter())
}

fn mark(place: &str, theme: usize) -> Edit {
    let on = place.parse().expect("a place");
    let theme = starter().walk().map(|(_, theme)| theme.guid).nth(theme).expect("a theme");
    Edit::Mark(Mark { on, theme })
}

fn day(day: u8) -> Date {
    Date::from_calendar_date(2026, Month::November, day).expect("a day")
}

/// Saves with a decision, and opens it once more as somebody else.
fn saved(sheet: &mut Sheet, decision: &Decision, name: &str) -> Sheet {
    saved_on(day(1), sheet, decision, name)
}

fn saved_on(today: Date, sheet: &mut Sheet, decision: &Decision, name: &str) -> Sheet {
    let now = sheet.now();
    let (bytes, _) = sheet.with(decision, today).ok().expect("can be saved");
    let held = Digest::of(&bytes);
    assert_eq!(sheet.was_saved(decision, record(&bytes), &now, held, &parts()), 0);
    open(&bytes, name)
}

fn record(bytes: &[u8]) -> Record {
    Record::parse(bytes).ok().expect("a record")
}

fn open(bytes: &[u8], name: &str) -> Sheet {
    Sheet::going_on(account(name), record(bytes), Digest::of(bytes), 1)
}

#[test]
fn one_codes_another_agrees_and_it_is_checked() {
    let mut robin = fresh("robin");
    assert_eq!(robin.task(), Task::First);
    assert_eq!(robin.edit(mark("account:0-6", 1), &parts()), Ok(true));
    let mut wren = saved(&mut robin, &Decision::Finish, "wren");
    assert_eq!((robin.task(), wren.task()), (Task::Waiting, Task::Check));
    assert_eq!(robin.edit(mark("whole", 2), &parts()), Err(NotDone::NotHers));
    let robin = saved(&mut wren, &Decision::Agree, "robin");
    assert_eq!((robin.task(), robin.record().state()), (Task::Settled, State::Checked));
}

fn cover(sheet: &mut Sheet, which: usize) {
    let found = suggest(TEXT, &mut Numbering::new()).suggestions;
    let covered =
        sheet.mask(&Part::Account, &parts(), |_, log| log.accept(&found[which]).map_err(|_| NotDone::Elsewhere));
    assert_eq!(covered, Ok(true));
}

#[test]
fn what_is_covered_after_the_check_has_to_be_looked_at_again() {
    let mut robin = fresh("robin");
    robin.edit(mark("account:0-6", 1), &parts()).ok().expect("marked");
    cover(&mut robin, 0);
    let mut wren = saved(&mut robin, &Decision::Finish, "wren");
    let mut robin = saved(&mut wren, &Decision::Agree, "robin");
    cover(&mut robin, 1);
    assert_eq!(robin.task(), Task::Waiting, "whoever coded it first does not look at her own");
    assert!(robin.undo(&parts()) && robin.task() == Task::Settled && robin.redo(&parts()));
    let mut finch = saved(&mut robin, &Decision::Keep, "finch");
    assert_eq!((finch.task(), finch.record().state()), (Task::Again, State::Coded));
    assert_eq!(finch.edit(mark("whole", 2), &parts()), Err(NotDone::NotHers));
    let wren = saved(&mut finch, &Decision::Look, "wren");
    assert_eq!((finch.task(), wren.task()), (Task::Settled, Task::Settled));
    let record = wren.record();
    assert_eq!(record.check.as_ref().map(|check| check.by().to_string()).as_deref(), Some("wren"));
    assert_eq!(record.seen.as_ref().map(|seen| seen.by.to_string()).as_deref(), Some("finch"));
}

#[test]
fn a_record_says_since_when_it_is_checked() {
    let mut robin = fresh("robin");
    robin.edit(mark("account:0-6", 1), &parts()).ok().expect("marked");
    let mut wren = saved_on(day(1), &mut robin, &Decision::Finish, "wren");
    assert_eq!(wren.record().since, None, "nobody has checked it");
    let mut finch = saved_on(day(2), &mut wren, &Decision::Agree, "finch");
    assert_eq!((wren.record().since, finch.record().since), (Some(day(2)), Some(day(2))));
    let mut robin = saved_on(day(3), &mut finch, &Decision::Keep, "robin");
    assert_eq!(robin.record().since, Some(day(2)), "it has been checked since");
    cover(&mut robin, 0);
    let mut finch = saved_on(day(4), &mut robin, &Decision::Keep, "finch");
    assert_eq!((robin.record().since, finch.record().since), (None, None), "somebody has to look again");
    let mut robin = saved_on(day(5), &mut finch, &Decision::Look, "robin");
    assert_eq!(robin.record().since, Some(day(5)));
    let mut wren = saved_on(day(6), &mut robin, &Decision::SetAside(Reason::Spam, Zeroizing::default()), "wren");
    assert_eq!(wren.record().since, None);
    assert_eq!(saved_on(day(7), &mut wren, &Decision::TakeBack, "robin").record().since, Some(day(7)));
}

#[test]
fn what_is_covered_while_a_check_is_on_its_way_is_neither_seen_nor_lost() {
    let mut robin = fresh("robin");
    robin.edit(mark("whole", 1), &parts()).ok().expect("marked");
    let mut wren = saved(&mut robin, &Decision::Finish, "wren");
    for (decision, task) in [(Decision::Agree, Task::Check), (Decision::Look, Task::Again)] {
        assert_eq!(wren.task(), task);
        let then = wren.now();
        let (bytes, _) = wren.with(&decision, day(1)).ok().expect("can be saved");
        cover(&mut wren, usize::from(task == Task::Again));
        assert_eq!(wren.was_saved(&decision, record(&bytes), &then, Digest::of(&bytes), &parts()), 0);
        assert_eq!(wren.task(), Task::Again, "she checked what was sealed, and it is covered otherwise now");
        assert!(wren.is_unsaved() && wren.log(&Part::Account).is_some());
        let (held, _) = wren.with(&Decision::Keep, day(1)).ok().expect("can be saved");
        assert_eq!(open(&held, "finch").task(), Task::Again);
    }
    assert!(wren.undo(&parts()) && !wren.is_unsaved() && wren.task() == Task::Settled);
}

#[test]
fn a_mark_that_is_set_while_a_coding_is_finished_is_not_in_it_and_is_counted() {
    let mut robin = fresh("robin");
    robin.edit(mark("whole", 1), &parts()).ok().expect("marked");
    let then = robin.now();
    let (bytes, _) = robin.with(&Decision::Finish, day(1)).ok().expect("can be saved");
    robin.edit(mark("whole", 2), &parts()).ok().expect("marked");
    assert_eq!(robin.was_saved(&Decision::Finish, record(&bytes), &then, Digest::of(&bytes), &parts()), 1);
    assert_eq!(robin.task(), Task::Waiting);
    assert_eq!(robin.record().first.as_ref().map(|first| first.coding.marks().count()), Some(1));
}

#[test]
fn a_text_without_anything_to_cover_is_kept_as_it_is_once_somebody_said_so() {
    let mut robin = fresh("robin");
    assert_eq!(robin.bare(&Part::Account, &parts(), true), Ok(true));
    assert_eq!(robin.bare(&Part::Entry(2), &parts(), true), Err(NotDone::Elsewhere));
    let mut wren = saved(&mut robin, &Decision::Keep, "wren");
    assert_eq!(wren.record().masked[&Part::Account].text.as_str(), TEXT);
    // Who covers something after all and takes that back has decided nothing.
    let range = suggest(TEXT, &mut Numbering::new()).suggestions[0].range.clone();
    cover(&mut wren, 0);
    assert_eq!(wren.bare(&Part::Account, &parts(), false), Ok(false));
    let back = wren.mask(&Part::Account, &parts(), |_, log| {
        log.take_back(&range);
        Ok::<_, NotDone>(())
    });
    assert!(back == Ok(true) && wren.log(&Part::Account).is_none());
    assert!(wren.undo(&parts()) && wren.undo(&parts()) && wren.log(&Part::Account).is_some() && !wren.is_unsaved());
    // It goes on top of what another saved as any decision does.
    let mut finch = fresh("finch");
    finch.edit(mark("whole", 1), &parts()).ok().expect("marked");
    let (theirs, _) = finch.with(&Decision::Keep, day(1)).ok().expect("bytes");
    let mut mine = fresh("robin");
    assert_eq!(mine.bare(&Part::Account, &parts(), true), Ok(true));
    let (both, left) = mine.carry(record(&theirs), Digest::of(&theirs), &parts());
    assert!(left == 0 && both.log(&Part::Account).is_some());
}

#[test]
fn whoever_settles_has_looked_unless_the_first_coding_is_hers() {
    for (name, task) in [("finch", Task::Settled), ("robin", Task::Waiting)] {
        let mut robin = fresh("robin");
        robin.edit(mark("whole", 2), &parts()).ok().expect("marked");
        let mut wren = saved(&mut robin, &Decision::Finish, "wren");
        wren.edit(mark("whole", 3), &parts()).ok().expect("marked");
        let mut settling = saved(&mut wren, &Decision::Finish, name);
        cover(&mut settling, 0);
        assert_eq!(settling.task(), Task::Settle, "a mask is no reason to lose the thread");
        saved(&mut settling, &Decision::Finish, "wren");
        assert_eq!(settling.task(), task, "{name}");
    }
}

#[test]
fn a_check_of_before_is_of_what_is_there_when_the_account_is_opened() {
    let mut robin = fresh("robin");
    robin.edit(mark("whole", 1), &parts()).ok().expect("marked");
    let mut wren = saved(&mut robin, &Decision::Finish, "wren");
    let (bytes, _) = wren.with(&Decision::Agree, day(1)).ok().expect("bytes");
    let before = Record { seen: None, ..Record::parse(&bytes).ok().expect("a record") };
    let mut wren = open(&before.to_bytes().expect("a sound record"), "wren");
    assert!(wren.task() == Task::Settled && !wren.is_unsaved());
    cover(&mut wren, 0);
    assert_eq!(wren.task(), Task::Again);
}

#[test]
fn two_who_differ_are_settled_by_a_third_who_begins_with_what_both_say() {
    let mut robin = fresh("robin");
    for edit in [mark("account:0-6", 1), mark("whole", 2)] {
        robin.edit(edit, &parts()).ok().expect("marked");
    }
    let mut wren = saved(&mut robin, &Decision::Finish, "wren");
    for edit in [mark("account:0-6", 1), mark("whole", 3)] {
        wren.edit(edit, &parts()).ok().expect("marked");
    }
    let mut finch = saved(&mut wren, &Decision::Finish, "finch");
    assert_eq!((wren.task(), finch.task()), (Task::Settle, Task::Settle));
    assert!(finch.edit(mark("whole", 3), &parts()).is_ok());
    let marks: Vec<_> = finch.coding().map(|coding| coding.marks().count()).into_iter().collect();
    assert_eq!(marks, [2]);
    let robin = saved(&mut finch, &Decision::Finish, "robin");
    assert_eq!(robin.task(), Task::Settled);
    assert_eq!(robin.record().settled().map(|coding| coding.marks().count()), Some(2));
}

#[test]
fn every_step_is_taken_back_and_made_again() {
    let parts = parts();
    let mut sheet = fresh("robin");
    let found = suggest(TEXT, &mut Numbering::new()).suggestions;
    assert!(!sheet.is_unsaved());
    sheet.edit(mark("account:0-6", 1), &parts).ok().expect("marked");
    sheet.edit(Edit::Memo(Place::Whole, Memo::new("hers").ok()), &parts).ok().expect("noted");
    sheet.edit(Edit::Region(Some(Region::Wales)), &parts).ok().expect("told");
    sheet
        .mask(&Part::Account, &parts, |_, log| log.accept(&found[0]).map_err(|_| NotDone::Elsewhere))
        .ok()
        .expect("masked");
    let done = sheet.now();
    assert!(!sheet.record().masked[&Part::Account].text.contains("Orsa"));
    while sheet.undo(&parts) {}
    assert!(sheet.record().masked.is_empty() && sheet.coding().is_none_or(Coding::is_empty));
    assert!(!sheet.is_unsaved());
    while sheet.redo(&parts) {}
    assert!(sheet.now() == done && sheet.is_unsaved());
}

#[test]
fn a_save_that_was_refused_changes_nothing() {
    let mut sheet = fresh("robin");
    sheet.edit(mark("whole", 1), &parts()).ok().expect("marked");
    let (_, state) = sheet.with(&Decision::Finish, day(1)).ok().expect("bytes");
    assert_eq!((state, sheet.task()), (State::Coded, Task::First));
    let spam = Decision::SetAside(Reason::Spam, Zeroizing::default());
    assert_eq!(sheet.with(&spam, day(1)).map(|(_, state)| state).ok(), Some(State::SetAside));
    assert_eq!(sheet.task(), Task::First);
    let mut empty = fresh("robin");
    assert!(empty.with(&Decision::Finish, day(1)).is_ok() && empty.record().first.is_none());
}

#[test]
fn what_was_set_aside_comes_back_as_it_was() {
    let mut robin = fresh("robin");
    robin.edit(mark("whole", 1), &parts()).ok().expect("marked");
    let mut wren = saved(&mut robin, &Decision::SetAside(Reason::Duplicate, Zeroizing::default()), "wren");
    assert_eq!(wren.task(), Task::Aside);
    let robin = saved(&mut wren, &Decision::TakeBack, "robin");
    assert_eq!((robin.task(), robin.coding().map(|coding| coding.marks().count())), (Task::First, Some(1)));
}

#[test]
fn her_changes_go_on_top_of_what_another_saved() {
    let parts = parts();
    let mut before = fresh("robin");
    for edit in [mark("account:0-6", 1), mark("whole", 2)] {
        before.edit(edit, &parts).ok().expect("marked");
    }
    let mut robin = saved(&mut before, &Decision::Keep, "robin");
    let (bytes, _) = before.with(&Decision::Keep, day(1)).ok().expect("bytes");
    let mut wren = open(&bytes, "wren");
    // Wren goes on with it and saves first.
    wren.edit(Edit::Memo(Place::Whole, Memo::new("wren's").ok()), &parts).ok().expect("noted");
    wren.edit(mark("account:36-48", 3), &parts).ok().expect("marked");
    let (theirs, _) = wren.with(&Decision::Keep, day(1)).ok().expect("bytes");
    // Meanwhile Robin takes one back, makes another, and notes.
    let Edit::Mark(whole) = mark("whole", 2) else { unreachable!("a mark") };
    for edit in [Edit::Unmark(whole), mark("account:7-18", 4), Edit::Memo(Place::Whole, Memo::new("robin's").ok())] {
        robin.edit(edit, &parts).ok().expect("changed");
    }
    let record = Record::parse(&theirs).ok().expect("a record");
    let (mut both, left) = robin.carry(record, Digest::of(&theirs), &parts);
    let marks: Vec<String> =
        both.coding().into_iter().flat_map(|coding| coding.marks()).map(|mark| mark.on.to_string()).collect();
    assert_eq!(marks, ["account:0-6", "account:7-18", "account:36-48"]);
    let memos: Vec<&str> =
        both.coding().into_iter().flat_map(|coding| coding.memos()).map(|(_, memo)| memo.as_str()).collect();
    assert_eq!(memos, ["wren's\n\nrobin's"]);
    assert!(left == 0 && both.is_unsaved() && both.record().previous == Some(Digest::of(&theirs)));
    while both.undo(&parts) {}
    assert!(!both.is_unsaved());
}

#[test]
fn of_two_first_codings_the_later_becomes_the_second() {
    let (mut robin, mut wren) = (fresh("robin"), fresh("wren"));
    wren.edit(mark("whole", 1), &parts()).ok().expect("marked");
    robin.edit(mark("whole", 2), &parts()).ok().expect("marked");
    let (theirs, _) = wren.with(&Decision::Finish, day(1)).ok().expect("bytes");
    let (robin, left) = robin.carry(Record::parse(&theirs).ok().expect("a record"), Digest::of(&theirs), &parts());
    assert_eq!((robin.task(), left), (Task::Check, 0));
    assert_eq!(robin.coding().map(|coding| coding.marks().count()), Some(1));
}

#[test]
fn what_has_no_place_any_more_is_counted() {
    let (mut robin, mut wren) = (fresh("robin"), fresh("wren"));
    robin.edit(mark("whole", 2), &parts()).ok().expect("marked");
    let (theirs, _) = wren.with(&Decision::SetAside(Reason::Spam, Zeroizing::default()), day(1)).ok().expect("bytes");
    let (_, left) = robin.carry(Record::parse(&theirs).ok().expect("a record"), Digest::of(&theirs), &parts());
    assert_eq!(left, 1);
    assert_eq!(wren.task(), Task::First);
}
