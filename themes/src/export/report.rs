//! The report: what a release is, how it was made, what is hidden and why, its tables and quotes.

mod markdown;
mod notes;
mod tables;

use super::{CHECKSUMS, File, REPORT, sheets, text};
use crate::release::{Release, SignedRelease};
use markdown::escaped;

pub use notes::notes;

/// Files that are made last, out of the others.
const UNLISTED: [&str; 2] = [REPORT, CHECKSUMS];

/// The whole report.
pub fn write(signed: &SignedRelease) -> String {
    let release = signed.release();
    let mut report = format!("# {}\n", escaped(&sheets::title(release)));
    for (heading, paragraphs) in notes(signed) {
        report.push_str(&format!("\n## {heading}\n"));
        paragraphs.iter().for_each(|paragraph| report.push_str(&format!("\n{}\n", escaped(paragraph))));
    }
    release.tables().for_each(|table| report.push_str(&tables::write(release, &table)));
    report.push_str(&quotes(release));
    report
}

/// The end of the report that lies beside `files`: what each is.
pub fn about(files: &[File]) -> String {
    let is_there = |name: &str| files.iter().any(|file| file.name.starts_with(name)) || UNLISTED.contains(&name);
    let line = |(name, about)| format!("- {}: {}\n", escaped(name), escaped(about));
    let lines: String = text::FILES.into_iter().filter(|(name, _)| is_there(name)).map(line).collect();
    format!("\n## Files\n\n{lines}")
}

/// Under the names of their themes, in the order of the release.
fn quotes(release: &Release) -> String {
    let mut text = String::new();
    let mut theme = None;
    for quote in release.quotes() {
        if text.is_empty() {
            text.push_str("\n## Quotes\n");
        }
        if quote.theme != theme {
            let name = quote.theme.map(|guid| sheets::theme_name(release, guid)).unwrap_or_default();
            text.push_str(&format!("\n### {}\n", escaped(&name)));
            theme = quote.theme;
        }
        // A comment ends one quotation, so that the next is another and not the same going on.
        text.push_str(&format!("\n{}\n\n<!-- -->\n", markdown::quotation(&quote.text)));
    }
    text
}
