//! Invented people, their records, and plans to count them by.

use std::collections::BTreeMap;

use rand::{Rng, SeedableRng, rngs::StdRng};
use themes::{
    codebook::{Codebook, CodebookDraft, Guid, Theme},
    coding::{Attributes, Coding, Edit, Mark, Period, Place, Region, Service},
    disclosure::{Allowed, Entry, Week},
    plan::{Attribute, Gates, Group, Grouping, Pair, Plan, PlanDraft, TwoWay, Value},
    record::{Check, CodebookVersion, Record, Work},
};
use time::{Date, Month};
use vault::id::{Digest, SubmissionId};

pub const CALL: &str = "right-care";

/// A codebook of themes named by number, three below each of the first level.
pub fn codebook(themes: usize) -> Codebook {
    let theme = |number: usize| Theme::new(Guid::derive(&number.to_string()), format!("Theme {number}"));
    let mut level = Vec::new();
    let mut number = 0;
    while number < themes {
        let mut upper = theme(number);
        upper.themes = (number + 1..themes.min(number + 4)).map(theme).collect();
        number += 1 + upper.themes.len();
        level.push(upper);
    }
    let draft = CodebookDraft {
        name: "Invented".to_owned(),
        language: "en".to_owned(),
        version: 1,
        source: String::new(),
        dates: Vec::new(),
        themes: level,
    };
    draft.check().expect("a sound codebook")
}

/// Every theme of a codebook, in order.
pub fn themes(codebook: &Codebook) -> Vec<Guid> {
    codebook.walk().map(|(_, theme)| theme.guid).collect()
}

/// A person: what she is counted for, and what she allows.
pub struct Person {
    pub record: Record,
    pub allowed: Allowed,
    pub week: Week,
    pub withdrawn: bool,
}

impl Person {
    pub fn entry(&self) -> Entry<'_> {
        Entry { record: &self.record, allowed: self.allowed, week: self.week, withdrawn: self.withdrawn }
    }
}

/// A record checked by two people.
pub fn record(id: u64, codebook: CodebookVersion, themes: &[Guid], attributes: Attributes) -> Record {
    let mut coding = Coding::default();
    for theme in themes {
        coding.apply(Edit::Mark(Mark { on: Place::Whole, theme: *theme })).expect("few marks");
    }
    for edit in [
        Edit::Region(attributes.region),
        Edit::Period(attributes.period),
        Edit::Age(attributes.age),
        Edit::Service(attributes.service),
    ] {
        coding.apply(edit).expect("attributes fit");
    }
    let mut bytes = [0; 16];
    bytes[8..].copy_from_slice(&id.to_be_bytes());
    Record {
        call: CALL.parse().expect("a name"),
        testimony: SubmissionId::from_bytes(bytes),
        payload: Digest::of(b"payload"),
        codebook,
        author: "grace".parse().expect("a name"),
        epoch: 1,
        previous: None,
        set_aside: None,
        first: Some(Work { by: "ada".parse().expect("a name"), finished: true, coding }),
        check: Some(agrees()),
        seen: None,
        since: Some(long_ago()),
        adjudication: None,
        masked: BTreeMap::new(),
    }
}

/// Before every release.
pub fn long_ago() -> Date {
    Date::from_calendar_date(2025, Month::January, 1).expect("a day")
}

/// Another than the first says that it is right.
pub fn agrees() -> Check {
    Check::Agrees("grace".parse().expect("a name"))
}

/// How often themes and values are.
pub struct Rates {
    pub codebook: CodebookVersion,
    pub themes: Vec<(Guid, f64)>,
    /// Shares of the groups of each attribute; what is missing to 1 is the rest.
    pub groups: Vec<(Attribute, Vec<f64>)>,
}

/// The values of an attribute that tests use: one for each group.
pub fn values(attribute: Attribute) -> [Value; 4] {
    match attribute {
        Attribute::Region => [Region::London, Region::SouthEast, Region::Wales, Region::Scotland].map(Value::Region),
        Attribute::Period => ["2023-H1", "2023-H2", "2024-H1", "2024-H2"]
            .map(|text| Value::Period(text.parse::<Period>().expect("a half-year"))),
        Attribute::Age => ["18-34", "35-49", "50-64", "65+"].map(|text| Value::Age(text.parse().expect("wide enough"))),
        Attribute::Service => {
            [Service::Ambulance, Service::Police, Service::CrisisTeam, Service::Helpline].map(Value::Service)
        }
    }
}

/// Groups of one value each.
pub fn grouping(attribute: Attribute, groups: usize) -> Grouping {
    let mut values = values(attribute)[..groups].to_vec();
    values.sort();
    let group = |value: Value| Group { name: value.to_string(), values: vec![value] };
    Grouping { attribute, groups: values.into_iter().map(group).collect() }
}

/// Somebody at random.
pub fn person(id: u64, rates: &Rates, rng: &mut StdRng) -> Person {
    let themes: Vec<Guid> =
        rates.themes.iter().filter(|(_, rate)| rng.gen_bool(*rate)).map(|(guid, _)| *guid).collect();
    let mut attributes = Attributes::default();
    for (attribute, shares) in &rates.groups {
        let mut lot: f64 = rng.r#gen();
        let chosen = shares.iter().position(|share| {
            lot -= share;
            lot < 0.0
        });
        match chosen.map(|at| values(*attribute)[at]) {
            None => {}
            Some(Value::Region(region)) => attributes.region = Some(region),
            Some(Value::Period(period)) => attributes.period = Some(period),
            Some(Value::Age(age)) => attributes.age = Some(age),
            Some(Value::Service(service)) => attributes.service = Some(service),
        }
    }
    Person {
        record: record(id, rates.codebook, &themes, attributes),
        allowed: Allowed { count: true, quote: false },
        week: "2026-W01".parse().expect("a week"),
        withdrawn: false,
    }
}

/// Themes of very different frequency, groups of different size.
pub fn rates(codebook: &Codebook, groupings: &[Grouping], rng: &mut StdRng) -> Rates {
    let rate = |rng: &mut StdRng| if rng.gen_bool(0.15) { rng.gen_range(0.5..0.95) } else { rng.gen_range(0.01..0.4) };
    let themes = themes(codebook).into_iter().map(|guid| (guid, rate(rng))).collect();
    let shares = |grouping: &Grouping| {
        let weights: Vec<f64> = (0..=grouping.groups.len()).map(|_| rng.gen_range(0.1..1.0)).collect();
        let sum: f64 = weights.iter().sum();
        let shares = weights[..grouping.groups.len()].iter().map(|weight| weight / sum).collect();
        (grouping.attribute, shares)
    };
    let groups = groupings.iter().map(shares).collect();
    Rates { codebook: codebook.into(), themes, groups }
}

/// A plan that counts every theme of the codebook, and by these groups.
pub fn plan(codebook: &Codebook, groupings: Vec<Grouping>, pairs: Vec<Pair>, release: u32) -> Plan {
    let themes = themes(codebook);
    let table = |grouping: &Grouping| TwoWay { attribute: grouping.attribute, themes: themes.clone() };
    let draft = PlanDraft {
        call: CALL.parse().expect("a name"),
        release,
        codebook: codebook.into(),
        gates: Gates::default(),
        two_way: groupings.iter().map(table).collect(),
        themes,
        groupings,
        pairs,
        noise: None,
    };
    draft.check(codebook).expect("a sound plan")
}

pub fn rng(seed: u64) -> StdRng {
    StdRng::seed_from_u64(seed)
}
