//! Somebody with a receipt, and what she can ask with it.

use app::wire::{EntryKept, Status, StatusRequest};
use axum::body::Bytes;
use data_encoding::{BASE64_NOPAD, BASE64URL_NOPAD};
use rand_core::{OsRng, RngCore as _};
use vault::{
    entry::{Content, EntryClaim, EntryKind, Place, SealedEntry, Side, seal_entry},
    id::{Digest, SubmissionId},
    receipt::ReceiptKeys,
    return_action::ReturnAction,
    seal::{SealMode, SealedFile, seal},
};
use zeroize::Zeroizing;

use super::{Ask, House, Team, draft, post};
use crate::submissions::submission;

pub struct Survivor {
    pub keys: ReceiptKeys,
    pub file: SealedFile,
    pub receipt_header: String,
}

/// What the return key signs, as an honest client fills it in.
pub struct Signs {
    pub action: &'static str,
    pub testimony: SubmissionId,
    pub counter: u64,
    pub body: Digest,
}

impl Survivor {
    /// Seals an account with a receipt, and does not send it.
    pub fn new(team: &Team) -> Self {
        let mut root = [0; 32];
        OsRng.fill_bytes(&mut root);
        let keys = ReceiptKeys::from_root(&root);
        let id = SubmissionId::make(&mut OsRng);
        let words = draft("An invented account.");
        let file = seal(&words, &team.key_set, id, Some(&keys.public()), SealMode::Wasm).expect("it fits");
        let header = keys.header(&team.key_set.fingerprint(), id, file.digest(), &mut OsRng);
        Self { keys, file, receipt_header: header.to_header_value() }
    }

    /// Seals and sends.
    pub async fn of(house: &House, team: &Team) -> Self {
        let survivor = Self::new(team);
        let reply = survivor.submission(house).await.of(house).await;
        assert_eq!(reply.status, 201, "{}", reply.text());
        survivor
    }

    pub async fn submission(&self, house: &House) -> Ask {
        submission(house, &self.file).await.header("murmuration-receipt", &self.receipt_header)
    }

    pub fn lookup(&self) -> String {
        BASE64URL_NOPAD.encode(self.keys.lookup())
    }

    pub fn sign(&self, house: &House, Signs { action, testimony, counter, body }: Signs) -> [u8; 64] {
        let origin = house.state.config.origin.as_str();
        self.keys.sign(&ReturnAction { origin, action, testimony, counter, body })
    }

    pub fn status_request(&self, house: &House) -> StatusRequest {
        let testimony = SubmissionId::from_bytes([0; 16]);
        let body = Digest::of(self.keys.lookup());
        let signature = self.sign(house, Signs { action: "status", testimony, counter: 0, body });
        StatusRequest {
            lookup_b64: BASE64_NOPAD.encode(self.keys.lookup()),
            signature_b64: BASE64_NOPAD.encode(&signature),
            after: 0,
        }
    }

    pub async fn status(&self, house: &House) -> Status {
        self.asks_status(house).of(house).await.json()
    }

    pub fn asks_status(&self, house: &House) -> Ask {
        post("/api/return/status").json(&self.status_request(house))
    }

    pub fn seal(&self, team: &Team, content: &Content, counter: u64) -> SealedEntry {
        let survivor = self.keys.public().recipient;
        let place = Place { keys: &team.key_set, id: self.file.id, survivor: &survivor, counter };
        seal_entry(content, &place, &self.keys).expect("it fits")
    }

    /// A request that adds a sealed entry.
    pub fn adds(&self, house: &House, entry: &SealedEntry) -> Ask {
        let (action, counter, body) = (entry.kind().action(), entry.counter(), entry.body());
        let digest = Digest::of(&body);
        let signature = self.sign(house, Signs { action, testimony: self.file.id, counter, body: digest });
        self.signed(&format!("/api/return/entries/{}", entry.kind()), counter, &signature)
            .header("content-type", "application/octet-stream")
            .header("murmuration-epoch", "1")
            .body(Bytes::from(body))
    }

    /// What an honest server says of an entry that she sent.
    pub fn claim(&self, team: &Team, counter: u64) -> EntryClaim {
        EntryClaim { call: team.call.clone(), id: self.file.id, counter, kind: EntryKind::Message, by: Side::Survivor }
    }

    pub async fn writes(&self, house: &House, team: &Team, words: &str, counter: u64) {
        let entry = self.seal(team, &message(words), counter);
        let reply = self.adds(house, &entry).of(house).await;
        assert_eq!(reply.status, 201, "{}", reply.text());
        assert_eq!(reply.json::<EntryKept>(), EntryKept { number: counter, sha256: entry.digest().to_string() });
    }

    pub fn withdraws(&self, house: &House) -> Ask {
        let signs = Signs { action: "withdraw", testimony: self.file.id, counter: 1, body: Digest::of(b"") };
        let signature = self.sign(house, signs);
        self.signed("/api/return/withdraw", 1, &signature)
    }

    fn signed(&self, path: &str, counter: u64, signature: &[u8; 64]) -> Ask {
        post(path)
            .header("murmuration-lookup", self.lookup())
            .header("murmuration-counter", counter.to_string())
            .header("murmuration-signature", BASE64URL_NOPAD.encode(signature))
    }
}

pub fn message(words: &str) -> Content {
    Content::Message(Zeroizing::new(words.to_owned()))
}
