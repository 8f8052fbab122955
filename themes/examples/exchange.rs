//! The codebook crate for the checks in `tests/python`: codebooks on standard input and output.
//!
//! `starter` writes the built-in codebook as `.qdc`; `again` reads a `.qdc` and writes it as we do; `table` reads a `.qdc` and writes the table for Taguette.

use std::io::{Error, Read, Write, stdin, stdout};

use themes::{
    codebook::{Codebook, CodebookDraft, starter},
    csv, qdc,
};

fn main() -> Result<(), Error> {
    let text = match std::env::args().nth(1).as_deref() {
        Some("starter") => qdc::write(&starter()),
        Some("again") => qdc::write(&imported()?),
        Some("table") => csv::codebook(&imported()?).map_err(Error::other)?,
        _ => return Err(Error::other("say starter, again or table")),
    };
    stdout().write_all(text.as_bytes())
}

fn imported() -> Result<Codebook, Error> {
    let mut bytes = Vec::new();
    stdin().read_to_end(&mut bytes)?;
    let themes = qdc::read(&bytes).map_err(Error::other)?.themes;
    let draft = CodebookDraft {
        name: "Imported".to_owned(),
        language: "en".to_owned(),
        version: 1,
        source: String::new(),
        dates: Vec::new(),
        themes,
    };
    draft.check().map_err(Error::other)
}
