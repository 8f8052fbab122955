//! Releases as they are read, with texts that make trouble in every kind of file. The numbers are made up.

use serde::Serialize;
use serde_json::{Value as Json, json};
use themes::{
    codebook::{Codebook, CodebookDraft, Colour, Guid, ReferenceDate, Theme, starter},
    plan::{Attribute, Gates, Group, Grouping, Pair, Plan, PlanDraft, TwoWay, Value},
    record::CodebookVersion,
    release::{
        AuditFigures, Dropped, DroppedReason, Quote, ReleaseCodebook, ReleaseReadError, ReleaseTheme, SignedRelease,
        TableName,
    },
};
use vault::id::Digest;

/// Names that a spreadsheet, XML, CSV, Markdown or SPSS could take for something else. The last is that of a theme elsewhere, too.
const NAMES: [&str; 6] = [
    "=HYPERLINK(\"http://example.org\";\"open\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "Police, \"care\" & <force>",
    "Tŷ 🐦 | **Lücken**",
    "It's `here`.",
    "-1+1",
];
/// The same for words of people. One has line breaks.
const QUOTES: [&str; 4] = [
    "* Nobody asked. EXECUTE.",
    "<b>Nobody</b> & nothing ]]> came",
    "=1+1 and that was all",
    "I said: \"help\", they said, 'wait'.\n\n- three hours\n# then nobody 🐦 came",
];
const GROUPS: [&str; 2] = ["+London, and near", "@Elsewhere"];

#[derive(Serialize)]
struct File {
    release: Release,
    signatures: Vec<Json>,
}

/// The fields of a release, in their order, with nothing that keeps the rules.
#[derive(Serialize)]
pub struct Release {
    pub format: String,
    pub call: String,
    pub number: u32,
    pub previous: Option<Digest>,
    pub salt: Digest,
    pub day: String,
    pub synthetic: bool,
    pub tool: String,
    pub plan: Plan,
    pub plan_digest: Digest,
    pub codebook: ReleaseCodebook,
    pub base: Option<Json>,
    pub tables: Vec<Table>,
    pub dropped: Vec<Dropped>,
    pub audit: Option<AuditFigures>,
    pub summary: Option<String>,
    pub quotes: Vec<Quote>,
}

impl Release {
    /// How it is read with two signatures.
    pub fn read(self) -> Result<SignedRelease, ReleaseReadError> {
        let signature = |by| json!({ "by": by, "epoch": 3, "signature": "0f".repeat(64) });
        let file = File { release: self, signatures: vec![signature("heron"), signature("wren")] };
        SignedRelease::parse(&serde_json::to_vec(&file).expect("JSON"))
    }
}

#[derive(Clone, Serialize)]
pub struct Table {
    pub table: TableName,
    pub cells: Vec<Vec<Json>>,
}

/// A release with every kind of table, cell and quote; one of its tables is left out.
pub fn counted() -> SignedRelease {
    of_tables().read().expect("a release")
}

pub fn of_tables() -> Release {
    let plan = plan(2);
    let shape = |table| match table {
        TableName::Totals => (7, 1),
        TableName::Groups(_) => (3, 1),
        TableName::TwoWay(_) => (2, 3),
        TableName::Pairs => (2, 1),
    };
    let dropped = vec![Dropped { table: TableName::TwoWay(2), reason: DroppedReason::Unsafe }];
    let tables = TableName::of(&plan)
        .into_iter()
        .filter(|name| *name != TableName::TwoWay(2))
        .map(|table| Table { table, cells: cells(shape(table)) });
    let mut quotes: Vec<_> =
        QUOTES.iter().map(|text| Quote { theme: Some(Guid::derive(NAMES[0])), text: (*text).to_owned() }).collect();
    quotes.sort();
    let audit = AuditFigures { shown: 9, below_ten: 4, hidden: 3, implied: 2, narrowest: Some(9), kept: 1 };
    Release {
        previous: Some(Digest::of(b"the first")),
        base: Some(json!(125)),
        tables: tables.collect(),
        dropped,
        audit: Some(audit),
        quotes,
        ..empty(plan)
    }
}

/// A summary, with quotes.
pub fn narrative() -> SignedRelease {
    of_words().read().expect("a release")
}

pub fn of_words() -> Release {
    let mut quotes: Vec<_> = QUOTES.iter().map(|text| Quote { theme: None, text: (*text).to_owned() }).collect();
    quotes.sort();
    Release { summary: Some("=1+1 people\n\n* wrote.".to_owned()), quotes, ..empty(plan(1)) }
}

/// A summary and nothing else.
pub fn summary() -> SignedRelease {
    Release { summary: Some("Few wrote.".to_owned()), ..empty(plan(1)) }.read().expect("a release")
}

fn empty(plan: Plan) -> Release {
    Release {
        format: "murmuration/1/release".to_owned(),
        call: "crisis-2026".to_owned(),
        number: plan.release(),
        previous: None,
        salt: Digest::of(b"a salt"),
        day: "2026-11-27".to_owned(),
        synthetic: true,
        tool: "murmuration 0.1.0".to_owned(),
        plan_digest: plan.digest(),
        codebook: release_codebook(&plan),
        plan,
        base: None,
        tables: Vec::new(),
        dropped: Vec::new(),
        audit: None,
        summary: None,
        quotes: Vec::new(),
    }
}

/// Numbers, `<10` and hidden ones in turn; the first is a number.
fn cells((rows, columns): (usize, usize)) -> Vec<Vec<Json>> {
    let cell = |at: usize| match at % 5 {
        2 => json!("<10"),
        4 => json!("hidden"),
        _ => json!(10 + 5 * at),
    };
    (0..rows).map(|row| (0..columns).map(|column| cell(row * columns + column)).collect()).collect()
}

fn codebook() -> Codebook {
    let theme = |(number, name): (u8, &&str)| Theme {
        colour: number.is_multiple_of(2).then_some(Colour([number, 0x80, 0xff])),
        definition: format!("What {name} means."),
        ..Theme::new(Guid::derive(name), *name)
    };
    let mut themes: Vec<_> = (0..).zip(&NAMES).map(theme).collect();
    themes[0].themes = themes.split_off(4);
    let elsewhere = Theme::new(Guid::derive("elsewhere"), NAMES[1]);
    themes.push(Theme { themes: vec![elsewhere], ..Theme::new(Guid::derive("not in the plan"), "Left out") });
    let dates = ReferenceDate::new("2023-08-31", "=TODAY() was the deadline").into_iter().collect();
    CodebookDraft { themes, dates, source: "@source".to_owned(), ..starter().next() }.check().expect("a codebook")
}

fn plan(release: u32) -> Plan {
    let codebook = codebook();
    let themes: Vec<_> =
        codebook.walk().map(|(_, theme)| theme.guid).filter(|guid| *guid != Guid::derive("not in the plan")).collect();
    let value = |text| vec![Value::parse(Attribute::Region, text).expect("a region")];
    let groups = [("london", GROUPS[0]), ("scotland", GROUPS[1])];
    let groups = groups.map(|(text, name)| Group { name: name.to_owned(), values: value(text) }).to_vec();
    let two_way = |themes: &[Guid]| TwoWay { attribute: Attribute::Region, themes: themes.to_vec() };
    let draft = PlanDraft {
        call: "crisis-2026".parse().expect("a name"),
        release,
        codebook: CodebookVersion::from(&codebook),
        gates: Gates::default(),
        groupings: vec![Grouping { attribute: Attribute::Region, groups }],
        two_way: vec![two_way(&themes[..2]), two_way(&themes[2..4])],
        pairs: vec![Pair(themes[0], themes[3]), Pair(themes[1], themes[3])],
        themes,
        noise: None,
    };
    draft.check(&codebook).expect("a plan")
}

/// Every theme of the plan; "-1+1" and one more lie below the first.
fn release_codebook(plan: &Plan) -> ReleaseCodebook {
    let codebook = codebook();
    let first = &codebook.themes()[0];
    let theme = |guid: &Guid| {
        let theme = codebook.theme(*guid).expect("the plan was checked");
        let above = first.themes.iter().any(|below| below.guid == *guid).then_some(first.guid);
        let Theme { guid, name, colour, definition, .. } = theme.clone();
        ReleaseTheme { guid, above, name, colour, definition }
    };
    ReleaseCodebook {
        version: codebook.version(),
        digest: codebook.digest(),
        name: codebook.name().to_owned(),
        language: codebook.language().to_owned(),
        source: codebook.source().to_owned(),
        dates: codebook.dates().map(|(day, label)| ReferenceDate { day, label: label.to_owned() }).collect(),
        themes: plan.themes().iter().map(theme).collect(),
    }
}
