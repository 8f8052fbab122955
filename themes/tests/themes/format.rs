//! FORMAT.md says what the code does, where a table can be compared.

use themes::{
    codebook, coding, csv,
    plan::{self, Attribute},
    qdc,
    record::{self, Reason, State},
    release::{self, DroppedReason},
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
    let attributes = list(Attribute::ALL.iter().map(|attribute| attribute.as_str()));
    assert!(row("## 6. Plans", "groupings").contains(&attributes), "{attributes}");
    let dropped = list(DroppedReason::ALL.iter().map(|reason| reason.as_str()));
    assert!(row("### 7.2 What it says", "dropped").contains(&dropped), "{dropped}");
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
        format!("array of 1 to {} guids in the codebook's order", plan::limit::THEMES),
        format!("array of at most {} objects: `attribute` (`region`", plan::limit::ATTRIBUTES),
        format!("`groups` (array of {} to {} groups", plan::limit::FEWEST_GROUPS, plan::limit::MOST_GROUPS),
        format!("array of at most {} objects: `attribute` (one of", plan::limit::TWO_WAY),
        format!("array of at most {} arrays of two guids", plan::limit::PAIRS),
        format!("`name` (line of 1 to {} characters whatever", plan::limit::NAME),
        format!("at least {}) `new` (usually", plan::Gates::FLOOR.accounts),
        format!("An object at most {} bytes: `release`", release::limit::BYTES),
        format!("line of 1 to {} characters: name and version", release::limit::TOOL),
        format!("text of 1 to {} characters in a narrative", release::limit::SUMMARY),
        format!("array of at most {} objects sorted by theme", release::limit::QUOTES),
        format!("`text` (text of 1 to {} characters)", release::limit::QUOTE),
    ] {
        assert!(format.contains(&limit), "{limit}");
    }
}
