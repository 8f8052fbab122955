//! Settings, read once at start from a file and the environment. What is not safe is refused with its mend, everything at once.

mod bucket;
mod database;
mod mistake;
mod origin;
mod settings;

use std::{net::SocketAddr, path::PathBuf, time::Duration};

pub use self::{
    bucket::Bucket,
    database::Database,
    mistake::{Mistake, Mistakes, Wrong},
    origin::Origin,
    settings::Settings,
};
use crate::site::Site;

/// Every setting, under its name in a file; in the environment `data` is `MURMURATION_DATA`, and so on.
#[derive(Clone, Debug)]
pub struct Config {
    /// `data`: the folder with the database, the share file and the installation's id.
    pub data: PathBuf,
    /// `database`: where the database is, if not in that folder.
    pub database: Database,
    /// `bucket`: where attachments are, if not in that folder.
    pub bucket: Option<Bucket>,
    /// `origin`: what browsers see.
    pub origin: Origin,
    /// `onion`: what browsers see that come through an onion service to the same server.
    pub onion: Option<Origin>,
    /// `listen`: where this process listens.
    pub listen: SocketAddr,
    /// `admin`: where whoever watches this process may ask how it is.
    pub admin: Option<SocketAddr>,
    /// `static`: the built static site.
    pub statics: Site,
    /// `demonstration`: calls with invented testimonies are welcome.
    pub demonstration: bool,
    /// `setup_token_file`: where to put the one-time token instead of printing it.
    pub setup_token_file: Option<PathBuf>,
    /// `work_difficulty`: for tests, benches and the demonstration, the same work for everyone. Demonstration only.
    pub work_difficulty: Option<u32>,
    /// `attachments_gib`: what all attachments together may take on the disk, in bytes.
    pub attachment_bytes: u64,
    /// What one request may take.
    pub limits: Limits,
}

/// Bounds that keep one sender from taking what others need.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long a body may take before its first byte counts.
    pub grace: Duration,
    /// After that, how many bytes a second it must bring on average.
    pub bytes_per_second: u32,
    /// How many testimonies may be on their way in at once. Each takes up to a megabyte of memory.
    pub intake: usize,
    /// The same for files from the form without scripts.
    pub offline: usize,
    /// How long each of these waits for its answer: what a flood through the form costs.
    pub offline_delay: Duration,
    /// How long one waits for its turn.
    pub patience: Duration,
    /// How many parts of attachments may be on their way in at once. Each takes a megabyte of memory.
    pub uploads: usize,
    /// How many releases and proposals of one may be on their way in at once. Each takes up to 50 megabytes of memory.
    pub releases: usize,
    /// How many proofs of work are verified at once. Each takes a megabyte and a processor.
    pub verifications: usize,
    /// How many bytes of the disk have to be free for the server to call itself ready.
    pub reserve: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            grace: Duration::from_secs(30),
            bytes_per_second: 2_048,
            intake: 128,
            offline: 8,
            offline_delay: Duration::from_secs(2),
            patience: Duration::from_secs(20),
            uploads: 32,
            releases: 2,
            verifications: 4,
            reserve: 512 << 20,
        }
    }
}

impl Config {
    /// Reads what is in force.
    ///
    /// # Errors
    /// [`Mistakes`]: every setting that can't be used.
    pub fn read(settings: &Settings) -> Result<Self, Mistakes> {
        let mut mistakes = settings.mistakes();
        let origin = ask(settings, &mut mistakes, "origin", Origin::parse);
        let onion = ask(settings, &mut mistakes, "onion", Origin::parse_onion);
        let listen = ask(settings, &mut mistakes, "listen", |text| text.parse().map_err(|_| Wrong::Listen));
        let database = match settings.get("database") {
            None => Some(Database::Folder),
            Some(_) => ask(settings, &mut mistakes, "database", Database::parse),
        };
        let bucket = match settings.get("bucket") {
            None => Some(None),
            Some(_) => ask(settings, &mut mistakes, "bucket", |text| match database {
                Some(Database::Folder) => Err(Wrong::BucketAlone),
                _ => Bucket::parse(text).map(Some),
            }),
        };
        let anywhere = ask(settings, &mut mistakes, "admin_anywhere", |text| switch(text).ok_or(Wrong::AdminAnywhere));
        let admin = ask(settings, &mut mistakes, "admin", |text| {
            let address: SocketAddr = text.parse().map_err(|_| Wrong::Listen)?;
            if address.ip().is_loopback() || anywhere == Some(true) { Ok(address) } else { Err(Wrong::AdminOpen) }
        });
        let attachments = ask(settings, &mut mistakes, "attachments_gib", |text| {
            let gib = text.parse().ok().filter(|gib: &u64| *gib <= 100_000);
            gib.map(|gib| gib << 30).ok_or(Wrong::Attachments)
        });
        let demonstration =
            ask(settings, &mut mistakes, "demonstration", |text| switch(text).ok_or(Wrong::Demonstration));
        let work_difficulty = ask(settings, &mut mistakes, "work_difficulty", |text| match text.parse() {
            _ if demonstration == Some(false) => Err(Wrong::WorkDifficultyInEarnest),
            Ok(difficulty @ 0..=20) => Ok(difficulty),
            _ => Err(Wrong::WorkDifficulty),
        });
        let (
            Some(origin),
            Some(listen),
            Some(database),
            Some(bucket),
            Some(attachment_bytes),
            Some(demonstration),
            true,
        ) = (origin, listen, database, bucket, attachments, demonstration, mistakes.is_empty())
        else {
            return Err(Mistakes(mistakes));
        };
        Ok(Self {
            data: settings.get("data").unwrap_or_default().into(),
            database,
            bucket,
            origin,
            onion,
            listen,
            admin,
            statics: settings.get("static").map_or(Site::Embedded, |folder| Site::Folder(folder.into())),
            demonstration,
            setup_token_file: settings.get("setup_token_file").map(Into::into),
            work_difficulty,
            attachment_bytes,
            limits: Limits::default(),
        })
    }

    /// Whether something holds for one of the origins that are this server's. What is signed names the origin it was signed at.
    pub fn at_any_origin(&self, holds: impl Fn(&str) -> bool) -> bool {
        [Some(&self.origin), self.onion.as_ref()].into_iter().flatten().any(|origin| holds(origin.as_str()))
    }
}

/// What a setting says, if there is something and it can be used. What can't is put to the other mistakes.
fn ask<T>(
    settings: &Settings,
    mistakes: &mut Vec<Mistake>,
    key: &str,
    read: impl FnOnce(&str) -> Result<T, Wrong>,
) -> Option<T> {
    let read = read(settings.get(key)?);
    read.map_err(|wrong| mistakes.push(settings.mistake(key, wrong))).ok()
}

/// Yes or no, as the environment or a file says it.
fn switch(text: &str) -> Option<bool> {
    match text {
        "1" | "true" => Some(true),
        "0" | "false" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    fn of(file: &str, environment: &[(&str, &str)]) -> Settings {
        let environment = environment.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        Settings::gather(Some(("m.toml".into(), Ok(file.to_owned()))), environment)
    }

    fn mistakes(settings: &Settings) -> String {
        Config::read(settings).expect_err("something is wrong").to_string()
    }

    #[test]
    fn nothing_has_to_be_set() {
        for settings in [Settings::default(), of("data = \"\"", &[("MURMURATION_DATA", "")])] {
            let config = Config::read(&settings).expect("the defaults are safe");
            assert_eq!(config.data, PathBuf::from("data"));
            assert_eq!(config.origin.as_str(), "http://127.0.0.1:3000");
            assert!(!config.demonstration);
        }
    }

    #[test]
    fn light_work_for_everyone_is_for_demonstrations_only() {
        let weak = ("MURMURATION_WORK_DIFFICULTY", "0");
        assert!(mistakes(&of("", &[weak])).contains("tests and benches only"));
        assert!(mistakes(&of("work_difficulty = 0", &[])).contains("m.toml:1: work_difficulty = 0 is for tests"));
        let config = Config::read(&of("demonstration = true", &[weak])).expect("allowed");
        assert_eq!(config.work_difficulty, Some(0));
    }

    #[test]
    fn a_password_in_the_databases_url_is_refused_and_not_repeated() {
        let said = mistakes(&of("database = \"postgres://m:secret@localhost/m\"", &[]));
        assert!(said.starts_with("database names a password") && !said.contains("secret"), "{said}");
    }

    #[test]
    fn a_key_in_the_buckets_address_is_refused_and_not_repeated() {
        let shared = "database = \"postgres://m@localhost/m\"\n";
        for (before, bucket) in [
            (shared, "http://id:secret@localhost:3900/files"),
            (shared, "http://id:a/secret@localhost:3900/files"),
            (shared, "http://localhost:3900/files?region=garage&key=secret"),
            ("", "http://id:secret@localhost:3900/files"),
        ] {
            let said = mistakes(&of(&format!("{before}bucket = \"{bucket}\""), &[]));
            assert!(said.starts_with("bucket ") && !said.contains("secret"), "{said}");
        }
    }

    #[test]
    fn what_is_told_to_whoever_watches_stays_on_this_machine_unless_told_otherwise() {
        assert_eq!(Config::read(&of("", &[])).expect("the defaults are safe").admin, None);
        let here = Config::read(&of("admin = \"127.0.0.1:3001\"", &[])).expect("loopback");
        assert_eq!(here.admin.map(|address| address.port()), Some(3_001));
        assert!(mistakes(&of("admin = \"0.0.0.0:3001\"", &[])).contains("admin_anywhere = true"));
        assert!(mistakes(&of("admin = \"[::]:3001\"\nadmin_anywhere = false", &[])).contains("admin_anywhere = true"));
        Config::read(&of("admin = \"0.0.0.0:3001\"\nadmin_anywhere = true", &[])).expect("it was told so");
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let settings = of("listen = \"127.0.0.1:1\"\nattachments_gib = 3", &[("MURMURATION_LISTEN", "127.0.0.1:2")]);
        let config = Config::read(&settings).expect("both are good");
        assert_eq!((config.listen.port(), config.attachment_bytes), (2, 3 << 30));
    }

    #[test]
    fn each_mistake_is_named_at_its_place() {
        let settings = of(
            "lisen = 3\norigin = \"http://a.example\"\ncolour = 1\nattachments_gib = [1]\ndemonstration = \"yes\"\n[data]\nx = 1",
            &[("MURMURATION_LISTEN", "every\nwhere"), ("MURMURATION_ORGIN", "x"), ("MURMURATION_PORT", "tcp://x")],
        );
        let said = mistakes(&settings);
        let begins = |start: &str| said.lines().filter(|line| line.starts_with(start)).count();
        for start in [
            "m.toml:1: lisen is no setting: did you mean listen?",
            "m.toml:2: origin = \"http://a.example\" would send everything in the clear",
            "m.toml:3: colour is no setting: there are data, database, bucket, origin,",
            "m.toml:4: attachments_gib is not one text",
            "m.toml:5: demonstration = \"yes\" is neither 1 nor 0",
            "m.toml:6: data is not one text",
            "MURMURATION_LISTEN=every where is not an address",
            "MURMURATION_ORGIN is no setting: did you mean MURMURATION_ORIGIN?",
        ] {
            assert_eq!(begins(start), 1, "{start}: {said}");
        }
        assert_eq!(said.lines().count(), 8, "{said}");
    }

    #[test]
    fn what_is_not_toml_is_named_beside_what_is() {
        let said = mistakes(&of("listen = \norigin = \"nowhere\"\ndata = \"a\"\ndata = \"b\"\n", &[]));
        assert!(said.contains("m.toml:1: is not written as TOML"), "{said}");
        assert!(said.contains("m.toml:2: origin = \"nowhere\" is not an origin"), "{said}");
        assert!(said.contains("m.toml:4: is not written as TOML"), "{said}");
    }

    #[test]
    fn a_file_that_cannot_be_read_is_named() {
        let file = Some(("m.toml".into(), Err(io::Error::from(io::ErrorKind::NotFound))));
        assert!(mistakes(&Settings::gather(file, [])).starts_with("m.toml can't be read: "));
    }

    #[test]
    fn what_is_in_force_is_told_as_a_file_that_says_the_same() {
        let given = of("data = 'a \"b\" \\ c'\ndemonstration = true", &[("MURMURATION_WORK_DIFFICULTY", "3")]);
        let told = given.to_string();
        for line in [r#"data = "a \"b\" \\ c""#, "demonstration = true", "work_difficulty = 3", "# setup_token_file: "]
        {
            assert!(told.lines().any(|told| told.starts_with(line)), "{line}: {told}");
        }
        assert!(told.contains("# m.toml, line 1") && told.contains("# MURMURATION_WORK_DIFFICULTY in the environment"));
        assert!(told.contains("# built in"));
        let again = Config::read(&of(&told, &[])).expect("it is a file");
        assert_eq!(format!("{again:?}"), format!("{:?}", Config::read(&given).expect("it is good")));
    }
}
