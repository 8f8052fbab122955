//! Asking a server for one thing, no more of it than there should be.

use core::{fmt, str::FromStr};
use std::{
    io::Read as _,
    time::{Duration, Instant},
};

use ureq::{
    Agent, Error,
    http::{HeaderMap, StatusCode, Uri, header},
};
use vault::id::CallId;

use super::browser::{AGENT, Asking, How};
use crate::trouble::{Kind, Trouble};

/// For one answer, slow links and Tor included.
const PATIENCE: Duration = Duration::from_secs(120);
/// Of an answer whose length nobody can say beforehand.
pub const LONGEST_PAGE: u64 = 8_388_608;

/// Where a server is, and the call that a link names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    origin: String,
    pub call: Option<CallId>,
}

impl FromStr for Address {
    type Err = String;

    /// Takes `https://your.address`, and the link of a call, whatever stands after `#`.
    fn from_str(text: &str) -> Result<Self, String> {
        let slip = || "write it like https://your.address".to_owned();
        let link: Uri = text.split('#').next().unwrap_or_default().parse().map_err(|_| slip())?;
        let (scheme, host) = link.scheme_str().zip(link.authority()).ok_or_else(slip)?;
        if !["http", "https"].contains(&scheme) || host.as_str().contains('@') {
            return Err(slip());
        }
        let call = link.path().strip_prefix("/c/").and_then(|rest| rest.split('/').next()?.parse().ok());
        Ok(Self { origin: format!("{scheme}://{host}"), call })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)
    }
}

/// How an answer comes packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Packing {
    Plain,
    Br,
    Gzip,
}

impl Packing {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "identity",
            Self::Br => "br",
            Self::Gzip => "gzip",
        }
    }

    /// As the one header says that there may be.
    fn of(headers: &HeaderMap) -> Result<Self, Trouble> {
        let values: Vec<_> = headers.get_all(header::CONTENT_ENCODING).iter().map(|value| value.as_bytes()).collect();
        match values[..] {
            [] => Some(Self::Plain),
            [value] => [Self::Plain, Self::Br, Self::Gzip].into_iter().find(|it| it.name().as_bytes() == value),
            _ => None,
        }
        .ok_or_else(|| packed("in a way that was not asked for"))
    }
}

/// An answer that comes packed otherwise than it should.
pub fn packed(how: impl fmt::Display) -> Trouble {
    Trouble::new(
        Kind::OtherHeaders,
        format!("It is sent packed {how}"),
        "Tell the organisation: a proxy before the server may pack anew",
    )
}

/// How long a server is listened to in all.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    pub minutes: u64,
    pub began: Instant,
    pub clock: fn() -> Instant,
}

impl Patience {
    /// What is left of it for one answer.
    fn left(&self) -> Option<Duration> {
        let spent = (self.clock)().saturating_duration_since(self.began);
        let left = Duration::from_secs(self.minutes.saturating_mul(60)).saturating_sub(spent);
        (!left.is_zero()).then(|| left.min(PATIENCE))
    }
}

/// A server.
pub struct Server {
    agent: Agent,
    origin: String,
    patience: Patience,
}

/// What it said with 200.
pub struct Answer {
    pub headers: HeaderMap,
    pub packing: Packing,
    /// At most one byte more than was asked for.
    pub body: Vec<u8>,
}

impl Server {
    pub fn new(address: &Address, patience: Patience) -> Self {
        let config =
            Agent::config_builder().http_status_as_error(false).max_redirects(0).proxy(None).user_agent(AGENT).build();
        Self { agent: config.into(), origin: address.to_string(), patience }
    }

    /// Asks once. Whoever is sent elsewhere does not go there.
    pub fn get(&self, path: &str, asking: Asking<'_>, limit: u64) -> Result<Answer, Trouble> {
        let left = self.patience.left().ok_or_else(|| too_slow(self.patience.minutes))?;
        let request = self.agent.get(format!("{}{path}", self.origin));
        let request =
            asking.headers(path).into_iter().fold(request, |request, (name, value)| request.header(name, value));
        let request = request.config().timeout_global(Some(left)).build();
        let (parts, body) = request.call().map_err(|error| unreachable(&error))?.into_parts();
        if parts.status.is_redirection() {
            let to = parts.headers.get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or("nowhere");
            return Err(Trouble::new(
                Kind::SentElsewhere,
                format!("It sends visitors on to {to}"),
                "Check the address that the organisation publishes; if it is this one, tell them",
            ));
        }
        if parts.status != StatusCode::OK {
            return Err(Trouble::new(
                Kind::Missing,
                format!("It answers {} instead of sending it", parts.status.as_u16()),
                "Tell the organisation: a part of what was signed is not served",
            ));
        }
        let packing = Packing::of(&parts.headers)?;
        if asking.how == How::Plainly && packing != Packing::Plain {
            return Err(packed(format_args!("as {} where that was not asked for", packing.name())));
        }
        let mut bytes = Vec::new();
        let read = body.into_reader().take(limit + 1).read_to_end(&mut bytes);
        read.map_err(|error| unreachable(&Error::Io(error)))?;
        Ok(Answer { headers: parts.headers, packing, body: bytes })
    }
}

fn too_slow(minutes: u64) -> Trouble {
    Trouble::new(
        Kind::CannotReach,
        format!("It is not looked at: the {minutes} minutes are over"),
        "Try again from a faster network, or give it longer (--minutes)",
    )
}

fn unreachable(error: &Error) -> Trouble {
    let next = match error {
        Error::HostNotFound => "Look at the address, and whether this machine has a network",
        Error::Rustls(_) | Error::Tls(_) => {
            "Look at the date of this machine; if it is right, somebody may stand between you and the server"
        }
        _ => "Try again; if others reach it, it may refuse you",
    };
    Trouble::new(Kind::CannotReach, format!("The server can't be reached, or stops in the middle: {error}"), next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_link_or_the_beginning_of_one() {
        let plain: Address = "https://a.example".parse().expect("an address");
        assert_eq!((plain.to_string().as_str(), &plain.call), ("https://a.example", &None));
        let link: Address = "http://127.0.0.1:3000/c/right-care/write?lang=cy#0123".parse().expect("a link");
        assert_eq!(link.to_string(), "http://127.0.0.1:3000");
        assert_eq!(link.call, "right-care".parse().ok());
        for slip in ["a.example", "ftp://a.example", "https://", "https://me@a.example", ""] {
            assert!(slip.parse::<Address>().is_err(), "{slip}");
        }
    }
}
