//! What the columns mean, as W3C "Metadata Vocabulary for Tabular Data" (CSV on the Web).

use serde_json::{Value as Json, json};

use super::{
    sheet::{Column, Kind, Sheet, Status},
    sheets, text,
};
use crate::release::Release;

/// One group of all tables.
pub fn write(release: &Release, sheets: &[Sheet]) -> String {
    let metadata = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "dc:title": sheets::title(release),
        "dc:description": text::NOT_ZERO,
        "dc:issued": release.day().to_string(),
        "tables": sheets.iter().map(table).collect::<Vec<_>>(),
    });
    format!("{metadata:#}\n")
}

fn table(sheet: &Sheet) -> Json {
    json!({
        "url": sheet.path(),
        "dc:title": sheet.title,
        "dc:description": sheet.about,
        "tableSchema": { "columns": sheet.columns.iter().map(column).collect::<Vec<_>>(), "primaryKey": sheet.key() },
    })
}

fn column(column: &Column) -> Json {
    let datatype = match column.kind {
        Kind::Text => json!("string"),
        Kind::Number => json!({ "base": "integer", "minimum": 0 }),
        Kind::Status(words) => {
            let words: Vec<_> = words.iter().copied().map(Status::as_str).collect();
            json!({ "base": "string", "format": words.join("|") })
        }
    };
    json!({
        "name": column.name,
        "titles": column.name,
        "dc:description": column.about,
        "datatype": datatype,
        "null": "",
        "required": column.is_key || matches!(column.kind, Kind::Status(_)),
    })
}
