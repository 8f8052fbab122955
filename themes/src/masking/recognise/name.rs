//! People's names, by what stands around them. There is no list of names: such lists know some people's and not others'.

mod again;

pub use self::again::same_names;
use crate::masking::{
    Kind, Reason, Strength,
    found::Found,
    lexicon::{RELATIONS, is_ordinary},
    page::{Page, is_blank, is_hyphen},
};

const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "doctor",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "rev",
    "reverend",
    "cllr",
    "councillor",
    "pc",
    "wpc",
    "dc",
    "ds",
    "di",
    "pcso",
    "sgt",
    "sergeant",
    "constable",
    "inspector",
    "officer",
    "nurse",
    "sister",
    "judge",
    "imam",
    "rabbi",
    "uncle",
];
/// Titles that stand before names alone, so that what follows is one in small letters too.
const ADDRESSED: &[&str] = &["mr", "mrs", "ms", "mx", "dr", "prof", "cllr"];
/// Ordinary words that are surnames as well, after a title.
const SURNAMES: &[&str] = &[
    "may", "black", "white", "good", "little", "small", "english", "french", "day", "house", "street", "ward", "young",
    "long", "short", "welsh", "irish", "best", "church", "bank",
];
/// Words between a relation and the name: "my sister, called Orsa".
const CALLED: &[&str] = &["called", "named", "nicknamed", "o'r", "enw"];
/// What people do, after a name that begins a sentence.
const ACTS: &[&str] = &[
    "said", "says", "told", "rang", "phoned", "called", "came", "went", "was", "is", "has", "had", "did", "didn't",
    "wasn't", "asked", "answered", "sat", "stayed", "left", "knew", "thought", "wrote", "held", "helped", "drove",
    "looked", "took", "made", "kept", "never", "always", "just", "wouldn't", "couldn't", "could", "would", "got",
    "gave", "put", "tried", "waited", "listened", "cried", "died", "lives", "works", "worked", "used", "still",
    "again",
];
const PLACE_BEFORE: &[&str] =
    &["in", "near", "around", "across", "outside", "via", "to", "from", "at", "towards", "into", "leaving", "yn"];
const PARTICLES: &[&str] = &["de", "van", "der", "den", "von", "al", "el", "bin", "ap", "ab", "ferch", "da", "di"];
const MOST_WORDS: usize = 6;

pub fn at(page: &Page<'_>, index: usize) -> Option<Found> {
    if !page.begins(index) || page.words.get(index)?.digits {
        return None;
    }
    let (reason, strength) = reason(page, index)?;
    let last = last_of(page, index);
    if !page.ends(last) {
        return None;
    }
    // "in Larkmere", "the Royal Ambry"
    let before = index.checked_sub(1).map_or("", |at| page.lower(at));
    let is_place = reason == Reason::Capital && (before == "the" || PLACE_BEFORE.contains(&before));
    let (kind, reason) = if is_place { (Kind::Place, Reason::Preposition) } else { (Kind::Name, reason) };
    found(page, index, last, kind, reason, strength)
}

/// What shows that a name begins here, the surest first.
fn reason(page: &Page<'_>, index: usize) -> Option<(Reason, Strength)> {
    let before = index.checked_sub(1).map_or("", |at| page.lower(at));
    let spaced = page.spaced(index);
    if TITLES.contains(&before) && after_title(page, index) && follows_title(page, index) {
        return Some((Reason::Title, Strength::Strong));
    }
    let named = page.words.get(index).is_some_and(|word| word.capital && !is_ordinary(word.owner()));
    let relation = RELATIONS.contains(&before);
    if relation && named && (spaced || page.gap(index) == ", ") {
        return Some((Reason::Relation, Strength::Medium));
    }
    if relation && spaced && is_small_name(page, index) {
        return Some((Reason::Relation, Strength::Weak));
    }
    if spaced && is_called(page, index) {
        return Some((Reason::Called, Strength::Medium));
    }
    if is_signature(page, index) {
        return Some((Reason::Signature, Strength::Weak));
    }
    if !is_plain_capital(page, index) {
        return None;
    }
    if page.opens_sentence(index) {
        return is_acting(page, index).then_some((Reason::Acts, Strength::Weak));
    }
    let alone = !goes_on(page, index) && !matches!(before, "a" | "an");
    alone.then_some((Reason::Capital, Strength::Weak))
}

/// "Orsa rang", "Orsa and Tavi", "Orsa's coat"; not "Crying was".
fn is_acting(page: &Page<'_>, index: usize) -> bool {
    let last = last_of(page, index);
    let both = page.lower(last + 1) == "and" && is_plain_capital(page, last + 2);
    let acts = page.spaced(last + 1) && (both || ACTS.contains(&page.lower(last + 1)));
    let doing = page.words.get(index).is_some_and(|word| word.owner().ends_with("ing"));
    (acts || owns(page, last)) && !doing
}

fn found(page: &Page<'_>, first: usize, last: usize, kind: Kind, reason: Reason, strength: Strength) -> Option<Found> {
    let range = page.words.get(first)?.start..page.words.get(last)?.owner_end(page.text);
    let words = page.words.get(first..=last)?;
    let key: Vec<&str> = words.iter().map(|word| word.owner()).collect();
    Some(Found::numbered(range, kind, reason, strength, key.join(" ")))
}

/// The last word of the name that begins here: capitals after it, initials and particles between.
fn last_of(page: &Page<'_>, first: usize) -> usize {
    let mut last = first;
    while last - first + 1 < MOST_WORDS {
        let next = last + 1;
        if owns(page, last) || !is_joined(page, next) {
            break;
        }
        let is_name = |at: usize| page.capital(at) && page.words.get(at).is_some_and(|word| !is_ordinary(word.owner()));
        if is_name(next) {
            last = next;
        } else if page.capital(next) && page.gap(next).chars().all(is_hyphen) {
            // "Zoë-May" is no month.
            last = next;
        } else {
            match after_particles(page, next).filter(|after| is_name(*after)) {
                Some(after) => last = after,
                None => break,
            }
        }
    }
    last
}

/// The word after one particle or two, with blanks between: "de Ash", "van der Ash".
fn after_particles(page: &Page<'_>, index: usize) -> Option<usize> {
    let is_particle = |at: usize| PARTICLES.contains(&page.lower(at)) && page.spaced(at + 1);
    let first = Some(index).filter(|at| is_particle(*at))? + 1;
    Some(first + usize::from(is_particle(first)))
}

fn is_joined(page: &Page<'_>, index: usize) -> bool {
    let gap = page.gap(index);
    let initial = page.lower(index - 1).chars().count() == 1 && gap == ". ";
    initial || !gap.is_empty() && gap.len() <= 3 && (gap.chars().all(is_blank) || gap.chars().all(is_hyphen))
}

fn owns(page: &Page<'_>, index: usize) -> bool {
    page.words.get(index).is_some_and(|word| word.owner().len() < word.lower.len())
}

/// Whether nothing but a blank, or the full stop of an abbreviation, stands between a title and the word.
fn after_title(page: &Page<'_>, index: usize) -> bool {
    page.spaced(index) || page.gap(index) == ". " && page.lower(index.saturating_sub(1)).len() <= 4
}

/// Whether what stands after a title can be a name. After most titles it needs a capital, because "the nurse who" is nobody.
fn follows_title(page: &Page<'_>, index: usize) -> bool {
    let Some(word) = page.words.get(index) else { return false };
    let particle = after_particles(page, index).is_some_and(|after| page.capital(after));
    let name = !is_ordinary(word.owner()) || SURNAMES.contains(&word.owner());
    let addressed = ADDRESSED.contains(&page.lower(index.saturating_sub(1))) && word.lower.chars().count() >= 3;
    particle || name && (word.capital || addressed && !is_ordinary(word.owner()))
}

/// "called Orsa", "my name is orsa", "this is Orsa", "signed Orsa".
fn is_called(page: &Page<'_>, index: usize) -> bool {
    let before = |back: usize| index.checked_sub(back).map_or("", |at| page.lower(at));
    let Some(word) = page.words.get(index) else { return false };
    let name_is = matches!(before(1), "is" | "was") && matches!(before(2), "name" | "names");
    let small = word.lower.chars().count() >= 3
        && !is_ordinary(word.owner())
        && !NOT_AFTER_CALLED.contains(&word.lower.as_str());
    if name_is {
        return small || word.capital && !is_ordinary(word.owner());
    }
    let capital = word.capital && !is_ordinary(word.owner());
    let person = RELATIONS.contains(&before(2))
        || matches!(
            before(2),
            "man" | "woman" | "person" | "someone" | "somebody" | "lady" | "bloke" | "guy" | "was" | "is"
        );
    if CALLED.contains(&before(1)) {
        return capital || small && (person || before(1) == "named");
    }
    capital
        && (matches!(before(1), "i'm" | "signed" | "dear" | "hi" | "hello" | "im")
            || before(1) == "am" && before(2) == "i")
}

/// After "called" or "is" these are no names.
const NOT_AFTER_CALLED: &[&str] = &[
    "withheld",
    "unknown",
    "known",
    "redacted",
    "removed",
    "changed",
    "different",
    "asking",
    "ringing",
    "mentioned",
    "names",
    "emergency",
    "crying",
    "attention",
];

/// "my daughter orsa rang": in small letters only before what people do.
fn is_small_name(page: &Page<'_>, index: usize) -> bool {
    let lower = page.lower(index);
    let acts = page.spaced(index + 1) && ACTS.contains(&page.lower(index + 1));
    acts && lower.chars().count() >= 3 && !lower.ends_with("ly") && !is_ordinary(lower) && !ACTS.contains(&lower)
}

/// A line at the end, or after a greeting, that is a name and nothing else.
fn is_signature(page: &Page<'_>, index: usize) -> bool {
    let Some(word) = page.words.get(index).filter(|word| word.capital && !is_ordinary(word.owner())) else {
        return false;
    };
    let opens = page.gap(index).contains('\n') && word.lower.chars().count() > 1;
    let after = page.gap(last_of(page, index) + 1);
    opens && (after.contains('\n') || last_of(page, index) + 1 == page.words.len()) && !after.contains(['!', '?', ':'])
}

/// A capital that nothing ordinary explains: no acronym, no institution's or month's name.
fn is_plain_capital(page: &Page<'_>, index: usize) -> bool {
    page.words.get(index).is_some_and(|word| {
        word.capital && !word.upper && word.owner().chars().count() >= 2 && !is_ordinary(word.owner())
    })
}

/// Whether the capital before belongs to the same name. There is one, for no sentence begins here.
fn goes_on(page: &Page<'_>, index: usize) -> bool {
    is_joined(page, index)
        && is_plain_capital(page, index - 1)
        && !owns(page, index - 1)
        && !page.opens_sentence(index - 1)
}
