//! What a keyholder does to the tree of themes, one change at a time. A theme keeps its GUID whatever is done to it.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use themes::codebook::{CodebookDraft, Guid, Theme};

/// Where a theme goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Before the one before it.
    Up,
    /// After the one after it.
    Down,
    /// Below the one before it.
    In,
    /// Beside the one that it is below.
    Out,
}

impl Step {
    pub const ALL: [Self; 4] = [Self::Up, Self::Down, Self::In, Self::Out];

    /// Part of an element's id.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::In => "in",
            Self::Out => "out",
        }
    }
}

/// The theme of this GUID.
pub fn find(level: &[Theme], guid: Guid) -> Option<&Theme> {
    level.iter().find_map(|theme| if theme.guid == guid { Some(theme) } else { find(&theme.themes, guid) })
}

/// The same, to change it.
pub fn find_mut(level: &mut [Theme], guid: Guid) -> Option<&mut Theme> {
    let (level, at) = place(level, guid)?;
    level.get_mut(at)
}

/// The themes beside each other among which it is, and where.
fn place(level: &mut [Theme], guid: Guid) -> Option<(&mut [Theme], usize)> {
    if let Some(at) = level.iter().position(|theme| theme.guid == guid) {
        return Some((level, at));
    }
    level.iter_mut().find_map(|theme| place(&mut theme.themes, guid))
}

/// The list that the theme is in, and where.
fn list(level: &mut Vec<Theme>, guid: Guid) -> Option<(&mut Vec<Theme>, usize)> {
    if let Some(at) = level.iter().position(|theme| theme.guid == guid) {
        return Some((level, at));
    }
    level.iter_mut().find_map(|theme| list(&mut theme.themes, guid))
}

/// The theme that this one is below; `None` on the first level.
pub fn above(level: &[Theme], guid: Guid) -> Option<Guid> {
    level.iter().find_map(|theme| {
        let is_here = theme.themes.iter().any(|below| below.guid == guid);
        if is_here { Some(theme.guid) } else { above(&theme.themes, guid) }
    })
}

/// Moves a theme with all that is below it. Where it can't go, nothing changes.
pub fn step(themes: &mut Vec<Theme>, guid: Guid, step: Step) {
    if step == Step::Out {
        return out(themes, guid);
    }
    let Some((level, at)) = list(themes, guid) else { return };
    match step {
        Step::Up if at > 0 => level.swap(at, at - 1),
        Step::Down if at + 1 < level.len() => level.swap(at, at + 1),
        Step::In if at > 0 => {
            let theme = level.remove(at);
            level[at - 1].themes.push(theme);
        }
        _ => {}
    }
}

fn out(themes: &mut Vec<Theme>, guid: Guid) {
    let Some(parent) = above(themes, guid) else { return };
    let Some(theme) = retire(themes, guid) else { return };
    if let Some((level, at)) = list(themes, parent) {
        level.insert(at + 1, theme);
    }
}

/// Adds a theme below another, or at the end of the first level.
pub fn add(themes: &mut Vec<Theme>, below: Option<Guid>, mut theme: Theme) {
    let level = match below.and_then(|guid| find_mut(themes, guid)) {
        Some(parent) => &mut parent.themes,
        None => themes,
    };
    theme.name = unused(level, &theme.name);
    level.push(theme);
}

/// A new theme beside this one that says the same at first, for a part of what it meant.
pub fn split(themes: &mut Vec<Theme>, guid: Guid, fresh: Guid) {
    let Some((level, at)) = list(themes, guid) else { return };
    let mut part = Theme { guid: fresh, themes: Vec::new(), ..level[at].clone() };
    part.name = unused(level, &part.name);
    level.insert(at + 1, part);
}

/// Takes a theme out of this version, with all that is below it. Versions before keep it.
pub fn retire(themes: &mut Vec<Theme>, guid: Guid) -> Option<Theme> {
    let (level, at) = list(themes, guid)?;
    Some(level.remove(at))
}

/// Puts a theme of `before` back to where it was, or to the first level if that is gone; with what is below it and not elsewhere by now.
pub fn put_back(themes: &mut Vec<Theme>, before: &[Theme], guid: Guid) {
    let Some(theme) = find(before, guid).filter(|_| find(themes, guid).is_none()) else { return };
    let here: BTreeSet<Guid> = guids(themes);
    let mut theme = theme.clone();
    leave_out(&mut theme.themes, &here);
    add(themes, above(before, guid), theme);
}

fn leave_out(level: &mut Vec<Theme>, here: &BTreeSet<Guid>) {
    level.retain(|theme| !here.contains(&theme.guid));
    level.iter_mut().for_each(|theme| leave_out(&mut theme.themes, here));
}

/// Every GUID in the tree.
pub fn guids(level: &[Theme]) -> BTreeSet<Guid> {
    let mut found = BTreeSet::new();
    for theme in level {
        found.insert(theme.guid);
        found.append(&mut guids(&theme.themes));
    }
    found
}

/// Adds the themes of `given` that are not here, each below the one that it is below there if that is here. Says how many were added.
pub fn merge(themes: &mut Vec<Theme>, given: Vec<Theme>) -> usize {
    merge_level(themes, None, given)
}

fn merge_level(themes: &mut Vec<Theme>, below: Option<Guid>, given: Vec<Theme>) -> usize {
    let mut added = 0;
    for mut theme in given {
        let (guid, inside) = (theme.guid, core::mem::take(&mut theme.themes));
        if find(themes, guid).is_none() {
            added += 1;
            // Not through `add`: a name that is there twice is for a person to see.
            match below.and_then(|guid| find_mut(themes, guid)) {
                Some(parent) => parent.themes.push(theme),
                None => themes.push(theme),
            }
        }
        added += merge_level(themes, Some(guid), inside);
    }
    added
}

/// A name that none beside it has.
fn unused(level: &[Theme], name: &str) -> String {
    let is_taken = |name: &str| level.iter().any(|theme| theme.name.to_lowercase() == name.to_lowercase());
    if !is_taken(name) {
        return name.to_owned();
    }
    let mut number = 2_u32;
    loop {
        let other = format!("{name} {number}");
        if !is_taken(&other) {
            return other;
        }
        number = number.saturating_add(1);
    }
}

/// As it is published: without white space at the ends, names in one line, dates in their order.
pub fn tidy(draft: &mut CodebookDraft) {
    draft.name = one_line(&draft.name);
    draft.language = draft.language.trim().to_owned();
    draft.source = text(&draft.source);
    draft.dates.iter_mut().for_each(|date| date.label = one_line(&date.label));
    draft.dates.sort_by_key(|date| date.day);
    tidy_level(&mut draft.themes);
}

fn tidy_level(level: &mut [Theme]) {
    for theme in level {
        theme.name = one_line(&theme.name);
        for written in [&mut theme.definition, &mut theme.use_when, &mut theme.dont_use_when] {
            *written = text(written);
        }
        tidy_level(&mut theme.themes);
    }
}

fn one_line(written: &str) -> String {
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text(written: &str) -> String {
    written.replace("\r\n", "\n").replace(['\r', '\t'], " ").trim().to_owned()
}
