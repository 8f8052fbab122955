//! Whatever the plan: no account without consent changes a number, and no quote leaves without its own.

use proptest::{collection::vec, prelude::*};
use rand::Rng;
use themes::{
    coding::Part,
    disclosure::{Allowed, Choice, QuoteError, Refusal},
    masking::MaskLog,
    plan::{Attribute, Pair},
    record::{Masked, Record},
};
use zeroize::Zeroizing;

use crate::{
    call::{Call, person},
    population::{self, grouping, plan},
};

prop_compose! {
    /// A call with a plan of any kind, and people of any kind.
    fn any_call()(
        people in 50..140_u64,
        groups in vec(2..=4_usize, 0..3),
        has_pairs: bool,
        seed: u64,
    ) -> Call {
        let mut call = Call::of(0);
        let groupings: Vec<_> = Attribute::ALL.iter().zip(groups).map(|(attribute, groups)| grouping(*attribute, groups)).collect();
        let mut rng = population::rng(seed);
        let rates = population::rates(&call.codebook, &groupings, &mut rng);
        let pairs = if has_pairs { vec![Pair(call.theme(1), call.theme(5))] } else { Vec::new() };
        call.plan = plan(&call.codebook, groupings, pairs, 1);
        call.people = (0..people).map(|id| {
            let quoted = person(id, &call.codebook).record.masked;
            let mut person = population::person(id, &rates, &mut rng);
            person.record.masked = quoted;
            person.allowed = Allowed { count: true, quote: rng.r#gen() };
            person
        }).collect();
        call
    }
}

/// Checked as it was, and then covered otherwise.
fn lay_another_mask(record: &mut Record) {
    record.seen = Some(record.seen_by("grace".parse().expect("a name")));
    let masked = Masked { text: Zeroizing::new("Nobody [came].".to_owned()), log: MaskLog::new() };
    record.masked.insert(Part::Account, masked);
}

impl core::fmt::Debug for Call {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{} people, {:?}", self.people.len(), self.plan)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn an_account_without_consent_changes_no_byte(
        call in any_call(),
        others in vec((0..6_usize, any::<bool>(), 0..8_u8), 1..40),
    ) {
        let alone = call.release();
        let mut call = call;
        for (number, (kind, quote, themes)) in others.into_iter().enumerate() {
            let named: Vec<_> = (0..6).filter(|at| themes >> (at % 3) & 1 == 1).map(|at| call.theme(at)).collect();
            let mut other = person(900_000 + number as u64, &call.codebook);
            let (id, by) = (900_000 + number as u64, (&call.codebook).into());
            other.record = population::record(id, by, &named, themes::coding::Attributes::default());
            other.allowed = Allowed { count: kind != 0, quote };
            match kind {
                1 => other.withdrawn = true,
                2 => other.record.check = None,
                3 => other.week = "2026-W47".parse().expect("a week"),
                4 => other.record.codebook.version += 1,
                5 => lay_another_mask(&mut other.record),
                _ => {}
            }
            call.people.push(other);
        }
        prop_assert_eq!(call.release(), alone);
    }

    #[test]
    fn a_quote_leaves_only_if_its_writer_allows_it(call in any_call(), chosen in vec(any::<prop::sample::Index>(), 1..5)) {
        let texts: Vec<String> = chosen.iter().map(|at| format!("number {}", at.index(call.people.len()))).collect();
        let choices: Vec<Choice<'_>> = chosen.iter().zip(&texts).map(|(at, text)| {
            let person = &call.people[at.index(call.people.len())];
            let theme = person.record.settled().and_then(|coding| coding.marks().next().map(|mark| mark.theme));
            Choice { testimony: person.record.testimony, theme, text }
        }).collect();
        let allowed = chosen.iter().all(|at| call.people[at.index(call.people.len())].allowed.quote);
        match call.ask(&choices, None) {
            Ok(release) => {
                prop_assert!(allowed);
                prop_assert_eq!(release.quotes().len(), choices.len());
            }
            Err(Refusal::Quote { error: QuoteError::NotAllowed, .. }) => prop_assert!(!allowed),
            Err(Refusal::Quote { error: QuoteError::Theme | QuoteError::Shared | QuoteError::Twice, .. }) => {}
            Err(refusal) => prop_assert!(false, "{}", refusal),
        }
    }
}
