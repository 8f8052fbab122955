//! What people rely on in every public page.

use serde_json::json;
use themes::{plan::Plan, release::Release};
use time::{Date, Month};
use vault::{id::Digest, key_set::SignedKeySet};

use super::*;
use crate::{
    text::{LOCALES, Visit},
    wire::call::{CallTexts, HelpLine, Hours},
};

/// A key set signed with OpenSSL: three members, of whom two can open.
const NOTE: &str = include_str!("tests/keyset.txt");
const FINGERPRINT: &str = "b100 fc08 24b9 cba5 6ac2 6e02 1b77 6e70";
const EN: Visit = Visit { locale: LOCALES[0], chosen: false };
const HOSTILE: &str = r#"<script>alert("1")</script>' onload="x" <!> &amp; </title>"#;

fn keyset() -> SignedKeySet {
    SignedKeySet::verify_past(NOTE, None).expect("the fixture is signed")
}

fn right_care() -> PublicCall {
    PublicCall {
        call: "right-care".into(),
        texts: CallTexts {
            title: "When nobody came".into(),
            purpose: "Since the police stopped going to many mental health calls, people have been left to wait, or were met by the wrong people.\n\nWe want to hear what happened to you, so that those who decide can see it.".into(),
            organisation: "Right Care, Heard (demonstration)".into(),
            contact: "hello@right-care.example".into(),
            controller: "Right Care, Heard, 1 Example Street, Leeds".into(),
            published: "right-care.example/keys".into(),
            done: "Two rooms to go to at night will open.\nThe police have answered nothing yet.".into(),
        },
        help: vec![HelpLine {
            name: "Listening Line".into(),
            how: "tel:08000000000".into(),
            shown: "0800 000 0000".into(),
            note: "Free.".into(),
            hours: vec![Hours { days: "mon-fri".into(), from: "09:00".into(), to: "17:00".into() }],
        }],
        open: true,
        archived: false,
        last_day: Date::from_calendar_date(2027, Month::November, 22).ok(),
        done_day: Date::from_calendar_date(2027, Month::March, 1).ok(),
    }
}

/// A release with one of each: totals, groups, themes by groups, a hidden number, one below ten, a table that was left out, a quote.
fn published(text: &str) -> PublicRelease {
    let (one, two) = ("00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002");
    let theme = |guid, name| json!({"guid": guid, "above": null, "name": name, "colour": null, "definition": ""});
    let digest = Digest::ZERO;
    let plan = json!({
        "format": "murmuration/1/plan", "call": "right-care", "release": 1, "codebook": {"version": 1, "digest": digest},
        "gates": {"accounts": 50, "new": 10, "weeks": 13}, "themes": [one, two],
        "groupings": [{"attribute": "age", "groups": [{"name": text, "values": ["18-34"]}, {"name": "Older", "values": ["35-64"]}]}],
        "two_way": [{"attribute": "age", "themes": [one]}], "pairs": [[one, two]], "noise": null,
    });
    let plan_digest = serde_json::from_value::<Plan>(plan.clone()).expect("a plan").digest();
    let release = json!({
        "format": "murmuration/1/release", "call": "right-care", "number": 1, "previous": null, "salt": "07".repeat(32), "day": "2026-11-23",
        "synthetic": true, "tool": "a test", "plan": plan, "plan_digest": plan_digest,
        "codebook": {
            "version": 1, "digest": digest, "name": "Themes", "language": "en", "source": "", "dates": [],
            "themes": [theme(one, text), theme(two, "Nobody came")],
        },
        "base": 120,
        "tables": [
            {"table": "totals", "cells": [[85], ["<10"]]},
            {"table": {"groups": "age"}, "cells": [[60], [45], [15]]},
            {"table": {"two-way": 1}, "cells": [[40, "hidden", "<10"]]},
        ],
        "dropped": [{"table": "pairs", "reason": "unsafe"}],
        "audit": {"shown": 5, "below_ten": 2, "hidden": 1, "implied": 3, "narrowest": 9, "kept": 0},
        "summary": null, "quotes": [{"theme": one, "text": text}],
    });
    let release: Release = serde_json::from_value(release).expect("the form of a release");
    let release = Release::parse(&release.to_bytes()).expect("it keeps the rules");
    let people = ["heron", "wren"].map(str::to_owned);
    PublicRelease { release: release.into(), file: Digest::of(b"file"), week: "2026-W48".to_owned(), people }
}

fn hostile() -> PublicCall {
    let text = || HOSTILE.to_owned();
    PublicCall {
        texts: CallTexts {
            title: text(),
            purpose: text(),
            organisation: text(),
            contact: text(),
            controller: text(),
            published: text(),
            done: text(),
        },
        ..right_care()
    }
}

fn pages_of(call_view: &PublicCall) -> Vec<(&'static str, String)> {
    vec![
        ("home", home(EN, std::slice::from_ref(call_view))),
        ("call", call(EN, call_view, &keyset())),
        ("keys", keys(EN, &[(call_view.clone(), keyset())])),
        ("call-keys", call_keys(EN, call_view, &keyset())),
        ("heard", heard(EN, call_view, &[published(&call_view.texts.title)], 0, "https://murmuration.example")),
        ("nothing-heard", heard(EN, call_view, &[], 0, "https://murmuration.example")),
        ("safety", safety(EN)),
        ("privacy", privacy(EN)),
        ("accessibility", accessibility(EN)),
        ("not-found", problem(EN, Problem::Missing)),
        ("problem", problem(EN, Problem::Ours)),
    ]
}

/// Tags of a page in order, each with its attributes.
fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or(rest)).collect()
}

fn count(html: &str, what: &str) -> usize {
    html.matches(what).count()
}

#[test]
fn every_page_is_a_whole_document_without_traces_of_a_client() {
    for (name, html) in pages_of(&right_care()).into_iter().chain([("leave", leave(EN))]) {
        assert!(
            html.starts_with("<!DOCTYPE html><html lang=\"en-GB\" dir=\"ltr\"><head><meta charset=\"utf-8\">"),
            "{name}"
        );
        assert!(html.ends_with("</body></html>"), "{name}");
        assert!(!html.contains("<!>") && !html.contains("<!--"), "{name} holds hydration marks");
        for needed in ["<title>", "name=\"viewport\"", "name=\"description\"", "content=\"light dark\"", "no-referrer"]
        {
            assert_eq!(count(&html, needed), 1, "{name}: {needed}");
        }
        assert_eq!(count(&html, "<h1>"), 1, "{name}");
    }
}

#[test]
fn the_only_script_is_the_static_one_and_nothing_is_styled_inline() {
    for (name, html) in pages_of(&hostile()).into_iter().chain([("leave", leave(EN))]) {
        let scripts: Vec<_> = tags(&html).into_iter().filter(|tag| tag.starts_with("script")).collect();
        assert_eq!(scripts, ["script src=\"/assets/leave.js\" defer"], "{name}");
        for tag in tags(&html) {
            assert!(!tag.contains(" style=") && !tag.starts_with("style"), "{name}: {tag}");
            assert!(!tag.contains(" on") || !tag.contains("on=\""), "{name}: {tag}");
            assert!(
                !tag.starts_with("form") && !tag.starts_with("textarea") && !tag.starts_with("input"),
                "{name}: {tag}"
            );
        }
    }
}

#[test]
fn nothing_comes_from_elsewhere() {
    for (name, html) in pages_of(&right_care()) {
        for tag in tags(&html) {
            for source in tag.split("src=\"").skip(1) {
                assert!(source.starts_with("/assets/"), "{name}: {tag}");
            }
            if tag.starts_with("link") {
                assert!(tag.contains("href=\"/assets/"), "{name}: {tag}");
            }
        }
    }
}

#[test]
fn a_hostile_call_stays_text() {
    for (name, html) in pages_of(&hostile()) {
        assert!(!html.contains("<script>"), "{name}");
        assert_eq!(count(&html, "</title>"), 1, "{name}");
        for tag in tags(&html) {
            assert!(!tag.contains("onload=\"x\""), "{name}: {tag}");
        }
    }
    assert!(call(EN, &hostile(), &keyset()).contains("&lt;script&gt;alert(\"1\")&lt;/script&gt;"));
}

#[test]
fn help_numbers_are_on_every_page() {
    for (name, html) in pages_of(&right_care()) {
        for number in ["999", "111, option 2", "116 123", "85258"] {
            assert!(html.contains(number), "{name}: {number}");
        }
        for address in ["tel:999", "tel:111", "tel:116123", "sms:85258"] {
            assert!(html.contains(&format!("href=\"{address}")), "{name}: {address}");
        }
        assert_eq!(count(&html, "id=\"help\""), 1, "{name}");
    }
}

#[test]
fn the_keyboard_meets_skip_first_and_leave_second_and_both_are_real_links() {
    for (name, html) in pages_of(&right_care()) {
        let links: Vec<_> = tags(&html).into_iter().filter(|tag| tag.starts_with("a ")).collect();
        assert!(links[0].contains("href=\"#main\""), "{name}: {}", links[0]);
        assert!(
            links[1].contains("href=\"/leave\"") && links[1].contains("data-leave=\"https://"),
            "{name}: {}",
            links[1]
        );
        assert!(html.contains("id=\"main\""), "{name}");
    }
}

#[test]
fn every_link_within_a_page_has_a_target() {
    for (name, html) in pages_of(&right_care()) {
        for id in html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert_eq!(count(&html, &format!(" id=\"{id}\"")), 1, "{name}: #{id}");
        }
    }
    assert!(safety(EN).contains("id=\"history\""), "the leave page links there");
}

#[test]
fn leaving_without_scripts_goes_on_by_itself_and_names_nothing() {
    let html = leave(EN);
    assert!(html.contains("http-equiv=\"refresh\" content=\"0; url=https://www.bbc.co.uk/weather\""));
    assert!(html.contains("href=\"https://www.bbc.co.uk/weather\" rel=\"noreferrer\""));
    for word in ["Murmuration", "crisis", "Samaritans"] {
        assert!(!html.contains(word), "{word}");
    }
}

#[test]
fn a_call_says_how_many_can_read_and_leads_to_the_writing_room() {
    let html = call(EN, &right_care(), &keyset());
    assert!(html.contains("2 people can unlock and read it."));
    for handle in ["wren", "linnet", "rook"] {
        assert!(html.contains(&format!("<dt>{handle}</dt>")));
    }
    assert!(html.contains(FINGERPRINT));
    assert!(html.contains("href=\"/c/right-care/write\" data-carry"));
    assert!(html.contains("This is a demonstration"));
    assert!(html.contains("<noscript><p class=\"notice warn\">Scripts are off"));
}

#[test]
fn a_closed_call_has_no_door() {
    let closed = PublicCall { open: false, ..right_care() };
    let html = call(EN, &closed, &keyset());
    assert!(!html.contains("/write\""));
    assert!(html.contains("This call is closed"));
    assert!(!home(EN, &[closed]).contains("/c/right-care\""));
}

#[test]
fn an_archived_call_says_so_and_what_stays() {
    let archived = PublicCall { open: false, archived: true, ..right_care() };
    let html = call(EN, &archived, &keyset());
    assert!(html.contains("This call is archived") && !html.contains("This call is closed"));
    assert!(!html.contains("/write\"") && !home(EN, &[archived]).contains("/c/right-care\""));
}

#[test]
fn a_call_s_keys_are_shown_as_they_were_signed() {
    let html = call_keys(EN, &right_care(), &keyset());
    assert!(html.contains(&NOTE.replace('<', "&lt;")), "the note stands in the page unchanged");
    assert!(html.contains("22 November 2027"));
    assert!(html.contains("href=\"/api/calls/right-care/keyset\""));
    assert!(html.contains("openssl pkeyutl -verify"));
}

#[test]
fn findings_say_what_is_hidden_and_what_was_left_out_and_how_to_check_them() {
    let html = heard(EN, &right_care(), &[published("Turned away")], 0, "https://murmuration.example");
    let text = html.replace(" scope=\"row\"", "").replace(" lang=\"en\"", "");
    assert!(
        text.contains("<tr><th>Turned away</th><td>85</td></tr><tr><th>Nobody came</th><td>fewer than 10</td></tr>")
    );
    assert!(text.contains("<th>Turned away</th><td>40</td><td>hidden</td><td>fewer than 10</td>"));
    assert!(text.contains("<th>Another group, or not known</th><td>15</td>"));
    assert!(text.contains("How many accounts name two themes together: too much of it could have been worked out."));
    assert!(html.contains("<blockquote class=\"as-written\">Turned away</blockquote>"));
    let json = "/c/right-care/heard/1/release.json";
    assert!(html.contains(&format!("href=\"{json}\"")));
    let checksum = Digest::of(b"file");
    let cited = format!(
        "Right Care, Heard (demonstration): When nobody came. Release 1, 23 November 2026. https://murmuration.example{json} SHA-256 {checksum}"
    );
    assert!(html.contains(&cited));
    assert!(html.contains("Every account behind these numbers is invented."));
    for column in html.split("<table>").skip(1).filter_map(|table| table.split("</table>").next()) {
        assert!(column.contains("<caption id=\"") && column.contains("scope=\"col\""), "{column}");
    }
    assert_eq!((count(&html, "<figure class=\"chart\">"), count(&html, "role=\"img\" aria-label=\"")), (3, 6));
    assert!(html.contains("Two rooms to go to at night will open.") && html.contains("(demonstration), 1 March 2027"));
    let silent =
        heard(EN, &PublicCall { texts: CallTexts::default(), ..right_care() }, &[], 0, "https://murmuration.example");
    assert!(!silent.contains("id=\"done\""));
    let none = heard(EN, &right_care(), &[], 0, "https://murmuration.example");
    assert!(none.contains("Nothing has been published yet.") && !none.contains("<table>"));
    assert!(call(EN, &right_care(), &keyset()).contains("href=\"/c/right-care/heard\""));
}
