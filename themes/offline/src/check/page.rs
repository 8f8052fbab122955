//! What a page that the server wrote itself would make a browser load.

/// Scripts and styles of a page: each with its address, or `None` for one that is written into the page.
pub fn loads(html: &str) -> Vec<Option<String>> {
    let lower = html.to_ascii_lowercase();
    let starts = |name| lower.match_indices(name).map(move |(at, _)| (at, name));
    let mut found: Vec<(usize, Option<String>)> = Vec::new();
    for (at, name) in starts("<script").chain(starts("<link")).chain(starts("<style")) {
        let tag = html[at + name.len()..].split('>').next().unwrap_or_default();
        let loaded = match name {
            "<script" => Some(attribute(tag, "src")),
            "<style" => Some(None),
            // Other links lead somewhere, or show a picture.
            _ => {
                let rel = attribute(tag, "rel").unwrap_or_default().to_ascii_lowercase();
                rel.split_ascii_whitespace()
                    .any(|word| ["stylesheet", "modulepreload", "preload"].contains(&word))
                    .then(|| attribute(tag, "href"))
            }
        };
        found.extend(loaded.map(|address| (at, address)));
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, address)| address).collect()
}

/// The value of an attribute, as far as this project's pages write them: in double quotes.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let begin = format!("{name}=\"");
    let at = tag.match_indices(&begin).find(|(at, _)| tag[..*at].ends_with(|c: char| c.is_ascii_whitespace()))?.0;
    Some(tag[at + begin.len()..].split('"').next()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_styles_are_found_however_they_stand() {
        let html = r#"<link rel="stylesheet" href="/assets/style.css"><link rel="icon" href="/i.svg">
            <SCRIPT data-src="/no.js" src="/assets/leave.js" defer></SCRIPT><script>1</script><style>a{}</style><script src=/x.js>"#;
        let found = loads(html);
        let found: Vec<Option<&str>> = found.iter().map(Option::as_deref).collect();
        assert_eq!(found, [Some("/assets/style.css"), Some("/assets/leave.js"), None, None, None]);
    }
}
