//! Calls that grow and shrink, and the releases made of them.

use std::ops::ControlFlow;

use rand::{Rng, rngs::StdRng};
use themes::{
    codebook::{Codebook, Guid},
    disclosure::{Progress, Refusal, Request, Week, release},
    plan::{Attribute, Pair, Plan, Value},
    release::Release,
};
use time::{Date, Duration, Month};

use crate::population::{self, Person, Rates};

/// A release, and who was in when it was made.
pub struct Made {
    pub release: Release,
    /// For each person counted: the plan's themes that she is counted for, and her group in each grouping (the last is the rest).
    pub people: Vec<(Vec<bool>, Vec<usize>)>,
    /// Whether somebody left since the release before.
    pub shrunk: bool,
}

pub fn go_on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

pub fn day() -> Date {
    Date::from_calendar_date(2026, Month::November, 27).expect("a day")
}

/// A call of this many people at first, counted three times. `leave` is the chance of each to withdraw between two releases.
pub fn sequence(people: usize, leave: f64, rng: &mut StdRng) -> (Codebook, Vec<Made>) {
    let codebook = population::codebook(6);
    let groupings = vec![population::grouping(Attribute::Region, 3), population::grouping(Attribute::Service, 2)];
    let rates = population::rates(&codebook, &groupings, rng);
    let themes = population::themes(&codebook);
    let pairs = vec![Pair(themes[1], themes[2]), Pair(themes[2], themes[5])];
    let mut call: Vec<Person> = Vec::new();
    let mut id = 0;
    let mut made: Vec<Made> = Vec::new();
    let mut past = Vec::new();
    let mut day = day();
    for number in 1..=3 {
        let before = call.len();
        let joining = if number == 1 { people } else { rng.gen_range(10..(12 + people / 4)) };
        if number > 1 {
            call.retain(|_| !rng.gen_bool(leave));
        }
        let shrunk = call.len() < before;
        call.extend((0..joining).map(|_| newcomer(&mut id, day, &rates, rng)));
        day += Duration::days(14);
        let plan = population::plan(&codebook, groupings.clone(), pairs.clone(), number);
        let entries: Vec<_> = call.iter().map(Person::entry).collect();
        let request = Request {
            plan: &plan,
            codebook: &codebook,
            entries: &entries,
            past: &past,
            day,
            synthetic: true,
            salt: [0; 32],
            quotes: &[],
            summary: None,
            seed: None,
        };
        match release(&request, go_on) {
            Ok(release) => {
                past.push(release.clone());
                made.push(Made {
                    release,
                    people: call.iter().map(|one| facts(one, &plan, &codebook)).collect(),
                    shrunk,
                });
            }
            Err(Refusal::NeedsSummary { .. } | Refusal::TooFewNew { .. } | Refusal::TooFew { .. }) => break,
            Err(refusal) => panic!("{refusal}"),
        }
    }
    (codebook, made)
}

fn newcomer(id: &mut u64, after: Date, rates: &Rates, rng: &mut StdRng) -> Person {
    *id += 1;
    let (year, week, _) = (after + Duration::days(7)).to_iso_week_date();
    let week: Week = format!("{year}-W{week:02}").parse().expect("a week");
    Person { week, ..population::person(*id, rates, rng) }
}

/// Counted here by other code than the crate's.
fn facts(person: &Person, plan: &Plan, codebook: &Codebook) -> (Vec<bool>, Vec<usize>) {
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
