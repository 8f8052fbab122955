//! Until when calls take accounts, as their documents and key sets in force say: read once, and not for everyone who sends.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use app::wire::CallDocument;
use time::Date;
use vault::id::CallId;

use crate::{
    error::Reason,
    store::{self, Store, entity::call},
};

/// Of one call.
#[derive(Clone, Debug)]
pub struct Days {
    /// The last on which accounts are taken, if the document names one.
    pub last: Option<Date>,
    /// The last on which the key set is in force, as in `2027-11-22`.
    pub not_after: String,
}

impl Days {
    /// Whether the key set is over.
    pub fn is_key_set_over(&self, today: Date) -> bool {
        // Both are ISO 8601, which sorts as text.
        today.to_string() > self.not_after
    }
}

/// Days by call, with the version of the document and the epoch of the key set that they are from. What is signed never changes under its number, so that
/// none can be out of date.
#[derive(Debug, Default)]
pub struct Standing(Mutex<HashMap<CallId, (u32, u32, Days)>>);

impl Standing {
    /// The days of a call as it was found. `None` if it has no document yet.
    ///
    /// # Errors
    /// [`Reason::Storage`], or [`Reason::Internal`] if the database holds something else than was checked when it came in.
    pub async fn of(&self, store: &Store, call: &CallId, found: &call::Model) -> Result<Option<Days>, Reason> {
        let (version, epoch) = (found.version(), found.epoch());
        if let Some((_, _, days)) = self.at_hand().get(call).filter(|known| (known.0, known.1) == (version, epoch)) {
            return Ok(Some(days.clone()));
        }
        let Some(document) = store::documents::find(store, call, version).await? else { return Ok(None) };
        let document = CallDocument::read(&document.document).ok_or(Reason::Internal)?;
        let key_set = store::calls::key_set(store, call, epoch).await?.ok_or(Reason::Internal)?;
        let days = Days { last: document.last_day(), not_after: key_set.not_after };
        self.at_hand().insert(call.clone(), (version, epoch, days.clone()));
        Ok(Some(days))
    }

    fn at_hand(&self) -> MutexGuard<'_, HashMap<CallId, (u32, u32, Days)>> {
        // It is whole between any two statements.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
