//! Figures of agreement are those of published packages, and where there is none, the answer says why.

use proptest::prelude::*;
use themes::{
    agreement::{Counts, Level, OtherTally, Tally, Undefined, cohen_kappa, krippendorff_alpha, of_themes},
    codebook::{Guid, starter},
    coding::{Coding, Edit, Mark, Part, Passage, Place},
    csv,
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
fn counts_have_the_figures_of_published_examples() {
    // The first is example A of Krippendorff 2011: ten articles, alpha 0.095. The second is the usual one for kappa: fifty proposals, agreement in 70 %, by chance in 50 %.
    for ([both, first, second, neither], kappa, alpha) in
        [([1, 1, 3, 5], 0.04 / 0.44, 1.0 - 19.0 * 8.0 / 168.0), ([20, 5, 10, 15], 0.4, 0.4)]
    {
        let counts = Counts { both, first, second, neither };
        let units = both + first + second + neither;
        let mut tally = Tally::new(&starter());
        let themes = tally.counts().count();
        tally.join(units, &vec![counts; themes]).expect("as many of each theme");
        let (_, gaps) = tally.themes().find(|(guid, _)| *guid == theme("Gaps")).expect("it is there");
        assert_eq!(
            (gaps.units, gaps.both, gaps.first, gaps.second, gaps.neither),
            (units, both, first, second, neither)
        );
        let is_near =
            |figure: Result<f64, Undefined>, wanted: f64| figure.is_ok_and(|figure| (figure - wanted).abs() < 1e-12);
        assert!(is_near(gaps.kappa, kappa) && is_near(gaps.alpha, alpha), "{gaps:?}");
        // Kappa of all themes together is the same, since all have the same counts; alpha is nearly so.
        let all = tally.all();
        assert_eq!(all.units, units * themes as u64);
        assert!(is_near(all.kappa, kappa) && all.alpha != gaps.alpha, "{all:?}");
    }
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

#[test]
fn counts_of_several_places_together_are_those_of_one() {
    let (gaps, culture, none) = (
        coding(&[("Gaps", Place::Whole)]),
        coding(&[("Culture", Place::Whole), ("Gaps", Place::Whole)]),
        Coding::default(),
    );
    let pairs = [(&gaps, &culture), (&none, &gaps), (&culture, &culture), (&none, &none), (&culture, &none)];
    let mut one = Tally::new(&starter());
    let mut several = [Tally::new(&starter()), Tally::new(&starter())];
    for (at, (first, second)) in pairs.into_iter().enumerate() {
        one.add(first, second);
        several[at % 2].add(first, second);
    }
    let mut together = Tally::new(&starter());
    for part in &several {
        together.join(part.testimonies(), &part.counts().collect::<Vec<_>>()).expect("counts of the same codebook");
    }
    assert_eq!(together.testimonies(), 5);
    assert_eq!(together.counts().collect::<Vec<_>>(), one.counts().collect::<Vec<_>>());
    assert_eq!(together.all(), one.all());
    // Of the first coder alone, and of the second: they are told apart.
    let of_gaps = together.themes().find(|(guid, _)| *guid == theme("Gaps")).expect("it is there").1;
    assert_eq!((of_gaps.both, of_gaps.first, of_gaps.second, of_gaps.neither), (2, 1, 1, 1));
}

#[test]
fn counts_that_can_t_be_right_are_not_added() {
    let mut tally = Tally::new(&starter());
    tally.add(&coding(&[("Gaps", Place::Whole)]), &Coding::default());
    let before: Vec<_> = tally.counts().collect();
    assert_eq!(tally.join(1, &before[1..]), Err(OtherTally));
    assert_eq!(tally.join(2, &before), Err(OtherTally));
    let mut endless = before.clone();
    endless[0] = Counts { both: u64::MAX, first: 2, second: 0, neither: 0 };
    assert_eq!(tally.join(1, &endless), Err(OtherTally));
    assert_eq!((tally.counts().collect::<Vec<_>>(), tally.testimonies()), (before, 1));
}

#[test]
fn a_level_is_that_of_the_figure_as_it_is_shown() {
    for (figure, level) in [
        (1.0, Level::Firm),
        (0.7951, Level::Firm),
        (0.7949, Level::Tentative),
        (0.67, Level::Tentative),
        (0.664, Level::Low),
        (0.006, Level::Low),
        (0.004, Level::Chance),
        (-0.3, Level::Chance),
    ] {
        assert_eq!(Level::of(figure), level, "{figure}");
    }
}

#[test]
fn the_table_has_a_line_for_each_theme_and_numbers_stay_numbers() {
    let mut tally = Tally::new(&starter());
    let (gaps, none) = (coding(&[("Gaps", Place::Whole)]), Coding::default());
    for (first, second) in [(&gaps, &none), (&none, &gaps)] {
        tally.add(first, second);
    }
    let csv = csv::agreement(&starter(), &tally);
    let lines: Vec<_> = csv.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert_eq!(lines[0], "theme,guid,codebook,units,both,first_only,second_only,neither,kappa,alpha,undefined");
    let gaps = format!("Gaps,{},1,2,0,1,1,0,-1.0000,-0.5000,", theme("Gaps"));
    assert_eq!(lines.iter().filter(|line| **line == gaps).count(), 1, "{csv}");
    let funding = format!("What must change.Funding,{},1,2,0,0,0,2,,,one-value", theme("Funding"));
    assert_eq!(lines.iter().filter(|line| **line == funding).count(), 1, "{csv}");
    assert_eq!(lines[34], "(all themes),,1,66,0,1,1,64,-0.0154,-0.0077,");
    assert_eq!(lines[35..], [""]);
}

#[test]
fn a_theme_that_only_holds_others_has_no_line_in_the_table() {
    let mut draft = starter().next();
    draft.themes[0].codable = false;
    let codebook = draft.check().expect("a sound codebook");
    let mut tally = Tally::new(&codebook);
    let empty = csv::agreement(&codebook, &tally);
    let lines: Vec<_> = empty.split("\r\n").collect();
    let below = &codebook.themes()[0].themes[0];
    let line = format!("Who decides what is an emergency.{},{},2,0,0,0,0,0,,,no-pairs", below.name, below.guid);
    assert_eq!((lines[1], lines.len()), (line.as_str(), 35));
    tally.add(&coding(&[("Gaps", Place::Whole)]), &Coding::default());
    let csv = csv::agreement(&codebook, &tally);
    let gaps = format!("Gaps,{},2,1,0,1,0,0,0.0000,0.0000,", theme("Gaps"));
    assert_eq!(csv.split("\r\n").filter(|line| **line == gaps).count(), 1, "{csv}");
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
