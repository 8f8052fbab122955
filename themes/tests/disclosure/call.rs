//! A call to ask releases of.

use themes::{
    codebook::{Codebook, Guid},
    coding::{Attributes, Part, Region},
    disclosure::{Allowed, Choice, Entry, Refusal, Request, Seed, Summary, Week, release},
    masking::MaskLog,
    plan::{Attribute, Gates, Plan, PlanDraft},
    record::Masked,
    release::Release,
};
use time::Date;
use zeroize::Zeroizing;

use crate::{
    population::{Person, codebook, grouping, plan, record, themes},
    sequence::{Made, day, facts, go_on},
};

/// Many ask for the same few things.
pub struct Call {
    pub codebook: Codebook,
    pub other_codebooks: Vec<Codebook>,
    pub people: Vec<Person>,
    pub past: Vec<Release>,
    pub plan: Plan,
    pub day: Date,
    pub synthetic: bool,
    pub salt: [u8; 32],
}

/// An account of long ago that may be counted and quoted: of the first theme, in London or nowhere.
pub fn person(id: u64, codebook: &Codebook) -> Person {
    let themes = themes(codebook);
    let named: Vec<Guid> = if id.is_multiple_of(3) { vec![themes[0]] } else { vec![themes[0], themes[1]] };
    let region = id.is_multiple_of(2).then_some(Region::London);
    let mut record = record(id, codebook.into(), &named, Attributes { region, ..Attributes::default() });
    let text = Zeroizing::new(format!("Nobody came for hours, number {id}. I waited."));
    record.masked.insert(Part::Account, Masked { text, log: MaskLog::new() });
    Person {
        record,
        allowed: Allowed { count: true, quote: true },
        week: "2026-W01".parse().expect("a week"),
        withdrawn: false,
    }
}

/// So many of one kind: the themes that they name, by number, and their region.
pub type Kind<'a> = (u64, &'a [usize], Option<Region>);

impl Call {
    /// A call of these kinds of people, by two regions and the rest.
    pub fn made_of(kinds: &[Kind<'_>]) -> Self {
        let mut call = Self::of(0);
        kinds.iter().for_each(|kind| call.add(*kind, "2026-W01"));
        call
    }

    /// So many more, who came in this week.
    pub fn add(&mut self, (people, named, region): Kind<'_>, week: &str) {
        let named: Vec<Guid> = named.iter().map(|number| self.theme(*number)).collect();
        let week: Week = week.parse().expect("a week");
        let first = self.people.len() as u64;
        let people = (first..first + people).map(|id| {
            let record = record(id, (&self.codebook).into(), &named, Attributes { region, ..Attributes::default() });
            Person { record, week, ..person(id, &self.codebook) }
        });
        let people: Vec<Person> = people.collect();
        self.people.extend(people);
    }

    /// A release, with everybody who is in it; for calls whose people are all old enough.
    pub fn made(&self) -> Made {
        let release = self.release().unwrap_or_else(|refusal| panic!("{refusal}"));
        let counted = self.people.iter().filter(|person| person.record.settled().is_some());
        Made { people: counted.map(|person| facts(person, &self.plan, &self.codebook)).collect(), release }
    }

    pub fn of(people: u64) -> Self {
        let codebook = codebook(6);
        let plan = plan(&codebook, vec![grouping(Attribute::Region, 2)], Vec::new(), 1);
        let people = (0..people).map(|id| person(id, &codebook)).collect();
        Self {
            codebook,
            other_codebooks: Vec::new(),
            people,
            past: Vec::new(),
            plan,
            day: day(),
            synthetic: false,
            salt: [7; 32],
        }
    }

    pub fn theme(&self, number: usize) -> Guid {
        themes(&self.codebook)[number]
    }

    /// The same plan with something else in it.
    pub fn planned(mut self, change: impl FnOnce(&mut PlanDraft)) -> Self {
        let mut draft = self.plan.draft();
        change(&mut draft);
        self.plan = draft.check(&self.codebook).expect("a sound plan");
        self
    }

    pub fn gates(self, gates: Gates) -> Self {
        self.planned(|draft| draft.gates = gates)
    }

    pub fn ask(&self, quotes: &[Choice<'_>], summary: Option<&str>) -> Result<Release, Refusal> {
        let entries: Vec<Entry<'_>> = self.people.iter().map(Person::entry).collect();
        let sources: Vec<_> =
            self.people.iter().filter(|one| one.allowed.quote).map(|one| one.record.testimony).collect();
        let summary = summary.map(|text| Summary { text, sources: &sources });
        release(&self.request(&entries, quotes, summary), go_on)
    }

    pub fn release(&self) -> Result<Release, Refusal> {
        self.ask(&[], None)
    }

    /// With noise from the halves of two members.
    pub fn noisy(&self, half: [u8; 32]) -> Release {
        let entries: Vec<Entry<'_>> = self.people.iter().map(Person::entry).collect();
        let request = Request { seed: Some(Seed::of(&half, &[2; 32])), ..self.request(&entries, &[], None) };
        release(&request, go_on).expect("enough people")
    }

    pub fn request<'a>(
        &'a self,
        entries: &'a [Entry<'a>],
        quotes: &'a [Choice<'a>],
        summary: Option<Summary<'a>>,
    ) -> Request<'a> {
        Request {
            plan: &self.plan,
            codebook: &self.codebook,
            other_codebooks: &self.other_codebooks,
            entries,
            past: &self.past,
            day: self.day,
            synthetic: self.synthetic,
            salt: self.salt,
            quotes,
            summary,
            seed: None,
        }
    }

    /// Goes on to the next release, half a year later.
    pub fn after(mut self, release: Release) -> Self {
        self.past.push(release);
        self.day += time::Duration::weeks(26);
        let number = self.plan.release() + 1;
        self.planned(|draft| draft.release = number)
    }

    /// More people of this week.
    pub fn joined_by(mut self, people: u64, week: &str) -> Self {
        let week: Week = week.parse().expect("a week");
        let first = self.people.len() as u64;
        let newcomers = (first..first + people).map(|id| Person { week, ..person(id + 100_000, &self.codebook) });
        self.people.extend(newcomers);
        self
    }
}
