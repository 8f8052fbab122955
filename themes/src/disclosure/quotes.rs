//! Quotes: with their own consent, masked, checked by two people, unlinked.

use vault::id::SubmissionId;

use super::eligible::{Entry, Terms};
use crate::{
    codebook::Guid,
    release::{Cell, Quote, Release, limit},
    text,
};

/// A quote that moderators chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice<'a> {
    /// Whose account.
    pub testimony: SubmissionId,
    /// The one theme that it stands under. `None` in a narrative release.
    pub theme: Option<Guid>,
    /// A passage of a masked part, as it stands there.
    pub text: &'a str,
}

/// Why a chosen quote can't leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuoteError {
    /// Take it out: its writer doesn't allow it, or the account is not checked, set aside, too recent, withdrawn or not there.
    #[error("the account may not be quoted")]
    NotAllowed,
    /// Take the passage from the masked text.
    #[error("the passage does not stand in the masked text")]
    NotMasked,
    /// Shorten it, or trim it.
    #[error("the passage is empty, too long, or begins or ends with white space")]
    Text,
    /// Choose a theme that the account is coded with and whose total is shown.
    #[error("the theme's total is not shown, or the account is not coded with it")]
    Theme,
    /// A quote of a narrative release stands under no theme.
    #[error("a quote of a narrative release stands under no theme")]
    Narrative,
    /// Choose fewer.
    #[error("there are more than {} quotes", limit::QUOTES)]
    TooMany,
    /// The same words stand there already.
    #[error("the same quote is chosen twice")]
    Twice,
}

/// Adds what was chosen to a release whose totals are settled, sorted, so that nothing tells which quotes one person wrote.
///
/// # Errors
/// The place of the first choice that can't leave, and why.
pub(super) fn add(
    release: &mut Release,
    choices: &[Choice<'_>],
    entries: &[Entry<'_>],
    terms: &Terms<'_>,
) -> Result<(), (usize, QuoteError)> {
    if choices.len() > limit::QUOTES {
        return Err((limit::QUOTES, QuoteError::TooMany));
    }
    let mut quotes = Vec::with_capacity(choices.len());
    for (at, choice) in choices.iter().enumerate() {
        let quote = check(release, choice, entries, terms).map_err(|error| (at, error))?;
        if quotes.contains(&quote) {
            return Err((at, QuoteError::Twice));
        }
        quotes.push(quote);
    }
    quotes.sort();
    release.quotes = quotes;
    Ok(())
}

fn check(
    release: &Release,
    choice: &Choice<'_>,
    entries: &[Entry<'_>],
    terms: &Terms<'_>,
) -> Result<Quote, QuoteError> {
    let entry = entries.iter().find(|entry| entry.record.testimony == choice.testimony);
    let entry = entry.ok_or(QuoteError::NotAllowed)?;
    let coding = entry.quotable(terms).ok_or(QuoteError::NotAllowed)?;
    text::written(choice.text, limit::QUOTE).map_err(|_| QuoteError::Text)?;
    if !entry.record.masked.values().any(|masked| masked.text.contains(choice.text)) {
        return Err(QuoteError::NotMasked);
    }
    match choice.theme {
        None if release.is_narrative() => {}
        None => return Err(QuoteError::Theme),
        Some(_) if release.is_narrative() => return Err(QuoteError::Narrative),
        Some(theme) if !coding.has(theme) || !matches!(release.total(theme), Some(Cell::Shown(_))) => {
            return Err(QuoteError::Theme);
        }
        Some(_) => {}
    }
    Ok(Quote { theme: choice.theme, text: choice.text.to_owned() })
}
