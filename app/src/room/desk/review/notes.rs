//! A memo to what is chosen, and the few facts that are counted beside themes.

use core::str::FromStr;

use leptos::prelude::*;
use themes::coding::{AgeBand, Attributes, Edit, Period, Region, Service};

use super::{bench::Bench, text::place_in_words};
use crate::{
    text::{Key, key::review as key, say, say_with},
    wire::call::half_years,
};

pub const MEMO: &str = "review-memo";
/// The earliest half-year that can be told by itself.
const EARLIEST: &str = "2010-H1";
/// Bands that do not overlap.
const AGES: [(&str, Key); 5] = [
    ("0-17", key::AGE_UNDER_18),
    ("18-34", key::AGE_18_34),
    ("35-49", key::AGE_35_49),
    ("50-64", key::AGE_50_64),
    ("65+", key::AGE_65),
];

#[component]
pub fn Memos(bench: Bench) -> impl IntoView {
    Effect::new(move || {
        bench.chosen.track();
        bench.show_memo();
    });
    let of_what = move || match bench.chosen.get() {
        Some(place) => place_in_words(bench, &place),
        None => say(key::CHOSEN_NONE).to_owned(),
    };
    view! {
        <section class="stack" aria-labelledby="review-memo-heading">
            <h2 id="review-memo-heading">{say(key::MEMO)}</h2>
            <div class="field">
                <label for=MEMO>{move || say_with(key::MEMO_ON, &[("place", of_what().into())])}</label>
                <p class="hint" id="memo-hint">{say(key::MEMO_HINT)}</p>
                <textarea
                    id=MEMO
                    rows="3"
                    maxlength="4000"
                    node_ref=bench.memo
                    aria-describedby="memo-hint"
                    autocomplete="off"
                    spellcheck="false"
                    data-gramm="false"
                    prop:readOnly=move || bench.chosen.with(Option::is_none)
                    on:change=move |_| bench.keep_memo()
                ></textarea>
            </div>
        </section>
    }
}

#[component]
pub fn Facts(bench: Bench) -> impl IntoView {
    let today = bench.desk.today();
    let told = Memo::new(move |_| {
        bench.sheet.with(|sheet| sheet.coding().map(|coding| *coding.attributes()).unwrap_or_default())
    });
    let regions =
        Region::ALL.iter().map(|region| (region.to_string(), say(region_in_words(*region)).to_owned())).collect();
    let services =
        Service::ALL.iter().map(|service| (service.to_string(), say(service_in_words(*service)).to_owned())).collect();
    let mut periods: Vec<(String, String)> =
        half_years(EARLIEST, today).into_iter().map(|half| (half.clone(), period_in_words(&half))).collect();
    periods.push(("earlier".to_owned(), say(key::PERIOD_EARLIER).to_owned()));
    let ages = AGES.map(|(band, words)| (band.to_owned(), say(words).to_owned())).to_vec();
    view! {
        <section class="stack" aria-labelledby="review-facts">
            <h2 id="review-facts">{say(key::FACTS)}</h2>
            <p class="hint">{say(key::FACTS_HINT)}</p>
            <Choice bench id="fact-region" label=key::FACT_REGION options=regions now=move || told.get().region
                edit=Edit::Region/>
            <Choice bench id="fact-period" label=key::FACT_PERIOD options=periods now=move || told.get().period
                edit=Edit::Period/>
            <Choice bench id="fact-age" label=key::FACT_AGE options=ages now=move || told.get().age edit=Edit::Age/>
            <Choice bench id="fact-service" label=key::FACT_SERVICE options=services now=move || told.get().service
                edit=Edit::Service/>
        </section>
    }
}

#[component]
fn Choice<T: FromStr + ToString + 'static>(
    bench: Bench,
    id: &'static str,
    label: Key,
    options: Vec<(String, String)>,
    now: impl Fn() -> Option<T> + Copy + Send + Sync + 'static,
    edit: fn(Option<T>) -> Edit,
) -> impl IntoView {
    let value = move || now().map(|told| told.to_string()).unwrap_or_default();
    let options = options.into_iter().map(|(known, words)| {
        let same = known.clone();
        view! { <option value=known prop:selected=move || value() == same>{words}</option> }
    });
    view! {
        <div class="field">
            <label for=id>{say(label)}</label>
            <select
                id=id
                prop:value=value
                autocomplete="off"
                on:change=move |event| bench.edit(edit(event_target_value(&event).parse().ok()), key::DONE_TOLD)
            >
                <option value="">{say(key::FACT_UNKNOWN)}</option>
                {options.collect_view()}
            </select>
        </div>
    }
}

/// What somebody could tell of one fact, in words.
pub fn told(attributes: &Attributes) -> [(Key, String); 4] {
    let unknown = || say(key::FACT_UNKNOWN).to_owned();
    let age = attributes.age.map(|age: AgeBand| {
        let band = age.to_string();
        AGES.iter().find(|(known, _)| *known == band).map_or(band.clone(), |(_, words)| say(*words).to_owned())
    });
    let period = attributes.period.map(|period: Period| period_in_words(&period.to_string()));
    let region = attributes.region.map(|region| say(region_in_words(region)).to_owned());
    let service = attributes.service.map(|service| say(service_in_words(service)).to_owned());
    [
        (key::FACT_REGION, region.unwrap_or_else(unknown)),
        (key::FACT_PERIOD, period.unwrap_or_else(unknown)),
        (key::FACT_AGE, age.unwrap_or_else(unknown)),
        (key::FACT_SERVICE, service.unwrap_or_else(unknown)),
    ]
}

fn period_in_words(half: &str) -> String {
    match half.split_once("-H") {
        Some((year, "1")) => say_with(key::PERIOD_FIRST, &[("year", year.into())]),
        Some((year, _)) => say_with(key::PERIOD_SECOND, &[("year", year.into())]),
        None => say(key::PERIOD_EARLIER).to_owned(),
    }
}

const fn region_in_words(region: Region) -> Key {
    match region {
        Region::NorthEast => key::REGION_NORTH_EAST,
        Region::NorthWest => key::REGION_NORTH_WEST,
        Region::Yorkshire => key::REGION_YORKSHIRE,
        Region::EastMidlands => key::REGION_EAST_MIDLANDS,
        Region::WestMidlands => key::REGION_WEST_MIDLANDS,
        Region::East => key::REGION_EAST,
        Region::London => key::REGION_LONDON,
        Region::SouthEast => key::REGION_SOUTH_EAST,
        Region::SouthWest => key::REGION_SOUTH_WEST,
        Region::Wales => key::REGION_WALES,
        Region::Scotland => key::REGION_SCOTLAND,
        Region::NorthernIreland => key::REGION_NORTHERN_IRELAND,
    }
}

const fn service_in_words(service: Service) -> Key {
    match service {
        Service::Ambulance => key::SERVICE_AMBULANCE,
        Service::Police => key::SERVICE_POLICE,
        Service::CrisisTeam => key::SERVICE_CRISIS_TEAM,
        Service::EmergencyDepartment => key::SERVICE_EMERGENCY_DEPARTMENT,
        Service::HospitalWard => key::SERVICE_HOSPITAL_WARD,
        Service::CommunityTeam => key::SERVICE_COMMUNITY_TEAM,
        Service::GeneralPractice => key::SERVICE_GENERAL_PRACTICE,
        Service::Helpline => key::SERVICE_HELPLINE,
        Service::SocialCare => key::SERVICE_SOCIAL_CARE,
        Service::Voluntary => key::SERVICE_VOLUNTARY,
        Service::Other => key::SERVICE_OTHER,
    }
}
