//! Members with real keys, and what they make with them.

use std::collections::BTreeMap;

use app::wire::{
    CallDocument, CallTexts, Challenge, Kdf, LoginRequest, MemberKeys, NewAccount, NewWrap, SetupRequest,
    SignedDocument,
};
use data_encoding::BASE64_NOPAD;
use rand_core::{OsRng, RngCore as _};
use time::{Date, Duration};
use vault::{
    bundle::MasterKey,
    draft::{Consent, Draft},
    id::{Account, CallId, Digest, SubmissionId},
    identity::{CallIdentity, MemberIdentity, RootKey},
    key_set::{KeySet, SignedKeySet},
    role::Role,
    seal::{SealMode, SealedFile, seal},
    wrap::{Secret, wrap_secret},
};

/// Somebody with an account.
pub struct Person {
    pub account: Account,
    pub role: Role,
    pub keys: MemberIdentity,
    /// In place of Argon2id over a passphrase: the server can't tell.
    pub master: MasterKey,
}

impl Person {
    pub fn new(handle: &str, role: Role) -> Self {
        let mut master = [0; 32];
        OsRng.fill_bytes(&mut master);
        Self {
            account: handle.parse().expect("a handle"),
            role,
            keys: MemberIdentity::generate(&mut OsRng),
            master: MasterKey::from_bytes(master),
        }
    }

    pub fn answer(&self, challenge: &Challenge, origin: &str) -> LoginRequest {
        let nonce = BASE64_NOPAD.decode(challenge.nonce_b64.as_bytes()).expect("base64");
        let nonce = nonce.try_into().expect("32 bytes");
        LoginRequest {
            account: self.account.to_string(),
            nonce_b64: challenge.nonce_b64.clone(),
            signature_b64: BASE64_NOPAD.encode(&self.master.login_key().sign(&nonce, origin, &self.account)),
        }
    }

    pub fn new_account(&self, share: [u8; 32]) -> NewAccount {
        NewAccount {
            account: self.account.to_string(),
            version: 1,
            kdf: Kdf { salt_b64: BASE64_NOPAD.encode(&[7; 16]), memory_kib: 131_072, passes: 3 },
            login_key_b64: BASE64_NOPAD.encode(&self.master.login_key().public()),
            bundle_b64: BASE64_NOPAD.encode(&self.master.seal_bundle(&share, &self.account, 1, &self.keys, &mut OsRng)),
            keys: MemberKeys {
                recipient: self.keys.recipient(),
                signing_b64: BASE64_NOPAD.encode(&self.keys.verifying_key()),
            },
        }
    }
}

/// A keyholder, a moderator, a researcher, and the call that they founded.
pub struct Team {
    pub call: CallId,
    pub root: RootKey,
    pub identity: CallIdentity,
    pub keyholder: Person,
    pub moderator: Person,
    pub researcher: Person,
    pub key_set: SignedKeySet,
}

impl Team {
    pub fn new(call: &str, synthetic: bool) -> Self {
        let root = RootKey::generate(&mut OsRng);
        let identity = CallIdentity::generate(1, &mut OsRng);
        let keyholder = Person::new("ada", Role::Keyholder);
        let moderator = Person::new("mo", Role::Moderator);
        let researcher = Person::new("rex", Role::Researcher);
        let (recipient, classic) = identity.recipients();
        let set = KeySet {
            call: call.parse().expect("a name"),
            epoch: 1,
            previous: None,
            not_after: today() + Duration::days(365),
            root: root.public(),
            recipient,
            classic,
            members: [&keyholder, &moderator, &researcher]
                .map(|person| person.keys.public(person.account.clone(), person.role))
                .to_vec(),
            log_head: Digest::ZERO,
            synthetic,
        };
        let key_set = set.sign(&root).expect("a valid key set");
        Self { call: set.call, root, identity, keyholder, moderator, researcher, key_set }
    }

    pub fn people(&self) -> [&Person; 3] {
        [&self.keyholder, &self.moderator, &self.researcher]
    }

    /// A key set that follows the first, after `change`.
    pub fn next(&self, change: impl FnOnce(&mut KeySet)) -> SignedKeySet {
        let mut set = self.key_set.set().clone();
        set.epoch = 2;
        set.previous = Some(self.key_set.digest());
        change(&mut set);
        set.sign(&self.root).expect("a valid key set")
    }

    /// The first version of what is said about the call.
    pub fn document(&self) -> CallDocument {
        let texts = CallTexts {
            title: "When the police stopped coming".to_owned(),
            purpose: "To learn what happened.\nInvented for a test.".to_owned(),
            organisation: "A charity".to_owned(),
            contact: "hello@charity.example".to_owned(),
            controller: "A charity, 1 Street, Town".to_owned(),
            published: String::new(),
            done: String::new(),
        };
        CallDocument {
            call: self.call.to_string(),
            version: 1,
            languages: vec!["en".to_owned()],
            closes: None,
            done_on: None,
            texts: [("en".to_owned(), texts)].into(),
            help: BTreeMap::new(),
            questions: Vec::new(),
        }
    }

    pub fn sign(&self, document: &CallDocument, by: &Person) -> SignedDocument {
        SignedDocument::sign(document, &self.call, &by.account, |message| by.keys.sign(message))
    }

    pub fn wrap(&self, secret: &'static str, to: &Person) -> NewWrap {
        let (epoch, what) = match secret {
            "root" => (0, Secret::Root(RootKey::from_seed(self.root.seed()))),
            _ => {
                let (hybrid, classic) = self.identity.seeds();
                (1, Secret::Call(CallIdentity::from_seeds(1, hybrid, classic)))
            }
        };
        let recipient = to.keys.recipient_identity().to_recipient();
        NewWrap {
            secret: secret.to_owned(),
            epoch,
            account: to.account.to_string(),
            file_b64: BASE64_NOPAD.encode(&wrap_secret(&what, &self.call, &recipient)),
        }
    }

    /// The request that founds the call. `shares` are those of [`Team::people`].
    pub fn request(&self, shares: [[u8; 32]; 3]) -> SetupRequest {
        SetupRequest {
            call: self.call.to_string(),
            document: self.sign(&self.document(), &self.keyholder),
            key_set: self.key_set.note().to_owned(),
            accounts: self.people().iter().zip(shares).map(|(person, share)| person.new_account(share)).collect(),
            wraps: vec![
                self.wrap("root", &self.keyholder),
                self.wrap("call", &self.keyholder),
                self.wrap("call", &self.moderator),
            ],
        }
    }
}

pub fn today() -> Date {
    Date::from_calendar_date(2026, time::Month::November, 23).expect("a Monday")
}

pub fn draft(text: &str) -> Draft {
    Draft::new(text, Consent::default())
}

/// An account, sealed to the call as a browser would.
pub fn sealed(team: &Team) -> SealedFile {
    let id = SubmissionId::make(&mut OsRng);
    seal(&draft("An invented account."), &team.key_set, id, None, SealMode::Wasm).expect("it fits")
}
