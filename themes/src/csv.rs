//! Comma-separated values (RFC 4180) for spreadsheets and for Taguette. `FORMAT.md` §5.2 and §5.3 say what is written.

use crate::{
    agreement::{Agreement, Tally, Undefined},
    codebook::{Codebook, Theme},
    qdc::description,
};

/// Tells spreadsheets, and Taguette which otherwise guesses, that it is UTF-8.
const BYTE_ORDER_MARK: char = '\u{FEFF}';
/// The longest path of names that Taguette takes, in characters.
pub const LONGEST_PATH: usize = 200;

/// The names on the way to this theme are together longer than Taguette takes: shorten one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is longer than {LONGEST_PATH} characters")]
pub struct PathTooLong(pub String);

/// The codebook as a table: path of names, description, colour, GUID. Taguette reads the first two columns and leaves the others.
///
/// # Errors
/// [`PathTooLong`].
pub fn codebook(codebook: &Codebook) -> Result<String, PathTooLong> {
    themes(codebook.themes())
}

pub(crate) fn themes(themes: &[Theme]) -> Result<String, PathTooLong> {
    let mut csv = String::from(BYTE_ORDER_MARK);
    csv.push_str(&row(&["tag", "description", "colour", "guid"]));
    rows(themes, None, &mut csv)?;
    Ok(csv)
}

fn rows(level: &[Theme], above: Option<&str>, csv: &mut String) -> Result<(), PathTooLong> {
    for theme in level {
        let path = above.map_or_else(|| theme.name.clone(), |above| format!("{above}.{}", theme.name));
        if path.chars().count() > LONGEST_PATH {
            return Err(PathTooLong(path));
        }
        let colour = theme.colour.map(|colour| colour.to_string()).unwrap_or_default();
        csv.push_str(&row(&[&path, &description::join(theme), &colour, &theme.guid.to_string()]));
        rows(&theme.themes, Some(&path), csv)?;
    }
    Ok(())
}

/// How far two coders agree: a line for each codable theme in the order of the codebook, and one for all of them together. `FORMAT.md` §5.3 says what is in which
/// column. `tally` is of this codebook.
pub fn agreement(codebook: &Codebook, tally: &Tally) -> String {
    let mut csv = String::from(BYTE_ORDER_MARK);
    csv.push_str(&row(&[
        "theme",
        "guid",
        "codebook",
        "units",
        "both",
        "first_only",
        "second_only",
        "neither",
        "kappa",
        "alpha",
        "undefined",
    ]));
    let version = codebook.version();
    for ((path, theme), (_, agreement)) in
        paths(codebook).into_iter().filter(|(_, theme)| theme.codable).zip(tally.themes())
    {
        csv.push_str(&agreement_row(&path, &theme.guid.to_string(), version, &agreement));
    }
    csv.push_str(&agreement_row(ALL_THEMES, "", version, &tally.all()));
    csv
}

/// What stands in place of a path in the line of all themes together, which is also the one without a GUID.
const ALL_THEMES: &str = "(all themes)";

/// Counts and figures are ours, so that they stay numbers, a sign before them or not.
fn agreement_row(path: &str, guid: &str, version: u32, agreement: &Agreement) -> String {
    let Agreement { units, both, first, second, neither, kappa, alpha } = *agreement;
    let figure = |figure: Result<f64, Undefined>| figure.map(|figure| format!("{figure:.4}")).unwrap_or_default();
    let why = match kappa.and(alpha) {
        Ok(_) => "",
        Err(Undefined::NoPairs) => "no-pairs",
        Err(Undefined::OneValue) => "one-value",
    };
    let (path, kappa, alpha) = (cell(path), figure(kappa), figure(alpha));
    format!("{path},{guid},{version},{units},{both},{first},{second},{neither},{kappa},{alpha},{why}\r\n")
}

/// Every theme with the names on the way to it, in the order of the codebook.
fn paths(codebook: &Codebook) -> Vec<(String, &Theme)> {
    let mut above: Vec<&str> = Vec::new();
    let walk = codebook.walk().map(|(level, theme)| {
        above.truncate(level);
        above.push(&theme.name);
        (above.join("."), theme)
    });
    walk.collect()
}

/// One line of a table, with its end. Every cell is text that nothing will calculate.
pub(crate) fn row(cells: &[&str]) -> String {
    let cells: Vec<_> = cells.iter().map(|text| cell(text)).collect();
    format!("{}\r\n", cells.join(","))
}

fn cell(text: &str) -> String {
    let text = inert(text);
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// The text, with `'` before it if a spreadsheet would calculate it.
pub(crate) fn inert(text: &str) -> String {
    if would_be_calculated(text) { format!("'{text}") } else { text.to_owned() }
}

/// Whether a spreadsheet could take it for a formula, and do what a stranger wrote.
///
/// Source: OWASP, "CSV Injection".
fn would_be_calculated(text: &str) -> bool {
    const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    text.starts_with(['\t', '\n', '\r']) || text.trim_start().starts_with(SIGNS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_calculate_is_made_text() {
        for text in ["=1", " =1", "\u{a0}+1", "-1", "@x", "＝1", "＋1", "－1", "＠x", "\tx", "\nx", "\rx"] {
            assert_eq!(inert(text), format!("'{text}"));
        }
        for text in ["", "1=1", "a+b", " x", "'=1", "1-1", "–1"] {
            assert_eq!(inert(text), text);
        }
    }
}
