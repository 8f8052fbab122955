//! How far it is, for a person at a terminal. Elsewhere nothing is drawn.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar on standard error. One thing needs none.
pub fn bar(total: u64) -> ProgressBar {
    if total < 2 { ProgressBar::hidden() } else { drawn(total) }
}

/// A bar of so many steps as its user finds out.
pub fn steps() -> ProgressBar {
    drawn(0)
}

fn drawn(total: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {human_pos} of {human_len}, {eta} left");
    ProgressBar::new(total).with_style(style.expect("the template is well-formed"))
}
