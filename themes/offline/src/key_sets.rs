//! Lists of keys, each verified and each following the one before.

use std::path::{Path, PathBuf};

use time::Date;
use vault::key_set::{KeySetError, SignedKeySet};

use crate::{
    input,
    root::{Root, distrust},
    trouble::{Kind, Trouble},
};

/// A note is at most this long.
pub const LIMIT: u64 = 262_144;

/// A note and where it came from.
pub struct Note {
    pub name: String,
    pub text: String,
}

/// A verified key set and where it came from.
pub struct Verified {
    pub name: String,
    pub keys: SignedKeySet,
    /// Whether the one before it was there, and it follows that.
    pub follows: bool,
}

/// What went wrong, and with which file.
pub type Refused = (String, Trouble);

/// The notes in files and folders.
pub fn read(paths: &[PathBuf]) -> (Vec<Note>, Vec<Refused>) {
    let (mut notes, mut refused) = (Vec::new(), Vec::new());
    for path in paths {
        let files = if path.is_dir() { input::in_folder(path, "txt") } else { Ok(vec![path.clone()]) };
        match files {
            Ok(files) if files.is_empty() => refused.push((path.display().to_string(), empty())),
            Ok(files) => files.iter().for_each(|file| match note(file) {
                Ok(note) => notes.push(note),
                Err(trouble) => refused.push((file.display().to_string(), trouble)),
            }),
            Err(trouble) => refused.push((path.display().to_string(), trouble)),
        }
    }
    (notes, refused)
}

fn empty() -> Trouble {
    Trouble::new(Kind::NothingThere, "There is no list of keys (.txt) in this folder", "Name the folder that has them")
}

/// One note in a file.
pub fn note(path: &Path) -> Result<Note, Trouble> {
    let bytes = input::bytes(path, LIMIT)?;
    let text = core::str::from_utf8(&bytes).map_err(|_| distrust(KeySetError::Malformed))?;
    Ok(Note { name: path.display().to_string(), text: text.to_owned() })
}

/// Verifies notes by their root, and that each follows the one before; they may be given in any order. The newest must be in force
/// `today`, if that is asked.
pub fn chain(notes: Vec<Note>, root: Option<&Root>, today: Option<Date>) -> (Vec<Verified>, Vec<Refused>) {
    let (mut sound, mut refused) = (Vec::new(), Vec::new());
    for Note { name, text } in notes {
        let checked = SignedKeySet::verify_past(&text, root.map(|root| &root.fingerprint))
            .and_then(|keys| root.map_or(Ok(()), |root| root.check(&keys)).map(|()| keys));
        match checked {
            Ok(keys) => sound.push(Verified { name, keys, follows: false }),
            Err(error) => refused.push((name, distrust(error))),
        }
    }
    sound.sort_by_key(|verified| verified.keys.set().epoch);
    sound.dedup_by(|later, earlier| later.keys == earlier.keys);
    let mut verified: Vec<Verified> = Vec::new();
    for mut next in sound {
        if let Some(before) = verified.last() {
            match follows(&next.keys, &before.keys) {
                Ok(()) => next.follows = true,
                Err(trouble) => {
                    refused.push((next.name, trouble));
                    continue;
                }
            }
        }
        verified.push(next);
    }
    let old = |newest: &mut Verified| today.is_some_and(|today| today > newest.keys.set().not_after);
    if let Some(expired) = verified.pop_if(old) {
        refused.push((expired.name, distrust(KeySetError::Expired)));
    }
    (verified, refused)
}

fn follows(next: &SignedKeySet, before: &SignedKeySet) -> Result<(), Trouble> {
    let (number, last) = (next.set().epoch, before.set().epoch);
    if number > last + 1 {
        let what = format!("List of keys {number} comes after {last}, and what is between them is not here");
        return Err(Trouble::new(Kind::NotVerified, what, "Give every list in between"));
    }
    if number == last {
        return Err(distrust(KeySetError::Fork));
    }
    next.check_follows(before).map_err(distrust)
}
