//! A small plan to look at closely, with its counts by name. What is tested so shows in releases only after many of them, if at all.

use time::Date;

use super::{
    audit::Audit,
    count::{Key, Layout},
    model::Sum,
    rounding::{State, shown},
    suppress::Settled,
    tables::{cells_of, write},
    world::{Growth, Ties},
};
use crate::{
    codebook::{Codebook, CodebookDraft, Guid, Theme},
    plan::{Attribute, Gates, Group, Grouping, Pair, Plan, PlanDraft, TwoWay, Value},
    release::{DroppedReason, FORMAT, Release, ReleaseCodebook, TableName},
};

/// Themes are named by letters: `b` and `c` are below `a`, `e` is below `d`, `f` stands alone. Groups are `x`, `y` and their `rest`, and `p`, `q` and `other`.
/// A cell is `a.x`, a pair `b&d`, and who names both in a group `b&d.x`. Counts of the release before have `'`, and those of the one before that `''`.
pub(super) struct Sketch {
    pub plan: Plan,
    pub codebook: Codebook,
    pub layout: Layout,
}

const GROUPS: [(Attribute, [&str; 3]); 2] =
    [(Attribute::Region, ["x", "y", "rest"]), (Attribute::Service, ["p", "q", "other"])];

fn guid(letter: char) -> Guid {
    Guid::derive(&letter.to_string())
}

impl Sketch {
    /// Of these themes, with tables of some of them by the regions or, behind `/`, by the services; and of these pairs.
    pub fn of(themes: &str, tables: &[&str], pairs: &[&str]) -> Self {
        let theme =
            |letter: char, below: Vec<Theme>| Theme { themes: below, ..Theme::new(guid(letter), letter.to_string()) };
        let alone = |letter| theme(letter, Vec::new());
        let [name, language, source] = ["Sketch", "en", ""].map(str::to_owned);
        let level = vec![theme('a', vec![alone('b'), alone('c')]), theme('d', vec![alone('e')]), alone('f')];
        let draft = CodebookDraft { name, language, version: 1, source, dates: Vec::new(), themes: level };
        let codebook = draft.check().expect("a codebook");
        let values = [["london", "wales"], ["police", "ambulance"]];
        let groupings = GROUPS.iter().zip(values).map(|((attribute, names), values)| {
            let mut groups: Vec<Group> = Vec::new();
            for (name, value) in names.iter().zip(values) {
                let value = Value::parse(*attribute, value).expect("a value");
                groups.push(Group { name: (*name).to_owned(), values: vec![value] });
            }
            Grouping { attribute: *attribute, groups }
        });
        let table = |text: &&str| {
            let (attribute, letters) = match text.strip_prefix('/') {
                Some(letters) => (Attribute::Service, letters),
                None => (Attribute::Region, *text),
            };
            TwoWay { attribute, themes: letters.chars().map(guid).collect() }
        };
        let both = |text: &&str| {
            let letters: Vec<char> = text.chars().collect();
            Pair(guid(letters[0]), guid(letters[1]))
        };
        let used = if tables.iter().any(|text| text.starts_with('/')) { 2 } else { 1 };
        let draft = PlanDraft {
            call: "sketch".parse().expect("a name"),
            release: 1,
            codebook: (&codebook).into(),
            gates: Gates::default(),
            themes: themes.chars().map(guid).collect(),
            groupings: groupings.take(used).collect(),
            two_way: tables.iter().map(table).collect(),
            pairs: pairs.iter().map(both).collect(),
            noise: None,
        };
        let plan = draft.check(&codebook).expect("a plan");
        let layout = Layout::of(&plan, &codebook);
        Self { plan, codebook, layout }
    }

    pub fn own(&self) -> usize {
        self.layout.keys.len()
    }

    pub fn name(&self, at: usize) -> String {
        let theme = |theme: usize| self.codebook.theme(self.plan.themes()[theme]).map_or("", |theme| &theme.name);
        let group = |grouping: usize, group: usize| GROUPS[grouping].1[group];
        let pair = |pair: usize| {
            let (one, two) = self.layout.pairs[pair];
            format!("{}&{}", theme(one), theme(two))
        };
        let name = match self.layout.keys[at % self.own()] {
            Key::Base => "all".to_owned(),
            Key::Group { grouping, group: one } => group(grouping, one).to_owned(),
            Key::Theme { theme: one } => theme(one).to_owned(),
            Key::ThemeGroup { theme: one, grouping, group: two } => format!("{}.{}", theme(one), group(grouping, two)),
            Key::Pair { pair: one } => pair(one),
            Key::Overlap { pair: one, grouping, group: two } => format!("{}.{}", pair(one), group(grouping, two)),
        };
        name + &"'".repeat(at / self.own())
    }

    pub fn names(&self, places: impl IntoIterator<Item = usize>) -> Vec<String> {
        places.into_iter().map(|at| self.name(at)).collect()
    }

    pub fn at(&self, name: &str) -> usize {
        let count = name.trim_end_matches('\'');
        let at = (0..self.own()).find(|at| self.name(*at) == count).unwrap_or_else(|| panic!("no count {count}"));
        at + self.own() * (name.len() - count.len())
    }

    /// `all - a`.
    pub fn sum(&self, text: &str) -> Sum {
        let mut sign = 1;
        let mut sum = Sum::new();
        for word in text.split(' ') {
            match word {
                "-" => sign = -1,
                "+" => sign = 1,
                name => sum.push((self.at(name), sign)),
            }
        }
        sum
    }

    /// What is added before what is taken away.
    pub fn text(&self, sum: &Sum) -> String {
        let mut terms = sum.clone();
        terms.sort_by_key(|(at, factor)| (*factor < 0, *at));
        let mut text = String::new();
        for (at, factor) in terms {
            text += if factor < 0 { " - " } else { " + " };
            if factor.abs() != 1 {
                text += &format!("{} ", factor.abs());
            }
            text += &self.name(at);
        }
        text.trim_start_matches(" + ").to_owned()
    }

    /// Counts of so many people of each kind: the themes that they name, and their groups, as `x` or `x p`.
    pub fn counts(&self, people: &[(i64, &str, &str)]) -> Vec<i64> {
        let is_group = |named: &str| GROUPS.iter().any(|(_, groups)| groups.contains(&named));
        let is_in = |name: &str, themes: &str, groups: &str| {
            let is_of = |group: &str| groups.split(' ').any(|one| one == group);
            let (named, group) = name.split_once('.').map_or((name, None), |(named, group)| (named, Some(group)));
            match named {
                "all" => true,
                named if is_group(named) => is_of(named),
                named => named.split('&').all(|theme| themes.contains(theme)) && group.is_none_or(is_of),
            }
        };
        let count = |at: usize| -> i64 {
            let name = self.name(at);
            let counted = people.iter().filter(|(_, themes, groups)| is_in(&name, themes, groups));
            counted.map(|(number, ..)| number).sum()
        };
        (0..self.own()).map(count).collect()
    }

    /// What cells say, as `a 30, a.x <10, a.y 10+, a.rest ?`: a number, below ten, ten or more, nothing. What is not named is in no table.
    pub fn states(&self, said: &str) -> Vec<State> {
        let mut states = vec![State::Absent; self.own()];
        for word in said.split(", ").filter(|word| !word.is_empty()) {
            let (name, said) = word.split_once(' ').unwrap_or_else(|| panic!("{word}"));
            states[self.at(name)] = match said {
                "<10" => State::BelowTen,
                "10+" => State::Costed,
                "?" => State::Withheld,
                number => shown(number.parse().unwrap_or_else(|_| panic!("{word}")), None),
            };
        }
        states
    }

    pub fn audit(&self, truth: &[i64]) -> Audit<'_> {
        let ties = Ties::of(&self.layout, truth);
        let (truth, world, all) = (truth.to_vec(), truth.to_vec(), truth[0] + 2);
        Audit { layout: &self.layout, keys: self.layout.keys.clone(), ties, truth, world, all }
    }

    /// The same with an earlier release of these counts behind it, since which nothing has become fewer and so many are new.
    pub fn with_earlier<'a>(&'a self, mut audit: Audit<'a>, then: &[i64], new: i64) -> Audit<'a> {
        audit.ties.with_past(Ties::of(&self.layout, then), new, Growth::Everything, &self.layout);
        audit.keys.extend(&self.layout.keys);
        audit.truth.extend(then);
        audit.world.extend(then);
        audit
    }

    /// A release that says so. What is in no table is left out, as unsafe.
    pub fn release(&self, number: u32, previous: Option<&Release>, states: Vec<State>) -> Release {
        let mut draft = self.plan.draft();
        draft.release = number;
        let plan = draft.check(&self.codebook).expect("a plan");
        let is_absent = |table: &TableName| {
            cells_of(*table, &plan, &self.layout).iter().flatten().all(|at| states[*at] == State::Absent)
        };
        let absent = TableName::of(&plan).into_iter().filter(is_absent);
        let dropped = absent.map(|table| (table, DroppedReason::Unsafe)).collect();
        let mut release = Release {
            format: FORMAT.to_owned(),
            call: plan.call().clone(),
            number,
            previous: previous.map(Release::digest),
            salt: [7; 32],
            day: Date::MIN,
            synthetic: false,
            tool: "sketch".to_owned(),
            plan_digest: plan.digest(),
            codebook: ReleaseCodebook::of(&self.codebook, plan.themes()),
            plan,
            base: None,
            tables: Vec::new(),
            dropped: Vec::new(),
            audit: None,
            summary: None,
            quotes: Vec::new(),
        };
        write(&mut release, &Settled { states, dropped, rounds: 0 }, &self.layout);
        release
    }
}
