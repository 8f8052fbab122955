//! Places by their form: streets, house numbers, institutions with a name of their own.

use crate::masking::{
    Kind, Reason, Strength,
    found::Found,
    lexicon::is_ordinary,
    page::{Page, is_blank},
};

const STREETS: &[&str] = &[
    "street", "st", "road", "rd", "avenue", "ave", "lane", "close", "drive", "crescent", "terrace", "gardens", "grove",
    "mews", "square", "way", "rise", "walk", "court", "hill", "row", "parade", "bridge", "park", "green", "estate",
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
    "hostel",
    "church",
    "mosque",
    "temple",
    "synagogue",
    "library",
    "hotel",
    "pub",
    "lodge",
    "house",
    "centre",
    "unit",
    "trust",
    "council",
    "pharmacy",
    "practice",
    "constabulary",
    "police",
    "primary",
    "suite",
    "crown",
    "court",
    "sanctuary",
    "general",
    "royal",
    "hospice",
    "nursery",
    "gurdwara",
    "ysbyty",
];
/// Words that may stand between an institution's name and the word for it: "Larkmere Community Mental Health Unit".
const MIDDLE: &[&str] = &[
    "medical",
    "health",
    "mental",
    "police",
    "community",
    "primary",
    "high",
    "secondary",
    "general",
    "railway",
    "train",
    "bus",
    "crown",
    "magistrates",
    "borough",
    "county",
    "city",
    "nhs",
    "foundation",
    "infirmary",
    "and",
    "grammar",
];
const MOST_WORDS: usize = 6;

/// Finds the place whose last word is at `index`, or the numbered ward that begins there.
pub fn at(page: &Page<'_>, index: usize) -> Option<Found> {
    let lower = page.lower(index);
    if !page.begins(index) {
        return None;
    }
    if matches!(lower, "ward" | "hmp" | "hmyoi" | "ysbyty") {
        return after(page, index);
    }
    let street = STREETS.contains(&lower);
    if !(street || INSTITUTIONS.contains(&lower)) || !page.ends(index) {
        return None;
    }
    let capital = page.capital(index);
    let mut first = index;
    let mut named = false;
    while first > 0 && index - first < MOST_WORDS && joins(page, first) {
        let before = first - 1;
        let Some(word) = page.words.get(before).filter(|word| !word.digits) else { break };
        let middle = MIDDLE.contains(&word.lower.as_str());
        let own = word.capital && !word.upper && !is_ordinary(word.owner());
        // "14 Station Road"
        let ordinary = street && word.capital && house_number(page, before, true).is_some();
        if !(own || middle || ordinary) {
            break;
        }
        named |= own || ordinary;
        first = before;
        if own && page.opens_sentence(before) {
            break;
        }
    }
    // A name can't begin with "and" or with what is ordinary in small letters.
    while first < index && !page.capital(first) {
        first += 1;
    }
    let number = house_number(page, first, street);
    if street && !named {
        return small_street(page, index, lower);
    }
    let strength = if number.is_some() || !street || capital { Strength::Medium } else { Strength::Weak };
    if !named || street && !capital && number.is_none() {
        return None;
    }
    found(page, number.unwrap_or(first), index, strength)
}

/// `ward 7`, `HMP Larkmere`, `Ysbyty Larkmere`.
fn after(page: &Page<'_>, index: usize) -> Option<Found> {
    let next = index + 1;
    if !page.spaced(next) {
        return named_before(page, index);
    }
    let word = page.words.get(next)?;
    let numbered = word.digits && word.lower.len() <= 3
        || word.upper && word.lower.len() <= 2
        || word.capital && word.lower.len() == 1;
    let named = word.capital && !is_ordinary(word.owner());
    let ward = page.lower(index) == "ward";
    if named_before(page, index).is_some() {
        return named_before(page, index);
    }
    let fits = if ward { numbered || named && page.capital(index) } else { named };
    let glued = page.words.get(next + 1).is_some_and(|_| page.gap(next + 1).is_empty());
    fits.then(|| found(page, index, next + usize::from(glued && ward), Strength::Medium))?
}

/// `Kestrel ward`.
fn named_before(page: &Page<'_>, index: usize) -> Option<Found> {
    let before = index.checked_sub(1).filter(|_| joins(page, index))?;
    let word = page.words.get(before).filter(|word| word.capital && !word.upper && !is_ordinary(word.owner()))?;
    (!word.digits && page.lower(index) == "ward").then(|| found(page, before, index, Strength::Medium))?
}

/// `14 larkmere road`: in small letters only with a number before.
fn small_street(page: &Page<'_>, index: usize, lower: &str) -> Option<Found> {
    let sure = matches!(
        lower,
        "street" | "road" | "avenue" | "lane" | "crescent" | "terrace" | "close" | "drive" | "gardens" | "grove"
    );
    for back in 1..=2 {
        let first = index.checked_sub(back)?;
        if !page.spaced(first + 1) {
            return None;
        }
        let name = page
            .words
            .get(first)
            .filter(|word| !word.digits && word.lower.chars().count() >= 3 && !is_ordinary(&word.lower))?;
        let number = house_number(page, first, true).filter(|_| sure && !name.lower.is_empty());
        if let Some(number) = number {
            return found(page, number, index, Strength::Medium);
        }
    }
    None
}

/// The word with which the house number before a street begins: `14`, `14b`, `Flat 3, 14`.
fn house_number(page: &Page<'_>, first: usize, street: bool) -> Option<usize> {
    let letter =
        first.checked_sub(2).filter(|_| street && page.gap(first - 1).is_empty() && page.lower(first - 1).len() == 1);
    let number = letter.or(first.checked_sub(1))?;
    let digits = page.digits(number).filter(|digits| digits.len() <= 4)?;
    let near = page.spaced(first) || page.gap(first) == ", ";
    if !street || digits.is_empty() || !near || !page.begins(number) {
        return None;
    }
    let flat = number.checked_sub(2).filter(|flat| {
        matches!(page.lower(*flat), "flat" | "unit" | "apartment" | "room")
            && page.gap(number).trim_matches(is_blank) == ","
    });
    Some(flat.unwrap_or(number))
}

fn joins(page: &Page<'_>, index: usize) -> bool {
    let gap = page.gap(index);
    let saint = index > 0 && page.lower(index - 1) == "st" && gap == ". ";
    saint || gap.len() <= 3 && !gap.is_empty() && gap.chars().all(|character| is_blank(character) || character == '-')
}

fn found(page: &Page<'_>, first: usize, last: usize, strength: Strength) -> Option<Found> {
    let range = page.words.get(first)?.start..page.words.get(last)?.owner_end(page.text);
    let key: Vec<&str> = page.words.get(first..=last)?.iter().map(|word| word.owner()).collect();
    Some(Found::numbered(range, Kind::Place, Reason::PlaceWord, strength, key.join(" ")))
}
