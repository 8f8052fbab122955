//! Whether anything that `dist/` is made from has changed since it was made.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use vault::id::Digest;

use super::Files;

/// The recipe counts as an input: a change to how `dist/` is made must be seen as well.
const RECIPE: [&str; 10] = [
    include_str!("../build.rs"),
    include_str!("compress.rs"),
    include_str!("fingerprint.rs"),
    include_str!("glue.rs"),
    include_str!("manifest.rs"),
    include_str!("page.rs"),
    include_str!("public.rs"),
    include_str!("starter.rs"),
    include_str!("style.rs"),
    include_str!("text.rs"),
];

const NAME: &str = "fingerprint";

/// Hex of a hash over the recipe, over name and content of every file below `inputs`, and over those that were `made`.
pub fn of(inputs: &[PathBuf], made: &[&Files]) -> io::Result<String> {
    let mut lines = String::new();
    for text in RECIPE {
        lines += &format!("recipe {}\n", Digest::of(text.as_bytes()));
    }
    for (name, content) in made.iter().copied().flatten() {
        lines += &format!("{} {name}\n", Digest::of(content.as_bytes()));
    }
    for input in inputs {
        let around = input.parent().unwrap_or(input);
        for file in files_below(input)? {
            let name = file.strip_prefix(around).unwrap_or(&file);
            lines += &format!("{} {}\n", Digest::of(&fs::read(&file)?), name.display());
        }
    }
    Ok(Digest::of(lines.as_bytes()).to_string())
}

/// Every file below a folder (or the file itself), in an order that does not depend on the file system.
pub fn files_below(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(path)? {
        found.extend(files_below(&entry?.path())?);
    }
    found.sort();
    Ok(found)
}

/// Whether `dist` was made from these inputs.
pub fn matches(dist: &Path, inputs: &str) -> bool {
    fs::read_to_string(dist.join(NAME)).is_ok_and(|kept| kept.trim() == inputs)
}

/// Whatever stands in `dist` from now on is not known to be whole.
pub fn forget(dist: &Path) -> io::Result<()> {
    match fs::remove_file(dist.join(NAME)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Remembers what `dist` was made from.
pub fn write(dist: &Path, inputs: &str) -> io::Result<()> {
    fs::write(dist.join(NAME), format!("{inputs}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_made_again_until_a_file_changes_or_appears() {
        let folder = tempfile::tempdir().expect("a folder");
        let (style, dist) = (folder.path().join("style"), folder.path().join("dist"));
        fs::create_dir_all(style.join("part")).expect("a folder");
        fs::create_dir(&dist).expect("a folder");
        fs::write(style.join("part/box.css"), "a{}").expect("a file");
        let inputs = [style.clone()];

        let first = of(&inputs, &[]).expect("a fingerprint");
        assert!(!matches(&dist, &first));
        write(&dist, &first).expect("written");
        assert!(matches(&dist, &of(&inputs, &[]).expect("a fingerprint")));
        forget(&dist).expect("forgotten");
        assert!(!matches(&dist, &first));

        fs::write(style.join("part/box.css"), "b{}").expect("a file");
        let changed = of(&inputs, &[]).expect("a fingerprint");
        assert!(!matches(&dist, &changed));

        fs::write(style.join("base.css"), "").expect("a file");
        assert_ne!(changed, of(&inputs, &[]).expect("a fingerprint"));
    }
}
