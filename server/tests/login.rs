//! Login by signature.

use std::fs;

use app::wire::{Challenge, ChallengeRequest, LoginRequest};
use data_encoding::BASE64_NOPAD;
use vault::role::Role;

use super::house::{CALL, House, Person, Reply, get, post};

async fn log_in(house: &House, request: &LoginRequest) -> Reply {
    post("/api/login").json(request).of(house).await
}

#[tokio::test]
async fn a_signature_opens_a_session_with_share_and_bundle() {
    let (house, team) = House::with_call().await;
    for (person, role) in team.people().into_iter().zip(["keyholder", "moderator", "researcher"]) {
        let session = person.log_in(&house).await;
        assert_eq!((session.account.account, session.account.version), (person.account.to_string(), 1));
        assert_eq!((session.account.calls[0].call.as_str(), session.account.calls[0].role.as_str()), (CALL, role));
        let bytes = |base64: &str| BASE64_NOPAD.decode(base64.as_bytes()).expect("base64");
        let share = bytes(&session.share_b64).try_into().expect("32 bytes");
        let public = person.keys.public(person.account.clone(), person.role);
        let recipient = person.keys.recipient();
        let named = (recipient.as_str(), &public.signing);
        let bundle = bytes(&session.account.bundle_b64);
        let opened = person.master.open_bundle(&share, &person.account, 1, named, &bundle).expect("her own bundle");
        assert!(opened.is(&public));
    }
}

#[tokio::test]
async fn the_database_alone_cannot_tell_a_right_passphrase_from_a_wrong_one() {
    let (house, team) = House::with_call().await;
    let bytes: Vec<u8> = house.bytes_on_disk().into_iter().flat_map(|(_, bytes)| bytes).collect();
    let held = |wanted: &[u8]| bytes.windows(wanted.len()).any(|window| window == wanted);
    for person in team.people() {
        let public = person.keys.public(person.account.clone(), person.role);
        assert!(held(&public.signing), "the search finds a key that is held as it is");
        assert!(!held(&person.master.login_key().public()), "a guess could be compared with the login key");
    }
}

#[tokio::test]
async fn an_unknown_account_looks_like_a_known_one() {
    let (house, team) = House::with_call().await;
    let ask = async |account: &str| -> Challenge {
        post("/api/login/challenge").json(&ChallengeRequest { account: account.to_owned() }).of(&house).await.json()
    };
    let (known, unknown, again, other) = (ask("ada").await, ask("eve").await, ask("eve").await, ask("eva").await);
    // The fake salt is stable, differs from account to account, and has the form of a real one.
    assert_eq!(unknown.kdf, again.kdf);
    assert_ne!(unknown.kdf.salt_b64, other.kdf.salt_b64);
    assert_eq!(unknown.kdf.salt_b64.len(), known.kdf.salt_b64.len());
    assert_eq!((unknown.kdf.memory_kib, unknown.kdf.passes), (known.kdf.memory_kib, known.kdf.passes));
    assert_ne!(unknown.nonce_b64, again.nonce_b64);
    // Nor does the attempt tell them apart.
    let stranger = Person::new("eve", Role::Moderator);
    let mut impostor = Person::new("ada", Role::Moderator);
    let origin = house.state.config.origin.as_str();
    let refused = log_in(&house, &stranger.answer(&unknown, origin)).await;
    assert_eq!(refused, log_in(&house, &impostor.answer(&known, origin)).await);
    assert_eq!(refused.refusal(), (401, "login-refused".to_owned()));
    // The salt survives a restart: it comes from the share secret.
    impostor.account = team.keyholder.account.clone();
    let house = house.restart(|_| {}).await.expect("it starts again");
    let later: Challenge =
        post("/api/login/challenge").json(&ChallengeRequest { account: "eve".to_owned() }).of(&house).await.json();
    assert_eq!(later.kdf, unknown.kdf);
}

#[tokio::test]
async fn only_a_fresh_signature_for_this_place_and_account_is_taken() {
    let (house, team) = House::with_call().await;
    let origin = house.state.config.origin.as_str();
    let (ada, mo) = (&team.keyholder, &team.moderator);
    let good = ada.answer(&ada.challenge(&house).await, origin);

    let elsewhere = ada.answer(&ada.challenge(&house).await, "https://look-alike.example");
    let of_mo = ada.answer(&mo.challenge(&house).await, origin);
    let mut as_mo = good.clone();
    as_mo.account = mo.account.to_string();
    let mut invented = ada.challenge(&house).await;
    invented.nonce_b64 = BASE64_NOPAD.encode(&[9; 32]);
    let mut prolonged = BASE64_NOPAD.decode(ada.challenge(&house).await.nonce_b64.as_bytes()).expect("base64");
    prolonged[0] ^= 0x40;
    let prolonged = Challenge { nonce_b64: BASE64_NOPAD.encode(&prolonged), ..ada.challenge(&house).await };
    let mut bent = good.clone();
    bent.signature_b64 = BASE64_NOPAD.encode(&[3; 64]);
    for request in [elsewhere, of_mo, as_mo, ada.answer(&invented, origin), ada.answer(&prolonged, origin), bent] {
        assert_eq!(log_in(&house, &request).await.refusal(), (401, "login-refused".to_owned()));
    }
    // Once, and not twice.
    assert_eq!(log_in(&house, &good).await.status, 200);
    assert_eq!(log_in(&house, &good).await.refusal(), (401, "login-refused".to_owned()));
    // Soon, and not later.
    let late = ada.answer(&ada.challenge(&house).await, origin);
    house.pass(180);
    assert_eq!(log_in(&house, &late).await.refusal(), (401, "login-refused".to_owned()));
    assert_eq!(house.count("SELECT count(*) FROM session").await, 1);
}

#[tokio::test]
async fn the_onion_service_of_this_server_is_this_place_too() {
    let (house, team) = House::with_call().await;
    let (ada, onion) = (&team.keyholder, format!("http://{}.onion", "a2".repeat(28)));
    let at_onion = async |house: &House| log_in(house, &ada.answer(&ada.challenge(house).await, &onion)).await;
    assert_eq!(at_onion(&house).await.refusal(), (401, "login-refused".to_owned()));
    let origin = server::config::Origin::parse_onion(&onion).expect("an onion service");
    let house = house.restart(|config| config.onion = Some(origin)).await.expect("it starts again");
    assert_eq!(at_onion(&house).await.status, 200);
    ada.log_in(&house).await;
    let elsewhere = ada.answer(&ada.challenge(&house).await, "https://look-alike.example");
    assert_eq!(log_in(&house, &elsewhere).await.refusal(), (401, "login-refused".to_owned()));
}

#[tokio::test]
async fn a_session_ends_by_logout_and_by_itself() {
    let (house, team) = House::with_call().await;
    let wraps = format!("/api/desk/calls/{CALL}/wraps");
    let (first, second) = (team.moderator.log_in(&house).await, team.moderator.log_in(&house).await);
    assert_eq!(get(&wraps).bearer(&first.token).of(&house).await.status, 200);
    assert_eq!(post("/api/logout").bearer(&first.token).of(&house).await.status, 204);
    assert_eq!(get(&wraps).bearer(&first.token).of(&house).await.status, 404);
    assert_eq!(get(&wraps).bearer(&second.token).of(&house).await.status, 200);
    house.pass(13 * 3_600);
    assert_eq!(get(&wraps).bearer(&second.token).of(&house).await.status, 404);
    // Who logs out from nothing is told the same.
    for token in ["", "nonsense", &first.token] {
        assert_eq!(post("/api/logout").bearer(token).of(&house).await.status, 204);
    }
    // The next login sweeps what is over.
    team.moderator.log_in(&house).await;
    assert_eq!(house.count("SELECT count(*) FROM session").await, 1);
}

#[tokio::test]
async fn neither_token_nor_share_is_in_the_database() {
    let (house, team) = House::with_call().await;
    let session = team.keyholder.log_in(&house).await;
    let share = BASE64_NOPAD.decode(session.share_b64.as_bytes()).expect("base64");
    let secret = fs::read(house.data().join("share")).expect("the share secret");
    let contains = |hay: &[u8], needle: &[u8]| hay.windows(needle.len()).any(|window| window == needle);
    let mut control = false;
    for (name, bytes) in house.bytes_on_disk() {
        for needle in [session.token.as_bytes(), session.share_b64.as_bytes(), &share] {
            assert!(!contains(&bytes, needle), "{name}");
        }
        assert!(name == "share" || !contains(&bytes, &secret), "{name}");
        control |= contains(&bytes, session.account.keys.recipient.as_bytes());
    }
    assert!(control, "the same search finds what is there");
}

#[tokio::test]
async fn what_is_not_of_the_form_is_malformed_and_nothing_more() {
    let (house, _) = House::with_call().await;
    let malformed = (400, "malformed".to_owned());
    for body in ["", "{", "[]", "{\"account\":1}", "{\"account\":\"A B\"}"] {
        let ask = post("/api/login/challenge").header("content-type", "application/json").body(body.to_owned());
        assert_eq!(ask.of(&house).await.refusal(), malformed);
    }
    let request =
        LoginRequest { account: "ada".to_owned(), nonce_b64: "AA==".to_owned(), signature_b64: String::new() };
    assert_eq!(log_in(&house, &request).await.refusal(), malformed);
    // A form on another site can send these types without asking; none is taken.
    for media_type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
        let ask = post("/api/login/challenge").header("content-type", media_type).body(r#"{"account":"ada"}"#);
        assert_eq!(ask.of(&house).await.refusal(), malformed);
    }
    let long = post("/api/login").header("content-type", "application/json").body(vec![b' '; 2_000_000]);
    assert_eq!(long.of(&house).await.refusal(), (413, "too-long".to_owned()));
}
