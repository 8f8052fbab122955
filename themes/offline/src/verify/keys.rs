//! Lists of keys: signed by the root, in force, each following the one before.

use std::{
    io::{self, Write},
    path::PathBuf,
};

use serde::Serialize;
use time::Date;
use vault::id::{CallId, Digest};

use crate::{
    key_sets::{self, Verified},
    report::{Report, printable},
    root::Root,
};

/// What to verify.
pub struct Keys {
    pub notes: Vec<PathBuf>,
    pub root: Option<Root>,
}

/// A list of keys that is right.
#[derive(Serialize)]
pub struct Done {
    file: String,
    call: CallId,
    epoch: u32,
    digest: Digest,
    root: String,
    /// Whether the root is the one that was given.
    root_checked: bool,
    /// Whether the list before it was there too, and it follows that.
    follows: bool,
    not_after: String,
    members: usize,
}

impl Done {
    /// What is right, for a person.
    pub fn tell(&self, to: &mut impl Write) -> io::Result<()> {
        let Self { call, epoch, not_after, .. } = self;
        let follows = if self.follows { ", follows the one before" } else { "" };
        let file = printable(&self.file);
        writeln!(to, "{file}: list of keys {epoch} of {call}, last day {not_after}{follows}: signed as it should be.")
    }
}

fn done(verified: Verified, root_checked: bool) -> Done {
    let set = verified.keys.set();
    Done {
        file: verified.name,
        call: set.call.clone(),
        epoch: set.epoch,
        digest: verified.keys.digest(),
        root: verified.keys.fingerprint().to_string(),
        root_checked,
        follows: verified.follows,
        not_after: set.not_after.to_string(),
        members: set.members.len(),
    }
}

/// Verifies every list, and that the newest is in force today.
pub fn keys(task: &Keys, today: Date) -> Report<Done> {
    let mut report = Report::new("verify keys");
    let (notes, unread) = key_sets::read(&task.notes);
    let (verified, refused) = key_sets::chain(notes, task.root.as_ref(), Some(today));
    if let (None, Some(first)) = (&task.root, verified.first()) {
        let groups = first.keys.fingerprint().groups();
        report.note(format!(
            "All are signed by {groups}. Whether that is the organisation's was not checked: compare it with what they publish, or give it with --root."
        ));
    }
    verified.into_iter().for_each(|one| report.done(done(one, task.root.is_some())));
    unread.into_iter().chain(refused).for_each(|(name, trouble)| report.failed(name, trouble));
    report
}
