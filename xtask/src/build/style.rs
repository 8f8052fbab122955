//! One stylesheet from many small ones, in an order that decides who overrides whom.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::fingerprint::files_below;
use crate::trouble::Trouble;

/// From general to particular. Within a folder the order is that of the names.
const ORDER: [&str; 6] = ["tokens.css", "base.css", "layout.css", "part", "page", "room"];

/// All stylesheets below `folder` as one.
pub fn join(folder: &Path) -> Result<String, Trouble> {
    let mut sheets = sheets(folder)?;
    sheets.sort();
    let mut joined = String::new();
    for (_, path) in sheets {
        let text = fs::read_to_string(&path).map_err(|error| {
            Trouble::new(format!("{} can't be read: {error}", path.display()), "Look at its permissions")
        })?;
        joined += &slim(&text);
    }
    Ok(joined)
}

/// Each stylesheet with its place in the order. One without a place is refused: it would override by accident.
fn sheets(folder: &Path) -> Result<Vec<(usize, PathBuf)>, Trouble> {
    let files = files_below(folder).map_err(|error| {
        Trouble::new(format!("{} can't be read: {error}", folder.display()), "Look at its permissions")
    })?;
    let sheets = files.into_iter().filter(|path| path.extension().is_some_and(|it| it == "css"));
    sheets
        .map(|path| {
            let first = path.strip_prefix(folder).ok().and_then(|inside| inside.iter().next());
            let place = first.and_then(|name| ORDER.iter().position(|known| name == *known));
            let place = place.ok_or_else(|| {
                Trouble::new(
                    format!("{} has no place in the order of styles", path.display()),
                    format!("Move it under one of: {}", ORDER.join(", ")),
                )
            })?;
            Ok((place, path))
        })
        .collect()
}

/// Without comments, indentation and empty lines. Text in quotes stays as it is.
fn slim(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, from) = rest.split_at(at);
        bare += before;
        let length = if from.starts_with("/*") {
            from.find("*/").map_or(from.len(), |end| end + 2)
        } else {
            let kept = quoted(from);
            bare += &from[..kept];
            kept
        };
        rest = &from[length..];
    }
    bare += rest;
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Length of the quotation at the start of `text`, or 1 for a slash.
fn quoted(text: &str) -> usize {
    let mut characters = text.char_indices();
    let Some((_, mark)) = characters.next().filter(|(_, mark)| *mark != '/') else {
        return 1;
    };
    while let Some((at, character)) = characters.next() {
        if character == '\\' {
            characters.next();
        } else if character == mark {
            return at + 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_stand_from_general_to_particular() {
        let folder = tempfile::tempdir().expect("a folder");
        let names = [
            "room/write.css",
            "page/call.css",
            "part/button.css",
            "part/banner.css",
            "layout.css",
            "base.css",
            "tokens.css",
        ];
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, format!(".{name}\n")).expect("a file");
        }
        let joined = join(folder.path()).expect("joined");
        let order = [
            ".tokens.css",
            ".base.css",
            ".layout.css",
            ".part/banner.css",
            ".part/button.css",
            ".page/call.css",
            ".room/write.css",
        ];
        assert_eq!(joined.lines().collect::<Vec<_>>(), order);
    }

    #[test]
    fn a_style_without_a_place_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("extra.css"), "").expect("a file");
        let trouble = join(folder.path()).expect_err("refused").to_string();
        assert!(trouble.contains("extra.css"), "{trouble}");
    }

    /// So that a page can be read from right to left.
    #[test]
    fn no_style_names_left_or_right() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../style");
        let joined = join(&folder).expect("joined");
        let sides = ["left", "right"];
        for line in joined.lines() {
            let words = line.split(|letter: char| !letter.is_ascii_alphanumeric());
            for word in words {
                assert!(!sides.contains(&word), "{line}");
            }
            let name = line.split(':').next().unwrap_or_default();
            assert!(!["width", "height", "top", "bottom"].contains(&name), "{line}");
            let sides: Vec<&str> = line.split_once(": ").map_or("", |(_, value)| value).split(' ').collect();
            let four = ["padding", "margin", "inset"].contains(&name) && sides.len() == 4 && !line.contains('(');
            assert!(!four, "{line}");
        }
    }

    #[test]
    fn comments_go_and_quotations_stay() {
        let css = "/* one\n two */\na {\n\n  content: \"/* kept \\\" */\";\n  margin: calc(1px / 2);\n}\n/* open";
        let slimmed = "a {\ncontent: \"/* kept \\\" */\";\nmargin: calc(1px / 2);\n}\n";
        assert_eq!(slim(css), slimmed);
    }
}
