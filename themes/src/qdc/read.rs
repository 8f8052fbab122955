//! A `.qdc` of any tool, read leniently but within limits.

use roxmltree::{Document, Node, ParsingOptions};

use super::{LIMIT, description};
use crate::codebook::{CodebookError, Colour, Guid, Theme, limit, shown};

/// Elements, texts and comments.
const NODES: u32 = 20_000;
/// Attributes of one element: the parser compares each with all before it, which must not take long.
const ATTRIBUTES: usize = 200;

/// What was in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Its themes, tidied. Not yet checked: put them into a [`CodebookDraft`](crate::codebook::CodebookDraft).
    pub themes: Vec<Theme>,
    /// The tool that wrote it, as it says itself.
    pub origin: Option<String>,
    /// How many sets of codes were left out, which have no place in a codebook of ours. To be said.
    pub sets_left_out: usize,
}

/// Why a file is not imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QdcError {
    /// Longer, or with more in it, than any codebook.
    #[error("the file is too long for a codebook")]
    TooLong,
    /// Save it as UTF-8.
    #[error("the file is not in UTF-8")]
    NotUtf8,
    /// A file with a document type could make a reader fetch or repeat things; a codebook has none.
    #[error("the file has a document type, which a codebook does not have")]
    DocumentType,
    /// Damaged, or no XML at all.
    #[error("the file is not whole, or no XML")]
    NotXml,
    /// XML of another kind. A whole project (`.qdpx`) has its codebook inside.
    #[error("the file is no codebook")]
    NotACodebook,
    /// Something that a codebook of ours may not say.
    #[error(transparent)]
    Refused(#[from] CodebookError),
}

/// Reads a `.qdc` file: any namespace, GUIDs in any case, missing colours, empty `Sets`.
///
/// # Errors
/// [`QdcError`].
pub fn read(bytes: &[u8]) -> Result<Imported, QdcError> {
    if bytes.len() > LIMIT {
        return Err(QdcError::TooLong);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = core::str::from_utf8(bytes).map_err(|_| QdcError::NotUtf8)?;
    // `<` can't stand in an attribute, so no element has more of them than there are up to the next one.
    if text.split('<').any(|element| attributes_at_most(element) > ATTRIBUTES) {
        return Err(QdcError::TooLong);
    }
    let options = ParsingOptions { nodes_limit: NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => QdcError::DocumentType,
        roxmltree::Error::NodesLimitReached => QdcError::TooLong,
        _ => QdcError::NotXml,
    })?;
    let root = document.root_element();
    if root.tag_name().name() != "CodeBook" {
        return Err(QdcError::NotACodebook);
    }
    let codes = named(root, "Codes").next().ok_or(QdcError::NotACodebook)?;
    Ok(Imported {
        themes: themes(codes, "", 1)?,
        origin: root.attribute("origin").map(str::to_owned),
        sets_left_out: named(root, "Sets").flat_map(|sets| named(sets, "Set")).count(),
    })
}

/// How many attributes could be in there: `=` and, behind it, a quotation mark.
fn attributes_at_most(element: &str) -> usize {
    element.split('=').skip(1).filter(|after| after.trim_start().starts_with(['"', '\''])).count()
}

/// The elements of this name right below, in any namespace: tools disagree about how it is written.
fn named<'a, 'd: 'a>(node: Node<'a, 'd>, name: &'static str) -> impl Iterator<Item = Node<'a, 'd>> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

fn themes(parent: Node<'_, '_>, path: &str, depth: usize) -> Result<Vec<Theme>, QdcError> {
    named(parent, "Code").map(|code| theme(code, path, depth)).collect()
}

fn theme(code: Node<'_, '_>, above: &str, depth: usize) -> Result<Theme, QdcError> {
    let name = one_line(code.attribute("name").unwrap_or_default());
    if depth > limit::DEPTH {
        return Err(CodebookError::TooDeep(shown(&name)).into());
    }
    let path = format!("{above}/{name}");
    let description: String =
        named(code, "Description").flat_map(|node| node.descendants()).filter_map(own_text).collect();
    let description = tidied(&description);
    let [definition, use_when, dont_use_when] = description::divide(&description).map(|text| text.trim().to_owned());
    Ok(Theme {
        guid: code.attribute("guid").and_then(guid).unwrap_or_else(|| Guid::derive(&path)),
        colour: code.attribute("color").and_then(colour),
        codable: !matches!(code.attribute("isCodable").map(str::trim), Some("false" | "0")),
        themes: themes(code, &path, depth + 1)?,
        name,
        definition,
        use_when,
        dont_use_when,
    })
}

/// Of text nodes only: an element's `text` is that of its first child, which comes by itself.
fn own_text<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.text().filter(|_| node.is_text())
}

fn guid(text: &str) -> Option<Guid> {
    let text = text.trim();
    let bare = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')).unwrap_or(text);
    bare.to_ascii_lowercase().parse().ok()
}

fn colour(text: &str) -> Option<Colour> {
    let text = text.trim().to_ascii_lowercase();
    let digits = text.strip_prefix('#')?;
    let long =
        if digits.len() == 3 { digits.chars().flat_map(|digit| [digit, digit]).collect() } else { digits.to_owned() };
    format!("#{long}").parse().ok()
}

fn one_line(text: &str) -> String {
    tidied(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without what no text of ours may hold; line breaks stay.
fn tidied(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let plain = |character: char| if character != '\n' && character.is_control() { ' ' } else { character };
    text.trim().chars().map(plain).collect::<String>().trim().to_owned()
}
