//! FORMAT.md says what the code does, where a table can be compared.

use vault::{
    envelope::{Kind, Refusal},
    padding::SizeClass,
};

const FORMAT: &str = include_str!("../FORMAT.md");

/// The rows of the tables below a heading, as cells.
fn rows(heading: &str) -> Vec<Vec<&'static str>> {
    let (_, below) = FORMAT.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no heading {heading}"));
    let section = below.split("\n#").next().expect("split gives at least one part");
    section
        .lines()
        .filter(|line| line.starts_with('|') && !line.starts_with("|---"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect()
}

fn number(text: &str) -> u64 {
    text.replace(',', "").parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn the_reason_codes_are_those_of_the_code_in_the_same_order() {
    let documented: Vec<String> =
        rows("### 5.3 Reason codes").iter().skip(1).map(|row| row[0].trim_matches('`').to_owned()).collect();
    let codes: Vec<&str> = Refusal::ALL.iter().map(|refusal| refusal.code()).collect();
    assert_eq!(documented, codes);
}

#[test]
fn each_kind_is_documented_with_its_limits() {
    let documented: Vec<(String, u64, u64)> = rows("### 5.1 Kinds")
        .iter()
        .skip(1)
        .map(|row| (row[0].trim_matches('`').to_owned(), number(row[3]), number(row[4])))
        .collect();
    let kinds: Vec<_> =
        Kind::ALL.iter().map(|kind| (format!("{kind:?}"), kind.header_limit() as u64, kind.limit())).collect();
    assert_eq!(documented, kinds);
}

#[test]
fn each_size_is_documented_with_its_payload_and_file() {
    let documented: Vec<Vec<u64>> = rows("### 3.2 The padded plaintext")
        .iter()
        .skip_while(|row| row[0] != "plaintext")
        .skip(1)
        .map(|row| row.iter().map(|cell| number(cell)).collect())
        .collect();
    let sizes = SizeClass::ALL.map(|class| {
        let payload = 16 + class.bytes() + class.bytes().div_ceil(65_536) * 16;
        vec![class.bytes() as u64, payload as u64, payload as u64 + 1_627]
    });
    assert_eq!(documented, sizes);
}

#[test]
fn the_sections_that_the_code_names_are_where_it_says() {
    assert!(FORMAT.contains("\n## 4. Key sets\n") && FORMAT.contains("\n## 6. Wraps\n"));
}
