//! One cell of a table.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::SMALLEST_BASE;

/// A number that passed disclosure control. There is no way to make one but the pipeline of disclosure control and reading a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Published(pub(crate) u32);

impl Published {
    /// The number, a multiple of 5 from 10 on (with noise: any number).
    pub fn get(self) -> u32 {
        self.0
    }
}

/// What a release says of one count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cell {
    /// A rounded number.
    Shown(Published),
    /// Below ten: it may be nothing, or nine.
    BelowTen,
    /// Any count: hidden to protect others, or with its whole row or column.
    Hidden,
}

impl Cell {
    /// The number, if it is shown.
    pub fn number(self) -> Option<u32> {
        match self {
            Self::Shown(number) => Some(number.get()),
            Self::BelowTen | Self::Hidden => None,
        }
    }

    /// How much this is of `base`, in whole hundredths, from published numbers alone: `None` if one is hidden, or the base is below 20.
    pub fn percentage(self, base: Cell) -> Option<u32> {
        let (part, whole) = (self.number()?, base.number()?);
        // Whoever sends a release may write any number in it.
        let share = |part: u64, whole: u64| u32::try_from((part * 100 + whole / 2) / whole).unwrap_or(u32::MAX);
        (whole >= SMALLEST_BASE).then(|| share(part.into(), whole.into()).min(100))
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Shown(number) => to.serialize_u32(number.0),
            Self::BelowTen => to.serialize_str("<10"),
            Self::Hidden => to.serialize_str("hidden"),
        }
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Json {
            Number(u32),
            Word(String),
        }
        match Json::deserialize(from)? {
            Json::Number(number) => Ok(Self::Shown(Published(number))),
            Json::Word(word) if word == "<10" => Ok(Self::BelowTen),
            Json::Word(word) if word == "hidden" => Ok(Self::Hidden),
            Json::Word(_) => Err(D::Error::custom("a cell is a number, “<10” or “hidden”")),
        }
    }
}
