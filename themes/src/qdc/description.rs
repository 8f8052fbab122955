//! Definition, "use when" and "don't use when" in the one text that other tools have for a theme.

use crate::codebook::Theme;

const USE: &str = "Use when: ";
const DONT_USE: &str = "Don't use when: ";
/// Between the paragraphs.
const GAP: &str = "\n\n";

/// The texts that are there, one paragraph each. Empty if none is.
pub(crate) fn join(theme: &Theme) -> String {
    let labelled = |label: &str, text: &str| if text.is_empty() { String::new() } else { format!("{label}{text}") };
    let paragraphs =
        [theme.definition.clone(), labelled(USE, &theme.use_when), labelled(DONT_USE, &theme.dont_use_when)];
    let there: Vec<_> = paragraphs.into_iter().filter(|text| !text.is_empty()).collect();
    there.join(GAP)
}

/// Definition, "use when", "don't use when": divided where [`join`] joins.
pub(crate) fn divide(description: &str) -> [&str; 3] {
    let (rest, dont_use_when) = cut(description, DONT_USE);
    let (definition, use_when) = cut(rest, USE);
    [definition, use_when, dont_use_when]
}

/// What stands before the first paragraph with this label, and what follows the label.
fn cut<'a>(text: &'a str, label: &str) -> (&'a str, &'a str) {
    if let Some(labelled) = text.strip_prefix(label) {
        return ("", labelled);
    }
    text.split_once(&format!("{GAP}{label}")).unwrap_or((text, ""))
}
