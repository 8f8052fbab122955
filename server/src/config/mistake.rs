//! What can't be used, with its place and its mend.

use std::fmt;

/// One setting that can't be used, in one line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{written} {wrong}")]
pub struct Mistake {
    /// As it stands in its place: `MURMURATION_LISTEN=everywhere`, or `murmuration.toml:3: listen = "everywhere"`.
    pub written: String,
    /// What is wrong, and the mend.
    pub wrong: Wrong,
}

/// What is wrong. The message goes on after the setting, and ends with the mend.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// Not an origin.
    #[error("is not an origin: write scheme and host without a path, as in https://calls.example.org")]
    Origin,
    /// http where others could read along.
    #[error("would send everything in the clear: use https, or http only for a loopback or .onion address")]
    InsecureOrigin,
    /// Not an onion service.
    #[error(
        "is not the address of an onion service: write http:// and the 56 letters and digits before .onion that Tor made"
    )]
    Onion,
    /// Not an address.
    #[error("is not an address and port: write for example 127.0.0.1:3000")]
    Listen,
    /// Not the URL of a PostgreSQL database.
    #[error(
        "is not the URL of a PostgreSQL database: write for example postgres:///murmuration?host=/var/run/postgresql, or leave it out for SQLite"
    )]
    Database,
    /// A secret where everybody looks.
    #[error(
        "names a password, and settings are no place for one: take it out, and use a Unix socket, which needs none, or the file ~/.pgpass"
    )]
    DatabasePassword,
    /// A database that is reached in the clear.
    #[error(
        "is on another machine, and the way there would be in the clear: name a Unix socket or a loopback address, with a tunnel behind it if need be"
    )]
    DatabaseElsewhere,
    /// Not the address of a bucket.
    #[error(
        "is not the address of a bucket: write for example http://127.0.0.1:3900/murmuration?region=garage, or leave it out for the data folder"
    )]
    Bucket,
    /// A secret where everybody looks.
    #[error(
        "names something beside its place and region, and settings are no place for a key: take it out, and put the key into the file bucket in the data folder"
    )]
    BucketKey,
    /// A bucket that is reached in the clear.
    #[error(
        "is on another machine, and the way there would be in the clear: name a loopback address, with a gateway of the object store or a tunnel behind it"
    )]
    BucketElsewhere,
    /// A bucket that nobody backs up.
    #[error(
        "needs a database that several machines reach: set MURMURATION_DATABASE too, or leave it out. Beside SQLite, files are in the data folder, where its backup looks for them"
    )]
    BucketAlone,
    /// Whoever is on the network could watch.
    #[error(
        "could be asked by other machines: write a loopback address as in 127.0.0.1:3001, or also set admin_anywhere = true (MURMURATION_ADMIN_ANYWHERE=1)"
    )]
    AdminOpen,
    /// Neither yes nor no.
    #[error(
        "is neither 1 nor 0 (in a file true or false): leave it out, and whoever watches the server does so on its machine"
    )]
    AdminAnywhere,
    /// Neither yes nor no.
    #[error("is neither 1 nor 0 (in a file true or false): set it to 1 for invented testimonies only, or leave it out")]
    Demonstration,
    /// Not a number from 0 to 20.
    #[error("is not a number from 0 to 20: leave it out")]
    WorkDifficulty,
    /// Weak work on a real server.
    #[error("is for tests and benches only: leave it out, or set MURMURATION_DEMONSTRATION=1")]
    WorkDifficultyInEarnest,
    /// Not a number of gibibytes.
    #[error("is not a number from 0 to 100000: write how many GiB files may take")]
    Attachments,
    /// No setting has this name.
    #[error("is no setting: {0}")]
    Unknown(String),
    /// A list, a table or the like.
    #[error(
        "is not one text, number, true or false: settings stand alone, one a line, as in listen = \"127.0.0.1:3000\""
    )]
    Shape,
    /// Not Unicode.
    #[error("is not text in UTF-8: write it anew")]
    NotText,
    /// Not TOML. What the parser says of it.
    #[error("is not written as TOML ({0}): write settings as in listen = \"127.0.0.1:3000\"")]
    Syntax(String),
    /// The file itself. What the system says of it.
    #[error("can't be read: {0}. Name a file that this user can read after --config, or leave it out")]
    Unreadable(String),
}

/// Every setting that can't be used; at least one. One line each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistakes(pub Vec<Mistake>);

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, mistake) in self.0.iter().enumerate() {
            let before = if number == 0 { "" } else { "\n" };
            write!(f, "{before}{mistake}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Mistakes {}
