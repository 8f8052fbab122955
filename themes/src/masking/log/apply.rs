//! The masked text that follows from a log.

use thiserror::Error;
use zeroize::Zeroizing;

use super::MaskLog;
use crate::masking::position::Positions;

/// The log is not about this text: open the testimony that it was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the mask log does not fit the text")]
pub struct DoesNotFit;

/// The text with everything masked that was accepted or marked by hand, and nothing else changed.
///
/// # Errors
/// If a decision, also a refusal, lies beyond the text: a log fits as a whole or not at all.
pub fn apply(text: &str, log: &MaskLog) -> Result<Zeroizing<String>, DoesNotFit> {
    let positions = Positions::of(text);
    // A string that grows leaves copies behind that nobody wipes.
    let room = log.masks.iter().map(|mask| mask.replacement.len()).chain([text.len()]).sum();
    let mut masked = Zeroizing::new(String::with_capacity(room));
    let mut done = 0;
    for mask in &log.masks {
        let bytes = positions.bytes(&mask.range()).ok_or(DoesNotFit)?;
        if mask.masks() {
            masked.push_str(text.get(done..bytes.start).ok_or(DoesNotFit)?);
            masked.push_str(&mask.replacement);
            done = bytes.end;
        }
    }
    masked.push_str(text.get(done..).ok_or(DoesNotFit)?);
    Ok(masked)
}
