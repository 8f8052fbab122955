//! Nobody learns from releases what they hide.

use crate::harness::{Attack, Tally, run};

#[test]
fn two_hundred_calls_hide_what_they_hide() {
    let tallies = run(0..200);
    for (attack, tally) in &tallies {
        println!("{attack:?}: {tally:?}");
    }
    for attack in [Attack::Linear, Attack::Whole, Attack::OneOfThem, Attack::SomeOfThem, Attack::Implied] {
        let Tally { counts, exact, proven, .. } = &tallies[&attack];
        assert!(*counts > 100, "{attack:?} was hardly tried");
        assert_eq!((*exact, *proven), (0, 0), "{attack:?}");
        assert!(tallies[&attack].median() >= 9, "{attack:?}");
    }
}
