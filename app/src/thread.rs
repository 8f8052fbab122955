//! What was added to an account after it was sealed, opened on either side: every entry's place and writer are checked before
//! a word of it is shown.

use data_encoding::BASE64_NOPAD;
use vault::{
    draft::Consent,
    entry::{Content, Entry, EntryClaim, EntryError, EntryKind, Side, open_entry},
    hybrid::HybridIdentity,
    id::{CallId, SubmissionId},
    key_set::SignedKeySet,
};

use crate::api::{self, ApiError};

/// An entry as the server hands it over: for one side.
pub struct Sealed<'a> {
    /// Its place in the thread, from 1.
    pub number: u64,
    pub kind: &'a str,
    pub by: &'a str,
    /// ISO week received.
    pub week: &'a str,
    /// One age file.
    pub file_b64: &'a str,
}

/// An entry, or why it is not shown.
pub struct Item {
    pub number: u64,
    pub by: Side,
    /// ISO week received.
    pub week: String,
    pub outcome: Result<Entry, EntryError>,
}

/// Opens the entries of one account for one side.
pub struct Opener<'a> {
    pub call: &'a CallId,
    pub id: SubmissionId,
    /// The call's keys, or the receipt's.
    pub identities: Vec<&'a HybridIdentity>,
    /// The receipt's: from inside the opened account, or from the words themselves.
    pub return_key: [u8; 32],
    /// The key set in force, verified.
    pub keys: &'a SignedKeySet,
}

impl Opener<'_> {
    /// Every entry, in their order.
    ///
    /// # Errors
    /// [`ApiError`] if a key set that signed one of them could not be fetched.
    pub async fn open(&self, sealed: impl IntoIterator<Item = Sealed<'_>>) -> Result<Vec<Item>, ApiError> {
        self.open_with(sealed, &mut Vec::new()).await
    }

    /// The same for whoever opens many threads of a call: `past` keeps the key sets that were fetched.
    pub async fn open_with(
        &self,
        sealed: impl IntoIterator<Item = Sealed<'_>>,
        past: &mut Vec<SignedKeySet>,
    ) -> Result<Vec<Item>, ApiError> {
        let mut items = Vec::new();
        for entry in sealed {
            let (Ok(kind), Ok(by)) = (entry.kind.parse(), entry.by.parse()) else { return Err(ApiError::Strange) };
            let outcome = self.entry(&entry, kind, by, past).await?;
            items.push(Item { number: entry.number, by, week: entry.week.to_owned(), outcome });
        }
        items.sort_unstable_by_key(|item| item.number);
        Ok(items)
    }

    async fn entry(
        &self,
        sealed: &Sealed<'_>,
        kind: EntryKind,
        by: Side,
        past: &mut Vec<SignedKeySet>,
    ) -> Result<Result<Entry, EntryError>, ApiError> {
        let Ok(file) = BASE64_NOPAD.decode(sealed.file_b64.as_bytes()) else { return Ok(Err(EntryError::Damaged)) };
        let claim = EntryClaim { call: self.call.clone(), id: self.id, counter: sealed.number, kind, by };
        let opened = self.identities.iter().map(|identity| open_entry(&file, identity, &claim));
        let fitting = opened.into_iter().find(|outcome| !matches!(outcome, Err(EntryError::NotForThisKey)));
        let entry = match fitting {
            None => return Ok(Err(EntryError::NotForThisKey)),
            Some(Err(why)) => return Ok(Err(why)),
            Some(Ok(entry)) => entry,
        };
        if by == Side::Survivor {
            return Ok(entry.by_survivor(&self.return_key));
        }
        Ok(match keys_of(self.call, self.keys, entry.epoch(), past).await? {
            Some(keys) => entry.by_member(keys),
            None => Err(EntryError::Unsigned),
        })
    }
}

/// The verified key set of an epoch that is not later than the one in force; `None` if there is no such. `past` are those that were fetched.
///
/// # Errors
/// [`ApiError`] if it could not be fetched.
pub async fn keys_of<'k>(
    call: &CallId,
    in_force: &'k SignedKeySet,
    epoch: u32,
    past: &'k mut Vec<SignedKeySet>,
) -> Result<Option<&'k SignedKeySet>, ApiError> {
    if epoch == in_force.set().epoch {
        return Ok(Some(in_force));
    }
    if epoch > in_force.set().epoch {
        return Ok(None);
    }
    if !past.iter().any(|keys| keys.set().epoch == epoch) {
        let note = match api::key_set(call, Some(epoch)).await {
            Err(ApiError::Refused { status: 404, .. }) => return Ok(None),
            outcome => outcome?,
        };
        let verified = SignedKeySet::verify_past(&note, Some(&in_force.fingerprint()));
        past.extend(verified.ok().filter(|keys| keys.check_call(call).is_ok()));
    }
    Ok(past.iter().find(|keys| keys.set().epoch == epoch))
}

/// What the survivor allows since she changed it: of several changes the one with the highest counter.
pub fn consent(items: &[Item]) -> Option<Consent> {
    let entries = items.iter().filter_map(|item| item.outcome.as_ref().ok());
    let changes = entries.filter_map(|entry| match entry.content {
        Content::Consent(consent) => Some((entry.counter, consent)),
        _ => None,
    });
    changes.max_by_key(|(counter, _)| *counter).map(|(_, consent)| consent)
}

/// Whether the server left one out of as many as it says there are: places in a thread are counted from 1 without a gap.
pub fn has_gap(items: &[Item], counter: u64) -> bool {
    items.len() as u64 != counter || items.iter().zip(1..).any(|(item, place)| item.number != place)
}
