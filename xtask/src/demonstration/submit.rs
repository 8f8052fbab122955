//! One account: sealed, worked for, sent, and compared with what the server says it holds.

use app::wire;
use rand_core::OsRng;
use ureq::http::StatusCode;
use vault::{
    id::{Digest, SubmissionId},
    key_set::SignedKeySet,
    receipt::{Receipt, ReceiptKeys, derive_root},
    seal::{SealMode, SealedFile, seal},
    work,
};

use super::{CALL, Client, accounts::Account, chance};
use crate::trouble::Trouble;

/// How many counters are tried at once.
const TRIES: u64 = 1 << 16;

/// What became of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Submission {
    /// The server holds it now.
    Received,
    /// It held it before.
    Known,
}

/// Sends one account. Its id follows from the installation and its number, so that a seeding that was cut off goes on
/// where it stopped: the server answers 409 for an id that it has, because sealing again gives other bytes.
pub fn submit(
    client: &Client,
    key_set: &SignedKeySet,
    installation: &str,
    account: &Account,
) -> Result<Submission, Trouble> {
    let id = id(installation, account.number);
    let receipt = account.has_receipt().then(|| receipt(installation, account.number));
    let public = receipt.as_ref().map(ReceiptKeys::public);
    let sealed = seal(&account.draft(), key_set, id, public.as_ref(), SealMode::Wasm)
        .map_err(|error| Trouble::new(format!("An account can't be sealed: {error}"), "Tell the project about it"))?;
    let mut headers = vec![
        ("murmuration-id", id.to_string()),
        ("murmuration-epoch", key_set.set().epoch.to_string()),
        ("murmuration-work", work_for(client, &sealed)?),
    ];
    if let Some(keys) = receipt {
        let header = keys.header(&key_set.fingerprint(), id, sealed.digest(), &mut OsRng);
        headers.push(("murmuration-receipt", header.to_header_value()));
    }
    let path = format!("/api/calls/{CALL}/testimonies");
    match client.post_sealed::<wire::Received>(&path, &headers, &sealed.bytes()) {
        Ok(received) if received.sha256 == sealed.digest().to_string() => Ok(Submission::Received),
        Ok(_) => Err(Trouble::new("The server holds other bytes than were sent", "Tell the project about it")),
        Err(refused) if refused.status() == Some(StatusCode::CONFLICT) => Ok(Submission::Known),
        Err(refused) => Err(refused.into()),
    }
}

fn work_for(client: &Client, sealed: &SealedFile) -> Result<String, Trouble> {
    let request = wire::WorkRequest { class: work::Class::Full.to_string() };
    let wire::WorkToken { token, difficulty } = client.post("/api/work", None, &request)?;
    let digest: Digest = sealed.digest();
    let mut starts = (0..u64::MAX).step_by(TRIES as usize);
    let counter = starts.find_map(|from| work::solve(&token, &digest, difficulty, from, TRIES));
    Ok(work::header_value(&token, counter.unwrap_or_default()))
}

/// Of the account with this number.
pub fn id(installation: &str, number: usize) -> SubmissionId {
    let hash = chance::hash(&["submission", installation, &number.to_string()]).to_bytes();
    let mut id = [0; 16];
    id.copy_from_slice(&hash[..16]);
    SubmissionId::from_bytes(id)
}

/// The words are the same in every demonstration, so that whoever tries one out can look them up.
fn receipt(installation: &str, number: usize) -> ReceiptKeys {
    let words = Receipt::make(&mut chance::Repeatable::from_words(&["receipt", &number.to_string()]));
    ReceiptKeys::from_root(&derive_root(&words, installation))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_keeps_its_id_in_one_installation_and_has_another_elsewhere() {
        assert_eq!(id("here", 1), id("here", 1));
        assert_ne!(id("here", 1), id("here", 2));
        assert_ne!(id("here", 1), id("there", 1));
    }

    #[test]
    fn receipts_repeat_from_one_demonstration_to_the_next() {
        let words = |number: &str| Receipt::make(&mut chance::Repeatable::from_words(&["receipt", number])).phrase();
        assert_eq!(*words("1"), *words("1"));
        assert_ne!(*words("1"), *words("2"));
    }
}
