//! `/c/{call}`.

use vault::key_set::SignedKeySet;

use super::document::{Head, document};
use crate::{
    call_page::{PublicCall, whole},
    text::{Visit, key::call, say},
};

/// The page of one call.
pub fn call(visit: Visit, view: &PublicCall, keys: &SignedKeySet) -> String {
    document(visit, || (Head::new(&view.texts.title, say(call::WRITE_HINT)).with_help_inside(), whole(view, keys)))
}
