//! The quotes as other research tools read them, and archives as such.

use std::io::Cursor;

use themes::{codebook::Guid, export, qdc};
use vault::id::Digest;
use zip::{CompressionMethod, ZipArchive};

use super::{changed::changed, entries, package, text, unpacked};
use crate::released::{counted, narrative};

#[test]
fn a_quote_is_a_source_with_its_theme_over_the_whole_of_it() {
    let signed = counted();
    let digest = signed.release().digest();
    let guid = |what: &str| Guid::derive(&format!("{digest}/{what}"));
    let files = unpacked(&export::project(signed.release()).expect("no error").expect("there are quotes"));
    let xml = text(&files, "project.qde");
    let user = guid("user");
    let begin = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"crisis-2026, release 2\" origin=\"Murmuration\" \
        creatingUserGUID=\"{user}\" creationDateTime=\"2026-11-27T00:00:00Z\">\n\
        <Users>\n<User guid=\"{user}\" name=\"Murmuration\"/>\n</Users>\n<CodeBook>\n<Codes>\n"
    );
    assert!(xml.starts_with(&begin), "{xml}");
    // The last has 70 characters, and more bytes.
    let by = format!("creatingUser=\"{user}\" creationDateTime=\"2026-11-27T00:00:00Z\"");
    let (source, selection, coding) = (guid("source/4"), guid("selection/4"), guid("coding/4"));
    let theme = Guid::derive("=HYPERLINK(\"http://example.org\";\"open\")");
    let last = format!(
        "<TextSource guid=\"{source}\" name=\"Quote 4\" plainTextPath=\"internal://{source}.txt\" {by}>\n\
        <PlainTextSelection guid=\"{selection}\" name=\"Quote 4\" startPosition=\"0\" endPosition=\"70\" {by}>\n\
        <Coding guid=\"{coding}\" {by}><CodeRef targetGUID=\"{theme}\"/></Coding>\n\
        </PlainTextSelection>\n</TextSource>\n</Sources>\n</Project>\n"
    );
    assert!(xml.ends_with(&last), "{xml}");
    assert_eq!(text(&files, &format!("sources/{source}.txt")), signed.release().quotes()[3].text);
    let codes = |xml: &str| {
        xml.split_once("<Codes>").and_then(|(_, rest)| rest.split_once("</Codes>")).map(|(codes, _)| codes.to_owned())
    };
    assert_eq!(codes(&xml), codes(&export::codebook(signed.release())));
    let signed = narrative();
    let files = unpacked(&export::project(signed.release()).expect("no error").expect("there are quotes"));
    let source = Guid::derive(&format!("{}/source/1", signed.release().digest()));
    let bare = format!("name=\"Quote 1\" plainTextPath=\"internal://{source}.txt\"");
    assert!(text(&files, "project.qde").lines().any(|line| line.contains(&bare) && line.ends_with("\"/>")));
}

#[test]
fn themes_keep_their_colours_and_what_they_mean() {
    let themes = qdc::read(export::codebook(counted().release()).as_bytes()).expect("written by us").themes;
    let shown = |theme: &themes::codebook::Theme| {
        let colour = theme.colour.map(|colour| colour.to_string()).unwrap_or_default();
        (theme.definition.clone(), colour, theme.codable)
    };
    assert_eq!(
        shown(&themes[0]),
        ("What =HYPERLINK(\"http://example.org\";\"open\") means.".to_owned(), "#0080ff".to_owned(), true)
    );
    assert_eq!(shown(&themes[1]), ("What @SUM(1+1)*cmd|' /C calc'!A0 means.".to_owned(), String::new(), true));
    assert_eq!(shown(&themes[4]), (String::new(), String::new(), true));
    let below: Vec<_> = themes[0].themes.iter().map(|theme| theme.name.as_str()).collect();
    assert_eq!(below, ["It's `here`.", "-1+1"]);
    let table = export::codebook_table(counted().release()).expect("short names");
    let line = format!("@SUM(1+1)*cmd|' /C calc'!A0 (2),,,{}\r\n", Guid::derive("elsewhere"));
    assert!(table.ends_with(&format!("\r\n'{line}")), "{table}");
    let files = package(&counted());
    assert_eq!(text(&files, "codebook.csv"), table);
    assert_eq!(text(&files, "codebook.qdc"), export::codebook(counted().release()));
}

#[test]
fn an_archive_begins_with_the_report_and_ends_with_checksums() {
    let signed = counted();
    assert_eq!(export::name(signed.release()), "murmuration-crisis-2026-release-2.zip");
    let archive = export::package(&signed).expect("a package");
    let mut zip = ZipArchive::new(Cursor::new(&archive)).expect("an archive");
    let mut names = Vec::new();
    for at in 0..zip.len() {
        let file = zip.by_index(at).expect("counted");
        assert_eq!((file.unix_mode(), file.compression()), (Some(0o100_644), CompressionMethod::Deflated));
        names.push(file.name().expect("UTF-8").into_owned());
    }
    assert_eq!(
        names,
        [
            "report.md",
            "release.json",
            "tables/themes.csv",
            "tables/groups-region.csv",
            "tables/themes-by-region-1.csv",
            "tables/pairs.csv",
            "tables/quotes.csv",
            "datapackage.json",
            "csv-metadata.json",
            "tables.sps",
            "tables.xlsx",
            "codebook.qdc",
            "codebook.csv",
            "quotes.qdpx",
            "checksums.sha256",
        ]
    );
    let files = package(&signed);
    let line = |name: &String| format!("{}  {name}\n", Digest::of(&files[name]));
    assert_eq!(text(&files, "checksums.sha256"), names[..14].iter().map(line).collect::<String>());
}

#[test]
fn an_archive_is_of_the_day_of_its_release_as_far_as_it_can_tell() {
    for (day, told) in [
        ("2026-11-27", "2026-11-27 00:00:00"),
        ("1980-01-02", "1980-01-02 00:00:00"),
        ("1979-12-31", "1980-01-01 00:00:00"),
        ("2107-12-31", "2107-12-31 00:00:00"),
        ("2108-01-01", "1980-01-01 00:00:00"),
    ] {
        let signed = changed(&counted(), &[(r#""day":"2026-11-27""#, &format!(r#""day":"{day}""#))]);
        let (_, days) = entries(&export::package(&signed).expect("a package"));
        assert!(days.iter().eq([told]), "{days:?}");
    }
}

#[test]
fn a_path_that_taguette_would_refuse_leaves_its_table_out() {
    let long = ["a", "b", "c"].map(|letter| letter.repeat(80));
    let mut json = String::from_utf8(narrative().to_bytes()).expect("JSON is UTF-8");
    let guids: Vec<_> = narrative().release().codebook().themes.iter().map(|theme| theme.guid).collect();
    // A name below a name below a name.
    for (at, name) in long.iter().enumerate() {
        let theme = format!(r#"{{"guid":"{}","above":"#, guids[at]);
        let (before, rest) = json.split_once(&theme).expect("it is there");
        let (_, rest) = rest.split_once(r#","name":""#).expect("it has a name");
        let (_, rest) = rest.split_once(r#"","colour""#).expect("and a colour");
        let above = if at == 0 { "null".to_owned() } else { format!("\"{}\"", guids[at - 1]) };
        json = format!(r#"{before}{theme}{above},"name":"{name}","colour"{rest}"#);
    }
    let signed = themes::release::SignedRelease::parse(json.as_bytes()).expect("a release");
    assert_eq!(export::codebook_table(signed.release()), Err(themes::csv::PathTooLong(long.join("."))));
    let files = package(&signed);
    assert!(files.contains_key("codebook.qdc") && !files.contains_key("codebook.csv"));
    assert!(!text(&files, "report.md").contains("codebook.csv"), "the report names a file that isn't there");
}
