//! Decisions, and the text that follows from them.

use std::{collections::BTreeMap, ops::Range};

use themes::{
    TextError,
    coding::Part,
    masking::{Kind, Mask, MaskLog, NotMasked, Numbering, Reason, Strength, Suggestion, apply, elsewhere, suggest},
};

use crate::cut;

const TEXT: &str = "My sister Orsa rang 07700 900123. Orsa’s coat was wet.";

fn suggestions() -> Vec<Suggestion> {
    suggest(TEXT, &mut Numbering::new()).suggestions
}

fn applied(log: &MaskLog) -> String {
    apply(TEXT, log).expect("the log is about this text").to_string()
}

#[test]
fn nothing_is_masked_until_a_person_accepts() {
    let mut log = MaskLog::new();
    assert_eq!(suggestions().len(), 3);
    assert_eq!(applied(&log), TEXT);
    log.accept(&suggestions()[0]).expect("nothing is masked there");
    log.refuse(&suggestions()[1]).expect("nothing is masked there");
    assert_eq!(applied(&log), "My sister [name 1] rang 07700 900123. Orsa’s coat was wet.");
}

#[test]
fn what_was_decided_is_not_proposed_again_until_it_is_taken_back() {
    let suggestions = suggestions();
    let mut log = MaskLog::new();
    log.accept(&suggestions[0]).expect("nothing is masked there");
    log.refuse(&suggestions[1]).expect("nothing is masked there");
    assert_eq!(log.open(&suggestions), [&suggestions[2]]);
    assert!(log.take_back(&suggestions[1].range));
    assert!(!log.take_back(&suggestions[1].range));
    assert_eq!(log.open(&suggestions), [&suggestions[1], &suggestions[2]]);
}

#[test]
fn a_person_masks_words_of_her_own_and_refused_ones_give_way() {
    let mut log = MaskLog::new();
    log.refuse(&suggestions()[0]).expect("nothing is masked there");
    log.mask(TEXT, 0..14, None, "[somebody]").expect("only a refusal stands there");
    assert_eq!(applied(&log), "[somebody] rang 07700 900123. Orsa’s coat was wet.");
    assert_eq!(log.mask(TEXT, 10..20, Some(Kind::Name), "[x]"), Err(NotMasked::Overlaps(0..14)));
    assert_eq!(log.accept(&suggestions()[0]), Err(NotMasked::Overlaps(0..14)));
}

#[test]
fn a_mask_needs_words_and_something_to_stand_there() {
    let mut log = MaskLog::new();
    assert_eq!(log.mask(TEXT, 5..5, None, "[x]"), Err(NotMasked::NoWords));
    assert_eq!(log.mask(TEXT, 50..80, None, "[x]"), Err(NotMasked::NoWords));
    assert_eq!(log.mask(TEXT, 0..2, None, ""), Err(NotMasked::Replacement(TextError::Empty)));
    assert_eq!(log.mask(TEXT, 0..2, None, "a\nb"), Err(NotMasked::Replacement(TextError::Character)));
    assert_eq!(log, MaskLog::new());
}

#[test]
fn other_places_of_the_same_words_are_offered() {
    let places = elsewhere(TEXT, &suggestions()[0].range);
    assert_eq!(places.iter().map(|place| cut(TEXT, place)).collect::<Vec<_>>(), ["Orsa"]);
    let text = "ORSA  TAVISHAM; Orsas; orsa-tavisham";
    assert_eq!(elsewhere(text, &(0..14)).iter().map(|place| cut(text, place)).collect::<Vec<_>>(), ["orsa-tavisham"]);
}

#[test]
fn a_log_of_a_longer_text_is_refused() {
    let mut log = MaskLog::new();
    log.refuse(&suggestions()[2]).expect("nothing is masked there");
    assert!(apply("short", &log).is_err());
}

#[test]
fn the_logs_of_all_parts_come_back_from_a_record_and_hold_no_word_of_them() {
    let mut log = MaskLog::new();
    for suggestion in suggestions() {
        log.accept(&suggestion).expect("suggestions don't overlap");
    }
    let logs = BTreeMap::from([(Part::Account, log)]);
    let written = serde_json::to_string(&logs).expect("it is plain data");
    assert!(!written.contains("Orsa") && !written.contains("900123"), "{written}");
    assert_eq!(serde_json::from_str::<BTreeMap<Part, MaskLog>>(&written).expect("it was just written"), logs);
}

#[test]
fn a_stored_log_that_nobody_could_have_made_is_refused() {
    let mask = |start: u32, end: u32, replacement: &str| {
        format!(r#"{{"start":{start},"end":{end},"kind":"name","decision":"accepted","replacement":"{replacement}"}}"#)
    };
    let read = |masks: &[String]| serde_json::from_str::<MaskLog>(&format!("[{}]", masks.join(",")));
    assert!(read(&[mask(3, 8, "[a]"), mask(8, 12, "[b]")]).is_ok());
    for masks in [
        [mask(9, 12, "[b]"), mask(3, 8, "[a]")],
        [mask(3, 8, "[a]"), mask(7, 12, "[b]")],
        [mask(3, 3, "[a]"), mask(7, 12, "[b]")],
        [mask(3, 8, ""), mask(8, 12, "[b]")],
        [mask(3, 8, "[a]"), mask(8, 12, "[b]").replace("accepted", "perhaps")],
    ] {
        assert!(read(&masks).is_err(), "{masks:?}");
    }
}

fn suggestion(range: Range<u32>, kind: Kind) -> Suggestion {
    Suggestion { range, kind, reason: Reason::Form, strength: Strength::Strong, replacement: "[x]".to_owned() }
}

#[test]
fn a_refusal_is_of_one_place_and_one_kind() {
    let mut log = MaskLog::new();
    log.refuse(&suggestion(5..8, Kind::Name)).expect("nothing is masked there");
    let others = [
        suggestion(5..8, Kind::Place),
        suggestion(5..9, Kind::Name),
        suggestion(4..8, Kind::Name),
        suggestion(5..8, Kind::Name),
    ];
    assert_eq!(log.open(&others), [&others[0], &others[1], &others[2]]);
}

#[test]
fn decisions_may_touch() {
    let mut log = MaskLog::new();
    log.refuse(&suggestion(5..8, Kind::Name)).expect("nothing is masked there");
    for range in [3..5, 8..9, 0..3] {
        log.mask(TEXT, range, None, "[x]").expect("it only touches the others");
    }
    let places: Vec<_> = log.masks().iter().map(Mask::range).collect();
    assert_eq!(places, [0..3, 3..5, 5..8, 8..9]);
    assert_eq!(log.mask(TEXT, 4..6, None, "[x]"), Err(NotMasked::Overlaps(3..5)));
    assert_eq!(log.mask(TEXT, 7..9, None, "[x]"), Err(NotMasked::Overlaps(8..9)));
}

#[test]
fn a_text_has_at_most_5_000_decisions() {
    let mut log = MaskLog::new();
    for at in 0..4_999 {
        log.accept(&suggestion(at..at + 1, Kind::Name)).expect("nothing is masked there");
    }
    log.refuse(&suggestion(4_999..5_001, Kind::Name)).expect("it is the last that fits");
    assert_eq!(log.refuse(&suggestion(5_001..5_002, Kind::Name)), Err(NotMasked::TooMany));
    log.accept(&suggestion(4_999..5_000, Kind::Name)).expect("a refusal gives way");
    assert_eq!(log.accept(&suggestion(5_000..5_001, Kind::Name)), Err(NotMasked::TooMany));

    let mut masks = log.masks().to_vec();
    assert!(MaskLog::try_from(masks.clone()).is_ok());
    masks.push(Mask { start: 6_000, end: 6_001, ..masks[0].clone() });
    assert!(MaskLog::try_from(masks).is_err());
}

#[test]
fn a_replacement_has_at_most_200_characters() {
    let mut log = MaskLog::new();
    assert_eq!(log.mask(TEXT, 0..2, None, "x".repeat(201)), Err(NotMasked::Replacement(TextError::TooLong(200))));
    log.mask(TEXT, 0..2, None, "x".repeat(200)).expect("it is as long as may be");
}

#[test]
fn other_places_are_whole_apart_and_at_most_64_words_long() {
    let places = |text: &str, range: Range<u32>| -> Vec<(u32, u32)> {
        elsewhere(text, &range).iter().map(|one| (one.start, one.end)).collect()
    };
    assert_eq!(places("12ab, 12, 12ab 12", 0..2), [(6, 8), (10, 12), (15, 17)]);
    assert_eq!(places("a a a a a a", 0..3), [(4, 7), (8, 11)]);
    assert_eq!(places("a b a b a", 2..3), [(6, 7)]);
    assert_eq!(places("Orsa, then Orsa’s and orsa", 0..4), [(11, 15), (22, 26)]);
    assert_eq!(places("Orsa’s, then Orsa", 0..6), [(13, 17)]);
    assert_eq!(places("a a", 1..2), []);
    assert_eq!(places("a a", 0..9), []);
    for (words, found) in [(64, 1), (65, 0)] {
        let passage = "a b ".repeat(40).chars().take(words * 2).collect::<String>();
        let text = format!("{passage}; {passage}");
        let range = 0..u32::try_from(words * 2).expect("it is short");
        assert_eq!(places(&text, range).len(), found, "{words}");
    }
}
