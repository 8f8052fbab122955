use vault::{
    id::{AttachmentId, Digest},
    work::{Class, solve, upload_digest, verify},
};

use crate::call::{call_id, id};

#[test]
fn work_is_found_by_trying_and_going_on_where_one_stopped() {
    let digest = Digest::of(b"file");
    let counter =
        solve("token", &digest, Class::Light.difficulty(), 0, 500).expect("three bits are found in 500 tries");
    assert!(verify("token", &digest, Class::Light.difficulty(), counter));
    assert_eq!(solve("token", &digest, Class::Light.difficulty(), 0, counter), None);
    assert_eq!(solve("token", &digest, Class::Light.difficulty(), counter, 1), Some(counter));
    assert_eq!(solve("token", &digest, 0, u64::MAX, 5), None);
}

#[test]
fn more_work_than_was_asked_for_is_enough_and_less_is_not() {
    let digest = Digest::of(b"file");
    let counter = solve("token", &digest, 5, 0, 2_000).expect("five bits are found in 2,000 tries");
    assert!((0..=5).all(|difficulty| verify("token", &digest, difficulty, counter)));
    let first_try = (0..8).find(|counter| !verify("token", &digest, 3, *counter)).expect("most tries fail");
    assert!(!verify("token", &digest, 8, first_try));
}

#[test]
fn classes_have_names_and_weights() {
    for class in [Class::Full, Class::Light] {
        assert_eq!(class.to_string().parse(), Ok(class));
    }
    assert!("Full".parse::<Class>().is_err());
    assert!(Class::Full.difficulty() > Class::Light.difficulty());
}

#[test]
fn the_work_for_an_upload_is_over_the_file_that_is_announced_as_the_format_says() {
    let announced = upload_digest(&call_id(), id(1), AttachmentId::from_bytes([9; 16]), 100_000);
    let parts: [&[u8]; 4] = [b"right-care", &id(1).to_bytes(), &[9; 16], &100_000_u64.to_be_bytes()];
    let behind_lengths = parts.iter().flat_map(|part| [&(part.len() as u32).to_be_bytes(), *part].concat());
    let signed: Vec<u8> = b"murmuration/v1/upload".iter().copied().chain(behind_lengths).collect();
    assert_eq!(announced, Digest::of(&signed));
}
