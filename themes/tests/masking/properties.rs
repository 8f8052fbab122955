//! What holds for every text, whatever characters it has.

use proptest::prelude::*;
use themes::masking::{Decision, MaskLog, Numbering, apply, elsewhere, suggest};

use crate::cut;

/// Pieces that recognisers react to, between characters of every kind.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[0-9 .()+/-]{1,30}",
        "[A-Z]{1,3}[0-9]{1,4} ?[A-Z]{0,3}",
        proptest::sample::select(vec![
            "Dr ",
            "my sister ",
            "called ",
            "nhs ",
            "at ",
            "dot ",
            "@",
            "www.",
            "http://",
            "March ",
            "12th ",
            "of ",
            "double ",
            "nine ",
            "’s",
            "'",
            "ŵ",
            "e\u{301}",
            "Siân ",
            "ward ",
            "Flat 3, ",
            "14b ",
            " Road",
            "ref: ",
            "aged ",
            "years old",
            "\u{200b}",
            "\u{a0}",
            "\n\n",
            "İ",
            "ǆ",
            "ß",
            "９４３",
            "[name 1]",
            "Orsa ",
            ". ",
            ", ",
        ])
        .prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).expect("texts here are short")
}

/// Accepts, refuses or leaves each suggestion as the bits say.
fn decided(text: &str, choices: &[u8]) -> MaskLog {
    let mut log = MaskLog::new();
    for (suggestion, choice) in suggest(text, &mut Numbering::new()).suggestions.iter().zip(choices.iter().cycle()) {
        match choice % 3 {
            0 => log.accept(suggestion).expect("suggestions don't overlap"),
            1 => log.refuse(suggestion).expect("suggestions don't overlap"),
            _ => {}
        }
    }
    log
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn suggestions_lie_between_characters_in_order_and_apart(text in texts()) {
        let found = suggest(&text, &mut Numbering::new());
        let (mut end, length) = (0, length(&text));
        for suggestion in &found.suggestions {
            prop_assert!(suggestion.range.start >= end && suggestion.range.start < suggestion.range.end);
            prop_assert!(suggestion.range.end <= length);
            prop_assert!(!suggestion.replacement.is_empty());
            end = suggestion.range.end;
        }
        for warning in &found.warnings {
            prop_assert!(warning.range.start < warning.range.end && warning.range.end <= length);
        }
        prop_assert_eq!(&found, &suggest(&text, &mut Numbering::new()));
    }

    #[test]
    fn applying_changes_the_masked_places_and_nothing_else(text in texts(), choices in proptest::collection::vec(any::<u8>(), 1..9)) {
        let log = decided(&text, &choices);
        let masked = apply(&text, &log).expect("the log is about this text");
        let again = apply(&text, &log).expect("the log is about this text");
        prop_assert_eq!(masked.as_str(), again.as_str());
        // Walk both texts: what lies between masks is the same, and at each mask stands its replacement.
        let (mut done, mut rest) = (0, masked.as_str());
        for mask in log.masks().iter().filter(|mask| mask.decision != Decision::Refused) {
            rest = rest.strip_prefix(cut(&text, &(done..mask.start))).expect("unmasked parts are unchanged");
            rest = rest.strip_prefix(mask.replacement.as_str()).expect("the replacement stands at its place");
            done = mask.end;
        }
        prop_assert_eq!(rest, cut(&text, &(done..length(&text))));
    }

    #[test]
    fn masks_by_hand_never_reach_beyond_the_text_or_into_another_mask(
        text in texts(),
        ranges in proptest::collection::vec((0_u32..80, 0_u32..20), 0..12),
    ) {
        let mut log = MaskLog::new();
        for (start, count) in ranges {
            let range = start..start + count;
            let fits = !range.is_empty() && range.end <= length(&text);
            let done = log.mask(&text, range, None, "[x]");
            prop_assert!(fits || done.is_err());
        }
        prop_assert!(apply(&text, &log).is_ok());
        prop_assert!(log.masks().windows(2).all(|pair| pair[0].end <= pair[1].start));
    }

    #[test]
    fn other_places_are_whole_words_and_apart(text in texts(), start in 0_u32..60, count in 1_u32..12) {
        let range = start..start + count;
        let mut end = 0;
        for place in elsewhere(&text, &range) {
            prop_assert!(place.start >= end && place.end <= length(&text));
            prop_assert!(place.end <= range.start || place.start >= range.end);
            end = place.end;
        }
    }

    #[test]
    fn a_log_never_panics_on_a_text_that_it_is_not_about(text in texts(), other in texts(), choices in proptest::collection::vec(any::<u8>(), 1..9)) {
        let decisions = decided(&text, &choices);
        let reach = decisions.masks().last().map_or(0, |mask| mask.end);
        prop_assert_eq!(apply(&other, &decisions).is_ok(), reach <= length(&other));
    }
}
