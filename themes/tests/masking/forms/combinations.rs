//! Facts that are harmless alone and rare together.

use themes::masking::{Numbering, suggest};

use crate::cut;

/// The words of each warning.
fn warned(text: &str) -> Vec<&str> {
    let warnings = suggest(text, &mut Numbering::new()).warnings;
    warnings.iter().map(|warning| cut(text, &warning.range)).collect()
}

#[test]
fn an_institution_a_role_and_a_year_in_one_paragraph_are_warned_of() {
    for (text, words) in [
        (
            "In 2014 I was the only chaplain at Larkmere Hospital. They knew.",
            vec!["2014 I was the only chaplain at Larkmere Hospital"],
        ),
        ("A nurse at Larkmere Hospital said in 2014 that", vec!["nurse at Larkmere Hospital said in 2014"]),
        ("Larkmere Hospital's chaplain's leave in 1940.", vec!["Hospital's chaplain's leave in 1940"]),
        ("At Larkmere Hospital in 2099 a nurse", vec!["Hospital in 2099 a nurse"]),
        (
            "In 2014 a nurse, at Larkmere Hospital in 2015, a nurse.\nIn 2016 a porter at Ambry School.",
            vec!["2014 a nurse, at Larkmere Hospital in 2015, a nurse", "2016 a porter at Ambry School"],
        ),
    ] {
        assert_eq!(warned(text), words, "{text}");
    }
}

#[test]
fn two_of_the_three_are_harmless() {
    for text in [
        "I was a chaplain in 2014.\n\nLater, at Larkmere Hospital, nobody came.",
        "I was a chaplain in 2014.\nLater, at Larkmere Hospital, nobody came.",
        "a nurse at the hospital in 2014",
        "a nurse at Larkmere, the hospital in 2014",
        "a nurse at the hospital, Larkmere School1 in 2014",
        "a nurse at Larkmere Hospital",
        "Larkmere Hospital in 2014",
        "a nurse in 2014",
        "a nurse at Larkmere Hospital in 1939, 2100, 02014, A2014, 2014A",
    ] {
        assert_eq!(warned(text), Vec::<&str>::new(), "{text}");
    }
}
