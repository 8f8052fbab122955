//! The first call: every key is made here, and only what is not secret is sent.

use std::collections::BTreeMap;

use data_encoding::BASE64_NOPAD;
use rand_core::OsRng;
use time::{Date, Duration};
use vault::{
    bundle::{KdfParams, MasterKey},
    id::{Account, CallId, Digest},
    identity::{CallIdentity, MemberIdentity, RootKey},
    key_set::{KeySet, SignedKeySet},
    role::Role,
    wrap::{Secret, wrap_secret},
};
use zeroize::Zeroizing;

use crate::{
    api::{self, ApiError, Bearer},
    room::unlock::job,
    wire::{CallDocument, CallTexts, Kdf, MemberKeys, NewAccount, NewWrap, SetupRequest, SignedDocument},
    worker::WorkerFailed,
};

/// A chosen passphrase must take at least 10^16 guesses, as `zxcvbn` counts them.
const GUESSES_LOG10: f64 = 16.0;
const FIRST_EPOCH: u32 = 1;
/// How long the first key set is in force.
const LIFE: Duration = Duration::days(365);

/// What the founder filled in.
pub struct Form {
    pub handle: String,
    pub passphrase: Zeroizing<String>,
    /// Drawn here, not chosen.
    pub drawn: bool,
    pub written: bool,
    pub slug: String,
    pub texts: CallTexts,
}

/// A field that needs another look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    Handle,
    Passphrase,
    Written,
    Slug,
    Title,
    Purpose,
    Organisation,
    Contact,
    Controller,
}

/// A form without problems.
pub struct Founder {
    account: Account,
    passphrase: Zeroizing<String>,
    call: CallId,
    texts: CallTexts,
}

impl Form {
    /// Every problem at once, in the order of the page.
    pub fn check(self) -> Result<Founder, Vec<Problem>> {
        let account = self.handle.trim().parse::<Account>();
        let call = self.slug.trim().parse::<CallId>();
        let guessable =
            !self.drawn && is_guessable(&self.passphrase, &[&self.handle, &self.slug, &self.texts.organisation]);
        let texts = CallTexts {
            title: self.texts.title.trim().to_owned(),
            purpose: self.texts.purpose.trim().to_owned(),
            organisation: self.texts.organisation.trim().to_owned(),
            contact: self.texts.contact.trim().to_owned(),
            controller: self.texts.controller.trim().to_owned(),
            published: String::new(),
            done: String::new(),
        };
        let found = [
            (account.is_err(), Problem::Handle),
            (guessable, Problem::Passphrase),
            (!self.written, Problem::Written),
            (call.is_err(), Problem::Slug),
            (texts.title.is_empty(), Problem::Title),
            (texts.purpose.is_empty(), Problem::Purpose),
            (texts.organisation.is_empty(), Problem::Organisation),
            (texts.contact.is_empty(), Problem::Contact),
            (texts.controller.is_empty(), Problem::Controller),
        ];
        let found: Vec<Problem> = found.into_iter().filter(|(wrong, _)| *wrong).map(|(_, problem)| problem).collect();
        match (account, call) {
            (Ok(account), Ok(call)) if found.is_empty() => {
                Ok(Founder { account, passphrase: self.passphrase, call, texts })
            }
            _ => Err(found),
        }
    }
}

pub fn is_guessable(passphrase: &str, known: &[&str]) -> bool {
    zxcvbn::zxcvbn(passphrase, known).guesses_log10() < GUESSES_LOG10
}

/// What is under way; in the order of `texts::steps`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Keys,
    Derive,
    Share,
    Lock,
    Send,
}

/// Why there is no call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MakeError {
    /// The one-time link is wrong, used or of an earlier start.
    LinkUsed,
    /// Refused for its content. Nothing was kept.
    Refused,
    /// The Worker did not run.
    Worker,
    /// No answer. It may have been kept.
    Offline,
    /// Too much at once. Nothing was kept.
    Busy,
    /// The server names other keys than were made.
    Lie,
    /// An answer that this version does not know.
    Strange,
}

impl From<ApiError> for MakeError {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Unreachable => Self::Offline,
            ApiError::Refused { status: 401 | 404, .. } => Self::LinkUsed,
            ApiError::Refused { status: 429 | 503, .. } => Self::Busy,
            ApiError::Refused { status: 400..=499, .. } => Self::Refused,
            ApiError::Refused { .. } | ApiError::Strange => Self::Strange,
        }
    }
}

impl From<WorkerFailed> for MakeError {
    fn from(_: WorkerFailed) -> Self {
        Self::Worker
    }
}

/// Makes and sends everything; the signed key set of the new call. What was drawn here is wiped when this returns.
pub async fn make(
    founder: &Founder,
    token: &Bearer,
    today: Date,
    step: impl Fn(Step),
) -> Result<SignedKeySet, MakeError> {
    step(Step::Keys);
    let root = RootKey::generate(&mut OsRng);
    let member = MemberIdentity::generate(&mut OsRng);
    let call = CallIdentity::generate(FIRST_EPOCH, &mut OsRng);
    step(Step::Derive);
    let params = KdfParams::make(&mut OsRng);
    let master = job::master(&founder.passphrase, &params).await?;
    step(Step::Share);
    let share = api::setup_share(token, founder.account.as_ref()).await?;
    let share = BASE64_NOPAD.decode(share.share_b64.as_bytes()).ok().and_then(|share| share.try_into().ok());
    let share: Zeroizing<[u8; 32]> = share.map(Zeroizing::new).ok_or(MakeError::Strange)?;
    step(Step::Lock);
    let keys = sign(founder, &root, &member, &call, today);
    let account = new_account(&founder.account, &member, &params, &master, &share);
    let request = SetupRequest {
        call: founder.call.to_string(),
        document: document(founder, &member),
        key_set: keys.note().to_owned(),
        accounts: vec![account],
        wraps: wraps(founder, &member, root, call),
    };
    step(Step::Send);
    let done = api::setup(token, &request).await?;
    if done.root_fingerprint == keys.fingerprint().to_string() { Ok(keys) } else { Err(MakeError::Lie) }
}

fn sign(founder: &Founder, root: &RootKey, member: &MemberIdentity, call: &CallIdentity, today: Date) -> SignedKeySet {
    let (recipient, classic) = call.recipients();
    let set = KeySet {
        call: founder.call.clone(),
        epoch: FIRST_EPOCH,
        previous: None,
        not_after: today.saturating_add(LIFE),
        root: root.public(),
        recipient,
        classic,
        members: vec![member.public(founder.account.clone(), Role::Keyholder)],
        log_head: Digest::ZERO,
        synthetic: false,
    };
    set.sign(root).expect("a key set of fresh keys has every fact that a reader wants")
}

/// The first version: the texts in English, and no questions yet.
fn document(founder: &Founder, member: &MemberIdentity) -> SignedDocument {
    const LANGUAGE: &str = "en";
    let document = CallDocument {
        call: founder.call.to_string(),
        version: 1,
        languages: vec![LANGUAGE.to_owned()],
        closes: None,
        done_on: None,
        texts: [(LANGUAGE.to_owned(), founder.texts.clone())].into(),
        help: BTreeMap::new(),
        questions: Vec::new(),
    };
    SignedDocument::sign(&document, &founder.call, &founder.account, |message| member.sign(message))
}

/// An account as the server keeps it. Nothing in it is secret.
pub fn new_account(
    account: &Account,
    member: &MemberIdentity,
    params: &KdfParams,
    master: &MasterKey,
    share: &[u8; 32],
) -> NewAccount {
    const VERSION: u32 = 1;
    let bundle = master.seal_bundle(share, account, VERSION, member, &mut OsRng);
    NewAccount {
        account: account.to_string(),
        version: VERSION,
        kdf: Kdf { salt_b64: BASE64_NOPAD.encode(&params.salt), memory_kib: params.memory_kib, passes: params.passes },
        login_key_b64: BASE64_NOPAD.encode(&master.login_key().public()),
        bundle_b64: BASE64_NOPAD.encode(&bundle),
        keys: MemberKeys { recipient: member.recipient(), signing_b64: BASE64_NOPAD.encode(&member.verifying_key()) },
    }
}

fn wraps(founder: &Founder, member: &MemberIdentity, root: RootKey, call: CallIdentity) -> Vec<NewWrap> {
    let to = member.recipient_identity().to_recipient();
    let wrap = |secret: &str, epoch: u32, what: &Secret| NewWrap {
        secret: secret.to_owned(),
        epoch,
        account: founder.account.to_string(),
        file_b64: BASE64_NOPAD.encode(&wrap_secret(what, &founder.call, &to)),
    };
    vec![wrap("root", 0, &Secret::Root(root)), wrap("call", FIRST_EPOCH, &Secret::Call(call))]
}
