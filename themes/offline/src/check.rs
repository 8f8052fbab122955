//! Whether a server sends what was signed: every file by its digest, and each page by what it may do and load.

mod page;
mod visit;

use std::{collections::BTreeSet, path::PathBuf};

use serde::{Deserialize, Serialize};
use ureq::http::{HeaderMap, HeaderName, header};
use vault::{
    id::{CallId, Digest},
    site::{self, Body, Manifest, ManifestError, SitePublicKey},
};

pub use visit::Address;
use visit::{Packing, Server};

use crate::{
    input, progress,
    report::Report,
    site::no_manifest,
    trouble::{Kind, Trouble},
};

/// Where the server has its manifest, and its signature.
const MANIFEST: &str = "/.well-known/murmuration/manifest.json";
const SIGNATURE: &str = "/.well-known/murmuration/manifest.json.sig";
const CALLS: &str = "/api/calls";
/// Of an answer whose length nobody can say beforehand.
const LONGEST_PAGE: u64 = 8_388_608;
/// The server sends none of these, and each would change what a page loads, or how long it is remembered who loaded it.
const UNWANTED: [HeaderName; 4] =
    [header::LINK, header::REFRESH, header::SET_COOKIE, HeaderName::from_static("service-worker-allowed")];

/// Which server to ask, and what to hold against it.
pub struct Check {
    pub address: Address,
    pub trust: Trust,
}

/// Whose word is taken for what should be sent.
pub enum Trust {
    /// That of whoever has this key.
    Key(SitePublicKey),
    /// That of a build of one's own.
    Own(PathBuf),
}

/// An answer that is as it should be.
#[derive(Serialize)]
pub struct Done {
    /// Path and query.
    address: String,
    /// `null` for a page that the server writes itself.
    sha256: Option<Digest>,
    packing: Packing,
    policy: String,
}

/// Of the answer of `/api/calls`, what is needed here.
#[derive(Deserialize)]
struct Calls {
    calls: Vec<Call>,
}

#[derive(Deserialize)]
struct Call {
    call: CallId,
}

/// Asks for everything. Ends early if the server is gone.
pub fn check(task: &Check) -> Report<Done> {
    let mut report = Report::new("check");
    let server = Server::new(&task.address);
    let manifest = match manifest(&server, &task.trust) {
        Ok(manifest) => manifest,
        Err((subject, trouble)) => {
            report.failed(subject, trouble);
            return report;
        }
    };
    report.note(format!("Held against version {}, built with {}.", manifest.version, manifest.compiler));
    let mut calls: BTreeSet<CallId> = task.address.call.iter().cloned().collect();
    match listed(&server) {
        Ok(listed) => calls.extend(listed),
        Err(trouble) => report.failed(CALLS, trouble),
    }
    if calls.is_empty() {
        report.note("There is no call yet, so its pages and the writing room were not looked at.");
    }
    let visits = visits(&manifest, &calls);
    let bar = progress::bar(visits.len() as u64);
    for visit in visits {
        let outcome = visit.make(&server, &manifest);
        bar.inc(1);
        let Visit { address, packing, policy, body } = visit;
        match outcome {
            Ok(()) => {
                let sha256 = body.map(|body| body.sha256);
                report.done(Done { address, sha256, packing, policy: policy.to_owned() });
            }
            Err(trouble) => {
                let is_over = trouble.kind == Kind::CannotReach;
                report.failed(address, trouble);
                if is_over {
                    report.note("Nothing after that was looked at.");
                    break;
                }
            }
        }
    }
    bar.finish_and_clear();
    report
}

fn manifest(server: &Server, trust: &Trust) -> Result<Manifest, (String, Trouble)> {
    match trust {
        Trust::Own(path) => {
            let read = input::bytes(path, site::LIMIT as u64)
                .and_then(|bytes| Manifest::parse(&bytes).map_err(|_| no_manifest()));
            read.map_err(|trouble| (input::name(path), trouble))
        }
        Trust::Key(key) => {
            let get = |address: &str, limit, missing| {
                let got = server.get(address, Packing::Plain, limit).map_err(|trouble| match trouble.kind {
                    Kind::Missing => missing,
                    _ => trouble,
                });
                got.map(|answer| answer.body).map_err(|trouble| (address.to_owned(), trouble))
            };
            let bytes = get(MANIFEST, site::LIMIT as u64, none())?;
            let signature = get(SIGNATURE, 64, unsigned())?;
            key.verify(&bytes, &signature).map_err(|error| (MANIFEST.to_owned(), distrust(error)))
        }
    }
}

fn none() -> Trouble {
    Trouble::new(
        Kind::Missing,
        "The server says nothing of what it sends",
        "Ask the organisation for a server that has a manifest, or compare with a build of your own (--manifest)",
    )
}

fn unsigned() -> Trouble {
    Trouble::new(
        Kind::NotVerified,
        "The server's manifest is not signed",
        "Ask the organisation to sign it, or compare with a build of your own (--manifest)",
    )
}

fn distrust(error: ManifestError) -> Trouble {
    let (what, next) = match error {
        ManifestError::Malformed => {
            ("The manifest is damaged or of an unknown version", "Look for a newer murmuration-offline")
        }
        ManifestError::Unsigned => (
            "The manifest is not signed by this key",
            "Compare the key with the one that the organisation publishes; if it is that, do not use the server, and tell them",
        ),
    };
    Trouble::new(Kind::NotVerified, what, next)
}

fn listed(server: &Server) -> Result<Vec<CallId>, Trouble> {
    let answer = server.get(CALLS, Packing::Plain, LONGEST_PAGE)?;
    let calls: Calls = serde_json::from_slice(&answer.body).map_err(|_| {
        Trouble::new(Kind::NotAsSaid, "The list of calls can't be understood", "Look for a newer murmuration-offline")
    })?;
    Ok(calls.calls.into_iter().map(|call| call.call).collect())
}

/// One thing to ask for.
struct Visit<'a> {
    address: String,
    packing: Packing,
    policy: &'a str,
    /// `None` for a page that the server writes itself.
    body: Option<Body>,
}

/// Every address, with each call's name in the place of `{call}`.
fn visits<'a>(manifest: &'a Manifest, calls: &BTreeSet<CallId>) -> Vec<Visit<'a>> {
    let files = manifest.files.iter().flat_map(|(address, file)| {
        let plain = (address, Packing::Plain, file.policy.as_str(), Some(file.plain));
        let br = file.br.map(|body| (address, Packing::Br, file.policy.as_str(), Some(body)));
        [Some(plain), br].into_iter().flatten()
    });
    let pages = manifest.pages.iter().map(|(address, policy)| (address, Packing::Plain, policy.as_str(), None));
    files
        .chain(pages)
        .flat_map(|(address, packing, policy, body)| {
            let of_call = address.contains("{call}");
            let filled = calls.iter().filter(move |_| of_call).map(|call| address.replace("{call}", call.as_ref()));
            let addresses = filled.chain((!of_call).then(|| address.clone()));
            addresses.map(move |address| Visit { address, packing, policy, body }).collect::<Vec<_>>()
        })
        .collect()
}

impl Visit<'_> {
    fn make(&self, server: &Server, manifest: &Manifest) -> Result<(), Trouble> {
        let limit = self.body.map_or(LONGEST_PAGE, |body| body.bytes);
        let answer = server.get(&self.address, self.packing, limit)?;
        let policy = manifest.policy(self.policy).expect("a manifest names no policy that it lacks");
        headers(&answer.headers, policy)?;
        match self.body {
            Some(body) if Body::of(&answer.body) != body => Err(not_as_signed(answer.body.len() as u64 > limit)),
            Some(_) => Ok(()),
            None if answer.body.len() as u64 > limit => Err(not_as_signed(true)),
            None => only_listed(&String::from_utf8_lossy(&answer.body), manifest),
        }
    }
}

fn not_as_signed(is_longer: bool) -> Trouble {
    let what =
        if is_longer { "It is longer than what was signed" } else { "It is something else than what was signed" };
    Trouble::new(
        Kind::NotAsSaid,
        what,
        "Do not write or open anything there. Tell the organisation, and keep this report",
    )
}

fn headers(headers: &HeaderMap, policy: &str) -> Result<(), Trouble> {
    let found: Vec<_> = headers.get_all(header::CONTENT_SECURITY_POLICY).iter().collect();
    let what = if found.len() != 1 || found[0].as_bytes() != policy.as_bytes() {
        "It is sent with another Content-Security-Policy than was signed".to_owned()
    } else if let Some(name) = UNWANTED.iter().find(|name| headers.contains_key(*name)) {
        format!("It is sent with the header {name}, which the server never sends")
    } else {
        return Ok(());
    };
    Err(Trouble::new(Kind::OtherHeaders, what, "Tell the organisation: the server, or a proxy before it, was changed"))
}

/// A page that the server writes may load nothing but files of the manifest, which are looked at too.
fn only_listed(html: &str, manifest: &Manifest) -> Result<(), Trouble> {
    let what = page::loads(html).into_iter().find_map(|loaded| match loaded {
        None => Some("It holds a script or a style that is no file".to_owned()),
        Some(address) if manifest.files.contains_key(&address) => None,
        Some(address) => Some(format!("It loads {address}, which was not signed")),
    });
    let next = "Do not use it. Tell the organisation, and keep this report";
    what.map_or(Ok(()), |what| Err(Trouble::new(Kind::NotListed, what, next)))
}
