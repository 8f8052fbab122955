//! Facts that are harmless alone and rare together: an institution, somebody's post in it, and a year.

use std::ops::Range;

use super::{Kind, found::Found, page::Page};

const ROLES: &[&str] = &[
    "nurse",
    "teacher",
    "lecturer",
    "professor",
    "headteacher",
    "head",
    "governor",
    "chaplain",
    "vicar",
    "consultant",
    "psychiatrist",
    "psychologist",
    "registrar",
    "surgeon",
    "doctor",
    "gp",
    "midwife",
    "paramedic",
    "porter",
    "receptionist",
    "manager",
    "director",
    "councillor",
    "mayor",
    "mp",
    "journalist",
    "solicitor",
    "barrister",
    "judge",
    "magistrate",
    "constable",
    "sergeant",
    "inspector",
    "superintendent",
    "soldier",
    "firefighter",
    "librarian",
    "caretaker",
    "student",
    "apprentice",
    "trainee",
    "captain",
    "advocate",
    "warden",
];
const INSTITUTIONS: &[&str] = &[
    "hospital",
    "infirmary",
    "ward",
    "clinic",
    "surgery",
    "school",
    "academy",
    "college",
    "university",
    "station",
    "prison",
    "church",
    "mosque",
    "temple",
    "synagogue",
    "council",
    "trust",
    "constabulary",
    "hospice",
    "court",
    "army",
    "barracks",
    "nursery",
    "factory",
];

/// Which of the three a word is, if any.
#[derive(Clone, Copy)]
enum Part {
    Institution,
    Role,
    Year,
}

/// From the first to the last of the three, for each paragraph that has them all.
pub fn warnings(page: &Page<'_>, found: &[Found]) -> Vec<Range<usize>> {
    let mut warnings = Vec::new();
    let mut places = found.iter().filter(|one| one.kind == Kind::Place).peekable();
    let mut seen: [Option<Range<usize>>; 3] = [None, None, None];
    for (index, word) in page.words.iter().enumerate() {
        if page.gap(index).contains('\n') {
            warnings.extend(warning(&seen));
            seen = [None, None, None];
        }
        while places.next_if(|place| place.range.end <= word.start).is_some() {}
        let in_place = places.peek().is_some_and(|place| place.range.contains(&word.start));
        let part = if word.digits {
            let year = word.lower.len() == 4 && page.number(index).is_some_and(|year| (1940..2100).contains(&year));
            (year && page.begins(index) && page.ends(index)).then_some(Part::Year)
        } else if ROLES.contains(&word.owner()) {
            Some(Part::Role)
        } else if in_place && INSTITUTIONS.contains(&word.owner()) {
            // "the hospital" could be any; only one that has a name narrows it.
            Some(Part::Institution)
        } else {
            None
        };
        if let Some(part) = part {
            let range = &mut seen[part as usize];
            *range = Some(range.as_ref().map_or(word.start, |range| range.start)..word.end);
        }
    }
    warnings.extend(warning(&seen));
    warnings
}

fn warning(seen: &[Option<Range<usize>>; 3]) -> Option<Range<usize>> {
    let [Some(institution), Some(role), Some(year)] = seen else { return None };
    let start = institution.start.min(role.start).min(year.start);
    let end = institution.end.max(role.end).max(year.end);
    Some(start..end)
}
