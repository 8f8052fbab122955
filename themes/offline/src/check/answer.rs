//! What is wanted of an answer's headers.

use ureq::http::{HeaderMap, HeaderName, header};

use crate::trouble::{Kind, Trouble};

/// The server sends none of these, and each would change what a page loads, who hears of it, or how long it is remembered who loaded it.
const UNWANTED: [HeaderName; 9] = [
    header::LINK,
    header::REFRESH,
    header::SET_COOKIE,
    header::CONTENT_SECURITY_POLICY_REPORT_ONLY,
    HeaderName::from_static("service-worker-allowed"),
    HeaderName::from_static("speculation-rules"),
    HeaderName::from_static("reporting-endpoints"),
    HeaderName::from_static("report-to"),
    HeaderName::from_static("nel"),
];
const ONION: HeaderName = HeaderName::from_static("onion-location");
const HTML: &str = "text/html; charset=utf-8";

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A page that the server writes itself.
    Page,
    /// The page of a room.
    Room,
    /// Any other file.
    File,
}

/// Wants one policy and one type, and nothing that the server never sends.
pub fn headers(headers: &HeaderMap, policy: &str, of: Of) -> Result<(), Trouble> {
    let what = if only(headers, header::CONTENT_SECURITY_POLICY) != Some(policy) {
        "It is sent with another Content-Security-Policy than was signed".to_owned()
    } else if !only(headers, header::CONTENT_TYPE).is_some_and(|kind| of.is_sent_as(kind)) {
        "It is sent with another Content-Type than the server gives it, or with several".to_owned()
    } else if let Some(name) = UNWANTED.iter().find(|name| headers.contains_key(*name)) {
        format!("It is sent with the header {name}, which the server never sends")
    } else if of != Of::Page && headers.contains_key(ONION) {
        format!("It is sent with the header {ONION}, which the server sends with pages only")
    } else {
        return Ok(());
    };
    Err(Trouble::new(Kind::OtherHeaders, what, "Tell the organisation: the server, or a proxy before it, was changed"))
}

/// Where Tor Browser is sent from the page at `address`: an origin, if it is sent to the same page there.
pub fn onions(headers: &HeaderMap, address: &str) -> Vec<String> {
    let sent = headers.get_all(ONION).iter().map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    sent.map(|value| value.strip_suffix(address).map_or(value.clone(), ToOwned::to_owned)).collect()
}

/// The value of a header that is there once.
fn only(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    values.next().filter(|_| values.next().is_none()).and_then(|value| value.to_str().ok())
}

impl Of {
    /// The same bytes in another encoding are another text.
    fn is_sent_as(self, kind: &str) -> bool {
        match self {
            Self::Page | Self::Room => kind == HTML,
            Self::File => {
                let kind = kind.to_ascii_lowercase();
                kind.split_once("charset").is_none_or(|(_, after)| after == "=utf-8")
            }
        }
    }
}
