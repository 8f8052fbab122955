//! Releases: signed by a keyholder and another member, of the plan that they name, each naming the one before.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use serde::Serialize;
use themes::release::{ReleaseReadError, SignatureError, SignedRelease, limit};
use vault::id::{Account, CallId, Digest};

use crate::{
    input,
    key_sets::{self, Verified},
    report::{Report, printable},
    root::Root,
    trouble::{Kind, Trouble},
};

/// What to verify, and with which lists of keys.
pub struct Release {
    pub releases: Vec<PathBuf>,
    pub keys: Vec<PathBuf>,
    pub root: Root,
}

/// A release that is right.
#[derive(Serialize)]
pub struct Done {
    file: String,
    call: CallId,
    number: u32,
    digest: Digest,
    plan_digest: Digest,
    day: String,
    synthetic: bool,
    signed_by: Vec<Account>,
    /// Whether the release before it was there too, and it names that. The first has none before it.
    follows: bool,
}

impl Done {
    /// What is right, for a person.
    pub fn tell(&self, to: &mut impl Write) -> io::Result<()> {
        let Self { call, number, day, .. } = self;
        let names: Vec<String> = self.signed_by.iter().map(Account::to_string).collect();
        let follows = if self.follows { ", names the one before" } else { "" };
        let invented = if self.synthetic { ", of invented accounts" } else { "" };
        let (file, names) = (printable(&self.file), names.join(" and "));
        writeln!(
            to,
            "{file}: release {number} of {call}, made on {day}{invented}{follows}: signed by {names} as it should be."
        )
    }
}

/// Verifies releases of one call. Those that are given together must follow each other.
pub fn release(task: &Release) -> Report<Done> {
    let mut report = Report::new("verify release");
    let (notes, unread) = key_sets::read(&task.keys);
    let (keys, refused) = key_sets::chain(notes, Some(&task.root), None);
    unread.into_iter().chain(refused).for_each(|(name, trouble)| report.failed(name, trouble));
    let mut sound = Vec::new();
    for path in &task.releases {
        let name = path.display().to_string();
        match believed(path, &keys) {
            Ok(signed) => sound.push((name, signed)),
            Err(trouble) => report.failed(name, trouble),
        }
    }
    sound.sort_by_key(|(_, signed)| signed.release().number());
    sound.dedup_by(|(_, later), (_, earlier)| later == earlier);
    let mut before: Option<SignedRelease> = None;
    for (name, signed) in sound {
        let follows = before.as_ref().map(|before| follows(&signed, before));
        match follows {
            Some(Err(trouble)) => {
                report.failed(name, trouble);
                continue;
            }
            None if signed.release().number() > 1 => report.note(format!(
                "{name}: it names the release before it, which is not here. To check that too, give both."
            )),
            _ => {}
        }
        report.done(done(name, &signed, follows.is_some()));
        before = Some(signed);
    }
    report
}

fn done(file: String, signed: &SignedRelease, follows: bool) -> Done {
    let release = signed.release();
    Done {
        file,
        call: release.call().clone(),
        number: release.number(),
        digest: release.digest(),
        plan_digest: release.plan_digest(),
        day: release.day().to_string(),
        synthetic: release.is_synthetic(),
        signed_by: signed.signatures().iter().map(|signature| signature.by.clone()).collect(),
        follows,
    }
}

/// The release in a file, if it can be believed under these lists of keys.
pub fn believed(path: &Path, keys: &[Verified]) -> Result<SignedRelease, Trouble> {
    read(path).and_then(|signed| verify(&signed, keys).map(|()| signed))
}

fn read(path: &Path) -> Result<SignedRelease, Trouble> {
    let bytes = input::bytes(path, limit::BYTES as u64)?;
    if bytes.starts_with(b"age-encryption.org/") {
        return Err(Trouble::new(
            Kind::NotVerified,
            "This release is sealed",
            "Take release.json from the page that opened it: this program has no researcher's keys",
        ));
    }
    SignedRelease::parse(&bytes).map_err(|error| {
        let next = match error {
            ReleaseReadError::NotARelease => "Look whether it is the file release.json that you mean",
            _ => "Do not use it. Take the file from where it was published, without changing anything in it",
        };
        Trouble::new(Kind::NotVerified, format!("It is not taken as a release: {error}"), next)
    })
}

fn verify(signed: &SignedRelease, keys: &[Verified]) -> Result<(), Trouble> {
    let of_epoch = |epoch: u32| keys.iter().map(|verified| &verified.keys).find(|keys| keys.set().epoch == epoch);
    signed.verify(of_epoch).map_err(|error| {
        let next = match error {
            SignatureError::KeySet(_) => "Give it with --keys: the call's page of keys has every list",
            SignatureError::NotTwo | SignatureError::Wrong(_) => "Do not use it, and tell the organisation",
        };
        Trouble::new(Kind::NotVerified, format!("It can't be believed: {error}"), next)
    })?;
    // Invented accounts are never taken for others.
    let mut signed_under = signed.signatures().iter().filter_map(|signature| of_epoch(signature.epoch));
    if signed_under.all(|keys| keys.set().synthetic == signed.release().is_synthetic()) {
        return Ok(());
    }
    Err(Trouble::new(
        Kind::NotVerified,
        "It says otherwise than the lists of keys whether the accounts are invented",
        "Do not use it, and tell the organisation",
    ))
}

fn follows(signed: &SignedRelease, before: &SignedRelease) -> Result<(), Trouble> {
    let (release, before) = (signed.release(), before.release());
    let (number, last) = (release.number(), before.number());
    if release.call() != before.call() {
        return Err(Trouble::new(Kind::NotVerified, "It is of another call than the others", "Verify it by itself"));
    }
    if number > last + 1 {
        let what = format!("Release {number} comes after {last}, and what is between them is not here");
        return Err(Trouble::new(Kind::NotVerified, what, "Give every release in between, or this one by itself"));
    }
    if release.previous() == Some(before.digest()) && number == last + 1 {
        return Ok(());
    }
    Err(Trouble::new(
        Kind::NotVerified,
        format!("It does not name the release {last} that is here as the one before it"),
        "Do not use either, and tell the organisation that there are two",
    ))
}
