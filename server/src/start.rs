//! Start: from settings to an open door, or one line that says how to mend what is in the way.

pub mod place;

use std::{collections::HashSet, io, path::PathBuf};

use data_encoding::BASE64URL_NOPAD;
use sea_orm::DbErr;
use tokio::net::TcpListener;

use self::place::Place;
use crate::{
    backup::Scratch,
    chance::Chance,
    clock::Clock,
    config::{Config, Database, Mistakes},
    disk,
    folder::{self, Folder, FolderError, Share},
    shelf::Shelf,
    state::{AppState, Holdings},
    store::{self, OpenError, Store},
    withdrawn::Register,
};

/// What is in the way of a start. Each line of the message is one thing, with the mend.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Settings.
    #[error(transparent)]
    Config(#[from] Mistakes),
    /// The data folder.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The database.
    #[error("can't open the database {0}: {1}. Restore it from a backup, or set MURMURATION_DATA to another folder")]
    Database(PathBuf, DbErr),
    /// The same of PostgreSQL.
    #[error(
        "can't use the database {0}: {1}. See that PostgreSQL runs and lets this user in, or set MURMURATION_DATABASE to another"
    )]
    Postgres(String, DbErr),
    /// A database that would not keep what it is given, or would tell what it should not.
    #[error("{}", .0.join("\n"))]
    Unsafe(Vec<String>),
    /// The database is of another version.
    #[error("can't use the database: {0}")]
    OtherVersion(OpenError),
    /// The database belongs to another share file.
    #[error(
        "{0} is not the share file of this database, and nobody could unlock her keys: restore the one that was here, or copy that of another server of this database"
    )]
    OtherShare(PathBuf),
    /// Attachments that another server could not find.
    #[error(
        "{0} is not the folder of this database's attachments: mount there what the other servers of this database have there"
    )]
    OtherShelf(PathBuf),
    /// The same of a bucket.
    #[error(
        "the bucket in MURMURATION_BUCKET is not that of this database's attachments: name the one that the other servers of this database have, or leave it out if they have none"
    )]
    OtherBucket,
    /// The bucket of another database, which this one would empty.
    #[error(
        "the bucket in MURMURATION_BUCKET has attachments of another database, and this one would delete them: name an empty bucket, or the database that was here"
    )]
    FilledBucket,
    /// A bucket that does not answer.
    #[error(
        "can't use the bucket in MURMURATION_BUCKET: see that the object store runs, has a bucket of this name, and lets the key in {0} read, write, list and delete there"
    )]
    Bucket(PathBuf),
    /// A folder that SQLite's database is in.
    #[error(
        "{0} has accounts that would not be in PostgreSQL: take MURMURATION_DATABASE out again, or set MURMURATION_DATA to a fresh folder"
    )]
    Moved(PathBuf),
    /// Attachments that this database would take for nobody's, and delete.
    #[error(
        "the attachments in {0} belong to another database, and this one would delete them: put back the database that was here (see MURMURATION_DATABASE), or set MURMURATION_DATA to a fresh folder"
    )]
    OtherDatabase(PathBuf),
    /// Invented testimonies on a real server.
    #[error(
        "this database holds a demonstration call: set MURMURATION_DATA to a fresh folder, or MURMURATION_DEMONSTRATION=1 to go on demonstrating"
    )]
    Demonstration,
    /// The static site is not built.
    #[error("{0} is missing: build the static site with cargo xtask build, or set MURMURATION_STATIC to where it is")]
    Statics(PathBuf),
    /// The port.
    #[error("can't listen on {0}: {1}. Stop what uses that port, or set MURMURATION_LISTEN to another")]
    Listen(std::net::SocketAddr, io::Error),
    /// The admin address.
    #[error("can't listen on {0}: {1}. Stop what uses that port, or set MURMURATION_ADMIN to another")]
    Admin(std::net::SocketAddr, io::Error),
    /// The file for the set-up token.
    #[error("can't write the set-up token to {0}: {1}. Set MURMURATION_SETUP_TOKEN_FILE to a file that can be written")]
    SetupTokenFile(PathBuf, io::Error),
}

/// A server that is ready to answer.
pub struct Started {
    /// What handlers reach.
    pub state: AppState,
    /// The open door.
    pub listener: TcpListener,
    /// The door for whoever watches, if there is one.
    pub admin: Option<TcpListener>,
    /// Where the first call is made, if there is none.
    pub setup: Option<Setup>,
    /// Held until the end.
    pub folder: Folder,
}

/// The way to the first call: what opens it is in one place only.
#[derive(Debug, PartialEq, Eq)]
pub enum Setup {
    /// The link with its token: a secret, for the terminal alone.
    Link(String),
    /// The link without it, and the file that the token is in.
    File(String, PathBuf),
}

/// Under this name the database remembers which share secret it belongs to.
pub const SHARE_CHECK: &str = "share_check";
/// Under this name, the installation's id: receipts are salted with it, at each server of a database with the same.
const ID: &str = "id";
/// What must be in the static site.
const STATICS: [&str; 4] = ["assets/write.js", "rooms/write.en.html", "rooms/desk.en.html", "rooms/setup.en.html"];

/// Checks everything, opens the database, and takes the port.
///
/// # Errors
/// [`StartError`] for the first thing in the way.
pub async fn start(config: Config, clock: Clock, chance: Chance) -> Result<Started, StartError> {
    if let Some(missing) = config.statics.missing(&STATICS) {
        return Err(StartError::Statics(missing));
    }
    let folder = Folder::open(&config.data)?;
    let listener = TcpListener::bind(config.listen).await.map_err(|error| StartError::Listen(config.listen, error))?;
    let admin = match config.admin {
        Some(address) => {
            let bound = TcpListener::bind(address).await;
            Some(bound.map_err(|error| StartError::Admin(address, error))?)
        }
        None => None,
    };
    let state = open(config, clock, chance, &folder).await?;
    let setup = offer_setup(&state, &folder).await?;
    Ok(Started { state, listener, admin, setup, folder })
}

/// Opens what the folder holds.
///
/// # Errors
/// [`StartError`] if it does not fit together.
pub async fn open(config: Config, clock: Clock, chance: Chance, folder: &Folder) -> Result<AppState, StartError> {
    match config.database {
        Database::Folder => folder.prepare_database()?,
        // Before anything is written: what is marked as shared would not start with SQLite again.
        Database::Postgres(_) if folder.has_database()? => return Err(StartError::Moved(folder.database())),
        Database::Postgres(_) => {}
    }
    let database = |error| trouble(&config.database, folder, error);
    let store = match Store::open(&config.database, &folder.database()).await {
        Err(OpenError::Unsafe(faults)) => return Err(StartError::Unsafe(faults)),
        Err(error @ (OpenError::Newer | OpenError::Older)) => return Err(StartError::OtherVersion(error)),
        Err(OpenError::Database(error)) => return Err(database(error)),
        Ok(store) => store,
    };
    // A backup that was killed may have left its copy, which no withdrawal reaches. While one is under way, it is not touched.
    if let Err(error) = Scratch::take(folder.path()) {
        // Whoever made a backup as another user left it so. That is no reason to turn people away.
        tracing::warn!(
            %error,
            folder = %folder.path().display(),
            "what a backup may have left can't be removed: delete backup.lock and backup.sqlite in this folder"
        );
    }
    let fitted = fit(&config, &chance, folder, &store).await;
    if fitted.is_err() {
        // Whoever puts the right file in its place must not find the log of this one beside it.
        store.clone().close().await;
    }
    let Fitted { shelf, share, withdrawn, installation } = fitted?;
    Ok(AppState::new(config, clock, chance, Holdings { store, shelf, share, withdrawn, installation }))
}

/// What lies beside a database, and belongs to it.
struct Fitted {
    shelf: Shelf,
    share: Share,
    withdrawn: Register,
    installation: String,
}

async fn fit(config: &Config, chance: &Chance, folder: &Folder, store: &Store) -> Result<Fitted, StartError> {
    let database = |error| trouble(&config.database, folder, error);
    if !config.demonstration && store::calls::any_synthetic(store).await.map_err(database)? {
        return Err(StartError::Demonstration);
    }
    // In this order: whatever another server put there, it put its check into the database before.
    let place = Place::look(config, folder).await?;
    watch_room(config);
    let known = store::installation::get(store, SHARE_CHECK).await.map_err(database)?;
    place.check(store, known.is_some(), (config, folder)).await?;
    // A new secret in place of a lost one would only hide the loss.
    if known.is_some() && !folder.share_file().exists() {
        return Err(StartError::OtherShare(folder.share_file()));
    }
    let share = folder.share(chance)?;
    let check = share.check().to_string();
    if store::installation::settle(store, SHARE_CHECK, check.clone()).await.map_err(database)? != check {
        return Err(StartError::OtherShare(folder.share_file()));
    }
    let installation = folder.installation(chance)?;
    let installation = store::installation::settle(store, ID, installation).await.map_err(database)?;
    let shelf = place.settle(store, (config, folder), chance).await?;
    let (withdrawn, _) =
        replay_withdrawals(store, &shelf, &share, folder, (&config.database, Compare::IfOlder)).await?;
    Ok(Fitted { shelf, share, withdrawn, installation })
}

fn trouble(database: &Database, folder: &Folder, error: DbErr) -> StartError {
    match database {
        Database::Folder => StartError::Database(folder.database(), error),
        Database::Postgres(url) => StartError::Postgres(url.clone(), error),
    }
}

/// Says so if there is little room. A server without room still serves who reads, withdraws and deletes.
fn watch_room(config: &Config) {
    match disk::free(config) {
        Ok(free) if free < config.limits.reserve => {
            tracing::warn!(
                free_mib = free >> 20,
                "the disk is nearly full: make room, or accounts will be turned away"
            );
        }
        Ok(_) => {}
        Err(error) => tracing::warn!(%error, "the disk does not say how much room it has"),
    }
}

/// When what is kept is compared with every withdrawal, one account after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// Always.
    Always,
    /// If the register has a withdrawal that the table lacks. The table gets each in the transaction that deletes its account, so that nothing can have come back
    /// otherwise, and a start takes no longer where there are more accounts.
    IfOlder,
}

/// Takes away again what a restored database brought back, and makes register and table the same. Says how many accounts were taken away.
///
/// # Errors
/// [`StartError::Database`], [`StartError::Postgres`], [`StartError::Folder`].
pub async fn replay_withdrawals(
    store: &Store,
    shelf: &Shelf,
    share: &Share,
    folder: &Folder,
    (database, compare): (&Database, Compare),
) -> Result<(Register, usize), StartError> {
    let database = |error| trouble(database, folder, error);
    let (register, mut all) = folder.withdrawn(share)?;
    let in_register: HashSet<_> = all.iter().map(|withdrawal| withdrawal.submission).collect();
    let in_table = store::withdrawals::all(store).await.map_err(database)?;
    for lost in in_table.iter().filter(|withdrawal| !in_register.contains(&withdrawal.submission)) {
        register.add(lost).await.map_err(|error| FolderError::ReadOnly(folder.path().to_owned(), error))?;
    }
    let known: HashSet<_> = in_table.iter().map(|withdrawal| withdrawal.submission).collect();
    let is_older = !in_register.is_subset(&known);
    all.extend(in_table);
    let returned = match compare {
        Compare::IfOlder if !is_older => Vec::new(),
        _ => store::erasure::returned(store, share, &all).await.map_err(database)?,
    };
    all.retain(|withdrawal| !known.contains(&withdrawal.submission));
    if returned.is_empty() && all.is_empty() {
        // A power cut may have come between a deletion and this.
        store::erasure::sweep(store).await;
    } else {
        store::erasure::erase(store, shelf, &returned, &all).await.map_err(database)?;
    }
    Ok((register, returned.len()))
}

async fn offer_setup(state: &AppState, folder: &Folder) -> Result<Option<Setup>, StartError> {
    let any = store::calls::any(&state.store).await;
    if any.map_err(|error| trouble(&state.config.database, folder, error))? {
        return Ok(None);
    }
    // It is the same at every server of a database.
    let token = if state.store.is_shared() {
        BASE64URL_NOPAD.encode(&state.share.mac(b"murmuration/v1/setup-token/", b""))
    } else {
        state.chance.token()
    };
    state.setup.open(&token);
    let link = format!("{}/setup#", state.config.origin);
    let Some(path) = &state.config.setup_token_file else { return Ok(Some(Setup::Link(link + &token))) };
    folder::write_private(path, token.as_bytes()).map_err(|error| StartError::SetupTokenFile(path.clone(), error))?;
    Ok(Some(Setup::File(link, path.clone())))
}
