//! What every handler can reach.

use std::{ops::Deref, sync::Arc};

use tokio::sync::Semaphore;

use crate::{
    chance::Chance,
    clock::Clock,
    config::Config,
    folder::Share,
    heard::Heard,
    login::Challenges,
    meter::Meter,
    readiness::Readiness,
    setup::SetupDoor,
    shelf::Shelf,
    spent::Spent,
    standing::Standing,
    store::{Store, intake::Intake},
    turns::Turns,
    withdrawn::Register,
    work::WorkDesk,
};

/// Shared by all requests.
#[derive(Clone)]
pub struct AppState(Arc<Parts>);

/// The parts.
pub struct Parts {
    /// Settings.
    pub config: Config,
    /// Time.
    pub clock: Clock,
    /// Chance.
    pub chance: Chance,
    /// The database.
    pub store: Store,
    /// The writer of testimonies.
    pub intake: Intake,
    /// Places for testimonies on their way in.
    pub places: Arc<Semaphore>,
    /// The files of attachments.
    pub shelf: Shelf,
    /// Places for parts of attachments on their way in.
    pub upload_places: Arc<Semaphore>,
    /// Turns of those who write the same attachment.
    pub upload_turns: Turns,
    /// Places for releases and proposals on their way in.
    pub release_places: Semaphore,
    /// The same for the form without scripts.
    pub offline_places: Arc<Semaphore>,
    /// Tokens and proofs of work.
    pub work: WorkDesk,
    /// Challenges of logins.
    pub challenges: Challenges,
    /// The one-time token of a new installation.
    pub setup: SetupDoor,
    /// The secret of which each account gets its share.
    pub share: Share,
    /// The register of withdrawals, outside the database.
    pub withdrawn: Register,
    /// Counters for whoever watches.
    pub meter: Meter,
    /// Whether accounts can be taken.
    pub readiness: Readiness,
    /// Public releases.
    pub heard: Heard,
    /// Until when calls take accounts.
    pub standing: Standing,
    /// The installation's public id: 32 hex digits.
    pub installation: String,
}

/// What the data folder holds, opened. The parts have the same names in [`Parts`].
pub struct Holdings {
    /// The database.
    pub store: Store,
    /// The files of attachments.
    pub shelf: Shelf,
    /// The secret of which each account gets its share.
    pub share: Share,
    /// The register of withdrawals.
    pub withdrawn: Register,
    /// The installation's public id.
    pub installation: String,
}

impl AppState {
    /// Puts the parts together.
    pub fn new(config: Config, clock: Clock, chance: Chance, holdings: Holdings) -> Self {
        let Holdings { store, shelf, share, withdrawn, installation } = holdings;
        // What one server of a database signs, the others know; and what this one signed before it was started anew.
        let key = |label: &str| if store.is_shared() { share.mac(label.as_bytes(), b"") } else { chance.bytes() };
        let spent = Spent::of(&store);
        Self(Arc::new(Parts {
            intake: Intake::start(&store, &chance),
            places: Arc::new(Semaphore::new(config.limits.intake)),
            upload_places: Arc::new(Semaphore::new(config.limits.uploads)),
            upload_turns: Turns::default(),
            release_places: Semaphore::new(config.limits.releases),
            shelf,
            offline_places: Arc::new(Semaphore::new(config.limits.offline)),
            work: WorkDesk::new(
                key("murmuration/v1/work-key/"),
                spent.clone(),
                config.work_difficulty,
                config.limits.verifications,
            ),
            challenges: Challenges::new(key("murmuration/v1/challenge-key/"), spent),
            setup: SetupDoor::default(),
            meter: Meter::default(),
            readiness: Readiness::default(),
            heard: Heard::default(),
            standing: Standing::default(),
            config,
            clock,
            chance,
            store,
            share,
            withdrawn,
            installation,
        }))
    }
}

impl Deref for AppState {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
