use vault::{bundle::MasterKey, id::Account, login};

const ORIGIN: &str = "https://murmuration.example";
const NONCE: [u8; 32] = [9; 32];

fn heron() -> Account {
    "heron".parse().expect("it is a name")
}

#[test]
fn a_login_is_good_for_one_nonce_one_address_and_one_account() {
    let key = MasterKey::from_bytes([1; 32]).login_key();
    let signature = key.sign(&NONCE, ORIGIN, &heron());
    let verify = |nonce: &[u8; 32], origin, account: &str| {
        login::verify(&key.public(), nonce, origin, &account.parse().expect("it is a name"), &signature)
    };
    assert!(verify(&NONCE, ORIGIN, "heron"));
    assert!(!verify(&[8; 32], ORIGIN, "heron"));
    assert!(!verify(&NONCE, "https://murmuration.example.net", "heron"));
    assert!(!verify(&NONCE, "http://murmuration.example", "heron"));
    assert!(!verify(&NONCE, ORIGIN, "wren"));
}

#[test]
fn another_passphrase_gives_another_key() {
    let (mine, other) = (MasterKey::from_bytes([1; 32]).login_key(), MasterKey::from_bytes([2; 32]).login_key());
    let signature = other.sign(&NONCE, ORIGIN, &heron());
    assert_ne!(mine.public(), other.public());
    assert!(!login::verify(&mine.public(), &NONCE, ORIGIN, &heron(), &signature));
}

#[test]
fn a_public_key_of_small_order_signs_nothing() {
    // With these, a signature of zeros would fit many messages if the check were lenient.
    let mut identity = [0; 32];
    identity[0] = 1;
    for key in [identity, [0; 32]] {
        let mut signature = [0; 64];
        signature[..32].copy_from_slice(&key);
        assert!(!login::verify(&key, &NONCE, ORIGIN, &heron(), &signature));
    }
}

#[test]
fn the_signed_message_is_label_and_parts_behind_their_lengths() {
    let expected =
        [b"murmuration/v1/login\0\0\0\x20".as_slice(), &NONCE, b"\0\0\0\x1bhttps://murmuration.example\0\0\0\x05heron"];
    assert_eq!(login::message(&NONCE, ORIGIN, &heron()), expected.concat());
}
