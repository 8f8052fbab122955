//! The first set-up: once, all or nothing, and nothing secret.

use app::wire::{CallDocument, CallTexts, CallView, SetupDone, SetupRequest, ShareRequest};
use data_encoding::BASE64_NOPAD;
use rand_core::{OsRng, RngCore as _};
use server::start::StartError;
use vault::role::Role;

use super::house::{CALL, House, Person, Team, get, post};

const NOT_FOUND: (u16, &str) = (404, "not-found");

async fn refused(house: &House, request: &SetupRequest) -> (u16, String) {
    let reply = post("/api/setup").bearer("once").json(request).of(house).await;
    if reply.status.is_success() { (reply.status.as_u16(), "taken".to_owned()) } else { reply.refusal() }
}

#[tokio::test]
async fn the_first_call_is_made_once() {
    let house = House::new().await;
    let team = Team::new(CALL, false);
    house.state.setup.open("once");
    let request = team.request(team.shares(&house, "once").await);
    let done: SetupDone = post("/api/setup").bearer("once").json(&request).of(&house).await.json();
    assert_eq!(done.root_fingerprint, team.key_set.fingerprint().to_string());
    let call: CallView = get(format!("/api/calls/{CALL}")).of(&house).await.json();
    assert_eq!((&call.signed, call.state.as_str()), (&request.document, "open"));
    assert_eq!((call.epoch, call.version), (1, 1));
    assert_eq!(CallDocument::verified(&call, &team.key_set), Ok(team.document()));
    let note = get(format!("/api/calls/{CALL}/keyset")).of(&house).await;
    assert_eq!(note.text(), team.key_set.note());
    assert_eq!(note.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(house.count("SELECT count(*) FROM wrap").await, 3);
    let share = ShareRequest { account: "eve".to_owned() };
    let again = post("/api/setup").bearer("once").json(&request).of(&house).await;
    let share = post("/api/setup/share").bearer("once").json(&share).of(&house).await;
    assert_eq!((again.refusal(), share.refusal()), ((404, "not-found".to_owned()), (404, "not-found".to_owned())));
}

#[tokio::test]
async fn without_the_token_there_is_no_set_up() {
    let house = House::new().await;
    let team = Team::new(CALL, false);
    let request = team.request([[0; 32]; 3]);
    let nowhere = post("/api/nowhere").json(&request).of(&house).await;
    for path in ["/api/setup", "/api/setup/share"] {
        // The door was never opened.
        assert_eq!(post(path).bearer("").json(&request).of(&house).await, nowhere);
    }
    house.state.setup.open("once");
    for path in ["/api/setup", "/api/setup/share"] {
        assert_eq!(post(path).json(&request).of(&house).await, nowhere);
        for token in ["", "Once", "once ", "twice"] {
            assert_eq!(post(path).bearer(token).json(&request).of(&house).await, nowhere);
        }
        let basic = post(path).header("authorization", "Basic once").json(&request).of(&house).await;
        assert_eq!(basic, nowhere);
    }
    assert_eq!(house.count("SELECT count(*) FROM call").await, 0);
}

#[tokio::test]
async fn of_two_founders_at_once_only_one_founds() {
    let house = House::new().await;
    house.state.setup.open("once");
    let (one, two) = (Team::new("one", false), Team::new("two", false));
    let (one, two) = (one.request([[0; 32]; 3]), two.request([[0; 32]; 3]));
    let ask = |request| post("/api/setup").bearer("once").json(request).of(&house);
    let (one, two) = tokio::join!(ask(&one), ask(&two));
    let mut statuses = [one.status.as_u16(), two.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 404]);
    assert_eq!(house.count("SELECT count(*) FROM call").await, 1);
    assert_eq!(house.count("SELECT count(*) FROM account").await, 3);
}

#[tokio::test]
async fn what_does_not_fit_together_is_refused_as_a_whole() {
    let house = House::new().await;
    house.state.setup.open("once");
    let team = Team::new(CALL, false);
    let good = team.request(team.shares(&house, "once").await);
    let before = house.bytes_on_disk();
    let with = |change: &dyn Fn(&mut SetupRequest)| {
        let mut request = good.clone();
        change(&mut request);
        request
    };
    let stranger = Person::new("eve", Role::Moderator);
    let signed = |change: &dyn Fn(&mut vault::key_set::KeySet)| {
        let mut set = team.key_set.set().clone();
        change(&mut set);
        set.sign(&team.root).expect("a valid key set").note().to_owned()
    };
    let foreign = Team::new("other", false);
    let noise = {
        let mut bytes = vec![0; 2_000];
        OsRng.fill_bytes(&mut bytes);
        BASE64_NOPAD.encode(&bytes)
    };
    let document = |change: &dyn Fn(&mut CallDocument)| {
        let mut document = team.document();
        change(&mut document);
        team.sign(&document, &team.keyholder)
    };
    let texts: [fn(&mut CallTexts) -> &mut String; 5] = [
        |texts| &mut texts.title,
        |texts| &mut texts.purpose,
        |texts| &mut texts.organisation,
        |texts| &mut texts.contact,
        |texts| &mut texts.controller,
    ];
    let mut cases = Vec::new();
    for text in texts {
        for bad in ["", " \n ", "\u{7}", &"x".repeat(5_001)] {
            let wrong = document(&|document| {
                let texts = document.texts.get_mut("en").expect("English texts");
                bad.clone_into(text(texts));
            });
            cases.push((with(&|r| r.document = wrong.clone()), "document-invalid"));
        }
    }
    let moderator = team.sign(&team.document(), &team.moderator);
    cases.extend([
        (with(&|r| r.document = moderator.clone()), "document-unsigned"),
        (with(&|r| r.document.document.push(' ')), "document-unsigned"),
        (with(&|r| r.document.document.push('x')), "document-invalid"),
        (with(&|r| r.document = document(&|document| document.version = 2)), "document-stale"),
        (with(&|r| r.document = document(&|document| document.call = "another".to_owned())), "document-invalid"),
    ]);
    cases.extend([
        (with(&|r| r.call = "Right Care".to_owned()), "setup-call"),
        (with(&|r| r.call = "another".to_owned()), "key-set-invalid"),
        (with(&|r| r.key_set = String::new()), "key-set-invalid"),
        (with(&|r| r.key_set = r.key_set.replace("keyholder", "moderator")), "key-set-invalid"),
        (with(&|r| r.key_set = foreign.key_set.note().to_owned()), "key-set-invalid"),
        (with(&|r| r.key_set = team.next(|_| {}).note().to_owned()), "key-set-invalid"),
        (with(&|r| r.key_set = signed(&|set| set.log_head = vault::id::Digest::of(b"x"))), "key-set-invalid"),
        (with(&|r| r.key_set = signed(&|set| set.not_after -= time::Duration::days(366))), "key-set-invalid"),
        (with(&|r| r.key_set = signed(&|set| set.synthetic = true)), "key-set-synthetic"),
        (with(&|r| r.key_set = signed(&|set| set.members.truncate(2))), "members-differ"),
        (with(&|r| r.accounts.truncate(2)), "members-differ"),
        (with(&|r| r.accounts[2] = r.accounts[1].clone()), "members-differ"),
        (with(&|r| r.accounts[0].account = "eve".to_owned()), "members-differ"),
        (with(&|r| r.accounts[0].keys = r.accounts[1].keys.clone()), "members-differ"),
        (with(&|r| r.accounts[0].keys.signing_b64 = r.accounts[1].keys.signing_b64.clone()), "members-differ"),
        (with(&|r| r.accounts[0].account = "A".to_owned()), "account-invalid"),
        (with(&|r| r.accounts[0].version = 0), "account-invalid"),
        (with(&|r| r.accounts[0].kdf.memory_kib = 65_535), "account-invalid"),
        (with(&|r| r.accounts[0].kdf.passes = 2), "account-invalid"),
        (with(&|r| r.accounts[0].kdf.salt_b64 = "AAAA".to_owned()), "account-invalid"),
        (with(&|r| r.accounts[0].login_key_b64 = "AAAA".to_owned()), "account-invalid"),
        (with(&|r| r.accounts[0].bundle_b64 = "AAAA".to_owned()), "account-invalid"),
        (with(&|r| r.wraps.clear()), "wrap-missing"),
        (with(&|r| r.wraps.truncate(2)), "wrap-missing"),
        (with(&|r| drop(r.wraps.remove(0))), "wrap-missing"),
        (with(&|r| r.wraps.push(r.wraps[2].clone())), "wrap-invalid"),
        (with(&|r| r.wraps.push(team.wrap("call", &team.researcher))), "wrap-invalid"),
        (with(&|r| r.wraps.push(team.wrap("root", &team.moderator))), "wrap-invalid"),
        (with(&|r| r.wraps.push(team.wrap("call", &stranger))), "wrap-invalid"),
        (with(&|r| r.wraps[1].epoch = 2), "wrap-invalid"),
        (with(&|r| r.wraps[0].epoch = 1), "wrap-invalid"),
        (with(&|r| r.wraps[0].secret = "seed".to_owned()), "wrap-invalid"),
        (with(&|r| r.wraps[1].file_b64 = BASE64_NOPAD.encode(b"the secret itself")), "wrap-invalid"),
        (with(&|r| r.wraps[1].file_b64.clone_from(&noise)), "wrap-invalid"),
        (with(&|r| r.wraps[1].file_b64.truncate(1_000)), "wrap-invalid"),
    ]);
    for (number, (request, code)) in cases.iter().enumerate() {
        let status = if *code == "document-stale" { 409 } else { 422 };
        assert_eq!(refused(&house, request).await, (status, (*code).to_owned()), "case {number}");
    }
    assert!(house.bytes_on_disk() == before, "a refused set-up left something on the disk");
    assert_eq!(refused(&house, &good).await, (201, "taken".to_owned()));
}

#[tokio::test]
async fn a_demonstration_is_for_demonstration_servers_only() {
    let house = House::with(|config| config.demonstration = true).await;
    Team::new(CALL, true).move_in(&house).await;
    let refusal = house.restart(|_| {}).await.err();
    assert!(matches!(refusal, Some(StartError::Demonstration)));
}

#[tokio::test]
async fn a_demonstration_server_starts_again_as_one() {
    let house = House::with(|config| config.demonstration = true).await;
    Team::new(CALL, true).move_in(&house).await;
    let again = house.restart(|config| config.demonstration = true).await;
    assert!(again.is_ok());
}

#[tokio::test]
async fn a_set_up_token_is_gone_after_a_restart() {
    let house = House::new().await;
    house.state.setup.open("once");
    let house = house.restart(|_| {}).await.expect("it starts again");
    let request = Team::new(CALL, false).request([[0; 32]; 3]);
    assert_eq!(refused(&house, &request).await, (NOT_FOUND.0, NOT_FOUND.1.to_owned()));
}
