//! What a plan must be before anything is counted by it.

use super::{Attribute, Epsilon, Gates, Grouping, Plan, PlanDraft, Value, limit};
use crate::{
    codebook::{Codebook, Guid, Theme},
    record::CodebookVersion,
    text::{self, TextError},
};

/// Why a plan is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// Releases are counted from 1.
    #[error("there is no release 0")]
    Release,
    /// Raise the gate that is below its floor.
    #[error("a release needs at least 30 accounts, 10 of them new, 4 weeks after they came")]
    Gates,
    /// Name 1 to 40 themes.
    #[error("name 1 to {} themes", limit::THEMES)]
    Themes,
    /// Make the plan from the codebook in force.
    #[error("the plan is for another version of the themes")]
    OtherCodebook,
    /// Take out a theme that the codebook does not have, or put themes in its order, each once.
    #[error("the themes are not those of the codebook, in its order, each once")]
    NotInCodebook,
    /// Name at most four attributes, each once, in their order.
    #[error("at most {} attributes, in their order, each once", limit::ATTRIBUTES)]
    Attributes,
    /// Collapse this attribute to two to four groups.
    #[error("“{0}” has two to four groups")]
    Groups(Attribute),
    /// Mend the name of a group, or give two groups different ones.
    #[error("the name of a group of “{0}”: {1}")]
    GroupName(Attribute, TextError),
    /// Two groups of this attribute have the same name.
    #[error("two groups of “{0}” have the same name")]
    SameName(Attribute),
    /// Put each value of this attribute in one group at most, none empty, in order.
    #[error("each value of “{0}” is in one group at most, none is empty, and they are in order")]
    Values(Attribute),
    /// Let a table name themes and an attribute of the plan, each theme with an attribute once, and at most 12 tables.
    #[error("a table names themes and an attribute of the plan; no theme stands in two tables of one attribute")]
    TwoWay,
    /// Let co-occurrences be of two different themes of the plan, in order, each once, at most 40.
    #[error("a co-occurrence is of two themes of the plan; at most {}, in order, each once", limit::PAIRS)]
    Pairs,
    /// Take out a pair of a theme and one below it: whoever names the lower one is counted for both anyway.
    #[error("a co-occurrence is not of a theme and one below it")]
    PairInFamily,
    /// Choose an ε up to 1.
    #[error("noise has an ε of more than 0 and at most 1")]
    Noise,
}

impl PlanDraft {
    /// Checks everything, and that the themes are those of `codebook`.
    ///
    /// # Errors
    /// The first [`PlanError`] on the way from top to bottom.
    pub fn check(self, codebook: &Codebook) -> Result<Plan, PlanError> {
        if self.codebook != CodebookVersion::from(codebook) {
            return Err(PlanError::OtherCodebook);
        }
        let mut walk = codebook.walk();
        if !self.themes.iter().all(|guid| walk.any(|(_, theme)| theme.guid == *guid)) {
            return Err(PlanError::NotInCodebook);
        }
        let holds = |upper, lower| codebook.theme(upper).is_some_and(|theme| is_below(theme, lower));
        if self.pairs.iter().any(|pair| holds(pair.0, pair.1)) {
            return Err(PlanError::PairInFamily);
        }
        self.check_alone()
    }

    /// What can be checked without the codebook: for whoever reads a plan in a release.
    pub(super) fn check_alone(self) -> Result<Plan, PlanError> {
        if self.release == 0 {
            return Err(PlanError::Release);
        }
        let Gates { accounts, new, weeks } = Gates::FLOOR;
        if self.gates.accounts < accounts || self.gates.new < new || self.gates.weeks < weeks {
            return Err(PlanError::Gates);
        }
        if self.themes.is_empty() || self.themes.len() > limit::THEMES {
            return Err(PlanError::Themes);
        }
        if (1..self.themes.len()).any(|at| self.themes[..at].contains(&self.themes[at])) {
            return Err(PlanError::NotInCodebook);
        }
        groupings(&self.groupings)?;
        self.check_tables()?;
        if self.noise.is_some_and(|Epsilon(hundredths)| !(1..=100).contains(&hundredths)) {
            return Err(PlanError::Noise);
        }
        Ok(Plan(self))
    }

    fn check_tables(&self) -> Result<(), PlanError> {
        let place = |theme: &Guid| self.themes.iter().position(|one| one == theme);
        let mut seen = Vec::new();
        for table in &self.two_way {
            let is_planned = self.groupings.iter().any(|grouping| grouping.attribute == table.attribute);
            let places: Option<Vec<_>> = table.themes.iter().map(place).collect();
            let places = places.filter(|places| is_planned && !places.is_empty()).ok_or(PlanError::TwoWay)?;
            let is_repeated = table.themes.iter().any(|theme| seen.contains(&(table.attribute, *theme)));
            if is_repeated || !places.is_sorted_by(|one, two| one < two) {
                return Err(PlanError::TwoWay);
            }
            seen.extend(table.themes.iter().map(|theme| (table.attribute, *theme)));
        }
        if self.two_way.len() > limit::TWO_WAY {
            return Err(PlanError::TwoWay);
        }
        let pairs: Option<Vec<_>> = self.pairs.iter().map(|pair| Some((place(&pair.0)?, place(&pair.1)?))).collect();
        let pairs = pairs.ok_or(PlanError::Pairs)?;
        let is_sound = pairs.len() <= limit::PAIRS
            && pairs.iter().all(|(one, two)| one < two)
            && pairs.is_sorted_by(|one, two| one < two);
        if is_sound { Ok(()) } else { Err(PlanError::Pairs) }
    }
}

fn is_below(theme: &Theme, guid: Guid) -> bool {
    theme.themes.iter().any(|below| below.guid == guid || is_below(below, guid))
}

fn groupings(groupings: &[Grouping]) -> Result<(), PlanError> {
    if groupings.len() > limit::ATTRIBUTES || !groupings.is_sorted_by(|one, two| one.attribute < two.attribute) {
        return Err(PlanError::Attributes);
    }
    for Grouping { attribute, groups } in groupings {
        let attribute = *attribute;
        if !(limit::FEWEST_GROUPS..=limit::MOST_GROUPS).contains(&groups.len()) {
            return Err(PlanError::Groups(attribute));
        }
        for (at, group) in groups.iter().enumerate() {
            text::line(&group.name, limit::NAME).map_err(|error| PlanError::GroupName(attribute, error))?;
            if groups[..at].iter().any(|before| before.name.to_lowercase() == group.name.to_lowercase()) {
                return Err(PlanError::SameName(attribute));
            }
            let is_sound = !group.values.is_empty()
                && group.values.is_sorted()
                && group.values.iter().all(|value| value.attribute() == attribute);
            if !is_sound {
                return Err(PlanError::Values(attribute));
            }
        }
        let values: Vec<Value> = groups.iter().flat_map(|group| group.values.iter().copied()).collect();
        if (1..values.len()).any(|at| values[..at].iter().any(|before| before.overlaps(values[at]))) {
            return Err(PlanError::Values(attribute));
        }
    }
    Ok(())
}
