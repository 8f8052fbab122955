//! Decisions, and the text that follows from them.

use themes::masking::{Kind, MaskLog, NotMasked, Numbering, apply, elsewhere, suggest};

const TEXT: &str = "My sister Orsa rang 07700 900123. Orsa’s coat was wet.";

fn suggestions() -> Vec<themes::masking::Suggestion> {
    suggest(TEXT, &mut Numbering::new()).suggestions
}

#[test]
fn nothing_is_masked_until_a_person_accepts() {
    let mut log = MaskLog::new();
    assert_eq!(suggestions().len(), 3);
    assert_eq!(apply(TEXT, &log).expect("an empty log fits").as_str(), TEXT);
    log.accept(&suggestions()[0]).expect("nothing is masked there");
    log.refuse(&suggestions()[1]).expect("nothing is masked there");
    let masked = apply(TEXT, &log).expect("it is the same text");
    assert_eq!(masked.as_str(), "My sister [name 1] rang 07700 900123. Orsa’s coat was wet.");
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
    assert_eq!(log.mask(TEXT, 10..20, Some(Kind::Name), "[x]"), Err(NotMasked::Overlaps(0..14)));
    assert_eq!(log.accept(&suggestions()[0]), Err(NotMasked::Overlaps(0..14)));
    assert_eq!(log.mask(TEXT, 39..40, None, "[x]"), Err(NotMasked::NoWords), "it ends within the apostrophe");
    assert_eq!(log.mask(TEXT, 5..5, None, "[x]"), Err(NotMasked::NoWords));
    assert_eq!(
        apply(TEXT, &log).expect("it is the same text").as_str(),
        "[somebody] rang 07700 900123. Orsa’s coat was wet."
    );
}

#[test]
fn other_places_of_the_same_words_are_offered() {
    let first = suggestions()[0].range.clone();
    let places = elsewhere(TEXT, &first);
    assert_eq!(places.iter().map(|place| &TEXT[place.clone()]).collect::<Vec<_>>(), ["Orsa"]);
    assert_eq!(elsewhere("ORSA  TAVISHAM; Orsas; orsa-tavisham", &(0..14)), [23..36]);
}

#[test]
fn a_log_of_another_text_is_refused() {
    let mut log = MaskLog::new();
    log.accept(&suggestions()[2]).expect("nothing is masked there");
    assert!(apply("short", &log).is_err());
    assert!(
        apply(&"ŵ".repeat(40), &log).is_ok_and(|masked| !masked.is_empty()) || apply(&"ŵ".repeat(40), &log).is_err()
    );
}

#[test]
fn a_log_comes_back_from_its_record_and_holds_no_word_of_the_text() {
    let mut log = MaskLog::new();
    for suggestion in suggestions() {
        log.accept(&suggestion).expect("suggestions don't overlap");
    }
    let written = serde_json::to_string(&log).expect("it is plain data");
    assert!(!written.contains("Orsa") && !written.contains("900123"), "{written}");
    assert_eq!(serde_json::from_str::<MaskLog>(&written).expect("it was just written"), log);
}

#[test]
fn a_record_with_masks_out_of_order_is_refused_when_applied() {
    let json = r#"[{"start":9,"end":12,"kind":null,"decision":"by-hand","replacement":"[b]"},
                   {"start":3,"end":8,"kind":"name","decision":"accepted","replacement":"[a]"}]"#;
    let log: MaskLog = serde_json::from_str(json).expect("its form is right");
    assert!(apply(TEXT, &log).is_err());
}
