//! Quotes: with their own consent, masked, checked by two people, unlinked.

use core::ops::Range;

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
    /// Choose other words: under two themes, these would tell that one person names both.
    #[error("the passage shares words with another quote of the same account")]
    Shared,
}

/// Adds what was chosen to a release whose totals are settled, sorted, so that nothing tells which quotes one person wrote.
///
/// # Errors
/// The place of the first choice that can't leave, and why.
pub(super) fn add(
    release: &mut Release,
    choices: &[Choice<'_>],
    entries: &[Entry<'_>],
    past: &[Release],
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
        let mut before = choices[..at].iter().filter(|before| before.testimony == choice.testimony);
        if before.any(|before| shares(choice, before.text, entries)) || is_linked(choice, past, entries) {
            return Err((at, QuoteError::Shared));
        }
        quotes.push(quote);
    }
    quotes.sort();
    release.quotes = quotes;
    Ok(())
}

/// Whether its words are in a quote that was published before and that it isn't again: whose that one was, nothing tells.
fn is_linked(choice: &Choice<'_>, past: &[Release], entries: &[Entry<'_>]) -> bool {
    let is_same = |quote: &Quote| quote.text == choice.text && (quote.theme.is_none() || quote.theme == choice.theme);
    let mut published = past.iter().flat_map(Release::quotes).filter(|quote| !is_same(quote));
    published.any(|quote| shares(choice, &quote.text, entries))
}

/// Whether a passage shares characters with another one of the same account, wherever they stand in it.
fn shares(choice: &Choice<'_>, other: &str, entries: &[Entry<'_>]) -> bool {
    let entry = entries.iter().find(|entry| entry.record.testimony == choice.testimony);
    entry.into_iter().flat_map(|entry| entry.record.masked.values()).any(|masked| {
        let others: Vec<Range<usize>> = places(&masked.text, other).collect();
        places(&masked.text, choice.text).any(|one| others.iter().any(|two| one.start < two.end && two.start < one.end))
    })
}

/// Everywhere that a passage stands in a text, also over itself.
fn places<'a>(text: &'a str, passage: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let starts = text.char_indices().map(|(start, _)| start).filter(move |start| text[*start..].starts_with(passage));
    starts.map(move |start| start..start + passage.len())
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
