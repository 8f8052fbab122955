//! Quotes leave only with their own consent, masked, under a theme that is shown, and unlinked.

use themes::{
    coding::{Edit, Mark, Place},
    disclosure::{Allowed, Choice, Entry, QuoteError, Refusal, with_quotes},
    release::Quote,
};

use zeroize::Zeroizing;

use crate::{call::Call, population::Person};

/// Of 150 accounts, 100 name the second theme; the first is named by all, so its total is hidden.
fn call() -> Call {
    Call::of(150)
}

fn choice<'a>(call: &Call, person: usize, text: &'a str) -> Choice<'a> {
    Choice { testimony: call.people[person].record.testimony, theme: Some(call.theme(1)), text }
}

fn refusal(call: &Call, choices: &[Choice<'_>]) -> Refusal {
    call.ask(choices, None).expect_err("a quote that may not leave")
}

#[test]
fn a_quote_that_may_leave_stands_under_one_theme_and_names_no_account() {
    let call = call();
    let choices = [
        choice(&call, 4, "number 4"),
        choice(&call, 1, "Nobody came for hours, number 1."),
        choice(&call, 4, "I waited."),
    ];
    let release = call.ask(&choices, None).expect("a release");
    let texts: Vec<&str> = release.quotes().iter().map(|quote| quote.text.as_str()).collect();
    assert_eq!(texts, ["I waited.", "Nobody came for hours, number 1.", "number 4"]);
    assert!(release.quotes().iter().all(|quote| quote.theme == Some(call.theme(1))));
    let bytes = String::from_utf8(release.to_bytes()).expect("JSON is UTF-8");
    assert!(call.people.iter().all(|person| !bytes.contains(&person.record.testimony.to_string())));
}

#[test]
fn a_quote_that_may_not_leave_is_refused_with_its_place() {
    let mut call = call();
    let good = "I waited.";
    call.people[1].allowed = Allowed { count: true, quote: false };
    call.people[2].record.check = None;
    call.people[4].withdrawn = true;
    call.people[5].week = "2026-W47".parse().expect("a week");
    for person in [1, 2, 4, 5] {
        let error = QuoteError::NotAllowed;
        assert_eq!(
            refusal(&call, &[choice(&call, 7, good), choice(&call, person, good)]),
            Refusal::Quote { at: 1, error }
        );
    }
    for (text, error) in
        [("Nobody came to my house", QuoteError::NotMasked), (" number", QuoteError::Text), ("", QuoteError::Text)]
    {
        assert_eq!(refusal(&call, &[choice(&call, 7, text)]), Refusal::Quote { at: 0, error }, "{text}");
    }
    // The third does not name the second theme, and the first theme's total is hidden.
    let elsewhere = Choice { theme: Some(call.theme(0)), ..choice(&call, 7, good) };
    for wrong in [choice(&call, 9, good), elsewhere, Choice { theme: None, ..choice(&call, 7, good) }] {
        assert_eq!(refusal(&call, &[wrong]), Refusal::Quote { at: 0, error: QuoteError::Theme });
    }
    let twice = [choice(&call, 7, good), choice(&call, 8, good)];
    assert_eq!(refusal(&call, &twice), Refusal::Quote { at: 1, error: QuoteError::Twice });
}

#[test]
fn quotes_that_are_chosen_one_by_one_make_the_release_that_is_made_with_all_of_them() {
    let call = call();
    let (plain, chosen) =
        (call.release().expect("a release"), [choice(&call, 4, "number 4"), choice(&call, 1, "I waited.")]);
    let entries: Vec<Entry<'_>> = call.people.iter().map(Person::entry).collect();
    let with = |quotes: &[Choice<'_>], release| with_quotes(release, &call.request(&entries, quotes, None));
    let one = with(&chosen[..1], plain.clone()).expect("it may leave");
    let all = with(&chosen, one).expect("both may leave");
    assert_eq!(all.to_bytes(), call.ask(&chosen, None).expect("a release").to_bytes());
    assert_eq!(with(&[], all.clone()).expect("none may leave too").to_bytes(), plain.to_bytes());
    let wrong = [chosen[0], choice(&call, 1, "Nobody came to my house")];
    assert_eq!(with(&wrong, all), Err(Refusal::Quote { at: 1, error: QuoteError::NotMasked }));
}

#[test]
fn words_to_quote_are_of_checked_accounts_whose_writers_allow_it_and_that_are_coded_with_the_theme() {
    let mut call = call();
    call.people[1].allowed = Allowed { count: true, quote: false };
    call.people[2].record.check = None;
    call.people[4].record.masked.clear();
    call.people[5].withdrawn = true;
    let entries: Vec<Entry<'_>> = call.people.iter().map(Person::entry).collect();
    let request = call.request(&entries, &[], None);
    let of = |theme| request.sources(theme).map(|record| record.testimony).collect::<Vec<_>>();
    let people = |numbers: &dyn Fn(&usize) -> bool| {
        let numbers = (0..150).filter(|number| ![1, 2, 4, 5].contains(number)).filter(numbers);
        numbers.map(|number| call.people[number].record.testimony).collect::<Vec<_>>()
    };
    assert_eq!(of(None), people(&|_| true));
    // Every third person does not name the second theme.
    assert_eq!(of(Some(call.theme(1))), people(&|number| !number.is_multiple_of(3)));
    assert_eq!(of(Some(call.theme(5))), []);
}

#[test]
fn quotes_of_a_narrative_release_stand_under_no_theme() {
    let call = Call::of(30);
    let summary = Some("Nobody came.");
    let plain = Choice { theme: None, ..choice(&call, 1, "I waited.") };
    let release = call.ask(&[plain], summary).expect("a narrative release");
    assert_eq!(release.quotes(), [Quote { theme: None, text: "I waited.".to_owned() }]);
    let themed = call.ask(&[choice(&call, 1, "I waited.")], summary);
    assert_eq!(themed, Err(Refusal::Quote { at: 0, error: QuoteError::Narrative }));
}

#[test]
fn whoever_may_be_quoted_need_not_be_counted() {
    let mut call = call();
    call.people[7].allowed = Allowed { count: false, quote: true };
    assert!(call.ask(&[choice(&call, 7, "number 7")], None).is_ok());
}

/// The fifth and seventh name the fifth theme beside the second, as twenty others do.
fn of_two_themes() -> Call {
    let mut call = call();
    let fifth = call.theme(4);
    for (id, person) in call.people.iter_mut().enumerate().filter(|(id, _)| [4, 7].contains(id) || id % 6 == 2) {
        let first = person.record.first.as_mut().expect("it is coded");
        first
            .coding
            .apply(Edit::Mark(Mark { on: Place::Whole, theme: fifth }))
            .unwrap_or_else(|error| panic!("{id}: {error}"));
    }
    call
}

#[test]
fn words_of_one_account_do_not_stand_under_two_themes() {
    let call = of_two_themes();
    let under =
        |theme: usize, person: usize, text| Choice { theme: Some(call.theme(theme)), ..choice(&call, person, text) };
    let words = "Nobody came for hours";
    for shared in [words, "hours, number 4", "Nobody came for hours, number 4. I waited.", "came"] {
        assert_eq!(
            refusal(&call, &[under(1, 4, words), under(4, 4, shared)]),
            Refusal::Quote { at: 1, error: QuoteError::Shared },
            "{shared}"
        );
    }
    assert!(call.ask(&[under(1, 4, words), under(4, 4, "number 4. I waited.")], None).is_ok());
    assert!(call.ask(&[under(1, 4, words), under(4, 7, words)], None).is_ok(), "another account may say the same");
}

#[test]
fn words_that_were_published_do_not_stand_under_another_theme_later() {
    let call = of_two_themes();
    let first = call.ask(&[choice(&call, 4, "Nobody came for hours, number 4")], None).expect("a release");
    let call = call.after(first).joined_by(30, "2026-W45");
    let under = |theme: usize, text| Choice { theme: Some(call.theme(theme)), ..choice(&call, 4, text) };
    for again in [under(4, "Nobody came for hours, number 4"), under(1, "number 4. I waited.")] {
        assert_eq!(refusal(&call, &[again]), Refusal::Quote { at: 0, error: QuoteError::Shared });
    }
    for fine in [under(1, "Nobody came for hours, number 4"), under(4, "I waited.")] {
        assert!(call.ask(&[fine], None).is_ok());
    }
}

#[test]
fn words_that_touch_are_not_shared_and_words_over_themselves_are() {
    let mut call = call();
    for (one, two) in [("Nobody ca", "me for hours"), ("me for hours", "Nobody ca"), ("I waited.", "number 4")] {
        assert!(call.ask(&[choice(&call, 4, one), choice(&call, 4, two)], None).is_ok(), "{one} {two}");
    }
    let masked = call.people[4].record.masked.values_mut().next().expect("an account");
    masked.text = Zeroizing::new("No no no no.".to_owned());
    // "no no" stands in it twice, and the second time it ends with the last "no".
    for (one, two) in [("no no", "no."), ("no.", "no no"), ("no no", "o n")] {
        let shared = Refusal::Quote { at: 1, error: QuoteError::Shared };
        assert_eq!(refusal(&call, &[choice(&call, 4, one), choice(&call, 4, two)]), shared, "{one} {two}");
    }
    assert!(call.ask(&[choice(&call, 4, "No"), choice(&call, 4, "no no")], None).is_ok());
}

#[test]
fn words_of_a_narrative_release_may_stand_under_one_theme_later() {
    let call = Call::of(40);
    let plain = Choice { theme: None, ..choice(&call, 4, "Nobody came for hours, number 4") };
    let narrative = call.ask(&[plain], Some("Few wrote.")).expect("a narrative release");
    let call = call.after(narrative).joined_by(110, "2026-W45");
    assert!(call.ask(&[choice(&call, 4, "Nobody came for hours, number 4")], None).is_ok());
    for other in ["number 4", "number 4. I waited."] {
        let shared = Refusal::Quote { at: 0, error: QuoteError::Shared };
        assert_eq!(refusal(&call, &[choice(&call, 4, other)]), shared, "{other}");
    }
    assert!(call.ask(&[choice(&call, 4, "I waited.")], None).is_ok());
}
