//! Calls that grow and shrink, and the releases made of them.

use std::ops::ControlFlow;

use rand::{Rng, rngs::StdRng};
use themes::{
    codebook::{Codebook, Guid},
    disclosure::{Progress, Refusal, Request, Week, release},
    plan::{Attribute, Pair, Plan, Value},
    release::Release,
};
use time::{Date, Duration, Month, Weekday};

use crate::population::{self, Person, Rates};

/// A release, and who was in when it was made.
pub struct Made {
    pub release: Release,
    /// For each person counted: the plan's themes that she is counted for, and her group in each grouping (the last is the rest).
    pub people: Vec<(Vec<bool>, Vec<usize>)>,
}

pub fn go_on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

pub fn day() -> Date {
    Date::from_calendar_date(2026, Month::November, 27).expect("a day")
}

/// Somebody who came in a week, and may have been read long after.
struct Arrival {
    person: Person,
    monday: Date,
}

/// A call of this many people at first, counted three times. `leave` is the chance of each to withdraw between two releases. One in ten is read half a year after
/// she came, each release waits for as long as it likes, and the second may leave a table out.
pub fn sequence(people: usize, leave: f64, rng: &mut StdRng) -> (Codebook, Vec<Made>) {
    let codebook = population::codebook(6);
    let groupings = vec![population::grouping(Attribute::Region, 3), population::grouping(Attribute::Service, 2)];
    let rates = population::rates(&codebook, &groupings, rng);
    let themes = population::themes(&codebook);
    let pairs = vec![Pair(themes[1], themes[2]), Pair(themes[2], themes[5])];
    let mut call: Vec<Arrival> = Vec::new();
    let mut made: Vec<Made> = Vec::new();
    let mut past = Vec::new();
    let mut day = day();
    for number in 1..=3 {
        let joining = if number == 1 { people } else { rng.gen_range(10..(12 + people / 4)) };
        let unread = call.iter_mut().map(|arrival| &mut arrival.person.record).filter(|record| record.check.is_none());
        unread.for_each(|record| {
            (record.check, record.since) = (Some(population::agrees()), Some(day + Duration::weeks(25)));
        });
        if number > 1 {
            call.retain(|_| !rng.gen_bool(leave));
        }
        day += Duration::weeks(26);
        let first = 10_000 * u64::from(number);
        call.extend((first..).take(joining).map(|id| arrival(id, day, &rates, rng)));
        let mut draft = population::plan(&codebook, groupings.clone(), pairs.clone(), number).draft();
        draft.gates.weeks = rng.gen_range(4..=13);
        if number == 2 && rng.gen_bool(0.3) {
            draft.two_way.pop();
        }
        let plan = draft.check(&codebook).expect("a sound plan");
        let entries: Vec<_> = call.iter().map(|arrival| arrival.person.entry()).collect();
        let request = Request {
            plan: &plan,
            codebook: &codebook,
            other_codebooks: &[],
            entries: &entries,
            past: &past,
            day,
            synthetic: false,
            salt: [0; 32],
            quotes: &[],
            summary: None,
            seed: None,
        };
        match release(&request, go_on) {
            Ok(release) => {
                past.push(release.clone());
                let waits = Duration::weeks(i64::from(plan.gates().weeks) + 1);
                let counted = call.iter().filter(|one| one.person.record.check.is_some() && day - one.monday >= waits);
                made.push(Made { release, people: counted.map(|one| facts(&one.person, &plan, &codebook)).collect() });
            }
            Err(
                Refusal::NeedsSummary { .. } | Refusal::TooFewNew { .. } | Refusal::TooFew { .. } | Refusal::Unsafe,
            ) => break,
            Err(refusal) => panic!("{refusal}"),
        }
    }
    (codebook, made)
}

/// Somebody who came in the half-year before `day`.
fn arrival(id: u64, day: Date, rates: &Rates, rng: &mut StdRng) -> Arrival {
    let (year, week, _) = (day - Duration::weeks(rng.gen_range(1..=26))).to_iso_week_date();
    let monday = Date::from_iso_week_date(year, week, Weekday::Monday).expect("a week");
    let week: Week = format!("{year}-W{week:02}").parse().expect("a week");
    let mut person = Person { week, ..population::person(id, rates, rng) };
    if rng.gen_bool(0.1) {
        (person.record.check, person.record.since) = (None, None);
    }
    Arrival { person, monday }
}

/// Counted here by other code than the crate's.
pub fn facts(person: &Person, plan: &Plan, codebook: &Codebook) -> (Vec<bool>, Vec<usize>) {
    let coding = person.record.settled().expect("checked by two people");
    let marked: Vec<Guid> = coding.marks().map(|mark| mark.theme).collect();
    let has = |theme: &Guid| {
        let theme = codebook.theme(*theme).expect("a theme of the codebook");
        marked.contains(&theme.guid) || theme.themes.iter().any(|below| marked.contains(&below.guid))
    };
    let group = |grouping: &themes::plan::Grouping| {
        let value = Value::of(grouping.attribute, coding.attributes());
        let place = grouping.groups.iter().position(|group| value.is_some_and(|value| group.values[0] == value));
        place.unwrap_or(grouping.groups.len())
    };
    (plan.themes().iter().map(has).collect(), plan.groupings().iter().map(group).collect())
}
