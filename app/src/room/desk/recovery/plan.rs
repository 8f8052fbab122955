//! What shares open: fetched, compared with the list of keys, and, when it is meant, used to make a keyholder.

use data_encoding::BASE64_NOPAD;
use rand_core::OsRng;
use time::{Date, Duration};
use vault::{
    account_change::Lock,
    bundle::KdfParams,
    id::{Account, CallId},
    identity::{CallIdentity, MemberIdentity, RootKey},
    key_set::SignedKeySet,
    recovery::{Enrolment, Plan, RecoverySecret},
    role::Role,
    wrap::{Secret, open_wrap, wrap_secret},
};
use zeroize::Zeroizing;

use super::Trouble;
use crate::{
    api,
    room::desk::{enter, job},
    wire::{
        Kdf, MemberKeys, NewAccount, NewWrap,
        recovery::{Enrolment as Request, OpenRecovery, OpenedRecovery, RecoveryWrap},
    },
};

/// How long the key set that she signs is in force.
const LIFE: Duration = Duration::days(365);

/// What is under way; in the order of `texts::steps`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Open,
    Derive,
    Sign,
    Send,
}

/// Asks the server for what is wrapped to the plan, in the name of an account.
pub async fn open(
    plan: &Plan,
    secret: &RecoverySecret,
    account: &Account,
    origin: &str,
) -> Result<OpenedRecovery, Trouble> {
    let challenge = api::challenge(account.as_ref()).await?;
    let nonce = enter::bytes(&challenge.nonce_b64)?;
    let signature = secret.sign_opening(&nonce, origin, &plan.call, account);
    let request = OpenRecovery {
        account: account.to_string(),
        nonce_b64: challenge.nonce_b64,
        signature_b64: BASE64_NOPAD.encode(&signature),
    };
    Ok(api::open_recovery(&plan.call, &request).await?)
}

/// The root and the call's identities, if they are those of the key set.
pub fn secrets(
    wraps: &[RecoveryWrap],
    secret: &RecoverySecret,
    keys: &SignedKeySet,
) -> Result<(RootKey, Vec<CallIdentity>), Trouble> {
    let call: &CallId = &keys.set().call;
    let (mut root, mut identities) = (None, Vec::new());
    for wrap in wraps {
        let file = BASE64_NOPAD.decode(wrap.file_b64.as_bytes()).map_err(|_| Trouble::Strange)?;
        match open_wrap(&file, secret.identity(), call) {
            Ok(Secret::Root(key)) => root = Some(key),
            Ok(Secret::Call(identity)) => identities.push(identity),
            Err(_) => return Err(Trouble::Keys),
        }
    }
    identities.sort_unstable_by_key(|identity| core::cmp::Reverse(identity.epoch));
    let in_force = (keys.set().recipient.clone(), keys.set().classic.clone());
    let fits = identities.first().is_some_and(|newest| newest.recipients() == in_force);
    match root {
        Some(root) if fits && root.public() == keys.set().root => Ok((root, identities)),
        _ => Err(Trouble::Keys),
    }
}

/// A keyholder on the word of the root and of the sheets, from the shares to the next key set. What was opened is wiped when this returns.
pub async fn enrol(
    (plan, secret, keys): (&Plan, &RecoverySecret, &SignedKeySet),
    account: &Account,
    passphrase: &str,
    (origin, today): (&str, Date),
    step: impl Fn(Step),
) -> Result<SignedKeySet, Trouble> {
    step(Step::Open);
    let opened = open(plan, secret, account, origin).await?;
    let share = Zeroizing::new(enter::bytes::<32>(&opened.share_b64.ok_or(Trouble::Taken)?)?);
    let (root, identities) = secrets(&opened.wraps, secret, keys)?;
    step(Step::Derive);
    let params = KdfParams::make(&mut OsRng);
    let master = job::master(passphrase, &params).await?;
    step(Step::Sign);
    let member = MemberIdentity::generate(&mut OsRng);
    let next = sign(keys, &root, &member, account, today).ok_or(Trouble::Strange)?;
    let bundle = master.seal_bundle(&share, account, 1, &member, &mut OsRng);
    let login_key = master.login_key().public();
    let KdfParams { salt, memory_kib, passes } = params;
    let lock = Lock { version: 1, salt, memory_kib, passes, login_key, bundle: &bundle };
    let enrolment = Enrolment { call: &plan.call, key_set: next.digest(), account, lock };
    let signature_b64 = BASE64_NOPAD.encode(&enrolment.sign(&root));
    let opener_signature_b64 = BASE64_NOPAD.encode(&secret.sign_enrolment(&enrolment));
    let request = Request {
        key_set: next.note().to_owned(),
        account: NewAccount {
            account: account.to_string(),
            version: 1,
            kdf: Kdf { salt_b64: BASE64_NOPAD.encode(&salt), memory_kib, passes },
            login_key_b64: BASE64_NOPAD.encode(&login_key),
            bundle_b64: BASE64_NOPAD.encode(&bundle),
            keys: MemberKeys {
                recipient: member.recipient(),
                signing_b64: BASE64_NOPAD.encode(&member.verifying_key()),
            },
        },
        wraps: wraps(&plan.call, account, &member, root, identities),
        signature_b64,
        opener_signature_b64,
    };
    step(Step::Send);
    match api::enrol(&plan.call, &request).await {
        Ok(()) => Ok(next),
        // It may have arrived, and only the answer was lost.
        Err(error) => match api::key_set(&plan.call, None).await {
            Ok(note) if note == next.note() => Ok(next),
            _ => Err(error.into()),
        },
    }
}

/// The next key set: one keyholder more, and a later day.
fn sign(
    keys: &SignedKeySet,
    root: &RootKey,
    member: &MemberIdentity,
    account: &Account,
    today: Date,
) -> Option<SignedKeySet> {
    let mut set = keys.set().clone();
    set.epoch = set.epoch.checked_add(1)?;
    set.previous = Some(keys.digest());
    set.not_after = today.saturating_add(LIFE).max(set.not_after);
    set.members.push(member.public(account.clone(), Role::Keyholder));
    set.sign(root).ok()
}

fn wraps(
    call: &CallId,
    account: &Account,
    member: &MemberIdentity,
    root: RootKey,
    identities: Vec<CallIdentity>,
) -> Vec<NewWrap> {
    let to = member.recipient_identity().to_recipient();
    let wrap = |secret: &str, epoch: u32, what: &Secret| NewWrap {
        secret: secret.to_owned(),
        epoch,
        account: account.to_string(),
        file_b64: BASE64_NOPAD.encode(&wrap_secret(what, call, &to)),
    };
    let mut wraps = vec![wrap("root", 0, &Secret::Root(root))];
    wraps.extend(identities.into_iter().map(|identity| wrap("call", identity.epoch, &Secret::Call(identity))));
    wraps
}
