//! What the columns mean, as a Frictionless "Tabular Data Package".

use serde_json::{Value as Json, json};
use vault::id::Digest;

use super::{
    File,
    sheet::{Column, Kind, Sheet, Status},
    sheets, text,
};
use crate::release::Release;

/// One package of all tables.
pub fn write(release: &Release, sheets: &[Sheet]) -> String {
    let package = json!({
        "profile": "tabular-data-package",
        "name": sheets::package_name(release),
        "title": sheets::title(release),
        "description": format!("{} {}", text::NOT_ZERO, text::INERT),
        "version": release.number().to_string(),
        "created": format!("{}T00:00:00Z", release.day()),
        "resources": sheets.iter().map(resource).collect::<Vec<_>>(),
    });
    format!("{package:#}\n")
}

fn resource(sheet: &Sheet) -> Json {
    let File { name: path, bytes } = sheet.file();
    json!({
        "profile": "tabular-data-resource",
        "name": sheet.name,
        "path": path,
        "title": sheet.title,
        "description": sheet.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": bytes.len(),
        "hash": format!("sha256:{}", Digest::of(&bytes)),
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true },
        "schema": {
            "fields": sheet.columns.iter().map(field).collect::<Vec<_>>(),
            "missingValues": [""],
            "primaryKey": sheet.key(),
        },
    })
}

fn field(column: &Column) -> Json {
    let (form, constraints) = match column.kind {
        Kind::Text => ("string", json!({ "required": column.is_key })),
        Kind::Number => ("integer", json!({ "required": column.is_key, "minimum": 0 })),
        Kind::Status(words) => {
            let words: Vec<_> = words.iter().copied().map(Status::as_str).collect();
            ("string", json!({ "required": true, "enum": words }))
        }
    };
    json!({ "name": column.name, "type": form, "description": column.about, "constraints": constraints })
}
