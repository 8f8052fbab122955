//! Whether a server sends what was signed: every file by its digest, and each page by what it may do and load.

mod answer;
mod browser;
mod named;
mod page;
mod plan;
mod visit;

use std::{collections::BTreeSet, io::Write, path::PathBuf, time::Instant};

use serde::Serialize;
use vault::{
    id::Digest,
    site::{self, Body, Manifest, ManifestError, SitePublicKey},
};

use browser::{Asking, How};
use plan::Visit;
pub use visit::Address;
use visit::{Answer, LONGEST_PAGE, Packing, Patience, Server, packed};

use crate::{
    input, progress,
    report::Report,
    site::no_manifest,
    trouble::{Kind, Trouble},
};

/// Where the server has its manifest, and its signature.
const MANIFEST: &str = "/.well-known/murmuration/manifest.json";
const SIGNATURE: &str = "/.well-known/murmuration/manifest.json.sig";

/// Pages that are long, so the server packs them to who takes that. It packs no other that it writes.
const PACKED: [&str; 2] = ["/c/{call}/heard", "/c/{call}/heard/{number}"];

/// Which server to ask, and what to hold against it.
pub struct Check {
    pub address: Address,
    pub trust: Trust,
    /// How long it may take in all.
    pub minutes: u64,
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
    asked: How,
    /// The one that was asked for by header, if any was.
    language: Option<String>,
    /// `null` for a page that the server writes itself.
    sha256: Option<Digest>,
    packing: Packing,
    policy: String,
}

/// What there is to know beside of answers that are as they should be.
#[derive(Default)]
struct Beside {
    /// Where Tor Browser is sent.
    onions: BTreeSet<String>,
    /// Pages that a browser gets packed.
    packed: BTreeSet<String>,
}

/// Asks for everything, and tells `aside` what is wrong as soon as it is known. Ends early if the server is gone or time is over.
pub fn check(task: &Check, clock: fn() -> Instant, aside: &mut dyn Write) -> Report<Done> {
    let mut report = Report::new("check");
    let server = Server::new(&task.address, Patience { minutes: task.minutes, began: clock(), clock });
    let (manifest, digest) = match manifest(&server, &task.trust) {
        Ok(read) => read,
        Err((subject, trouble)) => {
            report.failed(subject, trouble);
            return report;
        }
    };
    report.hold_against(digest);
    report.note(format!(
        "Held against version {}, built with {}. SHA-256 of the manifest: {digest}.",
        manifest.version, manifest.compiler
    ));
    let with_releases = plan::asks_for_releases(&manifest);
    let calls = named::calls(&server, task.address.call.as_ref(), with_releases, &mut report);
    let visits = plan::visits(&manifest, &calls);
    let bar = progress::bar(visits.len() as u64);
    let mut beside = Beside::default();
    // Who can't be told now has the exit code at the end.
    report.tell_new(aside).ok();
    for visit in visits {
        let outcome = visit.make(&server, &manifest);
        bar.inc(1);
        match outcome {
            Ok(answer) => beside.add(&mut report, visit, &answer),
            Err(trouble) => {
                let is_over = trouble.kind == Kind::CannotReach;
                report.failed(visit.address, trouble);
                bar.suspend(|| report.tell_new(aside)).ok();
                if is_over {
                    report.note("Nothing after that was looked at.");
                    break;
                }
            }
        }
    }
    bar.finish_and_clear();
    beside.tell(&mut report);
    report
}

impl Beside {
    fn add(&mut self, report: &mut Report<Done>, visit: Visit<'_>, answer: &Answer) {
        if visit.body.is_none() {
            self.onions.extend(answer::onions(&answer.headers, &visit.address));
            if answer.packing != Packing::Plain {
                self.packed.insert(visit.listed.to_owned());
                return;
            }
        }
        let Visit { address, asking, policy, body, .. } = visit;
        report.done(Done {
            address,
            asked: asking.how,
            language: asking.language.map(ToOwned::to_owned),
            sha256: body.map(|(_, body)| body.sha256),
            packing: answer.packing,
            policy: policy.to_owned(),
        });
    }

    fn tell(self, report: &mut Report<Done>) {
        for onion in self.onions {
            report.note(format!(
                "It sends Tor Browser on to {onion}: compare that with what the organisation publishes."
            ));
        }
        for page in self.packed {
            report.note(format!("{page} comes packed to a browser, and was read unpacked only."));
        }
    }
}

fn manifest(server: &Server, trust: &Trust) -> Result<(Manifest, Digest), (String, Trouble)> {
    match trust {
        Trust::Own(path) => {
            let read = input::bytes(path, site::LIMIT as u64).and_then(|bytes| {
                Manifest::parse(&bytes).map(|read| (read, Digest::of(&bytes))).map_err(|_| no_manifest())
            });
            read.map_err(|trouble| (input::name(path), trouble))
        }
        Trust::Key(key) => {
            let get = |address: &str, limit, missing| {
                let got = server.get(address, Asking::PLAINLY, limit).map_err(|trouble| match trouble.kind {
                    Kind::Missing => missing,
                    _ => trouble,
                });
                got.map(|answer| answer.body).map_err(|trouble| (address.to_owned(), trouble))
            };
            let bytes = get(MANIFEST, site::LIMIT as u64, none())?;
            let signature = get(SIGNATURE, 64, unsigned())?;
            let read = key.verify(&bytes, &signature);
            read.map(|read| (read, Digest::of(&bytes))).map_err(|error| (MANIFEST.to_owned(), distrust(error)))
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

impl Visit<'_> {
    /// Asks, and wants what was signed. A page of [`PACKED`] that comes packed is not read.
    fn make(&self, server: &Server, manifest: &Manifest) -> Result<Answer, Trouble> {
        let limit = self.body.map_or(LONGEST_PAGE, |(_, body)| body.bytes);
        let answer = server.get(&self.address, self.asking, limit)?;
        let policy = manifest.policy(self.policy).expect("a manifest names no policy that it lacks");
        answer::headers(&answer.headers, policy, self.of())?;
        match self.body {
            Some((packing, _)) if answer.packing != packing => {
                let names = [answer.packing, packing].map(Packing::name);
                return Err(packed(format_args!("as {} and not as {}", names[0], names[1])));
            }
            Some((_, body)) if Body::of(&answer.body) != body => {
                return Err(not_as_signed(answer.body.len() as u64 > limit));
            }
            None if answer.body.len() as u64 > limit => return Err(not_as_signed(true)),
            None if answer.packing == Packing::Plain => only_known(self.listed, &answer.body, manifest)?,
            None if !PACKED.contains(&self.listed) => {
                return Err(packed(format_args!("as {}, which the server never does", answer.packing.name())));
            }
            _ => {}
        }
        Ok(answer)
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

/// A page that the server writes may load nothing but files of the manifest, which are looked at too.
fn only_known(listed: &str, html: &[u8], manifest: &Manifest) -> Result<(), Trouble> {
    let next = "Do not use it. Tell the organisation, and keep this report";
    let html = core::str::from_utf8(html).map_err(|_| Trouble::new(Kind::NotAText, "It is no text in UTF-8", next))?;
    let what = page::trouble(html, listed, &manifest.files);
    what.map_or(Ok(()), |what| Err(Trouble::new(Kind::NotListed, what, next)))
}
