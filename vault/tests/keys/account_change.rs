use vault::{
    account_change::{AccountChange, Lock, What},
    bundle::MasterKey,
    id::Account,
    login,
};

const ORIGIN: &str = "https://murmuration.example";
const NONCE: [u8; 32] = [9; 32];
const LOCK: Lock<'static> =
    Lock { version: 2, salt: [1; 16], memory_kib: 131_072, passes: 3, login_key: [2; 32], bundle: &[3; 104] };

fn heron() -> Account {
    "heron".parse().expect("it is a name")
}

#[test]
fn a_signature_is_good_for_one_change_of_one_account_at_one_address_and_one_time() {
    let key = MasterKey::from_bytes([1; 32]).login_key();
    let (heron, wren) = (heron(), "wren".parse().expect("it is a name"));
    let change = AccountChange { nonce: NONCE, origin: ORIGIN, account: &heron, what: What::Passphrase(LOCK) };
    let signature = key.sign_change(&change);
    assert!(change.is_signed_by(&key.public(), &signature));
    let others = [
        AccountChange { nonce: [8; 32], ..change },
        AccountChange { origin: "https://murmuration.example.net", ..change },
        AccountChange { account: &wren, ..change },
        AccountChange { what: What::NoPaper, ..change },
        AccountChange { what: What::Paper { login_key: [2; 32], bundle: &[3; 104] }, ..change },
        AccountChange { what: What::Passphrase(Lock { version: 3, ..LOCK }), ..change },
        AccountChange { what: What::Passphrase(Lock { salt: [2; 16], ..LOCK }), ..change },
        AccountChange { what: What::Passphrase(Lock { memory_kib: 65_536, ..LOCK }), ..change },
        AccountChange { what: What::Passphrase(Lock { passes: 4, ..LOCK }), ..change },
        AccountChange { what: What::Passphrase(Lock { login_key: [4; 32], ..LOCK }), ..change },
        AccountChange { what: What::Passphrase(Lock { bundle: &[3; 103], ..LOCK }), ..change },
    ];
    for (number, other) in others.iter().enumerate() {
        assert!(!other.is_signed_by(&key.public(), &signature), "change {number}");
    }
}

#[test]
fn neither_a_login_nor_another_key_passes_for_a_change() {
    let (key, other) = (MasterKey::from_bytes([1; 32]).login_key(), MasterKey::from_bytes([2; 32]).login_key());
    let heron = heron();
    let change = AccountChange { nonce: NONCE, origin: ORIGIN, account: &heron, what: What::NoPaper };
    assert!(!change.is_signed_by(&key.public(), &key.sign(&NONCE, ORIGIN, &heron)));
    assert!(!change.is_signed_by(&key.public(), &other.sign_change(&change)));
    assert!(!login::verify(&key.public(), &NONCE, ORIGIN, &heron, &key.sign_change(&change)));
}

#[test]
fn the_signed_message_is_what_the_format_says() {
    let heron = heron();
    let change = AccountChange { nonce: NONCE, origin: ORIGIN, account: &heron, what: What::Passphrase(LOCK) };
    let expected = [
        b"murmuration/v1/account\0\0\0\x20".as_slice(),
        &NONCE,
        b"\0\0\0\x1bhttps://murmuration.example\0\0\0\x05heron\0\0\0\x0apassphrase\0\0\0\xa4",
        &[0, 0, 0, 2],
        &[1; 16],
        &[0, 2, 0, 0],
        &[0, 0, 0, 3],
        &[2; 32],
        &[3; 104],
    ];
    assert_eq!(change.message(), expected.concat());
}
