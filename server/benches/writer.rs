//! Somebody who wrote an account and kept her receipt, and what she sends.

use app::wire::StatusRequest;
use axum::http::Method;
use data_encoding::{BASE64_NOPAD, BASE64URL_NOPAD};
use rand_core::{OsRng, RngCore as _};
use serde::Serialize;
use vault::{
    id::{Digest, SubmissionId},
    receipt::ReceiptKeys,
    return_action::ReturnAction,
    seal::{SealMode, seal},
};

use crate::people::{Team, draft};

/// A request that is not sent yet.
pub struct Asked {
    pub method: Method,
    pub path: String,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

impl Asked {
    pub fn get(path: String, token: &str) -> Self {
        Self {
            method: Method::GET,
            path,
            headers: vec![("authorization", format!("Bearer {token}"))],
            body: Vec::new(),
        }
    }

    pub fn post(path: String, headers: Vec<(&'static str, String)>, body: Vec<u8>) -> Self {
        Self { method: Method::POST, path, headers, body }
    }

    pub fn json(path: &str, token: &str, body: &impl Serialize) -> Self {
        let body = serde_json::to_vec(body).expect("wire types serialise");
        let json = ("content-type", "application/json".to_owned());
        Self::post(path.to_owned(), vec![json, ("authorization", format!("Bearer {token}"))], body)
    }
}

/// An account of 64 KiB with a receipt.
pub struct Writer {
    pub id: SubmissionId,
    pub digest: Digest,
    keys: ReceiptKeys,
    receipt: String,
    bytes: Vec<u8>,
}

impl Writer {
    pub fn new(team: &Team) -> Self {
        let mut root = [0; 32];
        // In place of Argon2id over seven words: the server can't tell.
        OsRng.fill_bytes(&mut root);
        let (keys, id) = (ReceiptKeys::from_root(&root), SubmissionId::make(&mut OsRng));
        let file = seal(&draft("An invented account."), &team.key_set, id, Some(&keys.public()), SealMode::Wasm);
        let file = file.expect("it fits");
        let digest = file.digest();
        let receipt = keys.header(&team.key_set.fingerprint(), id, digest, &mut OsRng).to_header_value();
        Self { id, digest, keys, receipt, bytes: file.bytes() }
    }

    /// With the work as its header has it: token and counter.
    pub fn submits(&self, call: &str, work: &str) -> Asked {
        let headers = vec![
            ("content-type", "application/octet-stream".to_owned()),
            ("murmuration-id", self.id.to_string()),
            ("murmuration-epoch", "1".to_owned()),
            ("murmuration-work", work.to_owned()),
            ("murmuration-receipt", self.receipt.clone()),
        ];
        Asked::post(format!("/api/calls/{call}/testimonies"), headers, self.bytes.clone())
    }

    /// Asks how it stands.
    pub fn looks(&self, origin: &str) -> Asked {
        let lookup = self.keys.lookup();
        let signature = self.sign(origin, "status", SubmissionId::from_bytes([0; 16]), 0, Digest::of(lookup));
        let request = StatusRequest {
            lookup_b64: BASE64_NOPAD.encode(lookup),
            signature_b64: BASE64_NOPAD.encode(&signature),
            after: 0,
        };
        Asked::json("/api/return/status", "", &request)
    }

    /// Takes it back.
    pub fn withdraws(&self, origin: &str) -> Asked {
        let signature = self.sign(origin, "withdraw", self.id, 1, Digest::of(b""));
        let headers = vec![
            ("murmuration-lookup", BASE64URL_NOPAD.encode(self.keys.lookup())),
            ("murmuration-counter", "1".to_owned()),
            ("murmuration-signature", BASE64URL_NOPAD.encode(&signature)),
        ];
        Asked::post("/api/return/withdraw".to_owned(), headers, Vec::new())
    }

    fn sign(
        &self,
        origin: &str,
        action: &'static str,
        testimony: SubmissionId,
        counter: u64,
        body: Digest,
    ) -> [u8; 64] {
        self.keys.sign(&ReturnAction { origin, action, testimony, counter, body })
    }
}
