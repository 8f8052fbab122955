//! Accounts that are put together from sentences, so that it is known what is in them. How often each theme and each attribute comes is made up: `themes.txt` and
//! `attributes.txt` say it, and so does ARCHITECTURE.md.

use std::{ops::Range, sync::LazyLock};

use themes::{
    codebook::{Guid, starter},
    coding::{Coding, CodingError, Edit, Mark, Part, Passage, Period, Place},
    plan::{Attribute, Value},
};

use super::chance;

/// The half-year in which the police began to stay away: what comes before and after it differs.
const TURN: &str = "2023-H2";
/// Sentences of one paragraph.
const PARAGRAPH: usize = 4;

/// A theme, how many of a hundred accounts name it before and after [`TURN`], and how they say so.
struct Said {
    theme: Guid,
    before: u32,
    after: u32,
    sentences: Vec<&'static str>,
}

/// A value of an attribute, of how many in a hundred it holds, and how they say so.
struct Known {
    value: Value,
    share: u32,
    words: &'static str,
}

static SAID: LazyLock<Vec<Said>> = LazyLock::new(|| {
    let codebook = starter();
    let blocks = include_str!("themes.txt").trim_end().split("\n\n");
    let said = |block: &'static str| {
        let (head, sentences) = block.split_once('\n')?;
        let [name, before, after] = cells(head)?;
        let (_, theme) = codebook.walk().find(|(_, theme)| theme.name == name)?;
        let sentences = sentences.lines().map(|line| line.strip_prefix("- ")).collect::<Option<_>>()?;
        Some(Said { theme: theme.guid, before: before.parse().ok()?, after: after.parse().ok()?, sentences })
    };
    blocks.map(|block| said(block).expect("a test reads every block")).collect()
});

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let lines = include_str!("attributes.txt").lines().filter(|line| !line.is_empty());
    let known = |line| {
        let [attribute, value, share, words] = cells(line)?;
        let value = Value::parse(attribute.parse().ok()?, value).ok()?;
        Some(Known { value, share: share.parse().ok()?, words })
    };
    lines.map(|line| known(line).expect("a test reads every line")).collect()
});

fn cells<const N: usize>(line: &'static str) -> Option<[&'static str; N]> {
    line.split(" | ").collect::<Vec<_>>().try_into().ok()
}

/// What is in an account, as its first reader finds it.
#[derive(Clone, Debug)]
pub struct Found {
    /// Themes, and where in the text (bytes).
    marks: Vec<(Guid, Range<usize>)>,
    values: Vec<Value>,
}

/// The account of this number, behind `beginning`.
pub fn compose(beginning: &str, number: usize) -> (String, Found) {
    let draw = Draw(number);
    let known: Vec<&Known> = [Attribute::Region, Attribute::Period, Attribute::Age, Attribute::Service]
        .into_iter()
        .filter_map(|of| draw.value(of))
        .collect();
    let mut text = beginning.to_owned();
    let mut said = 0;
    let mut say = |sentence: &str| {
        text.push_str(if said == 0 {
            ""
        } else if said % PARAGRAPH == 0 {
            "\n\n"
        } else {
            " "
        });
        said += 1;
        let start = text.len();
        text.push_str(sentence);
        start..text.len()
    };
    say(&opening(&known));
    for one in known.iter().filter(|one| matches!(one.value, Value::Age(_) | Value::Service(_))) {
        say(one.words);
    }
    let values: Vec<Value> = known.iter().map(|one| one.value).collect();
    let period = values.iter().find_map(|value| if let Value::Period(period) = value { Some(*period) } else { None });
    let named = SAID.iter().filter(|one| draw.of_a_hundred(&one.theme.to_string()) < one.rate(period));
    let marks = named.map(|one| (one.theme, say(one.sentences[draw.one_of(one)]))).collect();
    (text, Found { marks, values })
}

/// When and where, as far as she says.
fn opening(known: &[&Known]) -> String {
    let words =
        known.iter().filter(|one| matches!(one.value, Value::Region(_) | Value::Period(_))).map(|one| one.words);
    let words: Vec<_> = words.collect();
    if words.is_empty() {
        "I don't want to say where or when.".to_owned()
    } else {
        format!("It was {}.", words.join(", "))
    }
}

impl Said {
    /// Of a hundred accounts of this time.
    fn rate(&self, period: Option<Period>) -> u32 {
        let turn: Period = TURN.parse().expect("a half-year");
        match period.unwrap_or(Period::Earlier).cmp(&turn) {
            core::cmp::Ordering::Less => self.before,
            core::cmp::Ordering::Equal => self.before.midpoint(self.after),
            core::cmp::Ordering::Greater => self.after,
        }
    }
}

/// Looks random, is always the same.
struct Draw(usize);

impl Draw {
    fn number(&self, about: &str) -> u32 {
        let [a, b, c, d, ..] = chance::hash(&["composed", about, &self.0.to_string()]).to_bytes();
        u32::from_be_bytes([a, b, c, d])
    }

    fn of_a_hundred(&self, about: &str) -> u32 {
        self.number(about) % 100
    }

    fn one_of(&self, said: &Said) -> usize {
        self.number(said.sentences[0]) as usize % said.sentences.len()
    }

    /// `None` for who doesn't say.
    fn value(&self, of: Attribute) -> Option<&'static Known> {
        let mut lot = self.of_a_hundred(&of.to_string());
        KNOWN.iter().filter(|known| known.value.attribute() == of).find(|known| {
            let is_it = lot < known.share;
            lot = lot.saturating_sub(known.share);
            is_it
        })
    }
}

impl Found {
    /// As a coding of `text`. `missed` marks, counted from the last one, are left out.
    pub fn coding(&self, text: &str, missed: usize) -> Result<Coding, CodingError> {
        let mut coding = Coding::default();
        for (theme, place) in &self.marks[..self.marks.len().saturating_sub(missed)] {
            let on = Passage::from_bytes(Part::Account, text, place.clone()).expect("a sentence of this text");
            coding.apply(Edit::Mark(Mark { on: Place::Passage(on), theme: *theme }))?;
        }
        for value in &self.values {
            coding.apply(match *value {
                Value::Region(region) => Edit::Region(Some(region)),
                Value::Period(period) => Edit::Period(Some(period)),
                Value::Age(age) => Edit::Age(Some(age)),
                Value::Service(service) => Edit::Service(Some(service)),
            })?;
        }
        Ok(coding)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const ARCHITECTURE: &str = include_str!("../../../ARCHITECTURE.md");

    #[test]
    fn every_theme_that_holds_no_others_has_sentences_and_a_made_up_share() {
        let codebook = starter();
        let lowest: BTreeSet<Guid> =
            codebook.walk().filter(|(_, theme)| theme.themes.is_empty()).map(|(_, theme)| theme.guid).collect();
        assert_eq!(SAID.iter().map(|one| one.theme).collect::<BTreeSet<_>>(), lowest);
        assert_eq!(SAID.len(), lowest.len());
        assert!(SAID.iter().all(|one| !one.sentences.is_empty() && one.before < 50 && one.after < 50));
    }

    #[test]
    fn the_shares_of_an_attribute_leave_some_who_do_not_say() {
        for attribute in [Attribute::Region, Attribute::Period, Attribute::Age, Attribute::Service] {
            let of = KNOWN.iter().filter(|known| known.value.attribute() == attribute);
            assert!((90..100).contains(&of.map(|known| known.share).sum::<u32>()), "{attribute}");
        }
    }

    #[test]
    fn what_is_made_up_is_told_in_the_architecture_with_the_same_numbers() {
        let codebook = starter();
        for one in SAID.iter() {
            let name = &codebook.theme(one.theme).expect("a theme of the codebook").name;
            let row = format!("| {name} | {} | {} |", one.before, one.after);
            assert!(ARCHITECTURE.contains(&row), "{row}");
        }
        for one in KNOWN.iter() {
            let told = format!("`{}` {}", one.value, one.share);
            assert!(ARCHITECTURE.contains(&told), "{told}");
        }
    }

    #[test]
    fn a_coding_marks_the_sentences_that_say_it_and_misses_what_it_is_told_to() {
        let (text, found) = compose("Invented.\n\n", 7);
        assert_eq!(compose("Invented.\n\n", 7).0, text);
        assert_ne!(compose("Invented.\n\n", 8).0, text);
        for (theme, place) in &found.marks {
            let said = SAID.iter().find(|one| one.theme == *theme).expect("it has sentences");
            assert!(said.sentences.contains(&&text[place.clone()]), "{text}");
        }
        let all = found.coding(&text, 0).expect("few marks");
        assert_eq!(all.marks().count(), found.marks.len());
        assert_eq!(found.coding(&text, 1).expect("few marks").marks().count() + 1, found.marks.len());
    }
}
