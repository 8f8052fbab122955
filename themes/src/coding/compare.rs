//! Two codings of one testimony, side by side.

use std::collections::BTreeSet;

use super::{AgeBand, Attributes, Coding, Mark, Period, Region, Service};

/// Who made a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// Both, on exactly the same place.
    Both,
    /// The first coder.
    First,
    /// The second coder.
    Second,
}

/// A mark, and who made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared<'a> {
    /// The mark.
    pub mark: &'a Mark,
    /// Who made it.
    pub by: By,
    /// The other has the same theme on places that share something with this one: they mean the same, and drew the borders otherwise. Empty if both made it.
    pub near: Vec<&'a Mark>,
}

/// An attribute that the two tell otherwise, or that only one tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparedAttribute {
    /// Where.
    Region(Option<Region>, Option<Region>),
    /// When.
    Period(Option<Period>, Option<Period>),
    /// How old.
    Age(Option<AgeBand>, Option<AgeBand>),
    /// Which kind of service.
    Service(Option<Service>, Option<Service>),
}

/// Two codings of one testimony, side by side.
#[derive(Clone, Copy)]
pub struct Comparison<'a> {
    first: &'a Coding,
    second: &'a Coding,
}

impl<'a> Comparison<'a> {
    /// Of the first and the second coder's.
    pub fn new(first: &'a Coding, second: &'a Coding) -> Self {
        Self { first, second }
    }

    /// Every mark of either, once, in order.
    pub fn marks(&self) -> Vec<Compared<'a>> {
        let all: BTreeSet<&Mark> = self.first.marks.union(&self.second.marks).collect();
        let compared = |mark: &'a Mark| {
            let (by, other) = match (self.first.marks.contains(mark), self.second.marks.contains(mark)) {
                (true, true) => return Compared { mark, by: By::Both, near: Vec::new() },
                (true, false) => (By::First, self.second),
                (false, _) => (By::Second, self.first),
            };
            let is_near = |near: &&Mark| near.theme == mark.theme && near.on.overlaps(&mark.on);
            Compared { mark, by, near: other.marks.iter().filter(is_near).collect() }
        };
        all.into_iter().map(compared).collect()
    }

    /// The attributes in which they differ: the first coder's value, then the second's.
    pub fn attributes(&self) -> Vec<ComparedAttribute> {
        let (first, second) = (self.first.attributes, self.second.attributes);
        let differ = [
            (first.region != second.region).then_some(ComparedAttribute::Region(first.region, second.region)),
            (first.period != second.period).then_some(ComparedAttribute::Period(first.period, second.period)),
            (first.age != second.age).then_some(ComparedAttribute::Age(first.age, second.age)),
            (first.service != second.service).then_some(ComparedAttribute::Service(first.service, second.service)),
        ];
        differ.into_iter().flatten().collect()
    }

    /// What both say, to begin an adjudication with; the rest is added by [`Edit`](super::Edit)s. Memos stay with who wrote them.
    pub fn agreed(&self) -> Coding {
        let (first, second) = (self.first.attributes, self.second.attributes);
        Coding {
            marks: self.first.marks.intersection(&self.second.marks).cloned().collect(),
            memos: std::collections::BTreeMap::new(),
            attributes: Attributes {
                region: first.region.filter(|_| first.region == second.region),
                period: first.period.filter(|_| first.period == second.period),
                age: first.age.filter(|_| first.age == second.age),
                service: first.service.filter(|_| first.service == second.service),
            },
        }
    }
}
