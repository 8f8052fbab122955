//! A sealed account, ready to be sent as often as it takes.

use vault::{
    draft::Draft,
    id::{Digest, SubmissionId},
    key_set::SignedKeySet,
};

use crate::sealer::{SealedAccount, Words};

/// The bytes and the receipt. The same bytes can be sent again under the same id: nothing is doubled.
pub struct Sealed {
    pub id: SubmissionId,
    pub epoch: u32,
    pub file: Vec<u8>,
    pub digest: Digest,
    /// The words, shown once the server has the file.
    pub words: Words,
    /// The header `Murmuration-Receipt`.
    pub receipt_header: String,
    /// The header `Murmuration-Attachments`; empty without files.
    pub attachments: String,
    /// The header `Murmuration-Work`, once a token was solved for this file.
    pub work: Option<String>,
    /// Digest of the draft and the key set that it was made from. Never leaves this page.
    made_from: Digest,
}

impl Sealed {
    /// What was sealed from `draft` for `keys` under `id`.
    pub fn new(sealed: SealedAccount, draft: &Draft, id: SubmissionId, keys: &SignedKeySet) -> Self {
        let attachments: Vec<String> = draft.attachments().iter().map(|attached| attached.id.to_string()).collect();
        let SealedAccount { words, receipt_header, digest, file } = sealed;
        Self {
            id,
            epoch: keys.set().epoch,
            file,
            digest,
            words,
            receipt_header,
            attachments: attachments.join(","),
            work: None,
            made_from: mark(draft, keys),
        }
    }

    /// Whether nothing has changed since it was sealed.
    pub fn is_from(&self, draft: &Draft, keys: &SignedKeySet) -> bool {
        self.made_from == mark(draft, keys)
    }
}

/// A digest of the digests of everything that she wrote, chose and was asked, so that nothing of it is copied.
fn mark(draft: &Draft, keys: &SignedKeySet) -> Digest {
    let mut digests = Vec::new();
    let mut put = |part: &[u8]| digests.extend_from_slice(&Digest::of(part).to_bytes());
    let consent = draft.consent();
    put(&keys.digest().to_bytes());
    put(&[consent.count, consent.quote, consent.contact].map(u8::from));
    put(&draft.notes().iter().map(|note| *note as u8).collect::<Vec<_>>());
    put(&draft.questions().to_be_bytes());
    put(draft.account().as_bytes());
    for (question, answer) in draft.answers() {
        put(question.as_bytes());
        answer.parts().for_each(|part| put(part.as_bytes()));
    }
    for attached in draft.attachments() {
        put(&attached.payload.to_bytes());
    }
    Digest::of(&digests)
}
