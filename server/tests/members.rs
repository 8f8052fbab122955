//! Who comes and who goes: invitations, new accounts, key sets with what belongs to them, and the log.

use app::wire::{
    Session, Share, ShareRequest,
    members::{Invited, Joining, NewInvitation, NextEpoch},
};
use data_encoding::BASE64_NOPAD;
use vault::{
    id::Digest,
    identity::CallIdentity,
    key_set::SignedKeySet,
    log::{Event, Head, verify},
    role::Role,
    wrap::{Secret, open_wrap},
};

use super::{
    house::{
        Ask, CALL, House, Person, Reply, get,
        later::{Later, copy, desk, put, wrap},
        post,
    },
    log::whole,
};

async fn invite(house: &House, keyholder: &str, token: &str, role: Role) -> Reply {
    let new = NewInvitation { role: role.to_string(), token_sha256: Digest::of(token.as_bytes()).to_string() };
    post(desk("invitations")).bearer(keyholder).json(&new).of(house).await
}

async fn share(house: &House, token: &str, account: &str) -> Reply {
    let request = ShareRequest { account: account.to_owned() };
    post("/api/join/share").bearer(token).json(&request).of(house).await
}

impl Person {
    /// Makes her account with a link, as her browser does.
    pub async fn accept(&self, house: &House, token: &str) -> Reply {
        let given: Share = share(house, token, self.account.as_ref()).await.json();
        let given = BASE64_NOPAD.decode(given.share_b64.as_bytes()).expect("base64").try_into().expect("32 bytes");
        post("/api/join").bearer(token).json(&self.new_account(given)).of(house).await
    }

    /// Is invited by a keyholder, and makes her account.
    pub async fn join(&self, house: &House, keyholder: &str) {
        let token = format!("token of {}", self.account);
        assert_eq!(invite(house, keyholder, &token, self.role).await.status, 201);
        assert_eq!(self.accept(house, &token).await.status, 201);
    }
}

async fn people(house: &House, keyholder: &str) -> Vec<String> {
    let joining: Joining = get(desk("joining")).bearer(keyholder).of(house).await.json();
    joining.people.into_iter().map(|person| format!("{} {}", person.account, person.role)).collect()
}

#[tokio::test]
async fn a_link_that_comes_twice_is_one_link_and_never_another() {
    let (house, team) = House::with_call().await;
    let keyholder = team.keyholder.log_in(&house).await.token;
    assert_eq!(invite(&house, &keyholder, "a token", Role::Moderator).await.status, 201);
    assert_eq!(invite(&house, &keyholder, "a token", Role::Moderator).await.status, 201);
    assert_eq!(invite(&house, &keyholder, "a token", Role::Keyholder).await.refusal(), (400, "malformed".to_owned()));
}

#[tokio::test]
async fn a_link_makes_one_account_that_opens_nothing_until_a_keyholder_lets_it_in() {
    let (house, team) = House::with_call().await;
    let keyholder = team.keyholder.log_in(&house).await.token;
    assert_eq!(invite(&house, &keyholder, "link", Role::Moderator).await.status, 201);
    let invited: Invited = get("/api/join").bearer("link").of(&house).await.json();
    assert_eq!((invited.call.as_str(), invited.role.as_str(), invited.by.as_str()), (CALL, "moderator", "ada"));
    let nia = Person::new("nia", Role::Moderator);
    assert_eq!(nia.accept(&house, "link").await.status, 201);
    // Used: nobody else gets in with it.
    let nowhere = get("/api/desk/nowhere").of(&house).await;
    for ask in [get("/api/join"), post("/api/join/share"), post("/api/join")] {
        assert_eq!(ask.bearer("link").of(&house).await, nowhere);
    }
    assert_eq!(people(&house, &keyholder).await, ["nia moderator"]);
    let session: Session = nia.log_in(&house).await;
    assert_eq!(session.account.calls, []);
    assert_eq!(get(desk("wraps")).bearer(&session.token).of(&house).await, nowhere);

    let mut later = Later::of(&team);
    let next = later.welcome(&team, &nia);
    assert_eq!(put(&house, &keyholder, &next).await.status, 204);
    assert!(people(&house, &keyholder).await.is_empty());
    let wraps: app::wire::Wraps = get(desk("wraps")).bearer(&session.token).of(&house).await.json();
    let file = BASE64_NOPAD.decode(wraps.wraps[0].file_b64.as_bytes()).expect("base64");
    let opened = open_wrap(&file, nia.keys.recipient_identity(), &team.call).expect("hers");
    assert!(matches!(opened, Secret::Call(identity) if identity.recipients() == team.identity.recipients()));
}

#[tokio::test]
async fn a_link_ends_after_three_days_with_its_keyholder_and_before_a_taken_name() {
    let (house, team) = House::with_call().await;
    let keyholder = team.keyholder.log_in(&house).await.token;
    invite(&house, &keyholder, "link", Role::Moderator).await;
    assert_eq!(share(&house, "link", "mo").await.refusal(), (409, "handle-taken".to_owned()));
    assert_eq!(share(&house, "link", "No name").await.refusal(), (422, "account-invalid".to_owned()));
    house.pass(3 * 86_400 - 1);
    assert_eq!(get("/api/join").bearer("link").of(&house).await.status, 200);
    house.pass(3_601);
    assert_eq!(get("/api/join").bearer("link").of(&house).await.status, 404);
    for person in [&team.moderator, &team.researcher] {
        let token = person.log_in(&house).await.token;
        assert_eq!(invite(&house, &token, "other", Role::Keyholder).await.status, 404);
    }
}

#[tokio::test]
async fn who_is_turned_away_or_waits_for_two_weeks_has_no_account_any_more() {
    let (house, team) = House::with_call().await;
    let keyholder = team.keyholder.log_in(&house).await.token;
    let (nia, eve) = (Person::new("nia", Role::Moderator), Person::new("eve", Role::Keyholder));
    nia.join(&house, &keyholder).await;
    eve.join(&house, &keyholder).await;
    let away = |name: &str| Ask::new(axum::http::Method::DELETE, desk(&format!("joining/{name}"))).bearer(&keyholder);
    assert_eq!(away("mo").of(&house).await.status, 404);
    assert_eq!(away("eve").of(&house).await.status, 204);
    assert_eq!(people(&house, &keyholder).await, ["nia moderator"]);
    house.pass(14 * 86_400 + 3_600);
    server::retention::members(&house.state).await.expect("it is done");
    assert_eq!(house.text("SELECT account FROM account ORDER BY account").await, "ada\nmo\nrex");
}

#[tokio::test]
async fn whoever_leaves_is_out_at_once_and_what_she_had_is_gone() {
    let (house, team) = House::with_call().await;
    let keyholder = team.keyholder.log_in(&house).await.token;
    let hers = team.moderator.log_in(&house).await.token;
    let mut later = Later::of(&team);
    let next = later.rotate(&team, &[&team.keyholder, &team.researcher]);
    assert_eq!(put(&house, &keyholder, &next).await.status, 204);
    let nowhere = get("/api/desk/nowhere").of(&house).await;
    for path in ["wraps", "testimonies", "log", "reseal", "reseal/headers"] {
        assert_eq!(get(desk(path)).bearer(&hers).of(&house).await, nowhere);
    }
    for table in ["session", "wrap", "membership", "account"] {
        assert_eq!(house.count(&format!("SELECT count(*) FROM {table} WHERE account = 'mo'")).await, 0, "{table}");
    }
    // Those who stay hold both identities, until everything is re-sealed.
    assert_eq!(house.text("SELECT account || epoch AS wrap FROM wrap WHERE secret = 'call'").await, "ada1\nada2");
}

#[tokio::test]
async fn the_links_of_a_keyholder_who_was_taken_out_are_gone() {
    let (house, team) = House::with_call().await;
    let keyholder = team.keyholder.log_in(&house).await.token;
    let mut later = Later::of(&team);
    let second = Person::new("una", Role::Keyholder);
    second.join(&house, &keyholder).await;
    let next = later.welcome(&team, &second);
    assert_eq!(put(&house, &keyholder, &next).await.status, 204);
    let hers = second.log_in(&house).await.token;
    assert_eq!(invite(&house, &hers, "of una", Role::Moderator).await.status, 201);
    assert_eq!(invite(&house, &keyholder, "of ada", Role::Moderator).await.status, 201);
    let next = later.rotate(&team, &[&team.keyholder, &team.moderator, &team.researcher]);
    assert_eq!(put(&house, &keyholder, &next).await.status, 204);
    assert_eq!(house.text("SELECT DISTINCT account FROM invitation").await, "ada");
}

#[tokio::test]
async fn nobody_who_held_the_key_goes_without_a_new_key() {
    let (house, team) = House::with_call().await;
    let keyholder = team.keyholder.log_in(&house).await.token;
    let refused = async |next: NextEpoch| put(&house, &keyholder, &next).await.refusal().1;
    let old = |change: fn(&mut vault::key_set::KeySet)| NextEpoch {
        key_set: team.next(change).note().to_owned(),
        wraps: Vec::new(),
        log: Vec::new(),
    };
    assert_eq!(refused(old(|set| drop(set.members.remove(1)))).await, "new-key-missing");
    assert_eq!(refused(old(|set| set.members[1].role = Role::Researcher)).await, "new-key-missing");
    let classic = CallIdentity::generate(2, &mut rand_core::OsRng).recipients().1;
    let mut half = old(|_| {});
    half.key_set = team.next(|set| set.classic = classic).note().to_owned();
    assert_eq!(refused(half).await, "key-set-invalid");
    // A new key that one of those who stay would not get, or somebody else would.
    let mut later = Later::of(&team);
    let next = later.rotate(&team, &[&team.keyholder, &team.moderator]);
    let without = NextEpoch { wraps: next.wraps[..1].to_vec(), ..next.clone() };
    assert_eq!(refused(without).await, "wrap-missing");
    let stranger = wrap(&team, Secret::Call(copy(&later.identities[0])), &team.researcher);
    let with = NextEpoch { wraps: [next.wraps.clone(), vec![stranger]].concat(), ..next.clone() };
    assert_eq!(refused(with).await, "wrap-invalid");
    assert_eq!(house.count("SELECT count(*) FROM key_set").await, 1);
    // The researcher holds no key, so that she goes without one.
    assert_eq!(put(&house, &keyholder, &old(|set| drop(set.members.remove(2)))).await.status, 204);
}

#[tokio::test]
async fn the_log_is_kept_in_order_and_any_member_verifies_all_of_it() {
    let (house, team) = House::with_call().await;
    let keyholder = team.keyholder.log_in(&house).await.token;
    let mut later = Later::of(&team);
    let nia = Person::new("nia", Role::Moderator);
    nia.join(&house, &keyholder).await;
    let first = later.welcome(&team, &nia);
    let cases = [
        (NextEpoch { log: Vec::new(), ..first.clone() }, (409, "log-stale")),
        (NextEpoch { log: vec![first.log[0].replace("nia", "eve")], ..first.clone() }, (422, "log-invalid")),
        (NextEpoch { log: vec!["nothing".to_owned()], ..first.clone() }, (422, "log-invalid")),
    ];
    for (next, (status, code)) in cases {
        assert_eq!(put(&house, &keyholder, &next).await.refusal(), (status, code.to_owned()));
    }
    assert_eq!(put(&house, &keyholder, &first).await.status, 204);
    let keys = [team.key_set.clone(), later.keys.clone()];

    let hers = team.moderator.log_in(&house).await.token;
    let entry = later.entry(&team.moderator, Event::Checked(3));
    let add = async |token: &str, text: &str| post(desk("log")).bearer(token).text(text).of(&house).await;
    assert_eq!(add(&keyholder, entry.text()).await.refusal().1, "log-invalid");
    assert_eq!(add(&hers, entry.text()).await.status, 204);
    assert_eq!(add(&hers, entry.text()).await.refusal(), (409, "log-stale".to_owned()));
    later.head = later.head.then(&entry).expect("it follows");
    let forbidden = later.entry(&team.moderator, Event::Left("ada".parse().expect("a name")));
    assert_eq!(add(&hers, forbidden.text()).await.refusal().1, "log-invalid");

    let entries = whole(&house, &hers).await;
    assert_eq!((entries.len(), verify(&entries, &keys)), (2, Ok(())));
    // A key set that forgets what was logged since.
    later.head = Head { number: 1, digest: entries[0].digest() };
    let forgetful = later.go_on(&team, Vec::new(), Vec::new(), |_| {});
    assert_eq!(put(&house, &keyholder, &forgetful).await.refusal(), (409, "log-stale".to_owned()));
}

#[tokio::test]
async fn of_two_keyholders_who_act_at_once_one_is_told_to_look_again() {
    let (house, team) = House::with_call().await;
    let keyholder = team.keyholder.log_in(&house).await.token;
    let (mut one, mut two) = (Later::of(&team), Later::of(&team));
    let one = one.rotate(&team, &[&team.keyholder, &team.researcher]);
    let two = two.rotate(&team, &[&team.keyholder, &team.moderator]);
    let (one, two) = tokio::join!(put(&house, &keyholder, &one), put(&house, &keyholder, &two));
    let mut statuses = [one.status.as_u16(), two.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses[0], 204);
    assert!(statuses[1] == 409 || statuses[1] == 422);
    let note = get(format!("/api/calls/{CALL}/keyset")).of(&house).await;
    let keys = SignedKeySet::verify_past(note.text(), None).expect("signed");
    assert_eq!((keys.set().epoch, keys.set().members.len()), (2, 2));
    assert_eq!(
        house.count("SELECT count(*) FROM wrap WHERE secret = 'call' AND epoch = 2").await,
        keys.set().openers() as i64
    );
}
