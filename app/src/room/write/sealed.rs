//! A sealed account, ready to be sent as often as it takes.

use rand_core::OsRng;
use vault::{
    draft::Draft,
    id::{Digest, SubmissionId},
    key_set::SignedKeySet,
    receipt::{Receipt, ReceiptKeys},
    seal::{SealError, SealMode, seal},
};

/// The bytes and the receipt. The same bytes can be sent again under the same id: nothing is doubled.
pub struct Sealed {
    pub id: SubmissionId,
    pub epoch: u32,
    pub file: Vec<u8>,
    pub digest: Digest,
    /// The words, shown once the server has the file.
    pub receipt: Receipt,
    /// The header `Murmuration-Receipt`.
    pub receipt_header: String,
    /// The header `Murmuration-Attachments`; empty without files.
    pub attachments: String,
    /// Digest of the draft and the key set that it was made from. Never leaves this page.
    made_from: Digest,
}

impl Sealed {
    pub fn make(
        draft: &Draft,
        id: SubmissionId,
        keys: &SignedKeySet,
        receipt: Receipt,
        with: &ReceiptKeys,
    ) -> Result<Self, SealError> {
        let attachments: Vec<String> = draft.attachments().iter().map(|attached| attached.id.to_string()).collect();
        let file = seal(draft, keys, id, Some(&with.public()), SealMode::Wasm)?;
        let digest = file.digest();
        Ok(Self {
            id,
            epoch: keys.set().epoch,
            file: file.bytes(),
            digest,
            receipt,
            receipt_header: with.header(&keys.fingerprint(), id, digest, &mut OsRng).to_header_value(),
            attachments: attachments.join(","),
            made_from: mark(draft, keys),
        })
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
