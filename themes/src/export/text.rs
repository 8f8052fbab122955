//! Everything that people read in what researchers take away. In English, whatever language the themes are in.

use crate::{plan::Attribute, release::DroppedReason};

/// Accounts in no group of an attribute, or of which it isn't known.
pub const REST: &str = "Other or not known";
/// In tables for people: a count below ten.
pub const BELOW_TEN: &str = "<10";
/// In tables for people: a count that is hidden, whatever it is.
pub const HIDDEN: &str = "hidden";
/// In tables for people: a base of which no table tells.
pub const NOT_PUBLISHED: &str = "not published";

/// Whoever could take the numbers for real has to know.
pub const SYNTHETIC: &str = "Every account of this call is invented. Nothing here says anything about real people.";

/// What the accounts are, and what a table counts.
pub const COUNTED: &str = "Each number counts accounts, not people and not mentions. An account is counted once for a theme if it was marked with that theme or with a theme \
    below it, and can be counted for several themes, so numbers of themes do not add up to the whole. Accounts were sent by people who chose to; they are no sample of anybody, \
    and a share of them is no estimate of how often something happens.";

/// Who is in, after the numbers of the plan.
pub const WHO_IS_IN: &str = "An account is in if its writer allows counting, has not taken it back, and two people have read and coded it and agree.";

/// How numbers are made.
pub const ROUNDING: &str = "Counts from 0 to 9 are not told apart: they are all “<10”. Other counts are rounded to 5. A count that was published before keeps its number while it is at most \
    4 away from it, so another number means that it moved by 5 or more. Totals are computed from the true counts and rounded then, so parts need not add up. Percentages are of \
    rounded numbers, and given only where the base is 20 or more.";
/// How numbers are made if the plan asked for noise.
pub const NOISE: &str = "Random noise (discrete Laplace) was added to each count in place of rounding. A single number can be off either way; a difference of a few accounts means nothing.";

/// Why something is hidden that isn't below ten.
pub const SUPPRESSION: &str = "“hidden” can stand for any count. The number is left out because a count below ten could be computed from it and from other numbers, of this release and of \
    those before; because it would say that nearly everybody in a group names a theme; or because the group is small. All numbers were audited: of every count below ten, whole numbers \
    that agree with everything published were found in which it is 0, and others in which it is 9. Where there were none, further cells were hidden.";

/// Why two signed.
pub const TWICE: &str = "Two members make a release apart from each other, from the same records, and sign it only if their results are the same to the byte.";

/// What an empty cell isn't.
pub const NOT_ZERO: &str = "A number that is not shown is an empty cell with the reason in the column beside it. It is never zero: treat it as missing, and do not compute it.";

/// What was done to quotes.
pub const QUOTES: &str = "Quotes are words of people who allowed it. What could identify someone was taken out and the result checked by two people. Each stands under one theme, \
    is joined to no other fact, and quotes of the same person are not linked. Please do not try to find out who wrote them.";

/// What a release of a summary is.
pub const NARRATIVE: &str = "Too few accounts came for numbers that could not expose anybody. So this release has a summary, checked by two people, and quotes. There are no counts, \
    and quotes do not say what theme they belong to.";

/// A text that a spreadsheet could calculate.
pub const INERT: &str = "In tables, a text that begins with = + - @ or a tab has an apostrophe before it, so that no program calculates it.";

/// How to be sure that nothing was changed.
pub const VERIFY_FILES: &str = "“sha256sum -c checksums.sha256” in this folder says whether every file is as it was made. Everything here is made from release.json alone; the same \
    version of the program makes the same files from it, byte for byte.";
/// How to be sure that the release is the call's.
pub const VERIFY_SIGNATURES: &str = "release.json has the signatures (Ed25519) of two members of the call, at least one of them a keyholder. The program murmuration-offline checks \
    them with the call's list of keys. Compare the fingerprint of that list with one that the organisation published elsewhere: a list of keys from the same place as the \
    release proves nothing.";
/// What should be said beside the name of the release.
pub const CITE: &str = "Name the organisation that made the call, and:";

/// The first lines of the SPSS syntax. None ends a command early: SPSS takes a full stop at the end of a line for that.
pub const SYNTAX: [&str; 4] = [
    "Reads the tables of this release. Each becomes a data set of its own.",
    "First name the folder with this file, for example: CD 'C:\\release' and run that line.",
    "Numbers that are not shown are system-missing, and the variable beside them says why.",
    "Quotes are not read here, because they can have line breaks: use the other files for them.",
];

/// What each file is, in the order in which they are packed.
pub const FILES: [(&str, &str); 11] = [
    (super::REPORT, "this page"),
    (super::RELEASE, "the release itself with its signatures: what everything else is made from"),
    ("tables/", "each table as CSV (UTF-8), one line for each cell"),
    (super::DATA_PACKAGE, "what the columns mean, for Frictionless Data"),
    (super::CSVW, "the same for CSV on the Web (W3C)"),
    (super::SYNTAX, "syntax that reads the tables into SPSS or PSPP"),
    (super::WORKBOOK, "the same tables for spreadsheets, with notes"),
    (super::CODEBOOK, "the themes, for research tools (REFI-QDA codebook)"),
    (super::CODEBOOK_TABLE, "the themes as a table, as Taguette imports it"),
    (super::PROJECT, "the quotes with their themes, for research tools (REFI-QDA project)"),
    (super::CHECKSUMS, "SHA-256 of every file"),
];

/// What an attribute is called in headings.
pub fn attribute(attribute: Attribute) -> &'static str {
    match attribute {
        Attribute::Region => "region",
        Attribute::Period => "half-year",
        Attribute::Age => "age",
        Attribute::Service => "kind of service",
    }
}

/// Why a table is missing, as the end of a sentence.
pub fn dropped(reason: DroppedReason) -> &'static str {
    match reason {
        DroppedReason::Unsafe => {
            "counts below ten could have been computed from it, and hiding more of it did not end that"
        }
        DroppedReason::Noise => "with noise only the totals of themes are published",
    }
}
