//! Places by their form: streets, house numbers, institutions with a name of their own.

use crate::masking::{
    Kind, Reason, Strength,
    found::Found,
    lexicon::is_ordinary,
    page::{Page, Word, is_blank},
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

/// Finds the place whose last word is at `index`, or the ward, prison or hospital whose name or number follows.
pub fn at(page: &Page<'_>, index: usize) -> Option<Found> {
    named(page, index).or_else(|| after(page, index))
}

/// `Larkmere Hospital`, `Kestrel ward`, `14 Acacia Road`.
fn named(page: &Page<'_>, index: usize) -> Option<Found> {
    let word = page.words.get(index).filter(|_| page.begins(index))?;
    let lower = word.owner();
    let street = STREETS.contains(&lower);
    if !(street || INSTITUTIONS.contains(&lower)) || !page.ends(index) {
        return None;
    }
    // "14 Old Station Road": after a house number, ordinary words are its name.
    let numbered = (1..=3)
        .map_while(|back| index.checked_sub(back).filter(|at| page.capital(*at)))
        .find(|at| street && house_number(page, *at).is_some());
    let mut first = index;
    let mut named = false;
    while first > 0 && index - first < MOST_WORDS && joins(page, first) {
        let before = first - 1;
        let Some(word) = page.words.get(before) else { break };
        let middle = MIDDLE.contains(&word.lower.as_str());
        let own = word.capital && !word.upper && !is_ordinary(word.owner());
        let ordinary = numbered.is_some_and(|first| first <= before);
        if !(own || middle || ordinary) {
            break;
        }
        named |= own || ordinary;
        first = before;
        if own && page.opens_sentence(before) {
            break;
        }
    }
    if !named {
        return if street { small_street(page, index) } else { None };
    }
    // A name can't begin with "and" or with what is ordinary in small letters.
    let first = (first..=index).find(|at| page.capital(*at))?;
    let number = house_number(page, first).filter(|_| street);
    if street && !word.capital && number.is_none() {
        return None;
    }
    found(page, number.unwrap_or(first), index)
}

/// `ward 7`, `HMP Larkmere`, `Ysbyty Larkmere`.
fn after(page: &Page<'_>, index: usize) -> Option<Found> {
    if !page.begins(index) || !matches!(page.lower(index), "ward" | "hmp" | "hmyoi" | "ysbyty") {
        return None;
    }
    let next = index + 1;
    let word = page.words.get(next).filter(|_| page.spaced(next))?;
    let numbered = word.digits && word.lower.len() <= 3
        || word.upper && word.lower.len() <= 2
        || word.capital && word.lower.len() == 1;
    let named = word.capital && !is_ordinary(word.owner());
    let ward = page.lower(index) == "ward";
    let fits = if ward { numbered || named && page.capital(index) } else { named };
    let glued = page.words.get(next + 1).is_some_and(|_| page.gap(next + 1).is_empty());
    fits.then(|| found(page, index, next + usize::from(glued && ward)))?
}

/// `14 larkmere road`: in small letters only with a number before.
fn small_street(page: &Page<'_>, index: usize) -> Option<Found> {
    let sure = matches!(
        page.lower(index),
        "street" | "road" | "avenue" | "lane" | "crescent" | "terrace" | "close" | "drive" | "gardens" | "grove"
    );
    let is_name = |word: &&Word| !word.digits && word.lower.chars().count() >= 3 && !is_ordinary(&word.lower);
    let number = (1..=2)
        .map_while(|back| index.checked_sub(back).filter(|at| page.spaced(at + 1)))
        .take_while(|at| page.words.get(*at).filter(is_name).is_some())
        .find_map(|at| house_number(page, at));
    found(page, number.filter(|_| sure)?, index)
}

/// The word with which the house number before a street begins: `14`, `14b`, `Flat 3, 14`.
fn house_number(page: &Page<'_>, first: usize) -> Option<usize> {
    let letter = first.checked_sub(2).filter(|_| page.gap(first - 1).is_empty() && page.lower(first - 1).len() == 1);
    let number = letter.or(first.checked_sub(1))?;
    page.digits(number).filter(|digits| digits.len() <= 4 && page.begins(number))?;
    if !page.spaced(first) && page.gap(first) != ", " {
        return None;
    }
    let flat = number.checked_sub(2).filter(|flat| {
        matches!(page.lower(*flat), "flat" | "unit" | "apartment" | "room")
            && page.gap(number).trim_matches(is_blank) == ","
    });
    Some(flat.unwrap_or(number))
}

/// Whether the word belongs to the one before, which there is.
fn joins(page: &Page<'_>, index: usize) -> bool {
    let gap = page.gap(index);
    let saint = page.lower(index - 1) == "st" && gap == ". ";
    saint || gap.len() <= 3 && !gap.is_empty() && gap.chars().all(|character| is_blank(character) || character == '-')
}

fn found(page: &Page<'_>, first: usize, last: usize) -> Option<Found> {
    let range = page.words.get(first)?.start..page.words.get(last)?.owner_end(page.text);
    let key: Vec<&str> = page.words.get(first..=last)?.iter().map(|word| word.owner()).collect();
    Some(Found::numbered(range, Kind::Place, Reason::PlaceWord, Strength::Medium, key.join(" ")))
}
