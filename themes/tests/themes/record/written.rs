//! The bytes of a record: what they are, and which are refused.

use themes::{
    codebook::{Guid, starter},
    coding::{Edit, Mark, Memo, Part, Place, Region, Service},
    record::{Check, LIMIT, MAGIC, Reason, Record, RecordError, RecordReadError, Seen, split},
};
use vault::id::Digest;

use super::{account, aside, day, masked, part_two, record, refusal, seen, unfinished, work};

#[test]
fn the_bytes_of_a_record_are_those_of_the_format() {
    let bytes = record().to_bytes().expect("a sound record");
    let json = concat!(
        r#"{"call":"right-care","testimony":"07070707070707070707070707070707","#,
        r#""payload":"239f59ed55e737c77147cf55ad0c1b030b6d7ee748a7426952f9b852d5a935e5","codebook":{"version":1,"digest":"#,
        r#""CODEBOOK"},"author":"ada","epoch":3,"previous":null,"state":"reading","set_aside":null,"first":null,"#,
        r#""check":null,"adjudication":null,"masked":[]}"#
    );
    let json = json.replace("CODEBOOK", &starter().digest().to_string());
    let length = u32::try_from(json.len()).expect("short").to_be_bytes();
    assert_eq!(*bytes, [MAGIC.as_slice(), &length, json.as_bytes()].concat());
}

#[test]
fn every_field_is_written_as_the_format_says() {
    let edits = [
        Edit::Mark(Mark { on: "account:0-5".parse().expect("a place"), theme: Guid::derive("a") }),
        Edit::Memo(Place::Whole, Memo::new("Twice:\n“no”").ok()),
        Edit::Region(Some(Region::NorthernIreland)),
        Edit::Period("2024-H1".parse().ok()),
        Edit::Age("16-30".parse().ok()),
        Edit::Service(Some(Service::CrisisTeam)),
    ];
    let mut first = work("ada", &[]);
    edits.into_iter().for_each(|edit| drop(first.coding.apply(edit).expect("a small coding")));
    let mut covered = masked("[covered] came.");
    let log = covered.get_mut(&Part::Account).map(|masked| &mut masked.log).expect("it is masked");
    log.mask("Orsa came.", 0..4, None, "[covered]".to_owned()).expect("the first mask");
    let mut whole = seen(Record {
        previous: Some(Digest::of(b"before")),
        first: Some(first),
        check: Some(Check::Own(work("grace", &[]))),
        adjudication: Some(unfinished(work("joan", &[]))),
        set_aside: aside(Reason::Duplicate, "See the other."),
        masked: covered,
        ..record()
    });
    let empty = r#"{"marks":[],"memos":[],"attributes":{"region":null,"period":null,"age":null,"service":null}}"#;
    let json = concat!(
        r#""epoch":3,"previous":"BEFORE","state":"set-aside","#,
        r#""set_aside":{"by":"ada","reason":"duplicate","note":"See the other."},"#,
        r#""first":{"by":"ada","finished":true,"coding":{"marks":[{"on":"account:0-5","theme":"THEME"}],"#,
        r#""memos":[{"on":"whole","text":"Twice:\n“no”"}],"#,
        r#""attributes":{"region":"northern-ireland","period":"2024-H1","age":"16-30","service":"crisis-team"}}},"#,
        r#""check":{"by":"grace","finished":true,"coding":EMPTY},"seen":{"by":"grace","shown":"SHOWN"},"#,
        r#""adjudication":{"by":"joan","finished":false,"coding":EMPTY},"#,
        r#""masked":[{"part":"account","text":"[covered] came.","log":["#,
        r#"{"start":0,"end":4,"kind":null,"decision":"by-hand","replacement":"[covered]"}]}]}"#,
    );
    let json = json.replace("BEFORE", &Digest::of(b"before").to_string()).replace("EMPTY", empty);
    let json = json.replace("THEME", &Guid::derive("a").to_string()).replace("SHOWN", &whole.shown().to_string());
    let written = |record: &Record| {
        let bytes = record.to_bytes().expect("a sound record");
        assert!(Record::parse(&bytes).is_ok_and(|read| read == *record));
        String::from_utf8(bytes[25..].to_vec()).expect("JSON is UTF-8")
    };
    let text = written(&whole);
    assert!(text.ends_with(&json), "{text}");
    // Who agrees has no coding of her own; the day is there only while the record counts.
    whole.set_aside = None;
    whole.check = Some(Check::Agrees(account("grace")));
    whole.adjudication = None;
    whole.since = Some(day(2));
    let text = written(&whole);
    assert!(text.contains(r#""state":"checked","set_aside":null,"first":{"by":"ada""#), "{text}");
    let check = r#""check":{"by":"grace","finished":true,"coding":null},"seen":{"by":"grace","shown":"SHOWN"},"since":"2026-11-02","adjudication":null,"#;
    assert!(text.contains(&check.replace("SHOWN", &whole.shown().to_string())), "{text}");
}

#[test]
fn what_a_check_saw_is_the_digest_that_the_format_says() {
    let shown_in = |record: &Record| {
        let Seen { by, shown } = record.seen_by(account("grace"));
        assert_eq!(by, account("grace"));
        shown
    };
    assert_eq!(shown_in(&record()), Digest::of(br#"{"masked":[],"first":null}"#));
    let covered = masked("[covered] said “no”").into_iter().chain(part_two()).collect();
    let coded = Record { masked: covered, first: Some(work("ada", &["a"])), ..record() };
    let shown = concat!(
        r#"{"masked":[{"part":"account","text":"[covered] said “no”"},{"part":"entry/2","text":"More."}],"#,
        r#""first":{"marks":[{"on":"whole","theme":"THEME"}],"memos":[],"#,
        r#""attributes":{"region":null,"period":null,"age":null,"service":null}}}"#,
    );
    assert_eq!(shown_in(&coded), Digest::of(shown.replace("THEME", &Guid::derive("a").to_string()).as_bytes()));
    assert!(!coded.is_changed_since(), "nobody said what she saw");
}

#[test]
fn a_record_is_as_long_as_its_limit_and_no_longer() {
    let of = |length: usize| Record { masked: masked(&"x".repeat(length)), ..record() };
    let room = LIMIT - of(0).to_bytes().expect("a sound record").len();
    let largest = of(room).to_bytes().expect("as long as may be");
    assert_eq!(largest.len(), LIMIT);
    assert!(Record::parse(&largest).is_ok_and(|read| read == of(room)));
    assert_eq!(refusal(&of(room + 1)), RecordError::TooLong);
    // By what its head says, before anything of it is there.
    let head = |length: usize| [MAGIC.as_slice(), &u32::try_from(length).expect("short").to_be_bytes()].concat();
    assert_eq!(split(&head(LIMIT - 25)), Err(RecordReadError::Truncated));
    assert_eq!(split(&head(LIMIT - 24)), Err(RecordReadError::TooLong));
}

#[test]
fn bytes_that_we_would_not_have_written_are_refused() {
    let whole = record().to_bytes().expect("a sound record");
    let read = |bytes: &[u8]| Record::parse(bytes).err();
    let with_json = |json: &str| {
        let length = u32::try_from(json.len()).expect("short").to_be_bytes();
        read(&[MAGIC.as_slice(), &length, json.as_bytes()].concat())
    };
    let json = core::str::from_utf8(&whole[25..]).expect("JSON is UTF-8");
    assert_eq!(with_json(json), None);
    for (from, to, error) in [
        ("\"epoch\":3", "\"epoch\": 3", RecordReadError::NotCanonical),
        ("\"epoch\":3", "\"epoch\":0", RecordReadError::Refused(RecordError::Epoch)),
        ("\"previous\":null,", "", RecordReadError::NotCanonical),
        ("reading", "checked", RecordReadError::NotCanonical),
        ("reading", "read", RecordReadError::Damaged),
        ("\"epoch\":3", "\"epoch\":3,\"more\":1", RecordReadError::Damaged),
        ("0707", "070G", RecordReadError::Damaged),
    ] {
        assert_eq!(with_json(&json.replacen(from, to, 1)), Some(error), "{from} -> {to}");
    }
    assert_eq!(read(&whole[..whole.len() - 1]), Some(RecordReadError::Truncated));
    assert_eq!(read(&whole[..23]), Some(RecordReadError::Truncated));
    assert_eq!(read(b"murmuration/2/record\n"), Some(RecordReadError::NotARecord));
    assert_eq!(read(&[&whole[..], b"x"].concat()), Some(RecordReadError::NotCanonical));
    assert_eq!(read(&[MAGIC.as_slice(), &[255; 4]].concat()), Some(RecordReadError::TooLong));
}

#[test]
fn a_mark_that_stands_twice_or_out_of_order_is_refused() {
    let coded = Record { first: Some(work("ada", &["a", "b"])), ..record() };
    let bytes = coded.to_bytes().expect("a sound record");
    let json = core::str::from_utf8(&bytes[25..]).expect("JSON is UTF-8");
    let (a, b) = (Guid::derive("a").to_string(), Guid::derive("b").to_string());
    for other in [json.replace(&a, &b), json.replace(&a, "?").replace(&b, &a).replace('?', &b)] {
        assert_ne!(other, json);
        let length = u32::try_from(other.len()).expect("short").to_be_bytes();
        let bytes = [MAGIC.as_slice(), &length, other.as_bytes()].concat();
        assert_eq!(Record::parse(&bytes).err(), Some(RecordReadError::NotCanonical));
    }
}

#[test]
fn a_plaintext_is_divided_where_the_record_ends() {
    let bytes = record().to_bytes().expect("a sound record");
    let plaintext = [&bytes[..], b"signature", &[0; 100]].concat();
    let (whole, rest) = split(&plaintext).expect("it begins with a record");
    assert!(whole == &bytes[..] && rest.starts_with(b"signature"));
}
