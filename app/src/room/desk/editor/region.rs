//! The nations of the United Kingdom and the regions of England, to begin a question about places with.

use super::edit::put;
use crate::wire::call::{QuestionOption, Words};

/// Id, English, Welsh (a draft).
const REGIONS: [(&str, &str, &str); 12] = [
    ("east", "East of England", "Dwyrain Lloegr"),
    ("east-midlands", "East Midlands", "Dwyrain Canolbarth Lloegr"),
    ("london", "London", "Llundain"),
    ("north-east", "North East", "Gogledd-ddwyrain Lloegr"),
    ("north-west", "North West", "Gogledd-orllewin Lloegr"),
    ("south-east", "South East", "De-ddwyrain Lloegr"),
    ("south-west", "South West", "De-orllewin Lloegr"),
    ("west-midlands", "West Midlands", "Gorllewin Canolbarth Lloegr"),
    ("yorkshire", "Yorkshire and the Humber", "Swydd Efrog a Humber"),
    ("northern-ireland", "Northern Ireland", "Gogledd Iwerddon"),
    ("scotland", "Scotland", "Yr Alban"),
    ("wales", "Wales", "Cymru"),
];

/// All of them, in the languages that the call has. A call whose first language is another gets the English names to translate.
pub fn options(languages: &[String]) -> Vec<QuestionOption> {
    let option = |(id, english, welsh): (&str, &str, &str)| {
        let mut label = Words::default();
        for (number, language) in languages.iter().enumerate() {
            match language.as_str() {
                "cy" => put(&mut label, language, welsh.to_owned()),
                "en" => put(&mut label, language, english.to_owned()),
                _ if number == 0 => put(&mut label, language, english.to_owned()),
                _ => {}
            }
        }
        QuestionOption { id: id.to_owned(), label }
    };
    REGIONS.map(option).to_vec()
}
