//! Syntax that reads the tables into SPSS, or PSPP. No text of the release is in it, so that none can be a command.

use super::{
    sheet::{Column, Kind, Sheet, Status},
    text,
};
use crate::{csv, release::Release};

/// Bytes that every string variable has at least.
const NARROWEST: usize = 1;

/// One data set for each table. `None` if there is no table.
pub fn write(release: &Release, sheets: &[Sheet]) -> Option<String> {
    // A line break ends a case, even in quotation marks.
    let tables: Vec<_> = sheets.iter().filter(|sheet| !sheet.has_long_texts).collect();
    let first = tables.first()?;
    let mut syntax = String::from("* Encoding: UTF-8.\n");
    let from = format!("Release {} of {}, made on {}.", release.number(), release.call(), release.day());
    for line in [from.as_str()].into_iter().chain(text::SYNTAX) {
        syntax.push_str(&format!("* {line}\n"));
    }
    tables.iter().for_each(|sheet| table(sheet, &mut syntax));
    syntax.push_str(&format!("\nDATASET ACTIVATE {}.\n", data_set(first)));
    Some(syntax)
}

fn table(sheet: &Sheet, syntax: &mut String) {
    syntax.push_str(&format!(
        "\nGET DATA\n  /TYPE=TXT\n  /FILE='{}'\n  /ENCODING='UTF8'\n  /DELIMITERS=','\n  /QUALIFIER='\"'\n  /ARRANGEMENT=DELIMITED\n  /FIRSTCASE=2\n  /VARIABLES=",
        sheet.path()
    ));
    for (place, column) in sheet.columns.iter().enumerate() {
        let form = match column.kind {
            Kind::Number => "F10.0".to_owned(),
            Kind::Text => format!("A{}", width(sheet, place)),
            Kind::Status(words) => {
                format!("A{}", words.iter().map(|word| word.as_str().len()).max().unwrap_or(NARROWEST))
            }
        };
        syntax.push_str(&format!("\n    {} {form}", column.name));
    }
    syntax.push_str(".\nVARIABLE LABELS");
    let labels: Vec<_> =
        sheet.columns.iter().map(|column| format!("\n  {} {}", column.name, quoted(column.about))).collect();
    syntax.push_str(&format!("{}.\n", labels.join("")));
    sheet.columns.iter().for_each(|column| value_labels(column, syntax));
    // The next table is read into the active data set whatever that is called, so this one is copied out of it.
    syntax.push_str(&format!("DATASET COPY {}.\n", data_set(sheet)));
}

fn data_set(sheet: &Sheet) -> String {
    sheet.name.replace('-', "_")
}

fn value_labels(column: &Column, syntax: &mut String) {
    let Kind::Status(words) = column.kind else { return };
    let labels = words.iter().map(|word: &Status| format!("\n  {} {}", quoted(word.as_str()), quoted(word.meaning())));
    syntax.push_str(&format!("VALUE LABELS {}{}.\n", column.name, labels.collect::<String>()));
}

/// How many bytes the longest text of a column has, as it is in the CSV.
fn width(sheet: &Sheet, place: usize) -> usize {
    let widths = sheet.rows.iter().filter_map(|row| row.get(place)).map(|value| csv::inert(&value.written()).len());
    widths.max().unwrap_or_default().max(NARROWEST)
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
