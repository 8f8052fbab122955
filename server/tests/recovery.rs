//! Recovery: made by a keyholder, opened with enough shares, and a new keyholder on the word of the root alone.

use app::wire::{
    CallView, Kdf, NewAccount, NewWrap, Wraps,
    recovery::{Enrolment, OpenRecovery, OpenedRecovery, Recovery, RecoveryPlan, RecoveryWrap},
};
use data_encoding::BASE64_NOPAD;
use rand_core::OsRng;
use vault::{
    account_change::Lock,
    id::Digest,
    identity::{CallIdentity, RootKey},
    key_set::{KeySet, SignedKeySet},
    open::{Claim, open},
    recovery::{self, Plan, RecoverySecret, Share, sign_wraps},
    role::Role,
    wrap::{Secret, open_wrap, wrap_secret},
};

use super::{
    account::nonce,
    house::{CALL, House, Person, Reply, Team, get, later::copy, post, sealed, today},
    submissions::submission,
};

fn b64(bytes: &[u8]) -> String {
    BASE64_NOPAD.encode(bytes)
}

fn bytes(base64: &str) -> Vec<u8> {
    BASE64_NOPAD.decode(base64.as_bytes()).expect("base64")
}

/// A recovery as a keyholder's browser makes it.
pub struct Made {
    pub plan: Plan,
    pub shares: Vec<Share>,
    pub secret: RecoverySecret,
    pub request: Recovery,
}

pub fn make(team: &Team, number: u32, root: &RootKey) -> Made {
    make_of(team, &team.identity, number, root)
}

/// The same for a call that has another identity by now.
pub fn make_of(team: &Team, identity: &CallIdentity, number: u32, root: &RootKey) -> Made {
    let secret = RecoverySecret::generate(&mut OsRng);
    let (plan, shares) = secret.split(&team.call, number, (2, 3), &mut OsRng).expect("good numbers");
    let request = Recovery {
        plan: RecoveryPlan {
            number,
            recipient: plan.recipient.clone(),
            opener_b64: b64(&plan.opener),
            threshold: plan.threshold,
            shares: plan.shares.iter().map(Digest::to_string).collect(),
            signature_b64: b64(&plan.sign(root)),
        },
        wraps: Vec::new(),
        wraps_signature_b64: String::new(),
    };
    let wraps = [wrap(team, &secret, None), wrap(team, &secret, Some(identity))];
    Made { request: with_wraps(request, wraps.to_vec(), team, number, root), plan, shares, secret }
}

/// A call identity, or else the root.
fn wrap(team: &Team, secret: &RecoverySecret, identity: Option<&CallIdentity>) -> RecoveryWrap {
    let (name, epoch, inside) = match identity {
        None => ("root", 0, Secret::Root(RootKey::from_seed(team.root.seed()))),
        Some(identity) => ("call", identity.epoch, Secret::Call(copy(identity))),
    };
    let file = wrap_secret(&inside, &team.call, &secret.identity().to_recipient());
    RecoveryWrap { secret: name.to_owned(), epoch, file_b64: b64(&file) }
}

fn with_wraps(request: Recovery, wraps: Vec<RecoveryWrap>, team: &Team, number: u32, root: &RootKey) -> Recovery {
    let digests: Vec<Digest> = wraps.iter().map(|wrap| Digest::of(&bytes(&wrap.file_b64))).collect();
    let wraps_signature_b64 = b64(&sign_wraps(root, &team.call, number, &digests));
    Recovery { wraps, wraps_signature_b64, ..request }
}

pub async fn keep(house: &House, person: &Person, request: &Recovery) -> Reply {
    let token = person.log_in(house).await.token;
    post(format!("/api/desk/calls/{CALL}/recovery")).bearer(&token).json(request).of(house).await
}

async fn plan_of(house: &House) -> Reply {
    get(format!("/api/recovery/{CALL}")).of(house).await
}

/// Asks for what is wrapped to the recovery, to make this account.
pub async fn opened(house: &House, secret: &RecoverySecret, account: &str) -> Reply {
    let nonce = nonce(house, account).await;
    let call = CALL.parse().expect("a name");
    let name = account.parse().expect("a handle");
    let signature = secret.sign_opening(&nonce, house.state.config.origin.as_str(), &call, &name);
    let request = OpenRecovery { account: account.to_owned(), nonce_b64: b64(&nonce), signature_b64: b64(&signature) };
    post(format!("/api/recovery/{CALL}/open")).json(&request).of(house).await
}

/// The root and the call identity out of what the server handed over.
pub fn secrets(opened: &OpenedRecovery, secret: &RecoverySecret) -> (RootKey, CallIdentity) {
    let call = CALL.parse().expect("a name");
    let (mut root, mut identity) = (None, None);
    for wrap in &opened.wraps {
        match open_wrap(&bytes(&wrap.file_b64), secret.identity(), &call).expect("it is wrapped to the recovery") {
            Secret::Root(key) => root = Some(key),
            Secret::Call(key) => identity = Some(key),
        }
    }
    (root.expect("the root"), identity.expect("the call identity"))
}

/// The request for a new keyholder, as the browser of whoever holds the shares makes it.
pub fn enrolment(
    person: &Person,
    share: [u8; 32],
    before: &SignedKeySet,
    (root, identity, secret): (&RootKey, &CallIdentity, &RecoverySecret),
    change: impl FnOnce(&mut KeySet),
) -> Enrolment {
    let mut set = before.set().clone();
    set.epoch += 1;
    set.previous = Some(before.digest());
    set.not_after = today() + time::Duration::days(365);
    set.members.push(person.keys.public(person.account.clone(), Role::Keyholder));
    change(&mut set);
    let next = set.sign(root).expect("a valid key set");
    let account = person.new_account(share);
    let to = person.keys.recipient_identity().to_recipient();
    let wrap = |secret: &str, epoch, what: &Secret| NewWrap {
        secret: secret.to_owned(),
        epoch,
        account: person.account.to_string(),
        file_b64: b64(&wrap_secret(what, &before.set().call, &to)),
    };
    let wraps = vec![
        wrap("root", 0, &Secret::Root(RootKey::from_seed(root.seed()))),
        wrap("call", identity.epoch, &Secret::Call(copy(identity))),
    ];
    signed(
        Enrolment {
            key_set: next.note().to_owned(),
            account,
            wraps,
            signature_b64: String::new(),
            opener_signature_b64: String::new(),
        },
        person,
        root,
        secret,
    )
}

fn signed(given: Enrolment, person: &Person, root: &RootKey, secret: &RecoverySecret) -> Enrolment {
    let NewAccount { version, kdf: Kdf { salt_b64, memory_kib, passes }, login_key_b64, bundle_b64, .. } =
        &given.account;
    let bundle = bytes(bundle_b64);
    let lock = Lock {
        version: *version,
        salt: bytes(salt_b64).try_into().expect("16 bytes"),
        memory_kib: *memory_kib,
        passes: *passes,
        login_key: bytes(login_key_b64).try_into().expect("32 bytes"),
        bundle: &bundle,
    };
    let call = CALL.parse().expect("a name");
    let key_set = Digest::of(given.key_set.as_bytes());
    let enrolment = recovery::Enrolment { call: &call, key_set, account: &person.account, lock };
    let (signature_b64, opener_signature_b64) = (b64(&enrolment.sign(root)), b64(&secret.sign_enrolment(&enrolment)));
    Enrolment { signature_b64, opener_signature_b64, ..given }
}

pub async fn enrol(house: &House, request: &Enrolment) -> Reply {
    post(format!("/api/recovery/{CALL}/enrol")).json(request).of(house).await
}

#[tokio::test]
async fn when_all_is_lost_but_the_shares_a_new_keyholder_opens_what_was_sent_before_and_nobody_else_gains() {
    let (house, team) = House::with_call().await;
    let made = make(&team, 1, &team.root);
    assert_eq!(keep(&house, &team.keyholder, &made.request).await.status, 204);
    let file = sealed(&team);
    assert_eq!(submission(&house, &file).await.of(&house).await.status, 201);

    // Nobody logs in any more. Two people bring their sheets.
    let told: RecoveryPlan = plan_of(&house).await.json();
    assert_eq!(told, made.request.plan);
    let sheets = [&made.shares[2], &made.shares[0]].map(|share| share.phrase().to_string());
    let sheets = sheets.map(|sheet| Share::parse(&sheet).expect("the words on the sheet"));
    let secret = RecoverySecret::combine(&sheets, &made.plan).expect("two of three");
    let answer: OpenedRecovery = opened(&house, &secret, "newt").await.json();
    let (root, identity) = secrets(&answer, &secret);
    let newt = Person::new("newt", Role::Keyholder);
    let share = bytes(&answer.share_b64.clone().expect("the name is free")).try_into().expect("32 bytes");
    let request = enrolment(&newt, share, &team.key_set, (&root, &identity, &secret), |_| {});
    assert_eq!(enrol(&house, &request).await.status, 201);

    // She logs in like anybody else, is a keyholder, and opens what came before.
    let session = newt.log_in(&house).await;
    assert_eq!((session.account.calls[0].call.as_str(), session.account.calls[0].role.as_str()), (CALL, "keyholder"));
    let wraps: Wraps = get(format!("/api/desk/calls/{CALL}/wraps")).bearer(&session.token).of(&house).await.json();
    let mut can = Vec::new();
    for wrap in &wraps.wraps {
        let opened = open_wrap(&bytes(&wrap.file_b64), newt.keys.recipient_identity(), &team.call).expect("hers");
        if let Secret::Call(identity) = opened {
            let path = format!("/api/desk/calls/{CALL}/testimonies/{}", file.id);
            let stored = get(path).bearer(&session.token).of(&house).await;
            let claim = Claim { call: team.call.clone(), id: file.id, epoch: 1 };
            can.push(open(&stored.body, &identity, &claim).expect("it opens").draft.account().to_owned());
        }
    }
    assert_eq!(can, ["An invented account."]);
    let call: CallView = get(format!("/api/calls/{CALL}")).of(&house).await.json();
    assert_eq!(call.epoch, 2);
    // The others are who they were: the researcher still gets no wrap, the moderator still hers alone.
    let rex = team.researcher.log_in(&house).await;
    assert_eq!(get(format!("/api/desk/calls/{CALL}/wraps")).bearer(&rex.token).of(&house).await.status, 404);
    let mo = team.moderator.log_in(&house).await;
    let wraps: Wraps = get(format!("/api/desk/calls/{CALL}/wraps")).bearer(&mo.token).of(&house).await.json();
    assert_eq!(wraps.wraps.len(), 1);
    // What was made for epoch 2 is not taken again.
    assert_eq!(enrol(&house, &request).await.refusal(), (422, "key-set-not-next".to_owned()));
}

#[tokio::test]
async fn a_recovery_is_the_roots_word_and_a_session_alone_makes_none() {
    let (house, team) = House::with_call().await;
    assert_eq!(plan_of(&house).await.refusal(), (404, "not-found".to_owned()));
    let thief = RootKey::generate(&mut OsRng);
    let made = make(&team, 1, &team.root);
    let forged = make(&team, 1, &thief);
    let good = made.request.clone();
    let swapped = Recovery { wraps: forged.request.wraps.clone(), ..good.clone() };
    let mut fewer = good.clone();
    fewer.plan.threshold = 3;
    let lone = with_wraps(good.clone(), good.wraps[..1].to_vec(), &team, 1, &team.root);
    let doubled = with_wraps(good.clone(), vec![good.wraps[0].clone(); 2], &team, 1, &team.root);
    let mut plain = good.clone();
    plain.wraps[0].file_b64 = b64(b"not sealed");
    for (request, code) in [
        (&forged.request, "recovery-invalid"),
        (&swapped, "recovery-invalid"),
        (&fewer, "recovery-invalid"),
        (&lone, "wrap-missing"),
        (&doubled, "wrap-invalid"),
        (&plain, "wrap-invalid"),
    ] {
        assert_eq!(keep(&house, &team.keyholder, request).await.refusal(), (422, code.to_owned()));
    }
    let nowhere = post("/api/nowhere").of(&house).await;
    for person in [&team.moderator, &team.researcher] {
        assert_eq!(keep(&house, person, &good).await, nowhere);
    }
    assert_eq!(house.count("SELECT count(*) FROM recovery").await, 0);
    assert_eq!(keep(&house, &team.keyholder, &good).await.status, 204);
}

#[tokio::test]
async fn a_recovery_is_replaced_by_the_next_one_and_its_wraps_can_be_renewed() {
    let (house, team) = House::with_call().await;
    let first = make(&team, 1, &team.root);
    assert_eq!(keep(&house, &team.keyholder, &first.request).await.status, 204);
    // The same plan once more: a lost answer, or wraps made anew.
    let renewed = [wrap(&team, &first.secret, Some(&team.identity)), wrap(&team, &first.secret, None)];
    let again = with_wraps(first.request.clone(), renewed.to_vec(), &team, 1, &team.root);
    assert_eq!(keep(&house, &team.keyholder, &again).await.status, 204);
    let other = make(&team, 1, &team.root);
    let far = make(&team, 3, &team.root);
    for request in [&other.request, &far.request] {
        assert_eq!(keep(&house, &team.keyholder, request).await.refusal(), (409, "recovery-stale".to_owned()));
    }
    let second = make(&team, 2, &team.root);
    assert_eq!(keep(&house, &team.keyholder, &second.request).await.status, 204);
    assert_eq!(opened(&house, &first.secret, "newt").await.refusal(), (403, "recovery-refused".to_owned()));
    let answer: OpenedRecovery = opened(&house, &second.secret, "newt").await.json();
    assert_eq!(secrets(&answer, &second.secret).0.public(), team.root.public());
    assert_eq!(house.count("SELECT count(*) FROM recovery_wrap").await, 2);
    let token = team.keyholder.log_in(&house).await.token;
    let kept: Recovery = get(format!("/api/desk/calls/{CALL}/recovery")).bearer(&token).of(&house).await.json();
    assert_eq!(kept.plan, second.request.plan);
}

#[tokio::test]
async fn what_is_wrapped_to_a_recovery_is_for_keyholders_and_for_whoever_has_the_shares() {
    let (house, team) = House::with_call().await;
    let made = make(&team, 1, &team.root);
    assert_eq!(keep(&house, &team.keyholder, &made.request).await.status, 204);
    let stranger = make(&team, 1, &team.root);
    assert_eq!(opened(&house, &stranger.secret, "newt").await.refusal(), (403, "recovery-refused".to_owned()));
    // A rehearsal changes nothing, and a name that is taken gets no share.
    let before = house.bytes_on_disk();
    let answer: OpenedRecovery = opened(&house, &made.secret, "mo").await.json();
    assert_eq!((answer.wraps.len(), answer.share_b64), (2, None));
    assert!(house.bytes_on_disk() == before);
    // One signature, one answer.
    let nonce = nonce(&house, "newt").await;
    let (call, name) = (CALL.parse().expect("a name"), "newt".parse().expect("a handle"));
    let signature = made.secret.sign_opening(&nonce, house.state.config.origin.as_str(), &call, &name);
    let request = OpenRecovery { account: "newt".to_owned(), nonce_b64: b64(&nonce), signature_b64: b64(&signature) };
    let ask = async || post(format!("/api/recovery/{CALL}/open")).json(&request).of(&house).await;
    assert_eq!(ask().await.status, 200);
    assert_eq!(ask().await.refusal(), (403, "recovery-refused".to_owned()));
}

#[tokio::test]
async fn the_root_enrols_one_keyholder_and_changes_nothing_else() {
    let (house, team) = House::with_call().await;
    let (newt, eve) = (Person::new("newt", Role::Keyholder), Person::new("eve", Role::Keyholder));
    let share = house.state.share.of(&newt.account);
    let made = make(&team, 1, &team.root);
    assert_eq!(keep(&house, &team.keyholder, &made.request).await.status, 204);
    let keys = (&team.root, &team.identity, &made.secret);
    let with = |change: fn(&mut KeySet)| enrolment(&newt, share, &team.key_set, keys, change);
    let good = with(|_| {});
    let thief = RootKey::generate(&mut OsRng);
    let mut other_account = enrolment(&newt, share, &team.key_set, keys, |_| {});
    other_account.account.login_key_b64 = b64(&[5; 32]);
    let mut others_wraps = good.clone();
    others_wraps.wraps[0].account = "mo".to_owned();
    let mut no_root = good.clone();
    no_root.wraps.remove(0);
    let as_eve = Enrolment { account: eve.new_account(share), ..good.clone() };
    let cases = [
        (with(|set| set.members[1].role = Role::Keyholder), "enrolment-invalid"),
        (with(|set| drop(set.members.remove(1))), "enrolment-invalid"),
        (with(|set| set.members.last_mut().expect("hers").role = Role::Moderator), "enrolment-invalid"),
        (with(|set| set.synthetic = true), "enrolment-invalid"),
        (with(|set| set.log_head = Digest::of(b"x")), "enrolment-invalid"),
        (with(|set| set.epoch = 3), "key-set-not-next"),
        (with(|set| set.not_after = today() - time::Duration::days(1)), "key-set-invalid"),
        (signed(good.clone(), &newt, &thief, &made.secret), "enrolment-invalid"),
        // Who once held the root, and was taken out, has no sheets.
        (signed(good.clone(), &newt, &team.root, &RecoverySecret::generate(&mut OsRng)), "enrolment-invalid"),
        (other_account, "enrolment-invalid"),
        (signed(as_eve, &eve, &team.root, &made.secret), "enrolment-invalid"),
        (others_wraps, "wrap-invalid"),
        (no_root, "wrap-missing"),
        (Enrolment { key_set: team.key_set.note().to_owned(), ..good.clone() }, "key-set-not-next"),
    ];
    let before = house.bytes_on_disk();
    for (number, (request, code)) in cases.iter().enumerate() {
        assert_eq!(enrol(&house, request).await.refusal(), (422, (*code).to_owned()), "case {number}");
    }
    assert!(house.bytes_on_disk() == before);
    assert_eq!(enrol(&house, &good).await.status, 201);
}

#[tokio::test]
async fn without_sheets_in_force_nobody_enrols_whoever_holds_the_root() {
    let (house, team) = House::with_call().await;
    let newt = Person::new("newt", Role::Keyholder);
    let keys = (&team.root, &team.identity, &RecoverySecret::generate(&mut OsRng));
    let request = enrolment(&newt, house.state.share.of(&newt.account), &team.key_set, keys, |_| {});
    assert_eq!(enrol(&house, &request).await.status, 404);
}

#[tokio::test]
async fn a_list_of_keys_that_has_run_out_does_not_keep_the_root_from_enrolling() {
    let (house, team) = House::with_call().await;
    let newt = Person::new("newt", Role::Keyholder);
    let made = make(&team, 1, &team.root);
    assert_eq!(keep(&house, &team.keyholder, &made.request).await.status, 204);
    house.pass(400 * 86_400);
    let request = enrolment(
        &newt,
        house.state.share.of(&newt.account),
        &team.key_set,
        (&team.root, &team.identity, &made.secret),
        |set| set.not_after = today() + time::Duration::days(800),
    );
    assert_eq!(enrol(&house, &request).await.status, 201);
    newt.log_in(&house).await;
}
