//! A release is read only as it was written, and believed only with two signatures.

use themes::{
    codebook::Guid,
    coding::{Attributes, Region},
    disclosure::Choice,
    plan::{Plan, PlanReadError},
    release::{Cell, ColumnLabel, Release, ReleaseError, ReleaseReadError, RowLabel, SignedRelease, TableName},
};

use crate::{
    call::Call,
    population::{record, themes},
};

/// Of 300 people every third names the fifth theme; 150 are in London, 120 in the South East, of 30 it is not known.
fn made() -> (Call, Release) {
    let mut call = Call::of(300);
    for (id, person) in (0..).zip(&mut call.people) {
        let named: Vec<Guid> = (id % 3 == 0).then_some(themes(&call.codebook)[4]).into_iter().collect();
        let region = [Region::London, Region::SouthEast].get(id as usize % 10 / 5).filter(|_| id % 10 < 9).copied();
        let masked = core::mem::take(&mut person.record.masked);
        person.record = record(id, (&call.codebook).into(), &named, Attributes { region, ..Attributes::default() });
        person.record.masked = masked;
    }
    let quote = Choice { testimony: call.people[3].record.testimony, theme: Some(call.theme(4)), text: "I waited." };
    let release = call.ask(&[quote], None).expect("a release");
    (call, release)
}

#[test]
fn what_was_written_is_read_again() {
    let (call, release) = made();
    let bytes = release.to_bytes();
    assert_eq!(Release::parse(&bytes).as_ref(), Ok(&release));
    assert_eq!(Plan::parse(&call.plan.to_bytes()), Ok(call.plan.clone()));
    let signed = SignedRelease::new(release, Vec::new());
    assert_eq!(SignedRelease::parse(&signed.to_bytes()), Ok(signed));
}

#[test]
fn tables_are_read_with_their_labels_and_bases() {
    let (call, release) = made();
    let names: Vec<TableName> = release.tables().map(|table| table.name()).collect();
    assert_eq!(names[0], TableName::Totals);
    let table = release.table(TableName::TwoWay(1)).expect("the table is there");
    let labels: Vec<_> = table.columns().iter().map(|column| column.label()).collect();
    assert_eq!(labels, [ColumnLabel::Group("london"), ColumnLabel::Group("south-east"), ColumnLabel::Rest]);
    let bases: Vec<_> = table.columns().iter().map(|column| column.base().and_then(Cell::number)).collect();
    assert_eq!(bases, [Some(150), Some(120), Some(30)]);
    let row = table.rows().find(|row| row.label() == RowLabel::Theme(call.theme(4))).expect("the row is there");
    let cells: Vec<_> = row
        .cells()
        .map(|(column, cell)| (cell.number(), column.base().and_then(|base| cell.percentage(base))))
        .collect();
    assert_eq!(cells, [(Some(50), Some(33)), (Some(40), Some(33)), (Some(10), Some(33))]);
    let total = release.total(call.theme(4)).zip(release.base()).and_then(|(total, base)| total.percentage(base));
    assert_eq!(total, Some(33));
}

#[test]
fn bytes_that_no_release_has_are_refused() {
    let (_, release) = made();
    let text = String::from_utf8(release.to_bytes()).expect("JSON is UTF-8");
    let read = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        Release::parse(text.replacen(from, to, 1).as_bytes()).err()
    };
    use ReleaseReadError::{NotARelease, NotCanonical, Refused};
    // Below itself.
    let above = format!("\"above\":\"{}\"", release.codebook().themes[0].guid);
    for (from, to, error) in [
        ("{\"format\"", "{ \"format\"", NotCanonical),
        ("murmuration/1/release", "murmuration/2/release", Refused(ReleaseError::OtherPlan)),
        ("\"number\":1", "\"number\":2", Refused(ReleaseError::OtherPlan)),
        ("\"base\":300", "\"base\":301", Refused(ReleaseError::NotRounded)),
        ("\"base\":300", "\"base\":5", Refused(ReleaseError::NotRounded)),
        ("\"base\":300", "\"base\":\"few\"", NotARelease),
        ("\"salt\":\"07", "\"salt\":\"", NotARelease),
        ("\"salt\":\"07", "\"salt\":\"0707", NotARelease),
        ("\"base\":300", "\"base\":null", Refused(ReleaseError::Mixed)),
        ("\"summary\":null", "\"summary\":\"x\"", Refused(ReleaseError::Mixed)),
        ("\"summary\":null", "\"summary\":null,\"more\":1", NotARelease),
        ("\"accounts\":50", "\"accounts\":51", Refused(ReleaseError::OtherPlan)),
        ("\"accounts\":50", "\"accounts\":20", NotARelease),
        (
            "\"dropped\":[]",
            "\"dropped\":[{\"table\":\"totals\",\"reason\":\"unsafe\"}]",
            Refused(ReleaseError::OtherTables),
        ),
        ("\"name\":\"Theme 0\"", "\"name\":\"Theme\\n0\"", Refused(ReleaseError::Themes(themes::TextError::Character))),
        ("\"above\":null", above.as_str(), Refused(ReleaseError::OtherThemes)),
        (
            "\"dates\":[]",
            "\"dates\":[{\"day\":\"2026-02-01\",\"label\":\"a\"},{\"day\":\"2026-01-01\",\"label\":\"b\"}]",
            Refused(ReleaseError::OtherThemes),
        ),
        ("I waited.", " I waited.", Refused(ReleaseError::Quote(themes::TextError::OuterSpace))),
    ] {
        assert_eq!(read(from, to), Some(error), "{from} -> {to}");
    }
    assert_eq!(Plan::parse(b"{}"), Err(PlanReadError::NotAPlan));
}

#[test]
fn a_quote_can_not_be_put_under_a_hidden_theme() {
    let (call, release) = made();
    let text = String::from_utf8(release.to_bytes()).expect("JSON is UTF-8");
    let quote = |theme: usize| format!("{{\"theme\":\"{}\",\"text\":\"I waited.\"}}", call.theme(theme));
    assert!(text.contains(&quote(4)));
    let moved = text.replace(&quote(4), &quote(0));
    assert_eq!(Release::parse(moved.as_bytes()), Err(ReleaseReadError::Refused(ReleaseError::QuotePlace)));
}
