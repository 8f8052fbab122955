//! What is proposed in short texts: each form, and what looks like it.
//!
//! A case is a text in which every proposal is marked: `my sister {Orsa|name|relation|medium|name 1} rang`. After the words come kind, reason, strength and
//! replacement, as far as the case is about them. What is not marked must not be proposed.

mod ages;
mod card_and_bank;
mod combinations;
mod dates;
mod digits;
mod health;
mod names;
mod names_again;
mod numbering;
mod online;
mod overlaps;
mod papers;
mod phones;
mod places;
mod postcodes;
mod references;
mod vehicles;

use serde::Serialize;
use themes::masking::{Numbering, Suggestion, suggest};

use crate::cut;

/// Fails with every case whose proposals are others than those that are marked.
#[track_caller]
fn hold(cases: &[&str]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|case| (case, shown(case, &mut Numbering::new())))
        .filter(|(case, shown)| *case != shown)
        .map(|(case, shown)| format!("expected {case}\n   found {shown}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The text of a case with what is proposed in it, told as fully as the case tells it; fully where the case has nothing.
fn shown(case: &str, numbering: &mut Numbering) -> String {
    let (mut text, mut marks) = (String::new(), Vec::new());
    for part in case.split_inclusive(['{', '}']) {
        match part.strip_suffix('}') {
            None => text.push_str(part.trim_end_matches('{')),
            Some(mark) => {
                let mut parts = mark.split('|');
                marks.push((text.chars().count(), parts.clone().count()));
                text.push_str(parts.next().unwrap_or_default());
            }
        }
    }
    let (mut shown, mut done) = (String::new(), 0);
    for suggestion in suggest(&text, numbering).suggestions {
        let range = &suggestion.range;
        let parts = marks.iter().find(|(at, _)| *at == range.start as usize).map_or(5, |(_, parts)| *parts);
        shown += cut(&text, &(done..range.start));
        shown += &format!("{{{}}}", told(cut(&text, range), &suggestion)[..parts].join("|"));
        done = range.end;
    }
    shown + &text.chars().skip(done as usize).collect::<String>()
}

fn told(words: &str, suggestion: &Suggestion) -> [String; 5] {
    let Suggestion { kind, reason, strength, replacement, .. } = suggestion;
    let replacement = replacement.trim_start_matches('[').trim_end_matches(']');
    [words.to_owned(), word(kind), word(reason), word(strength), replacement.to_owned()]
}

/// The word that stands for it in a record.
fn word(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("it is a word").trim_matches('"').to_owned()
}

#[test]
fn what_only_looks_like_an_identifier_is_left_alone() {
    hold(&[
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
        "",
        "...",
    ]);
}
