//! Who is in, case by case, and what is asked for before anything is counted.

use themes::{
    disclosure::{
        Choice, Difference, Entry, Intake, LedgerError, Left, NotAWeek, QuoteError, Refusal, Summary, TOOL, Week,
        rebuild,
    },
    plan::{Attribute, Epsilon, Forecast, Group, Shown, Value},
    record::{Reason, SetAside},
    release::{Cell, Release, ReleaseError},
};
use time::{Date, Duration};
use zeroize::Zeroizing;

use crate::{
    call::Call,
    population::Person,
    sequence::{day, go_on},
};

fn intake(call: &Call) -> Intake {
    let entries: Vec<Entry<'_>> = call.people.iter().map(Person::entry).collect();
    call.request(&entries, &[], None).intake()
}

fn base(release: &Release) -> Option<u32> {
    release.base().and_then(Cell::number)
}

/// The same release with something else written in it.
fn rewritten(release: &Release, from: &str, to: &str) -> Release {
    let text = String::from_utf8(release.to_bytes()).expect("JSON is UTF-8");
    assert!(text.contains(from), "{from}");
    Release::parse(text.replacen(from, to, 1).as_bytes()).expect("it keeps the rules")
}

#[test]
fn a_week_is_written_with_four_digits_and_two() {
    for week in ["2026-W01", "2026-W48", "2026-W53", "2025-W52"] {
        assert!(week.parse::<Week>().is_ok(), "{week}");
    }
    let none = [
        "",
        "2026-48",
        "2026-W4",
        "26-W48",
        "2026-W",
        "-W48",
        "2026-W054",
        "02026-W48",
        "2026-W54",
        "2025-W53",
        "2026-W00",
        "+026-W48",
        "-026-W48",
        "2026-W+4",
        "2026-W4x",
        "20x6-W48",
        " 026-W48",
    ];
    for text in none {
        assert_eq!(text.parse::<Week>(), Err(NotAWeek), "{text:?}");
    }
}

#[test]
fn weeks_are_waited_for_to_the_day() {
    let mut call = Call::of(50);
    let monday = |week: u8| Date::from_iso_week_date(2026, week, time::Weekday::Monday).expect("a week");
    call.people[0].week = "2026-W34".parse().expect("a week");
    let mut is_in = |day: Date, synthetic: bool| {
        (call.day, call.synthetic) = (day, synthetic);
        let Intake { counted, left, .. } = intake(&call);
        assert_eq!(left, if counted == 50 { vec![] } else { vec![(Left::TooRecent, 1)] });
        counted == 50
    };
    // The week itself, and thirteen more.
    assert!(is_in(monday(48), false) && !is_in(monday(48).previous_day().expect("a day"), false));
    // What is invented counts from its week on.
    assert!(is_in(monday(34), true) && !is_in(monday(34).previous_day().expect("a day"), true));
}

#[test]
fn of_several_reasons_the_first_is_said() {
    let mut call = Call::of(60);
    let person = &mut call.people[0];
    person.record.call = "another".parse().expect("a name");
    person.withdrawn = true;
    person.allowed.count = false;
    let note = Zeroizing::new(String::new());
    person.record.set_aside = Some(SetAside { by: "ada".parse().expect("a name"), reason: Reason::Duplicate, note });
    let check = person.record.check.take();
    person.record.since = Some(day());
    person.record.codebook.version = 2;
    person.week = "2026-W47".parse().expect("a week");
    let mut left = Vec::new();
    let mends: [fn(&mut Person, &Call); 3] = [
        |person, call| person.record.call = call.plan.call().clone(),
        |person, _| person.withdrawn = false,
        |person, _| person.allowed.count = true,
    ];
    for mend in mends {
        left.extend(intake(&call).left);
        let mut person = call.people.remove(0);
        mend(&mut person, &call);
        call.people.insert(0, person);
    }
    left.extend(intake(&call).left);
    call.people[0].record.set_aside = None;
    left.extend(intake(&call).left);
    call.people[0].record.check = check;
    left.extend(intake(&call).left);
    call.people[0].record.since = day().previous_day();
    left.extend(intake(&call).left);
    call.people[0].record.codebook = (&call.codebook).into();
    left.extend(intake(&call).left);
    call.people[0].week = "2026-W34".parse().expect("a week");
    assert_eq!(intake(&call), Intake { counted: 60, new: 60, left: vec![], quotable: 60 });
    let order = [
        Left::OtherCall,
        Left::Withdrawn,
        Left::NoConsent,
        Left::SetAside,
        Left::NotChecked,
        Left::JustChecked,
        Left::OtherCodebook,
        Left::TooRecent,
    ];
    assert_eq!(left, order.map(|reason| (reason, 1)));
}

#[test]
fn reasons_are_counted_and_what_can_show_is_told_of_those_who_are_in() {
    let mut call = Call::of(60);
    call.people[5].withdrawn = true;
    call.people[..3].iter_mut().for_each(|person| person.allowed.count = false);
    call.people[10..16].iter_mut().for_each(|person| person.allowed.quote = false);
    let Intake { counted, left, quotable, .. } = intake(&call);
    assert_eq!((counted, left, quotable), (56, vec![(Left::Withdrawn, 1), (Left::NoConsent, 3)], 53));
    let entries: Vec<Entry<'_>> = call.people.iter().map(Person::entry).collect();
    let request = call.request(&entries, &[], None);
    let quotable: Vec<_> =
        (0..60).filter(|at| *at != 5 && !(10..16).contains(at)).map(|at| call.people[at].record.testimony).collect();
    assert_eq!(request.quotable(), quotable);
    let tables = Forecast::Tables { totals: Shown::Some, two_way: Some(Shown::Few), pairs: None };
    assert_eq!(request.forecast(), tables);
}

#[test]
fn as_many_are_new_as_the_base_has_grown_by_for_certain_or_came_too_late() {
    let call = Call::of(60);
    let first = call.release().expect("tables");
    assert_eq!(base(&first), Some(60));
    // Who came long ago may have counted already. 60 stands for 62 at most.
    let call = call.after(first).joined_by(13, "2026-W01");
    assert_eq!(intake(&call).new, 11);
    let second = call.release().expect("eleven are new");
    assert_eq!(base(&second), Some(75));
    // 75 after 60 is 77 at most, and of the eleven who came since none can have counted.
    let call = call.after(second).joined_by(11, "2027-W20");
    assert_eq!(intake(&call).new, 11);
    let call = call.joined_by(4, "2026-W01");
    assert_eq!(intake(&call).new, 11);
    let call = call.joined_by(2, "2026-W01");
    assert_eq!(intake(&call).new, 13, "90 less 77");
}

#[test]
fn who_was_checked_again_since_is_not_new() {
    let call = Call::of(60);
    let first = call.release().expect("tables");
    let since = Some(first.day() + Duration::WEEK);
    let mut call = call.after(first);
    call.people[..20].iter_mut().for_each(|person| person.record.since = since);
    assert_eq!((intake(&call).counted, intake(&call).new), (60, 0));
}

#[test]
fn a_number_that_was_kept_stands_for_more() {
    let call = Call::of(60);
    let first = call.release().expect("tables");
    let mut call = call.after(first).joined_by(12, "2026-W40");
    call.people.drain(..9);
    let second = call.release().expect("twelve are new");
    assert_eq!(base(&second), Some(60));
    // 60 after 60 is 64 at most.
    let call = call.after(second).joined_by(15, "2026-W01");
    assert_eq!(intake(&call).new, 14);
}

#[test]
fn a_release_is_not_dated_before_the_one_that_it_follows() {
    let call = Call::of(60);
    let first = call.release().expect("tables");
    let mut call = call.after(first.clone()).joined_by(13, "2026-W01");
    let later = call.day;
    for (day, outcome) in
        [(first.day(), Ok(())), (first.day() - Duration::DAY, Err(Refusal::Ledger(LedgerError::Days))), (later, Ok(()))]
    {
        call.day = day;
        assert_eq!(call.release().map(drop), outcome, "{day}");
    }
    // Nor are those before.
    let second = call.release().expect("tables");
    let mut call = call.after(second.clone()).joined_by(15, "2026-W01");
    for (day, outcome) in
        [(first.day(), Ok(())), (first.day() - Duration::DAY, Err(Refusal::Ledger(LedgerError::Days)))]
    {
        call.past[1] = rewritten(&second, &format!("\"day\":\"{later}\""), &format!("\"day\":\"{day}\""));
        assert_eq!(call.release().map(drop), outcome, "{day}");
    }
}

#[test]
fn the_ledger_is_of_one_call_and_each_release_names_the_one_before() {
    let call = Call::of(60);
    let first = call.release().expect("tables");
    let other = Call { salt: [8; 32], ..Call::of(60) }.release().expect("tables");
    let call = call.after(first.clone()).joined_by(13, "2026-W01");
    let second = call.release().expect("tables");
    let mut call = call.after(second.clone()).joined_by(15, "2026-W01");
    let elsewhere = Call::of(60).planned(|draft| draft.call = "elsewhere".parse().expect("a name"));
    let mut elsewhere = Call { people: elsewhere.people, ..elsewhere };
    elsewhere.people.iter_mut().for_each(|person| person.record.call = "elsewhere".parse().expect("a name"));
    let elsewhere = elsewhere.release().expect("tables");
    for past in [
        vec![other, second.clone()],
        vec![elsewhere, second.clone()],
        vec![second.clone()],
        vec![first.clone(), second.clone(), second.clone()],
    ] {
        call.past = past;
        assert_eq!(call.release(), Err(Refusal::Ledger(LedgerError::Broken)));
    }
    call.past = vec![first, second];
    assert!(call.release().is_ok());
    let call = call.planned(|draft| draft.release = 4);
    assert_eq!(call.release(), Err(Refusal::Ledger(LedgerError::NotNext)));
}

#[test]
fn noise_has_told_all_that_it_may_after_four_times_one() {
    let mut call = Call::of(500).planned(|draft| draft.noise = Some(Epsilon(100)));
    for (half, week) in (0..).zip(["2026-W45", "2027-W20", "2027-W45"]) {
        let made = call.noisy([half; 32]);
        call = call.after(made).joined_by(20, week);
    }
    // The fourth is the last, and what has none may follow.
    let made = call.noisy([9; 32]);
    let call = call.after(made).joined_by(20, "2028-W20").planned(|draft| draft.noise = Some(Epsilon(1)));
    assert_eq!(call.release(), Err(Refusal::Ledger(LedgerError::Spent)));
    let call = call.planned(|draft| draft.noise = None);
    assert!(call.release().is_ok());
}

#[test]
fn words_that_may_not_be_written_are_refused() {
    let call = Call::of(30);
    for (summary, error) in [("", themes::TextError::Empty), (" Few wrote.", themes::TextError::OuterSpace)] {
        assert_eq!(call.ask(&[], Some(summary)), Err(Refusal::Text(ReleaseError::Summary(error))));
    }
}

#[test]
fn an_attribute_that_no_release_shows_may_be_grouped_anew() {
    let group = |name: &str, regions: &[&str]| Group {
        name: name.to_owned(),
        values: regions.iter().map(|text| Value::parse(Attribute::Region, text).expect("a region")).collect(),
    };
    let anew = |call: Call| {
        call.planned(|draft| draft.groupings[0].groups = vec![group("wales", &["wales"]), group("london", &["london"])])
    };
    let few = Call::of(40);
    let narrative = few.ask(&[], Some("Few wrote.")).expect("a narrative release");
    let call = anew(few.after(narrative).joined_by(40, "2026-W45"));
    let shown = call.release().expect("a narrative release shows no group");
    let call = call.after(shown).joined_by(40, "2027-W20");
    let again = call.planned(|draft| draft.groupings[0].groups.reverse());
    assert!(again.release().is_ok(), "the same groups in another order");
    let other =
        again.planned(|draft| draft.groupings[0].groups = vec![group("a", &["wales"]), group("b", &["scotland"])]);
    assert_eq!(other.release(), Err(Refusal::Regrouped(Attribute::Region)));
    let less = other.planned(|draft| {
        draft.two_way.clear();
        draft.groupings.clear();
    });
    assert!(less.release().is_ok());
}

#[test]
fn a_thousand_quotes_are_enough() {
    let call = Call::of(150);
    let choice = Choice { testimony: call.people[1].record.testimony, theme: Some(call.theme(1)), text: "I waited." };
    for (number, at, error) in [(1_000, 1, QuoteError::Twice), (1_001, 1_000, QuoteError::TooMany)] {
        assert_eq!(call.ask(&vec![choice; number], None), Err(Refusal::Quote { at, error }));
    }
}

#[test]
fn a_second_member_hears_that_another_program_or_other_words_made_it() {
    let call = Call::of(40);
    let summary = Some("Few wrote.");
    let proposed = call.ask(&[], summary).expect("a narrative release");
    let entries: Vec<Entry<'_>> = call.people.iter().map(Person::entry).collect();
    let sources = call.request(&entries, &[], None).quotable();
    let rebuilt = |proposed: &Release, text| {
        rebuild(proposed, &call.request(&entries, &[], Some(Summary { text, sources: &sources })), go_on)
    };
    assert_eq!(rebuilt(&proposed, "Few wrote."), Ok(()));
    assert_eq!(rebuilt(&proposed, "Some wrote."), Err(Difference::Words));
    let other = rewritten(&proposed, &format!("\"tool\":\"{TOOL}\""), "\"tool\":\"another 1.0\"");
    assert_eq!(rebuilt(&other, "Few wrote."), Err(Difference::Tool("another 1.0".to_owned())));
    assert!(TOOL.starts_with("murmuration ") && proposed.tool() == TOOL);
}
