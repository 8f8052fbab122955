//! Comma-separated values (RFC 4180) for spreadsheets and for Taguette. `FORMAT.md` §5.2 says what is written.

use crate::{
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
