//! What the program carries is what the folder holds.

use std::{
    fs,
    path::{Path, PathBuf},
};

use vault::site::{Body, Manifest};

use super::{
    dist,
    visit::{Reply, curl},
};
use crate::machine::{Machine, Process};

/// One server with the folder, and one without.
fn both() -> [(Machine, Process); 2] {
    let folder = Machine::new().with("MURMURATION_STATIC", dist().display().to_string());
    let mut carried = Machine::new();
    carried.unset("MURMURATION_STATIC");
    [folder, carried].map(|machine| {
        let process = machine.start();
        (machine, process)
    })
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("dist/ was built").map(|entry| entry.expect("it can be read").path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

fn ask(machine: &Machine, path: &str, arguments: &[&str]) -> Reply {
    curl(&format!("http://{}{path}", machine.address), arguments)
}

/// The tag names the content, so only where it comes from may differ.
fn without_tag(mut reply: Reply) -> Reply {
    reply.headers.remove("etag");
    reply
}

#[test]
fn every_file_is_sent_as_from_the_folder() {
    let [(folder, _running), (carried, _too)] = both();
    let rooms = ["/desk", "/setup", "/join", "/return", "/preview", "/desk?lang=cy", "/setup?lang=cy"];
    let assets: Vec<String> = files_below(&dist().join("assets"))
        .iter()
        .map(|path| format!("/{}", path.strip_prefix(dist()).expect("it is in there").display()))
        .collect();
    assert!(assets.iter().any(|path| path.ends_with(".wasm.br")), "dist/ is not whole");
    let said = fs::read_dir(dist().join("well-known"))
        .expect("dist/ was built")
        .map(|entry| format!("/.well-known/murmuration/{}", entry.expect("it can be read").file_name().display()));
    let assets: Vec<String> = assets.into_iter().chain(said).collect();
    assert!(assets.iter().any(|path| path.ends_with("/manifest.json")), "dist/ is not whole");
    let strange = ["/assets/", "/assets", "/assets/nothing.js", "/assets/..%2frooms/desk.en.html", "/assets/%00"];
    for path in assets.iter().map(String::as_str).chain(rooms).chain(strange) {
        for arguments in [&[][..], &["--header", "accept-encoding: br, gzip"], &["--range", "3-9"]] {
            let [from_folder, from_program] = [&folder, &carried].map(|machine| ask(machine, path, arguments));
            assert_eq!(from_folder.header("etag").is_empty(), from_program.header("etag").is_empty(), "{path}");
            assert_eq!(without_tag(from_folder), without_tag(from_program), "{path} {arguments:?}");
        }
    }
    let name = "assets/write.js";
    assert_eq!(ask(&carried, "/assets/write.js", &[]).body, fs::read(dist().join(name)).expect("it was built"));
}

#[test]
fn a_tag_stands_for_one_content_and_is_asked_for() {
    let mut machine = Machine::new();
    machine.unset("MURMURATION_STATIC");
    let running = machine.start();
    let plain = ask(&machine, "/assets/write.js", &[]);
    let packed = ask(&machine, "/assets/write.js", &["--header", "accept-encoding: br"]);
    assert_eq!(packed.header("content-encoding"), "br");
    assert_ne!(plain.header("etag"), packed.header("etag"));
    let known = format!("if-none-match: {}", plain.header("etag"));
    let again = ask(&machine, "/assets/write.js", &["--header", &known]);
    assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, plain.header("etag")));
    assert_eq!(ask(&machine, "/assets/style.css", &["--header", &known]).status, 200);
    for reply in [plain, packed] {
        assert_eq!(reply.header("last-modified"), "");
    }
    // The same program has the same tags tomorrow, so that browsers don't load everything anew.
    assert_eq!(running.terminate(), Some(0));
    let _running = machine.start();
    assert_eq!(ask(&machine, "/assets/write.js", &[]).header("etag"), again.header("etag"));
}

/// What `murmuration-offline check` would find, of every address that needs no call.
#[test]
fn the_manifest_says_what_is_sent() {
    let mut machine = Machine::new();
    machine.unset("MURMURATION_STATIC");
    let _running = machine.start();
    let manifest = ask(&machine, "/.well-known/murmuration/manifest.json", &[]).body;
    assert_eq!(manifest, fs::read(dist().join("well-known/manifest.json")).expect("it was built"));
    let manifest = Manifest::parse(&manifest).expect("it is one");
    let files = manifest.files.iter().flat_map(|(address, file)| {
        let packings = [("identity", Some(file.plain)), ("br", file.br)];
        let sent = packings.into_iter().filter(|(_, body)| body.is_some());
        sent.map(move |(packing, body)| (address, &file.policy, packing, body))
    });
    let pages = manifest.pages.iter().map(|(address, policy)| (address, policy, "identity", None));
    let mut seen = 0;
    for (address, policy, packing, body) in files.chain(pages).filter(|(address, ..)| !address.contains("{call}")) {
        let reply = ask(&machine, address, &["--header", &format!("accept-encoding: {packing}")]);
        assert_eq!(reply.status, 200, "{address}");
        assert_eq!(Some(reply.header("content-security-policy")), manifest.policy(policy), "{address}");
        assert!(body.is_none_or(|body| Body::of(&reply.body) == body), "{address} packed as {packing}");
        seen += 1;
    }
    assert!(seen > 100, "only {seen} answers are said to be known");
}
