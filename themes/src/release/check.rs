//! What can't be in a release together.

use super::{Cell, FORMAT, Quote, Release, ReleaseCodebook, TableName, limit};
use crate::{
    codebook::{self, Guid},
    text::{self, TextError},
};

/// Why a release is not taken. Whoever has one that is refused has not got what was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReleaseError {
    /// It names itself otherwise than its plan, or another release before it than it should.
    #[error("the release and its plan say different things")]
    OtherPlan,
    /// Themes that the plan has are missing, or others are there.
    #[error("the themes are not those of the plan")]
    OtherThemes,
    /// What a theme, a day or the list of themes is called.
    #[error("a text of the themes: {0}")]
    Themes(TextError),
    /// A table is missing without a reason, or is of another shape than the plan says.
    #[error("the tables are not those of the plan")]
    OtherTables,
    /// A number is below ten or not rounded.
    #[error("a number is not as disclosure control makes it")]
    NotRounded,
    /// A narrative release has numbers, or tables come with a summary.
    #[error("a narrative release has a summary and quotes, and no number; any other has tables and no summary")]
    Mixed,
    /// Mend the summary.
    #[error("the summary: {0}")]
    Summary(TextError),
    /// Mend a quote.
    #[error("a quote: {0}")]
    Quote(TextError),
    /// A quote stands under a theme whose total is not shown, or quotes are not sorted, or too many.
    #[error("a quote stands where it may not")]
    QuotePlace,
    /// The name of the program.
    #[error("the name of the program: {0}")]
    Tool(TextError),
}

impl Release {
    /// Whether everything in it can be together.
    pub(crate) fn check_rules(&self) -> Result<(), ReleaseError> {
        let is_of_plan = self.format == FORMAT
            && self.call == *self.plan.call()
            && self.number == self.plan.release()
            && self.previous.is_none() == (self.number == 1)
            && self.plan_digest == self.plan.digest();
        if !is_of_plan {
            return Err(ReleaseError::OtherPlan);
        }
        text::line(&self.tool, limit::TOOL).map_err(ReleaseError::Tool)?;
        let codebook = self.plan.codebook();
        let has_themes = self.codebook.themes.iter().map(|theme| &theme.guid).eq(self.plan.themes());
        if !has_themes || (codebook.version, codebook.digest) != (self.codebook.version, self.codebook.digest) {
            return Err(ReleaseError::OtherThemes);
        }
        self.check_codebook()?;
        match &self.summary {
            Some(summary) => {
                let has_numbers = self.base.is_some() || !self.tables.is_empty() || self.audit.is_some();
                if has_numbers || !self.dropped.is_empty() {
                    return Err(ReleaseError::Mixed);
                }
                text::written(summary, limit::SUMMARY).map_err(ReleaseError::Summary)?;
            }
            None if self.base.is_none() || self.audit.is_none() => return Err(ReleaseError::Mixed),
            None => self.check_tables()?,
        }
        self.check_quotes()
    }

    /// What a release says of its themes is as in a codebook, and a theme stands below one that comes before it.
    fn check_codebook(&self) -> Result<(), ReleaseError> {
        let ReleaseCodebook { name, language, source, dates, themes, .. } = &self.codebook;
        let is_above = |at: usize, above: Guid| themes[..at].iter().any(|theme| theme.guid == above);
        let are_placed = (0..themes.len()).all(|at| themes[at].above.is_none_or(|above| is_above(at, above)));
        if !are_placed || dates.len() > codebook::limit::DATES || !dates.is_sorted_by_key(|date| date.day) {
            return Err(ReleaseError::OtherThemes);
        }
        let lines = [(name, codebook::limit::LINE), (language, codebook::limit::LANGUAGE)];
        let names = themes.iter().map(|theme| (&theme.name, codebook::limit::NAME));
        let labels = dates.iter().map(|date| (&date.label, codebook::limit::LINE));
        let mut lines = lines.into_iter().chain(names).chain(labels);
        lines.try_for_each(|(line, most)| text::line(line, most)).map_err(ReleaseError::Themes)?;
        let texts = themes.iter().map(|theme| (&theme.definition, codebook::limit::TEXT));
        let mut texts = texts.chain([(source, codebook::limit::SOURCE)]);
        texts.try_for_each(|(words, most)| text::any(words, most)).map_err(ReleaseError::Themes)
    }

    fn check_tables(&self) -> Result<(), ReleaseError> {
        let mut tables = self.tables.iter().peekable();
        let mut dropped = self.dropped.iter().peekable();
        for name in TableName::of(&self.plan) {
            let table = tables.next_if(|table| table.table == name);
            if table.is_some() == dropped.next_if(|dropped| dropped.table == name).is_some() {
                return Err(ReleaseError::OtherTables);
            }
            let shape = name.shape(&self.plan);
            let is_shaped = |cells: &Vec<Vec<Cell>>| {
                shape.is_some_and(|(rows, columns)| cells.len() == rows && cells.iter().all(|row| row.len() == columns))
            };
            if table.is_some_and(|table| !is_shaped(&table.cells)) {
                return Err(ReleaseError::OtherTables);
            }
        }
        if tables.next().is_some() || dropped.next().is_some() {
            return Err(ReleaseError::OtherTables);
        }
        let mut cells = self.tables.iter().flat_map(|table| table.cells.iter().flatten()).chain(&self.base);
        let is_rounded = |number: u32| number >= 10 && number.is_multiple_of(5);
        if self.plan.noise().is_none() && !cells.all(|cell| cell.number().is_none_or(is_rounded)) {
            return Err(ReleaseError::NotRounded);
        }
        Ok(())
    }

    fn check_quotes(&self) -> Result<(), ReleaseError> {
        if self.quotes.len() > limit::QUOTES || !self.quotes.is_sorted() {
            return Err(ReleaseError::QuotePlace);
        }
        for Quote { theme, text } in &self.quotes {
            text::written(text, limit::QUOTE).map_err(ReleaseError::Quote)?;
            let is_placed = match theme {
                None => self.is_narrative(),
                Some(theme) => matches!(self.total(*theme), Some(Cell::Shown(_))),
            };
            if !is_placed {
                return Err(ReleaseError::QuotePlace);
            }
        }
        Ok(())
    }
}
