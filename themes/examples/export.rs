//! The exports for the checks in `tests/python`, into the folder that is named: archives of sample releases, and of releases that disclosure control made of invented records
//! (`pipeline-<number>.zip`), with these records (`pipeline-<number>.json`).

#[path = "../tests/disclosure/population.rs"]
mod population;
#[path = "../tests/themes/released.rs"]
mod released;

use std::{env, fs, io::Error, ops::ControlFlow, path::PathBuf};

use serde_json::{Value as Json, json};
use themes::{
    disclosure::{Entry, Request, release},
    export,
    plan::{Attribute, Pair, Value},
    release::{Release, SignedRelease},
};
use time::{Date, Month};

/// How many people, and the first of the random numbers.
const CALLS: [(u64, u64); 10] =
    [(55, 1), (80, 9), (120, 2), (160, 10), (200, 5), (300, 3), (300, 6), (500, 7), (1_000, 4), (2_000, 8)];
const ATTRIBUTES: [Attribute; 2] = [Attribute::Region, Attribute::Age];

fn main() -> Result<(), Error> {
    let folder: PathBuf = env::args().nth(1).ok_or_else(|| Error::other("name a folder"))?.into();
    let save = |name: &str, release: &SignedRelease| {
        fs::write(folder.join(format!("{name}.zip")), export::package(release).map_err(Error::other)?)
    };
    save("counted", &released::counted())?;
    save("narrative", &released::narrative())?;
    save("summary", &released::summary())?;
    for (people, seed) in CALLS {
        let (release, records) = made(people, seed)?;
        save(&format!("pipeline-{people}"), &SignedRelease::new(release, Vec::new()))?;
        fs::write(folder.join(format!("pipeline-{people}.json")), records.to_string())?;
    }
    Ok(())
}

/// A release of so many invented people, and their records: themes and attributes of each.
fn made(people: u64, seed: u64) -> Result<(Release, Json), Error> {
    let mut rng = population::rng(seed);
    let codebook = population::codebook(12);
    let themes = population::themes(&codebook);
    let groupings = ATTRIBUTES.map(|attribute| population::grouping(attribute, 3)).to_vec();
    let rates = population::rates(&codebook, &groupings, &mut rng);
    let people: Vec<_> = (0..people).map(|id| population::person(id, &rates, &mut rng)).collect();
    let entries: Vec<_> = people.iter().map(population::Person::entry).collect();
    let pairs = themes.iter().zip(&themes[4..]).map(|(one, other)| Pair(*one, *other)).collect();
    let request = Request {
        plan: &population::plan(&codebook, groupings, pairs, 1),
        codebook: &codebook,
        other_codebooks: &[],
        entries: &entries,
        past: &[],
        day: Date::from_calendar_date(2026, Month::November, 27).map_err(Error::other)?,
        synthetic: true,
        salt: [0; 32],
        quotes: &[],
        summary: None,
        seed: None,
    };
    let release = release(&request, |_| ControlFlow::Continue(())).map_err(Error::other)?;
    Ok((release, entries.iter().map(record).collect()))
}

fn record(entry: &Entry<'_>) -> Json {
    let coding = &entry.record.first.as_ref().expect("every record is checked").coding;
    let themes: Vec<_> = coding.marks().map(|mark| mark.theme).collect();
    let value = |attribute| Value::of(attribute, coding.attributes()).map(|value| value.to_string());
    json!({ "themes": themes, "region": value(Attribute::Region), "age": value(Attribute::Age) })
}
