//! Tables, and what says what their columns mean: CSV, a Frictionless data package, CSV on the Web, and SPSS syntax.

use serde_json::{Value as Json, json};
use themes::{
    codebook::Guid,
    export::{self, File},
    plan::Attribute,
    release::{SignedRelease, TableName},
};
use vault::id::Digest;

use super::{
    changed::{changed, without_groups},
    package, text,
};
use crate::released::{counted, narrative};

const LINK: &str = "=HYPERLINK(\"http://example.org\";\"open\")";
const HERE: &str = "It's `here`.";
const SUM: &str = "@SUM(1+1)*cmd|' /C calc'!A0";

const COUNTS: &str = "accounts,status,base,base_status,percent";

fn csv(signed: &SignedRelease, name: TableName) -> (String, String) {
    let File { name, bytes } = export::table(signed.release(), name).expect("it is published");
    (name, String::from_utf8(bytes).expect("UTF-8"))
}

fn lines(lines: &[String]) -> String {
    lines.iter().map(|line| format!("{line}\r\n")).collect()
}

#[test]
fn a_table_has_a_line_for_each_cell_with_its_theme_group_and_base() {
    let [link, here, sum] = [LINK, HERE, SUM].map(|name| Guid::derive(name).to_string());
    let quoted = "\"'=HYPERLINK(\"\"http://example.org\"\";\"\"open\"\")\"";
    let (name, totals) = csv(&counted(), TableName::Totals);
    assert_eq!(name, "tables/themes.csv");
    let begin = [
        format!("theme,theme_name,{COUNTS}"),
        format!("{link},{quoted},10,shown,125,shown,8"),
        format!("{here},{HERE},15,shown,125,shown,12"),
        format!("{},'-1+1,,below-ten,125,shown,", Guid::derive("-1+1")),
        format!("{sum},'{SUM},25,shown,125,shown,20"),
        format!("{},\"Police, \"\"care\"\" & <force>\",,hidden,125,shown,", Guid::derive("Police, \"care\" & <force>")),
    ];
    assert!(totals.starts_with(&lines(&begin)), "{totals}");
    let (name, groups) = csv(&counted(), TableName::Groups(Attribute::Region));
    assert_eq!(name, "tables/groups-region.csv");
    let whole = [
        format!("group,group_name,{COUNTS}"),
        "1,\"'+London, and near\",10,shown,125,shown,8".to_owned(),
        "2,'@Elsewhere,15,shown,125,shown,12".to_owned(),
        "0,Other or not known,,below-ten,125,shown,".to_owned(),
    ];
    assert_eq!(groups, lines(&whole));
    let two_way = |bases: [&str; 3]| {
        let [first, second, rest] = bases;
        lines(&[
            format!("theme,theme_name,group,group_name,{COUNTS}"),
            format!("{link},{quoted},1,\"'+London, and near\",10,shown,{first},"),
            format!("{link},{quoted},2,'@Elsewhere,15,shown,{second},"),
            format!("{link},{quoted},0,Other or not known,,below-ten,{rest},"),
            format!("{here},{HERE},1,\"'+London, and near\",25,shown,{first},"),
            format!("{here},{HERE},2,'@Elsewhere,,hidden,{second},"),
            format!("{here},{HERE},0,Other or not known,35,shown,{rest},"),
        ])
    };
    let (name, found) = csv(&counted(), TableName::TwoWay(1));
    assert_eq!(
        (name.as_str(), found),
        ("tables/themes-by-region-1.csv", two_way(["10,shown", "15,shown", ",below-ten"]))
    );
    let (_, found) = csv(&without_groups(&counted()), TableName::TwoWay(1));
    assert_eq!(found, two_way([",not-published"; 3]));
    let hidden = changed(&counted(), &[(r#""base":125"#, r#""base":"hidden""#)]);
    let (name, pairs) = csv(&hidden, TableName::Pairs);
    let whole = [
        format!("theme_1,theme_1_name,theme_2,theme_2_name,{COUNTS}"),
        format!("{link},{quoted},{sum},'{SUM},10,shown,,hidden,"),
        format!("{here},{HERE},{sum},'{SUM},15,shown,,hidden,"),
    ];
    assert_eq!((name.as_str(), pairs), ("tables/pairs.csv", lines(&whole)));
}

#[test]
fn quotes_have_numbers_and_their_theme_if_there_is_one() {
    let quotes = |signed: &SignedRelease| text(&package(signed), "tables/quotes.csv");
    let named = format!("{},\"'=HYPERLINK(\"\"http://example.org\"\";\"\"open\"\")\"", Guid::derive(LINK));
    for (signed, theme) in [(counted(), named.as_str()), (narrative(), ",")] {
        let whole = [
            "quote,theme,theme_name,text".to_owned(),
            format!("1,{theme},* Nobody asked. EXECUTE."),
            format!("2,{theme},<b>Nobody</b> & nothing ]]> came"),
            format!("3,{theme},'=1+1 and that was all"),
            format!("4,{theme},\"I said: \"\"help\"\", they said, 'wait'.\n\n- three hours\n# then nobody 🐦 came\""),
        ];
        assert_eq!(quotes(&signed), lines(&whole));
    }
}

/// What each kind of metadata says of the columns of a table by groups: name, meaning, form.
fn columns() -> [(&'static str, &'static str); 9] {
    [
        ("theme", "GUID of the theme, the same in every release"),
        ("theme_name", "Name of the theme"),
        ("group", "Number of the group in the plan, from 1; 0 for other or not known"),
        ("group_name", "Name of the group"),
        ("accounts", "Number of accounts, rounded; empty if it is not shown"),
        ("status", "Whether the number of accounts is shown, and why not"),
        ("base", "Number of accounts that these are part of, rounded; empty if it is not shown"),
        ("base_status", "Whether the base is shown, and why not"),
        (
            "percent",
            "Accounts of the base, in whole percent of rounded numbers; empty if one is not shown or the base is below 20",
        ),
    ]
}

#[test]
fn a_data_package_says_what_frictionless_reads() {
    let files = package(&counted());
    let mut read: Json = serde_json::from_slice(&files["datapackage.json"]).expect("JSON");
    let resources = read["resources"].take();
    let description = read["description"].take();
    assert!(description.as_str().is_some_and(|text| text.contains("It is never zero") && text.contains("apostrophe")));
    assert_eq!(
        read,
        json!({
            "profile": "tabular-data-package",
            "name": "murmuration-crisis-2026-release-2",
            "title": "crisis-2026, release 2",
            "description": null,
            "version": "2",
            "created": "2026-11-27T00:00:00Z",
            "resources": null,
        })
    );
    let names: Vec<_> = resources.as_array().expect("a list").iter().map(|one| one["name"].as_str()).collect();
    assert_eq!(names, ["themes", "groups-region", "themes-by-region-1", "pairs", "quotes"].map(Some));
    let forms = |name: &str| match name {
        "theme" => ("string", json!({ "required": true })),
        "group" => ("integer", json!({ "required": true, "minimum": 0 })),
        "theme_name" | "group_name" => ("string", json!({ "required": false })),
        "status" => ("string", json!({ "required": true, "enum": ["shown", "below-ten", "hidden"] })),
        "base_status" => {
            ("string", json!({ "required": true, "enum": ["shown", "below-ten", "hidden", "not-published"] }))
        }
        _ => ("integer", json!({ "required": false, "minimum": 0 })),
    };
    let fields = columns().map(|(name, about)| {
        let (form, constraints) = forms(name);
        json!({ "name": name, "type": form, "description": about, "constraints": constraints })
    });
    let table = &files["tables/themes-by-region-1.csv"];
    assert_eq!(
        resources[2],
        json!({
            "profile": "tabular-data-resource",
            "name": "themes-by-region-1",
            "path": "tables/themes-by-region-1.csv",
            "title": "Themes by region (1)",
            "description": "How many accounts of each group name each theme",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": table.len(),
            "hash": format!("sha256:{}", Digest::of(table)),
            "dialect":
                { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true },
            "schema": { "fields": fields, "missingValues": [""], "primaryKey": ["theme", "group"] },
        })
    );
    let keys: Vec<_> =
        resources.as_array().expect("a list").iter().map(|one| one["schema"]["primaryKey"].clone()).collect();
    assert_eq!(
        keys,
        [
            json!(["theme"]),
            json!(["group"]),
            json!(["theme", "group"]),
            json!(["theme_1", "theme_2"]),
            json!(["quote"])
        ]
    );
}

#[test]
fn the_metadata_say_what_csv_on_the_web_reads() {
    let files = package(&counted());
    let mut read: Json = serde_json::from_slice(&files["csv-metadata.json"]).expect("JSON");
    let tables = read["tables"].take();
    assert!(read["dc:description"].take().as_str().is_some_and(|text| text.contains("It is never zero")));
    assert_eq!(
        read,
        json!({
            "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
            "dc:title": "crisis-2026, release 2",
            "dc:description": null,
            "dc:issued": "2026-11-27",
            "tables": null,
        })
    );
    let forms = |name: &str| match name {
        "theme" => (json!("string"), true),
        "group" => (json!({ "base": "integer", "minimum": 0 }), true),
        "theme_name" | "group_name" => (json!("string"), false),
        "status" => (json!({ "base": "string", "format": "shown|below-ten|hidden" }), true),
        "base_status" => (json!({ "base": "string", "format": "shown|below-ten|hidden|not-published" }), true),
        _ => (json!({ "base": "integer", "minimum": 0 }), false),
    };
    let columns = columns().map(|(name, about)| {
        let (form, required) = forms(name);
        json!({
            "name": name, "titles": name, "dc:description": about, "datatype": form, "null": "", "required": required
        })
    });
    assert_eq!(
        tables[2],
        json!({
            "url": "tables/themes-by-region-1.csv",
            "dc:title": "Themes by region (1)",
            "dc:description": "How many accounts of each group name each theme",
            "tableSchema": { "columns": columns, "primaryKey": ["theme", "group"] },
        })
    );
    let urls: Vec<_> = tables.as_array().expect("a list").iter().filter_map(|table| table["url"].as_str()).collect();
    let packed: Vec<_> = files.keys().filter(|name| name.starts_with("tables/")).collect();
    assert_eq!(urls.len(), 5);
    assert!(packed.iter().all(|name| urls.contains(&name.as_str())), "{packed:?}");
}

#[test]
fn the_syntax_reads_each_table_into_a_data_set_of_its_own() {
    let signed = counted();
    let syntax = export::syntax(signed.release()).expect("there are tables");
    let (head, rest) = syntax.split_once("\n\n").expect("a head");
    let head: Vec<_> = head.lines().collect();
    assert_eq!(head[..2], ["* Encoding: UTF-8.", "* Release 2 of crisis-2026, made on 2026-11-27."]);
    assert!(head.len() == 6 && head.iter().all(|line| line.starts_with("* ") && line.ends_with('.')), "{head:#?}");
    let commands: Vec<_> = rest.split("\n\n").collect();
    let groups = r#"GET DATA
  /TYPE=TXT
  /FILE='tables/groups-region.csv'
  /ENCODING='UTF8'
  /DELIMITERS=','
  /QUALIFIER='"'
  /ARRANGEMENT=DELIMITED
  /FIRSTCASE=2
  /VARIABLES=
    group F10.0
    group_name A18
    accounts F10.0
    status A9
    base F10.0
    base_status A13
    percent F10.0.
VARIABLE LABELS
  group 'Number of the group in the plan, from 1; 0 for other or not known'
  group_name 'Name of the group'
  accounts 'Number of accounts, rounded; empty if it is not shown'
  status 'Whether the number of accounts is shown, and why not'
  base 'Number of accounts that these are part of, rounded; empty if it is not shown'
  base_status 'Whether the base is shown, and why not'
  percent 'Accounts of the base, in whole percent of rounded numbers; empty if one is not shown or the base is below 20'.
VALUE LABELS status
  'shown' 'the number is there'
  'below-ten' '0 to 9 accounts'
  'hidden' 'any number of accounts, hidden to protect others'.
VALUE LABELS base_status
  'shown' 'the number is there'
  'below-ten' '0 to 9 accounts'
  'hidden' 'any number of accounts, hidden to protect others'
  'not-published' 'no table of this release tells it'.
DATASET COPY groups_region."#;
    assert_eq!(commands[1], groups);
    let copied: Vec<_> = syntax.lines().filter_map(|line| line.strip_prefix("DATASET COPY ")).collect();
    assert_eq!(copied, ["themes.", "groups_region.", "themes_by_region_1.", "pairs."], "quotes can have line breaks");
    assert_eq!(commands.last(), Some(&"DATASET ACTIVATE themes.\n"));
    // As long as the longest name is with the apostrophe before it, in bytes: "'=HYPERLINK(…" has 40 characters.
    assert!(commands[0].contains("\n    theme A36\n    theme_name A40\n"), "{}", commands[0]);
    assert_eq!(text(&package(&signed), "tables.sps"), syntax);
    assert_eq!(export::syntax(narrative().release()), None, "quotes alone are not read");
}

#[test]
fn a_table_is_called_after_its_attribute() {
    let regions = r#"{"attribute":"region","groups":[{"name":"+London, and near","values":["london"]},{"name":"@Elsewhere","values":["scotland"]}]}"#;
    for (attribute, values, file, title) in [
        ("period", ["2024-H1", "2024-H2"], "tables/groups-period.csv", "Groups, half-year"),
        ("age", ["16-30", "31+"], "tables/groups-age.csv", "Groups, age"),
        ("service", ["police", "helpline"], "tables/groups-service.csv", "Groups, kind of service"),
    ] {
        let [one, two] = values;
        let groups = format!(
            r#"{{"attribute":"{attribute}","groups":[{{"name":"one","values":["{one}"]}},{{"name":"two","values":["{two}"]}}]}}"#
        );
        let table =
            format!(r#"{{"table":{{"groups":"{attribute}"}},"cells":[[10],[15],["<10"]]}},{{"table":{{"two-way":1}}"#);
        let signed =
            changed(&counted(), &[(regions, &format!("{regions},{groups}")), (r#"{"table":{"two-way":1}"#, &table)]);
        let attribute = attribute.parse::<Attribute>().expect("an attribute");
        let (name, csv) = csv(&signed, TableName::Groups(attribute));
        assert_eq!(name, file);
        assert!(csv.contains("\r\n1,one,10,shown,125,shown,8\r\n2,two,15,"), "{csv}");
        assert!(export::report(&signed).contains(&format!("\n## {title}\n")));
    }
}
