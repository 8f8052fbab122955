//! The root that a person knows from somewhere else.

use core::str::FromStr;

use vault::{
    id::CallId,
    key_set::{Fingerprint, KeySetError, SignedKeySet},
};

use crate::trouble::{Kind, Trouble};

/// A fingerprint that was published, and the call if it came in a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    pub fingerprint: Fingerprint,
    call: Option<CallId>,
}

impl FromStr for Root {
    type Err = String;

    /// Takes 32 hex digits, in groups or not, or the whole link (`https://…/c/<call>#<fingerprint>`).
    fn from_str(text: &str) -> Result<Self, String> {
        let (link, fingerprint) = text.split_once('#').map_or((None, text), |(link, after)| (Some(link), after));
        let digits: String = fingerprint.chars().filter(|c| !c.is_whitespace()).collect();
        let fingerprint = digits.to_ascii_lowercase().parse().map_err(|_| {
            "a fingerprint has 32 digits 0-9 and a-f; take the one that the organisation publishes, or the whole link"
                .to_owned()
        })?;
        let call = link.and_then(|link| link.trim_end_matches('/').rsplit_once("/c/")?.1.split(['/', '?']).next());
        Ok(Self { fingerprint, call: call.and_then(|call| call.parse().ok()) })
    }
}

impl Root {
    /// Whether a verified key set is for the call of the link.
    pub fn check(&self, keys: &SignedKeySet) -> Result<(), KeySetError> {
        self.call.as_ref().map_or(Ok(()), |call| keys.check_call(call))
    }
}

/// What to do about a list of keys that can't be believed.
pub fn distrust(error: KeySetError) -> Trouble {
    let (kind, next) = match error {
        KeySetError::Malformed => {
            (Kind::NotVerified, "Take the file as the call's page of keys serves it, without changing anything in it")
        }
        KeySetError::Unsigned => (Kind::NotVerified, "Do not use it. Fetch it again, and tell the organisation"),
        KeySetError::WrongRoot => {
            (Kind::NotVerified, "Do not use it. Compare the fingerprint with the one that the organisation publishes")
        }
        KeySetError::WrongCall => (Kind::NotVerified, "Fetch the list of keys of the call in the link"),
        KeySetError::Expired => {
            (Kind::Expired, "Fetch the newest list of keys; if it is, look at the date of this machine")
        }
        KeySetError::NotNext => (Kind::NotVerified, "Do not use it. Give every list in between, or fetch them again"),
        KeySetError::Rollback | KeySetError::Fork => {
            (Kind::NotVerified, "Do not use either. Tell the organisation that there are two")
        }
    };
    let mut what = error.to_string();
    what.replace_range(..1, &what[..1].to_uppercase());
    Trouble::new(kind, what.replace("than the link you followed says", "than the fingerprint given says"), next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_is_read_from_a_link_groups_or_plain_digits() {
        let plain: Root = "0123456789abcdef0123456789abcdef".parse().expect("32 digits");
        let groups: Root = "0123 4567 89AB CDEF 0123 4567 89ab cdef".parse().expect("eight groups");
        assert_eq!(plain, groups);
        let link: Root =
            "https://a.example/c/right-care?lang=cy#0123456789abcdef0123456789abcdef".parse().expect("a link");
        assert_eq!(link.fingerprint, plain.fingerprint);
        assert_eq!(link.call, Some("right-care".parse().expect("a name")));
        assert!("0123".parse::<Root>().is_err());
        assert!("https://a.example/c/right-care".parse::<Root>().is_err());
    }
}
