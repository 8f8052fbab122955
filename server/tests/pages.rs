//! Public pages, as a browser without scripts sees them.

use super::house::{CALL, House, Team, get};

#[tokio::test]
async fn home_lists_the_call_and_the_call_shows_its_fingerprint() {
    let (house, team) = House::with_call().await;
    let home = get("/").of(&house).await;
    assert!(home.text().starts_with("<!DOCTYPE html>"));
    assert!(home.text().contains("When the police stopped coming") && home.text().contains(&format!("/c/{CALL}")));
    let groups = team.key_set.fingerprint().groups();
    for path in [format!("/c/{CALL}"), format!("/c/{CALL}/keys")] {
        let page = get(&path).of(&house).await;
        assert_eq!(page.status, 200);
        let shown = groups.split(' ').all(|group| page.text().contains(group));
        assert!(shown, "{path}");
    }
    assert_eq!(get("/keys").of(&house).await.status, 200);
}

#[tokio::test]
async fn what_a_keyholder_writes_is_text_and_never_markup() {
    let house = House::new().await;
    let team = Team::new(CALL, false);
    house.state.setup.open("once");
    let mut request = team.request([[0; 32]; 3]);
    let markup = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    let mut document = team.document();
    let texts = document.texts.get_mut("en").expect("English texts");
    for text in [
        &mut texts.title,
        &mut texts.purpose,
        &mut texts.organisation,
        &mut texts.contact,
        &mut texts.controller,
        &mut texts.published,
        &mut texts.done,
    ] {
        text.push_str(markup);
    }
    document.done_on = Some("2026-11-23".to_owned());
    request.document = team.sign(&document, &team.keyholder);
    let reply = super::house::post("/api/setup").bearer("once").json(&request).of(&house).await;
    assert_eq!(reply.status, 201);
    for path in ["/".to_owned(), format!("/c/{CALL}"), "/keys".to_owned(), format!("/c/{CALL}/keys")] {
        let page = get(&path).of(&house).await;
        assert!(!page.text().contains("<script>alert") && !page.text().contains("<img src=x"), "{path}");
        assert!(page.text().contains("&lt;script&gt;alert"), "{path}");
    }
}

#[tokio::test]
async fn an_unknown_call_is_a_page_that_says_what_to_do() {
    let (house, _) = House::with_call().await;
    let unknown = get("/c/elsewhere").of(&house).await;
    assert_eq!(unknown.status, 404);
    // No difference to what is nowhere.
    assert_eq!(unknown, get("/nowhere").of(&house).await);
    assert_eq!(unknown, get("/c/elsewhere/write").of(&house).await);
}

#[tokio::test]
async fn leaving_clears_what_the_browser_may_have_kept() {
    let house = House::new().await;
    let reply = get("/leave").of(&house).await;
    assert_eq!(reply.header("clear-site-data"), "\"cache\", \"cookies\", \"storage\"");
}

#[tokio::test]
async fn the_installation_has_one_id_for_ever() {
    let house = House::new().await;
    let id = get("/installation.txt").of(&house).await;
    assert!(id.body.len() == 32 && id.text().bytes().all(|byte| byte.is_ascii_hexdigit()));
    let house = house.restart(|_| {}).await.expect("it starts again");
    assert_eq!(get("/installation.txt").of(&house).await.body, id.body);
}
