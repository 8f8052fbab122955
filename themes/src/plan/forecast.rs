//! What can show, from the number of accounts alone.

use super::{Gates, Plan, limit};

/// What to expect of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Most cells.
    Most,
    /// About half of them: themes that few name are hidden.
    Some,
    /// Hardly any: ask for fewer groups, or wait.
    Few,
}

/// What a plan could show of so many accounts. It says nothing of what they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forecast {
    /// Nothing.
    Nothing,
    /// A summary and quotes, without numbers.
    Narrative,
    /// Tables.
    Tables {
        /// Totals of themes.
        totals: Shown,
        /// Themes by groups, with the most groups that the plan has. `None` if it has no such table.
        two_way: Option<Shown>,
        /// Co-occurrences. `None` if it has none.
        pairs: Option<Shown>,
    },
}

/// A share of accounts, in hundredths, that name a theme of middling frequency.
const USUAL: usize = 20;
/// The same for two such themes together.
const USUAL_BOTH: usize = 8;

impl Plan {
    /// What to expect of this plan if `accounts` are in: themes that one account in five names, spread evenly over groups and the rest.
    pub fn forecast(&self, accounts: u32) -> Forecast {
        if accounts < Gates::NARRATIVE {
            return Forecast::Nothing;
        }
        if accounts < self.gates().accounts {
            return Forecast::Narrative;
        }
        let accounts = accounts as usize;
        let groups = |attribute| self.grouping(attribute).map_or(limit::MOST_GROUPS, |grouping| grouping.groups.len());
        let most = self.two_way().iter().map(|table| groups(table.attribute)).max();
        Forecast::Tables {
            totals: expect(accounts * USUAL / 100),
            two_way: most.map(|groups| expect(accounts * USUAL / 100 / groups)),
            pairs: (!self.pairs().is_empty()).then(|| expect(accounts * USUAL_BOTH / 100)),
        }
    }
}

/// From the count of a middling cell, of which 10 is the least that is shown.
fn expect(cell: usize) -> Shown {
    match cell {
        0..10 => Shown::Few,
        10..20 => Shown::Some,
        _ => Shown::Most,
    }
}
