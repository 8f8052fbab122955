//! Figures of agreement are those of published packages, and where there is none, the answer says why.

use proptest::prelude::*;
use themes::{
    agreement::{Undefined, cohen_kappa, krippendorff_alpha, of_themes},
    codebook::{Guid, starter},
    coding::{Coding, Edit, Mark, Part, Passage, Place},
};

/// Made by `tests/python/agreement.py`, which says what a line is.
const TABLES: &str = include_str!("../vectors/agreement.txt");

fn is_as_published(ours: Result<f64, Undefined>, published: &str) -> bool {
    match ours {
        Ok(figure) => published.parse::<f64>().is_ok_and(|published| (published - figure).abs() < 1e-9),
        Err(Undefined::NoPairs) => published == "no-pairs",
        Err(Undefined::OneValue) => published == "one-value",
    }
}

#[test]
fn a_thousand_tables_have_the_figures_of_scikit_learn_and_krippendorff() {
    let mut seen = [0; 3];
    for line in TABLES.lines() {
        let words: Vec<_> = line.split(' ').collect();
        let [coders @ .., kappa, alpha] = words.as_slice() else { panic!("{line}") };
        let unit = |at: usize| coders.iter().map(move |coder| coder.as_bytes()[at]).filter(|value| *value != b'.');
        let units = coders[0].len();
        assert!(is_as_published(krippendorff_alpha((0..units).map(unit)), alpha), "{line}");
        let pairs =
            coders[0].bytes().zip(coders[1].bytes()).filter(|(first, second)| *first != b'.' && *second != b'.');
        assert!(is_as_published(cohen_kappa(pairs), kappa), "{line}");
        seen[usize::from(*kappa == "one-value") + 2 * usize::from(*kappa == "no-pairs")] += 1;
    }
    assert_eq!(TABLES.lines().count(), 1_000);
    assert!(seen.iter().all(|kind| *kind >= 10), "too few tables of one kind: {seen:?}");
}

#[test]
fn the_example_of_the_paper_on_alpha_has_the_figure_of_the_paper() {
    // Krippendorff 2011, example C: four observers, twelve units, five values, missing values; nominal alpha 0.743.
    let observers = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];
    let mut unit_values: Vec<Vec<u8>> = vec![Vec::new(); 12];
    for observer in observers {
        for (unit, value) in observer.bytes().enumerate().filter(|(_, value)| *value != b'.') {
            unit_values[unit].push(value);
        }
    }
    let alpha = krippendorff_alpha(unit_values).expect("there is a figure");
    assert!((alpha - 0.743).abs() < 0.0005, "{alpha}");
}

#[test]
fn where_there_is_no_figure_the_answer_says_why() {
    assert_eq!(cohen_kappa::<u8>([]), Err(Undefined::NoPairs));
    assert_eq!(cohen_kappa([(1, 1), (1, 1)]), Err(Undefined::OneValue));
    assert_eq!(krippendorff_alpha([vec![1], vec![2]]), Err(Undefined::NoPairs));
    assert_eq!(krippendorff_alpha([vec![1, 1], vec![2]]), Err(Undefined::OneValue));
    assert_eq!(cohen_kappa([(1, 2), (1, 2)]), Ok(0.0));
}

fn coding(marks: &[(&str, Place)]) -> Coding {
    let mut coding = Coding::default();
    for (name, on) in marks {
        let mark = Mark { on: on.clone(), theme: theme(name) };
        coding.apply(Edit::Mark(mark)).expect("few marks");
    }
    coding
}

fn theme(name: &str) -> Guid {
    let starter = starter();
    let (_, theme) = starter.walk().find(|(_, theme)| theme.name == name).expect("a theme of the starter");
    theme.guid
}

#[test]
fn a_theme_is_in_a_testimony_wherever_it_was_marked() {
    let at = |start, end| Place::Passage(Passage::new(Part::Account, start, end).expect("not empty"));
    let passage = coding(&[("Gaps", at(0, 10)), ("Gaps", at(20, 30)), ("Culture", Place::Whole)]);
    let whole = coding(&[("Gaps", Place::Whole)]);
    let none = coding(&[]);
    let (each, all) = of_themes(&starter(), &[(&passage, &whole), (&none, &none), (&whole, &none)]);
    assert_eq!(each.len(), 33);
    let of = |name: &str| each.iter().find(|(guid, _)| *guid == theme(name)).expect("every theme is there").1;
    let gaps = of("Gaps");
    assert_eq!((gaps.units, gaps.both, gaps.neither), (3, 1, 1));
    assert_eq!(gaps.kappa, cohen_kappa([(true, true), (false, false), (true, false)]));
    assert_eq!(of("Funding").kappa, Err(Undefined::OneValue));
    assert_eq!(of("Culture").kappa, Ok(0.0));
    assert_eq!((all.units, all.both), (99, 1));
    assert!(all.kappa.is_ok() && all.alpha.is_ok());
    let (each, all) = of_themes(&starter(), &[]);
    assert!(each.iter().all(|(_, none)| none.alpha == Err(Undefined::NoPairs)) && all.kappa == Err(Undefined::NoPairs));
}

proptest! {
    #[test]
    fn a_figure_is_at_most_one_and_one_means_that_nobody_differs(
        pairs in prop::collection::vec((0..3_u8, 0..3_u8), 0..30)
    ) {
        let is_full = pairs.iter().all(|(first, second)| first == second);
        let kappa = cohen_kappa(pairs.iter().copied());
        let alpha = krippendorff_alpha(pairs.iter().map(|(first, second)| [first, second]));
        for figure in [kappa, alpha].into_iter().flatten() {
            prop_assert!(figure.is_finite() && figure <= 1.0);
            prop_assert_eq!(figure == 1.0, is_full);
        }
        let swapped = cohen_kappa(pairs.iter().map(|(first, second)| (second, first)));
        prop_assert_eq!(kappa, swapped);
    }
}
