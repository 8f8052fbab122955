//! What browsers see.

use std::fmt;

use axum::http::Uri;

use super::Wrong;

/// Scheme and host as browsers see them, such as `https://calls.example.org`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Reads an origin in the form in which browsers write it.
    ///
    /// # Errors
    /// [`Wrong::Origin`], [`Wrong::InsecureOrigin`].
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let uri: Uri = text.parse().map_err(|_| Wrong::Origin)?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(Wrong::Origin);
        };
        // What follows is what a browser's `location.origin` would say; anything else would break every login.
        if text != format!("{scheme}://{authority}").to_ascii_lowercase() || authority.as_str().contains('@') {
            return Err(Wrong::Origin);
        }
        match scheme {
            "https" => Ok(Self(text.to_owned())),
            "http" if is_private(authority.host()) => Ok(Self(text.to_owned())),
            "http" => Err(Wrong::InsecureOrigin),
            _ => Err(Wrong::Origin),
        }
    }

    /// Reads the origin of an onion service, without a port: version 3, whose names are 56 letters and digits.
    ///
    /// # Errors
    /// [`Wrong::Onion`].
    pub fn parse_onion(text: &str) -> Result<Self, Wrong> {
        let origin = Self::parse(text).map_err(|_| Wrong::Onion)?;
        let name = origin.0.strip_prefix("http://").and_then(|host| host.strip_suffix(".onion")).ok_or(Wrong::Onion)?;
        let name = name.rsplit('.').next().unwrap_or(name);
        let is_name = name.len() == 56 && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_name.then_some(origin).ok_or(Wrong::Onion)
    }

    /// The host, and the port if it is not the usual one.
    pub fn host(&self) -> &str {
        self.0.split_once("://").map_or(&self.0, |(_, host)| host)
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

    #[test]
    fn http_is_only_for_addresses_that_nobody_else_can_read() {
        for good in
            ["http://127.0.0.1:3000", "http://[::1]:3000", "http://localhost", "http://abc.onion", "https://a.example"]
        {
            assert!(Origin::parse(good).is_ok(), "{good}");
        }
        for clear in ["http://a.example", "http://10.0.0.1", "http://onion.example", "http://localhost.example"] {
            assert_eq!(Origin::parse(clear), Err(Wrong::InsecureOrigin), "{clear}");
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
            assert_eq!(Origin::parse(wrong), Err(Wrong::Origin), "{wrong}");
        }
    }

    #[test]
    fn an_onion_service_is_http_at_a_name_of_version_3() {
        let name = "a2".repeat(28);
        for good in [format!("http://{name}.onion"), format!("http://calls.{name}.onion")] {
            assert_eq!(Origin::parse_onion(&good).expect("good").as_str(), good);
        }
        for wrong in [
            "http://abc.onion",
            "http://127.0.0.1",
            &format!("https://{name}.onion"),
            &format!("http://{name}.onion/"),
            &format!("{name}.onion"),
        ] {
            assert_eq!(Origin::parse_onion(wrong), Err(Wrong::Onion), "{wrong}");
        }
    }
}
