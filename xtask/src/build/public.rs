//! Files that are sent as they were written: pages of rooms to `rooms/`, all else to `assets/`.

use std::{fs, io, path::Path};

use super::fingerprint::files_below;

/// Copies, keeping folders.
pub fn copy(public: &Path, assets: &Path, rooms: &Path) -> io::Result<()> {
    for file in files_below(public)? {
        let page = file.extension().is_some_and(|it| it == "html");
        let inside = file.strip_prefix(public).unwrap_or(&file);
        let to = if page { rooms } else { assets }.join(inside);
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
    fn pages_and_other_files_part_ways() {
        let folder = tempfile::tempdir().expect("a folder");
        let [public, assets, rooms] = ["public", "assets", "rooms"].map(|name| folder.path().join(name));
        fs::create_dir_all(public.join("words")).expect("a folder");
        for name in ["write.html", "boot.js", "words/en.txt"] {
            fs::write(public.join(name), name).expect("a file");
        }
        copy(&public, &assets, &rooms).expect("copied");
        assert!(rooms.join("write.html").is_file());
        assert!(assets.join("boot.js").is_file());
        assert!(assets.join("words/en.txt").is_file());
        assert!(!assets.join("write.html").exists());
    }
}
