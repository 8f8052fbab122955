use vault::{
    id::{Digest, SubmissionId},
    receipt::ReceiptKeys,
    return_action::ReturnAction,
};

fn withdrawal() -> ReturnAction<'static> {
    ReturnAction {
        origin: "https://murmuration.example",
        action: "withdraw",
        testimony: SubmissionId::from_bytes([5; 16]),
        counter: 3,
        body: Digest::of(b"{}"),
    }
}

#[test]
fn a_signature_is_for_one_action_with_everything_about_it() {
    let keys = ReceiptKeys::from_root(&[1; 32]);
    let signature = keys.sign(&withdrawal());
    let is_signed = |action: ReturnAction<'_>| action.is_signed_by(&keys.public().return_key, &signature);
    assert!(is_signed(withdrawal()));
    assert!(!is_signed(ReturnAction { origin: "https://murmuration.example.net", ..withdrawal() }));
    assert!(!is_signed(ReturnAction { action: "update", ..withdrawal() }));
    assert!(!is_signed(ReturnAction { testimony: SubmissionId::from_bytes([6; 16]), ..withdrawal() }));
    assert!(!is_signed(ReturnAction { counter: 4, ..withdrawal() }));
    assert!(!is_signed(ReturnAction { body: Digest::of(b"[]"), ..withdrawal() }));
    // The border between two texts is part of what is signed.
    assert!(!is_signed(ReturnAction { origin: "https://murmuration.examplew", action: "ithdraw", ..withdrawal() }));
}

#[test]
fn another_receipt_signs_for_itself_only() {
    let (mine, other) = (ReceiptKeys::from_root(&[1; 32]), ReceiptKeys::from_root(&[2; 32]));
    let signature = other.sign(&withdrawal());
    assert!(!withdrawal().is_signed_by(&mine.public().return_key, &signature));
    assert!(!withdrawal().is_signed_by(&[0; 32], &signature));
}

#[test]
fn the_signed_message_is_label_and_parts_behind_their_lengths() {
    let expected = [
        b"murmuration/v1/return\0\0\0\x1bhttps://murmuration.example\0\0\0\x08withdraw\0\0\0\x10".as_slice(),
        &[5; 16],
        b"\0\0\0\x08\0\0\0\0\0\0\0\x03\0\0\0\x20",
        &Digest::of(b"{}").to_bytes(),
    ];
    assert_eq!(withdrawal().message(), expected.concat());
}
