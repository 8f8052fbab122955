//! What people rely on in every chart.

use serde_json::{Value, json};
use themes::{plan::Plan, release::Cell};
use vault::id::Digest;

use super::{colour::Colour, paper::breadth, *};

const STYLE: &str = include_str!("../../../style/part/chart.css");
const SIZES: [Size; 2] = [Size::Narrow, Size::Wide];
const GUIDS: [&str; 4] = [
    "00000000-0000-4000-8000-000000000001",
    "00000000-0000-4000-8000-000000000002",
    "00000000-0000-4000-8000-000000000003",
    "00000000-0000-4000-8000-000000000004",
];
const DEADLINE: (&str, &str) = ("2023-08-31", "First deadline");
const LATER: (&str, &str) = ("2024-02-01", "A law came into force");

/// A release with every kind of table and of cell, whose first theme and first groups are called as `names` says.
fn release(names: [&str; 3]) -> Release {
    let [theme, region, time] = names;
    let [one, two, three, four] = GUIDS;
    let named = |guid, above: Option<&str>, name| json!({"guid": guid, "above": above, "name": name, "colour": null, "definition": ""});
    let group = |name: &str, values: &[&str]| json!({"name": name, "values": values});
    let date = |(day, label)| json!({"day": day, "label": label});
    let plan = json!({
        "format": "murmuration/1/plan", "call": "right-care", "release": 1, "codebook": {"version": 1, "digest": Digest::ZERO},
        "gates": {"accounts": 50, "new": 10, "weeks": 13}, "themes": GUIDS,
        "groupings": [
            {"attribute": "region", "groups": [group(region, &["london"]), group("Wales", &["wales"])]},
            // Not in the order of time.
            {"attribute": "period", "groups": [group("Later", &["2024-H2"]), group(time, &["2023-H1", "2023-H2"])]},
        ],
        "two_way": [{"attribute": "region", "themes": [one, three]}],
        "pairs": [[one, three], [one, four], [three, four]], "noise": null,
    });
    let plan_digest = serde_json::from_value::<Plan>(plan.clone()).expect("a plan").digest();
    let release = json!({
        "format": "murmuration/1/release", "call": "right-care", "number": 1, "previous": null, "salt": "07".repeat(32), "day": "2026-11-23",
        "synthetic": true, "tool": "a test", "plan": plan, "plan_digest": plan_digest,
        "codebook": {
            "version": 1, "digest": Digest::ZERO, "name": "Themes", "language": "en", "source": "",
            "dates": [date(DEADLINE), date(LATER)],
            "themes": [
                named(one, None, theme), named(two, Some(one), "Passed between services"), named(three, None, "Nobody came"),
                named(four, None, "What helped"),
            ],
        },
        "base": 165,
        "tables": [
            {"table": "totals", "cells": [[85], ["<10"], ["hidden"], [40]]},
            {"table": {"groups": "region"}, "cells": [[90], [60], [15]]},
            {"table": {"groups": "period"}, "cells": [[35], [75], ["hidden"]]},
            {"table": {"two-way": 1}, "cells": [[70, 10, "<10"], ["hidden", "<10", "hidden"]]},
            {"table": "pairs", "cells": [[30], ["<10"], ["hidden"]]},
        ],
        "dropped": [],
        "audit": {"shown": 8, "below_ten": 4, "hidden": 5, "implied": 0, "narrowest": 9, "kept": 0},
        "summary": null, "quotes": [],
    });
    let release: Release = serde_json::from_value(release).expect("the form of a release");
    Release::parse(&release.to_bytes()).expect("it keeps the rules")
}

fn plain() -> Release {
    release(["Turned away", "London", "Until 2023"])
}

/// Each table with its chart, drawn in each size.
fn drawn(release: &Release) -> Vec<(TableName, Size, String)> {
    let each = |table: Table<'_>| SIZES.map(|size| (table.name(), size, Chart::of(release, &table).svg(size)));
    release.tables().flat_map(each).collect()
}

/// The texts of a drawing with their attributes, in order.
fn texts(svg: &str) -> Vec<(&str, String)> {
    let text = |part: &str| -> Option<(usize, usize)> { Some((part.find('>')?, part.find("</text>")?)) };
    let parts = svg.split("<text ").skip(1);
    parts
        .map(|part| {
            let (from, to) = text(part).expect("a whole text");
            let words = part[from + 1..to].replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
            (&part[..from], words.replace("&apos;", "'").replace("&amp;", "&"))
        })
        .collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let from = tag.split_once(&format!("{name}=\"")).unwrap_or_else(|| panic!("{name} in {tag}")).1;
    from.split('"').next().expect("a value")
}

fn cells(release: &Release, name: TableName) -> Vec<Cell> {
    let table = release.table(name).expect("the table is there");
    table.rows().flat_map(|row| row.cells().map(|(_, cell)| cell).collect::<Vec<_>>()).collect()
}

#[test]
fn each_suppressed_number_is_hatched_and_named_and_each_other_stands_there() {
    let release = plain();
    for (name, size, svg) in drawn(&release) {
        let cells = cells(&release, name);
        let said: Vec<String> = texts(&svg).into_iter().map(|(_, words)| words).collect();
        for (cell, words) in [(Cell::BelowTen, "<10"), (Cell::Hidden, "hidden")] {
            let (there, said) = (cells.iter().filter(|it| **it == cell).count(), said.iter().filter(|it| *it == words));
            assert_eq!(said.count(), there, "{name:?} {size:?} {words}");
        }
        for number in cells.iter().filter_map(|cell| cell.number()) {
            assert!(said.contains(&number.to_string()), "{name:?} {size:?}: {number}");
        }
        // A frame has five points; a hatching goes to and fro.
        let hatched = svg.split("<polyline ").skip(1).filter(|line| attribute(line, "points").split(' ').count() > 10);
        let suppressed = cells.iter().filter(|cell| cell.number().is_none()).count();
        let explained = [Cell::BelowTen, Cell::Hidden].iter().filter(|cell| cells.contains(cell)).count();
        assert_eq!(hatched.count(), suppressed + explained, "{name:?} {size:?}");
    }
}

#[test]
fn no_number_stands_in_a_chart_that_is_not_in_the_release() {
    let release = plain();
    for (name, size, svg) in drawn(&release) {
        let mut known: Vec<String> =
            cells(&release, name).iter().filter_map(|cell| cell.number()).map(|it| it.to_string()).collect();
        let names = ["<10", "Until 2023", "31 August 2023", "1 February 2024"];
        known.extend(names.iter().flat_map(|name| numbers(name)));
        for (_, words) in texts(&svg) {
            for number in numbers(&words) {
                assert!(known.contains(&number), "{name:?} {size:?}: {number} in {words}");
            }
        }
        let hidden_text = svg.replace(|letter: char| letter.is_ascii_digit(), "");
        for extra in ["<title", "<desc", "<metadata", "data-", "<!--"] {
            assert!(!hidden_text.contains(extra), "{name:?}: {extra}");
        }
    }
}

fn numbers(words: &str) -> Vec<String> {
    let digits = words.split(|letter: char| !letter.is_ascii_digit());
    digits.filter(|digits| !digits.is_empty()).map(str::to_owned).collect()
}

#[test]
fn a_bar_is_as_long_as_its_number_and_below_ten_reaches_to_ten() {
    let release = plain();
    let table = release.table(TableName::Totals).expect("totals");
    let svg = Chart::of(&release, &table).svg(Size::Narrow);
    let lengths: Vec<i32> =
        svg.split("<rect ").skip(1).map(|bar| attribute(bar, "width").parse().expect("a number")).collect();
    let [most, some] = lengths.as_slice() else { panic!("two bars: {lengths:?}") };
    assert!((most * 40 - some * 85).abs() <= 85, "{lengths:?}");
    let hatched = svg.split("<polyline ").nth(1).expect("a hatching");
    let right: i32 = attribute(hatched, "points")
        .split(' ')
        .filter_map(|point| point.split(',').next()?.parse().ok())
        .max()
        .expect("points");
    assert!((most * 10 - right * 85).abs() <= 85, "{right} of {most}");
}

#[test]
fn nothing_reaches_over_the_edge_however_long_names_are() {
    let long = "Rhindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz & everything";
    let release = release([long, "South East, East of England and everywhere around", &long[..76]]);
    for (name, size, svg) in drawn(&release) {
        let (wide, tall): (i32, i32) =
            (attribute(&svg, "width").parse().expect("a number"), attribute(&svg, "height").parse().expect("a number"));
        for (tag, words) in texts(&svg) {
            let place = |name| attribute(tag, name).parse::<i32>().expect("a number");
            let broad = breadth(&words, place("font-size"));
            let left = match attribute(tag, "text-anchor") {
                "middle" => place("x") - broad / 2,
                _ => place("x"),
            };
            assert!(left >= 0 && left + broad <= wide, "{name:?} {size:?}: {words} from {left} to {}", left + broad);
            assert!((0..tall).contains(&place("y")), "{name:?} {size:?}: {words}");
        }
    }
}

#[test]
fn a_chart_has_no_script_no_style_and_no_markup_of_anybody() {
    let hostile = r#"<script>x</script>' onload="x" style="x" opacity="1" & </svg>"#;
    for (name, _, svg) in drawn(&release([hostile, hostile, hostile])) {
        for tag in svg.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or(tag)) {
            let known = ["svg ", "/svg", "rect ", "polyline ", "polygon ", "text ", "/text"];
            assert!(known.iter().any(|known| tag.starts_with(known)), "{name:?}: {tag}");
            assert!(!tag.contains("style=") && !tag.contains("onload=") && !tag.contains("class="), "{name:?}: {tag}");
        }
    }
}

#[test]
fn the_stylesheet_knows_each_colour_and_no_other_is_used() {
    let hex: Vec<String> = Colour::ALL.map(Colour::hex).to_vec();
    for colour in &hex {
        assert!(
            STYLE.contains(&format!("[fill=\"{colour}\"]")) || STYLE.contains(&format!("[stroke=\"{colour}\"]")),
            "{colour}"
        );
        assert_eq!(hex.iter().filter(|other| *other == colour).count(), 1, "{colour}");
    }
    for (name, _, svg) in drawn(&plain()) {
        for kind in ["fill", "stroke"] {
            for used in svg.split(&format!("{kind}=\"")).skip(1).filter_map(|rest| rest.split('"').next()) {
                let known = used == "none" || STYLE.contains(&format!(".chart [{kind}=\"{used}\"]"));
                assert!(known, "{name:?}: {kind} {used}");
            }
        }
    }
}

#[test]
fn times_stand_in_their_order_with_the_marked_days_among_them() {
    let release = plain();
    let table = release.table(TableName::Groups(Attribute::Period)).expect("groups of time");
    let chart = Chart::of(&release, &table);
    let said: Vec<String> = texts(&chart.svg(Size::Wide)).into_iter().map(|(_, words)| words).collect();
    let expected = [
        "Until 2023",
        "75",
        "Within this time, 31 August 2023: First deadline",
        "1 February 2024: A law came into force",
        "Later",
        "35",
    ];
    assert_eq!(said[..expected.len()], expected);
    assert_eq!(
        chart.gist(),
        "Chart along time. Most accounts are about “Until 2023”: 75. Within this time, 31 August 2023: First deadline. \
         1 February 2024: A law came into force. 1 of its numbers is not shown."
    );
}

#[test]
fn the_gist_of_a_chart_says_where_its_largest_number_is_and_how_many_are_not_shown() {
    let release = plain();
    let gist = |name| Chart::of(&release, &release.table(name).expect("the table is there")).gist().to_owned();
    assert_eq!(
        gist(TableName::Totals),
        "Bar chart. The longest bar is “Turned away”, with 85 accounts. 2 of its numbers are not shown."
    );
    assert_eq!(
        gist(TableName::TwoWay(1)),
        "Heat map. The largest number is 70 accounts, for “Turned away” and “London”. 4 of its numbers are not shown."
    );
    assert_eq!(
        gist(TableName::Pairs),
        "Heat map. The largest number is 30 accounts, for “Nobody came” and “Turned away”. 2 of its numbers are not shown."
    );
}

#[test]
fn a_shade_is_a_share_of_the_group_and_there_is_none_where_the_group_is_not_told() {
    let shaded = |release: &Release| {
        let table = release.table(TableName::TwoWay(1)).expect("themes by region");
        let svg = Chart::of(release, &table).svg(Size::Wide);
        let dark = |shade| svg.matches(&format!("fill=\"{}\"", Colour::Shade(shade).hex())).count();
        [dark(0), dark(1), dark(2), dark(3), dark(4)]
    };
    // 70 of 90 and 10 of 60, and each shade once to explain them.
    assert_eq!(shaded(&plain()), [2, 1, 1, 2, 1]);
    let text = String::from_utf8(plain().to_bytes()).expect("JSON");
    let untold = text.replace("[[90],[60],[15]]", "[[\"hidden\"],[\"hidden\"],[15]]");
    assert_ne!(text, untold);
    assert_eq!(shaded(&Release::parse(untold.as_bytes()).expect("a release")), [0; 5]);
}

#[test]
fn pairs_of_which_few_are_counted_are_bars() {
    let release = plain();
    let mut json: Value = serde_json::from_slice(&release.to_bytes()).expect("JSON");
    json["plan"]["pairs"] = json!([[GUIDS[0], GUIDS[2]]]);
    json["plan_digest"] = json!(serde_json::from_value::<Plan>(json["plan"].clone()).expect("a plan").digest());
    json["tables"][4]["cells"] = json!([[30]]);
    let few: Release = serde_json::from_value(json).expect("the form of a release");
    let said = |release: &Release| {
        let svg = Chart::of(release, &release.table(TableName::Pairs).expect("pairs")).svg(Size::Wide);
        texts(&svg).into_iter().map(|(_, words)| words).collect::<Vec<_>>().join(" ")
    };
    assert!(said(&few).starts_with("Turned away and Nobody came 30"), "{}", said(&few));
    assert!(!said(&release).contains("Turned away and Nobody came"));
}
