use rand::RngCore as _;
use vault::{
    envelope::{Envelope, Kind},
    id::{Account, Digest},
    identity::MemberIdentity,
    key_set::{KeySet, SignedKeySet},
    ledger::{
        Claim, Entry, EntryKind, LedgerError, NewProposal, OpenFileError, Proposal, ProposalChange, Proposed,
        SealFileError, commitment, draw_nonce, open_proposal, open_release, open_unproposed, seal_proposal,
        seal_release, seal_unproposed,
    },
    role::Role,
};

use crate::call::{Call, call_id, chance};

const RELEASE: &[u8] = br#"{"format":"murmuration/1/release","number":1}"#;

/// A call of which every member's keys are known.
struct Members {
    call: Call,
    keys: SignedKeySet,
    wren: MemberIdentity,
    owl: MemberIdentity,
}

fn account(name: &str) -> Account {
    name.parse().expect("it is a name")
}

impl Members {
    fn new() -> Self {
        let call = Call::new();
        let [wren, owl] = [5, 6].map(|seed| MemberIdentity::generate(&mut chance(seed)));
        let members = vec![
            call.keyholder.public(account("heron"), Role::Keyholder),
            wren.public(account("wren"), Role::Moderator),
            owl.public(account("owl"), Role::Researcher),
        ];
        let keys = KeySet { members, ..call.keys.set().clone() }.sign(&call.root).expect("the facts are sound");
        Self { call, keys, wren, owl }
    }

    fn recipients(&self) -> Vec<(Account, String)> {
        let all = [("heron", &self.call.keyholder), ("wren", &self.wren), ("owl", &self.owl)];
        all.map(|(name, keys)| (account(name), keys.recipient())).to_vec()
    }

    fn propose(&self, kind: EntryKind, number: u32, previous: Digest, nonce: [u8; 32]) -> Proposal {
        let new = NewProposal { kind, number, previous, nonce, release: RELEASE };
        Proposal::new(&new, &self.keys, &account("heron"), &self.call.keyholder)
    }

    fn entry(&self, proposal: &Proposal, file: Digest) -> Entry {
        Entry {
            claim: proposal.claim.clone(),
            file,
            proposer: proposal.proposer.clone(),
            publisher: proposal.countersign(&account("wren"), 1, &self.wren, file),
        }
    }

    fn verify(&self, entry: &Entry) -> Result<(), LedgerError> {
        entry.verify(|epoch| Some(&self.keys).filter(|_| epoch == 1))
    }
}

#[test]
fn a_sealed_release_opens_for_every_member_and_nobody_else() {
    let members = Members::new();
    let file = seal_release(RELEASE, &[7; 32], &members.keys, &members.recipients()).expect("it fits");
    let envelope = Envelope::parse(Kind::Release, &file).expect("the door takes it");
    assert_eq!((envelope.parsed_header().stanzas().len(), envelope.size()), (3, 65_536));
    for member in [&members.call.keyholder, &members.wren, &members.owl] {
        let opened = open_release(&file, member.recipient_identity()).expect("it is for her");
        assert_eq!((opened.release.as_slice(), opened.nonce, opened.file), (RELEASE, [7; 32], Digest::of(&file)));
    }
    let stranger = MemberIdentity::generate(&mut chance(9));
    assert_eq!(open_release(&file, stranger.recipient_identity()).err(), Some(OpenFileError::NotForThisKey));
    assert_eq!(open_release(&file, members.call.identity.hybrid()).err(), Some(OpenFileError::NotForThisKey));

    let mut others = members.recipients();
    others[2].1 = stranger.recipient();
    for recipients in [&others[..], &others[..2]] {
        let refused = seal_release(RELEASE, &[7; 32], &members.keys, recipients);
        assert_eq!(refused.err(), Some(SealFileError::OtherMembers));
    }
}

#[test]
fn what_does_not_fit_is_refused_and_not_cut() {
    let members = Members::new();
    let mut long = vec![0; 16 * 1_048_576 - 62];
    chance(3).fill_bytes(&mut long);
    let seal = |release: &[u8]| seal_release(release, &[7; 32], &members.keys, &members.recipients());
    let file = seal(&long).expect("exactly as long as it may be");
    assert_eq!(*open_release(&file, members.owl.recipient_identity()).expect("it opens").release, long);
    long.push(0);
    assert_eq!(seal(&long).err(), Some(SealFileError::TooLong));
}

#[test]
fn a_proposal_says_who_made_it_and_nothing_of_it_can_be_exchanged() {
    let members = Members::new();
    let (id, hybrid) = (call_id(), members.call.identity.hybrid());
    let proposal = members.propose(EntryKind::Sealed, 1, Digest::ZERO, draw_nonce(&mut chance(4)));
    let sealed = seal_proposal(&proposal, &members.keys, None, &members.call.keyholder).expect("it fits");
    let keys = |_| Some(&members.keys);
    let read = open_proposal(&sealed.bytes(), hybrid, &id, keys).expect("it opens");
    assert_eq!((&read.claim, &read.proposer, &read.release), (&proposal.claim, &proposal.proposer, &proposal.release));
    assert_eq!((read.nonce, read.release_signature), (proposal.nonce, proposal.release_signature));
    let proposed = sealed.proposed();
    assert_eq!(
        proposed,
        Proposed { file: Digest::of(&sealed.bytes()), claim: Digest::of(&proposal.proposer.signature) }
    );
    let change =
        ProposalChange { call: &id, account: &account("heron"), epoch: 1, previous: None, proposed: Some(proposed) };
    assert!(change.is_signed(&members.keys, sealed.signature()));
    assert!(!ProposalChange { previous: Some(Digest::ZERO), ..change }.is_signed(&members.keys, sealed.signature()));
    for other in [Proposed { file: Digest::ZERO, ..proposed }, Proposed { claim: Digest::ZERO, ..proposed }] {
        assert!(!ProposalChange { proposed: Some(other), ..change }.is_signed(&members.keys, sealed.signature()));
    }
    assert!(!ProposalChange { account: &account("wren"), ..change }.is_signed(&members.keys, sealed.signature()));

    let again = || members.propose(EntryKind::Sealed, 1, Digest::ZERO, proposal.nonce);
    let (mut other_release, mut other_kind, mut other_before) = (again(), again(), again());
    other_release.release = b"{}".to_vec().into();
    other_kind.claim.kind = EntryKind::Public;
    other_before.claim.previous = Digest::of(b"x");
    let mut another = again();
    another.proposer.by = account("wren");
    for changed in [other_release, other_kind, other_before, another] {
        let sealed = seal_proposal(&changed, &members.keys, None, &members.call.keyholder).expect("it fits");
        assert_eq!(open_proposal(&sealed.bytes(), hybrid, &id, keys).err(), Some(OpenFileError::Damaged));
    }
    let elsewhere = "left-care".parse().expect("it is a name");
    assert_eq!(open_proposal(&sealed.bytes(), hybrid, &elsewhere, keys).err(), Some(OpenFileError::Damaged));
    assert_eq!(open_proposal(&sealed.bytes(), hybrid, &id, |_| None).err(), Some(OpenFileError::Damaged));
}

#[test]
fn words_that_are_not_proposed_open_for_who_wrote_them_and_the_release_that_they_are_for() {
    let members = Members::new();
    let (id, heron) = (call_id(), &members.call.keyholder);
    let elsewhere = "left-care".parse().expect("it is a name");
    let file = seal_unproposed(b"A summary.", &id, 3, heron).expect("it fits");
    let open = |call, number, member| open_unproposed(&file, call, number, member).map(|words| words.to_vec());
    assert_eq!(open(&id, 3, heron).as_deref(), Some(b"A summary.".as_slice()));
    assert_eq!(open(&id, 4, heron), None);
    assert_eq!(open(&elsewhere, 3, heron), None);
    assert_eq!(open(&id, 3, &members.wren), None);
    // It is no proposal.
    let keys = |_| Some(&members.keys);
    assert!(open_proposal(&file, heron.recipient_identity(), &id, keys).is_err());
}

#[test]
fn an_entry_is_signed_by_two_over_all_that_it_says() {
    let members = Members::new();
    let proposal = members.propose(EntryKind::Sealed, 1, Digest::ZERO, [1; 32]);
    let good = members.entry(&proposal, Digest::of(b"file"));
    assert_eq!(members.verify(&good), Ok(()));
    let changes: [fn(&mut Entry); 6] = [
        |entry| entry.claim.number = 2,
        |entry| entry.claim.kind = EntryKind::Public,
        |entry| entry.claim.commitment = Digest::ZERO,
        |entry| entry.claim.previous = Digest::of(b"x"),
        |entry| entry.file = Digest::ZERO,
        |entry| core::mem::swap(&mut entry.proposer, &mut entry.publisher),
    ];
    for change in changes {
        let mut entry = good.clone();
        change(&mut entry);
        assert_eq!(members.verify(&entry), Err(LedgerError::Unsigned), "{entry:?}");
        assert_ne!(entry.digest(), good.digest());
    }
    let mut unknown = good.clone();
    unknown.publisher.epoch = 2;
    assert_eq!(members.verify(&unknown), Err(LedgerError::KeySet(2)));
    let mut twice = good;
    twice.publisher = proposal.countersign(&account("heron"), 1, &members.call.keyholder, twice.file);
    assert_eq!(members.verify(&twice), Err(LedgerError::NotTwo));
}

#[test]
fn entries_follow_one_another_by_digest_and_number() {
    let members = Members::new();
    let make = |kind, number, previous: &[Entry], nonce| {
        let previous = previous.last().map_or(Digest::ZERO, Entry::digest);
        members.entry(&members.propose(kind, number, previous, nonce), Digest::of(b"file"))
    };
    let mut ledger = Vec::new();
    for (kind, number, nonce) in [
        (EntryKind::Sealed, 1, [1; 32]),
        (EntryKind::Public, 2, [2; 32]),
        (EntryKind::Published, 1, [1; 32]),
        (EntryKind::Sealed, 3, [3; 32]),
    ] {
        let entry = make(kind, number, &ledger, nonce);
        assert_eq!(entry.check_follows(&ledger), Ok(()));
        ledger.push(entry);
    }
    for (kind, number, nonce, error) in [
        (EntryKind::Sealed, 3, [3; 32], LedgerError::NotNext),
        (EntryKind::Public, 5, [5; 32], LedgerError::NotNext),
        // Public already, published already, never there, and another release than was sealed.
        (EntryKind::Published, 2, [2; 32], LedgerError::OtherRelease),
        (EntryKind::Published, 1, [1; 32], LedgerError::OtherRelease),
        (EntryKind::Published, 4, [4; 32], LedgerError::OtherRelease),
        (EntryKind::Published, 3, [4; 32], LedgerError::OtherRelease),
    ] {
        assert_eq!(make(kind, number, &ledger, nonce).check_follows(&ledger), Err(error), "{kind:?} {number}");
    }
    let forked = make(EntryKind::Sealed, 4, &ledger[..2], [4; 32]);
    assert_eq!(forked.check_follows(&ledger), Err(LedgerError::NotNext));
}

#[test]
fn who_has_left_adds_nothing_behind_what_was_handed_in_since() {
    let members = Members::new();
    let after = |before: &[Entry], epochs: [u32; 2]| {
        let previous = before.last().map_or(Digest::ZERO, Entry::digest);
        let number = u32::try_from(before.len()).expect("few") + 1;
        let mut entry = members.entry(&members.propose(EntryKind::Public, number, previous, [1; 32]), Digest::of(b"x"));
        [entry.proposer.epoch, entry.publisher.epoch] = epochs;
        entry
    };
    let ledger = [after(&[], [2, 3])];
    assert_eq!(ledger[0].check_follows(&[]), Ok(()));
    for epochs in [[1, 3], [3, 3], [4, 9]] {
        assert_eq!(after(&ledger, epochs).check_follows(&ledger), Ok(()), "{epochs:?}");
    }
    for epochs in [[1, 2], [2, 2], [4, 3], [9, 8]] {
        assert_eq!(after(&ledger, epochs).check_follows(&ledger), Err(LedgerError::Backdated), "{epochs:?}");
    }
    // Every signature of it is good: both were members then.
    let late = after(&ledger, [1, 1]);
    assert_eq!(members.verify(&late), Ok(()));
    assert_eq!(late.check_follows(&ledger), Err(LedgerError::Backdated));
}

#[test]
fn what_is_signed_and_hashed_is_as_the_format_says() {
    let (call, by) = (call_id(), account("wren"));
    let part = |bytes: &[u8]| [&u32::try_from(bytes.len()).expect("short").to_be_bytes(), bytes].concat();
    let joined = |label: &str, parts: &[&[u8]]| {
        let parts = parts.iter().map(|bytes| part(bytes));
        core::iter::once(label.as_bytes().to_vec()).chain(parts).collect::<Vec<_>>().concat()
    };
    let claim = Claim {
        call,
        number: 7,
        kind: EntryKind::Published,
        commitment: Digest::from_bytes([1; 32]),
        previous: Digest::from_bytes([2; 32]),
    };
    let expected = joined(
        "murmuration/v1/ledger",
        &[b"right-care", &[0, 0, 0, 7], b"published", &[1; 32], &[2; 32], b"wren", &[0, 0, 0, 3], &[4; 32]],
    );
    assert_eq!(claim.message(&by, 3, Some(Digest::from_bytes([4; 32]))), expected);
    let proposed = Proposed { file: Digest::from_bytes([3; 32]), claim: Digest::from_bytes([4; 32]) };
    let change = ProposalChange { call: &claim.call, account: &by, epoch: 3, previous: None, proposed: Some(proposed) };
    let expected = joined("murmuration/v1/proposal", &[b"right-care", b"wren", &[0, 0, 0, 3], b"", &[3; 32], &[4; 32]]);
    assert_eq!(change.message(), expected);
    let expected = joined("murmuration/v1/release-commitment", &[&[5; 32], &[6; 32]]);
    assert_eq!(commitment(&[5; 32], Digest::from_bytes([6; 32])), Digest::of(&expected));
}
