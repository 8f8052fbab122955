//! Nobody learns from releases what they hide.

use crate::harness::{Attack, Tally, run};

#[test]
fn two_hundred_calls_hide_what_they_hide() {
    let tallies = run(0..200);
    for (attack, tally) in &tallies {
        println!("{attack:?}: median {}, {tally:?}", tally.median());
    }
    let attacks =
        [Attack::Linear, Attack::Whole, Attack::Implied, Attack::OneOfThem, Attack::SomeOfThem, Attack::Growth];
    for attack in attacks {
        let Tally { counts, exact, proven, .. } = &tallies[&attack];
        assert!(*counts > 100, "{attack:?} was hardly tried");
        assert_eq!((*exact, *proven), (0, 0), "{attack:?}");
        // Who wrote three of the accounts knows that many herself.
        let least = if attack == Attack::SomeOfThem { 6 } else { 9 };
        assert!(tallies[&attack].narrowest() >= Some(least), "{attack:?}");
    }
}

/// Of 10,000 calls: by what an audit took for told before, by what it took for plain, by who was read only after an earlier release, and by whoever takes so little
/// for sure that she does not see that somebody left.
#[test]
fn calls_that_were_once_given_away_are_not_any_more() {
    for seed in [387, 451, 709, 1965, 7433] {
        for (attack, tally) in run(seed..seed + 1) {
            assert_eq!((tally.exact, tally.proven), (0, 0), "{attack:?} of {seed}");
        }
    }
}
