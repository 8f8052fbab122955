//! The themes of a release as other tools take them: a tree.

use crate::{
    codebook::{Guid, Theme},
    release::{ReleaseCodebook, ReleaseTheme},
};

/// The first level, with what is below it. A name that stands twice on one level, because what told them apart isn't in the release, gets a number.
pub fn of(codebook: &ReleaseCodebook) -> Vec<Theme> {
    below(codebook, None)
}

fn below(codebook: &ReleaseCodebook, above: Option<Guid>) -> Vec<Theme> {
    let level: Vec<_> = codebook.themes.iter().filter(|theme| theme.above == above).collect();
    let theme = |(place, theme): (usize, &&ReleaseTheme)| {
        let name = theme.name.to_lowercase();
        let name = match level[..place].iter().filter(|before| before.name.to_lowercase() == name).count() {
            0 => theme.name.clone(),
            before => format!("{} ({})", theme.name, before + 1),
        };
        Theme {
            colour: theme.colour,
            definition: theme.definition.clone(),
            themes: below(codebook, Some(theme.guid)),
            ..Theme::new(theme.guid, name)
        }
    };
    level.iter().enumerate().map(theme).collect()
}
