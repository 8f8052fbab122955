//! A codebook as `.qdc`.

use super::{NAMESPACE, description};
use crate::codebook::{Codebook, Theme};

/// What every XML file of ours begins with.
pub(crate) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
/// The tool that wrote it.
pub(crate) const ORIGIN: &str = "Murmuration";

/// The codebook as a `.qdc` file, the same bytes each time. What has no place in one (language, version, source, dates) is left out.
pub fn write(codebook: &Codebook) -> String {
    themes(codebook.themes())
}

/// At least one theme.
pub(crate) fn themes(themes: &[Theme]) -> String {
    let codes = codes(themes);
    format!("{DECLARATION}<CodeBook xmlns=\"{NAMESPACE}\" origin=\"{ORIGIN}\">\n{codes}</CodeBook>\n")
}

/// The element `Codes`, which codebooks and projects have alike.
pub(crate) fn codes(themes: &[Theme]) -> String {
    let mut xml = String::from("<Codes>\n");
    themes.iter().for_each(|theme| code(theme, &mut xml));
    xml.push_str("</Codes>\n");
    xml
}

fn code(theme: &Theme, xml: &mut String) {
    let Theme { guid, codable, .. } = theme;
    let name = escaped(&theme.name);
    xml.push_str(&format!("<Code guid=\"{guid}\" name=\"{name}\" isCodable=\"{codable}\""));
    if let Some(colour) = theme.colour {
        xml.push_str(&format!(" color=\"{colour}\""));
    }
    xml.push_str(">\n");
    let description = description::join(theme);
    if !description.is_empty() {
        xml.push_str(&format!("<Description>{}</Description>\n", escaped(&description)));
    }
    theme.themes.iter().for_each(|below| code(below, xml));
    xml.push_str("</Code>\n");
}

/// For text and for attributes in double quotes. What XML can't carry at all is in no codebook.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
