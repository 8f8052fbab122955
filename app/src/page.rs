//! Public pages: plain functions from data to a whole HTML document.
//!
//! Rendered on the server and never hydrated. No page holds a script of its own, a style of its own, or anything from elsewhere; the one
//! script is the static `leave.js`, and every page works without it.

mod call;
mod document;
mod help;
mod home;
mod keys;
mod leave;
mod problem;
mod prose;
mod texts;

#[cfg(test)]
mod tests;

pub use call::call;
pub use home::home;
pub use keys::{call_keys, keys};
pub use leave::leave;
pub use problem::{not_found, problem};

/// `/safety`: what stays on the device, and how to leave no more than that.
pub fn safety() -> String {
    prose::page(&texts::SAFETY)
}

/// `/privacy`: what is kept and what is not.
pub fn privacy() -> String {
    prose::page(&texts::PRIVACY)
}

/// `/accessibility`: what works, what does not yet, and whom to tell.
pub fn accessibility() -> String {
    prose::page(&texts::ACCESSIBILITY)
}
