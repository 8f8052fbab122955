//! Pieces of text that pages share.

use leptos::prelude::*;

use crate::text::{Key, say};

/// A plain list.
pub(crate) fn list(lines: &'static [Key]) -> impl IntoView {
    let items: Vec<_> = lines.iter().map(|line| view! { <li>{say(*line)}</li> }).collect();
    view! { <ul>{items}</ul> }
}

/// Names and what they mean.
pub(crate) fn facts(rows: &'static [(Key, Key)]) -> impl IntoView {
    let rows: Vec<_> =
        rows.iter().map(|(name, meaning)| view! { <div><dt>{say(*name)}</dt><dd>{say(*meaning)}</dd></div> }).collect();
    view! { <dl class="facts">{rows}</dl> }
}
