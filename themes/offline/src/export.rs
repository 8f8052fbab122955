//! From a release to what researchers take away (`themes/FORMAT.md` §8). A release is verified first: nothing is made of one that can't be believed.

use std::{
    io::{self, Write},
    path::PathBuf,
};

use serde::Serialize;
use themes::export;
use vault::id::{CallId, Digest};

use crate::{
    input, key_sets, place, progress,
    report::{Report, printable},
    root::Root,
    trouble::{Kind, Trouble},
    verify,
};

/// What to make files of, and where to put them.
pub struct Export {
    pub release: PathBuf,
    pub keys: Vec<PathBuf>,
    pub root: Root,
    /// `None` for the usual name, in this folder.
    pub output: Option<PathBuf>,
}

/// An archive that was made.
#[derive(Serialize)]
pub struct Done {
    file: String,
    output: PathBuf,
    sha256: Digest,
    bytes: usize,
    call: CallId,
    number: u32,
}

impl Done {
    /// What was made, for a person.
    pub fn tell(&self, to: &mut impl Write) -> io::Result<()> {
        let Self { call, number, output, .. } = self;
        let output = printable(&output.display().to_string());
        writeln!(to, "{output}: everything about release {number} of {call}. Begin with report.md in it.")
    }
}

/// Makes the archive of one release.
pub fn export(task: &Export) -> Report<Done> {
    let mut report = Report::new("export");
    let (notes, unread) = key_sets::read(&task.keys);
    let (keys, refused) = key_sets::chain(notes, Some(&task.root), None);
    unread.into_iter().chain(refused).for_each(|(name, trouble)| report.failed(name, trouble));
    let name = input::name(&task.release);
    match one(task, &name, &keys) {
        Ok(done) => report.done(done),
        Err(trouble) => report.failed(name, trouble),
    }
    report
}

fn one(task: &Export, name: &str, keys: &[key_sets::Verified]) -> Result<Done, Trouble> {
    let signed = verify::believed(&task.release, keys)?;
    let release = signed.release();
    let output = task.output.clone().unwrap_or_else(|| PathBuf::from(export::name(release)));
    if output.symlink_metadata().is_ok() {
        return Err(place::already_there(&output));
    }
    let bar = progress::steps();
    let packed = export::package_with(&signed, |done, all| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    let bytes = packed.map_err(|error| {
        Trouble::new(Kind::CannotWrite, format!("Its files can't be made: {error}"), "Tell those who make this program")
    })?;
    place::write_new(&output, &bytes)?;
    Ok(Done {
        file: name.to_owned(),
        output,
        sha256: Digest::of(&bytes),
        bytes: bytes.len(),
        call: release.call().clone(),
        number: release.number(),
    })
}
