//! What the desk exports: a tar, or its folder.

use std::fs;

use vault::id::Digest;

use crate::{
    call::{Call, id},
    run::{Desk, Outcome},
};

/// An export as `vault/FORMAT.md` §22.1 says, in the order in which the desk writes it.
struct Export(Vec<(String, Vec<u8>)>);

impl Export {
    /// Two accounts, one of each epoch, with a record and a message.
    fn of(call: &Call) -> Self {
        Self::with(call, &[(1, 1, call.sealed(1, 1, "one")), (2, 2, call.sealed(2, 2, "two"))])
    }

    fn with(call: &Call, accounts: &[(u8, u32, Vec<u8>)]) -> Self {
        let mut files = vec![("README.txt".to_owned(), b"Words for people.\n".to_vec())];
        files.extend((1..).zip(&call.key_sets).map(|(epoch, keys)| {
            let epoch: u32 = epoch;
            (format!("keys/{epoch}.txt"), keys.note().as_bytes().to_vec())
        }));
        let (mut table, mut sums) = ("id,week,state,size,key_set\n".to_owned(), String::new());
        for (number, epoch, file) in accounts {
            let path = format!("accounts/{}.age", id(*number));
            table += &format!("{},2026-W47,new,65536,{epoch}\n", id(*number));
            sums += &format!("{}  {path}\n", Digest::of(file));
            files.push((path, file.clone()));
        }
        for (path, table) in [("records/1.age", None), ("conversations/1-001.age", Some("conversations.csv"))] {
            let file = call.sealed(9, 1, "it goes along");
            sums += &format!("{}  {path}\n", Digest::of(&file));
            files.push((path.to_owned(), file));
            files.extend(table.map(|table| (table.to_owned(), b"file,account\n".to_vec())));
        }
        files.push(("accounts.csv".to_owned(), table.into_bytes()));
        files.push(("SHA256SUMS".to_owned(), sums.into_bytes()));
        Self(files)
    }

    fn change(&mut self, path: &str, change: impl FnOnce(&mut Vec<u8>)) {
        let (_, bytes) = self.0.iter_mut().find(|(name, _)| name == path).expect("it is in it");
        change(bytes);
    }

    fn tar(&self, call: &Call) -> Vec<u8> {
        let mut tar = tar::Builder::new(Vec::new());
        for (path, bytes) in &self.0 {
            let mut header = tar::Header::new_ustar();
            header.set_mode(0o644);
            header.set_size(bytes.len() as u64);
            let path = format!("murmuration-{}/{path}", call.name);
            tar.append_data(&mut header, path, bytes.as_slice()).expect("memory takes it");
        }
        tar.into_inner().expect("memory takes it")
    }

    /// The outcome for the tar and for its folder, which must be the same but for names.
    fn opened(&self, call: &Call, more: &[&str]) -> [(Desk, Outcome); 2] {
        [true, false].map(|packed| {
            let desk = call.desk();
            if packed {
                desk.put("export", self.tar(call));
            } else {
                self.0.iter().for_each(|(path, bytes)| desk.put(&format!("export/{path}"), bytes));
            }
            let words = ["open", "export", "-i", "call.key", "--out", "opened", "--json"];
            let outcome = desk.run(&[words.as_slice(), more].concat());
            (desk, outcome)
        })
    }

    fn refused(&self, call: &Call, more: &[&str], kind: &str, said: &str) {
        for (desk, outcome) in self.opened(call, more) {
            assert_eq!((outcome.code, outcome.kinds().as_slice()), (4, [kind.to_owned()].as_slice()));
            assert!(outcome.text().contains(said), "{}", outcome.text());
            assert!(!desk.path("opened").exists(), "nothing is opened");
        }
    }
}

#[test]
fn an_export_opens_packed_and_unpacked() {
    let call = Call::right_care();
    let export = Export::of(&call);
    for (desk, outcome) in export.opened(&call, &["--root", &call.fingerprint()]) {
        assert_eq!(outcome.code, 0, "{}", outcome.text());
        assert_eq!(desk.names("opened"), [1, 2].map(|number| format!("{}.txt", id(number))));
        assert!(desk.read(&format!("opened/{}.txt", id(2))).ends_with("\n\ntwo"));
        assert_eq!(outcome.json()["notes"], serde_json::json!([]));
    }
}

#[test]
fn without_a_fingerprint_the_one_that_signed_is_printed_to_be_compared() {
    let call = Call::right_care();
    for (_, outcome) in Export::of(&call).opened(&call, &[]) {
        assert_eq!(outcome.code, 0);
        assert!(
            outcome.json()["notes"][0]
                .as_str()
                .is_some_and(|note| note.contains(&call.key_sets[0].fingerprint().groups()))
        );
    }
}

#[test]
fn an_export_under_another_root_or_of_another_call_is_not_opened() {
    let (call, other) = (Call::right_care(), Call::new("right-care", 2));
    let export = Export::of(&call);
    export.refused(
        &call,
        &["--root", &other.fingerprint()],
        "not-verified",
        "signed by somebody else than the fingerprint given",
    );
    let link = format!("https://a.example/c/left-care#{}", call.fingerprint());
    export.refused(&call, &["--root", &link], "not-verified", "for another call");
    let desk = other.desk();
    desk.put("export.tar", export.tar(&call));
    let outcome = desk.run(&["open", "export.tar", "-i", "call.key", "--out", "opened"]);
    assert_eq!(outcome.code, 4);
    assert!(outcome.stderr.contains("None of the keys is of the call of this export"), "{}", outcome.stderr);
}

#[test]
fn lists_that_were_changed_are_not_believed() {
    let call = Call::right_care();
    let changed = |path: &str, change: fn(&mut Vec<u8>)| {
        let mut export = Export::of(&call);
        export.change(path, change);
        export
    };
    let refused = |export: Export, kind: &str, said: &str| export.refused(&call, &[], kind, said);
    refused(changed("keys/2.txt", |note| note[30] ^= 1), "not-verified", "keys/2.txt");
    refused(changed("keys/1.txt", Vec::clear), "not-verified", "damaged");
    refused(changed("accounts.csv", |table| table.truncate(90)), "damaged", "accounts.csv");
    refused(
        changed("SHA256SUMS", |sums| {
            let first = sums.iter().position(|byte| *byte == b'\n').expect("it has lines");
            sums.truncate(first + 1);
        }),
        "damaged",
        "Its two lists name different accounts",
    );
    refused(changed("SHA256SUMS", |sums| sums[0] = b'x'), "damaged", "SHA256SUMS");
    let mut without_first = Export::of(&call);
    without_first.0.retain(|(path, _)| path != "keys/1.txt");
    refused(without_first, "damaged", "first list of keys");
}

#[test]
fn an_account_that_was_exchanged_damaged_or_left_out_is_named_and_the_others_open() {
    let call = Call::right_care();
    let exchanged = Export::with(&call, &[(1, 1, call.sealed(9, 1, "another")), (2, 2, call.sealed(2, 2, "two"))]);
    for (_, outcome) in exchanged.opened(&call, &[]) {
        assert_eq!((outcome.code, outcome.kinds()), (1, vec!["not-as-said".to_owned()]));
        assert!(outcome.text().contains("another account than the export says"), "{}", outcome.text());
    }
    let mut damaged = Export::of(&call);
    damaged.change(&format!("accounts/{}.age", id(1)), |file| file[60_000] ^= 1);
    for (desk, outcome) in damaged.opened(&call, &[]) {
        assert_eq!((outcome.code, outcome.kinds()), (1, vec!["not-as-said".to_owned()]));
        assert!(outcome.text().contains("checksum"));
        assert_eq!(desk.names("opened").len(), 1);
    }
    let mut short = Export::of(&call);
    short.0.retain(|(path, _)| *path != format!("accounts/{}.age", id(1)));
    for (desk, outcome) in short.opened(&call, &[]) {
        assert_eq!((outcome.code, outcome.kinds()), (1, vec!["missing".to_owned()]));
        assert_eq!(desk.names("opened").len(), 1);
    }
}

#[test]
fn an_account_whose_writer_saw_another_list_of_keys_opens_with_a_warning() {
    let call = Call::right_care();
    // Whoever has the root can sign two lists of one number.
    let mut twin = call.key_sets[1].set().clone();
    twin.not_after = crate::call::day(2998);
    let twin = twin.sign(&call.root).expect("the facts are sound");
    let false_call = Call { key_sets: [call.key_sets[0].clone(), twin], ..Call::right_care() };
    let export = Export::with(&call, &[(2, 2, false_call.sealed(2, 2, "two"))]);
    for (desk, outcome) in export.opened(&call, &[]) {
        assert_eq!((outcome.code, outcome.kinds()), (1, vec!["other-key-set".to_owned()]));
        assert!(desk.read(&format!("opened/{}.txt", id(2))).contains("Take care: the writer saw another list of keys"));
    }
}

#[test]
fn an_archive_that_was_cut_short_is_not_opened() {
    let call = Call::right_care();
    let tar = Export::of(&call).tar(&call);
    let desk = call.desk();
    for length in [700, 40_000, 100_000] {
        desk.put("export.tar", &tar[..length]);
        let outcome = desk.run(&["open", "export.tar", "-i", "call.key", "--out", "opened"]);
        assert_eq!(outcome.code, 4, "{length}: {}", outcome.stderr);
    }
    assert!(!desk.path("opened").exists());
}

#[test]
fn a_path_in_an_archive_never_leads_out_of_the_folder() {
    let call = Call::right_care();
    let file = call.sealed(1, 1, "one");
    let mut export = Export::with(&call, &[(1, 1, file.clone())]);
    for path in ["accounts/../../escaped.age", "accounts/..%2fescaped.age", "accounts/a/b.age", "other.txt"] {
        export.0.insert(0, (path.to_owned(), file.clone()));
    }
    let mut tar = Vec::new();
    for (path, bytes) in &export.0 {
        let mut header = tar::Header::new_ustar();
        // The setter of paths refuses what a stranger would write.
        let path = format!("murmuration-right-care/{path}");
        header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_entry_type(tar::EntryType::Regular);
        header.set_cksum();
        tar.extend_from_slice(header.as_bytes());
        tar.extend_from_slice(bytes);
        tar.resize(tar.len().next_multiple_of(512), 0);
    }
    let desk = call.desk();
    desk.put("export.tar", tar);
    let before = desk.names(".");
    let outcome = desk.run(&["open", "export.tar", "-i", "call.key", "--out", "opened"]);
    assert_eq!(outcome.code, 0, "{}", outcome.stderr);
    assert_eq!(desk.names("opened"), [format!("{}.txt", id(1))]);
    fs::remove_dir_all(desk.path("opened")).expect("it is there");
    assert_eq!(desk.names("."), before);
}
