//! The languages.

/// A language that pages and rooms can be read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locale {
    /// In `?lang=` and in file names; the folder in `locales/`.
    pub tag: &'static str,
    /// For `<html lang>`: BCP 47.
    pub lang: &'static str,
    /// For `<html dir>`.
    pub dir: &'static str,
    /// In its own language. Empty: not offered, and never chosen unless it is asked for by its tag.
    pub name: &'static str,
    /// Not yet read by people who speak it; its pages say so.
    pub draft: bool,
}

/// Every language, English first. The last two are made from English: with brackets around each text, which shows what
/// stands outside the catalogue, and the same from right to left.
pub const LOCALES: [Locale; 4] = [
    Locale { tag: "en", lang: "en-GB", dir: "ltr", name: "English", draft: false },
    Locale { tag: "cy", lang: "cy", dir: "ltr", name: "Cymraeg", draft: true },
    Locale { tag: "en-XA", lang: "en-XA", dir: "ltr", name: "", draft: false },
    Locale { tag: "ar-XB", lang: "ar-XB", dir: "rtl", name: "", draft: false },
];

impl Locale {
    /// The language with this tag.
    pub fn with_tag(tag: &str) -> Option<Self> {
        LOCALES.into_iter().find(|locale| locale.tag.eq_ignore_ascii_case(tag))
    }

    /// Those that a person can choose on the page.
    pub fn offered() -> impl Iterator<Item = Self> {
        LOCALES.into_iter().filter(|locale| !locale.name.is_empty())
    }

    /// The best of those offered for the header `Accept-Language` (RFC 9110, section 12.5.4); English if none fits.
    pub fn accepted(header: &str) -> Self {
        let mut wanted: Vec<(f32, &str)> = header.split(',').filter_map(wish).collect();
        wanted.sort_by(|one, other| other.0.total_cmp(&one.0));
        let found = wanted.iter().find_map(|(_, range)| {
            let language = range.split('-').next().unwrap_or_default();
            Self::with_tag(range).or_else(|| Self::offered().find(|locale| locale.tag == language))
        });
        found.unwrap_or(LOCALES[0])
    }
}

/// A language, and how much it is wanted.
fn wish(item: &str) -> Option<(f32, &str)> {
    let (range, quality) = item.split_once(";q=").unwrap_or((item, "1"));
    let quality: f32 = quality.trim().parse().ok().filter(|quality| *quality > 0.0)?;
    Some((quality, range.trim()))
}
