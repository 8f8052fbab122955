//! Files that are sent as they were written.

use std::{fs, io, path::Path};

use super::fingerprint::files_below;

/// Copies, keeping folders.
pub fn copy(public: &Path, assets: &Path) -> io::Result<()> {
    for file in files_below(public)? {
        let to = assets.join(file.strip_prefix(public).unwrap_or(&file));
        if let Some(around) = to.parent() {
            fs::create_dir_all(around)?;
        }
        fs::write(to, fs::read(&file)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_keep_their_folders() {
        let folder = tempfile::tempdir().expect("a folder");
        let [public, assets] = ["public", "assets"].map(|name| folder.path().join(name));
        fs::create_dir_all(public.join("words")).expect("a folder");
        for name in ["boot.js", "words/en.txt"] {
            fs::write(public.join(name), name).expect("a file");
        }
        copy(&public, &assets).expect("copied");
        assert!(assets.join("boot.js").is_file());
        assert!(assets.join("words/en.txt").is_file());
    }
}
