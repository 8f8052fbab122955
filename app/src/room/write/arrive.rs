//! What must be known and checked before there is a box to write in.

use futures_util::future::join3;
use time::Date;
use vault::{
    id::CallId,
    key_set::{Fingerprint, KeySetError, SignedKeySet},
};

use super::document;
use crate::{
    api::{self, ApiError},
    browser::{self, Here},
    wire::{CallDocument, CallTexts},
};

/// Why there is no box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Follow the link again.
    NoSuchCall,
    /// The link's fingerprint is not whole. Follow the link again.
    DamagedLink,
    /// The key set is not to be trusted. Tell the organisation.
    Keys(KeySetError),
    /// No keyholder signed the call's document. Tell the organisation.
    Document,
    /// The call takes no more accounts.
    Closed,
    /// No answer. Try again.
    Offline,
    /// An answer that this version does not know.
    Strange,
}

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Unreachable => Self::Offline,
            ApiError::Refused { status: 404, .. } => Self::NoSuchCall,
            ApiError::Refused { status: 500.., .. } => Self::Offline,
            ApiError::Refused { .. } | ApiError::Strange => Self::Strange,
        }
    }
}

/// A call whose keys were verified.
pub struct Arrived {
    pub call: CallId,
    /// What a keyholder says about the call, verified.
    pub document: CallDocument,
    /// The document's texts in the language of the page.
    pub texts: CallTexts,
    /// The language of those texts.
    pub language: String,
    /// The language of the page.
    pub page_language: String,
    pub keys: SignedKeySet,
    /// Whether the link named the root that signed the keys.
    pub checked: bool,
    /// The installation's id, the salt of receipts.
    pub installation: String,
    /// The page was loaded anew: the box that was there before is empty.
    pub reloaded: bool,
    pub today: Date,
    /// Only looked at by whoever makes the call: nothing is sealed or sent.
    pub preview: bool,
}

/// The fingerprint in the link, if there is one. `help` is a place on the page.
fn link(fragment: &str) -> Result<Option<Fingerprint>, Refusal> {
    match fragment {
        "" | "help" => Ok(None),
        text => text.to_ascii_lowercase().parse().map(Some).map_err(|_| Refusal::DamagedLink),
    }
}

/// Checks the link, fetches the call and its key set, and verifies it.
pub async fn arrive(here: &Here) -> Result<Arrived, Refusal> {
    let expected = link(&here.fragment)?;
    let call = here.call().ok_or(Refusal::NoSuchCall)?;
    // Asked for at once: on a slow line, one round trip rather than three.
    let (note, view, installation) =
        join3(api::key_set(&call, None), api::call(&call, None), api::installation()).await;
    let keys = SignedKeySet::verify(&note?, expected.as_ref(), here.today).map_err(Refusal::Keys)?;
    keys.check_call(&call).map_err(Refusal::Keys)?;
    let view = view?;
    let document = document::read(&view.signed.document)
        .and_then(|document| document.vouched_for(&view, &keys).ok())
        .ok_or(Refusal::Document)?;
    if !view.is_open(&document, here.today) {
        return Err(Refusal::Closed);
    }
    let page_language = browser::language();
    Ok(Arrived {
        language: document.language(&page_language).to_owned(),
        texts: document.texts(&page_language),
        page_language,
        call,
        document,
        keys,
        checked: expected.is_some(),
        installation: installation?,
        reloaded: here.reloaded,
        today: here.today,
        preview: false,
    })
}

impl Arrived {
    /// A call that is only looked at, with texts for somebody who wants `language`. Whoever comes by the published link finds it checked.
    pub fn for_preview(document: CallDocument, keys: SignedKeySet, language: &str, today: Date) -> Self {
        Self {
            call: keys.set().call.clone(),
            language: document.language(language).to_owned(),
            texts: document.texts(language),
            page_language: language.to_owned(),
            document,
            keys,
            checked: true,
            installation: String::new(),
            reloaded: false,
            today,
            preview: true,
        }
    }

    /// The same call after its key set changed: the new one must be signed by the same root, and newer.
    pub async fn again(&self) -> Result<Self, Refusal> {
        let note = api::key_set(&self.call, None).await?;
        let keys = SignedKeySet::verify(&note, Some(&self.keys.fingerprint()), self.today).map_err(Refusal::Keys)?;
        keys.check_against(&self.keys.seen()).map_err(Refusal::Keys)?;
        Ok(Self {
            call: self.call.clone(),
            document: self.document.clone(),
            texts: self.texts.clone(),
            language: self.language.clone(),
            page_language: self.page_language.clone(),
            keys,
            checked: self.checked,
            installation: self.installation.clone(),
            reloaded: false,
            today: self.today,
            preview: self.preview,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_names_a_root_or_none_and_a_damaged_one_is_not_taken_for_none() {
        assert_eq!(link(""), Ok(None));
        assert_eq!(link("help"), Ok(None));
        let whole = "0123456789abcdef0123456789abcdef";
        assert!(matches!(link(whole), Ok(Some(found)) if found.to_string() == whole));
        assert!(matches!(link(&whole.to_uppercase()), Ok(Some(found)) if found.to_string() == whole));
        for damaged in [&whole[1..], "0", "keys", &whole.replace('0', "o")] {
            assert_eq!(link(damaged), Err(Refusal::DamagedLink), "{damaged}");
        }
    }
}
