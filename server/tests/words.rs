//! Which language a page speaks, and that no page speaks outside the catalogue.

use super::house::{CALL, House, Reply, get};

/// What stands on pages without being ours: the call's own texts, its people, and the names of languages.
const DATA: [&str; 10] = [
    "When the police stopped coming",
    "To learn what happened.\nInvented for a test.",
    "To learn what happened. Invented for a test.",
    "A charity, 1 Street, Town",
    "A charity",
    "hello@charity.example",
    "English",
    "ada",
    "rex",
    "mo",
];
const SPOKEN: [&str; 7] = ["aria-label", "title", "alt", "placeholder", "content", "data-one", "data-two"];

fn pages() -> Vec<String> {
    let call = format!("/c/{CALL}");
    let keys = format!("/c/{CALL}/keys");
    let fixed = ["/", "/keys", "/safety", "/privacy", "/accessibility", "/leave", "/nowhere"];
    fixed.into_iter().map(str::to_owned).chain([call, keys]).collect()
}

/// Every text of a page that a person meets: between tags, and in attributes. What is code stays out.
fn texts(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut code = false;
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag ends");
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        if ["pre", "code"].contains(&name) || tag.contains("class=\"fingerprint\"") {
            code = true;
        } else if tag.starts_with('/') {
            code = false;
        }
        if !code {
            found.push(text.to_owned());
        }
        let said = !tag.contains("name=\"viewport\"") && !tag.contains("name=\"color-scheme\"");
        if said && !tag.contains("name=\"referrer\"") && !tag.contains("http-equiv") {
            for attribute in SPOKEN {
                let value = tag.split(&format!(" {attribute}=\"")).nth(1).and_then(|rest| rest.split('"').next());
                found.extend(value.map(str::to_owned));
            }
        }
    }
    found
}

/// What is left of a text without the catalogue's brackets and without data.
fn outside(text: &str) -> String {
    let mut left = String::new();
    let mut depth = 0_u32;
    for character in text.chars() {
        match character {
            '\u{27e6}' => depth += 1,
            '\u{27e7}' => depth -= 1,
            other if depth == 0 => left.push(other),
            _ => {}
        }
    }
    let left = DATA.iter().fold(left, |left, data| left.replace(data, ""));
    left.replace("Cymraeg", "").replace("&amp;", "").chars().filter(|character| character.is_alphabetic()).collect()
}

fn varies(reply: &Reply) -> bool {
    reply.headers.get_all("vary").iter().any(|value| value == "accept-language")
}

#[test]
fn the_search_finds_a_sentence_that_stands_in_the_code() {
    let page =
        "<p>\u{27e6}In the catalogue, about A charity.\u{27e7} Not in it.</p><img alt=\"Nor this\"><pre>code</pre>";
    let found: Vec<_> = texts(page).iter().map(|text| outside(text)).filter(|left| !left.is_empty()).collect();
    assert_eq!(found, ["Notinit", "Northis"]);
}

#[tokio::test]
async fn every_text_of_every_public_page_is_in_the_catalogue() {
    let (house, _) = House::with_call().await;
    for path in pages() {
        let page = get(format!("{path}?lang=en-XA")).of(&house).await;
        assert!(page.text().contains("<html lang=\"en-XA\" dir=\"ltr\">"), "{path}");
        let page = page.text();
        let hard_coded: Vec<_> = texts(page).into_iter().filter(|text| !outside(text).is_empty()).collect();
        assert!(hard_coded.is_empty(), "{path}: {hard_coded:?}");
    }
}

#[tokio::test]
async fn a_page_speaks_the_language_of_its_address_then_that_of_the_browser_and_keeps_nothing() {
    let (house, _) = House::with_call().await;
    for path in pages() {
        let asked = get(format!("{path}?lang=cy")).of(&house).await;
        assert!(asked.text().contains("<html lang=\"cy\" dir=\"ltr\">"), "{path}");
        assert_eq!(asked.header("content-language"), "cy", "{path}");
        assert!(varies(&asked), "{path}");
        assert!(!asked.headers.contains_key("set-cookie"), "{path}");
        let accepted = get(&path).header("accept-language", "cy, en;q=0.5").of(&house).await;
        assert!(accepted.text().contains("<html lang=\"cy\""), "{path}");
        assert!(get(&path).of(&house).await.text().contains("<html lang=\"en-GB\""), "{path}");
    }
}

#[tokio::test]
async fn links_keep_the_language_that_was_asked_for() {
    let (house, _) = House::with_call().await;
    for path in pages() {
        let page = get(format!("{path}?lang=cy")).of(&house).await;
        let links = page.text();
        let links = links.split("href=\"/").skip(1).filter_map(|rest| rest.split('"').next());
        for link in links.filter(|link| !link.starts_with("assets/") && !link.starts_with("api/")) {
            assert!(link.contains("?lang=cy"), "{path}: /{link}");
        }
        let languages = page.text().matches("href=\"?lang=").count();
        assert!(path == "/leave" || languages == 2, "{path}: {languages}");
    }
}

#[tokio::test]
async fn the_welsh_says_that_it_is_a_draft_in_both_languages() {
    let (house, _) = House::with_call().await;
    let page = get("/?lang=cy").of(&house).await;
    assert!(page.text().contains("Drafft yw\u{2019}r cyfieithiad hwn."));
    assert!(page.text().contains("<p lang=\"en-GB\">This translation is a draft."));
    assert!(!get("/").of(&house).await.text().contains("This translation is a draft."));
}

#[tokio::test]
async fn a_room_comes_in_the_visitor_s_language() {
    let (house, _) = House::with_call().await;
    let welsh = get("/setup?lang=cy").of(&house).await;
    assert!(welsh.status == 200 && welsh.text().contains("gosod"));
    assert!(varies(&welsh));
    assert!(get("/setup").of(&house).await.text().contains("setup"));
}
