//! Whether themes of two versions mean the same. Then what was coded by one can be counted with what was coded by the other.

use super::{Codebook, Guid, Theme};

impl Codebook {
    /// Whether each of these themes, with everything below it, is the same to a coder in both: called the same, told apart by the same words, and divided in the
    /// same way, below the same themes. Colours and order don't matter, nor does anything beside these themes.
    pub fn means_the_same_as(&self, other: &Self, themes: &[Guid]) -> bool {
        let is_same = |guid: &Guid| {
            let both = self.theme(*guid).zip(other.theme(*guid));
            both.is_some_and(|(one, two)| one.means_the_same_as(two)) && self.above(*guid) == other.above(*guid)
        };
        themes.iter().all(is_same)
    }

    /// The themes above one, from the outermost on: "Other" below one theme is another than below the next.
    fn above(&self, guid: Guid) -> Vec<Guid> {
        let mut path = Vec::new();
        for (level, theme) in self.walk() {
            path.truncate(level);
            if theme.guid == guid {
                break;
            }
            path.push(theme.guid);
        }
        path
    }
}

impl Theme {
    fn means_the_same_as(&self, other: &Self) -> bool {
        let has = |below: &Self| {
            let same = other.themes.iter().find(|theme| theme.guid == below.guid);
            same.is_some_and(|theme| below.means_the_same_as(theme))
        };
        let words = [
            (&self.name, &other.name),
            (&self.definition, &other.definition),
            (&self.use_when, &other.use_when),
            (&self.dont_use_when, &other.dont_use_when),
        ];
        words.iter().all(|(one, two)| one == two)
            && self.codable == other.codable
            && self.themes.len() == other.themes.len()
            && self.themes.iter().all(has)
    }
}
