//! Quotes as a REFI-QDA project: each a source of its own, with its theme over the whole of it. `FORMAT.md` §8.3.
//!
//! Source: REFI-QDA standard 1.5, §4 (<https://www.qdasoftware.org>).

use vault::id::Digest;

use super::{ExportError, archive::Archive, sheets, tree};
use crate::{
    codebook::Guid,
    qdc::write::{DECLARATION, ORIGIN, codes, escaped},
    release::{Quote, Release},
};

const NAMESPACE: &str = "urn:QDA-XML:project:1.0";

/// The project with its sources, as one `.zip`.
pub fn write(release: &Release) -> Result<Vec<u8>, ExportError> {
    let digest = release.digest();
    let sources: Vec<_> =
        (1..).zip(release.quotes()).map(|(number, quote)| Source::new(digest, number, quote)).collect();
    let mut archive = Archive::new(release.day());
    archive.add("project.qde", project(release, digest, &sources).as_bytes())?;
    for Source { guid, quote, .. } in &sources {
        archive.add(&format!("sources/{guid}.txt"), quote.text.as_bytes())?;
    }
    archive.finish()
}

fn project(release: &Release, digest: Digest, sources: &[Source<'_>]) -> String {
    let user = guid(digest, "user");
    let made = format!("{}T00:00:00Z", release.day());
    let title = escaped(&sheets::title(release));
    let by = format!("creatingUser=\"{user}\" creationDateTime=\"{made}\"");
    let mut xml = format!(
        "{DECLARATION}<Project xmlns=\"{NAMESPACE}\" name=\"{title}\" origin=\"{ORIGIN}\" creatingUserGUID=\"{user}\" creationDateTime=\"{made}\">\n\
        <Users>\n<User guid=\"{user}\" name=\"{ORIGIN}\"/>\n</Users>\n<CodeBook>\n{}</CodeBook>\n<Sources>\n",
        codes(&tree::of(release.codebook()))
    );
    sources.iter().for_each(|source| xml.push_str(&source.xml(&by)));
    xml.push_str("</Sources>\n</Project>\n");
    xml
}

/// The same GUID for the same thing of the same release.
fn guid(release: Digest, what: &str) -> Guid {
    Guid::derive(&format!("{release}/{what}"))
}

/// A quote, and what GUIDs it gets.
struct Source<'a> {
    number: u32,
    quote: &'a Quote,
    guid: Guid,
    selection: Guid,
    coding: Guid,
}

impl<'a> Source<'a> {
    fn new(release: Digest, number: u32, quote: &'a Quote) -> Self {
        let guid = |what| guid(release, &format!("{what}/{number}"));
        Self { number, quote, guid: guid("source"), selection: guid("selection"), coding: guid("coding") }
    }

    fn xml(&self, by: &str) -> String {
        let Self { number, quote: Quote { theme, text }, guid, selection, coding } = self;
        let source =
            format!("<TextSource guid=\"{guid}\" name=\"Quote {number}\" plainTextPath=\"internal://{guid}.txt\" {by}");
        let Some(theme) = theme else { return format!("{source}/>\n") };
        // Positions are counted in Unicode scalar values, the end not counted in.
        let end = text.chars().count();
        format!(
            "{source}>\n<PlainTextSelection guid=\"{selection}\" name=\"Quote {number}\" startPosition=\"0\" endPosition=\"{end}\" {by}>\n\
            <Coding guid=\"{coding}\" {by}><CodeRef targetGUID=\"{theme}\"/></Coding>\n</PlainTextSelection>\n</TextSource>\n"
        )
    }
}
