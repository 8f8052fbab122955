//! What the report says, paragraph by paragraph. Long texts that never change are known by their beginning.

use themes::{codebook::Guid, export, release::SignedRelease};

use super::{
    changed::{changed, without_groups},
    package, text,
};
use crate::released::{counted, narrative, summary};

/// Each heading with what stands below it.
fn sections(signed: &SignedRelease) -> Vec<(String, String)> {
    let report = export::report(signed);
    let mut sections = report.split("\n## ");
    assert_eq!(sections.next(), Some(format!("# crisis-2026, release {}\n", signed.release().number()).as_str()));
    let divided = |section: &str| {
        let (heading, below) = section.split_once("\n\n").expect("something stands below it");
        (heading.to_owned(), below.trim_end_matches('\n').to_owned())
    };
    sections.map(divided).collect()
}

fn headings(signed: &SignedRelease) -> Vec<String> {
    sections(signed).into_iter().map(|(heading, _)| heading).collect()
}

fn section(signed: &SignedRelease, heading: &str) -> String {
    let found = sections(signed).into_iter().find(|(one, _)| one == heading);
    found.unwrap_or_else(|| panic!("no heading {heading}")).1
}

fn paragraphs(signed: &SignedRelease, heading: &str) -> Vec<String> {
    section(signed, heading).split("\n\n").map(str::to_owned).collect()
}

/// As many paragraphs as there are beginnings, in this order.
fn assert_begin(found: &[String], beginnings: &[&str]) {
    assert_eq!(found.len(), beginnings.len(), "{found:#?}");
    for (found, beginning) in found.iter().zip(beginnings) {
        assert!(found.starts_with(beginning), "{found} does not begin with {beginning}");
    }
}

#[test]
fn a_release_has_the_headings_that_it_has_something_to_say_under() {
    assert_eq!(
        headings(&counted()),
        [
            "About this release",
            "Who is in",
            "How the numbers are made",
            "What is hidden, and why",
            "Audit",
            "About the quotes",
            "Days to mark in charts",
            "How to cite",
            "How to verify",
            "Themes",
            "Groups, region",
            "Themes by region (1)",
            "Pairs of themes",
            "Quotes",
        ]
    );
    let without_numbers =
        ["About this release", "Summary", "Who is in", "Days to mark in charts", "How to cite", "How to verify"];
    assert_eq!(headings(&summary()), without_numbers);
    let dates = r#"{"day":"2023-08-31","label":"=TODAY() was the deadline"}"#;
    assert!(!headings(&changed(&summary(), &[(dates, "")])).contains(&"Days to mark in charts".to_owned()));
}

#[test]
fn a_release_says_what_it_is_and_of_what() {
    let of = |signed: &SignedRelease| paragraphs(signed, "About this release");
    let made = "Release 2 of the call “crisis-2026”, made on 2026-11-27 with murmuration 0.1.0.";
    let digest = counted().release().codebook().digest;
    let themes = format!("Themes: “Failed in a crisis: starter codebook”, version 2, SHA-256 {digest}.");
    let source = "The themes are taken from: @source";
    let inert = "In tables, a text that begins with = + - @ or a tab has an apostrophe before it";
    let invented = "Every account of this call is invented.";
    assert_begin(&of(&counted()), &[made, invented, &themes, source, inert]);
    let real = changed(&counted(), &[(r#""synthetic":true"#, r#""synthetic":false"#)]);
    assert_begin(&of(&real), &[made, &themes, source, inert]);
    let unsourced = changed(&counted(), &[(r#""source":"@source""#, r#""source":"""#)]);
    assert_begin(&of(&unsourced), &[made, invented, &themes, inert]);
    let two_lines = changed(&counted(), &[(r#""source":"@source""#, r#""source":"one\ntwo""#)]);
    assert!(of(&two_lines).contains(&"The themes are taken from: one two".to_owned()));
    let few = "Too few accounts came for numbers that could not expose anybody.";
    let made = "Release 1 of the call “crisis-2026”, made on 2026-11-27 with murmuration 0.1.0.";
    assert_begin(&of(&narrative()), &[made, invented, few, &themes, source, inert]);
    assert_eq!(section(&summary(), "Summary"), "Few wrote.");
}

#[test]
fn a_release_says_who_is_in_as_far_as_it_may() {
    let of = |signed: &SignedRelease| paragraphs(signed, "Who is in");
    let in_it = "An account is in if its writer allows counting";
    let gates = "There are numbers from 50 accounts on, 10 of them new since the release before.";
    assert_begin(&of(&counted()), &[in_it, gates, "Accounts in this release: 125 (rounded)."]);
    for (base, said) in [(r#""<10""#, "\\<10"), (r#""hidden""#, "hidden")] {
        let hidden = changed(&counted(), &[(r#""base":125"#, &format!(r#""base":{base}"#))]);
        assert_begin(&of(&hidden), &[in_it, gates, &format!("Accounts in this release: {said}.")]);
    }
    let real = (r#""synthetic":true"#, r#""synthetic":false"#);
    let waited = "An account is counted 13 weeks after it came, and not before.";
    assert_begin(&of(&changed(&counted(), &[real])), &[in_it, gates, waited, "Accounts in this release"]);
    assert_begin(&of(&changed(&narrative(), &[real])), &[in_it, waited]);
    assert_begin(&of(&narrative()), &[in_it]);
}

#[test]
fn a_release_says_how_its_numbers_were_made_and_checked() {
    let counts = "Each number counts accounts, not people and not mentions.";
    let planned = |signed: &SignedRelease| {
        let digest = signed.release().plan_digest();
        format!(
            "What is counted was fixed before anything was counted: a plan with SHA-256 {digest}, which release.json has."
        )
    };
    let made = |signed: &SignedRelease| paragraphs(signed, "How the numbers are made");
    let rounded = "Counts from 0 to 9 are not told apart: they are all “\\<10”. Other counts are rounded to 5.";
    assert_begin(&made(&counted()), &[counts, rounded, &planned(&counted())]);
    let hidden = |signed: &SignedRelease| paragraphs(signed, "What is hidden, and why");
    let (any, never) = ("“hidden” can stand for any count.", "A number that is not shown is an empty cell");
    let left_out = "Left out: the table “Themes by region (2)”, because counts below ten could have been computed from it, and hiding more of it did not end that.";
    assert_begin(&hidden(&counted()), &[any, never, left_out]);
    let groups = "Left out: the table “Groups, region”, because with noise only the totals of themes are published.";
    assert_begin(&hidden(&without_groups(&counted())), &[any, never, groups, left_out]);
    for (hundredths, said) in [("5", "0.05"), ("75", "0.75"), ("100", "1.00")] {
        let noisy = changed(&counted(), &[(r#""noise":null"#, &format!(r#""noise":{hundredths}"#))]);
        let said = format!("ε of this release: {said}.");
        assert_begin(&made(&noisy), &[counts, "Random noise (discrete Laplace) was added", &said, &planned(&noisy)]);
        assert_begin(&hidden(&noisy), &[never, left_out]);
    }
    let audit = |signed: &SignedRelease| paragraphs(signed, "Audit");
    let shown = "Numbers that are shown: 9. Below ten: 4. Hidden: 3.";
    let implied = "Counts that no table has but anybody would compute, and that were audited like those: 2.";
    let range = "Of every count that is hidden, or computed and below ten, a range of at least 9 is left.";
    let kept = "Numbers kept from an earlier release: 1.";
    assert_eq!(audit(&counted()), [shown, implied, range, kept]);
    let open = changed(&counted(), &[(r#""narrowest":9"#, r#""narrowest":null"#)]);
    assert_eq!(audit(&open), [shown, implied, "No count had to be kept back.", kept]);
}

#[test]
fn a_release_says_how_to_cite_and_verify_it() {
    let signed = counted();
    let digest = signed.release().digest();
    let cite = format!("Murmuration, call “crisis-2026”, release 2, 2026-11-27. SHA-256 {digest}.");
    assert_begin(&paragraphs(&signed, "How to cite"), &["Name the organisation that made the call, and:", &cite]);
    let previous = signed.release().previous().expect("the second has a first");
    let files = "“sha256sum -c checksums.sha256” in this folder says whether every file is as it was made.";
    let twice = "Two members make a release apart from each other";
    let signatures = "release.json has the signatures (Ed25519) of two members of the call";
    let (heron, wren) = ("Signed by heron, list of keys number 3.", "Signed by wren, list of keys number 3.");
    let before = format!("The release before has SHA-256 {previous}.");
    assert_begin(&paragraphs(&signed, "How to verify"), &[files, twice, signatures, heron, wren, &before]);
    let first = "There is no release before this one.";
    assert_begin(&paragraphs(&summary(), "How to verify"), &[files, twice, signatures, heron, wren, first]);
    assert_eq!(section(&signed, "Days to mark in charts"), "2023-08-31: =TODAY() was the deadline");
    assert_begin(&paragraphs(&signed, "About the quotes"), &["Quotes are words of people who allowed it."]);
}

#[test]
fn a_table_for_people_has_what_is_counted_in_front_and_a_column_for_each_group() {
    let totals = [
        "|  | Accounts |",
        "| --- | ---: |",
        "| All accounts | 125 |",
        "| \\=HYPERLINK(\"http://example.org\";\"open\") | 10 (8 %) |",
        "| It's \\`here\\`. | 15 (12 %) |",
        "| \\-1+1 | \\<10 |",
        "| @SUM(1+1)\\*cmd\\|' /C calc'!A0 | 25 (20 %) |",
        "| Police, \"care\" \\& \\<force\\> | hidden |",
        "| Tŷ 🐦 \\| \\*\\*Lücken\\*\\* | 35 (28 %) |",
        "| @SUM(1+1)\\*cmd\\|' /C calc'!A0 | 40 (32 %) |",
    ];
    assert_eq!(section(&counted(), "Themes"), totals.join("\n"));
    let groups = [
        "|  | Accounts |",
        "| --- | ---: |",
        "| All accounts | 125 |",
        "| \\+London, and near | 10 (8 %) |",
        "| @Elsewhere | 15 (12 %) |",
        "| Other or not known | \\<10 |",
    ];
    assert_eq!(section(&counted(), "Groups, region"), groups.join("\n"));
    let two_way = |bases: &str| {
        [
            "|  | \\+London, and near | @Elsewhere | Other or not known |",
            "| --- | ---: | ---: | ---: |",
            bases,
            "| \\=HYPERLINK(\"http://example.org\";\"open\") | 10 | 15 | \\<10 |",
            "| It's \\`here\\`. | 25 | hidden | 35 |",
        ]
        .join("\n")
    };
    assert_eq!(section(&counted(), "Themes by region (1)"), two_way("| All accounts | 10 | 15 | \\<10 |"));
    let bases = "| All accounts | not published | not published | not published |";
    assert_eq!(section(&without_groups(&counted()), "Themes by region (1)"), two_way(bases));
    let pairs = [
        "|  | Accounts |",
        "| --- | ---: |",
        "| All accounts | 125 |",
        "| \\=HYPERLINK(\"http://example.org\";\"open\") + @SUM(1+1)\\*cmd\\|' /C calc'!A0 | 10 (8 %) |",
        "| It's \\`here\\`. + @SUM(1+1)\\*cmd\\|' /C calc'!A0 | 15 (12 %) |",
    ];
    assert_eq!(section(&counted(), "Pairs of themes"), pairs.join("\n"));
}

#[test]
fn a_quote_stands_under_its_theme_apart_from_the_next() {
    let [link, here] = ["=HYPERLINK(\"http://example.org\";\"open\")", "It's `here`."].map(Guid::derive);
    let quote = |theme: Guid| format!(r#"{{"theme":"{theme}","text":"* Nobody asked."#);
    let two_themes = changed(&counted(), &[(&quote(link), &quote(here))]);
    let quotes = [
        "### It's \\`here\\`.\n\n> \\* Nobody asked. EXECUTE.\n\n<!-- -->\n",
        "### \\=HYPERLINK(\"http://example.org\";\"open\")\n\n> \\<b\\>Nobody\\</b\\> \\& nothing \\]\\]\\> came\n\n<!-- -->\n",
        "> \\=1+1 and that was all\n\n<!-- -->\n",
        "> I said: \"help\", they said, 'wait'.\n>\n> \\- three hours\n> \\# then nobody 🐦 came\n\n<!-- -->",
    ];
    assert_eq!(section(&two_themes, "Quotes"), quotes.join("\n"));
    assert!(section(&narrative(), "Quotes").starts_with("> \\* Nobody asked."), "there is no theme to stand under");
}

#[test]
fn nothing_that_somebody_wrote_is_markup() {
    for (written, escaped) in [
        ("- one", "\\- one"),
        ("+ one", "\\+ one"),
        ("= one", "\\= one"),
        ("one - two + three = six", "one - two + three = six"),
        ("1. one", "1\\. one"),
        ("12) one", "12\\) one"),
        ("in 2. or 3) place", "in 2. or 3) place"),
        (". one", ". one"),
        (") one", ") one"),
        ("one.", "one."),
        ("999", "999"),
        ("# one", "\\# one"),
        (
            "a\\b `c` *d* _e_ [f](g) <h> #i |j| ~k~ &amp;",
            "a\\\\b \\`c\\` \\*d\\* \\_e\\_ \\[f\\](g) \\<h\\> \\#i \\|j\\| \\~k\\~ \\&amp;",
        ),
        ("one\n    code", "one\ncode"),
    ] {
        let json = serde_json::to_string(written).expect("JSON");
        let signed = changed(&summary(), &[(r#""Few wrote.""#, &json)]);
        assert_eq!(section(&signed, "Summary"), escaped, "{written}");
    }
}

#[test]
fn the_report_in_the_package_names_each_file_that_is_there() {
    let files = |signed: &SignedRelease| {
        let report = text(&package(signed), "report.md");
        assert!(report.starts_with(&export::report(signed)));
        let (_, files) = report.split_once("\n## Files\n\n").expect("a heading");
        files.to_owned()
    };
    let all = [
        "report.md: this page",
        "release.json: the release itself with its signatures: what everything else is made from",
        "tables/: each table as CSV (UTF-8), one line for each cell",
        "datapackage.json: what the columns mean, for Frictionless Data",
        "csv-metadata.json: the same for CSV on the Web (W3C)",
        "tables.sps: syntax that reads the tables into SPSS or PSPP",
        "tables.xlsx: the same tables for spreadsheets, with notes",
        "codebook.qdc: the themes, for research tools (REFI-QDA codebook)",
        "codebook.csv: the themes as a table, as Taguette imports it",
        "quotes.qdpx: the quotes with their themes, for research tools (REFI-QDA project)",
        "checksums.sha256: SHA-256 of every file",
    ];
    let listed = |which: &dyn Fn(&str) -> bool| {
        all.into_iter().filter(|line| which(line)).map(|line| format!("- {line}\n")).collect::<String>()
    };
    assert_eq!(files(&counted()), listed(&|_| true));
    assert_eq!(files(&narrative()), listed(&|line| !line.starts_with("tables.sps")));
    let few = ["report.md", "release.json", "codebook.qdc", "codebook.csv", "checksums.sha256"];
    assert_eq!(files(&summary()), listed(&|line| few.iter().any(|name| line.starts_with(name))));
}
