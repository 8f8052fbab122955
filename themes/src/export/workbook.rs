//! The tables for spreadsheets: a sheet of notes, then one sheet for each table. Texts are cells of text, which nothing calculates.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{
    report,
    sheet::{Column, Kind, Sheet, Value},
    sheets,
};
use crate::{csv, release::SignedRelease};

/// Width of a column of numbers, short words, names, and long texts, in characters.
const WIDTHS: [f64; 4] = [10.0, 14.0, 40.0, 100.0];
/// Width of the notes.
const NOTES: f64 = 110.0;

/// Notes and sheets as `.xlsx`.
pub fn write(signed: &SignedRelease, sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let release = signed.release();
    let mut workbook = Workbook::new();
    let mut properties = DocProperties::new().set_title(sheets::title(release));
    // Without a day of its own a workbook is of the moment in which it is made.
    let day = release.day();
    let year = u16::try_from(day.year()).unwrap_or_default().clamp(1900, 9999);
    properties = properties.set_creation_datetime(&ExcelDateTime::from_ymd(year, day.month().into(), day.day())?);
    workbook.set_properties(&properties);
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    notes(workbook.add_worksheet(), signed, sheets, &bold, &wrapped)?;
    for sheet in sheets {
        table(workbook.add_worksheet(), sheet, &bold, &wrapped)?;
    }
    workbook.save_to_buffer()
}

fn notes(
    page: &mut Worksheet,
    signed: &SignedRelease,
    sheets: &[Sheet],
    bold: &Format,
    wrapped: &Format,
) -> Result<(), XlsxError> {
    page.set_name("Notes")?.set_column_width(0, NOTES)?;
    let mut line = 0;
    let mut say =
        |text: &str, form: &Format| page.write_string_with_format(line, 0, csv::inert(text), form).map(|_| line += 1);
    for (heading, paragraphs) in report::notes(signed) {
        say(heading, bold)?;
        paragraphs.iter().try_for_each(|paragraph| say(paragraph, wrapped))?;
    }
    for sheet in sheets {
        say(&sheet.title, bold)?;
        say(&format!("{}.", sheet.about), wrapped)?;
        for Column { name, about, .. } in &sheet.columns {
            say(&format!("{name}: {about}."), wrapped)?;
        }
    }
    Ok(())
}

fn table(page: &mut Worksheet, sheet: &Sheet, bold: &Format, wrapped: &Format) -> Result<(), XlsxError> {
    page.set_name(&sheet.title)?.set_freeze_panes(1, 0)?;
    let [number, word, name, long] = WIDTHS;
    for (at, column) in (0..).zip(&sheet.columns) {
        page.write_string_with_format(0, at, column.name, bold)?;
        let width = match column.kind {
            Kind::Number => number,
            Kind::Status(_) => word,
            Kind::Text if sheet.has_long_texts && column.name == "text" => long,
            Kind::Text => name,
        };
        page.set_column_width(at, width)?;
    }
    for (line, row) in (1..).zip(&sheet.rows) {
        for (at, value) in (0..).zip(row) {
            match value {
                Value::Text(text) => page.write_string_with_format(line, at, csv::inert(text), wrapped)?,
                Value::Number(number) => page.write_number(line, at, *number)?,
                Value::Missing => page,
            };
        }
    }
    Ok(())
}
