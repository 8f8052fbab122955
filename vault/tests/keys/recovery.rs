use proptest::prelude::*;
use vault::{
    account_change::Lock,
    id::{CallId, Digest},
    identity::RootKey,
    receipt::WordError,
    recovery::{Enrolment, Plan, RecoverySecret, SHARE_WORDS, Share, ShareError, sign_wraps, wraps_are_signed_by},
    wrap::{Secret, open_wrap, wrap_secret},
};

use crate::call::{call_id, chance};

fn made(seed: u64, numbers: (u8, usize)) -> (RecoverySecret, Plan, Vec<Share>) {
    let secret = RecoverySecret::generate(&mut chance(seed));
    let (plan, shares) = secret.split(&call_id(), 1, numbers, &mut chance(seed + 1)).expect("good numbers");
    (secret, plan, shares)
}

/// The same share once more, by way of its words.
fn copy(share: &Share) -> Share {
    Share::parse(&share.phrase()).expect("its own words")
}

fn combine(shares: &[&Share], plan: &Plan) -> Result<RecoverySecret, ShareError> {
    let shares: Vec<Share> = shares.iter().map(|share| copy(share)).collect();
    RecoverySecret::combine(&shares, plan)
}

#[test]
fn any_two_of_three_open_it_and_no_one_does() {
    let (secret, plan, shares) = made(1, (2, 3));
    let root = RootKey::generate(&mut chance(9));
    let public = root.public();
    let wrap = wrap_secret(&Secret::Root(root), &call_id(), &secret.identity().to_recipient());
    for pair in [[0, 1], [1, 0], [0, 2], [2, 1]] {
        let again = combine(&pair.map(|at| &shares[at]), &plan).expect("two shares");
        let Ok(Secret::Root(root)) = open_wrap(&wrap, again.identity(), &call_id()) else { panic!("it is a root") };
        assert_eq!(root.public(), public);
    }
    for share in &shares {
        assert_eq!(combine(&[share], &plan).err(), Some(ShareError::TooFew { missing: 1 }));
    }
    assert_eq!(combine(&[], &plan).err(), Some(ShareError::TooFew { missing: 2 }));
    assert!(combine(&[&shares[0], &shares[1], &shares[2]], &plan).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_threshold_of_shares_gives_the_seed_back_and_one_less_never_does(
        seed in any::<u64>(), (threshold, count) in (2_u8..=8).prop_flat_map(|k| (Just(k), usize::from(k)..=16)), mix in any::<u64>(),
    ) {
        let (secret, plan, mut shares) = made(seed >> 1, (threshold, count));
        for at in (1..count).rev() {
            shares.swap(at, usize::try_from(mix.rotate_left(at as u32) % (at as u64 + 1)).expect("small"));
        }
        let some: Vec<&Share> = shares.iter().take(usize::from(threshold)).collect();
        let again = combine(&some, &plan).expect("enough");
        prop_assert_eq!(again.identity().seed(), secret.identity().seed());
        prop_assert_eq!(combine(&some[1..], &plan).err(), Some(ShareError::TooFew { missing: 1 }));
        // Even if the plan asked for fewer than the split did, what comes out is another seed.
        let weaker = by_definition(&some[1..]);
        prop_assert_ne!(weaker.as_slice(), secret.identity().seed().as_slice());
    }
}

/// Lagrange's interpolation at 0 over GF(2^8), written from FORMAT.md §21.1 alone.
fn by_definition(shares: &[&Share]) -> Vec<u8> {
    let points: Vec<Vec<u8>> = shares.iter().map(|share| bytes(share)[4..].to_vec()).collect();
    (1..=32)
        .map(|at| {
            points.iter().fold(0, |sum, mine| {
                let others = points.iter().filter(|other| other[0] != mine[0]);
                let weight = others.fold(1, |product, other| mul(product, mul(other[0], inverse(other[0] ^ mine[0]))));
                sum ^ mul(weight, mine[at])
            })
        })
        .collect()
}

fn mul(mut a: u8, mut b: u8) -> u8 {
    let mut product = 0;
    while b > 0 {
        if b & 1 == 1 {
            product ^= a;
        }
        a = (a << 1) ^ if a & 0x80 == 0 { 0 } else { 0x1d };
        b >>= 1;
    }
    product
}

fn inverse(a: u8) -> u8 {
    (1..=255).find(|b| mul(a, *b) == 1).expect("only zero has none")
}

/// The 37 bytes of a share, read from its words with nothing of this crate but the list.
fn bytes(share: &Share) -> Vec<u8> {
    let list: Vec<&str> = include_str!("../../src/words.txt").lines().collect();
    let phrase = share.phrase();
    let bits: Vec<bool> = phrase
        .split(' ')
        .flat_map(|word| {
            let number = list.binary_search(&word).expect("a word of the list");
            (0..13).rev().map(move |bit| number >> bit & 1 == 1)
        })
        .collect();
    bits.chunks(8).take(37).map(|byte| byte.iter().fold(0, |all, bit| all << 1 | u8::from(*bit))).collect()
}

#[test]
fn shares_are_what_the_format_says_and_another_implementation_puts_them_together() {
    // The powers of two after 2^7 in this field, as tables of Reed-Solomon codes (QR codes use the same) list them.
    assert_eq!((mul(0x80, 2), mul(0x1d, 2), mul(0xe8, 2), inverse(2)), (0x1d, 0x3a, 0xcd, 0x8e));
    let (secret, plan, shares) = made(5, (3, 5));
    for (number, share) in (1_u8..).zip(&shares) {
        let bytes = bytes(share);
        assert_eq!((bytes[3], bytes[4]), (3, number));
        let label = [b"murmuration/v1/recovery/set/".as_slice(), plan.recipient.as_bytes()].concat();
        assert_eq!(bytes[..3], Digest::of(&label).to_bytes()[..3]);
        let committed = [b"murmuration/v1/recovery/share".as_slice(), &bytes].concat();
        assert_eq!(plan.shares[usize::from(number) - 1], Digest::of(&committed));
    }
    assert_eq!(by_definition(&[&shares[4], &shares[0], &shares[2]]), secret.identity().seed());
}

#[test]
fn a_share_that_is_not_right_is_named() {
    let (_, plan, shares) = made(1, (3, 5));
    let (_, other_plan, others) = made(50, (3, 5));
    let (_, _, again) = {
        // Another split of the same secret: the same recovery by its recipient, other shares.
        let secret = RecoverySecret::generate(&mut chance(1));
        let (plan, shares) = secret.split(&call_id(), 1, (3, 5), &mut chance(77)).expect("good numbers");
        (secret, plan, shares)
    };
    let [one, two, three] = [&shares[0], &shares[1], &shares[2]];
    assert_eq!(combine(&[one, &others[1], three], &plan).err(), Some(ShareError::Another { place: 2 }));
    assert_eq!(combine(&[one, two, &again[2]], &plan).err(), Some(ShareError::Wrong { place: 3 }));
    assert_eq!(combine(&[one, two, two], &plan).err(), Some(ShareError::Twice { place: 3 }));
    assert_eq!(combine(&[one, two, three], &other_plan).err(), Some(ShareError::Another { place: 1 }));
    let mut words: Vec<String> = one.phrase().split(' ').map(str::to_owned).collect();
    assert_eq!(words.len(), SHARE_WORDS);
    words.swap(4, 11);
    assert_eq!(Share::parse(&words.join(" ")).err(), Some(WordError::Checksum));
    assert_eq!(Share::parse(&words[1..].join(" ")).err(), Some(WordError::Count { found: 23, expected: 24 }));
}

#[test]
fn a_plan_is_good_as_the_root_signed_it_and_only_so() {
    let (_, plan, _) = made(1, (2, 3));
    let root = RootKey::generate(&mut chance(3));
    let signature = plan.sign(&root);
    assert!(plan.is_signed_by(&root.public(), &signature));
    assert!(!plan.is_signed_by(&RootKey::generate(&mut chance(4)).public(), &signature));
    let others: [fn(&mut Plan); 6] = [
        |plan| plan.call = "left-care".parse().expect("it is a name"),
        |plan| plan.number = 2,
        |plan| plan.recipient.push('x'),
        |plan| plan.opener[0] ^= 1,
        |plan| plan.threshold = 3,
        |plan| plan.shares.swap(0, 1),
    ];
    for change in others {
        let mut other = plan.clone();
        change(&mut other);
        assert!(!other.is_signed_by(&root.public(), &signature));
    }
}

#[test]
fn numbers_that_split_nothing_make_no_plan() {
    let secret = RecoverySecret::generate(&mut chance(1));
    for numbers in [(1, 3), (0, 3), (4, 3), (2, 17), (2, 1), (2, 0)] {
        assert!(secret.split(&call_id(), 1, numbers, &mut chance(2)).is_none(), "{numbers:?}");
    }
    assert!(secret.split(&call_id(), 1, (16, 16), &mut chance(2)).is_some());
}

#[test]
fn who_has_enough_shares_asks_for_one_account_at_one_address_and_one_time() {
    let (_, plan, shares) = made(1, (2, 3));
    let secret = combine(&[&shares[0], &shares[2]], &plan).expect("two shares");
    let (origin, nonce) = ("https://murmuration.example", [9; 32]);
    let (heron, wren) = ("heron".parse().expect("it is a name"), "wren".parse().expect("it is a name"));
    let signature = secret.sign_opening(&nonce, origin, &call_id(), &heron);
    assert!(plan.is_opened_by(&nonce, origin, &heron, &signature));
    assert!(!plan.is_opened_by(&[8; 32], origin, &heron, &signature));
    assert!(!plan.is_opened_by(&nonce, "https://elsewhere.example", &heron, &signature));
    assert!(!plan.is_opened_by(&nonce, origin, &wren, &signature));
    let (_, other, _) = made(9, (2, 3));
    assert!(!other.is_opened_by(&nonce, origin, &heron, &signature));
}

#[test]
fn the_root_vouches_for_one_account_with_one_key_set_and_for_these_wraps() {
    let root = RootKey::generate(&mut chance(3));
    let (call, account): (CallId, _) = (call_id(), "heron".parse().expect("it is a name"));
    let lock =
        Lock { version: 1, salt: [1; 16], memory_kib: 131_072, passes: 3, login_key: [2; 32], bundle: &[3; 104] };
    let enrolment = Enrolment { call: &call, key_set: Digest::of(b"a note"), account: &account, lock };
    let signature = enrolment.sign(&root);
    assert!(enrolment.is_signed_by(&root.public(), &signature));
    let (secret, plan, _) = made(9, (2, 3));
    let by_shares = secret.sign_enrolment(&enrolment);
    assert!(enrolment.is_opened_by(&plan, &by_shares));
    assert!(!enrolment.is_opened_by(&plan, &signature));
    let (_, other, _) = made(8, (2, 3));
    assert!(!enrolment.is_opened_by(&other, &by_shares));
    let other = Enrolment { key_set: Digest::of(b"another"), ..enrolment };
    assert!(!other.is_signed_by(&root.public(), &signature));
    let other = Enrolment { lock: Lock { login_key: [4; 32], ..lock }, ..enrolment };
    assert!(!other.is_signed_by(&root.public(), &signature));

    let wraps = [Digest::of(b"one"), Digest::of(b"two")];
    let signature = sign_wraps(&root, &call, 1, &wraps);
    assert!(wraps_are_signed_by(&root.public(), &call, 1, &wraps, &signature));
    assert!(!wraps_are_signed_by(&root.public(), &call, 2, &wraps, &signature));
    assert!(!wraps_are_signed_by(&root.public(), &call, 1, &wraps[..1], &signature));
}
