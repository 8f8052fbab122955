//! A new passphrase, a paper code, and who may change them.

use app::wire::{
    Challenge, ChallengeRequest, Kdf, LoginRequest, Session,
    account::{AccountState, NewPaper, NewPassphrase, Proof},
};
use data_encoding::BASE64_NOPAD;
use rand_core::OsRng;
use vault::{
    account_change::{AccountChange, Lock, What},
    bundle::{LoginKey, MasterKey},
    paper::PaperCode,
};

use super::house::{CALL, House, Person, Reply, get, post};

const KDF: (u32, u32) = (131_072, 3);

/// Who signs a change, and what she says of it.
pub struct By<'a> {
    pub key: &'a LoginKey,
    pub name: &'a str,
}

fn b64(bytes: &[u8]) -> String {
    BASE64_NOPAD.encode(bytes)
}

pub async fn nonce(house: &House, account: &str) -> [u8; 32] {
    let ask = ChallengeRequest { account: account.to_owned() };
    let challenge: Challenge = post("/api/login/challenge").json(&ask).of(house).await.json();
    let nonce = BASE64_NOPAD.decode(challenge.nonce_b64.as_bytes()).expect("base64");
    nonce.try_into().expect("32 bytes")
}

/// A proof over `what` for this person, fresh.
pub async fn proof(house: &House, person: &Person, by: &By<'_>, what: What<'_>) -> Proof {
    let nonce = nonce(house, person.account.as_ref()).await;
    let origin = house.state.config.origin.as_str();
    let signature = by.key.sign_change(&AccountChange { nonce, origin, account: &person.account, what });
    Proof { by: by.name.to_owned(), nonce_b64: b64(&nonce), signature_b64: b64(&signature) }
}

pub fn share(session: &Session) -> [u8; 32] {
    BASE64_NOPAD.decode(session.share_b64.as_bytes()).expect("base64").try_into().expect("32 bytes")
}

/// The request for a passphrase with this master key, as the version after `version`.
pub async fn new_passphrase(
    house: &House,
    person: &Person,
    (master, version): (&MasterKey, u32),
    session: &Session,
    by: &By<'_>,
) -> NewPassphrase {
    let (login_key, salt) = (master.login_key().public(), [8; 16]);
    let bundle = master.seal_bundle(&share(session), &person.account, version, &person.keys, &mut OsRng);
    let lock = Lock { version, salt, memory_kib: KDF.0, passes: KDF.1, login_key, bundle: &bundle };
    NewPassphrase {
        version,
        kdf: Kdf { salt_b64: b64(&salt), memory_kib: KDF.0, passes: KDF.1 },
        login_key_b64: b64(&login_key),
        bundle_b64: b64(&bundle),
        proof: proof(house, person, by, What::Passphrase(lock)).await,
    }
}

pub async fn send(house: &House, session: &Session, request: &NewPassphrase) -> Reply {
    post("/api/account/passphrase").bearer(&session.token).json(request).of(house).await
}

pub async fn put_paper(house: &House, person: &Person, code: &PaperCode, session: &Session, by: &By<'_>) -> Reply {
    let (login_key, bundle) = (code.login_key().public(), code.seal_bundle(&person.account, &person.keys, &mut OsRng));
    let proof = proof(house, person, by, What::Paper { login_key, bundle: &bundle }).await;
    let request = NewPaper { login_key_b64: b64(&login_key), bundle_b64: b64(&bundle), proof };
    post("/api/account/paper").bearer(&session.token).json(&request).of(house).await
}

pub async fn log_in_with(house: &House, person: &Person, code: &PaperCode) -> Reply {
    let nonce = nonce(house, person.account.as_ref()).await;
    let signature = code.sign_login(&nonce, house.state.config.origin.as_str(), &person.account);
    let request =
        LoginRequest { account: person.account.to_string(), nonce_b64: b64(&nonce), signature_b64: b64(&signature) };
    post("/api/login/paper").json(&request).of(house).await
}

async fn try_passphrase(house: &House, person: &Person, master: &MasterKey) -> u16 {
    let challenge = person.challenge(house).await;
    let other = Person {
        account: person.account.clone(),
        role: person.role,
        keys: vault::identity::MemberIdentity::generate(&mut OsRng),
        master: MasterKey::from_bytes(*master.as_bytes()),
    };
    let request = other.answer(&challenge, house.state.config.origin.as_str());
    post("/api/login").json(&request).of(house).await.status.as_u16()
}

pub fn by_passphrase<'a>(key: &'a LoginKey) -> By<'a> {
    By { key, name: "passphrase" }
}

const REFUSED: (u16, &str) = (403, "proof-refused");

fn refusal(reply: &Reply) -> (u16, String) {
    reply.refusal()
}

#[tokio::test]
async fn a_new_passphrase_takes_the_place_of_the_old_one_and_ends_every_other_session() {
    let (house, team) = House::with_call().await;
    let mo = &team.moderator;
    let (first, second) = (mo.log_in(&house).await, mo.log_in(&house).await);
    let theirs = team.keyholder.log_in(&house).await;
    let (old, new) = (mo.master.login_key(), MasterKey::from_bytes([3; 32]));
    let request = new_passphrase(&house, mo, (&new, 2), &first, &by_passphrase(&old)).await;
    assert_eq!(send(&house, &first, &request).await.status, 204);

    assert_eq!(try_passphrase(&house, mo, &mo.master).await, 401);
    assert_eq!(try_passphrase(&house, mo, &new).await, 200);
    let wraps = format!("/api/desk/calls/{CALL}/wraps");
    for (session, status) in [(&first, 200), (&second, 404), (&theirs, 200)] {
        assert_eq!(get(&wraps).bearer(&session.token).of(&house).await.status, status);
    }
    // What the new login hands over opens with the new passphrase and gives the same keys.
    let person = Person {
        account: mo.account.clone(),
        role: mo.role,
        keys: vault::identity::MemberIdentity::generate(&mut OsRng),
        master: MasterKey::from_bytes([3; 32]),
    };
    let session = person.log_in(&house).await;
    assert_eq!(session.account.version, 2);
    let bundle = BASE64_NOPAD.decode(session.account.bundle_b64.as_bytes()).expect("base64");
    let (recipient, signing) = (mo.keys.recipient(), mo.keys.verifying_key());
    let named = (recipient.as_str(), &signing);
    let opened = new.open_bundle(&share(&session), &mo.account, 2, named, &bundle).expect("the new passphrase");
    assert!(opened.is(&mo.keys.public(mo.account.clone(), mo.role)));
}

#[tokio::test]
async fn of_two_new_passphrases_at_once_one_holds_and_the_account_says_which() {
    let (house, team) = House::with_call().await;
    let mo = &team.moderator;
    let session = mo.log_in(&house).await;
    let old = mo.master.login_key();
    let (one, two) = (MasterKey::from_bytes([3; 32]), MasterKey::from_bytes([4; 32]));
    let first = new_passphrase(&house, mo, (&one, 2), &session, &by_passphrase(&old)).await;
    let second = new_passphrase(&house, mo, (&two, 2), &session, &by_passphrase(&old)).await;
    let (first, second) = tokio::join!(send(&house, &session, &first), send(&house, &session, &second));
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    let won = if statuses[0] == 204 { (&one, &two) } else { (&two, &one) };
    statuses.sort_unstable();
    assert!(statuses == [204, 409] || statuses == [204, 403], "{statuses:?}");
    assert_eq!((try_passphrase(&house, mo, won.0).await, try_passphrase(&house, mo, won.1).await), (200, 401));
    assert_eq!(try_passphrase(&house, mo, &mo.master).await, 401);
    let state: AccountState = get("/api/account").bearer(&session.token).of(&house).await.json();
    assert_eq!((state.version, state.salt_b64, state.paper_b64), (2, b64(&[8; 16]), None));
    // Sent once more, as a browser does whose answer was lost: it is not taken twice, and nothing changes.
    let again = new_passphrase(&house, mo, (won.0, 2), &session, &by_passphrase(&old)).await;
    assert_eq!(refusal(&send(&house, &session, &again).await), (409, "account-stale".to_owned()));
    assert_eq!(try_passphrase(&house, mo, won.0).await, 200);
}

#[tokio::test]
async fn a_session_without_a_key_that_unlocks_changes_nothing() {
    let (house, team) = House::with_call().await;
    let mo = &team.moderator;
    let code = PaperCode::make(&mut OsRng);
    let session = mo.log_in(&house).await;
    assert_eq!(put_paper(&house, mo, &code, &session, &by_passphrase(&mo.master.login_key())).await.status, 204);
    let thief = MasterKey::from_bytes([6; 32]);
    for name in ["passphrase", "paper"] {
        let by = By { key: &thief.login_key(), name };
        let request = new_passphrase(&house, mo, (&thief, 2), &session, &by).await;
        assert_eq!(refusal(&send(&house, &session, &request).await), (REFUSED.0, REFUSED.1.to_owned()));
        let theirs = PaperCode::make(&mut OsRng);
        let reply = put_paper(&house, mo, &theirs, &session, &by).await;
        assert_eq!(refusal(&reply), (REFUSED.0, REFUSED.1.to_owned()));
        let proof = proof(&house, mo, &by, What::NoPaper).await;
        let reply = post("/api/account/no-paper").bearer(&session.token).json(&proof).of(&house).await;
        assert_eq!(refusal(&reply), (REFUSED.0, REFUSED.1.to_owned()));
    }
    // A proof for one change is none for another, nor twice, nor after its time, nor for another account.
    let key = mo.master.login_key();
    let mine = by_passphrase(&key);
    let good = proof(&house, mo, &mine, What::NoPaper).await;
    let request = new_passphrase(&house, mo, (&thief, 2), &session, &mine).await;
    let moved = NewPassphrase { proof: good.clone(), ..request.clone() };
    assert_eq!(refusal(&send(&house, &session, &moved).await).1, "proof-refused");
    let altered = NewPassphrase { login_key_b64: b64(&[9; 32]), ..request.clone() };
    assert_eq!(refusal(&send(&house, &session, &altered).await).1, "proof-refused");
    let ada = team.keyholder.log_in(&house).await;
    let reply = post("/api/account/no-paper").bearer(&ada.token).json(&good).of(&house).await;
    assert_eq!(refusal(&reply).1, "proof-refused");
    house.pass(181);
    let reply = post("/api/account/no-paper").bearer(&session.token).json(&good).of(&house).await;
    assert_eq!(refusal(&reply).1, "proof-refused");
    // Everything is as it was.
    assert_eq!(try_passphrase(&house, mo, &mo.master).await, 200);
    assert_eq!(log_in_with(&house, mo, &code).await.status, 200);
}

#[tokio::test]
async fn nobody_is_talked_into_a_weaker_passphrase() {
    let (house, team) = House::with_call().await;
    let mo = &team.moderator;
    let session = mo.log_in(&house).await;
    let key = mo.master.login_key();
    let new = MasterKey::from_bytes([3; 32]);
    let good = new_passphrase(&house, mo, (&new, 2), &session, &by_passphrase(&key)).await;
    let weak = NewPassphrase { kdf: Kdf { memory_kib: 65_535, ..good.kdf.clone() }, ..good.clone() };
    let short = NewPassphrase { bundle_b64: b64(&[1; 39]), ..good.clone() };
    for request in [weak, short] {
        assert_eq!(refusal(&send(&house, &session, &request).await), (422, "account-invalid".to_owned()));
    }
    for version in [1, 3] {
        let other = NewPassphrase { version, ..good.clone() };
        assert_eq!(refusal(&send(&house, &session, &other).await), (409, "account-stale".to_owned()));
    }
}

#[tokio::test]
async fn a_paper_code_unlocks_the_same_keys_and_sets_a_new_passphrase() {
    let (house, team) = House::with_call().await;
    let mo = &team.moderator;
    let code = PaperCode::make(&mut OsRng);
    assert_eq!(refusal(&log_in_with(&house, mo, &code).await), (401, "login-refused".to_owned()));
    let session = mo.log_in(&house).await;
    let other = mo.log_in(&house).await;
    assert_eq!(put_paper(&house, mo, &code, &session, &by_passphrase(&mo.master.login_key())).await.status, 204);
    assert_eq!(get("/api/account").bearer(&other.token).of(&house).await.status, 404);

    // The passphrase is forgotten.
    let session: Session = log_in_with(&house, mo, &code).await.json();
    let bundle = BASE64_NOPAD.decode(session.account.bundle_b64.as_bytes()).expect("base64");
    let (recipient, signing) = (mo.keys.recipient(), mo.keys.verifying_key());
    let opened = code.open_bundle(&mo.account, (&recipient, &signing), &bundle).expect("the code opens it");
    assert!(opened.is(&mo.keys.public(mo.account.clone(), mo.role)));
    let new = MasterKey::from_bytes([3; 32]);
    let key = code.login_key();
    let by = By { key: &key, name: "paper" };
    let request = new_passphrase(&house, mo, (&new, 2), &session, &by).await;
    assert_eq!(send(&house, &session, &request).await.status, 204);
    assert_eq!((try_passphrase(&house, mo, &new).await, try_passphrase(&house, mo, &mo.master).await), (200, 401));
    // The code goes on to work: it does not depend on the passphrase.
    assert_eq!(log_in_with(&house, mo, &code).await.status, 200);
}

#[tokio::test]
async fn a_replaced_or_revoked_paper_code_opens_nothing() {
    let (house, team) = House::with_call().await;
    let mo = &team.moderator;
    let (first, second) = (PaperCode::make(&mut OsRng), PaperCode::make(&mut OsRng));
    let session = mo.log_in(&house).await;
    let key = mo.master.login_key();
    assert_eq!(put_paper(&house, mo, &first, &session, &by_passphrase(&key)).await.status, 204);
    let on_paper: Session = log_in_with(&house, mo, &first).await.json();
    assert_eq!(put_paper(&house, mo, &second, &session, &by_passphrase(&key)).await.status, 204);
    assert_eq!(refusal(&log_in_with(&house, mo, &first).await).1, "login-refused");
    assert_eq!(get("/api/account").bearer(&on_paper.token).of(&house).await.status, 404);
    let state: AccountState = get("/api/account").bearer(&session.token).of(&house).await.json();
    assert_eq!(state.paper_b64, Some(b64(&second.login_key().public())));
    assert_eq!(log_in_with(&house, mo, &second).await.status, 200);
    let proof = proof(&house, mo, &by_passphrase(&key), What::NoPaper).await;
    assert_eq!(post("/api/account/no-paper").bearer(&session.token).json(&proof).of(&house).await.status, 204);
    assert_eq!(refusal(&log_in_with(&house, mo, &second).await).1, "login-refused");
    assert_eq!(house.count("SELECT count(*) FROM paper").await, 0);
}

#[tokio::test]
async fn who_has_a_paper_code_is_nobodys_business() {
    let (house, team) = House::with_call().await;
    let (mo, code) = (&team.moderator, PaperCode::make(&mut OsRng));
    let session = mo.log_in(&house).await;
    put_paper(&house, mo, &code, &session, &by_passphrase(&mo.master.login_key())).await;
    let wrong = PaperCode::make(&mut OsRng);
    let stranger = Person::new("eve", mo.role);
    let with = log_in_with(&house, mo, &wrong).await;
    assert_eq!(with, log_in_with(&house, &team.keyholder, &wrong).await);
    assert_eq!(with, log_in_with(&house, &stranger, &wrong).await);
    for ask in [get("/api/account"), post("/api/account/no-paper").json(&())] {
        assert_eq!(ask.of(&house).await.refusal(), (404, "not-found".to_owned()));
    }
}
