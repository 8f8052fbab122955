//! Themes by what is typed: in their names first, then in what they mean.

use themes::codebook::{Codebook, Guid, Theme};

/// A theme as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub guid: Guid,
    pub level: usize,
    pub codable: bool,
}

/// The whole tree if nothing is typed; else every codable theme that has each of the words, those with it in the name first.
pub fn rows(codebook: &Codebook, typed: &str) -> Vec<Row> {
    let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
    let row = |(level, theme): (usize, &Theme)| Row { guid: theme.guid, level, codable: theme.codable };
    if words.is_empty() {
        return codebook.walk().map(row).collect();
    }
    let has = |text: &str| {
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let codable = || codebook.walk().filter(|(_, theme)| theme.codable);
    let means = |theme: &Theme| has(&format!("{} {} {}", theme.name, theme.definition, theme.use_when));
    let named = codable().filter(|(_, theme)| has(&theme.name));
    let meant = codable().filter(|(_, theme)| !has(&theme.name) && means(theme));
    named.chain(meant).map(row).map(|row| Row { level: 0, ..row }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn themes_are_found_by_name_first_and_then_by_what_they_mean() {
        let codebook = themes::codebook::starter();
        assert_eq!(rows(&codebook, "  ").len(), codebook.walk().count());
        let names: Vec<_> = rows(&codebook, "POLICE")
            .iter()
            .filter_map(|row| codebook.theme(row.guid))
            .map(|theme| theme.name.to_lowercase().contains("police"))
            .collect();
        assert!(names.len() > 1 && names.is_sorted_by(|one, other| one >= other), "{names:?}");
        assert!(rows(&codebook, "no such words").is_empty());
    }
}
