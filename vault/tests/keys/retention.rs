use vault::{identity::MemberIdentity, retention::RetentionChange};

use crate::call::{call_id, chance};

#[test]
fn a_decision_to_delete_is_good_for_what_the_keyholder_was_told_and_for_nothing_else() {
    let (call, left) = (call_id(), "left-care".parse().expect("it is a name"));
    let (heron, wren) = ("heron".parse().expect("it is a name"), "wren".parse().expect("it is a name"));
    let key = MemberIdentity::generate(&mut chance(3));
    let change = RetentionChange { call: &call, account: &heron, week: "2026-W48", before: 104, weeks: 52, deletes: 3 };
    let signature = key.sign(&change.message());
    assert!(change.is_signed_by(&key.verifying_key(), &signature));
    let another = MemberIdentity::generate(&mut chance(4)).verifying_key();
    assert!(!change.is_signed_by(&another, &signature));
    let others = [
        RetentionChange { call: &left, ..change },
        RetentionChange { account: &wren, ..change },
        RetentionChange { week: "2026-W49", ..change },
        RetentionChange { before: 103, ..change },
        RetentionChange { weeks: 51, ..change },
        RetentionChange { deletes: 4, ..change },
    ];
    for (number, other) in others.iter().enumerate() {
        assert!(!other.is_signed_by(&key.verifying_key(), &signature), "change {number}");
    }
}

#[test]
fn what_she_signs_is_as_the_format_says() {
    let (call, heron) = (call_id(), "heron".parse().expect("it is a name"));
    let change = RetentionChange { call: &call, account: &heron, week: "2026-W48", before: 104, weeks: 52, deletes: 3 };
    let expected = [
        b"murmuration/v1/retention\0\0\0\x0aright-care\0\0\0\x05heron\0\0\0\x082026-W48".as_slice(),
        b"\0\0\0\x04\0\0\0\x68\0\0\0\x04\0\0\0\x34\0\0\0\x04\0\0\0\x03",
    ];
    assert_eq!(change.message(), expected.concat());
}
