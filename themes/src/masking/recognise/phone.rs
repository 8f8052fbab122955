//! Telephone numbers of the United Kingdom: 0 or +44, then nine or ten digits.
//!
//! Source: Ofcom, National Telephone Numbering Plan. Numbers that helplines publish belong to nobody and help the reader: they stay.

use crate::masking::{Kind, Reason, Strength, digits::Window, found::Found, page::Page};

const WORDS: &[&str] = &[
    "phone",
    "telephone",
    "tel",
    "mobile",
    "mob",
    "number",
    "call",
    "called",
    "calling",
    "ring",
    "rang",
    "text",
    "texted",
    "landline",
    "fax",
    "whatsapp",
    "on",
    "dial",
    "dialled",
    "contact",
    "home",
    "ffôn",
];

/// As people dial them within the country.
const HELPLINES: &[&str] = &[
    "0800585858",  // CALM
    "08000684141", // PAPYRUS
    "08006895652", // National Suicide Prevention Helpline
    "03001233393", // Mind
    "03001021234", // Mind
    "03003047000", // SANE
    "08082000247", // National Domestic Abuse Helpline
    "08088010327", // Men's Advice Line
    "08001320737", // C.A.L.L., Wales
    "08088084994", // The Mix
];

pub fn of(page: &Page<'_>, window: &Window<'_>) -> Option<Found> {
    let (national, international) = national(page, window)?;
    let second = national.as_bytes().get(1)?;
    let length = national.len();
    // Ten digits in all is rare; 0800 1111 aside, nothing is shorter.
    let fits = matches!(length, 10 | 11) && matches!(second, b'1' | b'2' | b'3' | b'5' | b'7' | b'8' | b'9');
    let mobile_is_whole = *second != b'7' || length == 11;
    if !(fits && mobile_is_whole) || is_helpline(page, window) {
        return None;
    }
    let said = international || page.says_before(window.first(), 6, WORDS);
    let reason = if window.spelled() { Reason::Spelled } else { Reason::Form };
    let strength = if length == 11 || said { Strength::Strong } else { Strength::Medium };
    let mut range = window.range(page);
    let before = page.text.get(..range.start)?;
    // "+44", "(+44)" and "(0113)" are one with what stands before.
    let before = before.strip_suffix('+').unwrap_or(before);
    range.start = before.strip_suffix('(').unwrap_or(before).len();
    Some(Found::numbered(range, Kind::Phone, reason, strength, national))
}

/// Whether a helpline publishes the number.
pub fn is_helpline(page: &Page<'_>, window: &Window<'_>) -> bool {
    national(page, window).is_some_and(|(national, _)| HELPLINES.contains(&national.as_str()))
}

/// The number as dialled within the country, and whether it was written with the country's code.
fn national(page: &Page<'_>, window: &Window<'_>) -> Option<(String, bool)> {
    if window.digits.starts_with('0') && !window.digits.starts_with("00") {
        return Some((window.digits.clone(), false));
    }
    let plus = page.gap(window.first()).trim_end_matches('(').ends_with('+');
    let rest = match window.digits.strip_prefix("0044") {
        Some(rest) => rest,
        None => window.digits.strip_prefix("44").filter(|rest| plus || rest.starts_with('7'))?,
    };
    // "+44 (0)20 …"
    let rest = rest.strip_prefix('0').unwrap_or(rest);
    Some((format!("0{rest}"), true))
}
