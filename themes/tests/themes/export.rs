//! What researchers take away says what the release says, and nothing else.

mod changed;
mod metadata;
mod project;
mod report;
mod workbook;

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
};

use themes::{
    export::{self, File},
    qdc,
    release::{Cell, SignedRelease, TableName},
};
use time::{Date, Month};
use zip::ZipArchive;

use crate::released::{counted, narrative, summary};

/// Each file of an archive, and of which day all are.
fn entries(archive: &[u8]) -> (BTreeMap<String, Vec<u8>>, BTreeSet<String>) {
    let mut zip = ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let (mut files, mut days) = (BTreeMap::new(), BTreeSet::new());
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("counted");
        days.insert(file.last_modified().expect("a time").to_string());
        let name = file.name().expect("UTF-8").into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("whole");
        files.insert(name, bytes);
    }
    (files, days)
}

fn unpacked(archive: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let (files, days) = entries(archive);
    assert!(days.iter().all(|day| day.starts_with("2026-11-27") && day.contains("00:00:00")), "{days:?}");
    files
}

fn package(signed: &SignedRelease) -> BTreeMap<String, Vec<u8>> {
    unpacked(&export::package(signed).expect("a package"))
}

fn text(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(files[name].clone()).expect("UTF-8")
}

#[test]
fn the_same_release_gives_the_same_bytes() {
    for signed in [counted(), narrative()] {
        assert_eq!(export::package(&signed).expect("a package"), export::package(&signed).expect("a package"));
    }
    assert_ne!(export::package(&counted()).expect("a package"), export::package(&narrative()).expect("a package"));
    assert_eq!(counted().release().day(), Date::from_calendar_date(2026, Month::November, 27).expect("a day"));
}

#[test]
fn what_is_not_shown_is_missing_with_its_reason_and_never_a_number() {
    let signed = counted();
    let release = signed.release();
    let mut seen = Vec::new();
    for table in release.tables() {
        let File { name, bytes } = export::table(release, table.name()).expect("it is published");
        let csv = String::from_utf8(bytes).expect("UTF-8");
        let mut lines = csv.lines();
        let heads: Vec<_> = lines.next().expect("heads").split(',').collect();
        let behind = heads.len() - heads.iter().position(|head| *head == "accounts").expect("a count");
        for (cell, line) in table.rows().flat_map(|row| row.cells().collect::<Vec<_>>()).zip(lines.by_ref()) {
            let cells: Vec<_> = line.rsplit(',').collect();
            let wanted = match cell.1 {
                Cell::Shown(number) => (number.get().to_string(), "shown"),
                Cell::BelowTen => (String::new(), "below-ten"),
                Cell::Hidden => (String::new(), "hidden"),
            };
            assert_eq!((cells[behind - 1], cells[behind - 2]), (wanted.0.as_str(), wanted.1), "{name}: {line}");
            let percentage = cell.0.base().and_then(|base| cell.1.percentage(base));
            assert_eq!(cells[0], percentage.map(|number| number.to_string()).unwrap_or_default(), "{name}: {line}");
            seen.push(wanted.1);
        }
        assert_eq!(lines.next(), None, "{name} has a line that is no cell");
    }
    for status in ["shown", "below-ten", "hidden"] {
        assert!(seen.contains(&status), "the sample shows every case");
    }
}

#[test]
fn a_table_that_was_left_out_has_no_file_and_a_reason() {
    let files = package(&counted());
    assert!(files.contains_key("tables/themes-by-region-1.csv"));
    assert!(!files.contains_key("tables/themes-by-region-2.csv"));
    assert!(export::table(counted().release(), TableName::TwoWay(2)).is_none());
    let report = text(&files, "report.md");
    assert!(report.contains(
        "Left out: the table “Themes by region (2)”, because counts below ten could have been computed from it"
    ));
}

#[test]
fn no_text_is_a_formula() {
    let files = package(&counted());
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".csv")) {
        let csv = String::from_utf8_lossy(bytes);
        for line in csv.split("\r\n") {
            assert!(
                !line.trim_start_matches(['\u{FEFF}', '"']).starts_with(['=', '+', '-', '@', '\t']),
                "{name}: {line}"
            );
        }
        for sign in ["=", "+", "-1", "@"] {
            assert!(!csv.contains(&format!(",{sign}")) && !csv.contains(&format!(",\"{sign}")), "{name} has {sign}");
        }
    }
    let syntax = text(&files, "tables.sps");
    assert!(!syntax.contains("HYPERLINK") && !syntax.contains("EXECUTE"), "a text of a stranger is in a program");
    let (workbook, _) = entries(&files["tables.xlsx"]);
    let is_sheet = |name: &str| name.starts_with("xl/worksheets/sheet");
    let sheets: Vec<_> =
        workbook.iter().filter(|(name, _)| is_sheet(name)).map(|(_, xml)| String::from_utf8_lossy(xml)).collect();
    assert_eq!(sheets.len(), 6, "notes, four tables and quotes");
    assert!(sheets.iter().all(|xml| !xml.contains("<f>") && !xml.contains("<hyperlink")), "the workbook calculates");
}

#[test]
fn quotes_are_apart_from_each_other_and_from_every_fact() {
    let archive = export::project(counted().release()).expect("a project").expect("there are quotes");
    let files = unpacked(&archive);
    let xml = text(&files, "project.qde");
    assert_eq!((xml.matches("<TextSource ").count(), files.len()), (4, 5));
    assert_eq!(xml.matches("<CodeRef ").count(), 4, "each has one theme");
    for link in ["<Case", "<Variable", "<Link", "<Set", "<Note", "<Graph"] {
        assert!(!xml.contains(link), "{link}");
    }
    let sources: Vec<_> =
        files.iter().filter(|(name, _)| name.starts_with("sources/")).map(|(_, bytes)| bytes).collect();
    for quote in counted().release().quotes() {
        assert!(sources.contains(&&quote.text.clone().into_bytes()));
    }
}

#[test]
fn a_release_without_numbers_has_quotes_without_themes() {
    let files = package(&narrative());
    let xml = text(&unpacked(&files["quotes.qdpx"]), "project.qde");
    assert_eq!((xml.matches("<TextSource ").count(), xml.matches("<CodeRef ").count()), (4, 0));
    let tables: Vec<_> = files.keys().filter(|name| name.starts_with("tables")).collect();
    assert_eq!(tables, ["tables.xlsx", "tables/quotes.csv"]);
    let report = text(&files, "report.md");
    assert!(report.contains("\\=1+1 people") && report.contains("There are no counts") && !report.contains("## Audit"));
    assert!(!report.contains("tables.sps"), "the report names a file that isn't there");
}

#[test]
fn a_summary_alone_has_no_tables_and_no_project() {
    let files = package(&summary());
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["checksums.sha256", "codebook.csv", "codebook.qdc", "release.json", "report.md"]);
    assert_eq!(export::project(summary().release()).expect("no error"), None);
    assert_eq!(export::syntax(summary().release()), None);
}

#[test]
fn the_release_in_the_package_is_the_release() {
    let files = package(&counted());
    assert_eq!(SignedRelease::parse(&files["release.json"]).expect("a release"), counted());
}

#[test]
fn themes_come_back_as_a_tree_without_two_of_one_name() {
    let imported = qdc::read(export::codebook(counted().release()).as_bytes()).expect("written by us").themes;
    let names: Vec<_> = imported.iter().map(|theme| theme.name.as_str()).collect();
    assert_eq!(names[1], "@SUM(1+1)*cmd|' /C calc'!A0");
    assert_eq!(names[4], "@SUM(1+1)*cmd|' /C calc'!A0 (2)");
    assert_eq!(imported[0].themes.len(), 2);
}

#[test]
fn the_report_says_what_whoever_reads_it_has_to_know() {
    let signed = counted();
    let report = export::report(&signed);
    let digest = signed.release().digest().to_string();
    for said in [
        "Every account of this call is invented",
        "10 of them new",
        "they are all “\\<10”",
        "Below ten: 4. Hidden: 3.",
        "Of every count that is hidden, or computed and below ten, a range of at least 9 is left.",
        "2023-08-31: =TODAY() was the deadline",
        digest.as_str(),
        "Signed by heron, list of keys number 3.",
        "| \\=HYPERLINK(\"http://example.org\";\"open\") | 10 (8 %) |",
        "| Police, \"care\" \\& \\<force\\> | hidden |",
        "> \\# then nobody 🐦 came",
    ] {
        assert!(report.contains(said), "{said}");
    }
}

#[test]
fn whoever_waits_hears_of_every_step() {
    let mut heard = Vec::new();
    export::package_with(&counted(), |done, of| heard.push((done, of))).expect("a package");
    let steps = heard.len();
    assert!(steps > 3);
    assert!(heard.iter().copied().eq((1..=steps).map(|done| (done, steps))), "{heard:?}");
}
