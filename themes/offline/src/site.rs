//! The key that what a server sends is signed with, and signing (`vault/FORMAT.md` §27). Neither is ever on a server.

use std::{
    ffi::OsString,
    io::{self, Write},
    path::PathBuf,
};

use rand_core::OsRng;
use serde::Serialize;
use vault::{
    id::Digest,
    site::{self, SiteKey},
};

use crate::{
    input, place,
    report::{Report, printable},
    trouble::{Kind, Trouble},
};

/// A file with a key is some hundred bytes long.
const KEY_LIMIT: u64 = 4_096;

/// Where to put a new key.
pub struct Key {
    pub output: PathBuf,
}

/// What to sign, and with what.
pub struct Sign {
    pub manifest: PathBuf,
    pub key: PathBuf,
    /// `None` for beside the manifest.
    pub output: Option<PathBuf>,
}

/// A key that was made.
#[derive(Serialize)]
pub struct Made {
    output: PathBuf,
    /// To be published.
    key: String,
}

impl Made {
    /// What to publish, for a person.
    pub fn tell(&self, to: &mut impl Write) -> io::Result<()> {
        let output = printable(&self.output.display().to_string());
        writeln!(to, "{output} is secret: keep it off every server. Publish this:\n{}", self.key)
    }
}

/// A manifest that was signed.
#[derive(Serialize)]
pub struct Signed {
    output: PathBuf,
    key: String,
    version: String,
    files: usize,
    sha256: Digest,
}

impl Signed {
    /// What was signed, for a person.
    pub fn tell(&self, to: &mut impl Write) -> io::Result<()> {
        let Self { output, key, version, files, sha256 } = self;
        let (output, version) = (printable(&output.display().to_string()), printable(version));
        writeln!(to, "{output}: {files} files of version {version}, manifest {sha256}, signed with {key}.")
    }
}

/// Makes a key.
pub fn key(task: &Key) -> Report<Made> {
    let mut report = Report::new("site key");
    let key = SiteKey::generate(&mut OsRng);
    match place::write_new(&task.output, key.to_pem().as_bytes()) {
        Ok(()) => report.done(Made { output: task.output.clone(), key: key.public().to_string() }),
        Err(trouble) => report.failed(input::name(&task.output), trouble),
    }
    report
}

/// Signs a manifest.
pub fn sign(task: &Sign) -> Report<Signed> {
    let mut report = Report::new("site sign");
    match signed(task) {
        Ok(done) => report.done(done),
        Err((subject, trouble)) => report.failed(subject, trouble),
    }
    report
}

fn signed(task: &Sign) -> Result<Signed, (String, Trouble)> {
    let about_key = |trouble| (input::name(&task.key), trouble);
    let pem = input::bytes(&task.key, KEY_LIMIT).map_err(about_key)?;
    let key = core::str::from_utf8(&pem).ok().and_then(SiteKey::from_pem);
    let key = key.ok_or_else(|| about_key(no_key()))?;
    let about = |trouble| (input::name(&task.manifest), trouble);
    let manifest = input::bytes(&task.manifest, site::LIMIT as u64).map_err(about)?;
    let (signature, read) = key.sign(&manifest).map_err(|_| about(no_manifest()))?;
    let output = task.output.clone().unwrap_or_else(|| {
        let mut name = OsString::from(&task.manifest);
        name.push(".sig");
        name.into()
    });
    place::write_new(&output, &signature)
        .and_then(|()| place::open_to_all(&output))
        .map_err(|trouble| (input::name(&output), trouble))?;
    Ok(Signed {
        output,
        key: key.public().to_string(),
        version: read.version,
        files: read.files.len(),
        sha256: Digest::of(&manifest),
    })
}

fn no_key() -> Trouble {
    Trouble::new(
        Kind::WrongKey,
        "It is no key that can sign what a server sends",
        "Give the file that `murmuration-offline site key` made; if it is locked, open it first and give -i -",
    )
}

/// What is said of bytes that are no manifest.
pub fn no_manifest() -> Trouble {
    Trouble::new(
        Kind::NotVerified,
        "It is no manifest of what a server sends, or of a newer form",
        "Take dist/well-known/manifest.json as the build made it",
    )
}
