//! The themes on the number keys: those used last, each staying on its key for as long as it is among them.

use themes::codebook::Guid;

/// How many number keys there are.
pub const KEYS: usize = 9;

/// Key 1 is the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recent {
    keys: [Option<Guid>; KEYS],
    /// Last used first.
    used: Vec<Guid>,
}

impl Recent {
    /// Puts a theme on a key: its own, a free one, or that of the theme that was not used for longest.
    pub fn used(&mut self, theme: Guid) {
        self.used.retain(|other| *other != theme);
        self.used.insert(0, theme);
        if self.keys.contains(&Some(theme)) {
            return;
        }
        let last = |key: &Option<Guid>| {
            key.map_or(usize::MAX, |guid| self.used.iter().position(|used| *used == guid).unwrap_or(usize::MAX))
        };
        // Of equally old ones the first, so that free keys are filled in order.
        let key = (0..KEYS).rev().max_by_key(|key| last(&self.keys[*key]));
        if let Some(key) = key {
            self.keys[key] = Some(theme);
        }
    }

    /// The theme on a key, from 1.
    pub fn on_key(&self, key: usize) -> Option<Guid> {
        *self.keys.get(key.checked_sub(1)?)?
    }

    /// Each key with its theme, in order.
    pub fn keys(&self) -> impl Iterator<Item = (usize, Guid)> {
        self.keys.iter().enumerate().filter_map(|(key, theme)| theme.map(|theme| (key + 1, theme)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_stays_on_its_key_until_nine_others_were_used_later() {
        let themes: Vec<Guid> = (0..11).map(|number| Guid::derive(&number.to_string())).collect();
        let mut recent = Recent::default();
        themes[..9].iter().for_each(|theme| recent.used(*theme));
        assert_eq!(recent.keys().map(|(_, theme)| theme).collect::<Vec<_>>(), themes[..9]);
        recent.used(themes[0]);
        recent.used(themes[9]);
        assert_eq!((recent.on_key(1), recent.on_key(2)), (Some(themes[0]), Some(themes[9])));
        recent.used(themes[10]);
        assert_eq!(recent.on_key(3), Some(themes[10]));
        assert_eq!((recent.on_key(0), recent.on_key(10)), (None, None));
    }
}
