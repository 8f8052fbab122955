//! What a keyholder fills in, and the plan that it becomes. Nothing of what accounts say is in it.

use std::collections::BTreeMap;

use themes::{
    codebook::{Codebook, Guid},
    plan::{Attribute, Gates, Group, Grouping, Pair, Plan, PlanDraft, PlanError, TwoWay, limit},
    record::CodebookVersion,
};
use vault::id::CallId;

/// Which themes are counted by an attribute's groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// None.
    #[default]
    None,
    /// Those of the plan that stand at the top of the codebook.
    Top,
    /// All of the plan.
    All,
    /// Those of the release before, table by table.
    Last(Vec<Vec<Guid>>),
}

/// One attribute, as it is to be counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub groups: Vec<Group>,
    pub scope: Scope,
}

/// A plan that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanForm {
    pub themes: Vec<Guid>,
    pub attributes: BTreeMap<Attribute, Counted>,
    pub pairs: Vec<Pair>,
    pub gates: Gates,
}

impl PlanForm {
    /// For a first release: every theme, as many as a plan may have.
    pub fn first(codebook: &Codebook) -> Self {
        let themes = codebook.walk().map(|(_, theme)| theme.guid).take(limit::THEMES).collect();
        Self { themes, attributes: BTreeMap::new(), pairs: Vec::new(), gates: Gates::default() }
    }

    /// What the release before counted, as far as the codebook still has it: from one release to the next the same is counted in the same groups.
    pub fn after(last: &Plan, codebook: &Codebook) -> Self {
        let is_there = |guid: &Guid| codebook.theme(*guid).is_some();
        let attribute = |grouping: &Grouping| {
            let tables = last.two_way().iter().filter(|table| table.attribute == grouping.attribute);
            let tables: Vec<Vec<Guid>> = tables.map(|table| table.themes.clone()).collect();
            let scope = if tables.is_empty() { Scope::None } else { Scope::Last(tables) };
            (grouping.attribute, Counted { groups: grouping.groups.clone(), scope })
        };
        Self {
            themes: last.themes().iter().copied().filter(is_there).collect(),
            attributes: last.groupings().iter().map(attribute).collect(),
            pairs: last.pairs().iter().copied().filter(|Pair(one, two)| is_there(one) && is_there(two)).collect(),
            gates: last.gates(),
        }
    }

    pub fn has(&self, theme: Guid) -> bool {
        self.themes.contains(&theme)
    }

    /// Takes a theme in or out, and with it the pairs that it is in.
    pub fn set_theme(&mut self, theme: Guid, is_in: bool) {
        self.themes.retain(|one| *one != theme);
        if is_in {
            self.themes.push(theme);
        } else {
            self.pairs.retain(|Pair(one, two)| *one != theme && *two != theme);
        }
    }

    /// Takes a pair in, in whatever order it was chosen. `false` if it is there already, or is one theme twice.
    pub fn add_pair(&mut self, one: Guid, two: Guid) -> bool {
        let is_new = one != two && !self.pairs.contains(&Pair(one, two)) && !self.pairs.contains(&Pair(two, one));
        if is_new {
            self.pairs.push(Pair(one, two));
        }
        is_new
    }

    /// The plan, everything in the order of the codebook.
    ///
    /// # Errors
    /// [`PlanError`].
    pub fn plan(&self, call: &CallId, release: u32, codebook: &Codebook) -> Result<Plan, PlanError> {
        let walked: Vec<(usize, Guid)> = codebook.walk().map(|(level, theme)| (level, theme.guid)).collect();
        let themes: Vec<Guid> = walked.iter().map(|(_, guid)| *guid).filter(|guid| self.has(*guid)).collect();
        let place = |guid: &Guid| themes.iter().position(|one| one == guid);
        let in_order = |wanted: &dyn Fn(&Guid) -> bool| themes.iter().copied().filter(wanted).collect::<Vec<_>>();
        let is_top = |guid: &Guid| walked.contains(&(0, *guid));
        let mut two_way = Vec::new();
        for (attribute, counted) in &self.attributes {
            let tables = match &counted.scope {
                Scope::None => Vec::new(),
                Scope::Top => vec![in_order(&is_top)],
                Scope::All => vec![themes.clone()],
                Scope::Last(tables) => tables.iter().map(|last| in_order(&|guid| last.contains(guid))).collect(),
            };
            let tables = tables.into_iter().filter(|themes| !themes.is_empty());
            two_way.extend(tables.map(|themes| TwoWay { attribute: *attribute, themes }));
        }
        let mut pairs: Vec<Pair> = self.pairs.clone();
        for pair in &mut pairs {
            if place(&pair.0) > place(&pair.1) {
                *pair = Pair(pair.1, pair.0);
            }
        }
        pairs.sort_by_key(|Pair(one, two)| (place(one), place(two)));
        let groupings = self.attributes.iter();
        let groupings =
            groupings.map(|(attribute, counted)| Grouping { attribute: *attribute, groups: counted.groups.clone() });
        let draft = PlanDraft {
            call: call.clone(),
            release,
            codebook: CodebookVersion::from(codebook),
            gates: self.gates,
            groupings: groupings.collect(),
            themes,
            two_way,
            pairs,
            noise: None,
        };
        draft.check(codebook)
    }
}

#[cfg(test)]
mod tests;
