//! What is counted beside themes, in words.

use themes::{
    coding::{Region, Service},
    plan::Value,
};

use crate::text::{Key, key::review as key, say, say_with};

/// Bands that do not overlap.
pub const AGES: [(&str, Key); 5] = [
    ("0-17", key::AGE_UNDER_18),
    ("18-34", key::AGE_18_34),
    ("35-49", key::AGE_35_49),
    ("50-64", key::AGE_50_64),
    ("65+", key::AGE_65),
];

pub fn in_words(value: Value) -> String {
    match value {
        Value::Region(one) => say(region(one)).to_owned(),
        Value::Service(one) => say(service(one)).to_owned(),
        Value::Period(half) => period(&half.to_string()),
        Value::Age(band) => {
            let band = band.to_string();
            AGES.iter().find(|(known, _)| *known == band).map_or(band.clone(), |(_, words)| say(*words).to_owned())
        }
    }
}

pub fn period(half: &str) -> String {
    match half.split_once("-H") {
        Some((year, "1")) => say_with(key::PERIOD_FIRST, &[("year", year.into())]),
        Some((year, _)) => say_with(key::PERIOD_SECOND, &[("year", year.into())]),
        None => say(key::PERIOD_EARLIER).to_owned(),
    }
}

pub const fn region(region: Region) -> Key {
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

pub const fn service(service: Service) -> Key {
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
