//! A release is read if it keeps the rules, and says what is written in it.

use serde_json::json;
use themes::{
    TextError,
    codebook::{self, Guid, ReferenceDate},
    plan::{Attribute, Epsilon, Pair, Plan},
    release::{
        Cell, ColumnLabel, Dropped, DroppedReason, Quote, Release, ReleaseError, ReleaseReadError, RowLabel,
        SignedRelease, TableName, limit,
    },
};
use time::{Date, Month};
use vault::id::Digest;

use crate::released::{self, Table, counted, narrative, of_tables, of_words, summary};

type Change = fn(&mut released::Release);

/// How a release with tables is read after a change.
fn read(change: impl FnOnce(&mut released::Release)) -> Result<SignedRelease, ReleaseReadError> {
    let mut release = of_tables();
    change(&mut release);
    release.read()
}

/// The same of a release without.
fn read_words(change: impl FnOnce(&mut released::Release)) -> Result<SignedRelease, ReleaseReadError> {
    let mut release = of_words();
    change(&mut release);
    release.read()
}

#[track_caller]
fn assert_refused(cases: &[(&str, Change, ReleaseError)]) {
    for (case, change, error) in cases {
        assert_eq!(read(change).err(), Some(ReleaseReadError::Refused(*error)), "{case}");
    }
}

#[track_caller]
fn assert_taken(cases: &[(&str, Change)]) {
    for (case, change) in cases {
        assert_eq!(read(change).err(), None, "{case}");
    }
}

fn cell(json: &str) -> Cell {
    serde_json::from_str(json).expect("a cell")
}

#[test]
fn a_percentage_is_of_twenty_and_more_and_of_what_is_shown() {
    for (part, base, percentage) in [
        ("10", "20", Some(50)),
        ("10", "19", None),
        ("10", "30", Some(33)),
        ("20", "30", Some(67)),
        ("25", "200", Some(13)),
        ("15", "200", Some(8)),
        ("10", "1000", Some(1)),
        // Both are rounded.
        ("25", "20", Some(100)),
        ("4294967295", "4294967295", Some(100)),
        (r#""<10""#, "50", None),
        (r#""hidden""#, "50", None),
        ("10", r#""hidden""#, None),
    ] {
        assert_eq!(cell(part).percentage(cell(base)), percentage, "{part} of {base}");
    }
}

#[test]
fn a_cell_is_a_number_or_one_of_two_words() {
    for (json, number) in [("35", Some(35)), (r#""<10""#, None), (r#""hidden""#, None)] {
        assert_eq!((cell(json).number(), serde_json::to_string(&cell(json)).ok()), (number, Some(json.to_owned())));
    }
    assert_eq!((cell(r#""<10""#), cell(r#""hidden""#)), (Cell::BelowTen, Cell::Hidden));
    for other in [r#""few""#, r#""""#, "-5", "null", "4294967296"] {
        assert!(serde_json::from_str::<Cell>(other).is_err(), "{other}");
    }
}

#[test]
fn a_release_says_what_is_written_in_it() {
    let (signed, written) = (counted(), of_tables());
    let release = signed.release();
    assert_eq!((release.call().to_string(), release.number()), ("crisis-2026".to_owned(), 2));
    assert_eq!((release.previous(), release.salt()), (written.previous, written.salt.to_bytes()));
    assert_eq!(release.day(), Date::from_calendar_date(2026, Month::November, 27).expect("a day"));
    assert_eq!((release.is_synthetic(), release.tool()), (true, "murmuration 0.1.0"));
    assert_eq!((release.plan(), release.plan_digest()), (&written.plan, written.plan_digest));
    assert_eq!((release.codebook(), release.base()), (&written.codebook, Some(cell("125"))));
    let second = &written.codebook.themes[1];
    assert_eq!(release.codebook().theme(second.guid), Some(second));
    assert_eq!(release.codebook().theme(Guid::derive("not in the plan")), None);
    assert_eq!((release.dropped(), release.audit()), (&written.dropped[..], written.audit.as_ref()));
    assert_eq!((release.is_narrative(), release.summary()), (false, None));
    assert_eq!(release.quotes(), written.quotes);
    let signatures: Vec<_> =
        signed.signatures().iter().map(|one| (one.by.to_string(), one.epoch, one.signature)).collect();
    assert_eq!(signatures, ["heron", "wren"].map(|by| (by.to_owned(), 3, [0x0f; 64])));
    let (narrative, written) = (narrative(), of_words());
    let release = narrative.release();
    assert_eq!((release.is_narrative(), release.summary()), (true, written.summary.as_deref()));
    assert_eq!((release.base(), release.audit(), release.tables().count()), (None, None, 0));
    assert_eq!((release.total(Guid::derive("=")), release.quotes()), (None, &written.quotes[..]));
    assert!(summary().release().quotes().is_empty());
    let told = read(|release| (release.synthetic, release.number) = (false, 2)).expect("a release");
    assert!(!told.release().is_synthetic());
}

#[test]
fn tables_are_those_of_the_plan_with_their_rows_and_columns() {
    let signed = counted();
    let release = signed.release();
    let themes = release.plan().themes();
    let groups = release.plan().groupings()[0].groups.iter().map(|group| group.name.as_str());
    let rows = groups.clone().map(RowLabel::Group).chain([RowLabel::Rest]).collect();
    let columns = groups.map(ColumnLabel::Group).chain([ColumnLabel::Rest]).collect();
    let all = || vec![ColumnLabel::All];
    let (theme, pair) =
        (|at: usize| RowLabel::Theme(themes[at]), |one, two| RowLabel::Pair(Pair(themes[one], themes[two])));
    let region = Some(Attribute::Region);
    let wanted: [(_, _, Vec<RowLabel<'_>>, Vec<ColumnLabel<'_>>); 4] = [
        (TableName::Totals, None, (0..7).map(theme).collect(), all()),
        (TableName::Groups(Attribute::Region), region, rows, all()),
        (TableName::TwoWay(1), region, vec![theme(0), theme(1)], columns),
        (TableName::Pairs, None, vec![pair(0, 3), pair(1, 3)], all()),
    ];
    assert_eq!(release.tables().count(), wanted.len());
    for (table, (name, attribute, rows, columns)) in release.tables().zip(wanted) {
        assert_eq!((table.name(), table.attribute()), (name, attribute));
        assert_eq!(table.rows().map(|row| row.label()).collect::<Vec<_>>(), rows);
        assert_eq!(table.columns().iter().map(|column| column.label()).collect::<Vec<_>>(), columns);
        let bases: Vec<_> = table.columns().iter().map(|column| column.base()).collect();
        let numbers = ["10", "15", r#""<10""#];
        let of_groups: Vec<_> = numbers.iter().map(|number| Some(cell(number))).collect();
        assert_eq!(bases, if columns.len() == 1 { vec![Some(cell("125"))] } else { of_groups }, "{name:?}");
        // Numbers, `<10` and hidden ones in turn, row by row.
        let cells: Vec<Cell> =
            table.rows().flat_map(|row| row.cells().map(|(_, cell)| cell).collect::<Vec<_>>()).collect();
        let in_turn = ["10", "15", r#""<10""#, "25", r#""hidden""#, "35", "40"].map(cell);
        assert_eq!(cells, in_turn[..cells.len()]);
        let firsts: Vec<_> = table.rows().map(|row| row.first()).collect();
        assert_eq!(firsts, in_turn[..cells.len()].iter().step_by(columns.len()).copied().map(Some).collect::<Vec<_>>());
        assert_eq!(release.table(name).map(|table| table.name()), Some(name));
    }
    assert!(release.table(TableName::TwoWay(2)).is_none());
    assert_eq!(
        [0, 2, 4].map(|at| release.total(themes[at])),
        ["10", r#""<10""#, r#""hidden""#].map(|json| Some(cell(json)))
    );
    assert_eq!(release.total(Guid::derive("not in the plan")), None);
}

#[test]
fn what_percentages_are_said_of_is_unknown_where_the_groups_are_left_out() {
    let signed = read(|release| {
        release.tables.remove(1);
        let groups = TableName::Groups(Attribute::Region);
        release.dropped.insert(0, Dropped { table: groups, reason: DroppedReason::Noise });
    });
    let signed = signed.expect("a release");
    let table = signed.release().table(TableName::TwoWay(1)).expect("a table");
    assert_eq!(table.columns().iter().map(|column| column.base()).collect::<Vec<_>>(), [None; 3]);
    let reasons: Vec<_> = signed.release().dropped().iter().map(|dropped| dropped.reason).collect();
    assert_eq!(reasons, [DroppedReason::Noise, DroppedReason::Unsafe]);
}

#[test]
fn a_release_is_the_one_that_its_plan_is_for() {
    use ReleaseError::OtherPlan;
    assert_refused(&[
        ("format", |release| release.format = "murmuration/2/release".to_owned(), OtherPlan),
        ("call", |release| release.call = "another".to_owned(), OtherPlan),
        ("number", |release| release.number = 3, OtherPlan),
        ("a second one without the first", |release| release.previous = None, OtherPlan),
        ("digest of the plan", |release| release.plan_digest = Digest::of(b"another"), OtherPlan),
    ]);
    let first = read_words(|release| release.previous = Some(Digest::of(b"before the first")));
    assert_eq!(first.err(), Some(ReleaseReadError::Refused(OtherPlan)));
}

#[test]
fn a_release_names_the_program_that_made_it() {
    assert_taken(&[("long", |release| release.tool = "x".repeat(limit::TOOL))]);
    assert_refused(&[
        ("none", |release| release.tool.clear(), ReleaseError::Tool(TextError::Empty)),
        (
            "longer",
            |release| release.tool = "x".repeat(limit::TOOL + 1),
            ReleaseError::Tool(TextError::TooLong(limit::TOOL)),
        ),
        ("two lines", |release| release.tool.push_str("\nx"), ReleaseError::Tool(TextError::Character)),
    ]);
}

#[test]
fn themes_are_those_of_the_plan_each_below_one_that_comes_before() {
    use ReleaseError::OtherThemes;
    assert_taken(&[("below another", |release| {
        release.codebook.themes[6].above = Some(release.codebook.themes[5].guid)
    })]);
    assert_refused(&[
        ("one less", |release| drop(release.codebook.themes.pop()), OtherThemes),
        ("one more", |release| release.codebook.themes.push(release.codebook.themes[0].clone()), OtherThemes),
        ("another order", |release| release.codebook.themes.swap(5, 6), OtherThemes),
        ("another version", |release| release.codebook.version += 1, OtherThemes),
        ("another codebook", |release| release.codebook.digest = Digest::of(b"another"), OtherThemes),
        (
            "below itself",
            |release| release.codebook.themes[0].above = Some(release.codebook.themes[0].guid),
            OtherThemes,
        ),
        (
            "below a later one",
            |release| release.codebook.themes[5].above = Some(release.codebook.themes[6].guid),
            OtherThemes,
        ),
        (
            "below one that isn't there",
            |release| release.codebook.themes[5].above = Some(Guid::derive("?")),
            OtherThemes,
        ),
    ]);
}

#[test]
fn texts_of_themes_are_as_in_a_codebook() {
    use ReleaseError::Themes;
    use codebook::limit;
    fn dates(release: &mut released::Release, days: &[&str]) {
        release.codebook.dates = days.iter().filter_map(|day| ReferenceDate::new(day, "a day")).collect();
    }
    assert_taken(&[
        ("long ones", |release| {
            let codebook = &mut release.codebook;
            (codebook.name, codebook.language) = ("x".repeat(limit::LINE), "x".repeat(limit::LANGUAGE));
            codebook.source = "x".repeat(limit::SOURCE);
            (codebook.themes[6].name, codebook.themes[6].definition) =
                ("x".repeat(limit::NAME), "x".repeat(limit::TEXT));
            codebook.dates[0].label = "x".repeat(limit::LINE);
        }),
        ("none where there may be none", |release| {
            release.codebook.source.clear();
            release.codebook.themes[6].definition.clear();
        }),
        ("no date", |release| dates(release, &[])),
        ("many dates", |release| dates(release, &["2026-01-01"; limit::DATES])),
    ]);
    assert_refused(&[
        ("too many dates", |release| dates(release, &["2026-01-01"; limit::DATES + 1]), ReleaseError::OtherThemes),
        ("a later date first", |release| dates(release, &["2026-01-02", "2026-01-01"]), ReleaseError::OtherThemes),
        ("no name", |release| release.codebook.name.clear(), Themes(TextError::Empty)),
        ("no language", |release| release.codebook.language.clear(), Themes(TextError::Empty)),
        ("no theme's name", |release| release.codebook.themes[6].name.clear(), Themes(TextError::Empty)),
        ("no label", |release| release.codebook.dates[0].label.clear(), Themes(TextError::Empty)),
        ("name", |release| release.codebook.name = "x".repeat(201), Themes(TextError::TooLong(limit::LINE))),
        ("language", |release| release.codebook.language = "x".repeat(36), Themes(TextError::TooLong(limit::LANGUAGE))),
        ("theme", |release| release.codebook.themes[6].name = "x".repeat(81), Themes(TextError::TooLong(limit::NAME))),
        ("label", |release| release.codebook.dates[0].label = "x".repeat(201), Themes(TextError::TooLong(limit::LINE))),
        ("source", |release| release.codebook.source = "x".repeat(2_001), Themes(TextError::TooLong(limit::SOURCE))),
        (
            "definition",
            |release| release.codebook.themes[6].definition = "x".repeat(4_001),
            Themes(TextError::TooLong(limit::TEXT)),
        ),
    ]);
}

#[test]
fn words_and_numbers_are_not_in_one_release() {
    assert_refused(&[
        ("no base", |release| release.base = None, ReleaseError::Mixed),
        ("no audit", |release| release.audit = None, ReleaseError::Mixed),
        ("a summary", |release| release.summary = Some("Few wrote.".to_owned()), ReleaseError::Mixed),
    ]);
    let mixed: [(&str, Change); 4] = [
        ("base", |release| release.base = of_tables().base),
        ("tables", |release| release.tables = of_tables().tables),
        ("what was left out", |release| release.dropped = of_tables().dropped),
        ("audit", |release| release.audit = of_tables().audit),
    ];
    for (case, change) in mixed {
        assert_eq!(read_words(change).err(), Some(ReleaseReadError::Refused(ReleaseError::Mixed)), "{case}");
    }
    let of_length = |length| read_words(|release| release.summary = Some("x".repeat(length))).err();
    let refused = |error| Some(ReleaseReadError::Refused(ReleaseError::Summary(error)));
    assert_eq!(of_length(limit::SUMMARY), None);
    assert_eq!(of_length(limit::SUMMARY + 1), refused(TextError::TooLong(limit::SUMMARY)));
    assert_eq!(of_length(0), refused(TextError::Empty));
}

#[test]
fn tables_are_all_there_in_order_and_whole() {
    use ReleaseError::OtherTables;
    assert_refused(&[
        ("one less", |release| drop(release.tables.pop()), OtherTables),
        ("one twice", |release| release.tables.push(release.tables[3].clone()), OtherTables),
        ("another order", |release| release.tables.swap(0, 1), OtherTables),
        (
            "one that is left out",
            |release| release.tables.insert(3, Table { table: TableName::TwoWay(2), ..release.tables[2].clone() }),
            OtherTables,
        ),
        ("left out without a word", |release| release.dropped.clear(), OtherTables),
        ("left out twice", |release| release.dropped.push(release.dropped[0]), OtherTables),
        (
            "one that the plan lacks",
            |release| release.dropped.push(Dropped { table: TableName::TwoWay(3), reason: DroppedReason::Unsafe }),
            OtherTables,
        ),
        ("a row less", |release| drop(release.tables[0].cells.pop()), OtherTables),
        ("a row more", |release| release.tables[1].cells.push(vec![json!(10)]), OtherTables),
        ("a cell less", |release| drop(release.tables[2].cells[1].pop()), OtherTables),
        ("a cell more", |release| release.tables[3].cells[1].push(json!(10)), OtherTables),
    ]);
}

#[test]
fn numbers_are_ten_and_more_in_steps_of_five_but_for_noise() {
    use ReleaseError::NotRounded;
    fn noisy(release: &mut released::Release) {
        let mut draft = serde_json::to_value(&release.plan).expect("JSON");
        draft["noise"] = json!(100);
        release.plan = serde_json::from_value(draft).expect("a plan");
        release.plan_digest = release.plan.digest();
    }
    assert_taken(&[
        ("the least", |release| release.base = Some(json!(10))),
        ("below ten", |release| release.base = Some(json!("<10"))),
        ("noise", |release| {
            noisy(release);
            (release.base, release.tables[2].cells[1][2]) = (Some(json!(12)), json!(3));
        }),
    ]);
    assert_refused(&[
        ("a small base", |release| release.base = Some(json!(5)), NotRounded),
        ("a base", |release| release.base = Some(json!(126)), NotRounded),
        ("nothing", |release| release.tables[0].cells[0][0] = json!(0), NotRounded),
        ("a total", |release| release.tables[0].cells[6][0] = json!(12), NotRounded),
        ("a cell", |release| release.tables[2].cells[1][2] = json!(9), NotRounded),
    ]);
    let plan: Plan = read(noisy).expect("a release").release().plan().clone();
    assert_eq!(plan.noise(), Some(Epsilon(100)));
}

#[test]
fn quotes_are_sorted_and_stand_under_totals_that_are_shown() {
    use ReleaseError::QuotePlace;
    fn quotes(release: &mut released::Release, number: usize) {
        let quote = |at| Quote { theme: None, text: format!("{at:04}") };
        release.quotes = (0..number).map(quote).collect();
    }
    fn under(release: &mut released::Release, theme: usize) {
        release.quotes[0].theme = Some(release.codebook.themes[theme].guid);
        release.quotes.truncate(1);
    }
    assert_taken(&[
        ("under another that is shown", |release| under(release, 1)),
        ("none", |release| release.quotes.clear()),
    ]);
    assert_refused(&[
        ("below ten", |release| under(release, 2), QuotePlace),
        ("hidden", |release| under(release, 4), QuotePlace),
        ("under no theme", |release| release.quotes[0].theme = None, QuotePlace),
        (
            "under a theme that the plan lacks",
            |release| release.quotes[3].theme = Some(Guid::from_random([0xff; 16])),
            QuotePlace,
        ),
        ("another order", |release| release.quotes.swap(0, 1), QuotePlace),
        ("nothing", |release| release.quotes[0].text.clear(), ReleaseError::Quote(TextError::Empty)),
        (
            "longer",
            |release| release.quotes[3].text = "~".repeat(limit::QUOTE + 1),
            ReleaseError::Quote(TextError::TooLong(limit::QUOTE)),
        ),
    ]);
    assert_taken(&[("long", |release| release.quotes[3].text = "~".repeat(limit::QUOTE))]);
    assert_eq!(read_words(|release| quotes(release, limit::QUOTES)).err(), None);
    let refused = Some(ReleaseReadError::Refused(QuotePlace));
    assert_eq!(read_words(|release| quotes(release, limit::QUOTES + 1)).err(), refused);
    let themed = read_words(|release| release.quotes[3].theme = Some(release.codebook.themes[0].guid));
    assert_eq!(themed.err(), refused);
}

#[test]
fn what_is_too_long_is_not_looked_at_and_white_space_is_not_ours() {
    use ReleaseReadError::{NotARelease, NotCanonical, TooLong};
    for (bytes, error) in [(limit::BYTES, NotARelease), (limit::BYTES + 1, TooLong)] {
        let blank = vec![b' '; bytes];
        assert_eq!((Release::parse(&blank).err(), SignedRelease::parse(&blank).err()), (Some(error), Some(error)));
    }
    let signed = counted();
    let spaced = |bytes: Vec<u8>| [bytes, b"\n".to_vec()].concat();
    assert_eq!(SignedRelease::parse(&spaced(signed.to_bytes())).err(), Some(NotCanonical));
    assert_eq!(Release::parse(&spaced(signed.release().to_bytes())).err(), Some(NotCanonical));
    assert_eq!(Release::parse(&signed.release().to_bytes()).as_ref(), Ok(signed.release()));
    assert_eq!(SignedRelease::parse(&signed.to_bytes()), Ok(signed.clone()));
    assert_eq!(signed.release().digest(), Digest::of(&signed.release().to_bytes()));
}

#[test]
fn bytes_of_a_signature_are_hex_digits_as_many_as_there_are() {
    let text = String::from_utf8(counted().to_bytes()).expect("JSON is UTF-8");
    for (from, to) in [("0f0f", "0f"), ("0f0f", "0f0f0f"), ("0f0f", "0F0f"), ("0f0f", "0g0f")] {
        let read = SignedRelease::parse(text.replacen(from, to, 1).as_bytes());
        assert_eq!(read, Err(ReleaseReadError::NotARelease), "{to}");
    }
}
