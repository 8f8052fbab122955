//! What a page that the server wrote itself may hold of what makes a browser load something, or go elsewhere.

use std::collections::BTreeMap;

/// Beginnings of elements that load, redirect or frame something. They are looked for wherever they stand: what a browser would make of a page is not guessed.
const WATCHED: [&str; 12] = [
    "<script",
    "<link",
    "<style",
    "<meta",
    "<base",
    "<iframe",
    "<frame",
    "<object",
    "<embed",
    "<applet",
    "<portal",
    "<fencedframe",
];
/// How this project's pages write them (`app::page`), and no other way: before what differs, and after it and a quotation mark.
const FORMS: [(&str, Between, &str); 8] = [
    ("<script src=\"", Between::File, " defer></script>"),
    ("<link rel=\"stylesheet\" href=\"", Between::File, ">"),
    ("<link rel=\"icon\" href=\"", Between::File, " type=\"image/svg+xml\">"),
    ("<meta name=\"description\" content=\"", Between::Text, ">"),
    ("<meta charset=\"utf-8", Between::Nothing, ">"),
    ("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1", Between::Nothing, ">"),
    ("<meta name=\"color-scheme\" content=\"light dark", Between::Nothing, ">"),
    ("<meta name=\"referrer\" content=\"no-referrer", Between::Nothing, ">"),
];
/// Of the page that leads away from here at once, and only there.
const LEAVE: &str = "/leave";
const ONWARD: &str = "<meta http-equiv=\"refresh\" content=\"0; url=https://www.bbc.co.uk/weather\">";
/// Characters of what is not right that are shown.
const SHOWN: usize = 100;

/// What differs.
#[derive(Clone, Copy)]
enum Between {
    Nothing,
    /// The address of a listed file.
    File,
    /// Anything but the end of the attribute.
    Text,
}

/// The first thing that is not right in the page at `address`, as a sentence without its full stop.
pub fn trouble<F>(html: &str, address: &str, files: &BTreeMap<String, F>) -> Option<String> {
    let lower = html.to_ascii_lowercase();
    let mut found: Vec<usize> = WATCHED.iter().flat_map(|name| lower.match_indices(name).map(|(at, _)| at)).collect();
    found.sort_unstable();
    found.into_iter().find_map(|at| {
        let rest = &html[at..];
        let form = FORMS.iter().find_map(|(begin, between, end)| {
            let (inside, after) = rest.strip_prefix(begin)?.split_once('"')?;
            after.starts_with(end).then_some((*between, inside))
        });
        match form {
            Some((Between::Nothing, "") | (Between::Text, _)) => None,
            Some((Between::File, file)) if files.contains_key(file) => None,
            Some((Between::File, file)) => Some(format!("It loads {file}, which was not signed")),
            _ if address == LEAVE && rest.starts_with(ONWARD) => None,
            _ => {
                let shown: String = rest.chars().take(SHOWN).collect();
                Some(format!("It holds what this version of the server never writes: {shown}"))
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(html: &str) -> Option<String> {
        let files = ["/assets/style.css", "/assets/leave.js"].map(|file| (file.to_owned(), ()));
        trouble(html, "/", &BTreeMap::from(files))
    }

    #[test]
    fn what_the_pages_hold_is_right() {
        assert_eq!(first(r#"<meta charset="utf-8"><link rel="stylesheet" href="/assets/style.css">"#), None);
        assert_eq!(first(r#"<script src="/assets/leave.js" defer></script><svg><linearGradient id="s">"#), None);
        assert_eq!(first(r#"<meta name="description" content="A &lt;script&gt;">"#), None);
    }

    #[test]
    fn what_hides_in_something_right_is_found() {
        for html in [
            r#"<meta name="description" content="<script src=/evil.js>">"#,
            r#"<meta charset="utf-8" http-equiv="refresh">"#,
            r#"<meta charset="utf-16">"#,
            r#"<!--<script>-->"#,
            "<script",
        ] {
            assert!(first(html).is_some(), "{html}");
        }
    }
}
