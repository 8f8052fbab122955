//! Which text belongs to which problem and to which trouble.

use super::make::{MakeError, Problem};
use crate::text::{Key, key::setup, say};

/// In the order of `make::Step`.
const STEPS: [Key; 5] =
    [setup::MAKING_STEP_1, setup::MAKING_STEP_2, setup::MAKING_STEP_3, setup::MAKING_STEP_4, setup::MAKING_STEP_5];

/// What is done while the keys are made.
pub fn steps() -> Vec<&'static str> {
    STEPS.map(say).to_vec()
}

/// What is wrong with a field, and what it takes.
pub fn problem(problem: Problem) -> &'static str {
    say(match problem {
        Problem::Handle => setup::PROBLEM_HANDLE,
        Problem::Passphrase => setup::PROBLEM_PASSPHRASE,
        Problem::Written => setup::PROBLEM_WRITTEN,
        Problem::Slug => setup::PROBLEM_SLUG,
        Problem::Title => setup::PROBLEM_TITLE,
        Problem::Purpose => setup::PROBLEM_PURPOSE,
        Problem::Organisation => setup::PROBLEM_ORGANISATION,
        Problem::Contact => setup::PROBLEM_CONTACT,
        Problem::Controller => setup::PROBLEM_CONTROLLER,
    })
}

/// A title and a sentence or two.
pub fn trouble(why: &MakeError) -> (&'static str, &'static str) {
    let (title, text) = match why {
        MakeError::LinkUsed => (setup::TROUBLE_LINK_USED, setup::TROUBLE_LINK_USED_TEXT),
        MakeError::Refused => (setup::TROUBLE_REFUSED, setup::TROUBLE_REFUSED_TEXT),
        MakeError::Worker => (setup::TROUBLE_WORKER, setup::TROUBLE_WORKER_TEXT),
        MakeError::Offline => (setup::TROUBLE_OFFLINE, setup::TROUBLE_OFFLINE_TEXT),
        MakeError::Busy => (setup::TROUBLE_BUSY, setup::TROUBLE_BUSY_TEXT),
        MakeError::Lie => (setup::TROUBLE_LIE, setup::TROUBLE_LIE_TEXT),
        MakeError::Strange => (setup::TROUBLE_STRANGE, setup::TROUBLE_STRANGE_TEXT),
    };
    (say(title), say(text))
}
