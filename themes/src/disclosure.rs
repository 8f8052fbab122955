//! Disclosure control: from records to a release, or to a refusal. [`release`] is the only way to a publishable number.
//!
//! Statistical disclosure control after Hundepool et al. (2012), "Statistical Disclosure Control", chapters 4 and 5: threshold, rounding, audit by linear
//! programming and complementary suppression, for questions with several answers and for series of releases. `ARCHITECTURE.md` says where this differs.
//!
//! True counts are private to this module:
//! ```compile_fail
//! use themes::disclosure::count::Counts;
//! ```

mod across;
mod audit;
mod count;
mod eligible;
mod enumerate;
mod homogeneity;
mod laplace;
mod ledger;
pub mod model;
mod noise;
mod quotes;
mod refusal;
mod remedy;
mod rounding;
#[cfg(test)]
mod sketch;
mod suppress;
mod tables;
mod target;
mod world;

use std::ops::ControlFlow;

use time::Date;
use vault::id::SubmissionId;

use self::eligible::Terms;
use crate::{
    codebook::{Codebook, Guid},
    plan::{Forecast, Gates, Plan},
    record::{CodebookVersion, Record},
    release::{FORMAT, Release, ReleaseCodebook},
};

pub use eligible::{Allowed, Entry, Intake, Left, NotAWeek, Week};
pub use laplace::{ACCOUNTS as NOISE_ACCOUNTS, Bits, Seed, THEMES as NOISE_THEMES};
pub use ledger::{EPSILON_OF_CALL, LedgerError};
pub use quotes::{Choice, QuoteError};
pub use refusal::{Difference, Refusal};
pub use rounding::{KEPT, STEP, THRESHOLD};

/// Name and version of the program, as releases say it. Whoever makes a release again needs the same.
pub const TOOL: &str = concat!("murmuration ", env!("CARGO_PKG_VERSION"));

/// Everything that a release is made from. The same request gives the same bytes, on any machine.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// What to count.
    pub plan: &'a Plan,
    /// The codebook that the plan names.
    pub codebook: &'a Codebook,
    /// The call's other versions of the codebook. Who was coded by one of them counts if the plan's themes mean the same in it.
    pub other_codebooks: &'a [Codebook],
    /// Every account of the call that there is, with its writer's latest word.
    pub entries: &'a [Entry<'a>],
    /// Every release of the call before, from the first to the last, verified.
    pub past: &'a [Release],
    /// Today.
    pub day: Date,
    /// Whether the call's signed key set says that all its accounts are invented: then nothing is waited for, and what was checked today counts.
    pub synthetic: bool,
    /// Random bytes that whoever proposes draws: without them a sealed release could be guessed by its digest, which the next one names. [`rebuild`] takes those of
    /// the proposed release.
    pub salt: [u8; 32],
    /// Quotes that moderators chose.
    pub quotes: &'a [Choice<'a>],
    /// For a narrative release.
    pub summary: Option<Summary<'a>>,
    /// What noise is drawn from, if the plan asks for noise.
    pub seed: Option<Seed>,
}

/// What is said in words of too few accounts for numbers.
#[derive(Clone, Copy)]
pub struct Summary<'a> {
    /// Checked by both who sign.
    pub text: &'a str,
    /// The accounts that it may draw on, which have to allow quotes; nothing publishes them. The release room gives all that [`Request::quotable`] names.
    pub sources: &'a [SubmissionId],
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Accounts are being counted.
    Counting,
    /// Hidden counts are being audited, of so many, in this round (0 for the first).
    Auditing {
        /// In how many rounds cells were hidden so far; after 20, tables are left out.
        round: u32,
        /// Which is looked at.
        at: usize,
        /// Of how many.
        of: usize,
    },
}

impl<'a> Request<'a> {
    fn terms(&self) -> Terms<'a> {
        self.terms_on(self.plan, self.synthetic, self.day)
    }

    /// What held when an earlier release was made, but for the codebook: who is coded again by a later one may have counted then.
    fn terms_of(&self, release: &'a Release) -> Terms<'a> {
        self.terms_on(release.plan(), release.is_synthetic(), release.day())
    }

    fn terms_on(&self, plan: &'a Plan, synthetic: bool, day: Date) -> Terms<'a> {
        let same =
            self.other_codebooks.iter().filter(|other| self.codebook.means_the_same_as(other, self.plan.themes()));
        Terms {
            call: plan.call(),
            codebooks: [self.codebook].into_iter().chain(same).map(CodebookVersion::from).collect(),
            weeks: if synthetic { None } else { Some(plan.gates().weeks) },
            day,
            checked_by: if synthetic { Some(day) } else { day.previous_day() },
        }
    }

    /// Who is in, and why others are not. Numbers for those who hold the key: they are not for publication.
    pub fn intake(&self) -> Intake {
        let terms = self.terms();
        let mut intake = Intake::default();
        for entry in self.entries {
            intake.quotable += u32::from(entry.quotable(&terms).is_some());
            match entry.counted(&terms) {
                Ok(_) => intake.counted += 1,
                Err(left) => match intake.left.iter_mut().find(|(reason, _)| *reason == left) {
                    Some((_, number)) => *number += 1,
                    None => intake.left.push((left, 1)),
                },
            }
        }
        intake.left.sort();
        intake.new = self.new_accounts(intake.counted);
        intake
    }

    /// The accounts that may be quoted, counted or not: a summary draws on no others.
    pub fn quotable(&self) -> Vec<SubmissionId> {
        let terms = self.terms();
        let quotable = self.entries.iter().filter(|entry| entry.quotable(&terms).is_some());
        quotable.map(|entry| entry.record.testimony).collect()
    }

    /// The records that a quote under this theme may be from; without a theme, for a narrative release, all that may be quoted. Only what is masked has words to
    /// quote.
    pub fn sources(&self, theme: Option<Guid>) -> impl Iterator<Item = &'a Record> {
        let terms = self.terms();
        let may = move |entry: &&Entry<'a>| {
            let coding = entry.quotable(&terms).filter(|_| !entry.record.masked.is_empty());
            coding.is_some_and(|coding| theme.is_none_or(|theme| coding.has(theme)))
        };
        self.entries.iter().filter(may).map(|entry| entry.record)
    }

    /// How many accounts are new beside each release before, at least: those that came too late for it, or as many as the base has grown by for certain.
    fn new_accounts(&self, counted: u32) -> u32 {
        let terms = self.terms();
        let beside = |(number, release): (usize, &'a Release)| {
            // Who was checked again since is not new.
            let then = Terms { checked_by: None, ..self.terms_of(release) };
            let late =
                self.entries.iter().filter(|entry| entry.counted(&terms).is_ok() && entry.counted(&then).is_err());
            let grown = across::most(self.past, number).map_or(0, |most| i64::from(counted) - most);
            u32::try_from(grown).unwrap_or(0).max(u32::try_from(late.count()).unwrap_or(u32::MAX))
        };
        self.past.iter().enumerate().map(beside).min().unwrap_or(counted)
    }

    /// What the plan could show of those who are in.
    pub fn forecast(&self) -> Forecast {
        self.plan.forecast(self.intake().counted)
    }
}

/// Makes a release: tables from enough accounts, else a narrative one, else nothing. `progress` hears how far it is, and can call it off.
///
/// # Errors
/// [`Refusal`].
pub fn release(
    request: &Request<'_>,
    mut progress: impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<Release, Refusal> {
    let Request { plan, codebook, entries, past, .. } = *request;
    plan.draft().check(codebook)?;
    ledger::check(past, plan)?;
    if past.last().is_some_and(|last| last.day() > request.day) {
        return Err(Refusal::Ledger(LedgerError::Days));
    }
    if let Some(attribute) = across::regrouped(past, plan) {
        return Err(Refusal::Regrouped(attribute));
    }
    if let Some(id) = eligible::twice(entries) {
        return Err(Refusal::Twice(id));
    }
    let (intake, gates) = (request.intake(), plan.gates());
    let accounts = intake.counted;
    if accounts < Gates::NARRATIVE {
        return Err(Refusal::TooFew { accounts, needed: Gates::NARRATIVE });
    }
    if intake.new < gates.new {
        return Err(Refusal::TooFewNew { accounts: intake.new, needed: gates.new });
    }
    let mut release = Release {
        format: FORMAT.to_owned(),
        call: plan.call().clone(),
        number: plan.release(),
        previous: past.last().map(Release::digest),
        salt: request.salt,
        day: request.day,
        synthetic: request.synthetic,
        tool: TOOL.to_owned(),
        plan: plan.clone(),
        plan_digest: plan.digest(),
        codebook: ReleaseCodebook::of(codebook, plan.themes()),
        base: None,
        tables: Vec::new(),
        dropped: Vec::new(),
        audit: None,
        summary: None,
        quotes: Vec::new(),
    };
    let is_narrative = accounts < gates.accounts;
    match request.summary {
        Some(_) if !is_narrative => return Err(Refusal::SummaryBesideTables),
        None if is_narrative => return Err(Refusal::NeedsSummary { accounts, needed: gates.accounts }),
        Some(summary) => release.summary = Some(consented(summary, request)?),
        None => {}
    }
    if !is_narrative {
        progress(Progress::Counting).is_continue().then_some(()).ok_or(Refusal::Cancelled)?;
        match plan.noise() {
            Some(epsilon) => noise::fill(&mut release, request, epsilon, accounts)?,
            None => tables::fill(&mut release, request, &mut progress)?,
        }
    }
    with_quotes(release, request)
}

/// A release with the quotes of `request` in place of those that it has, so that a keyholder who chooses hears of each at once, and nothing is counted again. The
/// rest of the request is the one that the release was made of; whoever makes it again makes all of it.
///
/// # Errors
/// [`Refusal::Quote`] of the first that can't leave, or [`Refusal::Text`].
pub fn with_quotes(mut release: Release, request: &Request<'_>) -> Result<Release, Refusal> {
    quotes::add(&mut release, request.quotes, request.entries, request.past, &request.terms())
        .map_err(|(at, error)| Refusal::Quote { at, error })?;
    release.check_rules()?;
    Ok(release)
}

/// The text of a summary, if everybody whose account it draws on may be quoted.
fn consented(summary: Summary<'_>, request: &Request<'_>) -> Result<String, Refusal> {
    let terms = request.terms();
    let may_be_quoted = |source: &SubmissionId| {
        let mut entries = request.entries.iter();
        entries.any(|entry| entry.record.testimony == *source && entry.quotable(&terms).is_some())
    };
    match summary.sources.iter().find(|source| !may_be_quoted(source)) {
        _ if summary.sources.is_empty() => Err(Refusal::NoSource),
        Some(source) => Err(Refusal::Source(*source)),
        None => Ok(summary.text.to_owned()),
    }
}

/// Makes a release again, with its salt, as the second member does before she signs. Only the very same bytes will do.
///
/// # Errors
/// [`Difference`].
pub fn rebuild(
    proposed: &Release,
    request: &Request<'_>,
    progress: impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<(), Difference> {
    let own = release(&Request { salt: proposed.salt, ..*request }, progress)?;
    if own.to_bytes() == proposed.to_bytes() { Ok(()) } else { Err(Difference::of(proposed, &own)) }
}
