//! Each form once, and what looks like it.

use themes::masking::{Kind, Numbering, Suggestion, suggest};

use crate::cut;

fn found(text: &str) -> Vec<Suggestion> {
    suggest(text, &mut Numbering::new()).suggestions
}

/// The words that are proposed in this text, with their kinds.
fn kinds(text: &str) -> Vec<(Kind, &str)> {
    found(text).into_iter().map(|one| (one.kind, cut(text, &one.range))).collect()
}

#[test]
fn every_written_form_is_proposed() {
    let cases = [
        (Kind::NhsNumber, "my number is [943 476 5919] there"),
        (Kind::NhsNumber, "n h s [9 4 3 4 7 6 5 9 1 9]"),
        (Kind::NhsNumber, "it is [nine four three four seven six five nine one nine], I said"),
        (Kind::NhsNumber, "NHS number [943 476 5918] (mistyped)"),
        (Kind::NationalInsurance, "my NI number is [qq123456c]"),
        (Kind::NationalInsurance, "they have [AB 12 34 56 C] on file"),
        (Kind::Postcode, "we moved to [sw1a 2aa] then"),
        (Kind::Postcode, "sent to [M1 1AE]."),
        (Kind::Phone, "[+44 (0)117 496 0123]"),
        (Kind::Phone, "ring me, [oh double seven zero zero nine zero zero one two three]"),
        (Kind::Email, "mail [wren dot ash at example dot org] please"),
        (Kind::Email, "mail [wren.ash@example.co.uk]."),
        (Kind::WebAddress, "see [https://example.org/a/b?c=d]."),
        (Kind::WebAddress, "see [example.co.uk/wren], there"),
        (Kind::WebAddress, "a picture at [example.org/wren]"),
        (Kind::Vehicle, "a van, [AB12 CDE], came"),
        (Kind::Vehicle, "its registration was [k123 lmn]"),
        (Kind::DrivingLicence, "it says [MORGA657054SM9IJ]"),
        (Kind::Passport, "my passport ([512345678])"),
        (Kind::Date, "it was [Tuesday the 12th of March 2019] then"),
        (Kind::Date, "on [twenty-first of March two thousand and nineteen] I"),
        (Kind::Date, "on [12/3/19] I"),
        (Kind::Date, "on [12/03/2019] I"),
        (Kind::Date, "on [12 03 2019] I"),
        (Kind::Date, "on [2019-03-12] I"),
        (Kind::Date, "ar [12 Mawrth 2019] roedd"),
        (Kind::Age, "I was [34] when it began"),
        (Kind::Age, "my [sixteen]-year-old"),
        (Kind::Age, "my son ([16]) saw it"),
        (Kind::Reference, "crime ref [01/12345/23]"),
        (Kind::Reference, "incident number: [20230312-0456]"),
        (Kind::Reference, "PC [4471] came"),
        (Kind::BankAccount, "sort code [12-34-56]"),
        (Kind::BankAccount, "IBAN [GB29 NWBK 6016 1331 9268 19]"),
        (Kind::Card, "card [4111 1111 1111 1111]"),
        (Kind::Handle, "I am [@wren_ash] there"),
        (Kind::Handle, "my insta is [wren.ash]"),
        (Kind::Name, "my sister [Orsa] rang"),
        (Kind::Name, "Dr [Siân O’Brannagh]’s letter"),
        (Kind::Name, "my name is [orsa]"),
        (Kind::Place, "they took me to [St Oswin’s Hospital] by car"),
        (Kind::Place, "we live at [14b Acacia Road] now"),
        (Kind::Place, "we live at [14 acacia road] now"),
        (Kind::Place, "then [Kestrel ward] again"),
    ];
    for (kind, case) in cases {
        let (before, rest) = case.split_once('[').expect("each case has brackets");
        let (words, after) = rest.split_once(']').expect("each case has brackets");
        assert_eq!(kinds(&format!("{before}{words}{after}")), [(kind, words)], "{case}");
    }
}

#[test]
fn what_only_looks_like_an_identifier_is_left_alone() {
    for text in [
        "held under section 136 of the Mental Health Act 1983",
        "I rang 999, then 111, then 101, then 116 123.",
        "Childline is 0800 1111 and CALM is 0800 58 58 58.",
        "text SHOUT to 85258",
        "they doubled it to 100mg, then 2.5 mg at 3.30pm",
        "I was 20 minutes late and there were 34 people in bed 12",
        "it cost £1,250,000 between 2019 and 2023",
        "under 18 and over 65, 9 to 5, 24/7, 120/80",
        "I am British. I am Black. The Crisis Team said so, on a Monday in March.",
        "one of them said two of us could stay",
        "At home, I said. Nobody came. They may go.",
        "referred by the doctor. Day two: section 12 doctor. S136 suite.",
        "what we all looked at: example dot org",
        "Crying was behaviour. Quiet and polite scores low. I am Deaf.",
        "between 2019 and 2020 I filled in form P24 and form HC28",
        "the PHQ-9, COVID-19, vitamin B12, bus 42A, the M25 and room 101",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn dates_and_ages_become_coarser_and_the_rest_is_numbered() {
    let text = "Orsa Tavisham said so on 12 March 2019. I was 34. My sister Orsa knew Dr Tavisham since 1 October 2020. Call 07700 900123 \
                or +44 7700 900123.";
    let replacements: Vec<String> = found(text).into_iter().map(|one| one.replacement).collect();
    assert_eq!(
        replacements,
        [
            "[name 1]",
            "[first half of 2019]",
            "[age 30–44]",
            "[name 1]",
            "[name 1]",
            "[second half of 2020]",
            "[phone 1]",
            "[phone 1]"
        ]
    );
}

#[test]
fn numbers_go_on_from_one_text_of_a_testimony_to_the_next() {
    let mut numbering = Numbering::new();
    suggest("My sister Orsa rang my friend Tavi.", &mut numbering);
    let second = suggest("Tavi came at once.", &mut numbering).suggestions;
    assert_eq!(second.iter().map(|one| one.replacement.as_str()).collect::<Vec<_>>(), ["[name 2]"]);
}

#[test]
fn an_institution_a_role_and_a_year_in_one_paragraph_are_warned_of() {
    let text = "In 2014 I was the only chaplain at Larkmere Hospital. They knew.";
    let warnings = suggest(text, &mut Numbering::new()).warnings;
    assert_eq!(warnings.len(), 1);
    assert_eq!(cut(text, &warnings[0].range), "2014 I was the only chaplain at Larkmere Hospital");
    for harmless in
        ["I was a chaplain in 2014.\n\nLater, at Larkmere Hospital, nobody came.", "a nurse at the hospital in 2014"]
    {
        assert_eq!(suggest(harmless, &mut Numbering::new()).warnings, [], "{harmless}");
    }
}
