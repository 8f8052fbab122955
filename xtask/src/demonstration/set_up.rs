//! The first run, as the browser does it, for three people at once.

use app::wire;
use data_encoding::BASE64_NOPAD;
use rand_core::OsRng;
use time::Date;
use vault::{
    bundle::{KdfParams, MasterKey},
    hybrid::HybridRecipient,
    id::{Account, CallId, Digest},
    identity::{CallIdentity, MemberIdentity, RootKey},
    key_set::{KeySet, Member},
    role::Role,
    wrap::{Secret, wrap_secret},
};

use super::{CALL, Client, PEOPLE, people::Person};
use crate::trouble::Trouble;

const EPOCH: u32 = 1;
/// Version of a bundle that was never changed.
const VERSION: u32 = 1;

/// What the demonstration call says and asks. The Welsh is a draft.
const DOCUMENT: &str = include_str!("document.json");

/// Makes every key, and opens the call under the one-time `token`.
pub fn set_up(client: &Client, token: &str, not_after: Date) -> Result<(), Trouble> {
    let call: CallId = CALL.parse().map_err(impossible)?;
    let root = RootKey::generate(&mut OsRng);
    let call_identity = CallIdentity::generate(EPOCH, &mut OsRng);
    let (recipient, classic) = call_identity.recipients();

    let mut members = Vec::new();
    let mut recipients = Vec::new();
    let mut accounts = Vec::new();
    let mut document = None;
    for person in PEOPLE {
        let keys = MemberIdentity::generate(&mut OsRng);
        let account: Account = person.handle.parse().map_err(impossible)?;
        let member = keys.public(account, person.role);
        let share = fetch_share(client, token, person.handle)?;
        accounts.push(new_account(person, &member.account, &keys, &share)?);
        if person.role == Role::Keyholder {
            document = Some(sign_document(&call, &member.account, &keys)?);
        }
        recipients.push(keys.recipient_identity().to_recipient());
        members.push(member);
    }
    let key_set = KeySet {
        call: call.clone(),
        epoch: EPOCH,
        previous: None,
        not_after,
        root: root.public(),
        recipient,
        classic,
        members: members.clone(),
        log_head: Digest::ZERO,
        synthetic: true,
    };
    let signed = key_set.sign(&root).map_err(impossible)?;
    let request = wire::SetupRequest {
        call: CALL.to_owned(),
        document: document.ok_or_else(|| impossible("one person is a keyholder"))?,
        key_set: signed.note().to_owned(),
        accounts,
        wraps: wraps(&call, &members, &recipients, &Secret::Root(root), &Secret::Call(call_identity)),
    };
    client.post::<wire::SetupDone>("/api/setup", Some(token), &request)?;
    Ok(())
}

fn sign_document(call: &CallId, by: &Account, keys: &MemberIdentity) -> Result<wire::SignedDocument, Trouble> {
    let document = wire::CallDocument::read(DOCUMENT).ok_or_else(|| impossible("the call's document has a fault"))?;
    Ok(wire::SignedDocument::sign(&document, call, by, |message| keys.sign(message)))
}

fn fetch_share(client: &Client, token: &str, handle: &str) -> Result<[u8; 32], Trouble> {
    let request = wire::ShareRequest { account: handle.to_owned() };
    let answer: wire::Share = client.post("/api/setup/share", Some(token), &request)?;
    let share = BASE64_NOPAD.decode(answer.share_b64.as_bytes()).map_err(impossible)?;
    share.try_into().map_err(|_| impossible("a share has 32 bytes"))
}

fn new_account(
    person: Person,
    account: &Account,
    keys: &MemberIdentity,
    share: &[u8; 32],
) -> Result<wire::NewAccount, Trouble> {
    let kdf = KdfParams::make(&mut OsRng);
    let master = MasterKey::derive(person.passphrase, &kdf).map_err(impossible)?;
    let bundle = master.seal_bundle(share, account, VERSION, keys, &mut OsRng);
    Ok(wire::NewAccount {
        account: person.handle.to_owned(),
        version: VERSION,
        kdf: wire::Kdf { salt_b64: BASE64_NOPAD.encode(&kdf.salt), memory_kib: kdf.memory_kib, passes: kdf.passes },
        login_key_b64: BASE64_NOPAD.encode(&master.login_key().public()),
        bundle_b64: BASE64_NOPAD.encode(&bundle),
        keys: wire::MemberKeys { recipient: keys.recipient(), signing_b64: BASE64_NOPAD.encode(&keys.verifying_key()) },
    })
}

/// The call identity to everyone who may open, the root to keyholders.
fn wraps(
    call: &CallId,
    members: &[Member],
    recipients: &[HybridRecipient],
    root: &Secret,
    identity: &Secret,
) -> Vec<wire::NewWrap> {
    let mut wraps = Vec::new();
    for (member, to) in members.iter().zip(recipients) {
        let mut wrap = |name: &str, epoch: u32, secret: &Secret| {
            wraps.push(wire::NewWrap {
                secret: name.to_owned(),
                epoch,
                account: member.account.to_string(),
                file_b64: BASE64_NOPAD.encode(&wrap_secret(secret, call, to)),
            });
        };
        if member.role.may_open() {
            wrap("call", EPOCH, identity);
        }
        if member.role == Role::Keyholder {
            wrap("root", 0, root);
        }
    }
    wraps
}

/// What can only happen if this tool and the vault or the server disagree.
fn impossible(error: impl std::fmt::Display) -> Trouble {
    Trouble::new(
        format!("The demonstration's keys can't be made: {error}"),
        "Tools and server must come from the same working tree; build again with `cargo xtask run`",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_of_the_call_can_be_published() {
        let document: wire::CallDocument = serde_json::from_str(DOCUMENT).expect("it is a document");
        assert_eq!(document.check(), []);
        assert_eq!(document.languages, ["en", "cy"]);
    }
}
