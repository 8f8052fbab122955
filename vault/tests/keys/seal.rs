//! Properties of everything that `seal` makes, whatever is written.

use std::collections::BTreeMap;

use proptest::{
    collection::{btree_map, vec},
    prelude::*,
    sample::Index,
};
use vault::{
    draft::{Consent, Draft},
    envelope::{Envelope, Inspector, Kind},
    id::SubmissionId,
    open::{Claim, open},
    receipt::ReceiptKeys,
    seal::{SealMode, SealedFile, seal},
};

use crate::call::{Call, call_id};

/// Words from every plane, long enough for each size class.
fn account() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => ".{1,400}".prop_filter("something is written", |text| !text.trim().is_empty()),
        1 => (40_000_usize..250_000).prop_map(|length| "It was late. ".chars().cycle().take(length).collect()),
        1 => (270_000_usize..900_000).prop_map(|length| "a".repeat(length)),
    ]
}

/// What a [`Draft`] is made of. A draft itself can't be printed, and a failing case must be.
#[derive(Debug)]
struct Written {
    account: String,
    answers: BTreeMap<String, String>,
    consent: (bool, bool, bool),
}

impl Written {
    fn draft(&self) -> Draft {
        let (count, quote, contact) = self.consent;
        let draft = Draft::new(self.account.as_str(), Consent { count, quote, contact });
        self.answers.iter().fold(draft, |draft, (question, answer)| draft.with_answer(question, answer))
    }
}

prop_compose! {
    fn written()(
        account in account(),
        answers in btree_map("[a-z]{1,12}", ".{0,60}", 0..4),
        consent in any::<(bool, bool, bool)>(),
    ) -> Written {
        Written { account, answers, consent }
    }
}

fn sealed(call: &Call, draft: &Draft, id: [u8; 16], receipt: Option<[u8; 32]>) -> SealedFile {
    let receipt = receipt.map(|root| ReceiptKeys::from_root(&root).public());
    let id = SubmissionId::from_bytes(id);
    seal(draft, &call.keys, id, receipt.as_ref(), SealMode::Wasm).expect("a draft of this length can be sealed")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn everything_sealed_passes_both_doors_and_opens_to_the_same_words(
        written in written().no_shrink(),
        id in any::<[u8; 16]>(),
        receipt in any::<Option<[u8; 32]>>(),
    ) {
        let (call, draft) = (Call::new(), written.draft());
        let sealed = sealed(&call, &draft, id, receipt);
        let file = sealed.bytes();
        for kind in [Kind::Testimony, Kind::OfflineTestimony] {
            let envelope = Envelope::parse(kind, &file).map_err(|refusal| TestCaseError::fail(refusal.code()))?;
            prop_assert!([65_536, 262_144, 1_048_576].contains(&envelope.size()));
            prop_assert_eq!(envelope.parsed_header().stanzas().len(), 1);
            prop_assert_eq!(envelope.header().len(), 1_627);
            prop_assert_eq!(envelope.sha256(), sealed.digest());
            prop_assert_eq!(envelope.file(), file.as_slice());
        }
        let claim = Claim { call: call_id(), id: SubmissionId::from_bytes(id), epoch: 1 };
        let opened = open(&file, &call.identity, &claim).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(opened.draft.account(), draft.account());
        prop_assert!(opened.draft.answers().eq(draft.answers()));
        prop_assert_eq!(opened.draft.consent(), draft.consent());
        prop_assert_eq!(opened.binding.is_some_and(|binding| binding.receipt.is_some()), receipt.is_some());
    }

    #[test]
    fn no_byte_can_be_changed_added_or_taken_away(
        in_header in any::<Index>(),
        in_payload in any::<Index>(),
        bit in 0_u8..8,
        added in any::<u8>(),
        kept in any::<Index>(),
    ) {
        let call = Call::new();
        let sealed = call.seal("It was a Tuesday.", crate::call::id(1));
        let (file, header) = (sealed.bytes(), sealed.envelope().header().len());
        let is_closed = |file: &[u8]| open(file, &call.identity, &crate::call::claim(1)).is_err();
        for at in [in_header.index(header), header + in_payload.index(file.len() - header)] {
            let mut flipped = file.clone();
            flipped[at] ^= 1 << bit;
            prop_assert!(is_closed(&flipped), "bit {bit} of byte {at}");
            let mut inserted = file.clone();
            inserted.insert(at, added);
            prop_assert!(is_closed(&inserted), "{added} before byte {at}");
            let mut removed = file.clone();
            removed.remove(at);
            prop_assert!(is_closed(&removed), "without byte {at}");
        }
        let cut = &file[..kept.index(file.len())];
        prop_assert!(Envelope::parse(Kind::Testimony, cut).is_err(), "{} bytes", cut.len());
        let longer = [file.as_slice(), &[added]].concat();
        prop_assert!(Envelope::parse(Kind::Testimony, &longer).is_err());
    }

    #[test]
    fn a_file_in_pieces_is_judged_as_the_whole_file(
        pieces in vec(any::<Index>(), 0..12),
        flip in proptest::option::of((any::<Index>(), any::<u8>())),
        kept in any::<Index>(),
        cut in any::<bool>(),
    ) {
        let call = Call::new();
        let mut file = call.seal("It was a Tuesday.", crate::call::id(1)).bytes();
        if let Some((at, mask)) = flip {
            let at = at.index(2_000);
            file[at] ^= mask;
        }
        if cut {
            file.truncate(kept.index(file.len()));
        }
        let whole = Envelope::parse(Kind::Testimony, &file).map(|envelope| envelope.file());
        let mut borders: Vec<usize> = pieces.iter().map(|index| index.index(file.len() + 1)).collect();
        borders.extend([0, file.len()]);
        borders.sort_unstable();
        let mut inspector = Inspector::new(Kind::Testimony);
        let pushed = borders.windows(2).try_for_each(|border| inspector.push(&file[border[0]..border[1]]));
        let judged = pushed.and_then(|()| inspector.finish()).map(|envelope| envelope.file());
        prop_assert_eq!(judged, whole);
    }
}

#[test]
fn a_file_byte_by_byte_is_judged_as_the_whole_file() {
    let call = Call::new();
    let file = call.seal("It was a Tuesday.", crate::call::id(1)).bytes();
    let mut inspector = Inspector::new(Kind::Testimony);
    for byte in &file {
        inspector.push(core::slice::from_ref(byte)).expect("nothing is wrong with it");
    }
    assert_eq!(inspector.finish().expect("it is whole").file(), file);
}
