//! Releases at the doors: proposed sealed, signed by two, kept in order, and read by whoever may.

use app::wire::releases::{Ledger, ReleaseKept};
use axum::{body::Bytes, http::Method};
use themes::release::{Cell, SignedRelease};
use vault::{
    envelope::Kind,
    id::Digest,
    ledger::{ClaimSignature, Entry, EntryKind, Proposal, ProposalChange, commitment, open_proposal, open_release},
    role::Role,
};

use super::house::{
    CALL, House, Person, Reply, Team, get,
    later::desk,
    release::{Facts, Finished, QUOTE, change, finish, finished, propose, puts, sealed},
};

/// A house with a call, and the tokens of keyholder, moderator and researcher.
async fn house() -> (House, Team, [String; 3]) {
    let (house, team) = House::with_call().await;
    let mut tokens = Vec::new();
    for person in team.people() {
        tokens.push(person.log_in(&house).await.token);
    }
    let tokens = tokens.try_into().expect("three");
    (house, team, tokens)
}

fn research(path: &str) -> String {
    format!("/api/research/calls/{CALL}/{path}")
}

async fn ledger(house: &House, token: &str) -> Ledger {
    get(research("releases")).bearer(token).of(house).await.json()
}

/// A first release of this kind, made by the keyholder and made again by the moderator.
fn made(team: &Team, kind: EntryKind) -> (Facts, Proposal, Finished) {
    let facts = Facts::first(team, kind);
    let proposal = facts.proposed(&team.key_set, &team.keyholder);
    let finished = finished(&proposal, &team.key_set, &team.moderator, &team.people());
    (facts, proposal, finished)
}

fn unsigned() -> (u16, String) {
    (422, "ledger-unsigned".to_owned())
}

#[tokio::test]
async fn a_release_goes_from_a_keyholder_by_a_second_member_to_the_researcher() {
    let (house, team, [ada, mo, rex]) = house().await;
    let (facts, proposal, _) = made(&team, EntryKind::Sealed);
    let put = sealed(&proposal, &team.key_set, None, &team.keyholder);
    assert_eq!(get(desk("proposal")).bearer(&mo).of(&house).await.status, 204);
    for status in [201, 200] {
        assert_eq!(puts(&ada, 1, None, &put).of(&house).await.status, status);
    }
    house.assert_sound().await;

    // The second member's browser.
    let open = get(desk("proposal")).bearer(&mo).of(&house).await;
    assert_eq!(open.header("murmuration-sha256"), put.proposed().file.to_string());
    let keys = |epoch| Some(&team.key_set).filter(|_| epoch == 1);
    let read = open_proposal(&open.body, team.identity.hybrid(), &team.call, keys).expect("it opens");
    assert_eq!((&read.claim, &*read.release), (&proposal.claim, &facts.release.to_bytes()));
    let done = finished(&read, &team.key_set, &team.moderator, &team.people());
    for status in [201, 200] {
        let reply = done.handed_in(&mo).of(&house).await;
        assert_eq!(reply.status, status, "{}", reply.text());
        assert_eq!(reply.json::<ReleaseKept>().digest, done.entry.digest().to_string());
    }
    assert_eq!(get(desk("proposal")).bearer(&ada).of(&house).await.status, 204, "it is done");
    house.assert_sound().await;

    // The researcher's.
    let listed = ledger(&house, &rex).await;
    let [item] = listed.entries.as_slice() else { panic!("one entry") };
    assert_eq!((item.week.as_str(), item.entry.nonce.as_deref()), ("2026-W48", None));
    let (entry, _) = item.entry.read(&team.call).expect("an entry");
    assert_eq!(entry, done.entry);
    entry.verify(keys).expect("two signed it");
    entry.check_follows(&[]).expect("it is the first");
    let file = get(research("releases/1")).bearer(&rex).of(&house).await;
    assert_eq!(file.header("murmuration-sha256"), entry.file.to_string());
    let opened = open_release(&file.body, team.researcher.keys.recipient_identity()).expect("hers too");
    let release = SignedRelease::parse(&opened.release).expect("a release");
    release.verify(keys).expect("two signed it");
    assert_eq!(commitment(&opened.nonce, release.release().digest()), entry.claim.commitment);
    let total = release.release().tables().next().expect("a table").rows().next().expect("a row").first();
    assert_eq!(total.and_then(Cell::number), Some(8_735));
}

#[tokio::test]
async fn what_a_second_member_spoils_is_made_again_from_what_was_proposed() {
    let (house, team, [ada, mo, rex]) = house().await;
    let (facts, proposal, done) = made(&team, EntryKind::Sealed);
    let put = sealed(&proposal, &team.key_set, None, &team.keyholder);
    assert_eq!(puts(&ada, 1, None, &put).of(&house).await.status, 201);
    // As many stanzas as there are members, and nothing behind them that opens.
    let mut file = done.file.clone();
    *file.last_mut().expect("bytes") ^= 1;
    let spoilt = finish(&proposal, &team.key_set, &team.moderator, Finished { file, ..done });
    assert_eq!(spoilt.handed_in(&mo).of(&house).await.status, 201);
    let file = get(research("releases/1")).bearer(&ada).of(&house).await.body;
    assert!(open_release(&file, team.keyholder.keys.recipient_identity()).is_err());

    let kept = get(desk("releases/1/proposal")).bearer(&ada).of(&house).await;
    assert_eq!(kept.status, 200, "{}", kept.text());
    assert_eq!(kept.header("murmuration-sha256"), put.proposed().file.to_string());
    let keys = |epoch| Some(&team.key_set).filter(|_| epoch == 1);
    let read = open_proposal(&kept.body, team.identity.hybrid(), &team.call, keys).expect("it opens");
    assert_eq!((&read.claim, &*read.release), (&spoilt.entry.claim, &facts.release.to_bytes()));
    // Who may open no account opens no proposal either.
    let nowhere = get("/api/nowhere").of(&house).await;
    assert_eq!(get(desk("releases/1/proposal")).bearer(&rex).of(&house).await, nowhere);
    for number in ["0", "2", "01"] {
        let path = desk(&format!("releases/{number}/proposal"));
        assert_eq!(get(path).bearer(&ada).of(&house).await, nowhere);
    }
}

#[tokio::test]
async fn whoever_may_not_finds_nothing_at_any_address() {
    let (house, team, [ada, mo, rex]) = house().await;
    let (_, proposal, done) = made(&team, EntryKind::Sealed);
    let put = sealed(&proposal, &team.key_set, None, &team.keyholder);
    assert_eq!(puts(&ada, 1, None, &put).of(&house).await.status, 201);
    assert_eq!(done.handed_in(&mo).of(&house).await.status, 201);
    let nowhere = get("/api/nowhere").of(&house).await;
    let same = |reply: Reply, what: &str| assert_eq!(reply, nowhere, "{what}");
    for path in [desk("proposal"), desk("releases")] {
        same(get(&path).bearer(&rex).of(&house).await, "a researcher at the desk");
    }
    same(puts(&mo, 1, None, &put).of(&house).await, "a moderator proposes");
    same(done.handed_in(&rex).of(&house).await, "a researcher hands in");
    for path in &[desk("proposal"), desk("releases"), research("releases"), research("releases/1")] {
        same(get(path).of(&house).await, "nobody");
        same(get(path).bearer("x").of(&house).await, "a made-up session");
        same(get(path.replace(CALL, "elsewhere")).bearer(&ada).of(&house).await, "another call");
    }
    for path in [research("releases/2"), research("releases/0"), research("releases/01")] {
        same(get(path).bearer(&ada).of(&house).await, "no such number");
    }
    // Sealed is not public: to everybody else there is no release.
    let public: Ledger = get(format!("/api/calls/{CALL}/releases")).of(&house).await.json();
    assert_eq!(public.entries, []);
    let page = get(format!("/c/{CALL}/heard")).of(&house).await;
    assert!(page.status == 200 && page.text().contains("Nothing has been published yet."));
    assert_eq!(get("/c/elsewhere/heard").of(&house).await.status, 404);
    assert_eq!(get(format!("/c/{CALL}/heard/1")).of(&house).await.status, 404);
    let (there, none) = (format!("/c/{CALL}/heard/1/release.json"), format!("/c/{CALL}/heard/2/release.json"));
    assert_eq!(get(there).of(&house).await, get(none).of(&house).await);
}

#[tokio::test]
async fn a_stolen_session_proposes_and_withdraws_nothing_and_plaintext_is_refused() {
    let (house, team, [ada, ..]) = house().await;
    let (_, proposal, _) = made(&team, EntryKind::Sealed);
    let hers = sealed(&proposal, &team.key_set, None, &team.keyholder);
    let by_another = sealed(&proposal, &team.key_set, None, &team.moderator);
    let refused = (422, "proposal-unsigned".to_owned());
    for ask in [
        puts(&ada, 1, None, &by_another),
        // Another file, and another predecessor, than she signed.
        puts(&ada, 1, None, &hers).body(Bytes::from(sealed(&proposal, &team.key_set, None, &team.keyholder).bytes())),
        puts(&ada, 1, Some(Digest::ZERO), &hers),
        puts(&ada, 1, None, &hers).without("murmuration-signature"),
        // For another entry, or for none.
        puts(&ada, 1, None, &hers).header("murmuration-claim", Digest::ZERO.to_string()),
        puts(&ada, 1, None, &hers).without("murmuration-claim"),
    ] {
        assert_eq!(ask.of(&house).await.refusal(), refused);
    }
    let wrong_epoch = puts(&ada, 2, None, &hers).of(&house).await;
    assert_eq!(wrong_epoch.refusal(), (422, "wrong-epoch".to_owned()));
    let plain = puts(&ada, 1, None, &hers).body(Bytes::from(proposal.release.to_vec()));
    assert_eq!(plain.of(&house).await.refusal(), (422, "not-age".to_owned()));
    let long = puts(&ada, 1, None, &hers).body(Bytes::from(vec![0; Kind::Proposal.limit() as usize + 1]));
    assert_eq!(long.of(&house).await.refusal(), (413, "too-long".to_owned()));
    assert_eq!(house.count("SELECT count(*) FROM proposal").await, 0);

    assert_eq!(puts(&ada, 1, None, &hers).of(&house).await.status, 201);
    let next = sealed(&proposal, &team.key_set, None, &team.keyholder);
    let stale = (409, "proposal-stale".to_owned());
    assert_eq!(puts(&ada, 1, None, &next).of(&house).await.refusal(), stale);
    let withdrawal = |previous| ProposalChange {
        call: &team.call,
        account: &team.keyholder.account,
        epoch: 1,
        previous,
        proposed: None,
    };
    let (open, other) = (Some(hers.proposed().file), Some(next.proposed().file));
    let signature = |previous, by: &Person| by.keys.sign(&withdrawal(previous).message());
    let asks = |previous, signature: [u8; 64]| change(Method::DELETE, &ada, 1, previous, &signature);
    for ask in [asks(open, [0; 64]), asks(open, signature(open, &team.moderator)), asks(open, *hers.signature())] {
        assert_eq!(ask.of(&house).await.refusal(), refused);
    }
    // What she signed to withdraw puts nothing in its place.
    let put = change(Method::PUT, &ada, 1, open, &signature(open, &team.keyholder));
    let put = put.header("content-type", "application/octet-stream").body(Bytes::from(next.bytes()));
    assert_eq!(put.of(&house).await.refusal(), refused);
    assert_eq!(asks(other, signature(other, &team.keyholder)).of(&house).await.refusal(), stale);
    for status in [204, 200] {
        assert_eq!(asks(open, signature(open, &team.keyholder)).of(&house).await.status, status);
    }
    assert_eq!(house.count("SELECT count(*) FROM proposal_payload").await, 0);
}

#[tokio::test]
async fn an_entry_that_two_did_not_sign_is_refused() {
    let (house, team, [ada, mo, _]) = house().await;
    let (facts, proposal, done) = made(&team, EntryKind::Sealed);
    let with = |change: &dyn Fn(&mut Entry)| {
        let mut entry = done.entry.clone();
        change(&mut entry);
        Finished { entry, nonce: None, file: done.file.clone() }
    };
    let by = |person: &Person| {
        finished(&facts.proposed(&team.key_set, person), &team.key_set, &team.moderator, &team.people())
    };
    let twice = finished(&proposal, &team.key_set, &team.keyholder, &team.people());
    let no_keyholder = Person::new("kit", Role::Moderator);
    let unknown = ClaimSignature { epoch: 9, ..done.entry.publisher.clone() };
    for (what, token, release) in [
        ("the same person twice", &ada, twice),
        ("nobody is a keyholder", &mo, by(&team.moderator)),
        ("a researcher", &mo, by(&team.researcher)),
        ("a stranger", &mo, by(&no_keyholder)),
        ("handed in by the first", &ada, with(&|_| {})),
        ("no second signature", &mo, with(&|entry| entry.publisher.signature = [0; 64])),
        ("no first signature", &mo, with(&|entry| entry.proposer.signature = [0; 64])),
        ("a key set that is not here", &mo, with(&|entry| entry.publisher = unknown.clone())),
        ("another number", &mo, with(&|entry| entry.claim.number = 2)),
        ("another kind", &mo, with(&|entry| entry.claim.kind = EntryKind::Public)),
        ("another entry before", &mo, with(&|entry| entry.claim.previous = Digest::of(b"x"))),
        ("another release", &mo, with(&|entry| entry.claim.commitment = Digest::of(b"x"))),
        ("another file", &mo, with(&|entry| entry.file = Digest::of(b"x"))),
    ] {
        assert_eq!(release.handed_in(token).of(&house).await.refusal(), unsigned(), "{what}");
    }
    assert_eq!(house.count("SELECT count(*) FROM ledger").await, 0);
    propose(&house, &proposal, &team.key_set, &team.keyholder).await;
    assert_eq!(done.handed_in(&mo).of(&house).await.status, 201);
}

#[tokio::test]
async fn what_was_withdrawn_or_replaced_is_handed_in_by_nobody_who_kept_it() {
    let (house, team, [ada, mo, _]) = house().await;
    let stale = (409, "proposal-stale".to_owned());
    let (_, first, kept) = made(&team, EntryKind::Sealed);
    assert_eq!(kept.handed_in(&mo).of(&house).await.refusal(), stale, "nobody proposed it");

    let open = propose(&house, &first, &team.key_set, &team.keyholder).await.proposed().file;
    let (call, account) = (&team.call, &team.keyholder.account);
    let withdrawal = ProposalChange { call, account, epoch: 1, previous: Some(open), proposed: None };
    let signature = team.keyholder.keys.sign(&withdrawal.message());
    assert_eq!(change(Method::DELETE, &ada, 1, Some(open), &signature).of(&house).await.status, 204);
    assert_eq!(kept.handed_in(&mo).of(&house).await.refusal(), stale, "she withdrew it");

    // Another one is open now. That the second member has opened it helps her with the first one as little.
    let (_, second, done) = made(&team, EntryKind::Sealed);
    let open = propose(&house, &second, &team.key_set, &team.keyholder).await;
    assert_eq!(kept.handed_in(&mo).of(&house).await.refusal(), stale, "she replaced it");
    assert_eq!(house.count("SELECT count(*) FROM ledger").await, 0);
    let still = get(desk("proposal")).bearer(&mo).of(&house).await;
    assert_eq!(still.header("murmuration-sha256"), open.proposed().file.to_string());

    // Sent again, it is there already, also after the next.
    for status in [201, 200] {
        assert_eq!(done.handed_in(&mo).of(&house).await.status, status);
    }
    let third = Facts::after(&team, &done.entry, EntryKind::Sealed).proposed(&team.key_set, &team.keyholder);
    propose(&house, &third, &team.key_set, &team.keyholder).await;
    let third = finished(&third, &team.key_set, &team.moderator, &team.people());
    assert_eq!(third.handed_in(&mo).of(&house).await.status, 201);
    assert_eq!(done.handed_in(&mo).of(&house).await.status, 200);
    assert_eq!(kept.handed_in(&mo).of(&house).await.refusal(), (409, "ledger-stale".to_owned()));
}

#[tokio::test]
async fn what_is_signed_and_still_wrong_is_refused() {
    let (house, team, [_, mo, _]) = house().await;
    let (_, proposal, done) = made(&team, EntryKind::Sealed);
    let again = |file: Vec<u8>| {
        let changed = Finished { entry: done.entry.clone(), nonce: None, file };
        finish(&proposal, &team.key_set, &team.moderator, changed)
    };
    let second = |facts: &Facts| {
        let proposal = facts.proposed(&team.key_set, &team.keyholder);
        finished(&proposal, &team.key_set, &team.moderator, &team.people())
    };
    let first = || Facts::first(&team, EntryKind::Sealed);
    // To one member of three, as a wrap would be.
    let mut alone = team.key_set.set().clone();
    alone.members.truncate(1);
    let alone = alone.sign(&team.root).expect("a key set");
    let to_one =
        vault::ledger::seal_release(b"x", &[0; 32], &alone, &super::house::release::recipients(&team.people()));
    for (code, release) in [
        (
            (409, "ledger-stale"),
            second(&Facts {
                number: 2,
                release: super::house::release::release(&team.call, 2, Some(Digest::ZERO)),
                ..first()
            }),
        ),
        ((409, "ledger-stale"), second(&Facts { previous: Digest::of(b"x"), ..first() })),
        ((422, "release-recipients"), again(to_one.expect("it fits"))),
        ((422, "not-age"), again(proposal.release.to_vec())),
    ] {
        let refused = release.handed_in(&mo).of(&house).await.refusal();
        assert_eq!(refused, (code.0, code.1.to_owned()));
    }
    let other = Finished { entry: done.entry.clone(), ..made(&team, EntryKind::Sealed).2 };
    let refused = other.handed_in(&mo).of(&house).await.refusal();
    assert_eq!(refused, (422, "release-other".to_owned()), "another file than is signed");
    let cut = done.handed_in(&mo).body(Bytes::from(done.body()[..300].to_vec()));
    assert_eq!(cut.of(&house).await.refusal(), (400, "malformed".to_owned()));
    assert_eq!(house.count("SELECT count(*) FROM ledger").await, 0);
}

#[tokio::test]
async fn a_public_release_is_read_by_anybody_and_a_tampered_one_by_nobody() {
    let (house, team, [_, mo, rex]) = house().await;
    let (_, proposal, done) = made(&team, EntryKind::Public);
    let json = String::from_utf8(done.file.clone()).expect("JSON");
    let twice = SignedRelease::parse(&done.file).expect("a release");
    let one = SignedRelease::new(twice.release().clone(), vec![twice.signatures()[0].clone()]).to_bytes();
    let other = Facts::first(&team, EntryKind::Public).proposed(&team.key_set, &team.keyholder);
    for (code, file, nonce) in [
        ("release-unsigned", json.replace("8735", "8740").into_bytes(), proposal.nonce),
        ("release-unsigned", json.replace(QUOTE, "Something else.").into_bytes(), proposal.nonce),
        ("release-unsigned", one, proposal.nonce),
        ("release-invalid", json.replace("8735", "8736").into_bytes(), proposal.nonce),
        ("release-invalid", format!("{json}\n").into_bytes(), proposal.nonce),
        ("release-invalid", made(&team, EntryKind::Sealed).2.file, proposal.nonce),
        ("release-other", done.file.clone(), other.nonce),
    ] {
        let changed = Finished { entry: done.entry.clone(), nonce: Some(nonce), file };
        let changed = finish(&proposal, &team.key_set, &team.moderator, changed);
        assert_eq!(changed.handed_in(&mo).of(&house).await.refusal(), (422, code.to_owned()));
    }
    let hidden =
        Finished { nonce: None, ..finish(&proposal, &team.key_set, &team.moderator, made(&team, EntryKind::Public).2) };
    assert_eq!(hidden.handed_in(&mo).of(&house).await.status, 400, "a public release shows its nonce");
    propose(&house, &proposal, &team.key_set, &team.keyholder).await;
    let reply = done.handed_in(&mo).of(&house).await;
    assert_eq!(reply.status, 201, "{}", reply.text());

    let reply = get(format!("/c/{CALL}/heard/1/release.json")).of(&house).await;
    assert_eq!((reply.status.as_u16(), &reply.body), (200, &done.file));
    assert_eq!(reply.header("content-type"), "application/json");
    assert_eq!(reply.header("content-disposition"), format!("attachment; filename=\"{CALL}-release-1.json\""));
    assert_eq!(reply.header("cache-control"), "no-store");
    let page = get(format!("/c/{CALL}/heard")).of(&house).await;
    assert_eq!((page.status.as_u16(), page.header("content-type")), (200, "text/html; charset=utf-8"));
    for shown in ["8735", QUOTE, &Digest::of(&done.file).to_string(), "2026-W48"] {
        assert!(page.text().contains(shown), "{shown}");
    }
    assert_eq!(get(format!("/c/{CALL}/heard/1")).of(&house).await.body, page.body);
    for none in ["0", "01", "2", "release.json"] {
        assert_eq!(get(format!("/c/{CALL}/heard/{none}")).of(&house).await.status, 404, "{none}");
    }
    let public: Ledger = get(format!("/api/calls/{CALL}/releases")).of(&house).await.json();
    assert_eq!(public, ledger(&house, &rex).await);
    let (entry, nonce) = public.entries[0].entry.read(&team.call).expect("an entry");
    assert_eq!((entry, nonce), (done.entry, Some(proposal.nonce)));
    assert_eq!(get(research("releases/1")).bearer(&rex).of(&house).await.body, done.file);
}

#[tokio::test]
async fn a_sealed_release_is_published_later_as_the_same_and_as_nothing_else() {
    let (house, team, [_, mo, rex]) = house().await;
    let (facts, proposal, sealed) = made(&team, EntryKind::Sealed);
    propose(&house, &proposal, &team.key_set, &team.keyholder).await;
    assert_eq!(sealed.handed_in(&mo).of(&house).await.status, 201);
    let publish = async |facts: Facts| {
        let proposal = facts.proposed(&team.key_set, &team.keyholder);
        propose(&house, &proposal, &team.key_set, &team.keyholder).await;
        finished(&proposal, &team.key_set, &team.moderator, &team.people())
    };
    let Facts { nonce, release, .. } = facts;
    let later = |nonce, number| Facts {
        kind: EntryKind::Published,
        number,
        previous: sealed.entry.digest(),
        nonce,
        release: if number == 1 {
            release.clone()
        } else {
            super::house::release::release(&team.call, number, Some(Digest::ZERO))
        },
    };
    // With another nonce it would be another commitment; and there is no second release.
    for wrong in [later([7; 32], 1), later(nonce, 2)] {
        assert_eq!(publish(wrong).await.handed_in(&mo).of(&house).await.refusal(), (422, "release-other".to_owned()));
    }
    let published = publish(later(nonce, 1)).await;
    assert_eq!(published.handed_in(&mo).of(&house).await.status, 201);
    assert_eq!(published.entry.claim.commitment, sealed.entry.claim.commitment);
    assert_eq!(get(format!("/c/{CALL}/heard/1/release.json")).of(&house).await.body, published.file);
    assert_eq!(get(research("releases/1")).bearer(&rex).of(&house).await.body, sealed.file);
    let once_more = publish(Facts { previous: published.entry.digest(), ..later(nonce, 1) }).await;
    assert_eq!(once_more.handed_in(&mo).of(&house).await.refusal(), (422, "release-other".to_owned()));
    let next = publish(Facts::after(&team, &published.entry, EntryKind::Sealed)).await;
    assert_eq!(next.handed_in(&mo).of(&house).await.status, 201);
    let kinds: Vec<_> =
        ledger(&house, &rex).await.entries.into_iter().map(|item| (item.entry.number, item.entry.kind)).collect();
    assert_eq!(kinds, [(1, "sealed".to_owned()), (1, "published".to_owned()), (2, "sealed".to_owned())]);
}

#[tokio::test]
async fn of_two_at_once_one_is_next() {
    let (house, team, [_, mo, rex]) = house().await;
    let (_, proposal, one) = made(&team, EntryKind::Sealed);
    propose(&house, &proposal, &team.key_set, &team.keyholder).await;
    // Sealed anew, so it is another file.
    let two = finished(&proposal, &team.key_set, &team.moderator, &team.people());
    let (first, second) = tokio::join!(one.handed_in(&mo).of(&house), two.handed_in(&mo).of(&house));
    let (won, lost) = if first.status == 201 { (first, second) } else { (second, first) };
    assert_eq!((won.status.as_u16(), lost.refusal()), (201, (409, "ledger-stale".to_owned())));
    assert_eq!(ledger(&house, &rex).await.entries.len(), 1);
    for table in ["ledger", "ledger_file"] {
        assert_eq!(house.count(&format!("SELECT count(*) FROM {table}")).await, 1, "{table}");
    }
}

#[tokio::test]
async fn what_was_read_once_for_the_page_is_not_read_again_for_each_visitor() {
    let (house, team, [_, mo, _]) = house().await;
    let mut last = None;
    let mut publish = async || {
        let facts = match &last {
            None => Facts::first(&team, EntryKind::Public),
            Some(entry) => Facts::after(&team, entry, EntryKind::Public),
        };
        let proposal = facts.proposed(&team.key_set, &team.keyholder);
        propose(&house, &proposal, &team.key_set, &team.keyholder).await;
        let done = finished(&proposal, &team.key_set, &team.moderator, &team.people());
        assert_eq!(done.handed_in(&mo).of(&house).await.status, 201);
        last = Some(done.entry);
    };
    let shown = async || {
        let page = get(format!("/c/{CALL}/heard")).of(&house).await;
        (page.status.as_u16(), page.text().matches("/release.json\"").count())
    };
    publish().await;
    publish().await;
    assert_eq!(shown().await, (200, 2));
    // Whoever reads these files from here on finds none.
    let of = if house.state.store.is_shared() { " ON ledger_file" } else { "" };
    house.change(&format!("DROP TRIGGER ledger_file_is_not_deleted{of}")).await;
    house.change("DELETE FROM ledger_file").await;
    assert_eq!(shown().await, (200, 2));
    publish().await;
    assert_eq!(shown().await, (200, 3));
    // Without what was read before, they are missed.
    house.change("DELETE FROM ledger_file").await;
    let house = house.restart(|_| {}).await.expect("it starts");
    assert_eq!(get(format!("/c/{CALL}/heard")).of(&house).await.status, 500);
}
