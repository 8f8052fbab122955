//! What a keyholder says about a call: signed, one version after the other, and nobody else's to say.

use app::wire::{
    CallDocument, CallView, Calls, SignedDocument,
    call::{Members, NewCall},
};
use time::Duration;
use vault::{
    identity::{CallIdentity, RootKey},
    key_set::SignedKeySet,
    role::Role,
};

use super::{
    house::{CALL, House, Reply, Team, get, post, sealed},
    submissions::submission,
};

async fn put(house: &House, token: &str, signed: &SignedDocument) -> Reply {
    post(format!("/api/desk/calls/{CALL}/document")).bearer(token).json(signed).of(house).await
}

async fn view(house: &House) -> CallView {
    get(format!("/api/calls/{CALL}")).of(house).await.json()
}

fn version(team: &Team, version: u32, change: impl FnOnce(&mut CallDocument)) -> CallDocument {
    let mut document = CallDocument { version, ..team.document() };
    change(&mut document);
    document
}

fn titled(team: &Team, number: u32, title: &str) -> CallDocument {
    version(team, number, |document| title.clone_into(&mut document.texts.get_mut("en").expect("English").title))
}

#[tokio::test]
async fn a_keyholder_publishes_the_next_version_and_every_older_one_stays_readable() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    let next = titled(&team, 2, "A better title");
    assert_eq!(put(&house, &token, &team.sign(&next, &team.keyholder)).await.status, 204);
    let now = view(&house).await;
    assert_eq!((now.version, CallDocument::verified(&now, &team.key_set)), (2, Ok(next)));
    assert!(get(format!("/c/{CALL}")).of(&house).await.text().contains("A better title"));
    let before: CallView = get(format!("/api/calls/{CALL}?version=1")).of(&house).await.json();
    assert_eq!(CallDocument::verified(&before, &team.key_set), Ok(team.document()));
    for query in ["?version=0", "?version=3", "?version=4294967295"] {
        let reply = get(format!("/api/calls/{CALL}{query}")).of(&house).await;
        assert_eq!(reply.refusal(), (404, "not-found".to_owned()), "{query}");
    }
}

#[tokio::test]
async fn what_is_not_signed_or_not_whole_is_refused_and_changes_nothing() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    let next = titled(&team, 2, "A better title");
    let good = team.sign(&next, &team.keyholder);
    let by = |signer: &str| SignedDocument { signer: signer.to_owned(), ..good.clone() };
    let with = |change: &dyn Fn(&mut CallDocument)| team.sign(&version(&team, 2, change), &team.keyholder);
    let text = |document: &str| SignedDocument { document: document.to_owned(), ..good.clone() };
    let long = "x".repeat(140_000);
    let cases = [
        (SignedDocument { signature_b64: String::new(), ..good.clone() }, 422, "document-unsigned"),
        (SignedDocument { signature_b64: "A".repeat(86), ..good.clone() }, 422, "document-unsigned"),
        (by("mo"), 422, "document-unsigned"),
        (by("nobody"), 422, "document-unsigned"),
        (by("No Body"), 422, "document-unsigned"),
        (team.sign(&next, &team.moderator), 422, "document-unsigned"),
        (text(&format!("{} ", good.document)), 422, "document-unsigned"),
        (text("{}"), 422, "document-invalid"),
        (text(&good.document.replace("\"closes\"", "\"opens\"")), 422, "document-invalid"),
        (with(&|document| document.call = "elsewhere".to_owned()), 422, "document-invalid"),
        (with(&|document| document.closes = Some("tomorrow".to_owned())), 422, "document-invalid"),
        (with(&|document| document.languages.clear()), 422, "document-invalid"),
        (
            with(&|document| long.clone_into(&mut document.texts.get_mut("en").expect("English").purpose)),
            422,
            "document-invalid",
        ),
        (team.sign(&titled(&team, 1, "Again"), &team.keyholder), 409, "document-stale"),
        (team.sign(&titled(&team, 3, "Too far"), &team.keyholder), 409, "document-stale"),
    ];
    let before = house.bytes_on_disk();
    for (number, (signed, status, code)) in cases.iter().enumerate() {
        assert_eq!(put(&house, &token, signed).await.refusal(), (*status, (*code).to_owned()), "case {number}");
    }
    let oversize = text(&"x".repeat(600_000));
    assert_eq!(put(&house, &token, &oversize).await.refusal(), (413, "too-long".to_owned()));
    assert!(house.bytes_on_disk() == before);
    assert_eq!(view(&house).await.version, 1);
}

#[tokio::test]
async fn of_two_next_versions_at_once_one_is_next() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    let sign = |title: &str| team.sign(&titled(&team, 2, title), &team.keyholder);
    let (one, two) = (sign("One"), sign("Two"));
    let (one, two) = tokio::join!(put(&house, &token, &one), put(&house, &token, &two));
    let mut statuses = [one.status.as_u16(), two.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 409]);
    assert_eq!(house.count("SELECT count(*) FROM call_document").await, 2);
}

/// A key set in which the moderator has become the keyholder.
fn handed_over(team: &Team) -> SignedKeySet {
    team.next(|set| {
        set.members[0].role = Role::Moderator;
        set.members[1].role = Role::Keyholder;
    })
}

#[tokio::test]
async fn a_keyholder_goes_only_when_another_stands_behind_the_document() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    let put_keys =
        async |note: &str| post(format!("/api/desk/calls/{CALL}/keyset")).bearer(&token).text(note).of(&house).await;
    let refused = put_keys(handed_over(&team).note()).await;
    assert_eq!(refused.refusal(), (422, "document-unsigned".to_owned()));
    // First there are two, then the other one publishes, and then the first may go.
    let both = team.next(|set| set.members[1].role = Role::Keyholder);
    assert_eq!(put_keys(both.note()).await.status, 204);
    let other = team.moderator.log_in(&house).await.token;
    let next = team.sign(&titled(&team, 2, "From the other one"), &team.moderator);
    assert_eq!(put(&house, &other, &next).await.status, 204);
    let mut last = both.set().clone();
    last.epoch = 3;
    last.previous = Some(both.digest());
    last.members[0].role = Role::Moderator;
    let last = last.sign(&team.root).expect("a valid key set");
    assert_eq!(put_keys(last.note()).await.status, 204);
    // The old keyholder has no door any more, and her signature no worth.
    let late = team.sign(&titled(&team, 3, "Late"), &team.keyholder);
    assert_eq!(put(&house, &token, &late).await, post("/api/nowhere").of(&house).await);
    assert_eq!(put(&house, &other, &late).await.refusal(), (422, "document-unsigned".to_owned()));
}

#[tokio::test]
async fn nobody_publishes_under_the_name_of_another_keyholder() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    let both = team.next(|set| set.members[1].role = Role::Keyholder);
    let path = format!("/api/desk/calls/{CALL}/keyset");
    assert_eq!(post(path).bearer(&token).text(both.note()).of(&house).await.status, 204);
    let other = team.sign(&titled(&team, 2, "Sent by somebody else"), &team.moderator);
    assert_eq!(put(&house, &token, &other).await.refusal(), (422, "document-unsigned".to_owned()));
}

#[tokio::test]
async fn a_call_is_closed_by_its_last_day() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    let send = async || submission(&house, &sealed(&team)).await.of(&house).await;
    let last_day = version(&team, 2, |document| document.closes = Some("2026-11-24".to_owned()));
    assert_eq!(put(&house, &token, &team.sign(&last_day, &team.keyholder)).await.status, 204);
    house.pass(86_400);
    assert_eq!(send().await.status, 201);
    house.pass(86_400);
    assert_eq!(send().await.refusal(), (422, "call-closed".to_owned()));
    assert_eq!(view(&house).await.state, "open");
    assert!(!get("/").of(&house).await.text().contains(&format!("/c/{CALL}\"")));
}

pub(super) fn another(team: &Team, name: &str, change: impl FnOnce(&mut vault::key_set::KeySet)) -> NewCall {
    let root = RootKey::generate(&mut rand_core::OsRng);
    let identity = CallIdentity::generate(1, &mut rand_core::OsRng);
    let mut set = team.key_set.set().clone();
    set.call = name.parse().expect("a name");
    set.root = root.public();
    (set.recipient, set.classic) = identity.recipients();
    change(&mut set);
    let key_set = set.sign(&root).expect("a valid key set");
    let document = CallDocument { call: name.to_owned(), ..team.document() };
    let by = &team.keyholder;
    let signed = SignedDocument::sign(&document, &key_set.set().call, &by.account, |message| by.keys.sign(message));
    let wraps = vec![
        team.wrap("root", &team.keyholder),
        team.wrap("call", &team.keyholder),
        team.wrap("call", &team.moderator),
    ];
    NewCall { call: name.to_owned(), document: signed, key_set: key_set.note().to_owned(), wraps }
}

pub(super) async fn make(house: &House, token: &str, new: &NewCall) -> Reply {
    post(format!("/api/desk/calls/{CALL}/calls")).bearer(token).json(new).of(house).await
}

#[tokio::test]
async fn a_keyholder_makes_another_call_for_the_same_members() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    let members: Members = get(format!("/api/desk/calls/{CALL}/members")).bearer(&token).of(&house).await.json();
    assert_eq!(members.members.len(), 3);
    for (known, told) in team.key_set.set().members.iter().zip(&members.members) {
        assert_eq!(known.account.to_string(), told.account);
        assert!(known.has_recipient(&told.recipient), "{}", told.account);
    }
    let new = another(&team, "second-call", |_| {});
    assert_eq!(make(&house, &token, &new).await.status, 201);
    assert_eq!(make(&house, &token, &new).await.refusal(), (409, "call-taken".to_owned()));
    let calls: Calls = get("/api/calls").of(&house).await.json();
    assert_eq!(calls.calls.iter().map(|call| call.call.as_str()).collect::<Vec<_>>(), [CALL, "second-call"]);
    // Everybody finds it at her next login.
    assert_eq!(team.moderator.log_in(&house).await.account.calls.len(), 2);
}

#[tokio::test]
async fn another_call_is_refused_if_anything_about_it_is_wrong() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    let good = another(&team, "second-call", |_| {});
    let with = |change: &dyn Fn(&mut NewCall)| {
        let mut new = good.clone();
        change(&mut new);
        new
    };
    let cases = [
        (with(&|new| new.call = "Second".to_owned()), "setup-call"),
        (with(&|new| new.call = "third-call".to_owned()), "key-set-invalid"),
        (with(&|new| new.key_set.push('x')), "key-set-invalid"),
        (another(&team, "second-call", |set| set.not_after -= Duration::days(366)), "key-set-invalid"),
        (another(&team, "second-call", |set| set.synthetic = true), "key-set-synthetic"),
        (another(&team, "second-call", |set| set.members.truncate(2)), "members-differ"),
        (another(&team, "second-call", |set| set.members[2].role = Role::Moderator), "members-differ"),
        (with(&|new| new.document = team.sign(&team.document(), &team.keyholder)), "document-invalid"),
        (with(&|new| new.document.signature_b64.clear()), "document-unsigned"),
        (with(&|new| new.wraps.truncate(2)), "wrap-missing"),
        (with(&|new| new.wraps.push(team.wrap("root", &team.moderator))), "wrap-invalid"),
    ];
    let before = house.bytes_on_disk();
    for (number, (new, code)) in cases.iter().enumerate() {
        assert_eq!(make(&house, &token, new).await.refusal(), (422, (*code).to_owned()), "case {number}");
    }
    assert!(house.bytes_on_disk() == before);
}

#[tokio::test]
async fn only_keyholders_have_these_doors() {
    let (house, team) = House::with_call().await;
    let next = team.sign(&titled(&team, 2, "Not hers to say"), &team.keyholder);
    let nowhere = post("/api/nowhere").of(&house).await;
    for person in [&team.moderator, &team.researcher] {
        let token = person.log_in(&house).await.token;
        assert_eq!(put(&house, &token, &next).await, nowhere);
        assert_eq!(make(&house, &token, &another(&team, "second-call", |_| {})).await, nowhere);
    }
}

#[tokio::test]
async fn whoever_may_make_a_release_is_told_the_keys_to_seal_it_to_and_nobody_else() {
    let (house, team) = House::with_call().await;
    let members = async |token: String| get(format!("/api/desk/calls/{CALL}/members")).bearer(&token).of(&house).await;
    for person in [&team.keyholder, &team.moderator] {
        let token = person.log_in(&house).await.token;
        assert_eq!(members(token).await.json::<Members>().members.len(), 3);
    }
    let researcher = members(team.researcher.log_in(&house).await.token).await;
    assert_eq!(researcher.refusal(), (404, "not-found".to_owned()));
}

#[tokio::test]
async fn a_call_from_before_documents_is_shown_once_its_first_is_published() {
    let (house, team) = House::with_call().await;
    house.change("DELETE FROM call_document").await;
    house.change("UPDATE call SET version = 0").await;
    for path in [format!("/api/calls/{CALL}"), format!("/c/{CALL}")] {
        assert_eq!(get(&path).of(&house).await.status, 404, "{path}");
    }
    assert_eq!(submission(&house, &sealed(&team)).await.of(&house).await.refusal().0, 422);
    let token = team.keyholder.log_in(&house).await.token;
    assert_eq!(put(&house, &token, &team.sign(&team.document(), &team.keyholder)).await.status, 204);
    assert_eq!(view(&house).await.version, 1);
}
