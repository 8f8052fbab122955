//! FORMAT.md says what the code does, where a table can be compared.

use themes::{
    codebook, coding, csv, qdc,
    record::{self, Reason, State},
};

const FORMAT: &str = include_str!("../../FORMAT.md");

/// The second cell of the row that begins with this name, below a heading.
fn row(heading: &str, name: &str) -> &'static str {
    let (_, below) = FORMAT.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no heading {heading}"));
    let section = below.split("\n#").next().expect("split gives at least one part");
    let start = format!("| `{name}` | ");
    section.lines().find_map(|line| line.strip_prefix(&start)).unwrap_or_else(|| panic!("no row {name}"))
}

fn list(words: impl Iterator<Item = &'static str>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

#[test]
fn words_are_documented_in_the_order_of_the_code() {
    let regions = list(coding::Region::ALL.iter().map(|region| region.as_str()));
    assert!(row("## 3. Codings", "region").contains(&regions), "{regions}");
    let services = list(coding::Service::ALL.iter().map(|service| service.as_str()));
    assert!(row("## 3. Codings", "service").contains(&services), "{services}");
    let reasons = list(Reason::ALL.iter().map(|reason| reason.as_str()));
    assert!(row("### 4.2 The JSON", "set_aside").contains(&reasons), "{reasons}");
    for state in State::ALL {
        assert!(row("### 4.2 The JSON", "state").contains(&format!("`{state}`")), "{state}");
        assert!(!row("### 4.3 States", state.as_str()).is_empty());
    }
}

#[test]
fn limits_are_documented() {
    let format = FORMAT.replace(',', "");
    for limit in [
        format!("line of 1 to {} characters |", codebook::limit::LINE),
        format!("at most {} characters |", codebook::limit::LANGUAGE),
        format!("text of at most {} characters: what the themes", codebook::limit::SOURCE),
        format!("array of at most {} objects for time charts", codebook::limit::DATES),
        format!("array of 1 to {} themes", codebook::limit::THEMES),
        format!("line of 1 to {} characters. Not twice", codebook::limit::NAME),
        format!("texts of at most {} characters", codebook::limit::TEXT),
        format!("at most {} levels in all", codebook::limit::DEPTH),
        format!("At most {} bytes.", codebook::limit::BYTES),
        format!("array of at most {} objects: `on` (a place) and `theme`", coding::limit::MARKS),
        format!(
            "array of at most {} objects: `on` (a place) and `text` (text of 1 to {}",
            coding::limit::MEMOS,
            coding::limit::MEMO
        ),
        format!("`note` (text of at most {} characters", record::NOTE),
        format!("Together at most {} bytes", record::LIMIT),
        format!("at most {} bytes of UTF-8", qdc::LIMIT),
        format!("at most {}\ncharacters", csv::LONGEST_PATH),
        format!("`{}`", qdc::NAMESPACE),
    ] {
        assert!(format.contains(&limit), "{limit}");
    }
}
