//! Asking a server, honest or not, for what it sends.

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    process::{Command, Stdio},
    sync::mpsc::channel,
    thread,
};

use rand::{SeedableRng as _, rngs::StdRng};
use vault::{
    id::Digest,
    site::{Body, File, Manifest, SiteKey},
};

use crate::run::{Desk, Outcome};

const ROOM: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";
const PAGE: &str = "default-src 'none'; script-src 'self'";
const MANIFEST: &str = "/.well-known/murmuration/manifest.json";
const SIGNATURE: &str = "/.well-known/murmuration/manifest.json.sig";
/// As `app` writes the heads of its pages.
const HOME: &str = r#"<!DOCTYPE html><html lang="en-GB" dir="ltr"><head><meta charset="utf-8"><title>Invented</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><link rel="icon" href="/assets/style.css" type="image/svg+xml"><link rel="stylesheet" href="/assets/style.css"><meta name="description" content="An invented page, for a test"><script src="/assets/leave.js" defer></script></head><body><a href="?lang=en">English</a></body></html>"#;
const LEAVE: &str = r#"<!DOCTYPE html><meta http-equiv="refresh" content="0; url=https://www.bbc.co.uk/weather">"#;
const HTML: &str = "text/html; charset=utf-8";

/// Address, name of the policy, bytes as they are, bytes as Brotli packs them (any will do: nobody unpacks them here).
const FILES: [(&str, &str, &str, Option<&str>); 3] = [
    ("/assets/leave.js", "room", "leave()", Some("packed leave()")),
    ("/assets/style.css", "room", "body{}", None),
    ("/c/{call}/write?lang=en", "room", "<!DOCTYPE html>write", Some("packed write")),
];

pub fn manifest() -> Manifest {
    let policies = [("page", PAGE), ("room", ROOM)].map(|(name, policy)| (name.to_owned(), policy.to_owned()));
    let mut manifest = Manifest::new("0.1.0".to_owned(), "rustc 1.95.0".to_owned(), BTreeMap::from(policies));
    for (address, policy, plain, br) in FILES {
        let file = File {
            policy: policy.to_owned(),
            plain: Body::of(plain.as_bytes()),
            br: br.map(|br| Body::of(br.as_bytes())),
        };
        manifest.files.insert(address.to_owned(), file);
    }
    let pages = ["/", "/leave", "/c/{call}", "/c/{call}/heard/{number}"];
    manifest.pages = pages.map(|address| (address.to_owned(), "page".to_owned())).into();
    manifest
}

fn key() -> SiteKey {
    SiteKey::generate(&mut StdRng::seed_from_u64(1))
}

/// What was asked.
struct Asked {
    path: String,
    /// Of each header its line, in small letters.
    headers: Vec<String>,
}

impl Asked {
    fn is_browser(&self) -> bool {
        self.headers.iter().any(|line| line == "accept-encoding: gzip, deflate, br")
    }

    fn language(&self) -> Option<&str> {
        self.headers.iter().find_map(|line| line.strip_prefix("accept-language: "))
    }
}

/// An answer, before it is written.
#[derive(Clone)]
struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    /// It goes on after its end, until nobody reads any more.
    endless: bool,
}

/// What a dishonest server makes of an honest answer.
type Change = fn(Reply) -> Reply;

impl Reply {
    fn ok(policy: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("content-security-policy", policy.to_owned()), ("content-type", HTML.to_owned())];
        Self { status: 200, headers, body: body.into(), endless: false }
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// With this value instead.
    fn but(mut self, name: &'static str, value: &str) -> Self {
        self.headers.retain(|(found, _)| *found != name);
        self.with(name, value)
    }

    fn missing() -> Self {
        Self { status: 404, ..Self::ok(PAGE, "nothing") }
    }
}

/// What an honest server answers.
fn honest(asked: &Asked) -> Reply {
    let bytes = manifest().to_bytes();
    match asked.path.as_str() {
        MANIFEST => return Reply::ok(ROOM, bytes),
        SIGNATURE => return Reply::ok(ROOM, key().sign(&bytes).expect("it is a manifest").0),
        "/api/calls" => return Reply::ok(PAGE, r#"{"calls":[{"call":"right-care","state":"open"}]}"#),
        "/api/calls/right-care/releases" => return Reply::ok(PAGE, r#"{"entries":[{"number":1},{"number":3}]}"#),
        "/leave" => return Reply::ok(PAGE, LEAVE),
        "/" | "/c/right-care" | "/c/hidden" | "/c/right-care/heard/1" => return Reply::ok(PAGE, HOME),
        // Long, so it comes packed to who takes that.
        "/c/right-care/heard/3" if asked.is_browser() => {
            return Reply::ok(PAGE, "packed").with("content-encoding", "gzip");
        }
        "/c/right-care/heard/3" => return Reply::ok(PAGE, HOME),
        path if path.starts_with("/api/calls/") => return Reply::ok(PAGE, r#"{"entries":[]}"#),
        _ => {}
    }
    let of_call = asked.path.replace("right-care", "{call}").replace("hidden", "{call}");
    let in_language = format!("{of_call}?lang={}", asked.language().unwrap_or_default());
    let found = FILES.into_iter().find(|(address, ..)| *address == of_call || *address == in_language);
    let Some((address, _, plain, packed)) = found else {
        return Reply::missing();
    };
    let reply = match packed.filter(|_| asked.is_browser()) {
        Some(packed) => Reply::ok(ROOM, packed).with("content-encoding", "br"),
        None => Reply::ok(ROOM, plain),
    };
    let of_file = if address.ends_with(".js") { "text/javascript" } else { "text/css" };
    if address.contains('?') { reply } else { reply.but("content-type", of_file) }
}

/// Answers until the tests end, as `change` would have it.
fn serve(change: impl Fn(&Asked, Reply) -> Option<Reply> + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has one");
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let Some(asked) = asked(&stream) else { continue };
            // Without an answer the server is gone.
            let Some(reply) = change(&asked, honest(&asked)) else { continue };
            send(stream, &reply).ok();
        }
    });
    address
}

fn asked(stream: &TcpStream) -> Option<Asked> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let path = lines.next()?.split(' ').nth(1)?.to_owned();
    Some(Asked { path, headers: lines.take_while(|line| !line.is_empty()).map(|line| line.to_lowercase()).collect() })
}

fn send(mut stream: TcpStream, reply: &Reply) -> std::io::Result<()> {
    let mut head = format!("HTTP/1.1 {} It is\r\nconnection: close\r\n", reply.status);
    reply.headers.iter().for_each(|(name, value)| head += &format!("{name}: {value}\r\n"));
    if !reply.endless {
        head += &format!("content-length: {}\r\n", reply.body.len());
    }
    stream.write_all(format!("{head}\r\n").as_bytes())?;
    stream.write_all(&reply.body)?;
    if reply.endless {
        loop {
            stream.write_all(&[b' '; 4096])?;
        }
    }
    Ok(())
}

fn check(address: SocketAddr, words: &[&str]) -> Outcome {
    let (url, key) = (format!("http://{address}"), key().public().to_string());
    Desk::new().run(&[&["check", &url, "--key", &key], words].concat())
}

/// What is said of a server that is honest but for one address.
fn dishonest(which: &'static str, change: impl Fn(Reply) -> Reply + Send + 'static) -> Outcome {
    check(serve(move |asked, reply| Some(if asked.path == which { change(reply) } else { reply })), &["--json"])
}

fn all() -> SocketAddr {
    serve(|_, reply| Some(reply))
}

#[test]
fn an_honest_server_is_found_right_in_every_answer() {
    let address = all();
    let told = check(address, &[]);
    let digest = Digest::of(&manifest().to_bytes()).to_string();
    let held = format!("Held against version 0.1.0, built with rustc 1.95.0. SHA-256 of the manifest: {digest}.\n");
    let packed = "/c/{call}/heard/{number} comes packed to a browser, and was read unpacked only.\n";
    assert_eq!((told.code, told.stderr.as_str()), (0, format!("{held}{packed}").as_str()));
    assert_eq!(told.text(), format!("http://{address}: 17 answers are as they should be.\n"));
    let report = check(address, &["--json"]).json();
    assert_eq!(report["manifest"], digest);
    let results: Vec<String> = report["results"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|done| {
            let text = |name: &str| done[name].as_str().unwrap_or("-");
            format!("{} {} {} {}", text("address"), text("asked"), text("language"), text("packing"))
        })
        .collect();
    let expected = [
        "/assets/leave.js plainly - plain",
        "/assets/leave.js as-browser - br",
        "/assets/style.css plainly - plain",
        "/assets/style.css as-browser - plain",
        "/c/right-care/write?lang=en plainly - plain",
        "/c/right-care/write?lang=en as-browser - br",
        "/c/right-care/write plainly en plain",
        "/c/right-care/write as-browser en br",
        "/ plainly - plain",
        "/ as-browser en plain",
        "/c/right-care plainly - plain",
        "/c/right-care as-browser en plain",
        "/c/right-care/heard/3 plainly - plain",
        "/c/right-care/heard/1 plainly - plain",
        "/c/right-care/heard/1 as-browser en plain",
        "/leave plainly - plain",
        "/leave as-browser en plain",
    ];
    assert_eq!(results, expected);
}

#[test]
fn a_call_that_the_server_does_not_list_is_looked_at_by_its_link() {
    let address = serve(|asked, reply| {
        let is_false = asked.path == "/c/hidden/write?lang=en" && !asked.is_browser();
        Some(if is_false { Reply::ok(ROOM, "<!DOCTYPE html>wrote") } else { reply })
    });
    assert_eq!(check(address, &[]).code, 0);
    let link = format!("http://{address}/c/hidden#0123");
    let outcome = Desk::new().run(&["check", &link, "--key", &key().public().to_string(), "--json"]);
    assert_eq!((outcome.code, outcome.kinds()), (1, vec!["not-as-said".to_owned()]));
}

#[test]
fn a_room_that_is_false_only_where_visitors_come_to_it_is_found() {
    for browser in [false, true] {
        let address = serve(move |asked, reply| {
            let is_false = asked.path == "/c/right-care/write" && asked.is_browser() == browser;
            Some(if is_false { Reply { body: b"<!DOCTYPE html>spies".to_vec(), ..reply } } else { reply })
        });
        let outcome = check(address, &["--json"]);
        assert_eq!((outcome.code, outcome.kinds()), (1, vec!["not-as-said".to_owned()]), "as a browser: {browser}");
        assert_eq!(outcome.json()["failures"][0]["subject"], "/c/right-care/write");
    }
}

#[test]
fn a_page_that_is_false_only_to_browsers_is_found() {
    let address = serve(|asked, reply| {
        let is_false = asked.path == "/" && asked.is_browser();
        Some(if is_false { Reply::ok(PAGE, "<script src=\"/assets/spy.js\" defer></script>") } else { reply })
    });
    assert_eq!(check(address, &["--json"]).kinds(), ["not-listed"]);
    // Nor can it hide by packing what the server never packs.
    let address = serve(|asked, reply| {
        let is_false = asked.path == "/" && asked.is_browser();
        Some(if is_false { Reply::ok(PAGE, "packed").with("content-encoding", "gzip") } else { reply })
    });
    assert_eq!(check(address, &["--json"]).kinds(), ["other-headers"]);
}

#[test]
fn it_says_what_a_browser_says() {
    let (tell, told) = channel();
    let address = serve(move |asked, reply| {
        tell.send((asked.path.clone(), asked.headers.clone())).ok();
        Some(reply)
    });
    assert_eq!(check(address, &[]).code, 0);
    let (mut pages, mut styles) = (0, 0);
    for (path, headers) in told.try_iter() {
        let is_there = |line: &str| headers.iter().any(|header| header.starts_with(line));
        for line in ["user-agent: mozilla/5.0", "accept: ", "accept-language: ", "accept-encoding: "] {
            assert!(is_there(line), "{path} is asked for without {line}");
        }
        if path == "/" {
            pages += 1;
            assert!(is_there("accept: text/html,") && is_there("sec-fetch-dest: document"), "{headers:?}");
            assert!(is_there("sec-fetch-mode: navigate") && is_there("sec-fetch-site: none"), "{headers:?}");
        }
        if path == "/assets/style.css" {
            styles += 1;
            assert!(is_there("accept: text/css,") && is_there("sec-fetch-dest: style"), "{headers:?}");
        }
    }
    assert_eq!((pages, styles), (2, 2));
}

#[test]
fn a_page_holds_nothing_that_loads_but_in_the_forms_of_this_project() {
    for more in [
        r#"<script src='/evil.js' src="/assets/leave.js" defer></script>"#,
        r#"<script SRC="/evil.js" src="/assets/leave.js" defer></script>"#,
        r#"<SCRIPT src="/assets/leave.js" defer></SCRIPT>"#,
        r#"<script src=/evil.js></script>"#,
        r#"<script src="/evil.js" defer></script>"#,
        "<link rel=stylesheet href=/evil.css>",
        r#"<link rel="stylesheet" href="/evil.css">"#,
        r#"<link rel="icon" href="/evil.svg" type="image/svg+xml">"#,
        r#"<link rel="manifest" href="/assets/style.css">"#,
        "<style>a{}</style>",
        r#"<meta http-equiv="refresh" content="0; url=https://elsewhere.example/">"#,
        r#"<meta http-equiv="refresh" content="0; url=https://www.bbc.co.uk/weather">"#,
        r#"<meta name="description" content="" http-equiv="refresh">"#,
        r#"<base href="https://elsewhere.example/">"#,
        r#"<IFrame src="/evil">"#,
        r#"<object data="/evil">"#,
        r#"<embed src="/evil">"#,
    ] {
        let change = move |_| Reply::ok(PAGE, format!("{HOME}{more}"));
        let outcome = dishonest("/", change);
        assert_eq!((outcome.code, outcome.kinds()), (1, vec!["not-listed".to_owned(); 2]), "{more}");
    }
    let bytes = dishonest("/", |_| Reply::ok(PAGE, [HOME.as_bytes(), &[0xff]].concat()));
    assert_eq!(bytes.kinds(), ["not-a-text", "not-a-text"]);
    let elsewhere = LEAVE.replace("https://www.bbc.co.uk/weather", "https://elsewhere.example/");
    assert_eq!(dishonest("/leave", move |_| Reply::ok(PAGE, elsewhere.clone())).code, 1);
}

#[test]
fn an_answer_says_once_what_it_is() {
    let cases: [(&'static str, Change); 8] = [
        ("/", |reply| reply.but("content-type", "text/html; charset=utf-16le")),
        ("/", |reply| reply.with("content-type", HTML)),
        ("/c/right-care/write", |reply| reply.but("content-type", "text/html")),
        ("/assets/style.css", |reply| reply.with("content-type", "text/css")),
        ("/assets/style.css", |reply| reply.but("content-type", "text/css; charset=iso-2022-jp")),
        ("/assets/style.css", |reply| reply.with("onion-location", "http://elsewhere.onion/")),
        ("/", |reply| reply.with("content-encoding", "identity").with("content-encoding", "br")),
        ("/assets/style.css", |reply| reply.with("content-encoding", "deflate")),
    ];
    for (at, (which, change)) in cases.into_iter().enumerate() {
        let outcome = dishonest(which, change);
        assert_eq!((outcome.code, outcome.kinds()), (1, vec!["other-headers".to_owned(); 2]), "{at}: {which}");
    }
    for name in ["content-security-policy-report-only", "reporting-endpoints", "report-to", "nel"] {
        let outcome = dishonest("/assets/style.css", move |reply| reply.with(name, "x"));
        assert_eq!(outcome.kinds(), ["other-headers"; 2], "{name}");
    }
}

#[test]
fn it_is_said_where_tor_browser_is_sent() {
    let address = serve(|asked, reply| {
        Some(match asked.path.as_str() {
            "/" => reply.with("onion-location", "http://elsewhere.onion/"),
            _ => reply,
        })
    });
    let outcome = check(address, &[]);
    let said = "It sends Tor Browser on to http://elsewhere.onion: compare that with what the organisation publishes.";
    assert_eq!((outcome.code, outcome.stderr.matches(said).count()), (0, 1), "{}", outcome.stderr);
}

#[test]
fn a_server_can_not_keep_it_busy_with_ever_more_calls() {
    let calls: Vec<String> = (0..300).map(|number| format!(r#"{{"call":"call-{number}"}}"#)).collect();
    let calls = format!(r#"{{"calls":[{}]}}"#, calls.join(","));
    let releases: Vec<String> = (1..=150).map(|number| format!(r#"{{"number":{number}}}"#)).collect();
    let releases = format!(r#"{{"entries":[{}]}}"#, releases.join(","));
    let (tell, told) = channel();
    let address = serve(move |asked, reply| {
        tell.send(asked.path.clone()).ok();
        Some(match asked.path.as_str() {
            "/api/calls" => Reply::ok(PAGE, calls.clone()),
            "/api/calls/right-care/releases" => Reply::ok(PAGE, releases.clone()),
            _ => reply,
        })
    });
    let link = format!("http://{address}/c/right-care");
    let outcome = Desk::new().run(&["check", &link, "--key", &key().public().to_string(), "--json"]);
    let paths: Vec<String> = told.try_iter().collect();
    let asked = |end: &str| paths.iter().filter(|path| path.ends_with(end)).count();
    assert_eq!((asked("/write?lang=en"), asked("/right-care/write?lang=en")), (2 * 100, 2));
    assert_eq!((asked("/heard/50"), asked("/heard/51"), asked("/heard/150")), (0, 2, 2));
    let notes = outcome.json()["notes"].to_string();
    assert!(notes.contains("100 of 301 calls were looked at"), "{notes}");
    assert!(notes.contains("Of right-care the newest 100 of 150 releases were looked at"), "{notes}");
}

#[test]
fn it_takes_no_longer_than_it_may() {
    let outcome = check(all(), &["--minutes", "0", "--json"]);
    assert_eq!((outcome.code, outcome.kinds()), (3, vec!["cannot-reach".to_owned()]));
    assert!(outcome.text().contains("--minutes"), "{}", outcome.text());
}

#[test]
fn what_is_wrong_is_told_at_once() {
    let (go_on, wait) = channel();
    let address = serve(move |asked, reply| match asked.path.as_str() {
        "/assets/style.css" => Some(Reply::missing()),
        "/" if !asked.is_browser() => wait.recv().ok().map(|()| reply),
        _ => Some(reply),
    });
    let (url, key) = (format!("http://{address}"), key().public().to_string());
    let mut command = Command::new(env!("CARGO_BIN_EXE_murmuration-offline"));
    let piped = command.args(["check", &url, "--key", &key]).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
    let mut child = piped.expect("it was built");
    let mut lines = BufReader::new(child.stderr.take().expect("it is piped")).lines().map_while(Result::ok);
    let told = lines.any(|line| line.starts_with("/assets/style.css: It answers 404"));
    go_on.send(()).expect("the server waits");
    let rest: Vec<String> = lines.collect();
    assert!(told && !rest.iter().any(|line| line.contains("can't be reached")), "{rest:?}");
    assert_eq!(child.wait().expect("it ends").code(), Some(1));
}

#[test]
fn a_build_of_one_s_own_stands_in_for_a_key() {
    let address = serve(|asked, reply| Some(if asked.path == SIGNATURE { Reply::missing() } else { reply }));
    let desk = Desk::new();
    desk.put("manifest.json", manifest().to_bytes());
    let mut other = manifest();
    other.files.get_mut("/assets/style.css").expect("it is in there").plain = Body::of(b"body{color:red}");
    desk.put("other.json", other.to_bytes());
    let url = format!("http://{address}");
    assert_eq!(desk.run(&["check", &url, "--manifest", "manifest.json"]).code, 0);
    let outcome = desk.run(&["check", &url, "--manifest", "other.json", "--json"]);
    assert_eq!((outcome.code, outcome.kinds()), (1, vec!["not-as-said".to_owned(); 2]));
    assert_eq!(desk.run(&["check", &url, "--manifest", "none.json"]).code, 3);
}

#[test]
fn one_false_answer_is_found_and_named() {
    let style = "/assets/style.css";
    let cases: [(&'static str, Change, &str, &str); 10] = [
        (style, |_| Reply::ok(ROOM, "body{ }"), "not-as-said", "longer"),
        (style, |_| Reply::ok(ROOM, "bodY{}"), "not-as-said", "something else"),
        (style, |_| Reply::missing(), "missing", "404"),
        (style, |reply| Reply { endless: true, ..reply }, "not-as-said", "longer"),
        (style, |_| Reply::ok(PAGE, "body{}"), "other-headers", "Content-Security-Policy"),
        (style, |reply| reply.with("content-security-policy", ROOM), "other-headers", "Content-Security-Policy"),
        (style, |reply| reply.with("set-cookie", "who=her"), "other-headers", "set-cookie"),
        (
            style,
            |reply| Reply { status: 302, ..reply }.with("location", "https://elsewhere.example/style.css"),
            "sent-elsewhere",
            "https://elsewhere.example/style.css",
        ),
        (
            "/",
            |_| Reply::ok(PAGE, format!("{HOME}<script src=\"/assets/more.js\" defer></script>")),
            "not-listed",
            "/assets/more.js",
        ),
        ("/c/right-care", |_| Reply::ok(PAGE, format!("{HOME}<script>send()</script>")), "not-listed", "<script>send"),
    ];
    for (which, change, kind, said) in cases {
        let outcome = dishonest(which, change);
        assert_eq!((outcome.code, outcome.kinds()), (1, vec![kind.to_owned(); 2]), "{kind}: {}", outcome.text());
        let failure = &outcome.json()["failures"][0];
        assert_eq!(failure["subject"], which);
        assert!(failure["what"].as_str().is_some_and(|what| what.contains(said)), "{failure}");
    }
}

#[test]
fn what_only_browsers_get_is_looked_at() {
    let packed = serve(|asked, reply| {
        let is_false = asked.path == "/assets/leave.js" && asked.is_browser();
        Some(if is_false { Reply { body: b"packed spies()".to_vec(), ..reply } } else { reply })
    });
    assert_eq!(check(packed, &["--json"]).kinds(), ["not-as-said"]);
}

#[test]
fn without_a_manifest_that_can_be_believed_nothing_is_found_right() {
    let cases: [(&'static str, Change, i32, &str); 7] = [
        (MANIFEST, |_| Reply::missing(), 3, "missing"),
        (SIGNATURE, |_| Reply::missing(), 4, "not-verified"),
        (SIGNATURE, |_| Reply::ok(ROOM, [0; 64]), 4, "not-verified"),
        (SIGNATURE, |reply| Reply { endless: true, ..reply }, 4, "not-verified"),
        (MANIFEST, |reply| Reply { endless: true, ..reply }, 4, "not-verified"),
        (MANIFEST, |_| Reply::ok(ROOM, altered(manifest().to_bytes())), 4, "not-verified"),
        (
            MANIFEST,
            |reply| {
                let headers = vec![("location", "/elsewhere".to_owned())];
                Reply { status: 307, headers, ..reply }
            },
            4,
            "sent-elsewhere",
        ),
    ];
    for (which, change, code, kind) in cases {
        let outcome = dishonest(which, change);
        assert_eq!((outcome.code, outcome.kinds()), (code, vec![kind.to_owned()]), "{which}: {}", outcome.text());
    }
    let other = SiteKey::generate(&mut StdRng::seed_from_u64(2)).public().to_string();
    let url = format!("http://{}", all());
    let outcome = Desk::new().run(&["check", &url, "--key", &other]);
    assert_eq!(outcome.code, 4);
    assert!(outcome.stderr.contains("not signed by this key. Compare the key"), "{}", outcome.stderr);
}

#[test]
fn a_server_that_is_gone_is_said_once() {
    let nobody = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    let outcome = check(nobody, &["--json"]);
    assert_eq!((outcome.code, outcome.kinds()), (3, vec!["cannot-reach".to_owned()]));
    let leaves = serve(|asked, reply| (asked.path != "/assets/style.css").then_some(reply));
    let outcome = check(leaves, &["--json"]);
    assert_eq!((outcome.code, outcome.kinds()), (1, vec!["cannot-reach".to_owned()]));
    assert_eq!(outcome.json()["notes"][1], "Nothing after that was looked at.");
}

#[test]
fn an_address_and_something_to_hold_against_it_are_needed() {
    let key = key().public().to_string();
    for (words, said) in [
        (&["check", "http://127.0.0.1:1"][..], "--key <KEY>|--manifest <FILE>"),
        (&["check", "127.0.0.1:1", "--key", &key], "write it like https://your.address"),
        (&["check", "http://127.0.0.1:1", "--key", "0123"], "a key has 64 digits"),
    ] {
        let outcome = Desk::new().run(words);
        assert_eq!(outcome.code, 2, "{words:?}");
        assert!(outcome.stderr.contains(said), "{}", outcome.stderr);
    }
}

/// The same with one digit changed.
fn altered(mut bytes: Vec<u8>) -> Vec<u8> {
    let digit = bytes.iter_mut().rev().find(|byte| byte.is_ascii_digit());
    *digit.expect("there are digests in it") ^= 1;
    bytes
}
