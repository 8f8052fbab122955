//! A call, so that a bench can seal and open a testimony exactly as the rooms do.

use data_encoding::BASE64_NOPAD;
use rand_core::OsRng;
use serde_json::json;
use time::{Date, Month};
use vault::{
    draft::{Answer, Consent, Draft},
    id::{CallId, Digest, SubmissionId},
    identity::{CallIdentity, MemberIdentity, RootKey},
    key_set::{KeySet, SignedKeySet},
    open::{Claim, Opened, open},
    role::Role,
    seal::{SealMode, seal},
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::text;

const ID: SubmissionId = SubmissionId::from_bytes([1; 16]);
const EPOCH: u32 = 1;

/// A call with fresh keys.
#[wasm_bindgen]
pub struct Call {
    id: CallId,
    identity: CallIdentity,
    keys: SignedKeySet,
}

#[wasm_bindgen]
impl Call {
    /// Draws a root, a call identity and a keyholder, and signs the first key set.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Self, String> {
        let id: CallId = "probe".parse().map_err(text)?;
        let identity = CallIdentity::generate(EPOCH, &mut OsRng);
        let root = RootKey::generate(&mut OsRng);
        let keyholder = "keyholder".parse().map_err(text)?;
        let (recipient, classic) = identity.recipients();
        let set = KeySet {
            call: id.clone(),
            epoch: EPOCH,
            previous: None,
            not_after: Date::from_calendar_date(2100, Month::January, 1).map_err(text)?,
            root: root.public(),
            recipient,
            classic,
            members: vec![MemberIdentity::generate(&mut OsRng).public(keyholder, Role::Keyholder)],
            log_head: Digest::ZERO,
            synthetic: true,
        };
        let keys = set.sign(&root).map_err(text)?;
        Ok(Self { id, identity, keys })
    }

    /// The hybrid identity, as stock tools read it.
    pub fn identity(&self) -> String {
        self.identity.hybrid().to_secret_text().to_string()
    }

    /// Seals an account as the writing room does.
    pub fn seal(&self, account: &str) -> Result<Vec<u8>, String> {
        let draft = Draft::new(account, Consent::default());
        let sealed = seal(&draft, &self.keys, ID, None, SealMode::Wasm).map_err(text)?;
        Ok(sealed.bytes())
    }

    /// The signed note of its key set.
    pub fn note(&self) -> String {
        self.keys.note().to_owned()
    }

    /// Fingerprint of its root.
    pub fn fingerprint(&self) -> String {
        self.keys.fingerprint().to_string()
    }

    /// Opens an account that another implementation sealed, and says everything that is in it, as JSON.
    #[wasm_bindgen(js_name = openWhole)]
    pub fn open_whole(&self, file: &[u8], id: &str) -> Result<String, String> {
        let claim = Claim { call: self.id.clone(), id: id.parse().map_err(text)?, epoch: EPOCH };
        let Opened { draft, binding, .. } = open(file, &self.identity, &claim).map_err(text)?;
        let binding = binding.ok_or("not bound")?;
        let answer = |answer: &Answer| match answer {
            Answer::One(one) => json!(one.as_str()),
            Answer::Several(several) => several.iter().map(|one| one.as_str()).collect(),
        };
        let answers: serde_json::Map<_, _> =
            draft.answers().map(|(question, given)| (question.to_owned(), answer(given))).collect();
        let Consent { count, quote, contact } = draft.consent();
        let receipt = binding.receipt.map(|receipt| {
            json!({ "return_key": BASE64_NOPAD.encode(&receipt.return_key), "recipient": receipt.recipient.to_string() })
        });
        let whole = json!({
            "questions": draft.questions(),
            "account": draft.account(),
            "answers": answers,
            "consent": { "count": count, "quote": quote, "contact": contact },
            "notes": draft.notes(),
            "language": draft.language(),
            "key_set": binding.key_set.to_string(),
            "receipt": receipt,
            "mode": binding.mode.to_string(),
        });
        Ok(whole.to_string())
    }

    /// Opens an account as the desk does.
    pub fn open(&self, file: &[u8]) -> Result<String, String> {
        let claim = Claim { call: self.id.clone(), id: ID, epoch: EPOCH };
        let opened = open(file, &self.identity, &claim).map_err(text)?;
        Ok(opened.draft.account().to_owned())
    }
}
