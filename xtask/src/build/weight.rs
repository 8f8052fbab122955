//! What a browser will have to load, said after each build.

use std::{fs, path::Path};

use super::{compress::beside, fingerprint::files_below};

/// Prints each file's weight, as it is and compressed.
pub fn print(dist: &Path) {
    for file in files_below(dist).unwrap_or_default() {
        let compressed = beside(&file);
        if let (Ok(plain), Ok(sent)) = (fs::metadata(&file), fs::metadata(&compressed)) {
            let name = file.strip_prefix(dist).unwrap_or(&file);
            println!("  {:>8} B, sent {:>7} B  {}", plain.len(), sent.len(), name.display());
        }
    }
}
