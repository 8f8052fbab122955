//! What a document may say, and what it says to whom.

use time::{Date, Month};

use super::*;

fn document() -> CallDocument {
    let texts = |language: &str| CallTexts {
        title: format!("Title {language}"),
        purpose: format!("Purpose {language}\nin two lines"),
        organisation: "The Listening Project".to_owned(),
        contact: "listening@example.org".to_owned(),
        controller: "The Listening Project, Bristol".to_owned(),
        published: String::new(),
        done: String::new(),
    };
    let option = |id: &str| QuestionOption { id: id.to_owned(), label: Words::from([("en", id)]) };
    let question = |id: &str, kind| Question {
        id: id.to_owned(),
        kind,
        label: Words::from([("en", "Which?")]),
        hint: Words::default(),
        options: if kind.has_options() { vec![option("one"), option("two")] } else { Vec::new() },
        from: (kind == QuestionKind::Period).then(|| "2019-H1".to_owned()),
    };
    CallDocument {
        call: "right-care".to_owned(),
        version: 1,
        languages: vec!["en".to_owned(), "cy".to_owned()],
        closes: Some("2027-11-22".to_owned()),
        done_on: None,
        texts: ["en", "cy"].map(|language| (language.to_owned(), texts(language))).into(),
        help: [("en".to_owned(), vec![line()])].into(),
        questions: QuestionKind::ALL.iter().enumerate().map(|(n, kind)| question(&format!("q{n}"), *kind)).collect(),
    }
}

fn line() -> HelpLine {
    HelpLine {
        name: "Samaritans".to_owned(),
        how: "tel:116123".to_owned(),
        shown: "116 123".to_owned(),
        note: "Free.".to_owned(),
        hours: vec![hours("mon-sun", "00:00", "24:00")],
    }
}

fn hours(days: &str, from: &str, to: &str) -> Hours {
    Hours { days: days.to_owned(), from: from.to_owned(), to: to.to_owned() }
}

fn after(change: impl FnOnce(&mut CallDocument)) -> Vec<(String, Flaw)> {
    let mut document = document();
    change(&mut document);
    document.check().into_iter().map(|fault| (fault.at, fault.flaw)).collect()
}

#[test]
fn a_whole_document_has_no_fault_and_reads_back_as_it_was_written() {
    let document = document();
    assert_eq!(document.check(), []);
    assert_eq!(CallDocument::read(&document.write()), Some(document));
}

#[test]
fn each_fault_is_named_where_it_stands() {
    let text = |document: &mut CallDocument, language: &str, title: &str| {
        title.clone_into(&mut document.texts.get_mut(language).expect("it is there").title);
    };
    type Change = Box<dyn FnOnce(&mut CallDocument)>;
    let cases: Vec<(Change, &str, Flaw)> = vec![
        (Box::new(|d| d.call = "Right Care".to_owned()), "call", Flaw::Form),
        (Box::new(|d| d.version = 0), "version", Flaw::Form),
        (Box::new(|d| d.closes = Some("2027-02-30".to_owned())), "closes", Flaw::Form),
        (Box::new(|d| d.closes = Some("2027-2-3".to_owned())), "closes", Flaw::Form),
        (Box::new(|d| d.done_on = Some("2027-02-30".to_owned())), "done_on", Flaw::Form),
        (Box::new(|d| d.texts.get_mut("cy").expect("Welsh").done = "x".to_owned()), "done_on", Flaw::Missing),
        (Box::new(|d| d.texts.get_mut("cy").expect("Welsh").done = "x".repeat(5_001)), "texts.cy.done", Flaw::TooLong),
        (Box::new(|d| d.languages.push("english".to_owned())), "languages.2", Flaw::Form),
        (Box::new(|d| d.languages.push("cy".to_owned())), "languages.2", Flaw::Twice),
        (Box::new(move |d| text(d, "en", "  ")), "texts.en.title", Flaw::Missing),
        (Box::new(move |d| text(d, "en", &"x".repeat(201))), "texts.en.title", Flaw::TooLong),
        (Box::new(move |d| text(d, "cy", "a\u{7}")), "texts.cy.title", Flaw::Form),
        (
            Box::new(|d| d.help.get_mut("en").expect("help")[0].how = "javascript:alert(1)".to_owned()),
            "help.en.0.how",
            Flaw::Form,
        ),
        (
            Box::new(|d| d.help.get_mut("en").expect("help")[0].how = "http://example.org".to_owned()),
            "help.en.0.how",
            Flaw::Form,
        ),
        (Box::new(|d| d.help.get_mut("en").expect("help")[0].how = "tel:".to_owned()), "help.en.0.how", Flaw::Form),
        (Box::new(|d| d.questions[1].id = "q0".to_owned()), "questions.1.id", Flaw::Twice),
        (Box::new(|d| d.questions[1].label = Words::from([("cy", "Pa un?")])), "questions.1.label.en", Flaw::Missing),
        (
            Box::new(|d| d.questions[1].label.0.insert("de".to_owned(), "?".to_owned()).map_or((), drop)),
            "questions.1.label",
            Flaw::Form,
        ),
        (Box::new(|d| d.questions[0].options.truncate(1)), "questions.0.options", Flaw::Missing),
        (Box::new(|d| d.questions[0].options[1].id = "one".to_owned()), "questions.0.options.1.id", Flaw::Twice),
        (Box::new(|d| d.questions[3].from = None), "questions.3.from", Flaw::Form),
        (Box::new(|d| d.questions[3].from = Some("2019".to_owned())), "questions.3.from", Flaw::Form),
        (Box::new(|d| d.questions[2].from = Some("2019-H1".to_owned())), "questions.2.from", Flaw::Form),
        (Box::new(|d| d.questions = vec![d.questions[2].clone(); 21]), "questions", Flaw::TooLong),
    ];
    for (number, (change, at, flaw)) in cases.into_iter().enumerate() {
        let faults = after(change);
        assert!(faults.contains(&(at.to_owned(), flaw)), "case {number}: {faults:?}");
    }
    // What is missing in another language than the first is no fault.
    assert_eq!(after(|document| drop(document.texts.remove("cy"))), []);
}

#[test]
fn what_was_done_in_answer_stands_with_its_day_and_a_document_without_it_stays_as_it_was() {
    let before = document().write();
    assert!(!before.contains("done"), "{before}");
    assert_eq!(CallDocument::read(&before), Some(document()));
    let mut document = document();
    document.texts.get_mut("en").expect("English").done = "Two rooms to go to at night.\nThey open in May.".to_owned();
    document.done_on = Some("2027-03-01".to_owned());
    assert_eq!(document.check(), []);
    assert_eq!(CallDocument::read(&document.write()), Some(document.clone()));
    assert_eq!(document.texts("cy").done, "Two rooms to go to at night.\nThey open in May.");
    assert_eq!(document.done_day(), Date::from_calendar_date(2027, Month::March, 1).ok());
}

#[test]
fn hours_begin_before_they_end() {
    for good in [hours("mon", "00:00", "24:00"), hours("sat-sun", "09:30", "09:31")] {
        assert_eq!(after(|d| d.help.get_mut("en").expect("help")[0].hours = vec![good]), []);
    }
    for bad in [
        hours("sun-mon", "09:00", "17:00"),
        hours("mon-mon", "09:00", "17:00"),
        hours("Mon", "09:00", "17:00"),
        hours("mon", "17:00", "09:00"),
        hours("mon", "9:00", "17:00"),
        hours("mon", "09:00", "24:01"),
        hours("mon", "09:60", "17:00"),
        hours("mon", "", "17:00"),
    ] {
        let faults = after(|d| d.help.get_mut("en").expect("help")[0].hours = vec![bad.clone()]);
        assert_eq!(faults, [("help.en.0.hours.0".to_owned(), Flaw::Form)], "{bad:?}");
    }
}

#[test]
fn a_field_that_nobody_knows_is_no_document() {
    let text = document().write().replacen('{', r#"{"script":"x","#, 1);
    assert_eq!(CallDocument::read(&text), None);
    assert_eq!(CallDocument::read(""), None);
}

#[test]
fn everybody_gets_her_language_or_the_first() {
    let mut document = document();
    document.texts.get_mut("cy").expect("Welsh").purpose.clear();
    assert_eq!(document.texts("cy-GB").title, "Title cy");
    assert_eq!(document.texts("cy").purpose, "Purpose en\nin two lines");
    assert_eq!(document.texts("de").title, "Title en");
    assert_eq!(document.help("cy"), [line()]);
    assert_eq!(document.questions[0].label.say("cy", "en"), "Which?");
}

#[test]
fn the_last_day_is_still_open() {
    let day = |day| Date::from_calendar_date(2027, Month::November, day).expect("a day");
    assert!(!document().is_over(day(22)));
    assert!(document().is_over(day(23)));
    assert!(!CallDocument { closes: None, ..document() }.is_over(day(23)));
}

#[test]
fn half_years_go_from_today_back_to_the_first() {
    let today = Date::from_calendar_date(2026, Month::June, 30).expect("a day");
    assert_eq!(half_years("2024-H2", today), ["2026-H1", "2025-H2", "2025-H1", "2024-H2"]);
    assert_eq!(half_years("2027-H1", today), Vec::<String>::new());
    assert_eq!(half_years("soon", today), Vec::<String>::new());
}
