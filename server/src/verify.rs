//! `murmuration verify`: whether everything that is kept is still as it came. Works beside a running server, and changes nothing.
//!
//! Without a key it can't be seen whether a seal opens; that each byte of it is the one that was acknowledged, can.

mod accounts;
mod attachments;
mod calls;
mod members;

use std::{
    collections::HashSet,
    fmt,
    path::{Path, PathBuf},
};

use indicatif::ProgressBar;
use sea_orm::{
    ColumnTrait as _, DbErr, EntityTrait, QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _,
};

use crate::{
    config::{Config, Database},
    error::Reason,
    folder::{self, BucketKey, FolderError, Share},
    progress,
    shelf::{Bucket, Disk, Shelf},
    start::{SHARE_CHECK, place::SHELF},
    store::{self, OpenError, Store, erasure, installation, soundness},
    withdrawn::{self, Withdrawal},
};

/// Rows that are listed at once. No read lasts long: it would keep what is deleted in the write-ahead log.
const AT_ONCE: u64 = 1_000;

/// What is in the way of a look. The message ends with the mend.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// No database.
    #[error("there is no database in {0}: set MURMURATION_DATA to the data folder of the server")]
    Nothing(PathBuf),
    /// The database.
    #[error(
        "can't read the database {0}: {1}. If another user owns it, run this as that user; if it is damaged, restore a backup into an empty folder"
    )]
    Database(PathBuf, OpenError),
    /// The same of PostgreSQL's.
    #[error(
        "can't read the database in MURMURATION_DATABASE: {0}. See that it runs, and run this as the user that the server has"
    )]
    Postgres(OpenError),
    /// The folder.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The bucket, which would look like one without files.
    #[error(
        "can't read the bucket in MURMURATION_BUCKET: see that the object store runs, and lets the key in {0} read and list there"
    )]
    Bucket(PathBuf),
    /// The same of another's.
    #[error(
        "the bucket in MURMURATION_BUCKET is not that of this database's attachments: run this with the settings that the server has"
    )]
    OtherBucket,
}

/// What was looked at, and what is wrong with it.
#[derive(Debug, Default)]
pub struct Findings {
    /// Accounts.
    pub accounts: usize,
    /// What was added to them.
    pub entries: usize,
    /// Records.
    pub records: usize,
    /// Files that came with accounts.
    pub attachments: usize,
    /// Entries of the logs of all calls.
    pub log: usize,
    /// Entries of the ledgers of all calls.
    pub releases: usize,
    /// A line for each thing that is wrong.
    pub wrong: Vec<String>,
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { accounts, entries, records, attachments, log, releases, .. } = self;
        write!(
            f,
            "accounts {accounts}, messages and additions {entries}, records {records}, attachments {attachments}, "
        )?;
        write!(f, "log entries {log}, releases {releases}")
    }
}

/// Looks at what these settings name: a data folder, and what else a server has.
///
/// # Errors
/// [`VerifyError`] if it can't be looked at.
pub async fn verify(config: &Config) -> Result<Findings, VerifyError> {
    let Config { data, database, .. } = config;
    let file = data.join(folder::DATABASE);
    if *database == Database::Folder && !file.is_file() {
        return Err(VerifyError::Nothing(data.clone()));
    }
    let unopened = |error| match database {
        Database::Folder => VerifyError::Database(file.clone(), error),
        Database::Postgres(_) => VerifyError::Postgres(error),
    };
    let store = Store::attach(database, &file).await.map_err(unopened)?;
    let shelf = shelf(config, &store).await?;
    let read = async {
        let mut findings = look(&store, &shelf).await?;
        secrets(data, &store, &mut findings).await?;
        Ok::<_, DbErr>(findings)
    };
    let findings = read.await.map_err(|error| unopened(error.into()));
    store.close().await;
    findings
}

/// Where attachments are.
async fn shelf(Config { data, bucket, .. }: &Config, store: &Store) -> Result<Shelf, VerifyError> {
    let Some(bucket) = bucket else {
        let shelf = data.join(folder::ATTACHMENTS);
        let disk = Disk::open(shelf.clone()).map_err(|error| FolderError::ReadOnly(shelf, error))?;
        return Ok(Shelf::Disk(disk));
    };
    let key = BucketKey::read(data)?;
    let unusable = |_: Reason| VerifyError::Bucket(BucketKey::file(data));
    let bucket = Bucket::at(bucket, key).map_err(unusable)?;
    let known = installation::get(store, SHELF).await.map_err(|error| VerifyError::Postgres(error.into()))?;
    if bucket.mark().await.map_err(unusable)? != known {
        return Err(VerifyError::OtherBucket);
    }
    Ok(Shelf::Bucket(bucket))
}

/// Looks at database and attachments.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn look(store: &Store, shelf: &Shelf) -> Result<Findings, DbErr> {
    let bar = progress::things("verifying");
    let mut findings = Findings { wrong: soundness::look(store).await?, ..Findings::default() };
    accounts::look(store, &mut findings, &bar).await?;
    attachments::look(store, shelf, &mut findings, &bar).await?;
    calls::look(store, &mut findings, &bar).await?;
    members::look(store, &mut findings).await?;
    bar.finish_and_clear();
    Ok(findings)
}

/// What lies beside the database, and must fit to it.
async fn secrets(data: &Path, store: &Store, findings: &mut Findings) -> Result<(), DbErr> {
    if !data.join(folder::INSTALLATION).is_file() {
        findings.wrong.push("installation: the file is missing, and no receipt works without it".to_owned());
    }
    let known = installation::get(store, SHARE_CHECK).await?;
    let fits = |share: &Share| known.as_ref().is_none_or(|known| *known == share.check().to_string());
    let share = match Share::read(&data.join(folder::SHARE)) {
        Ok(Some(share)) if fits(&share) => Some(share),
        other => {
            let why = other.err().map_or_else(
                || "this is not the file that belongs to the database, or it is missing".to_owned(),
                |error| error.to_string(),
            );
            findings.wrong.push(format!("share: {why}"));
            None
        }
    };
    // What is in the table was put into the file before.
    let in_table = store::withdrawals::all(store).await?;
    let lines = match folder::read_register(&data.join(folder::WITHDRAWN)) {
        Err(FolderError::ReadOnly(_, error)) => {
            findings.wrong.push(format!("withdrawn: it can't be read: {error}"));
            Vec::new()
        }
        Err(error) => {
            findings.wrong.push(format!("withdrawn: {error}"));
            Vec::new()
        }
        Ok(register) if share.as_ref().is_some_and(|share| register.is_foreign(share)) => {
            findings
                .wrong
                .push("withdrawn: this is the register of another server: put back the one that was here".to_owned());
            Vec::new()
        }
        Ok(register) => {
            let says = share.as_ref().is_none_or(|share| register.is_of(share));
            findings.wrong.extend((!says).then(|| {
                "withdrawn: the file is missing, or does not say whose it is; the next start writes that".to_owned()
            }));
            let lost = withdrawn::lacking(&register.withdrawals, &in_table);
            // Of several servers, each has written down those that it took.
            findings.wrong.extend((lost > 0 && !store.is_shared()).then(|| {
                format!("withdrawn: {lost} withdrawals of the database are not in the file; the next start adds them")
            }));
            register.withdrawals
        }
    };
    let Some(share) = share else { return Ok(()) };
    let known: HashSet<_> = in_table.iter().map(|withdrawal| withdrawal.submission).collect();
    let is_older = lines.iter().any(|line| !known.contains(&line.submission));
    let all: Vec<Withdrawal> = in_table.into_iter().chain(lines).collect();
    let returned = erasure::returned(store, &share, &all).await?.len();
    if returned > 0 {
        // A start looks only if there is something in the register that the database does not know.
        let mend = if is_older { "the next start deletes them" } else { "restore a backup, which deletes them" };
        findings.wrong.push(format!("withdrawn: {returned} accounts are here that were taken back; {mend}"));
    }
    Ok(())
}

/// Judges each row of a table, and says how many there are. What changed between two reads of a judge is judged once more.
async fn each<E: EntityTrait>(
    store: &Store,
    row: E::Column,
    progress: (&ProgressBar, &mut Vec<String>),
    judge: impl AsyncFn(i64) -> Result<Option<String>, DbErr>,
) -> Result<usize, DbErr> {
    let (bar, wrong) = progress;
    let (mut count, mut after) = (0, None);
    loop {
        let rows: Vec<i64> = E::find()
            .apply_if(after, |query, after: i64| query.filter(row.gt(after)))
            .order_by_asc(row)
            .limit(AT_ONCE)
            .select_only()
            .column(row)
            .into_tuple()
            .all(store.reader())
            .await?;
        let Some(last) = rows.last() else { return Ok(count) };
        after = Some(*last);
        count += rows.len();
        for row in rows {
            if judge(row).await?.is_some() {
                wrong.extend(judge(row).await?);
            }
            bar.inc(1);
        }
    }
}
