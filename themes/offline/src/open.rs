//! From sealed accounts to files that a person or a program reads.

mod readable;

use core::ops::ControlFlow;
use std::{
    io::Write,
    path::{Path, PathBuf},
};

use serde::Serialize;
use vault::{
    envelope::{Envelope, Kind as Sealed, Refusal},
    id::{CallId, Digest, SubmissionId},
    identities::{Identities, IdentitiesError},
    open::{OpenError, open_with},
};

use crate::{
    input,
    place::{Folder, STDOUT},
    progress,
    report::Report,
    root::Root,
    source::{Account, Source},
    trouble::{Kind, Trouble},
};
pub use readable::Format;
use readable::Readable;

/// A file of identities holds some keys; this is room for hundreds.
const IDENTITIES_LIMIT: u64 = 1_048_576;

/// What to open, with what, and where to put it.
pub struct Open {
    pub sources: Vec<PathBuf>,
    pub identity: PathBuf,
    pub root: Option<Root>,
    pub place: Place,
    pub format: Format,
}

/// Where opened accounts go.
pub enum Place {
    Folder { path: PathBuf, shared: bool },
    Stdout { shared: bool, terminal: bool },
}

/// One account that was opened.
#[derive(Serialize)]
pub struct Done {
    file: String,
    /// `None` for standard output.
    output: Option<PathBuf>,
    /// Whether what follows is sealed inside it; a file of a stock tool says nothing of itself.
    bound: bool,
    call: Option<CallId>,
    id: Option<SubmissionId>,
    epoch: Option<u32>,
}

enum Target {
    Folder(Folder),
    Stdout { terminal: bool },
}

/// Opens everything that can be opened. `stdout` takes accounts if that is their place.
pub fn open(task: &Open, stdout: &mut impl Write) -> Report<Done> {
    let mut report = Report::new("open");
    let prepared = target(&task.place).and_then(|target| Ok((target, identities(&task.identity)?)));
    let (target, identities) = match prepared {
        Ok(prepared) => prepared,
        Err((subject, trouble)) => {
            report.failed(subject, trouble);
            return report;
        }
    };
    for path in &task.sources {
        let name = input::name(path);
        match source(path, task.root.as_ref(), &identities) {
            Ok(mut source) => {
                if let (Some(export), None) = (source.export(), &task.root) {
                    let groups = export.fingerprint().groups();
                    report.note(format!(
                        "{name}: its lists of keys are signed by {groups}. Whether that is the organisation's was not checked: compare it with what they publish, or give it with --root."
                    ));
                }
                let opener = Opener { target: &target, identities: &identities, format: task.format };
                if opener.all(&mut source, &mut report, stdout).is_break() {
                    break;
                }
            }
            Err(trouble) => report.failed(name, trouble),
        }
    }
    report
}

type Named = (String, Trouble);

fn target(place: &Place) -> Result<Target, Named> {
    match place {
        Place::Folder { path, shared } => {
            let folder = Folder::look(path, *shared).map_err(|trouble| (path.display().to_string(), trouble))?;
            Ok(Target::Folder(folder))
        }
        Place::Stdout { shared: false, .. } if stdout_is_shared() => Err((
            STDOUT.to_owned(),
            Trouble::new(
                Kind::OthersCanRead,
                "It goes into a file that others on this machine may read",
                "Say `umask 077` before, use --out, or say --allow-shared",
            ),
        )),
        Place::Stdout { terminal, .. } => Ok(Target::Stdout { terminal: *terminal }),
    }
}

#[cfg(unix)]
fn stdout_is_shared() -> bool {
    use std::os::fd::AsFd as _;
    let file = std::io::stdout().as_fd().try_clone_to_owned().map(std::fs::File::from);
    let found = file.and_then(|file| file.metadata());
    found.is_ok_and(|found| found.is_file() && crate::place::others_may_read(&found))
}

#[cfg(not(unix))]
fn stdout_is_shared() -> bool {
    false
}

fn identities(path: &Path) -> Result<Identities, Named> {
    let read = || {
        let bytes = input::bytes(path, IDENTITIES_LIMIT)?;
        let text = input::text(&bytes)?;
        Identities::parse(text).map_err(|error| {
            let next = match error {
                IdentitiesError::Sealed => {
                    "Open it first and hand the keys over: age -d KEYS | murmuration-offline open -i - …"
                }
                IdentitiesError::Line(_) | IdentitiesError::None => {
                    "Give the file call.key that the desk shows under “Take away”"
                }
            };
            Trouble::new(Kind::WrongKey, format!("It is no file of keys: {error}"), next)
        })
    };
    read().map_err(|trouble| (input::name(path), trouble))
}

fn source(path: &Path, root: Option<&Root>, identities: &Identities) -> Result<Source, Trouble> {
    let source = Source::look(path, root)?;
    if source.export().is_some_and(|export| !export.is_for(identities)) {
        return Err(Trouble::new(
            Kind::WrongKey,
            "None of the keys is of the call of this export",
            "Take the key of this call at the desk, under “Take away”",
        ));
    }
    Ok(source)
}

struct Opener<'a> {
    target: &'a Target,
    identities: &'a Identities,
    format: Format,
}

impl Opener<'_> {
    fn all(&self, source: &mut Source, report: &mut Report<Done>, stdout: &mut impl Write) -> ControlFlow<()> {
        let bar = progress::bar(source.len() as u64);
        let flow = source.each(|name, account| {
            bar.inc(1);
            match account.and_then(|account| self.one(name, account, stdout)) {
                Ok((done, warning)) => {
                    report.done(done);
                    if let Some(warning) = warning {
                        report.failed(name, warning);
                    }
                }
                Err(trouble) => {
                    let is_over = trouble.kind == Kind::CannotWrite;
                    report.failed(name, trouble);
                    if is_over {
                        return ControlFlow::Break(());
                    }
                }
            }
            ControlFlow::Continue(())
        });
        bar.finish_and_clear();
        flow
    }

    /// One account; beside it what is wrong with it although it could be opened.
    fn one(
        &self,
        name: &str,
        Account { stem, bytes, said }: Account,
        stdout: &mut impl Write,
    ) -> Result<(Done, Option<Trouble>), Trouble> {
        if said.as_ref().is_some_and(|said| Digest::of(&bytes) != said.sha256) {
            return Err(Trouble::new(
                Kind::NotAsSaid,
                "It is not the file that the checksum of the export names",
                "Copy the export again from where it came, or export the call again",
            ));
        }
        let envelope = Envelope::parse(Sealed::OfflineTestimony, &bytes).map_err(refused)?;
        let opened = open_with(&envelope, self.identities).map_err(not_opened)?;
        if let Some(said) = &said {
            opened.check(&said.claim).map_err(not_opened)?;
        }
        let binding = opened.binding.as_ref();
        let is_other = said.as_ref().zip(binding).is_some_and(|(said, binding)| said.is_other_key_set(binding));
        let claim = binding.map(|binding| &binding.claim).or(said.as_ref().map(|said| &said.claim));
        let output = self.put(&stem, &Readable::of(&opened, claim, is_other), stdout)?;
        let done = Done {
            file: name.to_owned(),
            output,
            bound: binding.is_some(),
            call: claim.map(|claim| claim.call.clone()),
            id: claim.map(|claim| claim.id),
            epoch: claim.map(|claim| claim.epoch),
        };
        Ok((done, is_other.then(other_key_set)))
    }

    fn put(&self, stem: &str, readable: &Readable<'_>, stdout: &mut impl Write) -> Result<Option<PathBuf>, Trouble> {
        match self.target {
            Target::Folder(folder) => {
                let name = format!("{stem}.{}", self.format.ending());
                folder.write(&name, &readable.to_bytes(self.format)).map(Some)
            }
            Target::Stdout { terminal } => {
                let bytes = readable.to_line(self.format, *terminal);
                let written = stdout.write_all(&bytes).and_then(|()| stdout.flush());
                written.map_err(|error| Trouble::unwritable(Path::new(STDOUT), &error))?;
                Ok(None)
            }
        }
    }
}

fn refused(refusal: Refusal) -> Trouble {
    let (kind, what, next) = match refusal {
        Refusal::Empty => (Kind::Damaged, "The file is empty", "Copy it again from where it came"),
        Refusal::NotAge => (Kind::NotSealed, "This is no sealed file", "Look whether it is the file that you mean"),
        Refusal::Armored => (
            Kind::NotSealed,
            "It is sealed, but written as text, as no account of a call is",
            "Open it with age itself: age -d -i KEYS FILE",
        ),
        Refusal::TooLong => (
            Kind::NotSealed,
            "It is longer than any account",
            "Look whether it is an attachment: this program opens accounts only",
        ),
        Refusal::RecipientCount | Refusal::RecipientType => (
            Kind::NotSealed,
            "It is sealed in another way than accounts are: with a passphrase, or for several keys",
            "Open it with age itself: age -d -i KEYS FILE",
        ),
        Refusal::Truncated | Refusal::SizeClass => {
            (Kind::Damaged, "It was cut short, or is no account of a call", "Copy it again from where it came")
        }
        _ => (Kind::Damaged, "It is damaged", "Copy it again from where it came"),
    };
    Trouble::new(kind, what, next)
}

fn not_opened(error: OpenError) -> Trouble {
    let (kind, next) = match error {
        OpenError::NotForThisKey => (
            Kind::WrongKey,
            "Take the keys of the right call; a new export of the keys also has those of earlier numbers",
        ),
        OpenError::Damaged => (Kind::Damaged, "Copy it again from where it came"),
        OpenError::WrongCall | OpenError::WrongId | OpenError::WrongEpoch => {
            (Kind::NotAsSaid, "Do not use it. Tell a keyholder of the call: somebody may have exchanged files")
        }
    };
    let mut what = error.to_string().replace("the server says", "the export says");
    what.replace_range(..1, &what[..1].to_uppercase());
    Trouble::new(kind, what, next)
}

fn other_key_set() -> Trouble {
    Trouble::new(
        Kind::OtherKeySet,
        "It was opened, and its writer saw another list of keys than the export has",
        "Tell a keyholder of the call: the writer may have been shown a false list",
    )
}
