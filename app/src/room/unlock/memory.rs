//! What this browser remembers of a call between visits: its root and the newest key set seen. No secret.

use vault::{
    id::CallId,
    key_set::{Fingerprint, Seen, SignedKeySet},
};

use crate::browser;

/// A root that a person compared, and what it last signed here.
pub struct Known {
    pub root: Fingerprint,
    pub seen: Seen,
}

fn place(call: &CallId) -> String {
    format!("murmuration/call/{call}")
}

/// `None` if this browser has not been here, or forgets.
pub fn recall(call: &CallId) -> Option<Known> {
    let text = browser::storage()?.get_item(&place(call)).ok()??;
    let mut words = text.split(' ');
    let known = Known {
        root: words.next()?.parse().ok()?,
        seen: Seen { call: call.clone(), epoch: words.next()?.parse().ok()?, digest: words.next()?.parse().ok()? },
    };
    words.next().is_none().then_some(known)
}

/// Remembers a key set that was verified, and whose root was known or compared.
pub fn remember(keys: &SignedKeySet) {
    let Seen { call, epoch, digest } = keys.seen();
    if let Some(storage) = browser::storage() {
        let _ = storage.set_item(&place(&call), &format!("{} {epoch} {digest}", keys.fingerprint()));
    }
}
