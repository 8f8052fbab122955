//! Why there is no release, or why two are not the same, in words and with what to do next.

use serde::{Deserialize, Serialize};
use themes::disclosure::{Difference, LedgerError, QuoteError, Refusal};

use crate::text::{Key, key::releases as key, say, say_with};

/// What stands in the way, as it comes from the Worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    pub what: What,
    /// Accounts that there are, if that is what it is about.
    pub accounts: u32,
    /// Accounts that are needed.
    pub needed: u32,
    /// The program that made the other one, if that is what differs.
    pub tool: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    Plan,
    LedgerBroken,
    LedgerDays,
    LedgerNotNext,
    NoiseSpent,
    Regrouped,
    Twice,
    TooFew,
    TooFewNew,
    NeedsSummary,
    SummaryBesideTables,
    NoSource,
    TooFewForNoise,
    NoSeed,
    QuoteNotAllowed,
    QuoteNotMasked,
    QuoteText,
    QuoteTheme,
    QuoteTwice,
    QuoteShared,
    /// No account is left for it when it is looked for again.
    QuoteUnfound,
    QuoteTooMany,
    Text,
    Unsafe,
    Cancelled,
    /// Another program made the other one.
    Tool,
    Frame,
    Numbers,
    Words,
    /// What was proposed is no release.
    Unreadable,
}

impl From<What> for Why {
    fn from(what: What) -> Self {
        Self { what, accounts: 0, needed: 0, tool: String::new() }
    }
}

impl From<QuoteError> for What {
    fn from(error: QuoteError) -> Self {
        match error {
            QuoteError::NotAllowed => Self::QuoteNotAllowed,
            QuoteError::NotMasked => Self::QuoteNotMasked,
            QuoteError::Text => Self::QuoteText,
            QuoteError::Theme | QuoteError::Narrative => Self::QuoteTheme,
            QuoteError::Twice => Self::QuoteTwice,
            QuoteError::Shared => Self::QuoteShared,
            QuoteError::TooMany => Self::QuoteTooMany,
        }
    }
}

impl From<&Refusal> for Why {
    fn from(refusal: &Refusal) -> Self {
        let of = |what, accounts, needed| Self { what, accounts, needed, tool: String::new() };
        match *refusal {
            Refusal::Plan(_) => What::Plan.into(),
            Refusal::Ledger(LedgerError::Broken) => What::LedgerBroken.into(),
            Refusal::Ledger(LedgerError::Days) => What::LedgerDays.into(),
            Refusal::Ledger(LedgerError::NotNext) => What::LedgerNotNext.into(),
            Refusal::Ledger(LedgerError::Spent) => What::NoiseSpent.into(),
            Refusal::Regrouped(_) => What::Regrouped.into(),
            Refusal::Twice(_) => What::Twice.into(),
            Refusal::TooFew { accounts, needed } => of(What::TooFew, accounts, needed),
            Refusal::TooFewNew { accounts, needed } => of(What::TooFewNew, accounts, needed),
            Refusal::NeedsSummary { accounts, needed } => of(What::NeedsSummary, accounts, needed),
            Refusal::SummaryBesideTables => What::SummaryBesideTables.into(),
            Refusal::NoSource | Refusal::Source(_) => What::NoSource.into(),
            Refusal::TooFewForNoise { accounts, needed } => of(What::TooFewForNoise, accounts, needed),
            Refusal::NoSeed => What::NoSeed.into(),
            Refusal::Quote { error, .. } => What::from(error).into(),
            Refusal::Text(_) => What::Text.into(),
            Refusal::Unsafe => What::Unsafe.into(),
            Refusal::Cancelled => What::Cancelled.into(),
        }
    }
}

impl From<&Difference> for Why {
    fn from(difference: &Difference) -> Self {
        match difference {
            Difference::Refused(refusal) => refusal.into(),
            Difference::Tool(tool) => Self { tool: tool.clone(), ..What::Tool.into() },
            Difference::Frame => What::Frame.into(),
            Difference::Numbers => What::Numbers.into(),
            Difference::Words => What::Words.into(),
        }
    }
}

impl Why {
    pub fn unreadable() -> Self {
        What::Unreadable.into()
    }

    pub fn unfound() -> Self {
        What::QuoteUnfound.into()
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("numbers and texts always become JSON")
    }

    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    pub fn title(&self) -> &'static str {
        say(self.what.keys().0)
    }

    /// What it means, what to do next, and the numbers if there are any.
    pub fn text(&self) -> Vec<String> {
        let mut text = vec![say(self.what.keys().1).to_owned()];
        if self.needed > 0 {
            let numbers = [("accounts", self.accounts.into()), ("needed", self.needed.into())];
            text.push(say_with(key::WHY_NUMBERS, &numbers));
        }
        if !self.tool.is_empty() {
            text.push(say_with(key::WHY_TOOL_NAMED, &[("tool", self.tool.as_str().into())]));
        }
        text
    }
}

impl What {
    /// Title and text.
    const fn keys(self) -> (Key, Key) {
        match self {
            Self::Plan => (key::WHY_PLAN, key::WHY_PLAN_TEXT),
            Self::LedgerBroken => (key::WHY_LEDGER_BROKEN, key::WHY_LEDGER_BROKEN_TEXT),
            Self::LedgerDays => (key::WHY_LEDGER_DAYS, key::WHY_LEDGER_DAYS_TEXT),
            Self::LedgerNotNext => (key::WHY_LEDGER_NOT_NEXT, key::WHY_LEDGER_NOT_NEXT_TEXT),
            Self::NoiseSpent => (key::WHY_NOISE_SPENT, key::WHY_NOISE_SPENT_TEXT),
            Self::Regrouped => (key::WHY_REGROUPED, key::WHY_REGROUPED_TEXT),
            Self::Twice => (key::WHY_TWICE, key::WHY_TWICE_TEXT),
            Self::TooFew => (key::WHY_TOO_FEW, key::WHY_TOO_FEW_TEXT),
            Self::TooFewNew => (key::WHY_TOO_FEW_NEW, key::WHY_TOO_FEW_NEW_TEXT),
            Self::NeedsSummary => (key::WHY_NEEDS_SUMMARY, key::WHY_NEEDS_SUMMARY_TEXT),
            Self::SummaryBesideTables => (key::WHY_SUMMARY_BESIDE, key::WHY_SUMMARY_BESIDE_TEXT),
            Self::NoSource => (key::WHY_NO_SOURCE, key::WHY_NO_SOURCE_TEXT),
            Self::TooFewForNoise => (key::WHY_FEW_FOR_NOISE, key::WHY_FEW_FOR_NOISE_TEXT),
            Self::NoSeed => (key::WHY_NO_SEED, key::WHY_NO_SEED_TEXT),
            Self::QuoteNotAllowed => (key::WHY_QUOTE_NOT_ALLOWED, key::WHY_QUOTE_NOT_ALLOWED_TEXT),
            Self::QuoteNotMasked => (key::WHY_QUOTE_NOT_MASKED, key::WHY_QUOTE_NOT_MASKED_TEXT),
            Self::QuoteText => (key::WHY_QUOTE_LENGTH, key::WHY_QUOTE_LENGTH_TEXT),
            Self::QuoteTheme => (key::WHY_QUOTE_THEME, key::WHY_QUOTE_THEME_TEXT),
            Self::QuoteTwice => (key::WHY_QUOTE_TWICE, key::WHY_QUOTE_TWICE_TEXT),
            Self::QuoteShared => (key::WHY_QUOTE_SHARED, key::WHY_QUOTE_SHARED_TEXT),
            Self::QuoteUnfound => (key::WHY_QUOTE_UNFOUND, key::WHY_QUOTE_UNFOUND_TEXT),
            Self::QuoteTooMany => (key::WHY_QUOTE_MANY, key::WHY_QUOTE_MANY_TEXT),
            Self::Text => (key::WHY_TEXT, key::WHY_TEXT_TEXT),
            Self::Unsafe => (key::WHY_UNSAFE, key::WHY_UNSAFE_TEXT),
            Self::Cancelled => (key::WHY_CANCELLED, key::WHY_CANCELLED_TEXT),
            Self::Tool => (key::WHY_TOOL, key::WHY_TOOL_TEXT),
            Self::Frame => (key::WHY_FRAME, key::WHY_FRAME_TEXT),
            Self::Numbers => (key::WHY_DIFFERENT, key::WHY_DIFFERENT_TEXT),
            Self::Words => (key::WHY_WORDS, key::WHY_WORDS_TEXT),
            Self::Unreadable => (key::WHY_UNREADABLE, key::WHY_UNREADABLE_TEXT),
        }
    }
}

#[cfg(test)]
mod tests;
