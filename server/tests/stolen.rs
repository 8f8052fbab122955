//! A thief takes the database, the share file and the sessions. Without a passphrase or a paper she opens nothing.

use std::fs;

use app::wire::Session;
use data_encoding::{BASE64_NOPAD, BASE64URL_NOPAD};
use rand_core::OsRng;
use sea_orm::{ConnectionTrait as _, Statement};
use vault::{
    bundle::{KdfParams, MasterKey},
    identity::MemberIdentity,
    open::{Claim, open},
    paper::PaperCode,
    receipt::make_passphrase,
    wrap::{Secret, open_wrap},
};

use super::{
    account::{By, put_paper},
    house::{CALL, House, Team, get, post, sealed},
    recovery::{Made, keep, make},
    submissions::submission,
};

struct Loot {
    house: House,
    team: Team,
    passphrase: String,
    code: PaperCode,
    recovery: Made,
    session: Session,
    file: vault::seal::SealedFile,
}

/// A house where everything is in use: an account, a passphrase of six words, a paper code, a recovery, somebody at work.
async fn loot() -> Loot {
    let house = House::new().await;
    let mut team = Team::new(CALL, false);
    let passphrase = make_passphrase(&mut OsRng).to_string();
    let params = KdfParams { salt: [7; 16], memory_kib: 131_072, passes: 3 };
    team.moderator.master = MasterKey::derive(&passphrase, &params).expect("above the floor");
    team.move_in(&house).await;
    let file = sealed(&team);
    assert_eq!(submission(&house, &file).await.of(&house).await.status, 201);
    let recovery = make(&team, 1, &team.root);
    assert_eq!(keep(&house, &team.keyholder, &recovery.request).await.status, 204);
    let code = PaperCode::make(&mut OsRng);
    let session = team.moderator.log_in(&house).await;
    let key = team.moderator.master.login_key();
    let by = By { key: &key, name: "passphrase" };
    assert_eq!(put_paper(&house, &team.moderator, &code, &session, &by).await.status, 204);
    Loot { house, team, passphrase, code, recovery, session, file }
}

/// A value of the moderator's row.
async fn stolen(house: &House, sql: &str) -> Vec<u8> {
    let db = house.state.store.reader();
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await;
    row.expect("the query is valid").expect("a row").try_get_by_index(0).expect("bytes")
}

/// From a moderator's open keys to the account, with nothing but what was stolen.
async fn read(loot: &Loot, keys: &MemberIdentity) -> String {
    let wrap = stolen(&loot.house, "SELECT file FROM wrap WHERE account = 'mo' AND secret = 'call'").await;
    let Ok(Secret::Call(identity)) = open_wrap(&wrap, keys.recipient_identity(), &loot.team.call) else {
        panic!("it is wrapped to her")
    };
    let mut file = stolen(&loot.house, "SELECT header FROM testimony").await;
    file.extend(stolen(&loot.house, "SELECT payload FROM payload").await);
    let claim = Claim { call: loot.team.call.clone(), id: loot.file.id, epoch: 1 };
    open(&file, &identity, &claim).expect("it opens").draft.account().to_owned()
}

#[tokio::test]
async fn a_stolen_database_with_every_secret_of_the_server_opens_nothing_without_a_passphrase_or_a_paper() {
    let loot = loot().await;
    let mo = &loot.team.moderator;
    let mut places = loot.house.bytes_on_disk();
    let secret = fs::read_to_string(loot.house.data().join("share")).expect("the share file");
    let secret = data_encoding::HEXLOWER.decode(secret.trim().as_bytes()).expect("hex");
    places.push(("the share secret".to_owned(), secret));
    places.push(("the share".to_owned(), loot.house.state.share.of(&mo.account).to_vec()));
    places.push(("a session".to_owned(), BASE64URL_NOPAD.decode(loot.session.token.as_bytes()).expect("a token")));
    let held = |wanted: &[u8]| {
        let text = BASE64_NOPAD.encode(wanted);
        places.iter().any(|(_, bytes)| {
            bytes.windows(wanted.len()).any(|window| window == wanted)
                || bytes.windows(text.len()).any(|window| window == text.as_bytes())
        })
    };
    // What opens anything is in none of these bytes…
    let mut needed: Vec<(&str, Vec<u8>)> = vec![
        ("the passphrase", loot.passphrase.clone().into_bytes()),
        ("the root", loot.team.root.seed().to_vec()),
        ("the call's hybrid key", loot.team.identity.seeds().0.to_vec()),
        ("the call's classic key", loot.team.identity.seeds().1.to_vec()),
        ("the paper code", loot.code.phrase().as_bytes().to_vec()),
        ("the recovery", loot.recovery.secret.identity().seed().to_vec()),
    ];
    for person in loot.team.people() {
        needed.push(("a master key", person.master.as_bytes().to_vec()));
        needed.push(("a hybrid key", person.keys.seeds().0.to_vec()));
        needed.push(("a signing key", person.keys.seeds().1.to_vec()));
    }
    for share in &loot.recovery.shares {
        needed.push(("a recovery's share", share.phrase().as_bytes().to_vec()));
    }
    for (name, secret) in &needed {
        assert!(!held(secret), "{name}");
    }
    // …and the same search finds what is there.
    for there in [
        mo.keys.verifying_key().as_slice(),
        loot.recovery.plan.recipient.as_bytes(),
        &loot.house.state.share.of(&mo.account),
    ] {
        assert!(held(there));
    }
}

#[tokio::test]
async fn a_guess_that_is_right_opens_what_was_stolen_and_a_wrong_one_does_not() {
    let loot = loot().await;
    let mo = &loot.team.moderator;
    let bundle = stolen(&loot.house, "SELECT bundle FROM account WHERE account = 'mo'").await;
    let salt = stolen(&loot.house, "SELECT kdf_salt FROM account WHERE account = 'mo'").await;
    let params = KdfParams { salt: salt.try_into().expect("16 bytes"), memory_kib: 131_072, passes: 3 };
    let share = loot.house.state.share.of(&mo.account);
    let (recipient, signing) = (mo.keys.recipient(), mo.keys.verifying_key());
    let named = (recipient.as_str(), &signing);
    let guess = |passphrase: &str, share: &[u8; 32]| {
        let master = MasterKey::derive(passphrase, &params).expect("above the floor");
        master.open_bundle(share, &mo.account, 1, named, &bundle)
    };
    // Positive control: six words of the list, and everything opens.
    let keys = guess(&loot.passphrase, &share).expect("her passphrase");
    assert_eq!(read(&loot, &keys).await, "An invented account.");
    assert!(guess(&make_passphrase(&mut OsRng), &share).is_err());
    assert!(guess(&loot.passphrase, &[0; 32]).is_err(), "without the share file even the right guess opens nothing");
    // The paper opens without the share file. It is on paper.
    let bundle = stolen(&loot.house, "SELECT bundle FROM paper WHERE account = 'mo'").await;
    let keys = loot.code.open_bundle(&mo.account, named, &bundle).expect("her paper");
    assert_eq!(read(&loot, &keys).await, "An invented account.");
    assert!(PaperCode::make(&mut OsRng).open_bundle(&mo.account, named, &bundle).is_err());
}

#[tokio::test]
async fn a_stolen_session_changes_no_passphrase_revokes_no_paper_and_recovers_nothing() {
    let loot = loot().await;
    let (house, mo) = (&loot.house, &loot.team.moderator);
    let thief = MasterKey::from_bytes([6; 32]);
    let key = thief.login_key();
    let session = &loot.session;
    for name in ["passphrase", "paper"] {
        let by = By { key: &key, name };
        let request = super::account::new_passphrase(house, mo, (&thief, 2), session, &by).await;
        let reply = post("/api/account/passphrase").bearer(&session.token).json(&request).of(house).await;
        assert_eq!(reply.refusal(), (403, "proof-refused".to_owned()));
        let proof = super::account::proof(house, mo, &by, vault::account_change::What::NoPaper).await;
        let reply = post("/api/account/no-paper").bearer(&session.token).json(&proof).of(house).await;
        assert_eq!(reply.refusal(), (403, "proof-refused".to_owned()));
    }
    let keyholder = loot.team.keyholder.log_in(house).await;
    let forged = make(&loot.team, 2, &vault::identity::RootKey::generate(&mut OsRng));
    let path = format!("/api/desk/calls/{CALL}/recovery");
    let reply = post(&path).bearer(&keyholder.token).json(&forged.request).of(house).await;
    assert_eq!(reply.refusal(), (422, "recovery-invalid".to_owned()));
    let reply = super::recovery::opened(house, &forged.secret, "newt").await;
    assert_eq!(reply.refusal(), (403, "recovery-refused".to_owned()));
    // What a session does get, it can't open: bundles and shares come with a login alone.
    for path in ["/api/account".to_owned(), format!("/api/desk/calls/{CALL}/wraps")] {
        let reply = get(&path).bearer(&session.token).of(house).await;
        let share = BASE64_NOPAD.encode(&house.state.share.of(&mo.account));
        assert!(reply.status.is_success() && !reply.text().contains(&share), "{path}");
        assert!(!reply.text().contains(&session.account.bundle_b64), "{path}");
    }
    // Everything is as it was.
    mo.log_in(house).await;
    assert!(super::account::log_in_with(house, mo, &loot.code).await.status.is_success());
    assert_eq!(house.count("SELECT number FROM recovery").await, 1);
}
