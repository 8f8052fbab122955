//! What masking finds in labelled synthetic accounts, beside Microsoft Presidio's recognisers on the same accounts, and how long it takes.
//!
//! `cargo xtask bench masking` makes a Python environment for Presidio and names its interpreter in `MURMURATION_PRESIDIO`. Without it, only this
//! project's figures are printed.

#[path = "../tests/masking/documents.rs"]
mod documents;
#[path = "../tests/masking/figures.rs"]
mod figures;

use std::{env, fs, hint::black_box, path::Path, process::Command, time::Instant};

use documents::{Document, REPORTING, generate};
use figures::{Proposal, Report, bytes, ours, report};
use serde::{Deserialize, Serialize};
use themes::masking::{Kind, Numbering, suggest};

/// Kinds that Presidio has a pattern recogniser for.
const BOTH: [Kind; 11] = [
    Kind::NhsNumber,
    Kind::NationalInsurance,
    Kind::Postcode,
    Kind::Phone,
    Kind::Email,
    Kind::WebAddress,
    Kind::Vehicle,
    Kind::DrivingLicence,
    Kind::Passport,
    Kind::Date,
    Kind::Card,
];

/// What `presidio.py` reads.
#[derive(Serialize)]
struct Asked<'a> {
    texts: Vec<&'a str>,
}

/// What it writes, for each text.
#[derive(Deserialize)]
struct Answered {
    /// Characters, not bytes.
    start: u32,
    end: u32,
    kind: Kind,
}

fn main() {
    let documents = generate(REPORTING, 1_000, true);
    let own = report(&documents, &Kind::ALL, ours);
    println!("1,000 synthetic accounts, seed {REPORTING}; in brackets Wilson's 95 % interval\n");
    println!("structured: recall {}", own.structured.recall);
    println!("  of these in held-out sentences {}", own.held_out);
    println!("structured: precision {}", own.structured.precision);
    println!("names and places: recall {}", own.names_and_places.recall);
    println!("names and places: precision {}\n", own.names_and_places.precision);
    kinds("this project", &own);

    if let Some(python) = env::var_os("MURMURATION_PRESIDIO") {
        let only = report(&documents, &BOTH, |number, text| {
            ours(number, text).into_iter().filter(|one| BOTH.contains(&one.kind)).collect()
        });
        println!("kinds that both know: recall / precision");
        println!("  this project: {} / {}", only.structured.recall, only.structured.precision);
        for leniency in ["1", "0"] {
            let answers = presidio(&documents, Path::new(&python), leniency);
            let theirs = report(&documents, &BOTH, |number, text| proposals(text, &answers[number]));
            let tool = format!("Presidio, phone leniency {leniency}");
            println!("  {tool}: {} / {}", theirs.structured.recall, theirs.structured.precision);
            kinds(&tool, &theirs);
        }
    }
    speed(&documents);
}

fn kinds(tool: &str, report: &Report) {
    println!("{tool}\n  {:<28}recall{:<34}precision", "", "");
    for (kind, figures) in &report.kinds {
        println!("  {:<28}{:<40}{}", kind.label(), figures.recall.to_string(), figures.precision);
    }
    println!();
}

fn presidio(documents: &[Document], python: &Path, leniency: &str) -> Vec<Vec<Answered>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (asked, answered) = (folder.join("asked.json"), folder.join("answered.json"));
    let texts = documents.iter().map(|document| document.text.as_str()).collect();
    fs::write(&asked, serde_json::to_vec(&Asked { texts }).expect("texts are plain data")).expect("the folder is ours");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/presidio.py");
    let status =
        Command::new(python).arg(script).args([&asked, &answered]).arg(leniency).status().expect("Python starts");
    assert!(status.success(), "presidio.py failed");
    serde_json::from_slice(&fs::read(answered).expect("presidio.py wrote it")).expect("it has the form above")
}

fn proposals(text: &str, answers: &[Answered]) -> Vec<Proposal> {
    answers.iter().map(|one| Proposal { range: bytes(text, one.start..one.end), kind: one.kind }).collect()
}

/// Time for texts of 100 KB and 1 MB: accounts one after another, and what would make a careless scanner slow.
#[expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
fn speed(documents: &[Document]) {
    let accounts: String = documents.iter().map(|document| document.text.as_str()).collect();
    let texts = [
        ("accounts", accounts.as_str()),
        ("digits", "1 "),
        ("one long number", "7"),
        ("spelled digits", "nine "),
        ("capitals", "Orsa "),
        ("chains", "MH/2021-"),
        ("dots", "a."),
        ("at dot", "at dot "),
        ("web addresses", "http://www."),
        ("titles", "Dr Mr "),
        ("marks", "….,-"),
    ];
    println!("milliseconds for 100 KB and for 1 MB");
    for (name, piece) in texts {
        let times = [100_000, 1_000_000].map(|bytes| {
            let text: String = piece.chars().cycle().take(bytes).collect();
            let start = Instant::now();
            black_box(suggest(black_box(&text), &mut Numbering::new()));
            start.elapsed().as_secs_f64() * 1_000.0
        });
        println!("  {name:<20}{:>10.1}{:>10.1}", times[0], times[1]);
    }
}
