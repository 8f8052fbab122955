//! What can be counted beside themes.

use core::fmt;

use crate::{
    coding::{AgeBand, AttributeError, Attributes, Period, Region, Service},
    words::words,
};

words! {
    /// One of the few facts that are counted beside themes.
    Attribute, UnknownAttribute => UnknownAttribute {
        /// Where.
        Region = "region",
        /// When.
        Period = "period",
        /// How old the person was.
        Age = "age",
        /// Which kind of service.
        Service = "service",
    }
}

/// Not one of the four.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an attribute is region, period, age or service")]
pub struct UnknownAttribute;

/// A value of one of the attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Value {
    /// Where.
    Region(Region),
    /// When.
    Period(Period),
    /// How old.
    Age(AgeBand),
    /// Which kind of service.
    Service(Service),
}

impl Value {
    /// What is said of this attribute.
    pub fn of(attribute: Attribute, attributes: &Attributes) -> Option<Self> {
        match attribute {
            Attribute::Region => attributes.region.map(Self::Region),
            Attribute::Period => attributes.period.map(Self::Period),
            Attribute::Age => attributes.age.map(Self::Age),
            Attribute::Service => attributes.service.map(Self::Service),
        }
    }

    /// The value that is written so.
    ///
    /// # Errors
    /// [`AttributeError`] of that attribute.
    pub fn parse(attribute: Attribute, text: &str) -> Result<Self, AttributeError> {
        Ok(match attribute {
            Attribute::Region => Self::Region(text.parse()?),
            Attribute::Period => Self::Period(text.parse()?),
            Attribute::Age => Self::Age(text.parse()?),
            Attribute::Service => Self::Service(text.parse()?),
        })
    }

    /// Of which attribute it is.
    pub fn attribute(self) -> Attribute {
        match self {
            Self::Region(_) => Attribute::Region,
            Self::Period(_) => Attribute::Period,
            Self::Age(_) => Attribute::Age,
            Self::Service(_) => Attribute::Service,
        }
    }

    /// Whether somebody could have both: the same value, or bands of age that overlap.
    pub fn overlaps(self, other: Self) -> bool {
        match (self, other) {
            (Self::Age(one), Self::Age(two)) => {
                let ((from, to), (other_from, other_to)) = (one.ends(), two.ends());
                from <= other_to.unwrap_or(u8::MAX) && other_from <= to.unwrap_or(u8::MAX)
            }
            (one, two) => one == two,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Region(region) => region.fmt(f),
            Self::Period(period) => period.fmt(f),
            Self::Age(age) => age.fmt(f),
            Self::Service(service) => service.fmt(f),
        }
    }
}
