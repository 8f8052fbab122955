//! The desk: for members of a call, and for nobody else there is no such thing.

use app::wire::Wraps;
use axum::http::Method;
use data_encoding::BASE64_NOPAD;
use vault::{
    id::Digest,
    wrap::{Secret, open_wrap},
};

use super::{
    house::{
        Ask, CALL, House, Team, get,
        later::{Later, put},
        post, sealed,
    },
    submissions::submission,
};

/// Every address of the desk, with a testimony that exists.
fn addresses(call: &str, id: &str) -> Vec<(Method, String)> {
    let desk = format!("/api/desk/calls/{call}");
    vec![
        (Method::GET, format!("{desk}/wraps")),
        (Method::GET, format!("{desk}/testimonies")),
        (Method::GET, format!("{desk}/testimonies?state=new&limit=1")),
        (Method::GET, format!("{desk}/testimonies/{id}")),
        (Method::GET, format!("{desk}/testimonies/{id}/header")),
        (Method::GET, format!("{desk}/testimonies/{id}/payload")),
        (Method::POST, format!("{desk}/keyset")),
        (Method::POST, format!("{desk}/epoch")),
        (Method::GET, format!("{desk}/log")),
        (Method::POST, format!("{desk}/log")),
        (Method::POST, format!("{desk}/invitations")),
        (Method::GET, format!("{desk}/joining")),
        (Method::DELETE, format!("{desk}/joining/mo")),
        (Method::GET, format!("{desk}/reseal")),
        (Method::GET, format!("{desk}/reseal/headers")),
        (Method::POST, format!("{desk}/reseal/headers")),
        (Method::GET, format!("{desk}/reseal/quarantine")),
        (Method::POST, format!("{desk}/reseal/quarantine")),
        (Method::GET, format!("{desk}/testimonies/{id}/thread")),
        (Method::POST, format!("{desk}/testimonies/{id}/thread")),
        (Method::POST, format!("{desk}/testimonies/{id}/state")),
        (Method::GET, format!("{desk}/testimonies/{id}/record")),
        (Method::PUT, format!("{desk}/testimonies/{id}/record")),
        (Method::POST, format!("{desk}/testimonies/{id}/holder")),
        (Method::POST, format!("{desk}/testimonies/{id}/assign")),
        (Method::POST, format!("{desk}/testimonies/{id}/aside")),
        (Method::DELETE, format!("{desk}/testimonies/{id}/aside/mo")),
        (Method::POST, format!("{desk}/testimonies/{id}/urgent")),
        (Method::GET, format!("{desk}/asides")),
    ]
}

#[tokio::test]
async fn a_stranger_learns_nothing_from_the_desk() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    submission(&house, &file).await.of(&house).await;
    let (id, unknown) = (file.id.to_string(), "ab".repeat(16));
    let researcher = team.researcher.log_in(&house).await.token;
    let logged_out = team.keyholder.log_in(&house).await.token;
    post("/api/logout").bearer(&logged_out).of(&house).await;
    let nowhere = get("/api/desk/nowhere").of(&house).await;
    assert_eq!(nowhere.refusal(), (404, "not-found".to_owned()));
    for call in [CALL, "elsewhere", "NOT-A-NAME"] {
        for id in [id.as_str(), &unknown, "x"] {
            for (method, path) in addresses(call, id) {
                let ask = || Ask::new(method.clone(), &path).text(team.key_set.note());
                assert_eq!(ask().of(&house).await, nowhere, "{path}");
                for token in ["", "nonsense", &researcher, &logged_out] {
                    assert_eq!(ask().bearer(token).of(&house).await, nowhere, "{path} {token}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_member_of_one_call_learns_nothing_of_another() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    // A second call, as later issues make them; its testimony is asked for under both names.
    house.change("INSERT INTO call SELECT 'second', state, root_fingerprint, epoch, retention_weeks, synthetic, version FROM call").await;
    let file = sealed(&team);
    submission(&house, &file).await.of(&house).await;
    house.change("UPDATE testimony SET call = 'second'").await;
    let nowhere = get("/api/desk/nowhere").of(&house).await;
    for (method, path) in addresses("second", &file.id.to_string()) {
        assert_eq!(Ask::new(method, &path).bearer(&token).text("").of(&house).await, nowhere, "{path}");
    }
    for (_, path) in &addresses(CALL, &file.id.to_string())[3..6] {
        assert_eq!(get(path).bearer(&token).of(&house).await, nowhere, "{path}");
    }
    // The id is taken there, whatever the bytes.
    let reply = submission(&house, &file).await.of(&house).await;
    assert_eq!(reply.refusal(), (409, "id-taken".to_owned()));
}

#[tokio::test]
async fn each_member_gets_the_secrets_that_were_sealed_to_her() {
    let (house, team) = House::with_call().await;
    for (person, expected) in [(&team.keyholder, ["call", "root"].as_slice()), (&team.moderator, &["call"])] {
        let token = person.log_in(&house).await.token;
        let wraps: Wraps = get(format!("/api/desk/calls/{CALL}/wraps")).bearer(&token).of(&house).await.json();
        let names: Vec<_> = wraps.wraps.iter().map(|wrap| wrap.secret.as_str()).collect();
        assert_eq!(names, expected);
        for wrap in wraps.wraps {
            assert_eq!(wrap.account, person.account.to_string());
            let file = BASE64_NOPAD.decode(wrap.file_b64.as_bytes()).expect("base64");
            match open_wrap(&file, person.keys.recipient_identity(), &team.call).expect("sealed to her") {
                Secret::Root(root) => assert_eq!(root.public(), team.root.public()),
                Secret::Call(identity) => assert_eq!(identity.recipients(), team.identity.recipients()),
            }
        }
    }
}

#[tokio::test]
async fn header_and_payload_are_the_file_and_each_names_its_digest() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    submission(&house, &file).await.of(&house).await;
    let token = team.moderator.log_in(&house).await.token;
    let path = format!("/api/desk/calls/{CALL}/testimonies/{}", file.id);
    let mut parts = Vec::new();
    for path in [format!("{path}/header"), format!("{path}/payload"), path] {
        let reply = get(path).bearer(&token).of(&house).await;
        assert_eq!(reply.header("content-type"), "application/octet-stream");
        assert_eq!(reply.header("murmuration-sha256"), Digest::of(&reply.body).to_string());
        parts.push(reply.body);
    }
    assert_eq!([parts[0].as_slice(), &parts[1]].concat(), parts[2]);
    assert_eq!(parts[2], file.bytes());
}

#[tokio::test]
async fn a_member_who_left_is_a_stranger_at_once() {
    let (house, team): (House, Team) = House::with_call().await;
    let token = team.moderator.log_in(&house).await.token;
    let wraps = format!("/api/desk/calls/{CALL}/wraps");
    assert_eq!(get(&wraps).bearer(&token).of(&house).await.status, 200);
    let next = Later::of(&team).rotate(&team, &[&team.keyholder, &team.researcher]);
    let keyholder = team.keyholder.log_in(&house).await.token;
    assert_eq!(put(&house, &keyholder, &next).await.status, 204);
    assert_eq!(get(&wraps).bearer(&token).of(&house).await.status, 404);
}
