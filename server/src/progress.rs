//! How far a command is, for a person at a terminal. Elsewhere nothing is drawn.

use indicatif::{ProgressBar, ProgressStyle};

/// A line on standard error that counts bytes.
pub fn bytes(doing: &'static str) -> ProgressBar {
    drawn(doing, "{msg}: {bytes} ({bytes_per_sec})")
}

/// A line on standard error that counts things.
pub fn things(doing: &'static str) -> ProgressBar {
    drawn(doing, "{msg}: {human_pos}")
}

fn drawn(doing: &'static str, template: &str) -> ProgressBar {
    let style = ProgressStyle::with_template(template).expect("the template is well-formed");
    ProgressBar::no_length().with_style(style).with_message(doing)
}
