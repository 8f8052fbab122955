//! Decisions, and the text that follows from them.

use std::collections::BTreeMap;

use themes::{
    TextError,
    coding::Part,
    masking::{Kind, MaskLog, NotMasked, Numbering, Suggestion, apply, elsewhere, suggest},
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
