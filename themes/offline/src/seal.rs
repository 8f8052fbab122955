//! From a text to a sealed account that the offline door of a call takes (`vault/FORMAT.md` §3.4).

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use serde::Serialize;
use time::Date;
use vault::{
    draft::{Consent, ContentNote, Draft},
    id::{CallId, Digest, SubmissionId},
    key_set::SignedKeySet,
    padding::SizeClass,
    seal::{Lock, SealError, seal_offline},
};
use zeroize::Zeroizing;

use crate::{
    input, key_sets,
    place::{self, STDOUT},
    report::Report,
    root::Root,
    trouble::{Kind, Trouble},
};

/// What to seal, to whom, and what may be done with it.
pub struct Seal {
    pub text: PathBuf,
    pub keys: PathBuf,
    pub root: Root,
    /// `-` for standard output.
    pub output: PathBuf,
    pub consent: Consent,
    pub notes: Vec<ContentNote>,
    pub language: Option<String>,
    pub lock: Lock,
}

/// What was sealed.
#[derive(Serialize)]
pub struct Done {
    /// `None` for standard output.
    output: Option<PathBuf>,
    /// The number that the server will give it.
    id: SubmissionId,
    sha256: Digest,
    call: CallId,
    epoch: u32,
    bytes: usize,
}

impl Done {
    /// What to do with it, for a person. Where the sealed file went to standard output, the words go beside it.
    pub fn tell(&self, stdout: &mut impl Write) -> io::Result<()> {
        if self.output.is_some() { self.tell_to(stdout) } else { self.tell_to(&mut io::stderr()) }
    }

    fn tell_to(&self, to: &mut impl Write) -> io::Result<()> {
        writeln!(to, "Sealed for {}, list of keys {}.", self.call, self.epoch)?;
        writeln!(to, "id      {}\nsha256  {}", self.id, self.sha256)?;
        if let Some(output) = &self.output {
            writeln!(to, "file    {}", crate::report::printable(&output.display().to_string()))?;
        }
        writeln!(
            to,
            "Send it with the form at /c/{}/offline. If the form asks which lock you used, choose number {}; if it does not offer that \
             number, fetch the newest list of keys and seal again. Then delete the text that is not sealed.",
            self.call, self.epoch
        )
    }
}

/// Seals one text.
pub fn seal(task: &Seal, today: Date, stdout: &mut impl Write) -> Report<Done> {
    let mut report = Report::new("seal");
    match one(task, today, stdout) {
        Ok(done) => report.done(done),
        Err((subject, trouble)) => report.failed(subject, trouble),
    }
    if task.lock == Lock::Classic && report.exit() == 0 {
        report.note("Sealed to the call's classic key: it does not hold against the computers that may exist one day. Without --classic it does.");
    }
    report
}

fn one(task: &Seal, today: Date, stdout: &mut impl Write) -> Result<Done, (String, Trouble)> {
    let about = |trouble: Trouble| (input::name(&task.text), trouble);
    let is_file = task.output != Path::new(input::STDIN);
    if is_file && task.output.symlink_metadata().is_ok() {
        return Err(about(place::already_there(&task.output)));
    }
    let keys = keys(task, today)?;
    if input::is_typed(&task.text) {
        eprintln!("Write the account here. At its end, on a line of its own: Ctrl-D.");
    }
    let account = account(&task.text).map_err(about)?;
    let mut draft = Draft::new(std::mem::take(&mut *{ account }), task.consent).with_notes(task.notes.clone());
    if let Some(language) = &task.language {
        draft = draft.in_language(language);
    }
    let sealed = seal_offline(&draft, &keys, task.lock).map_err(|error| about(not_sealed(error)))?;
    let bytes = sealed.bytes();
    if is_file {
        place::write_new(&task.output, &bytes).map_err(about)?;
    } else {
        let written = stdout.write_all(&bytes).and_then(|()| stdout.flush());
        written.map_err(|error| about(Trouble::unwritable(Path::new(STDOUT), &error)))?;
    }
    Ok(Done {
        output: is_file.then(|| task.output.clone()),
        id: sealed.id,
        sha256: sealed.digest(),
        call: keys.set().call.clone(),
        epoch: keys.set().epoch,
        bytes: bytes.len(),
    })
}

/// The call's list of keys: signed by the root that was published, and in force.
fn keys(task: &Seal, today: Date) -> Result<SignedKeySet, (String, Trouble)> {
    let note = key_sets::note(&task.keys).map_err(|trouble| (input::name(&task.keys), trouble))?;
    let (verified, refused) = key_sets::chain(vec![note], Some(&task.root), Some(today));
    match (verified.into_iter().next(), refused.into_iter().next()) {
        (_, Some(refused)) => Err(refused),
        (Some(verified), None) => Ok(verified.keys),
        (None, None) => unreachable!("a note is verified or refused"),
    }
}

fn account(path: &Path) -> Result<Zeroizing<String>, Trouble> {
    let limit = SizeClass::Large.bytes() as u64;
    let bytes = input::bytes(path, limit)?;
    if bytes.len() as u64 > limit {
        return Err(not_sealed(SealError::TooLong));
    }
    input::text(&bytes).map(|text| Zeroizing::new(text.to_owned()))
}

fn not_sealed(error: SealError) -> Trouble {
    match error {
        SealError::Empty => Trouble::new(Kind::NotAText, "There is nothing written in it", "Write something first"),
        SealError::TooLong => Trouble::new(
            Kind::NotAText,
            "It is longer than one sealed file can hold, about a million letters",
            "Cut it in two, and seal each part",
        ),
        SealError::BadRecipient => Trouble::new(
            Kind::NotVerified,
            "The call's key is damaged, although it is signed",
            "Tell the organisation, and do not send anything",
        ),
    }
}
