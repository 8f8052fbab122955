//! What one coder says of one testimony. `FORMAT.md` §3 describes every byte.

mod attribute;
mod compare;
mod edit;
mod fit;
pub(crate) mod json;
mod place;

use std::collections::{BTreeMap, BTreeSet};

use zeroize::Zeroizing;

use crate::{
    codebook::Guid,
    text::{self, TextError},
};

pub use attribute::{AgeBand, AttributeError, HalfYear, Period, Region, Service};
pub use compare::{By, Compared, ComparedAttribute, Comparison};
pub use edit::{CodingError, Edit};
pub use fit::Misfit;
pub use place::{Part, Passage, Place, PlaceError, QuestionId};

/// How much one coding may hold.
pub mod limit {
    /// Marks.
    pub const MARKS: usize = 5_000;
    /// Memos.
    pub const MEMOS: usize = 500;
    /// Characters of a memo.
    pub const MEMO: usize = 4_000;
}

/// A theme, said of a place. Ordered by place, then by theme.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mark {
    /// What it is said of.
    pub on: Place,
    /// The theme's GUID.
    pub theme: Guid,
}

/// A coder's note. It may quote, so it is plaintext: wiped when dropped, and not to be printed, serialised or cloned.
///
/// ```compile_fail
/// println!("{:?}", themes::coding::Memo::new("she says").unwrap());
/// ```
/// ```compile_fail
/// let copy = themes::coding::Memo::new("she says").unwrap().clone();
/// ```
/// ```compile_fail
/// serde_json::to_string(&themes::coding::Memo::new("she says").unwrap());
/// ```
/// ```
/// assert_eq!(themes::coding::Memo::new("she says").unwrap().as_str(), "she says");
/// ```
#[derive(PartialEq, Eq)]
pub struct Memo(Zeroizing<String>);

impl Memo {
    /// A text of 1 to 4,000 characters.
    ///
    /// # Errors
    /// [`TextError`].
    pub fn new(text: impl Into<String>) -> Result<Self, TextError> {
        let memo = Self(Zeroizing::new(text.into()));
        text::written(&memo.0, limit::MEMO)?;
        Ok(memo)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The attributes that the call asks for, as far as the coder could tell them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    /// Where.
    pub region: Option<Region>,
    /// When.
    pub period: Option<Period>,
    /// How old the person was.
    pub age: Option<AgeBand>,
    /// Which kind of service.
    pub service: Option<Service>,
}

/// What one coder says of one testimony. It changes by [`Edit`]s, each of which can be undone.
#[derive(Default, PartialEq, Eq)]
pub struct Coding {
    marks: BTreeSet<Mark>,
    memos: BTreeMap<Place, Memo>,
    attributes: Attributes,
}

impl Coding {
    /// Every mark, in order.
    pub fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.marks.iter()
    }

    /// Every memo, in the order of the places.
    pub fn memos(&self) -> impl Iterator<Item = (&Place, &Memo)> {
        self.memos.iter()
    }

    /// What the coder could tell.
    pub fn attributes(&self) -> &Attributes {
        &self.attributes
    }

    /// Whether the theme is said of the whole testimony or of any passage of it.
    pub fn has(&self, theme: Guid) -> bool {
        self.marks.iter().any(|mark| mark.theme == theme)
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether both have the same marks and attributes. Memos are a coder's own.
    pub fn finds_the_same_as(&self, other: &Self) -> bool {
        self.marks == other.marks && self.attributes == other.attributes
    }
}
