//! The export as it comes from the desk. Nothing of it is unpacked to the disk.

use core::ops::ControlFlow;
use std::{
    collections::BTreeSet,
    fs::File,
    io::{self, Seek as _},
    path::Path,
};

use super::{
    Account, Export, LIMIT,
    export::{Facts, missing},
    id_in,
};
use crate::{
    input,
    trouble::{Kind, Trouble},
};

/// A tar that is read twice: the lists stand at its end.
pub struct Archive(File);

impl Archive {
    pub fn open(path: &Path) -> Result<Self, Trouble> {
        File::open(path).map(Self).map_err(|error| Trouble::unreadable(&error))
    }

    /// Everything but the accounts.
    pub fn facts(&mut self) -> Result<Facts, Trouble> {
        let mut facts = Facts::default();
        let mut refused = Ok(());
        let _ = self
            .entries(|path, entry| {
                if let Some(limit) = Facts::limit(path) {
                    refused = facts.take(path, &input::up_to(entry, limit)?);
                }
                Ok(if refused.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
            })
            .map_err(|_| cut())?;
        refused.map(|()| facts)
    }

    /// Hands over each account, then what is listed and was not there.
    pub fn each(
        &mut self,
        export: &Export,
        take: &mut impl FnMut(&str, Result<Account, Trouble>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut seen = BTreeSet::new();
        let whole = self.entries(|path, entry| {
            let Some(id) = id_in(path) else { return Ok(ControlFlow::Continue(())) };
            seen.insert(id);
            let bytes = std::mem::take(&mut *input::up_to(entry, LIMIT)?);
            Ok(take(path, export.account(id, bytes)))
        });
        match whole {
            Ok(ControlFlow::Break(())) => return ControlFlow::Break(()),
            Ok(ControlFlow::Continue(())) => {}
            Err(_) => take("the archive", Err(cut()))?,
        }
        export.missing(&seen).into_iter().try_for_each(|id| take(&id.to_string(), Err(missing())))
    }

    /// Each regular file, by its path inside the one folder.
    fn entries(
        &mut self,
        mut take: impl FnMut(&str, tar::Entry<'_, &File>) -> io::Result<ControlFlow<()>>,
    ) -> io::Result<ControlFlow<()>> {
        self.0.rewind()?;
        for entry in tar::Archive::new(&self.0).entries_with_seek()? {
            let entry = entry?;
            let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            let Some((_, inside)) = path.split_once('/') else { continue };
            if entry.header().entry_type().is_file() && take(inside, entry)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }
}

fn cut() -> Trouble {
    Trouble::new(
        Kind::Damaged,
        "The archive is damaged or was cut short",
        "Copy it again from where it came, and compare its length",
    )
}
