//! Asking a server, honest or not, for what it sends.

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    thread,
};

use rand::{SeedableRng as _, rngs::StdRng};
use vault::site::{Body, File, Manifest, SiteKey};

use crate::run::{Desk, Outcome};

const ROOM: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";
const PAGE: &str = "default-src 'none'; script-src 'self'";
const MANIFEST: &str = "/.well-known/murmuration/manifest.json";
const SIGNATURE: &str = "/.well-known/murmuration/manifest.json.sig";
const HOME: &str =
    r#"<!DOCTYPE html><link rel="stylesheet" href="/assets/style.css"><script src="/assets/leave.js"></script>"#;

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
    manifest.pages = ["/", "/c/{call}"].map(|address| (address.to_owned(), "page".to_owned())).into();
    manifest
}

fn key() -> SiteKey {
    SiteKey::generate(&mut StdRng::seed_from_u64(1))
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
        let headers = vec![("content-security-policy", policy.to_owned())];
        Self { status: 200, headers, body: body.into(), endless: false }
    }

    fn missing() -> Self {
        Self { status: 404, ..Self::ok(PAGE, "nothing") }
    }
}

/// What an honest server answers.
fn honest(path: &str, br: bool) -> Reply {
    let bytes = manifest().to_bytes();
    match path {
        MANIFEST => return Reply::ok(ROOM, bytes),
        SIGNATURE => return Reply::ok(ROOM, key().sign(&bytes).expect("it is a manifest").0),
        "/api/calls" => return Reply::ok(PAGE, r#"{"calls":[{"call":"right-care","state":"open"}]}"#),
        "/" | "/c/right-care" | "/c/hidden" => return Reply::ok(PAGE, HOME),
        _ => {}
    }
    let of_call = path.replace("right-care", "{call}").replace("hidden", "{call}");
    let Some((_, _, plain, packed)) = FILES.into_iter().find(|(address, ..)| *address == of_call) else {
        return Reply::missing();
    };
    match packed.filter(|_| br) {
        Some(packed) => {
            let mut reply = Reply::ok(ROOM, packed);
            reply.headers.push(("content-encoding", "br".to_owned()));
            reply
        }
        None => Reply::ok(ROOM, plain),
    }
}

/// Answers until the tests end, as `change` would have it.
fn serve(change: impl Fn(&str, bool, Reply) -> Option<Reply> + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has one");
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let Some((path, br)) = asked(&stream) else { continue };
            // Without an answer the server is gone.
            let Some(reply) = change(&path, br, honest(&path, br)) else { continue };
            send(stream, &reply).ok();
        }
    });
    address
}

fn asked(stream: &TcpStream) -> Option<(String, bool)> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let path = lines.next()?.split(' ').nth(1)?.to_owned();
    let headers: Vec<String> = lines.take_while(|line| !line.is_empty()).map(|line| line.to_lowercase()).collect();
    Some((path, headers.iter().any(|line| line == "accept-encoding: br")))
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
    check(serve(move |path, _, reply| Some(if path == which { change(reply) } else { reply })), &["--json"])
}

#[test]
fn an_honest_server_is_found_right_in_every_answer() {
    let address = serve(|_, _, reply| Some(reply));
    let told = check(address, &[]);
    assert_eq!((told.code, told.stderr.as_str()), (0, "Held against version 0.1.0, built with rustc 1.95.0.\n"));
    assert_eq!(told.text(), format!("http://{address}: 7 answers are as they should be.\n"));
    let report = check(address, &["--json"]).json();
    let results: Vec<(&str, &str)> = report["results"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|done| (done["address"].as_str().expect("text"), done["packing"].as_str().expect("text")))
        .collect();
    let expected = [
        ("/assets/leave.js", "plain"),
        ("/assets/leave.js", "br"),
        ("/assets/style.css", "plain"),
        ("/c/right-care/write?lang=en", "plain"),
        ("/c/right-care/write?lang=en", "br"),
        ("/", "plain"),
        ("/c/right-care", "plain"),
    ];
    assert_eq!(results, expected);
}

#[test]
fn a_call_that_the_server_does_not_list_is_looked_at_by_its_link() {
    let address = serve(|path, br, reply| {
        Some(if path == "/c/hidden/write?lang=en" && !br { Reply::ok(ROOM, "<!DOCTYPE html>wrote") } else { reply })
    });
    assert_eq!(check(address, &[]).code, 0);
    let link = format!("http://{address}/c/hidden#0123");
    let outcome = Desk::new().run(&["check", &link, "--key", &key().public().to_string(), "--json"]);
    assert_eq!((outcome.code, outcome.kinds()), (1, vec!["not-as-said".to_owned()]));
}

#[test]
fn a_build_of_one_s_own_stands_in_for_a_key() {
    let address = serve(|path, _, reply| Some(if path == SIGNATURE { Reply::missing() } else { reply }));
    let desk = Desk::new();
    desk.put("manifest.json", manifest().to_bytes());
    let mut other = manifest();
    other.files.get_mut("/assets/style.css").expect("it is in there").plain = Body::of(b"body{color:red}");
    desk.put("other.json", other.to_bytes());
    let url = format!("http://{address}");
    assert_eq!(desk.run(&["check", &url, "--manifest", "manifest.json"]).code, 0);
    let outcome = desk.run(&["check", &url, "--manifest", "other.json", "--json"]);
    assert_eq!((outcome.code, outcome.kinds()), (1, vec!["not-as-said".to_owned()]));
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
        (
            style,
            |mut reply| {
                reply.headers.push(("content-security-policy", ROOM.to_owned()));
                reply
            },
            "other-headers",
            "Content-Security-Policy",
        ),
        (
            style,
            |mut reply| {
                reply.headers.push(("set-cookie", "who=her".to_owned()));
                reply
            },
            "other-headers",
            "set-cookie",
        ),
        (
            style,
            |reply| {
                let headers = vec![("location", "https://elsewhere.example/style.css".to_owned())];
                Reply { status: 302, headers, ..reply }
            },
            "sent-elsewhere",
            "https://elsewhere.example/style.css",
        ),
        (
            "/",
            |_| Reply::ok(PAGE, format!("{HOME}<script src=\"/assets/more.js\"></script>")),
            "not-listed",
            "/assets/more.js",
        ),
        ("/c/right-care", |_| Reply::ok(PAGE, format!("{HOME}<script>send()</script>")), "not-listed", "no file"),
    ];
    for (which, change, kind, said) in cases {
        let outcome = dishonest(which, change);
        assert_eq!((outcome.code, outcome.kinds()), (1, vec![kind.to_owned()]), "{kind}: {}", outcome.text());
        let failure = &outcome.json()["failures"][0];
        assert_eq!(failure["subject"], which);
        assert!(failure["what"].as_str().is_some_and(|what| what.contains(said)), "{failure}");
    }
}

#[test]
fn what_only_browsers_get_is_looked_at() {
    let packed = serve(|path, br, reply| {
        let is_false = path == "/assets/leave.js" && br;
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
    let url = format!("http://{}", serve(|_, _, reply| Some(reply)));
    let outcome = Desk::new().run(&["check", &url, "--key", &other]);
    assert_eq!(outcome.code, 4);
    assert!(outcome.stderr.contains("not signed by this key. Compare the key"), "{}", outcome.stderr);
}

#[test]
fn a_server_that_is_gone_is_said_once() {
    let nobody = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    let outcome = check(nobody, &["--json"]);
    assert_eq!((outcome.code, outcome.kinds()), (3, vec!["cannot-reach".to_owned()]));
    let leaves = serve(|path, _, reply| (path != "/assets/style.css").then_some(reply));
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
