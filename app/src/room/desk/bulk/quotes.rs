//! Quotes that a keyholder chooses, as the page and the Worker that holds the accounts tell each other of them.

use themes::{codebook::Guid, disclosure::Choice};
use vault::id::SubmissionId;
use zeroize::Zeroizing;

use super::bytes::{Reader, Writer};

/// A passage that is to be published. The release does not say whose it is.
pub struct Chosen {
    pub testimony: SubmissionId,
    /// `None` in a narrative release.
    pub theme: Option<Guid>,
    pub text: Zeroizing<String>,
}

/// The masked texts of one account, to choose from.
pub struct Passages {
    pub testimony: SubmissionId,
    /// Its place among those that a quote may be from, from 0.
    pub at: u32,
    /// How many these are.
    pub of: u32,
    pub parts: Vec<Zeroizing<String>>,
}

impl Chosen {
    pub fn choice(&self) -> Choice<'_> {
        Choice { testimony: self.testimony, theme: self.theme, text: &self.text }
    }

    /// The same again: words are not cloned by the way.
    pub fn copy(&self) -> Self {
        Self { testimony: self.testimony, theme: self.theme, text: self.text.clone() }
    }

    /// Bytes that it takes in a message, at most.
    pub fn bytes(&self) -> usize {
        self.text.len() + 128
    }

    pub fn write(&self, to: &mut Writer) {
        to.text(&self.testimony.to_string());
        write_theme(self.theme, to);
        to.text(&self.text);
    }

    pub fn read(from: &mut Reader<'_>) -> Option<Self> {
        let (testimony, theme) = (from.text()?.parse().ok()?, read_theme(from)?);
        Some(Self { testimony, theme, text: Zeroizing::new(from.text()?.to_owned()) })
    }

    /// All that is left of a message.
    pub fn read_all(from: &mut Reader<'_>) -> Option<Vec<Self>> {
        let mut all = Vec::new();
        while !from.is_over() {
            all.push(Self::read(from)?);
        }
        Some(all)
    }
}

impl Passages {
    pub fn bytes(&self) -> usize {
        self.parts.iter().map(|part| part.len() + 4).sum()
    }

    pub fn write(&self, to: &mut Writer) {
        to.text(&self.testimony.to_string());
        to.number(self.at);
        to.number(self.of);
        for part in &self.parts {
            to.text(part);
        }
    }

    pub fn read(from: &mut Reader<'_>) -> Option<Self> {
        let (testimony, at, of) = (from.text()?.parse().ok()?, from.number()?, from.number()?);
        let mut parts = Vec::new();
        while !from.is_over() {
            parts.push(Zeroizing::new(from.text()?.to_owned()));
        }
        Some(Self { testimony, at, of, parts })
    }
}

/// No theme is an empty text.
pub fn write_theme(theme: Option<Guid>, to: &mut Writer) {
    to.text(&theme.map(|theme| theme.to_string()).unwrap_or_default());
}

pub fn read_theme(from: &mut Reader<'_>) -> Option<Option<Guid>> {
    match from.text()? {
        "" => Some(None),
        guid => guid.parse().ok().map(Some),
    }
}
