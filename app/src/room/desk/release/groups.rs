//! Groups that are proposed for each attribute: few, and wide, because narrow ones show nothing.

use themes::{
    codebook::Codebook,
    coding::{Region, Service},
    plan::{Attribute, Group, Value},
};
use time::Date;

use crate::{
    text::{Key, key::releases as key, say, say_with},
    wire::call::half_years,
};

/// The earliest half-year that can be told by itself.
const EARLIEST: &str = "2010-H1";

/// One way to put the values of an attribute into groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    pub label: String,
    pub groups: Vec<Group>,
}

impl Proposed {
    /// Named after its groups.
    pub fn of(groups: Vec<Group>) -> Self {
        let label = groups.iter().map(|group| group.name.as_str()).collect::<Vec<_>>().join("; ");
        Self { label, groups }
    }
}

fn group(name: impl Into<String>, values: impl IntoIterator<Item = Value>) -> Group {
    let mut values: Vec<Value> = values.into_iter().collect();
    values.sort();
    Group { name: name.into(), values }
}

/// The ways to choose from, at least one of each attribute.
pub fn proposed(attribute: Attribute, codebook: &Codebook, today: Date) -> Vec<Proposed> {
    let ways = match attribute {
        Attribute::Region => regions(),
        Attribute::Period => periods(codebook, today),
        Attribute::Age => ages(),
        Attribute::Service => services(),
    };
    ways.into_iter().map(Proposed::of).collect()
}

fn regions() -> Vec<Vec<Group>> {
    use Region::{
        East, EastMidlands, London, NorthEast, NorthWest, NorthernIreland, Scotland, SouthEast, SouthWest, Wales,
        WestMidlands, Yorkshire,
    };
    let of = |name: Key, values: &[Region]| group(say(name), values.iter().copied().map(Value::Region));
    let not_london = Region::ALL.iter().copied().filter(|region| *region != London).map(Value::Region);
    vec![
        vec![
            of(key::GROUP_NORTH, &[NorthEast, NorthWest, Yorkshire]),
            of(key::GROUP_MIDLANDS, &[EastMidlands, WestMidlands, East]),
            of(key::GROUP_SOUTH, &[London, SouthEast, SouthWest]),
            of(key::GROUP_NATIONS, &[Wales, Scotland, NorthernIreland]),
        ],
        vec![of(key::GROUP_LONDON, &[London]), group(say(key::GROUP_NOT_LONDON), not_london)],
    ]
}

fn periods(codebook: &Codebook, today: Date) -> Vec<Vec<Group>> {
    let halves = half_years(EARLIEST, today);
    let value = |half: &str| Value::parse(Attribute::Period, half).ok();
    let of = |name: String, is_in: &dyn Fn(&str) -> bool| {
        let values = halves.iter().map(String::as_str).chain(["earlier"]).filter(|half| is_in(half));
        group(name, values.filter_map(value))
    };
    let year = today.year();
    let by_year = vec![
        of(year.to_string(), &|half| half.starts_with(&format!("{year}-"))),
        of((year - 1).to_string(), &|half| half.starts_with(&format!("{}-", year - 1))),
        of(say_with(key::GROUP_BEFORE, &[("year", (year - 1).to_string().into())]), &|half| {
            half == "earlier" || *half < *format!("{}-", year - 1)
        }),
    ];
    let around = codebook.dates().next().map(|(day, _)| {
        let half = format!("{}-H{}", day.year(), if u8::from(day.month()) > 6 { 2 } else { 1 });
        let named = |key| say_with(key, &[("half", half.as_str().into())]);
        vec![
            of(named(key::GROUP_BEFORE_HALF), &|one| one == "earlier" || *one < *half),
            of(named(key::GROUP_SINCE_HALF), &|one| one != "earlier" && *one >= *half),
        ]
    });
    let has_all = |groups: &Vec<Group>| groups.iter().all(|group| !group.values.is_empty());
    [by_year].into_iter().chain(around).filter(has_all).collect()
}

fn ages() -> Vec<Vec<Group>> {
    let of = |name: Key, bands: &[&str]| {
        group(say(name), bands.iter().filter_map(|band| Value::parse(Attribute::Age, band).ok()))
    };
    vec![
        vec![
            of(key::GROUP_UNDER_35, &["0-17", "18-34"]),
            of(key::GROUP_35_64, &["35-49", "50-64"]),
            of(key::GROUP_65, &["65+"]),
        ],
        vec![of(key::GROUP_UNDER_35, &["0-17", "18-34"]), of(key::GROUP_35, &["35-49", "50-64", "65+"])],
    ]
}

fn services() -> Vec<Vec<Group>> {
    use Service::{
        Ambulance, CommunityTeam, CrisisTeam, EmergencyDepartment, GeneralPractice, Helpline, HospitalWard, Other,
        Police, SocialCare, Voluntary,
    };
    let of = |name: Key, values: &[Service]| group(say(name), values.iter().copied().map(Value::Service));
    vec![
        vec![
            of(key::GROUP_EMERGENCY, &[Ambulance, Police, EmergencyDepartment]),
            of(key::GROUP_CRISIS, &[CrisisTeam, HospitalWard]),
            of(key::GROUP_COMMUNITY, &[CommunityTeam, GeneralPractice, SocialCare]),
            of(key::GROUP_OTHERS, &[Helpline, Voluntary, Other]),
        ],
        vec![
            of(key::GROUP_EMERGENCY, &[Ambulance, Police, EmergencyDepartment]),
            of(
                key::GROUP_NOT_EMERGENCY,
                &[CrisisTeam, HospitalWard, CommunityTeam, GeneralPractice, Helpline, SocialCare, Voluntary, Other],
            ),
        ],
    ]
}
