//! The ledger of a call's releases: append-only, each naming the one before.

use crate::{
    plan::{Epsilon, Plan},
    release::Release,
};

/// Most that noise may tell over the life of a call, in hundredths of ε.
pub const EPSILON_OF_CALL: u32 = 400;

/// Why earlier releases are no ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LedgerError {
    /// One is missing, of another call, or names another one before it. Fetch all of them, from the first.
    #[error("the releases before are not all there, in order, each naming the one before it")]
    Broken,
    /// One is dated after the one that follows.
    #[error("a release is dated before the one that it follows")]
    Days,
    /// The plan is for another release. Make it for the next number.
    #[error("the plan is not for the next release of this call")]
    NotNext,
    /// Do without noise from now on.
    #[error("noise has told as much as it may in the life of this call")]
    Spent,
}

/// Whether `past` is all that was released before `plan`, from the first to the last.
///
/// # Errors
/// [`LedgerError`].
pub fn check(past: &[Release], plan: &Plan) -> Result<(), LedgerError> {
    let mut before: Option<&Release> = None;
    for (number, release) in (1..).zip(past) {
        let is_next = release.number() == number
            && release.call() == plan.call()
            && release.previous() == before.map(Release::digest);
        if !is_next {
            return Err(LedgerError::Broken);
        }
        if before.is_some_and(|before| before.day() > release.day()) {
            return Err(LedgerError::Days);
        }
        before = Some(release);
    }
    if usize::try_from(plan.release()) != Ok(past.len() + 1) {
        return Err(LedgerError::NotNext);
    }
    let spent =
        past.iter().map(Release::plan).chain([plan]).filter_map(Plan::noise).map(|Epsilon(hundredths)| hundredths);
    if plan.noise().is_some() && spent.sum::<u32>() > EPSILON_OF_CALL { Err(LedgerError::Spent) } else { Ok(()) }
}
