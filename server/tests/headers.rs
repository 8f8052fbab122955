//! Headers that no answer may lack.

use app::page::ROOMS;
use axum::{Router, http::Method, routing::get as on_get};
use server::{header::Policy, router::harden};

use super::{
    house::{Ask, CALL, House, Reply, get, sealed},
    submissions::submission,
};

/// What holds for every answer of every route.
fn check(reply: &Reply, policy: Policy, what: &str) {
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cross-origin-embedder-policy", "require-corp"),
    ] {
        assert_eq!(reply.header(name), value, "{name} of {what}");
    }
    assert_eq!(reply.header("content-security-policy"), policy.content_security_policy(), "{what}");
    let permissions = reply.header("permissions-policy");
    assert!(permissions.contains("camera=()") && permissions.contains("microphone=()"), "{what}");
    assert!(!permissions.contains('*') && !permissions.contains("self"), "{what}");
    for absent in ["set-cookie", "server", "x-powered-by", "access-control-allow-origin"] {
        assert!(!reply.headers.contains_key(absent), "{absent} of {what}");
    }
}

#[tokio::test]
async fn every_answer_of_every_route_carries_them() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    submission(&house, &file).await.of(&house).await;
    let token = team.keyholder.log_in(&house).await.token;
    let (desk, item) = (format!("/api/desk/calls/{CALL}"), format!("/api/desk/calls/{CALL}/testimonies/{}", file.id));
    let pages =
        ["/", "/keys", "/safety", "/privacy", "/accessibility", "/leave", "/installation.txt", "/healthz", "/readyz"];
    let of_call = ["", "/keys", "/heard"].map(|page| format!("/c/{CALL}{page}"));
    let data = [
        "/api/calls".to_owned(),
        format!("/api/calls/{CALL}"),
        format!("/api/calls/{CALL}/keyset"),
        format!("/api/calls/{CALL}/releases"),
    ];
    let at_desk = [
        format!("{desk}/wraps"),
        format!("/api/research/calls/{CALL}/releases"),
        format!("{desk}/testimonies"),
        item.clone(),
        format!("{item}/header"),
        format!("{item}/payload"),
    ];
    let open = pages.map(str::to_owned).into_iter().chain(of_call).chain(data).chain(at_desk);
    for path in open {
        for method in [Method::GET, Method::HEAD] {
            let reply = Ask::new(method, &path).bearer(&token).of(&house).await;
            assert_eq!(reply.status, 200, "{path}");
            check(&reply, Policy::Page, &path);
            assert_eq!(reply.header("cache-control"), "no-store", "{path}");
        }
        let reply = Ask::new(Method::DELETE, &path).bearer(&token).of(&house).await;
        assert_eq!(reply.status, 405, "{path}");
        check(&reply, Policy::Page, &path);
    }
    for (path, policy) in [
        (format!("/c/{CALL}/write"), Policy::Room),
        ("/setup".to_owned(), Policy::Room),
        ("/return".to_owned(), Policy::Room),
        ("/preview".to_owned(), Policy::Room),
        ("/research".to_owned(), Policy::Room),
        ("/desk".to_owned(), Policy::Desk),
    ] {
        let reply = get(&path).of(&house).await;
        assert_eq!((reply.status.as_u16(), reply.header("content-type")), (200, "text/html; charset=utf-8"), "{path}");
        check(&reply, policy, &path);
        assert_eq!(reply.header("cache-control"), "no-store", "{path}");
    }
}

#[tokio::test]
async fn also_where_there_is_nothing() {
    let (house, _) = House::with_call().await;
    for path in [
        "/nowhere",
        "/c/elsewhere",
        "/c/elsewhere/write",
        "/c/UPPER",
        "/c/a/b/c",
        "/api/calls/elsewhere",
        "/api",
        "/api/",
        "/favicon.ico",
        "//",
        "/%00",
        "/desk/",
    ] {
        for method in [Method::GET, Method::POST, Method::OPTIONS, Method::TRACE] {
            let reply = Ask::new(method, path).of(&house).await;
            assert!([404, 405].contains(&reply.status.as_u16()), "{path}: {}", reply.status);
            check(&reply, Policy::Page, path);
        }
    }
    for path in ["/api/login", "/api/login/challenge", "/api/work", "/api/logout", "/api/setup", "/api/setup/share"] {
        let reply = get(path).of(&house).await;
        assert_eq!(reply.refusal(), (405, "method".to_owned()), "{path}");
        check(&reply, Policy::Page, path);
    }
    let (page, data) = (get("/nowhere").of(&house).await, get("/api/nowhere").of(&house).await);
    assert_eq!(
        (page.header("content-type"), data.header("content-type")),
        ("text/html; charset=utf-8", "application/json")
    );
}

#[tokio::test]
async fn also_on_static_files_found_or_not() {
    let (house, _) = House::with_call().await;
    for (path, status) in [
        ("/assets/write.js", 200),
        ("/assets/write_bg.wasm", 200),
        ("/assets/style.css", 200),
        ("/.well-known/murmuration/manifest.json", 200),
        ("/.well-known/murmuration/manifest.json.sig", 200),
        ("/.well-known/murmuration/missing", 404),
        ("/.well-known/murmuration/../rooms/write.en.html", 404),
        ("/.well-known/murmuration/..%2frooms/write.en.html", 404),
        ("/assets/missing.js", 404),
        ("/assets/", 404),
        ("/assets/../rooms/write.en.html", 404),
        ("/assets/%2e%2e/rooms/write.en.html", 404),
        ("/assets/..%2frooms/write.en.html", 404),
    ] {
        let reply = get(path).of(&house).await;
        assert_eq!(reply.status, status, "{path}");
        let (policy, caching) = if status == 200 { (Policy::Room, "no-cache") } else { (Policy::Page, "no-store") };
        check(&reply, policy, path);
        assert_eq!(reply.header("cache-control"), caching, "{path}");
    }
    let packed = get("/assets/write.js").header("accept-encoding", "br").of(&house).await;
    assert_eq!((packed.header("content-encoding"), packed.text()), ("br", "brotli"));
    check(&packed, Policy::Room, "packed");
    let wasm = get("/assets/write_bg.wasm").of(&house).await;
    assert_eq!(wasm.header("content-type"), "application/wasm");
    for method in [Method::POST, Method::DELETE] {
        let reply = Ask::new(method, "/assets/write.js").of(&house).await;
        assert!(reply.status.is_client_error());
        check(&reply, Policy::Page, "wrong method");
    }
}

/// What is written into the manifest of every build, and signed.
#[tokio::test]
async fn every_room_answers_where_and_as_the_pages_say() {
    let (house, _) = House::with_call().await;
    for room in ROOMS {
        let path = format!("{}?lang=en", room.path.replace("{call}", CALL));
        let reply = get(&path).of(&house).await;
        check(&reply, room.policy, &path);
        assert_eq!((reply.status.as_u16(), reply.text().contains(room.name)), (200, true), "{path}");
    }
}

async fn panics() -> &'static str {
    panic!("a mistake")
}

#[tokio::test]
async fn also_when_a_handler_makes_a_mistake() {
    let (house, _) = House::with_call().await;
    let route = |path| Router::new().route(path, on_get(panics));
    let router = harden(route("/mistake"), route("/api/mistake"), &house.state);
    let page = get("/mistake").to(router.clone()).await;
    assert_eq!((page.status.as_u16(), page.header("content-type")), (500, "text/html; charset=utf-8"));
    check(&page, Policy::Page, "a page");
    let data = get("/api/mistake").to(router).await;
    assert_eq!(data.refusal(), (500, "internal".to_owned()));
    check(&data, Policy::Page, "data");
    assert!(!page.text().contains("a mistake") && !data.text().contains("a mistake"));
}

#[tokio::test]
async fn only_https_promises_https() {
    let strict =
        House::with(|config| config.origin = server::config::Origin::parse("https://a.example").expect("an origin"))
            .await;
    let plain = House::new().await;
    for path in ["/", "/nowhere", "/api/calls", "/assets/missing.js"] {
        let reply = get(path).of(&strict).await;
        assert_eq!(reply.header("strict-transport-security"), "max-age=63072000; includeSubDomains");
        assert_eq!(get(path).of(&plain).await.header("strict-transport-security"), "");
    }
}

#[tokio::test]
async fn an_onion_service_is_told_where_nothing_after_the_hash_is_lost() {
    let onion = format!("http://{}.onion", "a2".repeat(28));
    let parse = |text: &str| server::config::Origin::parse(text).expect("an origin");
    let house = House::with(|config| {
        config.origin = parse("https://a.example");
        config.onion = Some(parse(&onion));
    })
    .await;
    for path in ["/", "/safety?lang=cy"] {
        let reply = get(path).of(&house).await;
        assert_eq!(reply.header("onion-location"), format!("{onion}{path}"));
        let there = get(path).header("host", onion.trim_start_matches("http://")).of(&house).await;
        assert_eq!(there.header("onion-location"), "");
    }
    for path in ["/desk", "/setup", "/join", "/return", "/c/right-care", "/api/calls", "/assets/style.css", "/nowhere"]
    {
        assert_eq!(get(path).of(&house).await.header("onion-location"), "", "{path}");
    }
    let plain = House::with(|config| config.onion = Some(parse(&onion))).await;
    assert_eq!(get("/").of(&plain).await.header("onion-location"), "");
}

#[test]
fn policies_are_those_of_the_design() {
    let room = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    assert_eq!(Policy::Room.content_security_policy(), room);
    let page = room.replace(" 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'", "");
    assert_eq!(Policy::Page.content_security_policy(), page);
    let desk = room.replace("img-src 'self'", "img-src 'self' blob:; media-src blob:");
    assert_eq!(Policy::Desk.content_security_policy(), desk);
}
