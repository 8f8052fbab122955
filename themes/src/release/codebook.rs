//! The part of a codebook that a release needs, to be read without it.

use serde::{Deserialize, Serialize};
use vault::id::Digest;

use crate::codebook::{Codebook, Colour, Guid, ReferenceDate, Theme};

/// A theme of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReleaseTheme {
    /// Stays the same from release to release.
    pub guid: Guid,
    /// The nearest theme above it that the plan has too.
    pub above: Option<Guid>,
    /// One line.
    pub name: String,
    /// For charts; never the only sign of anything.
    pub colour: Option<Colour>,
    /// What it means. May be empty.
    pub definition: String,
}

/// Which codebook the numbers are by, and what its themes are called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReleaseCodebook {
    /// Its version.
    pub version: u32,
    /// SHA-256 of the whole codebook.
    pub digest: Digest,
    /// One line.
    pub name: String,
    /// BCP 47 tag.
    pub language: String,
    /// What the themes are taken from. May be empty.
    pub source: String,
    /// Days to mark in time charts.
    pub dates: Vec<ReferenceDate>,
    /// The themes of the plan, in its order.
    pub themes: Vec<ReleaseTheme>,
}

impl ReleaseCodebook {
    /// The theme of this GUID.
    pub fn theme(&self, guid: Guid) -> Option<&ReleaseTheme> {
        self.themes.iter().find(|theme| theme.guid == guid)
    }

    /// What `themes` need of `codebook`, in its order.
    pub(crate) fn of(codebook: &Codebook, themes: &[Guid]) -> Self {
        let mut taken = Vec::new();
        take(codebook.themes(), None, themes, &mut taken);
        Self {
            version: codebook.version(),
            digest: codebook.digest(),
            name: codebook.name().to_owned(),
            language: codebook.language().to_owned(),
            source: codebook.source().to_owned(),
            dates: codebook.dates().map(|(day, label)| ReferenceDate { day, label: label.to_owned() }).collect(),
            themes: taken,
        }
    }
}

fn take(level: &[Theme], above: Option<Guid>, wanted: &[Guid], taken: &mut Vec<ReleaseTheme>) {
    for theme in level {
        let is_wanted = wanted.contains(&theme.guid);
        if is_wanted {
            taken.push(ReleaseTheme {
                guid: theme.guid,
                above,
                name: theme.name.clone(),
                colour: theme.colour,
                definition: theme.definition.clone(),
            });
        }
        take(&theme.themes, if is_wanted { Some(theme.guid) } else { above }, wanted, taken);
    }
}
