//! A large plan over an invented call: what speed is measured with, and what every machine has to make in the same bytes.

use std::ops::ControlFlow;

use rand::rngs::StdRng;
use themes::{
    codebook::Codebook,
    disclosure::{Entry, Refusal, Request, release},
    plan::{Attribute, Pair, Plan, TwoWay},
    release::Release,
};
use time::{Date, Duration};

use super::population::{self, Person, Rates, codebook, grouping, person, plan, rates, themes};

/// Themes; each attribute has four groups and the rest.
const THEMES: usize = 40;
/// 27 November 2026, as a Julian day.
const DAY: i32 = 2_461_372;

/// Forty themes, four attributes, six two-way tables, ten co-occurrences.
pub struct Large {
    codebook: Codebook,
    plan: Plan,
    people: Vec<Person>,
    rates: Rates,
    rng: StdRng,
    day: Date,
}

impl Large {
    /// A call of so many accounts. The same number gives the same people.
    pub fn of(accounts: u64) -> Self {
        let codebook = codebook(THEMES);
        let groupings: Vec<_> = Attribute::ALL.iter().map(|attribute| grouping(*attribute, 4)).collect();
        let mut rng = population::rng(accounts);
        let rates = rates(&codebook, &groupings, &mut rng);
        let people = (0..accounts).map(|id| person(id, &rates, &mut rng)).collect();
        let all = themes(&codebook);
        let pairs = (0..10).map(|at| Pair(all[2 * at], all[THEMES - 1 - at])).collect();
        let plan = six_tables(&plan(&codebook, groupings, pairs, 1), &codebook);
        let day = Date::from_julian_day(DAY).expect("a day");
        Self { codebook, plan, people, rates, rng, day }
    }

    /// Half a year on: a tenth more, and the plan of the next release.
    pub fn grow(&mut self) {
        let before = self.people.len() as u64;
        for id in before..before + before / 10 {
            let week = "2026-W45".parse().expect("a week");
            self.people.push(Person { week, ..person(id, &self.rates, &mut self.rng) });
        }
        let mut draft = self.plan.draft();
        draft.release += 1;
        self.plan = draft.check(&self.codebook).expect("a sound plan");
        self.day += Duration::weeks(26);
    }

    /// Makes the release that its plan is for.
    pub fn release(&self, past: &[Release]) -> Result<Release, Refusal> {
        let entries: Vec<Entry<'_>> = self.people.iter().map(Person::entry).collect();
        let request = Request {
            plan: &self.plan,
            codebook: &self.codebook,
            other_codebooks: &[],
            entries: &entries,
            past,
            day: self.day,
            salt: [7; 32],
            synthetic: false,
            quotes: &[],
            summary: None,
            seed: None,
        };
        release(&request, |_| ControlFlow::Continue(()))
    }
}

/// Two of the attributes have their themes in two tables.
fn six_tables(plan: &Plan, codebook: &Codebook) -> Plan {
    let mut draft = plan.draft();
    let halves = |table: &TwoWay| {
        let (one, two) = table.themes.split_at(THEMES / 2);
        [one, two].map(|themes| TwoWay { attribute: table.attribute, themes: themes.to_vec() })
    };
    let tables = core::mem::take(&mut draft.two_way);
    draft.two_way = tables[..2].iter().flat_map(halves).chain(tables[2..].iter().cloned()).collect();
    draft.check(codebook).expect("a sound plan")
}
