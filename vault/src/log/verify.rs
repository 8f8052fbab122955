//! Whether a log holds together, from its first entry to its last. It may come in pieces.

use time::Date;

use super::{Head, LogError, SignedEntry};
use crate::key_set::SignedKeySet;

/// A log that is being verified, entry by entry.
#[derive(Clone, Debug)]
pub struct Verification<'a> {
    key_sets: &'a [SignedKeySet],
    head: Head,
    /// How many key sets name a head up to here: the last of them is in force.
    passed: usize,
    /// Day and epoch of the last entry.
    last: Option<(Date, u32)>,
}

impl<'a> Verification<'a> {
    /// Before the first entry. `key_sets` are those of the call, from epoch 1 to the one in force, each verified, and each the one that
    /// follows.
    pub fn new(key_sets: &'a [SignedKeySet]) -> Self {
        let mut verification = Self { key_sets, head: Head::EMPTY, passed: 0, last: None };
        verification.pass();
        verification
    }

    /// Goes past the key sets that name this head.
    fn pass(&mut self) {
        let rest = &self.key_sets[self.passed..];
        self.passed += rest.iter().take_while(|keys| keys.set().log_head == self.head.digest).count();
    }

    /// Verifies the next entry: it follows, whoever it names signed it and might, its day is no earlier than that of the entry before, and
    /// its key set was in force there. Nobody can sign for an older key set afterwards: the next one names a head, and what comes after
    /// it is the next one's. Only a key set that came without entries (a recovery can't know the log's end) leaves the one before it as good.
    ///
    /// # Errors
    /// [`LogError`]. The log is not to be believed then, nor is this to be used any more.
    pub fn then(&mut self, signed: &SignedEntry) -> Result<(), LogError> {
        let entry = signed.entry();
        let named = |keys: &&SignedKeySet| keys.set().epoch == entry.epoch;
        signed.verify(self.key_sets.iter().find(named).ok_or(LogError::Unsigned)?)?;
        let head = self.head.then(signed)?;
        let passed = &self.key_sets[..self.passed];
        let (keys, in_force) = passed.iter().find(named).zip(passed.last()).ok_or(LogError::OutOfTime)?;
        let falls = self.last.is_some_and(|(day, epoch)| entry.day < day || entry.epoch < epoch);
        if falls || keys.set().log_head != in_force.set().log_head {
            return Err(LogError::OutOfTime);
        }
        self.head = head;
        self.last = Some((entry.day, entry.epoch));
        self.pass();
        Ok(())
    }

    /// The log ends here: each key set named a head, none earlier than that of the one before it.
    ///
    /// # Errors
    /// [`LogError::OtherHead`].
    pub fn end(self) -> Result<Head, LogError> {
        if self.passed == self.key_sets.len() { Ok(self.head) } else { Err(LogError::OtherHead) }
    }
}

/// Verifies a whole log at once, as [`Verification`] does.
///
/// # Errors
/// [`LogError`] of the first entry or key set that does not fit.
pub fn verify(entries: &[SignedEntry], key_sets: &[SignedKeySet]) -> Result<(), LogError> {
    let mut verification = Verification::new(key_sets);
    entries.iter().try_for_each(|entry| verification.then(entry))?;
    verification.end().map(drop)
}
