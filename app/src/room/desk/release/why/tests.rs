use themes::{
    plan::{Attribute, PlanError},
    release::ReleaseError,
};
use vault::id::SubmissionId;

use super::*;

fn refusals() -> Vec<Refusal> {
    let quote = |error| Refusal::Quote { at: 0, error };
    vec![
        Refusal::Plan(PlanError::Themes),
        Refusal::Ledger(LedgerError::Broken),
        Refusal::Ledger(LedgerError::Days),
        Refusal::Ledger(LedgerError::NotNext),
        Refusal::Ledger(LedgerError::Spent),
        Refusal::Regrouped(Attribute::Region),
        Refusal::Twice(SubmissionId::from_bytes([1; 16])),
        Refusal::TooFew { accounts: 12, needed: 20 },
        Refusal::TooFewNew { accounts: 3, needed: 10 },
        Refusal::NeedsSummary { accounts: 31, needed: 50 },
        Refusal::SummaryBesideTables,
        Refusal::NoSource,
        Refusal::TooFewForNoise { accounts: 60, needed: 500 },
        Refusal::NoSeed,
        quote(QuoteError::NotAllowed),
        quote(QuoteError::NotMasked),
        quote(QuoteError::Text),
        quote(QuoteError::Theme),
        quote(QuoteError::Twice),
        quote(QuoteError::Shared),
        quote(QuoteError::TooMany),
        Refusal::Text(ReleaseError::Mixed),
        Refusal::Unsafe,
        Refusal::Cancelled,
    ]
}

fn every_why() -> Vec<Why> {
    let differences =
        [Difference::Tool("murmuration 0".to_owned()), Difference::Frame, Difference::Numbers, Difference::Words];
    let refused = refusals().into_iter().map(Difference::Refused);
    let mut every: Vec<Why> = refused.chain(differences).map(|difference| (&difference).into()).collect();
    every.push(Why::unreadable());
    every
}

#[test]
fn each_has_a_title_and_a_text_of_its_own() {
    let every: Vec<_> = every_why().iter().map(|why| why.what.keys()).collect();
    for (at, (title, text)) in every.iter().enumerate() {
        assert!(every[..at].iter().all(|(other, other_text)| other != title && other_text != text), "{title:?}");
        assert_ne!(title, text);
    }
}

#[test]
fn a_second_member_reads_of_a_refusal_what_the_first_would() {
    for refusal in refusals() {
        assert_eq!(Why::from(&refusal), Why::from(&Difference::Refused(refusal)));
    }
}

#[test]
fn numbers_and_the_other_program_come_along_and_cross_whole() {
    let why = Why::from(&Refusal::TooFew { accounts: 12, needed: 20 });
    assert_eq!((why.what, why.accounts, why.needed), (What::TooFew, 12, 20));
    assert_eq!(Why::from(&Difference::Tool("another 2".to_owned())).tool, "another 2");
    for why in every_why() {
        assert_eq!(Why::read(&why.to_bytes()), Some(why));
    }
    assert_eq!(Why::read(b"nothing of the kind"), None);
}
