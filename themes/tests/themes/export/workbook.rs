//! What stands in the workbook, read from its XML.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};
use themes::{export, release::SignedRelease};

use super::{changed::changed, entries, package, text};
use crate::released::{counted, narrative, summary};

type Files = BTreeMap<String, Vec<u8>>;

fn book(signed: &SignedRelease) -> Files {
    entries(&export::workbook(signed).expect("a workbook")).0
}

fn named<'a, 'd: 'a>(node: Node<'a, 'd>, name: &'static str) -> impl Iterator<Item = Node<'a, 'd>> {
    node.descendants().filter(move |node| node.tag_name().name() == name)
}

/// The names of the sheets, in order.
fn sheets(book: &Files) -> Vec<String> {
    let xml = text(book, "xl/workbook.xml");
    let document = Document::parse(&xml).expect("XML");
    named(document.root(), "sheet").filter_map(|sheet| sheet.attribute("name")).map(str::to_owned).collect()
}

/// Row by row what stands in the cells, numbers with `#` before them, and how wide the columns are in whole characters.
fn sheet(book: &Files, number: usize) -> (Vec<Vec<String>>, Vec<u32>) {
    let shared = text(book, "xl/sharedStrings.xml");
    let shared = Document::parse(&shared).expect("XML");
    let string = |item: Node<'_, '_>| named(item, "t").filter_map(|part| part.text()).collect::<String>();
    let strings: Vec<_> = named(shared.root(), "si").map(string).collect();
    let xml = text(book, &format!("xl/worksheets/sheet{number}.xml"));
    let document = Document::parse(&xml).expect("XML");
    let value = |cell: Node<'_, '_>| {
        let value = named(cell, "v").next().and_then(|value| value.text()).expect("no cell is empty");
        match cell.attribute("t") {
            Some("s") => strings[value.parse::<usize>().expect("a number")].clone(),
            _ => format!("#{value}"),
        }
    };
    let rows = named(document.root(), "row").map(|row| named(row, "c").map(value).collect()).collect();
    let widths = named(document.root(), "col").flat_map(|column| {
        let number = |name| column.attribute(name).and_then(|text| text.parse::<f64>().ok()).expect("a number");
        let times = number("max") as usize + 1 - number("min") as usize;
        // A program adds some pixels to the width that it was told.
        vec![number("width") as u32; times]
    });
    (rows, widths.collect())
}

#[test]
fn the_workbook_has_notes_and_a_sheet_for_each_table() {
    assert_eq!(
        sheets(&book(&counted())),
        ["Notes", "Themes", "Groups, region", "Themes by region (1)", "Pairs of themes", "Quotes"]
    );
    assert_eq!(sheets(&book(&narrative())), ["Notes", "Quotes"]);
    assert_eq!(sheets(&book(&summary())), ["Notes"]);
    for signed in [counted(), narrative()] {
        let packed = package(&signed)["tables.xlsx"].clone();
        assert_eq!(export::workbook(&signed).expect("a workbook"), packed);
    }
}

#[test]
fn a_sheet_has_the_lines_of_its_table_with_nothing_where_a_number_is_not_shown() {
    let book = book(&counted());
    let (rows, widths) = sheet(&book, 3);
    assert_eq!(
        rows,
        [
            vec!["group", "group_name", "accounts", "status", "base", "base_status", "percent"],
            vec!["#1", "'+London, and near", "#10", "shown", "#125", "shown", "#8"],
            vec!["#2", "'@Elsewhere", "#15", "shown", "#125", "shown", "#12"],
            vec!["#0", "Other or not known", "below-ten", "#125", "shown"],
        ]
    );
    assert_eq!(widths, [10, 40, 10, 14, 10, 14, 10]);
    let heads = text(&book, "xl/worksheets/sheet3.xml");
    assert!(heads.contains(r#"<pane ySplit="1" topLeftCell="A2""#), "the heads stay where they are");
    assert!(heads.contains(r#"<c r="C3"><v>15</v></c>"#) && !heads.contains(r#"r="C4""#), "{heads}");
    let (rows, widths) = sheet(&book, 6);
    assert_eq!(rows[0], ["quote", "theme", "theme_name", "text"]);
    assert_eq!(rows[3][2..], ["'=HYPERLINK(\"http://example.org\";\"open\")", "'=1+1 and that was all"]);
    assert_eq!(widths, [10, 40, 40, 100]);
}

#[test]
fn the_notes_are_those_of_the_report_and_say_what_the_columns_are() {
    let (rows, widths) = sheet(&book(&counted()), 1);
    assert_eq!(widths, [110]);
    let lines: Vec<_> = rows.iter().map(|row| row.concat()).collect();
    let begin =
        ["About this release", "Release 2 of the call “crisis-2026”, made on 2026-11-27 with murmuration 0.1.0."];
    assert_eq!(lines[..2], begin);
    for heading in ["Who is in", "Audit", "How to verify"] {
        assert_eq!(lines.iter().filter(|line| *line == heading).count(), 1, "{heading}");
    }
    let end = [
        "Quotes",
        "Words of people who allowed it.",
        "quote: Number of the quote in this release; it means nothing else.",
        "theme: GUID of the theme; empty in a release without numbers.",
        "theme_name: Name of the theme.",
        "text: The quote, masked.",
    ];
    assert_eq!(lines[lines.len() - end.len()..], end);
    let (rows, _) = sheet(&book(&narrative()), 1);
    let lines: Vec<_> = rows.iter().map(|row| row.concat()).collect();
    let summary = ["Summary", "'=1+1 people", "* wrote.", "Who is in"];
    assert!(lines.windows(4).any(|lines| lines == summary), "{lines:#?}");
}

#[test]
fn a_workbook_is_of_the_day_of_its_release() {
    for (day, created) in [
        ("2026-11-27", "2026-11-27T00:00:00Z"),
        // No spreadsheet tells an earlier year.
        ("1899-12-31", "1900-12-31T00:00:00Z"),
        ("9999-12-31", "9999-12-31T00:00:00Z"),
    ] {
        let signed = changed(&counted(), &[(r#""day":"2026-11-27""#, &format!(r#""day":"{day}""#))]);
        let core = text(&book(&signed), "docProps/core.xml");
        assert!(core.contains(&format!(">{created}</dcterms:created>")), "{core}");
        assert!(core.contains("<dc:title>crisis-2026, release 2</dc:title>"), "{core}");
    }
}
