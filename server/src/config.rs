//! Settings, read once at start from whatever hands them over. What is not safe is refused with its mend.

use std::{fmt, net::SocketAddr, path::PathBuf, time::Duration};

use axum::http::Uri;

/// Every setting.
#[derive(Clone, Debug)]
pub struct Config {
    /// `MURMURATION_DATA`: the folder with the database, the share file and the installation's id.
    pub data: PathBuf,
    /// `MURMURATION_ORIGIN`: what browsers see.
    pub origin: Origin,
    /// `MURMURATION_LISTEN`: where this process listens.
    pub listen: SocketAddr,
    /// `MURMURATION_STATIC`: the built static site.
    pub statics: PathBuf,
    /// `MURMURATION_DEMONSTRATION=1`: calls with invented testimonies are welcome.
    pub demonstration: bool,
    /// `MURMURATION_SETUP_TOKEN_FILE`: where to put the one-time token beside printing it.
    pub setup_token_file: Option<PathBuf>,
    /// `MURMURATION_WORK_DIFFICULTY`: for tests, benches and the demonstration, the same work for everyone. Demonstration only.
    pub work_difficulty: Option<u32>,
    /// `MURMURATION_ATTACHMENTS_GIB`: what all attachments together may take on the disk, in bytes.
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
        }
    }
}

/// A setting that can't be used. The message is one line with the mend.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// Not an origin.
    #[error(
        "MURMURATION_ORIGIN={0} is not an origin: write scheme and host without a path, as in https://calls.example.org"
    )]
    Origin(String),
    /// http where others could read along.
    #[error(
        "MURMURATION_ORIGIN={0} would send everything in the clear: use https, or http only for a loopback or .onion address"
    )]
    InsecureOrigin(String),
    /// Not an address.
    #[error("MURMURATION_LISTEN={0} is not an address and port: write for example 127.0.0.1:3000")]
    Listen(String),
    /// Neither yes nor no.
    #[error("MURMURATION_DEMONSTRATION={0} is neither 1 nor 0: set it to 1 for invented testimonies, or leave it out")]
    Demonstration(String),
    /// Not a number from 0 to 20.
    #[error("MURMURATION_WORK_DIFFICULTY={0} is not a number from 0 to 20: leave it out")]
    WorkDifficulty(String),
    /// Not a number of gibibytes.
    #[error("MURMURATION_ATTACHMENTS_GIB={0} is not a number from 0 to 100000: write how many GiB files may take")]
    Attachments(String),
    /// Weak work on a real server.
    #[error(
        "MURMURATION_WORK_DIFFICULTY is for tests and benches only: leave it out, or set MURMURATION_DEMONSTRATION=1"
    )]
    WorkDifficultyInEarnest,
}

impl Config {
    /// Reads settings by name. `None` and empty mean the default.
    ///
    /// # Errors
    /// [`ConfigError`] for the first setting that can't be used.
    pub fn read(setting: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let given = |name: &str| setting(name).filter(|value| !value.is_empty());
        let or = |name: &str, default: &str| given(name).unwrap_or_else(|| default.to_owned());
        let listen = or("MURMURATION_LISTEN", "127.0.0.1:3000");
        let demonstration = match or("MURMURATION_DEMONSTRATION", "0").as_str() {
            "1" => true,
            "0" => false,
            other => return Err(ConfigError::Demonstration(other.to_owned())),
        };
        let work_difficulty = match given("MURMURATION_WORK_DIFFICULTY") {
            None => None,
            Some(_) if !demonstration => return Err(ConfigError::WorkDifficultyInEarnest),
            Some(text) => match text.parse() {
                Ok(difficulty @ 0..=20) => Some(difficulty),
                _ => return Err(ConfigError::WorkDifficulty(text)),
            },
        };
        let attachments = or("MURMURATION_ATTACHMENTS_GIB", "20");
        let gib: Option<u64> = attachments.parse().ok().filter(|gib| *gib <= 100_000);
        let attachment_bytes = gib.ok_or(ConfigError::Attachments(attachments))?.saturating_mul(1 << 30);
        Ok(Self {
            data: or("MURMURATION_DATA", "data").into(),
            origin: Origin::parse(&or("MURMURATION_ORIGIN", "http://127.0.0.1:3000"))?,
            listen: listen.parse().map_err(|_| ConfigError::Listen(listen))?,
            statics: or("MURMURATION_STATIC", "dist").into(),
            demonstration,
            setup_token_file: given("MURMURATION_SETUP_TOKEN_FILE").map(Into::into),
            work_difficulty,
            attachment_bytes,
            limits: Limits::default(),
        })
    }
}

/// Scheme and host as browsers see them, such as `https://calls.example.org`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Reads an origin in the form in which browsers write it.
    ///
    /// # Errors
    /// [`ConfigError::Origin`], [`ConfigError::InsecureOrigin`].
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let wrong = || ConfigError::Origin(text.to_owned());
        let uri: Uri = text.parse().map_err(|_| wrong())?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(wrong());
        };
        // What follows is what a browser's `location.origin` would say; anything else would break every login.
        if text != format!("{scheme}://{authority}").to_ascii_lowercase() || authority.as_str().contains('@') {
            return Err(wrong());
        }
        match scheme {
            "https" => Ok(Self(text.to_owned())),
            "http" if is_private(authority.host()) => Ok(Self(text.to_owned())),
            "http" => Err(ConfigError::InsecureOrigin(text.to_owned())),
            _ => Err(wrong()),
        }
    }

    /// The origin as text, without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether browsers come by https.
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https:")
    }
}

/// Whether nobody between could read plain http to this host.
fn is_private(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host.ends_with(".onion")
        || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(settings: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::read(|name| {
            let found = settings.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn http_is_only_for_addresses_that_nobody_else_can_read() {
        for good in
            ["http://127.0.0.1:3000", "http://[::1]:3000", "http://localhost", "http://abc.onion", "https://a.example"]
        {
            assert!(Origin::parse(good).is_ok(), "{good}");
        }
        for clear in ["http://a.example", "http://10.0.0.1", "http://onion.example", "http://localhost.example"] {
            assert_eq!(Origin::parse(clear), Err(ConfigError::InsecureOrigin(clear.to_owned())));
        }
        for wrong in [
            "a.example",
            "https://a.example/",
            "https://a.example/x",
            "https://A.example",
            "ftp://a.example",
            "https://u@a.example",
            "",
        ] {
            assert_eq!(Origin::parse(wrong), Err(ConfigError::Origin(wrong.to_owned())), "{wrong}");
        }
    }

    #[test]
    fn light_work_for_everyone_is_for_demonstrations_only() {
        let weak = ("MURMURATION_WORK_DIFFICULTY", "0");
        assert_eq!(read(&[weak]).err(), Some(ConfigError::WorkDifficultyInEarnest));
        let config = read(&[weak, ("MURMURATION_DEMONSTRATION", "1")]).expect("allowed");
        assert_eq!(config.work_difficulty, Some(0));
    }

    #[test]
    fn nothing_has_to_be_set() {
        let config = read(&[("MURMURATION_DATA", "")]).expect("the defaults are safe");
        assert_eq!(config.data, PathBuf::from("data"));
        assert_eq!(config.origin.as_str(), "http://127.0.0.1:3000");
        assert!(!config.demonstration);
    }
}
