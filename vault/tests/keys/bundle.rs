use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305,
    aead::{Aead as _, Payload},
};
use data_encoding::HEXLOWER;
use vault::{
    bundle::{BundleError, KdfError, KdfParams, MasterKey},
    id::Account,
    identity::MemberIdentity,
    receipt::make_passphrase,
    role::Role,
};

use crate::call::chance;

const SHARE: [u8; 32] = [4; 32];

fn heron() -> Account {
    "heron".parse().expect("it is a name")
}

/// A locked bundle, with what opens it.
struct Locked {
    master: MasterKey,
    recipient: String,
    signing: [u8; 32],
    bundle: Vec<u8>,
}

fn lock() -> Locked {
    let master = MasterKey::from_bytes([1; 32]);
    let keys = MemberIdentity::generate(&mut chance(5));
    let bundle = master.seal_bundle(&SHARE, &heron(), 2, &keys, &mut chance(6));
    Locked { master, recipient: keys.recipient(), signing: keys.verifying_key(), bundle }
}

impl Locked {
    fn open(&self, master: &MasterKey, share: &[u8; 32], account: &str, version: u32) -> Result<(), BundleError> {
        let account = account.parse().expect("it is a name");
        master.open_bundle(share, &account, version, (&self.recipient, &self.signing), &self.bundle).map(drop)
    }
}

#[test]
fn a_bundle_gives_back_the_keys_that_were_locked() {
    let locked = lock();
    let keys = (locked.recipient.as_str(), &locked.signing);
    let opened = locked.master.open_bundle(&SHARE, &heron(), 2, keys, &locked.bundle).expect("it opens");
    assert_eq!((opened.recipient(), opened.verifying_key()), (locked.recipient.clone(), locked.signing));
    assert!(opened.is(&opened.public(heron(), Role::Keyholder)));
    assert!(!opened.is(&MemberIdentity::generate(&mut chance(7)).public(heron(), Role::Keyholder)));
}

#[test]
fn a_bundle_opens_with_its_own_passphrase_share_account_and_version_only() {
    let locked = lock();
    let other = MasterKey::from_bytes([2; 32]);
    assert_eq!(locked.open(&locked.master, &SHARE, "heron", 2), Ok(()));
    assert_eq!(locked.open(&other, &SHARE, "heron", 2), Err(BundleError));
    assert_eq!(locked.open(&locked.master, &[5; 32], "heron", 2), Err(BundleError));
    assert_eq!(locked.open(&locked.master, &SHARE, "wren", 2), Err(BundleError));
    assert_eq!(locked.open(&locked.master, &SHARE, "heron", 3), Err(BundleError));
}

#[test]
fn a_bundle_is_refused_beside_public_keys_that_are_not_its_own() {
    let locked = lock();
    let theirs = MemberIdentity::generate(&mut chance(8));
    let open = |recipient: &str, signing: &[u8; 32]| {
        locked.master.open_bundle(&SHARE, &heron(), 2, (recipient, signing), &locked.bundle).map(drop)
    };
    assert_eq!(open(&locked.recipient, &locked.signing), Ok(()));
    assert_eq!(open(&theirs.recipient(), &locked.signing), Err(BundleError));
    assert_eq!(open(&locked.recipient, &theirs.verifying_key()), Err(BundleError));
}

#[test]
fn the_bundle_of_another_account_under_the_same_passphrase_does_not_open() {
    let locked = lock();
    let theirs = MemberIdentity::generate(&mut chance(8));
    let wren: Account = "wren".parse().expect("it is a name");
    let bundle = locked.master.seal_bundle(&SHARE, &wren, 2, &theirs, &mut chance(9));
    let (recipient, signing) = (theirs.recipient(), theirs.verifying_key());
    let keys = (recipient.as_str(), &signing);
    assert!(locked.master.open_bundle(&SHARE, &heron(), 2, keys, &bundle).is_err());
}

#[test]
fn a_damaged_or_shortened_bundle_does_not_open() {
    let mut locked = lock();
    for at in [0, 23, 24, 60, 103] {
        locked.bundle[at] ^= 1;
        assert_eq!(locked.open(&locked.master, &SHARE, "heron", 2), Err(BundleError), "byte {at}");
        locked.bundle[at] ^= 1;
    }
    for length in [0, 23, 24, 103] {
        let bundle = &locked.bundle[..length];
        let keys = (locked.recipient.as_str(), &locked.signing);
        assert!(locked.master.open_bundle(&SHARE, &heron(), 2, keys, bundle).is_err(), "{length} bytes");
    }
}

#[test]
fn a_bundle_is_nonce_then_two_seeds_under_the_key_that_the_format_names() {
    let locked = lock();
    assert_eq!(locked.bundle.len(), 24 + 64 + 16);
    // HKDF-SHA256 of 32 times 1 and 32 times 4, by Python's `cryptography` 46.
    let key = HEXLOWER.decode(b"40e85808053c851826665e00cebc55e80376bab1c289433203433d800f0d7762").expect("it is hex");
    let aad = [
        b"murmuration/v1/bundle\0\0\0\x05heron\0\0\0\x04\0\0\0\x02\0\0\x07\xa7".as_slice(),
        locked.recipient.as_bytes(),
        b"\0\0\0\x20",
        &locked.signing,
        b"\0\0\0\x20",
        &locked.master.login_key().public(),
    ]
    .concat();
    let (nonce, ciphertext) = locked.bundle.split_at(24);
    let seeds = XChaCha20Poly1305::new(key.as_slice().into())
        .decrypt(nonce.into(), Payload { msg: ciphertext, aad: &aad })
        .expect("it opens");
    let keys = MemberIdentity::generate(&mut chance(5));
    assert_eq!(seeds, [keys.seeds().0.as_slice(), keys.seeds().1].concat());
}

#[test]
fn a_weaker_or_impossible_derivation_is_refused_before_anything_is_derived() {
    let params = |memory_kib, passes| KdfParams { salt: [0; 16], memory_kib, passes };
    for (memory, passes, error) in [
        (65_535, 3, KdfError::TooWeak),
        (131_072, 2, KdfError::TooWeak),
        (8, 1, KdfError::TooWeak),
        (0, 0, KdfError::TooWeak),
        (1_048_577, 3, KdfError::TooStrong),
        (131_072, 17, KdfError::TooStrong),
        (u32::MAX, u32::MAX, KdfError::TooStrong),
    ] {
        assert_eq!(MasterKey::derive("pass", &params(memory, passes)).err(), Some(error), "{memory} KiB, {passes}");
    }
    assert_eq!(params(65_536, 3).check(), Ok(()));
    assert_eq!(KdfParams::make(&mut chance(1)).check(), Ok(()));
    assert_ne!(KdfParams::make(&mut chance(1)).salt, KdfParams::make(&mut chance(2)).salt);
}

#[test]
fn the_master_key_and_the_login_key_are_those_of_other_implementations() {
    let salt = core::array::from_fn(|number| number as u8);
    let params = KdfParams { salt, memory_kib: 65_536, passes: 3 };
    let passphrase = "harbour lantern meadow pebble quiet willow";
    let master = MasterKey::derive(passphrase, &params).expect("it is at the floor");
    // argon2-cffi 25, then HKDF by `cryptography` 46 and Ed25519 by PyNaCl 1.6.
    assert_eq!(HEXLOWER.encode(master.as_bytes()), "764a14257b2a7a61d9163a638e3a6ec44c07ff931de9b3f9b1dd76430024c717");
    assert_eq!(
        HEXLOWER.encode(&master.login_key().public()),
        "e5a43e7b5100d507c2812c1d657db9664a0435e35a13d3f5e4d21e66b500e49d"
    );
}

#[test]
fn a_made_passphrase_has_six_words_and_is_never_the_same() {
    let (one, two) = (make_passphrase(&mut chance(1)), make_passphrase(&mut chance(2)));
    assert_eq!(one.split(' ').count(), 6);
    assert_ne!(*one, *two);
}
