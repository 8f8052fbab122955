//! Public releases as their page shows them: read and checked once, and not for every visitor.

use std::{collections::HashMap, sync::Arc};

use app::page::PublicRelease;
use themes::release::{Release, SignedRelease};
use tokio::sync::Mutex;
use vault::id::{CallId, Digest};

use crate::{
    error::Reason,
    store::{Store, ledger},
};

/// How many releases stay at hand, of all calls together, or as many as one call has. A call that publishes every quarter has 64 in sixteen years.
const MOST: usize = 64;

/// Releases by the digest of their file, so that none can be out of date. While somebody reads, others wait for what she reads.
#[derive(Debug, Default)]
pub struct Heard(Mutex<HashMap<Digest, Arc<Release>>>);

impl Heard {
    /// What is public of a call, in order. However many they are, it takes one query, and a second one if there are some that nobody has asked for yet.
    ///
    /// # Errors
    /// [`Reason::Storage`], or [`Reason::Internal`] if the database holds something else than was checked when it came in.
    pub async fn of(&self, store: &Store, call: &CallId) -> Result<Vec<PublicRelease>, Reason> {
        let mut public = ledger::entries(store, call).await?;
        public.retain(|kept| kept.entry.claim.kind.is_public());
        let mut at_hand = self.0.lock().await;
        let new: Vec<_> = public.iter().filter(|kept| !at_hand.contains_key(&kept.entry.file)).collect();
        if !new.is_empty() {
            for file in ledger::files(store, call, &new).await? {
                // It was checked when it came.
                let signed = SignedRelease::parse(&file).map_err(|_| Reason::Internal)?;
                at_hand.insert(Digest::of(&file), Arc::new(signed.release().clone()));
            }
            if at_hand.len() > MOST {
                at_hand.retain(|file, _| public.iter().any(|kept| kept.entry.file == *file));
            }
        }
        let shown = public.into_iter().map(|kept| {
            let release = at_hand.get(&kept.entry.file).ok_or(Reason::Internal)?;
            let people = [kept.entry.proposer.by, kept.entry.publisher.by].map(|account| account.to_string());
            Ok(PublicRelease { release: Arc::clone(release), file: kept.entry.file, week: kept.week, people })
        });
        shown.collect()
    }
}
