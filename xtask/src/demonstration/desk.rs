//! A member at her desk: logged in, her keys open, and the call's.

use core::str::FromStr;

use app::wire::{
    self,
    files::{Frames, MOST, NEXT},
};
use data_encoding::{BASE64_NOPAD, BASE64URL_NOPAD};
use themes::{
    disclosure::{Allowed, Entry, Week},
    record::Record,
};
use vault::{
    bundle::{KdfParams, MasterKey},
    id::{Account, CallId, Digest, SubmissionId},
    identity::{CallIdentity, MemberIdentity},
    key_set::SignedKeySet,
    open::{Claim, open},
    record::{RecordClaim, open_record, seal_record},
    wrap::{Secret, open_wrap},
};

use super::{CALL, Client, people::Person};
use crate::trouble::Trouble;

/// A member who may open accounts.
pub struct Desk {
    /// How she speaks with the server.
    pub client: Client,
    /// Her session.
    pub token: String,
    /// Her handle.
    pub account: Account,
    /// Her keys.
    pub identity: MemberIdentity,
    /// The call's key.
    pub opener: CallIdentity,
    /// The list of keys in force.
    pub keys: SignedKeySet,
}

/// An account that she has opened, with its record.
pub struct OpenedAccount {
    record: Record,
    allowed: Allowed,
    week: Week,
}

impl OpenedAccount {
    /// As disclosure control takes it. Nobody takes an account back while a demonstration is made.
    pub fn entry(&self) -> Entry<'_> {
        Entry { record: &self.record, allowed: self.allowed, week: self.week, withdrawn: false }
    }
}

impl Desk {
    /// Logs in with the passphrase, and opens what belongs to her.
    pub fn enter(client: &Client, person: &Person, keys: &SignedKeySet) -> Result<Self, Trouble> {
        let account: Account = read(person.handle)?;
        let asked = wire::ChallengeRequest { account: account.to_string() };
        let challenge: wire::Challenge = client.post("/api/login/challenge", None, &asked)?;
        let kdf = KdfParams {
            salt: bytes(&challenge.kdf.salt_b64)?,
            memory_kib: challenge.kdf.memory_kib,
            passes: challenge.kdf.passes,
        };
        let master = MasterKey::derive(person.passphrase, &kdf).map_err(strange)?;
        let signature = master.login_key().sign(&bytes(&challenge.nonce_b64)?, client.origin(), &account);
        let login = wire::LoginRequest {
            account: account.to_string(),
            nonce_b64: challenge.nonce_b64,
            signature_b64: BASE64_NOPAD.encode(&signature),
        };
        let wire::Session { token, share_b64, account: view } = client.post("/api/login", None, &login)?;
        let bundle = BASE64_NOPAD.decode(view.bundle_b64.as_bytes()).map_err(strange)?;
        let named = (view.keys.recipient.as_str(), &bytes(&view.keys.signing_b64)?);
        let identity =
            master.open_bundle(&bytes(&share_b64)?, &account, view.version, named, &bundle).map_err(strange)?;
        let wraps: wire::Wraps = client.get_as(&at("wraps"), &token)?;
        let wrap =
            wraps.wraps.iter().find(|wrap| wrap.secret == "call").ok_or_else(|| strange("no key of the call"))?;
        let wrap = BASE64_NOPAD.decode(wrap.file_b64.as_bytes()).map_err(strange)?;
        match open_wrap(&wrap, identity.recipient_identity(), &keys.set().call).map_err(strange)? {
            Secret::Call(opener) => {
                Ok(Self { client: client.clone(), token, account, identity, opener, keys: keys.clone() })
            }
            Secret::Root(_) => Err(strange("a root in the place of the call's key")),
        }
    }

    /// The call.
    pub fn call(&self) -> &CallId {
        &self.keys.set().call
    }

    /// JSON at an address of the desk.
    pub fn get<A: serde::de::DeserializeOwned>(&self, what: &str) -> Result<A, Trouble> {
        Ok(self.client.get_as(&at(what), &self.token)?)
    }

    /// Every account in the queue.
    pub fn queue(&self) -> Result<Vec<wire::QueueItem>, Trouble> {
        let (mut items, mut after) = (Vec::new(), Some(String::new()));
        while let Some(place) = after {
            let page: wire::Queue = self.get(&format!("testimonies?limit={MOST}&after={place}"))?;
            items.extend(page.items);
            after = page.next;
        }
        Ok(items)
    }

    /// The payload's digest of the record that an account has, if it has one.
    pub fn record_payload(&self, id: SubmissionId) -> Result<Option<Digest>, Trouble> {
        let (headers, _) = self.client.bytes(&at(&format!("testimonies/{id}/record")), &self.token)?;
        headers.get("murmuration-payload-sha256").map(|digest| read(digest.to_str().map_err(strange)?)).transpose()
    }

    /// Signs, seals and saves a record. Digest of the sealed payload.
    pub fn save(&self, record: &Record) -> Result<Digest, Trouble> {
        let bytes = record.to_bytes().map_err(strange)?;
        let sealed = seal_record(&bytes, &self.keys, false, &self.identity).map_err(strange)?;
        let previous = sealed.previous().map_or_else(|| "none".to_owned(), |previous| previous.to_string());
        let headers = self.signed(&[
            ("murmuration-epoch", sealed.epoch().to_string()),
            ("murmuration-previous", previous),
            ("murmuration-state", sealed.state().to_owned()),
            ("murmuration-urgent", "no".to_owned()),
            ("murmuration-signature", BASE64URL_NOPAD.encode(sealed.signature())),
        ]);
        self.client.put_sealed(&at(&format!("testimonies/{}/record", record.testimony)), &headers, &sealed.bytes())?;
        Ok(sealed.payload())
    }

    /// Headers, and who sends them.
    pub fn signed<'a>(&self, headers: &[(&'a str, String)]) -> Vec<(&'a str, String)> {
        [headers, &[("authorization", format!("Bearer {}", self.token))]].concat()
    }

    /// Fetches and opens every account that has a record.
    pub fn open_all(&self) -> Result<Vec<OpenedAccount>, Trouble> {
        let mut opened = Vec::new();
        let records = self.files("records")?;
        for ((item, file), (of, sealed)) in self.files("files")?.iter().zip(&records) {
            if item.id != of.id {
                return Err(strange("accounts and records are in another order"));
            }
            if sealed.is_empty() {
                continue;
            }
            let (id, payload) = (read(&item.id)?, read(&item.payload_sha256)?);
            let claim = Claim { call: self.call().clone(), id, epoch: item.epoch_sealed };
            let account = open(file, &self.opener, &claim).map_err(strange)?;
            let claim = RecordClaim { call: self.call().clone(), id, payload };
            let record = open_record(sealed, self.opener.hybrid(), &claim).map_err(strange)?;
            let record = record.by_member(&self.keys).map_err(strange)?;
            let consent = account.draft.consent();
            opened.push(OpenedAccount {
                record: Record::parse(&record.record).map_err(strange)?,
                allowed: Allowed { count: consent.count, quote: consent.quote },
                week: read(&item.week)?,
            });
        }
        Ok(opened)
    }

    fn files(&self, what: &str) -> Result<Vec<(wire::QueueItem, Vec<u8>)>, Trouble> {
        let (mut files, mut after) = (Vec::new(), Some(String::new()));
        while let Some(place) = after {
            let path = at(&format!("testimonies/{what}?limit={MOST}&after={place}"));
            let (headers, bytes) = self.client.bytes(&path, &self.token)?;
            let mut frames = Frames::default();
            frames.add(&bytes);
            let taken = frames.take(|item, file| files.push((item, file.to_vec())));
            if taken.is_err() || !frames.is_over() {
                return Err(strange("the answer is cut off"));
            }
            after = headers.get(NEXT).and_then(|next| next.to_str().ok()).map(str::to_owned);
        }
        Ok(files)
    }
}

/// An address of the desk.
pub fn at(what: &str) -> String {
    format!("/api/desk/calls/{CALL}/{what}")
}

/// What can only happen if this tool and the server disagree.
pub fn strange(error: impl core::fmt::Display) -> Trouble {
    Trouble::new(
        format!("The demonstration's desk can't go on: {error}"),
        "Tools and server must come from the same working tree; build again with `cargo xtask run`",
    )
}

fn read<T: FromStr<Err: core::fmt::Display>>(text: &str) -> Result<T, Trouble> {
    text.parse().map_err(strange)
}

fn bytes<const N: usize>(text: &str) -> Result<[u8; N], Trouble> {
    let bytes = BASE64_NOPAD.decode(text.as_bytes()).map_err(strange)?;
    bytes.try_into().map_err(|_| strange("a key has another length"))
}
