//! How long the check at the door takes, and sealing and opening without a browser.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rand::{SeedableRng as _, rngs::StdRng};
use time::{Date, Month};
use vault::{
    draft::{Consent, Draft},
    envelope::{Envelope, Kind},
    id::{Digest, SubmissionId},
    identity::{CallIdentity, MemberIdentity, RootKey},
    key_set::{KeySet, SignedKeySet},
    open::{Claim, open},
    role::Role,
    seal::{SealMode, seal},
};

fn call(identity: &CallIdentity) -> SignedKeySet {
    let mut chance = StdRng::seed_from_u64(2);
    let root = RootKey::generate(&mut chance);
    let (recipient, classic) = identity.recipients();
    let account = "heron".parse().expect("it is a name");
    let set = KeySet {
        call: "right-care".parse().expect("it is a name"),
        epoch: 1,
        previous: None,
        not_after: Date::from_calendar_date(2027, Month::March, 31).expect("it is a day"),
        root: root.public(),
        recipient,
        classic,
        members: vec![MemberIdentity::generate(&mut chance).public(account, Role::Keyholder)],
        log_head: Digest::ZERO,
        synthetic: true,
    };
    set.sign(&root).expect("the facts are sound")
}

fn benches(criterion: &mut Criterion) {
    let identity = CallIdentity::generate(1, &mut StdRng::seed_from_u64(1));
    let keys = call(&identity);
    let id = SubmissionId::from_bytes([1; 16]);
    let claim = Claim { call: keys.set().call.clone(), id, epoch: 1 };
    let draft = |length: usize| Draft::new("a".repeat(length), Consent::default());
    let seal = |draft: &Draft| seal(draft, &keys, id, None, SealMode::Wasm).expect("it can be sealed").bytes();

    let small = seal(&draft(1_000));
    let mut group = criterion.benchmark_group("parse");
    for (name, file) in [("64 KiB", &small), ("1 MiB", &seal(&draft(300_000)))] {
        group.throughput(Throughput::Bytes(file.len() as u64));
        group.bench_function(name, |bench| bench.iter(|| Envelope::parse(Kind::Testimony, black_box(file))));
    }
    group.finish();

    let draft = draft(1_000);
    criterion.bench_function("seal/64 KiB", |bench| bench.iter(|| seal(black_box(&draft))));
    criterion.bench_function("open/64 KiB", |bench| bench.iter(|| open(black_box(&small), &identity, &claim).is_ok()));
    criterion.bench_function("key set/verify", |bench| {
        bench.iter(|| SignedKeySet::verify_past(black_box(keys.note()), None));
    });
}

criterion_group!(parser, benches);
criterion_main!(parser);
