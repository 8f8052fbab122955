//! What is not the same in two versions of the themes, for a person to look over before she signs.

use std::collections::BTreeMap;

use themes::codebook::{CodebookDraft, Guid, Theme};

/// What happened to a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Added,
    Retired,
    /// It was called this.
    Renamed(String),
    /// It is below another theme than before.
    Moved,
    /// Those below it stand in another order.
    Reordered,
    /// Definition, "use when" or "don't use when".
    Reworded,
    Recoloured,
    /// Accounts can be marked with it from now on, or can't any more.
    Codable(bool),
}

/// One theme, by its name now (or, if it is retired, as it was).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub guid: Guid,
    pub name: String,
    pub change: Change,
}

/// Everything that differs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Name, language or source of the whole.
    pub about: bool,
    pub dates: bool,
    /// The first level stands in another order.
    pub order: bool,
    pub themes: Vec<Changed>,
}

impl Differences {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A theme and the one above it.
type Placed<'a> = (Option<Guid>, &'a Theme);

/// From `before` to `now`, whatever their versions: retired themes first, then in the order of `now`.
pub fn between(before: &CodebookDraft, now: &CodebookDraft) -> Differences {
    let (old, new) = (placed(&before.themes), placed(&now.themes));
    let (old_by, new_by) = (by_guid(&old), by_guid(&new));
    let mut themes = Vec::new();
    for (_, theme) in old.iter().filter(|(_, theme)| !new_by.contains_key(&theme.guid)) {
        themes.push(Changed { guid: theme.guid, name: theme.name.clone(), change: Change::Retired });
    }
    for (above, theme) in &new {
        let mut say = |change| themes.push(Changed { guid: theme.guid, name: theme.name.clone(), change });
        let Some((was_above, was)) = old_by.get(&theme.guid) else {
            say(Change::Added);
            continue;
        };
        if was.name != theme.name {
            say(Change::Renamed(was.name.clone()));
        }
        if was_above != above {
            say(Change::Moved);
        }
        let texts = |theme: &Theme| [&theme.definition, &theme.use_when, &theme.dont_use_when].map(String::clone);
        if texts(was) != texts(theme) {
            say(Change::Reworded);
        }
        if was.colour != theme.colour {
            say(Change::Recoloured);
        }
        if was.codable != theme.codable {
            say(Change::Codable(theme.codable));
        }
        if in_another_order(&was.themes, &theme.themes) {
            say(Change::Reordered);
        }
    }
    let about = |draft: &CodebookDraft| [&draft.name, &draft.language, &draft.source].map(String::clone);
    Differences {
        about: about(before) != about(now),
        dates: before.dates != now.dates,
        order: in_another_order(&before.themes, &now.themes),
        themes,
    }
}

fn placed(themes: &[Theme]) -> Vec<Placed<'_>> {
    fn level<'a>(themes: &'a [Theme], above: Option<Guid>, found: &mut Vec<Placed<'a>>) {
        for theme in themes {
            found.push((above, theme));
            level(&theme.themes, Some(theme.guid), found);
        }
    }
    let mut found = Vec::new();
    level(themes, None, &mut found);
    found
}

fn by_guid<'a>(placed: &[Placed<'a>]) -> BTreeMap<Guid, Placed<'a>> {
    placed.iter().map(|(above, theme)| (theme.guid, (*above, *theme))).collect()
}

/// Whether those that are in both stand in another order.
fn in_another_order(before: &[Theme], now: &[Theme]) -> bool {
    let of = |level: &[Theme], other: &[Theme]| -> Vec<Guid> {
        let guids = level.iter().map(|theme| theme.guid);
        guids.filter(|guid| other.iter().any(|theme| theme.guid == *guid)).collect()
    };
    of(before, now) != of(now, before)
}

#[cfg(test)]
mod tests {
    use themes::codebook::starter;

    use super::{
        super::change::{Step, add, find_mut, retire, split, step},
        *,
    };

    fn after(change: impl FnOnce(&mut CodebookDraft)) -> Differences {
        let before = starter().next();
        let mut now = before.clone();
        now.version = 7;
        change(&mut now);
        between(&before, &now)
    }

    fn of(found: &Differences) -> Vec<(&str, &Change)> {
        found.themes.iter().map(|changed| (changed.name.as_str(), &changed.change)).collect()
    }

    #[test]
    fn nothing_differs_but_the_version() {
        assert!(after(|_| {}).is_empty());
    }

    #[test]
    fn each_thing_that_is_done_is_said() {
        let fresh = Guid::from_random([7; 16]);
        let guid = starter().themes()[0].guid;
        let second = starter().themes()[1].clone();
        let named = |themes: &mut Vec<Theme>, name: &str| {
            find_mut(themes, guid).expect("it is there").name = name.to_owned();
        };
        let done = after(|now| named(&mut now.themes, "Who says so"));
        assert_eq!(of(&done), [("Who says so", &Change::Renamed(starter().themes()[0].name.clone()))]);
        let done = after(|now| add(&mut now.themes, Some(guid), Theme::new(fresh, "New")));
        assert_eq!(of(&done), [("New", &Change::Added)]);
        let done = after(|now| split(&mut now.themes, guid, fresh));
        assert_eq!(done.themes.iter().map(|one| &one.change).collect::<Vec<_>>(), [&Change::Added]);
        let done = after(|now| step(&mut now.themes, second.guid, Step::Up));
        assert!(done.order && done.themes.is_empty());
        let done = after(|now| step(&mut now.themes, second.guid, Step::In));
        assert_eq!(of(&done), [(second.name.as_str(), &Change::Moved)]);
        let done = after(|now| {
            let theme = find_mut(&mut now.themes, guid).expect("it is there");
            theme.use_when.push('!');
            theme.colour = None;
            theme.codable = !theme.codable;
        });
        assert!(matches!(
            done.themes.iter().map(|one| &one.change).collect::<Vec<_>>().as_slice(),
            [Change::Reworded, Change::Recoloured, Change::Codable(_)]
        ));
        let done = after(|now| {
            now.source.push('!');
            now.dates.pop();
        });
        assert!(done.about && done.dates && done.themes.is_empty());
    }

    #[test]
    fn a_theme_is_retired_with_each_that_is_below_it() {
        let second = starter().themes()[1].clone();
        let done = after(|now| drop(retire(&mut now.themes, second.guid)));
        assert_eq!(done.themes.len(), 1 + second.themes.len());
        assert!(done.themes.iter().all(|one| one.change == Change::Retired));
    }
}
