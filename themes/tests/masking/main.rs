//! Masking through the front door: `suggest`, `MaskLog`, `apply`, `elsewhere`.

mod documents;
mod figures;
mod forms;
mod log;
mod properties;

use std::ops::Range;

use themes::masking::Kind;

/// Seed of the documents that recognisers were tuned with.
const TUNING: u64 = 20_250_301;

/// Structured identifiers are held to a limit; names and places have no form, and their figure is in BENCHMARKS as it is.
#[test]
fn of_structured_identifiers_99_in_100_are_proposed_and_9_in_10_proposals_are_right() {
    let documents = documents::generate(documents::REPORTING, 1_000, true);
    let report = figures::report(&documents, &Kind::ALL, figures::ours);
    let figures = report.structured;
    println!("recall {}; of held-out sentences {}; precision {}", figures.recall, report.held_out, figures.precision);
    println!(
        "names and places: recall {}, precision {}",
        report.names_and_places.recall, report.names_and_places.precision
    );
    assert!(figures.recall.value() >= 0.99, "recall {}\n{}", figures.recall, some(&report.missed, true));
    assert!(figures.precision.value() >= 0.90, "precision {}\n{}", figures.precision, some(&report.wrong, true));
}

/// Prints what is missed and what is proposed wrongly, for whoever changes a recogniser. Only the tuning seed, only sentences of the first half.
#[test]
#[ignore = "prints; run it with --ignored --nocapture while tuning"]
fn what_is_missed_and_what_is_wrong_in_the_tuning_documents() {
    let documents = documents::generate(TUNING, 1_000, false);
    let report = figures::report(&documents, &Kind::ALL, figures::ours);
    println!("structured: recall {}, precision {}", report.structured.recall, report.structured.precision);
    println!("names: recall {}, precision {}", report.names_and_places.recall, report.names_and_places.precision);
    for structured in [true, false] {
        println!("missed\n{}\nwrong\n{}", some(&report.missed, structured), some(&report.wrong, structured));
    }
}

/// The characters of a range.
fn cut<'a>(text: &'a str, range: &Range<u32>) -> &'a str {
    &text[figures::bytes(text, range.clone())]
}

fn some(excerpts: &[String], structured: bool) -> String {
    let fits = |excerpt: &&String| (excerpt.starts_with("Name") || excerpt.starts_with("Place")) != structured;
    excerpts.iter().filter(fits).take(60).cloned().collect::<Vec<_>>().join("\n")
}
