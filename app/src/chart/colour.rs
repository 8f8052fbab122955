//! The colours of a chart as they are on white paper. `style/part/chart.css` says, for each of them, which of the page's colours stands in its place.

use plotters::style::RGBColor;

/// What something is drawn in. No two are the same, so that the stylesheet can tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colour {
    /// Words and numbers.
    Ink,
    /// Words that explain.
    Soft,
    /// What the drawing lies on.
    Ground,
    /// A number as a length.
    Bar,
    /// Hatching, frames and rules.
    Line,
    /// A day that was marked.
    Mark,
    /// A number as a shade, from the lightest on: below 5.
    Shade(u8),
    /// Words on a dark shade.
    OnShade,
}

impl Colour {
    /// Of each, for whoever has to know them all.
    #[cfg(test)]
    pub(super) const ALL: [Self; 12] = [
        Self::Ink,
        Self::Soft,
        Self::Ground,
        Self::Bar,
        Self::Line,
        Self::Mark,
        Self::Shade(0),
        Self::Shade(1),
        Self::Shade(2),
        Self::Shade(3),
        Self::Shade(4),
        Self::OnShade,
    ];

    const fn rgb(self) -> (u8, u8, u8) {
        match self {
            Self::Ink => (0x2A, 0x24, 0x33),
            Self::Soft => (0x57, 0x4D, 0x62),
            Self::Ground => (0xFE, 0xFE, 0xFE),
            Self::Bar => (0x51, 0x3C, 0x94),
            Self::Line => (0x81, 0x76, 0x8C),
            Self::Mark => (0x8A, 0x35, 0x17),
            Self::Shade(0) => (0xEC, 0xE6, 0xF7),
            Self::Shade(1) => (0xCF, 0xC3, 0xEA),
            Self::Shade(2) => (0xA8, 0x96, 0xD6),
            Self::Shade(3) => (0x7A, 0x63, 0xB8),
            Self::Shade(_) => (0x4A, 0x36, 0x90),
            Self::OnShade => (0xFF, 0xFF, 0xFF),
        }
    }

    /// What words on this shade are written in.
    pub(super) const fn words_on(shade: Option<u8>) -> Self {
        match shade {
            Some(3..) => Self::OnShade,
            _ => Self::Ink,
        }
    }

    /// As it stands in an SVG, such as `#2A2433`.
    #[cfg(any(test, feature = "csr"))]
    pub(super) fn hex(self) -> String {
        let (red, green, blue) = self.rgb();
        format!("#{red:02X}{green:02X}{blue:02X}")
    }
}

impl From<Colour> for RGBColor {
    fn from(colour: Colour) -> Self {
        let (red, green, blue) = colour.rgb();
        Self(red, green, blue)
    }
}
