//! Where attachments are, if not in the data folder.

use std::net::IpAddr;

use axum::http::Uri;

use super::Wrong;
use crate::shelf;

/// Where a bucket is that says nothing else.
const REGION: &str = "us-east-1";

/// A bucket of an object store that speaks S3, on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// Where the object store listens, as in `http://127.0.0.1:3900`.
    pub endpoint: String,
    /// The bucket's name there.
    pub name: String,
    /// What the names of its objects begin with, if it is not this installation's alone.
    pub prefix: String,
    /// What the object store calls its place; signed with each request.
    pub region: String,
}

impl Bucket {
    /// Reads `http://HOST:PORT/NAME/PREFIX?region=REGION`, the last two if need be. Another machine is refused, as for a database: nothing here encrypts the way there. The key is in the data folder.
    pub(super) fn parse(text: &str) -> Result<Self, Wrong> {
        let uri: Uri = text.parse().map_err(|_| Wrong::Bucket)?;
        let authority = uri.authority().ok_or(Wrong::Bucket)?;
        let path = uri.path().trim_start_matches('/');
        let (name, prefix) = path.split_once('/').unwrap_or((path, ""));
        let region = match uri.query() {
            None => REGION,
            Some(query) => query.strip_prefix("region=").ok_or(Wrong::BucketKey)?,
        };
        if authority.as_str().contains('@') {
            return Err(Wrong::BucketKey);
        }
        let is_name = |text: &str| {
            !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
        };
        // A server that has the whole bucket would take a prefix that looks like a row for files of nobody.
        let is_part = |text: &str| is_name(text) && shelf::row(text).is_none();
        let are_names = is_name(name) && is_name(region) && (prefix.is_empty() || prefix.split('/').all(is_part));
        if uri.scheme_str() != Some("http") || !are_names {
            return Err(Wrong::Bucket);
        }
        let host = authority.host();
        let is_loopback = || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        if host != "localhost" && !is_loopback() {
            return Err(Wrong::BucketElsewhere);
        }
        Ok(Self {
            endpoint: format!("http://{authority}"),
            name: name.to_owned(),
            prefix: prefix.to_owned(),
            region: region.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_on_this_machine_is_taken() {
        let bucket = |endpoint: &str, prefix: &str, region: &str| Bucket {
            endpoint: endpoint.to_owned(),
            name: "murmuration".to_owned(),
            prefix: prefix.to_owned(),
            region: region.to_owned(),
        };
        for (text, wanted) in [
            ("http://127.0.0.1:3900/murmuration?region=garage", bucket("http://127.0.0.1:3900", "", "garage")),
            ("http://localhost:9000/murmuration", bucket("http://localhost:9000", "", "us-east-1")),
            ("http://[::1]:3900/murmuration/a/b?region=eu-west-1", bucket("http://[::1]:3900", "a/b", "eu-west-1")),
        ] {
            assert_eq!(Bucket::parse(text), Ok(wanted), "{text}");
        }
    }

    #[test]
    fn a_key_another_machine_and_what_is_no_bucket_are_refused() {
        for (text, wrong) in [
            ("http://id:secret@127.0.0.1:3900/murmuration", Wrong::BucketKey),
            ("http://10.0.0.2:3900/murmuration", Wrong::BucketElsewhere),
            ("http://s3.example.org/murmuration", Wrong::BucketElsewhere),
            ("https://127.0.0.1/murmuration", Wrong::Bucket),
            ("http://127.0.0.1:3900/", Wrong::Bucket),
            ("http://127.0.0.1:3900/a//b", Wrong::Bucket),
            ("http://127.0.0.1:3900/murmuration/00c0ffee00c0ffee", Wrong::Bucket),
            ("http://127.0.0.1:3900/murmuration?key=secret", Wrong::BucketKey),
            ("murmuration", Wrong::Bucket),
        ] {
            assert_eq!(Bucket::parse(text), Err(wrong), "{text}");
        }
    }
}
