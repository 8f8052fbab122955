//! Asking a server for one thing, no more of it than there should be.

use core::{fmt, str::FromStr};
use std::{io::Read as _, time::Duration};

use ureq::{
    Agent, Error,
    http::{HeaderMap, StatusCode, Uri, header},
};
use vault::id::CallId;

use crate::trouble::{Kind, Trouble};

/// For one answer, slow links and Tor included.
const PATIENCE: Duration = Duration::from_secs(120);
/// As Tor Browser says it, so that a server does not know at once that it is not asked by a browser.
const BROWSER: &str = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";

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

/// How an answer may be packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Packing {
    Plain,
    Br,
}

impl Packing {
    const fn name(self) -> &'static str {
        match self {
            Self::Plain => "identity",
            Self::Br => "br",
        }
    }
}

/// A server.
pub struct Server {
    agent: Agent,
    origin: String,
}

/// What it said with 200.
pub struct Answer {
    pub headers: HeaderMap,
    /// At most one byte more than was asked for.
    pub body: Vec<u8>,
}

impl Server {
    pub fn new(address: &Address) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .timeout_global(Some(PATIENCE))
            .user_agent(BROWSER);
        Self { agent: config.build().into(), origin: address.to_string() }
    }

    /// Asks once. Whoever is sent elsewhere does not go there.
    pub fn get(&self, path: &str, packing: Packing, limit: u64) -> Result<Answer, Trouble> {
        let request = self.agent.get(format!("{}{path}", self.origin));
        let request = request.header(header::ACCEPT_ENCODING, packing.name());
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
        let packed = parts.headers.get(header::CONTENT_ENCODING).map_or("identity", |it| it.to_str().unwrap_or("?"));
        if packed != packing.name() {
            return Err(Trouble::new(
                Kind::OtherHeaders,
                format!("It is sent packed as {packed} where {} was asked for", packing.name()),
                "Tell the organisation: a proxy before the server may pack anew",
            ));
        }
        let mut bytes = Vec::new();
        let read = body.into_reader().take(limit + 1).read_to_end(&mut bytes);
        read.map_err(|error| unreachable(&Error::Io(error)))?;
        Ok(Answer { headers: parts.headers, body: bytes })
    }
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
