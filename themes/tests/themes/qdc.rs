//! Codebooks go to other research tools and come from them.

use proptest::prelude::*;
use roxmltree::{Document, Node};
use themes::{
    codebook::{Codebook, CodebookDraft, CodebookError, Colour, Guid, Theme, limit, starter},
    csv::{self, PathTooLong},
    qdc::{self, LIMIT, QdcError},
};

use crate::sample;

const TAGUETTE: &[u8] = include_bytes!("../vectors/taguette.qdc");

fn with_codes(codes: &str) -> String {
    format!(r#"<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{codes}</Codes></CodeBook>"#)
}

fn themes_of(codes: &str) -> Vec<Theme> {
    qdc::read(with_codes(codes).as_bytes()).expect("a codebook").themes
}

fn draft(themes: Vec<Theme>) -> CodebookDraft {
    CodebookDraft { themes, source: String::new(), dates: Vec::new(), ..starter().next() }
}

/// What the schema of the standard says of an element `Code`: attributes, their forms, and children in order.
fn is_valid_code(code: Node<'_, '_>) -> bool {
    let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_guid = |text: &str| text.split('-').map(str::len).eq([8, 4, 4, 4, 12]) && is_hex(&text.replace('-', ""));
    let is_colour = |text: &str| text.strip_prefix('#').is_some_and(|digits| digits.len() == 6 && is_hex(digits));
    let elements: Vec<_> = code.children().filter(Node::is_element).collect();
    let described = elements.first().is_some_and(|first| first.has_tag_name((qdc::NAMESPACE, "Description")));
    code.has_tag_name((qdc::NAMESPACE, "Code"))
        && code.attributes().all(|attribute| ["guid", "name", "isCodable", "color"].contains(&attribute.name()))
        && code.attribute("guid").is_some_and(is_guid)
        && code.attribute("name").is_some()
        && code.attribute("isCodable").is_some_and(|codable| ["true", "false"].contains(&codable))
        && code.attribute("color").is_none_or(is_colour)
        && elements.into_iter().skip(usize::from(described)).all(is_valid_code)
}

fn is_valid(xml: &str) -> bool {
    let document = Document::parse(xml).expect("well-formed");
    let root = document.root_element();
    let containers: Vec<_> = root.children().filter(Node::is_element).collect();
    let [codes] = containers.as_slice() else { return false };
    root.has_tag_name((qdc::NAMESPACE, "CodeBook"))
        && root.attributes().all(|attribute| attribute.name() == "origin")
        && codes.has_tag_name((qdc::NAMESPACE, "Codes"))
        && codes.has_children()
        && codes.children().filter(Node::is_element).all(is_valid_code)
}

#[test]
fn the_built_in_codebook_goes_out_and_comes_back() {
    let xml = qdc::write(&starter());
    assert!(is_valid(&xml));
    let imported = qdc::read(xml.as_bytes()).expect("written by us");
    assert_eq!(imported.themes, starter().themes());
    assert_eq!((imported.origin.as_deref(), imported.sets_left_out), (Some("Murmuration"), 0));
}

#[test]
fn the_words_of_a_codebook_are_those_of_the_standard() {
    let group = Theme { codable: false, ..Theme::new(Guid::derive("a"), "A & <b>") };
    let below = Theme {
        colour: Some(Colour([0, 0x72, 0xb2])),
        definition: "\"One\"".to_owned(),
        dont_use_when: "two".to_owned(),
        ..Theme::new(Guid::derive("b"), "It's")
    };
    let codebook = draft(vec![Theme { themes: vec![below], ..group }]).check().expect("a sound codebook");
    let xml = concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Murmuration\">\n",
        "<Codes>\n",
        "<Code guid=\"GUID-A\" name=\"A &amp; &lt;b&gt;\" isCodable=\"false\">\n",
        "<Code guid=\"GUID-B\" name=\"It's\" isCodable=\"true\" color=\"#0072b2\">\n",
        "<Description>&quot;One&quot;\n\nDon't use when: two</Description>\n",
        "</Code>\n</Code>\n</Codes>\n</CodeBook>\n",
    );
    let [a, b] = ["a", "b"].map(|text| Guid::derive(text).to_string());
    assert_eq!(qdc::write(&codebook), xml.replace("GUID-A", &a).replace("GUID-B", &b));
    let table = concat!(
        "\u{FEFF}tag,description,colour,guid\r\n",
        "A & <b>,,,GUID-A\r\n",
        "A & <b>.It's,\"\"\"One\"\"\n\nDon't use when: two\",#0072b2,GUID-B\r\n",
    );
    assert_eq!(csv::codebook(&codebook), Ok(table.replace("GUID-A", &a).replace("GUID-B", &b)));
}

#[test]
fn what_taguette_writes_is_read_though_it_is_not_valid() {
    let imported = qdc::read(TAGUETTE).expect("a codebook with an empty Sets");
    let names: Vec<_> = imported.themes.iter().map(|theme| theme.name.as_str()).collect();
    assert_eq!(names, ["crisis.Turned away", "Police & \"care\"", "Lücken"]);
    assert!(imported.themes.iter().all(|theme| theme.codable && theme.colour.is_none()));
    assert_eq!(imported.themes[0].guid.to_string(), "aeade845-a6ef-54e9-b166-bf1efa34ac84");
    assert!(imported.origin.is_some_and(|origin| origin.starts_with("Taguette")));
    assert!(draft(imported.themes).check().is_ok());
}

#[test]
fn what_other_tools_do_otherwise_is_read_too() {
    let nvivo = concat!(
        "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\r\n",
        "<q:CodeBook xmlns:q=\"urn:QDA-XML:codebook:1:0\" origin=\"NVivo\">\r\n<q:Codes>\r\n",
        "<q:Code guid=\"{AEADE845-A6EF-54E9-B166-BF1EFA34AC84}\" isCodable=\"0\" name=\" Two\r\n words \" color=\"#F0a\">",
        "<q:Description>One &lt;<!-- a comment --><![CDATA[two]]>\r\nlines</q:Description>",
        "<q:Code name=\"Below\" color=\"red\"/></q:Code></q:Codes>",
        "<q:Sets><q:Set guid=\"x\" name=\"A set\"/></q:Sets></q:CodeBook>",
    );
    let imported = qdc::read(nvivo.as_bytes()).expect("a codebook");
    let theme = &imported.themes[0];
    assert_eq!((theme.name.as_str(), theme.codable), ("Two words", false));
    assert_eq!(theme.guid.to_string(), "aeade845-a6ef-54e9-b166-bf1efa34ac84");
    assert_eq!(theme.colour.map(|colour| colour.to_string()).as_deref(), Some("#ff00aa"));
    assert_eq!(theme.definition, "One <two\nlines");
    let below = &theme.themes[0];
    assert_eq!((below.guid, below.colour, below.codable), (Guid::derive("/Two words/Below"), None, true));
    assert_eq!(imported.sets_left_out, 1);
    assert!(draft(imported.themes).check().is_ok());
}

#[test]
fn what_is_missing_or_cannot_be_kept_does_not_hinder_reading() {
    let theme = |code: &str| themes_of(code).into_iter().next().expect("one theme");
    let coded = |codable: &str| theme(&format!("<Code name=\"x\" isCodable=\"{codable}\"/>")).codable;
    assert_eq!(["false", "0", " false ", "true", "1", "no"].map(coded), [false, false, false, true, true, true]);
    let colour = |colour: &str| {
        let colour = theme(&format!("<Code name=\"x\" color=\"{colour}\"/>")).colour;
        colour.map(|colour| colour.to_string())
    };
    assert_eq!(
        ["#0072B2", " #07b ", "#07", "#0072b", "0072b2", "#xyz", "red"].map(|text| colour(text).unwrap_or_default()),
        ["#0072b2", "#0077bb", "", "", "", "", ""]
    );
    let guid = |guid: &str| theme(&format!("<Code name=\"x\" guid=\"{guid}\"/>")).guid;
    let known = "aeade845-a6ef-54e9-b166-bf1efa34ac84";
    for written in [known.to_owned(), known.to_uppercase(), format!(" {{{known}}} ")] {
        assert_eq!(guid(&written).to_string(), known, "{written}");
    }
    for other in ["", "7", "{aeade845-a6ef-54e9-b166-bf1efa34ac84"] {
        assert_eq!(guid(other), Guid::derive("/x"), "{other}");
    }
    // Marks of a word processor, control characters, and elements of other kinds between ours.
    let odd = theme(
        "<Note/><Code name=\"a\u{85}\tb\"><Memo/><Description> one<b>, two</b>\t(&#x80;3)\r\nfour </Description></Code>",
    );
    assert_eq!((odd.name.as_str(), odd.definition.as_str()), ("a b", "one, two ( 3)\nfour"));
    assert_eq!(themes_of("<Code name=\"x\"/>text<Other name=\"y\"/><Code name=\"z\"/>").len(), 2);
}

#[test]
fn a_description_is_divided_where_we_join_and_nowhere_else() {
    let described = |text: &str| {
        let themes = themes_of(&format!(r#"<Code name="x"><Description>{text}</Description></Code>"#));
        let theme = themes.into_iter().next().expect("one theme");
        [theme.definition, theme.use_when, theme.dont_use_when]
    };
    assert_eq!(described("What.\n\nUse when: a\n\nb\n\nDon't use when: c"), ["What.", "a\n\nb", "c"]);
    assert_eq!(described("Use when: a"), ["", "a", ""]);
    assert_eq!(described("Don't use when: c"), ["", "", "c"]);
    assert_eq!(described("What. Use when: a\nDon't use when: c"), ["What. Use when: a\nDon't use when: c", "", ""]);
}

#[test]
fn a_file_that_wants_to_do_more_than_be_read_is_refused() {
    let refused = |text: &str| qdc::read(text.as_bytes()).expect_err("it should be refused");
    let laughs: String =
        (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let codes = with_codes("<Code name=\"&l9;\"/>");
    assert_eq!(refused(&format!("<!DOCTYPE x [<!ENTITY l0 \"ha\">{laughs}]>{codes}")), QdcError::DocumentType);
    let fetch = r#"<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>"#;
    assert_eq!(refused(&format!("{fetch}{}", with_codes("<Code name=\"&e;\"/>"))), QdcError::DocumentType);
    assert_eq!(refused(&with_codes("<Code name=\"&e;\"/>")), QdcError::NotXml);
    let nested =
        |depth: usize| with_codes(&format!("{}{}", "<Code name=\"x\">".repeat(depth), "</Code>".repeat(depth)));
    assert_eq!(refused(&nested(limit::DEPTH + 1)), CodebookError::TooDeep("x".to_owned()).into());
    assert_eq!(refused(&nested(10_000)), CodebookError::TooDeep("x".to_owned()).into());
    assert_eq!(refused(&nested(30_000)), QdcError::TooLong);
    assert_eq!(refused(&with_codes(&"<Code name=\"x\"/>".repeat(30_000))), QdcError::TooLong);
    let attributes: String = (0..100_000).map(|n| format!(" {}{n}=''", if n == 0 { "a='>' b" } else { "b" })).collect();
    assert_eq!(refused(&with_codes(&format!("<Code{}/>", &attributes[..900_000]))), QdcError::TooLong);
    assert_eq!(refused(&" ".repeat(LIMIT + 1)), QdcError::TooLong);
}

#[test]
fn a_file_may_be_as_large_as_its_limits() {
    let nested = "<Code name=\"x\">".repeat(limit::DEPTH) + &"</Code>".repeat(limit::DEPTH);
    assert_eq!(themes_of(&nested).len(), 1);
    let codes = with_codes("<Code name=\"x\"/>");
    let padded = |length: usize| codes.clone() + &" ".repeat(length - codes.len());
    assert!(qdc::read(padded(LIMIT).as_bytes()).is_ok());
    assert_eq!(qdc::read(padded(LIMIT + 1).as_bytes()), Err(QdcError::TooLong));
    // Two hundred attributes of one element; of two elements each has as many.
    for quote in ['"', '\''] {
        let code = |most: usize| {
            let attributes: String = (0..most - 1).map(|number| format!(" a{number}={quote}{quote}")).collect();
            format!("<Code name={quote}x{quote}{attributes}/>")
        };
        assert_eq!(themes_of(&(code(200) + &code(200))).len(), 2);
        assert_eq!(qdc::read(with_codes(&code(201)).as_bytes()), Err(QdcError::TooLong));
    }
    // Text in which much is equal is no attribute.
    let text = format!("<Code name=\"x\"><Description>{}</Description></Code>", "a=b ".repeat(300));
    assert_eq!(themes_of(&text).len(), 1);
}

#[test]
fn a_file_that_is_something_else_is_refused() {
    let refused = |bytes: &[u8]| qdc::read(bytes).expect_err("it should be refused");
    assert_eq!(refused(b""), QdcError::NotXml);
    assert_eq!(refused(b"PK\x03\x04"), QdcError::NotXml);
    assert_eq!(refused(b"\xff\xfe<\0"), QdcError::NotUtf8);
    assert_eq!(refused(b"<Project/>"), QdcError::NotACodebook);
    assert_eq!(refused(b"<CodeBook/>"), QdcError::NotACodebook);
    let xml = qdc::write(&starter());
    assert_eq!(refused(&xml.as_bytes()[..xml.len() / 2]), QdcError::NotXml);
    let empty = qdc::read(with_codes("").as_bytes()).expect("an empty one is read");
    assert_eq!(draft(empty.themes).check(), Err(CodebookError::NoThemes));
    let nameless = draft(themes_of("<Code/>")).check();
    assert!(matches!(nameless, Err(CodebookError::ThemeName(..))));
    let twins = draft(themes_of("<Code name=\"x\"/><Code name=\"x\"/>")).check();
    assert_eq!(twins, Err(CodebookError::SameName("x".to_owned())));
}

#[test]
fn the_table_has_the_columns_that_taguette_reads() {
    let table = csv::codebook(&starter()).expect("short names");
    let lines: Vec<_> = table.split("\r\n").collect();
    assert_eq!(lines[0], "\u{FEFF}tag,description,colour,guid");
    assert!(lines[1].starts_with("Who decides what is an emergency,\"Somebody else judged"));
    assert_eq!(lines.last(), Some(&""));
}

#[test]
fn no_cell_is_calculated() {
    let named = |name: &str| {
        let codebook = draft(vec![Theme::new(Guid::derive("x"), name)]).check().expect("a sound codebook");
        let table = csv::codebook(&codebook).expect("a short name");
        let (_, row) = table.split_once("\r\n").expect("a heading");
        row.rsplit_once(",,,").expect("three cells more").0.to_owned()
    };
    for (name, cell) in [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("＝1", "'＝1"),
        ("1-1", "1-1"),
        ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
    ] {
        assert_eq!(named(name), cell, "{name}");
    }
}

#[test]
fn a_path_that_taguette_would_refuse_is_said() {
    let long = |name: &str, themes| Theme { themes, ..Theme::new(Guid::derive(name), name.repeat(80)) };
    let codebook = draft(vec![long("a", vec![long("b", vec![long("c", vec![])])])]).check().expect("a sound codebook");
    assert!(matches!(csv::codebook(&codebook), Err(PathTooLong(path)) if path.starts_with("aaa")));
    // Two names of 80 characters and two points leave room for 38 more.
    let of = |last: usize| {
        let last = Theme::new(Guid::derive("c"), "é".repeat(last));
        draft(vec![long("a", vec![long("b", vec![last])])]).check().expect("a sound codebook")
    };
    assert!(csv::codebook(&of(38)).is_ok() && csv::codebook(&of(39)).is_err());
}

proptest! {
    #[test]
    fn every_codebook_goes_out_valid_and_comes_back(codebook in sample::codebook()) {
        let xml = qdc::write(&codebook);
        prop_assert!(is_valid(&xml));
        let imported = qdc::read(xml.as_bytes()).expect("written by us");
        prop_assert_eq!(imported.themes.as_slice(), codebook.themes());
        let again: Codebook = draft(imported.themes).check().expect("it was checked before");
        prop_assert_eq!(qdc::write(&again), xml);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "(<|>|/|&|Code|Codes|CodeBook| name=\"|\"|[a-z ;#x]|\\PC){0,60}") {
        let _ = qdc::read(text.as_bytes());
        let _ = qdc::read(with_codes(&text).as_bytes());
    }
}
