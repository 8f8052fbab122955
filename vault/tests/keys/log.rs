use time::{Date, Month};
use vault::{
    call_state::CallState,
    id::Digest,
    key_set::{KeySet, SignedKeySet},
    log::{Entry, Event, Head, LogError, SignedEntry, Verification, verify},
    role::Role,
};

use crate::call::{Call, call_id, day};

fn entry(call: &Call, head: Head, event: Event) -> SignedEntry {
    let entry = Entry {
        call: call_id(),
        number: head.number + 1,
        previous: head.digest,
        day: day(2026, Month::November, 27),
        by: "heron".parse().expect("a name"),
        epoch: 1,
        event,
    };
    entry.sign(|message| call.keyholder.sign(message))
}

fn joined() -> Event {
    Event::Joined("wren".parse().expect("a name"), Role::Moderator)
}

/// Two entries, and the key sets before and after them.
fn log(call: &Call) -> (Vec<SignedEntry>, Vec<SignedKeySet>) {
    let first = entry(call, Head::EMPTY, joined());
    let head = Head::EMPTY.then(&first).expect("it follows");
    let second = entry(call, head, Event::Renewed(2));
    let log_head = head.then(&second).expect("it follows").digest;
    let next = KeySet { log_head, ..call.next_facts() }.sign(&call.root).expect("sound");
    (vec![first, second], vec![call.keys.clone(), next])
}

#[test]
fn an_entry_is_read_as_it_was_written() {
    let call = Call::new();
    let wren = || "wren".parse().expect("a name");
    let events = [
        joined(),
        Event::Left(wren()),
        Event::NewKey(2),
        Event::Renewed(3),
        Event::Document(4),
        Event::State(CallState::Open),
        Event::State(CallState::Closed),
        Event::State(CallState::Archived),
        Event::Resealed(10_000),
        Event::Checked(0),
        Event::Restored(7, wren()),
    ];
    for event in events {
        let signed = entry(&call, Head::EMPTY, event);
        let read = SignedEntry::read(signed.text()).expect("it is of the form");
        assert_eq!(read, signed);
        assert_eq!(read.verify(&call.keys), Ok(()));
    }
}

#[test]
fn a_whole_log_is_verified_against_every_key_set() {
    let call = Call::new();
    let (entries, keys) = log(&call);
    assert_eq!(verify(&entries, &keys), Ok(()));
    assert_eq!(verify(&[], &keys[..1]), Ok(()));
    // What came after the newest key set.
    let mut longer = entries.clone();
    let head = Head { number: 2, digest: entries[1].digest() };
    longer.push(at(&call, head, (day(2026, Month::November, 27), 2)));
    assert_eq!(verify(&longer, &keys), Ok(()));
    // Page by page it is the same.
    let mut verification = Verification::new(&keys);
    for page in longer.chunks(2) {
        assert!(page.iter().all(|entry| verification.then(entry).is_ok()));
    }
    assert_eq!(verification.end(), Ok(Head { number: 3, digest: longer[2].digest() }));
}

/// An entry after `head` of another day and epoch.
fn at(call: &Call, head: Head, (day, epoch): (Date, u32)) -> SignedEntry {
    let entry = Entry { day, epoch, ..entry(call, head, Event::Renewed(9)).entry().clone() };
    entry.sign(|message| call.keyholder.sign(message))
}

#[test]
fn nothing_is_dated_before_what_stands_before_it() {
    let call = Call::new();
    let keys = std::slice::from_ref(&call.keys);
    let of = |days: &[u8]| {
        let mut head = Head::EMPTY;
        let entries = days.iter().map(|number| {
            let entry = at(&call, head, (day(2026, Month::November, *number), 1));
            head = head.then(&entry).expect("it follows");
            entry
        });
        verify(&entries.collect::<Vec<_>>(), keys)
    };
    assert_eq!(of(&[3, 3, 4, 9]), Ok(()));
    assert_eq!(of(&[3, 4, 3]), Err(LogError::OutOfTime));
}

#[test]
fn nobody_signs_for_a_list_of_keys_that_is_in_force_no_more() {
    let call = Call::new();
    let (mut entries, keys) = log(&call);
    let today = day(2026, Month::November, 27);
    let head = Head { number: 2, digest: entries[1].digest() };
    // She was in the first list; the second names the log's end of then.
    entries.push(at(&call, head, (today, 1)));
    assert_eq!(verify(&entries, &keys), Err(LogError::OutOfTime));
    // Nor for one that is not in force yet.
    entries.pop();
    entries[1] = at(&call, Head { number: 1, digest: entries[0].digest() }, (today, 2));
    let log_head = entries[1].digest();
    let second = KeySet { log_head, ..call.next_facts() }.sign(&call.root).expect("sound");
    assert_eq!(verify(&entries, &[call.keys.clone(), second]), Err(LogError::OutOfTime));
}

/// Who comes by a recovery can't ask for the log's end, so that her list of keys names that of the list before.
#[test]
fn a_list_of_keys_that_came_without_entries_leaves_those_before_it_in_place() {
    let call = Call::new();
    let second = call.next_facts().sign(&call.root).expect("sound");
    let keys = [call.keys.clone(), second];
    let today = day(2026, Month::November, 27);
    let first = at(&call, Head::EMPTY, (today, 1));
    let after = |entry: &SignedEntry| Head { number: entry.entry().number, digest: entry.digest() };
    let next = at(&call, after(&first), (today, 2));
    assert_eq!(verify(&[first.clone(), next.clone()], &keys), Ok(()));
    let back = at(&call, after(&next), (today, 1));
    assert_eq!(verify(&[first, next, back], &keys), Err(LogError::OutOfTime));
}

#[test]
fn what_was_left_out_moved_or_changed_is_found() {
    let call = Call::new();
    let (entries, keys) = log(&call);
    assert_eq!(verify(&entries[1..], &keys), Err(LogError::NotNext));
    assert_eq!(verify(&entries[..1], &keys), Err(LogError::OtherHead));
    assert_eq!(verify(&[], &keys), Err(LogError::OtherHead));
    let swapped = [entries[1].clone(), entries[0].clone()];
    assert_eq!(verify(&swapped, &keys), Err(LogError::NotNext));
    let changed = entries[0].text().replace("moderator", "keyholder");
    let changed = [SignedEntry::read(&changed).expect("of the form"), entries[1].clone()];
    assert_eq!(verify(&changed, &keys), Err(LogError::Unsigned));
}

#[test]
fn who_is_no_member_or_of_a_lesser_role_logs_nothing() {
    let call = Call::new();
    let by = |name: &str, event: Event| Entry {
        call: call_id(),
        number: 1,
        previous: Digest::ZERO,
        day: day(2026, Month::November, 27),
        by: name.parse().expect("a name"),
        epoch: 1,
        event,
    };
    for (name, event) in [("wren", joined()), ("owl", Event::Checked(1)), ("crow", Event::Checked(1))] {
        let signed = by(name, event).sign(|message| call.keyholder.sign(message));
        assert_eq!(signed.verify(&call.keys), Err(LogError::Unsigned), "{name}");
    }
}

#[test]
fn nothing_but_the_one_form_is_read() {
    let call = Call::new();
    let text = entry(&call, Head::EMPTY, joined()).text().to_owned();
    let long = "x".repeat(1_025);
    for bad in [
        String::new(),
        text.replace('\n', "\r\n"),
        format!("{text}\n"),
        text.trim_end().to_owned(),
        text.replace("number 1", "number 01"),
        text.replace("joined wren moderator", "joined wren"),
        text.replace("joined wren moderator", "joined wren moderator now"),
        text.replace("joined", "invited"),
        long,
    ] {
        assert_eq!(SignedEntry::read(&bad), Err(LogError::Malformed), "{bad}");
    }
}

#[test]
fn other_keys_have_other_words() {
    let call = Call::new();
    let members = &call.keys.set().members;
    let words: Vec<String> = members.iter().map(vault::key_set::Member::words).collect();
    assert!(words.iter().all(|words| words.split(' ').count() == 6));
    assert!(words[0] != words[1] && words[1] != words[2]);
    assert_eq!(Call::new().keys.set().members[0].words(), words[0]);
    let mut other = members[0].clone();
    other.signing[31] ^= 1;
    assert_ne!(other.words(), words[0]);
}
