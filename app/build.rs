//! Compiles `locales/` into typed keys and, for the server and the tools, into one table for each language.
//!
//! A message that the program could not show is an error here: a mistake in the syntax, a function, a term, a text beside a
//! choice, a translation whose values are not those of the English. CONTRIBUTING.md says what a message may be.

#[path = "build/emit.rs"]
mod emit;
#[path = "build/message.rs"]
mod message;
#[path = "build/read.rs"]
mod read;

use std::{collections::BTreeMap, env, error::Error, fs, path::Path};

use message::Message;

/// `file.message-id` to what it says.
type Catalogue = BTreeMap<String, Message>;

const ENGLISH: &str = "en";
/// Languages made from English. What stands outside their brackets on a page is not in the catalogue.
const PSEUDO: [&str; 2] = ["en-XA", "ar-XB"];

fn main() -> Result<(), Box<dyn Error>> {
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let out = env::var("OUT_DIR")?;
    let locales = Path::new(&root).join("locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    println!("cargo::rerun-if-changed={}", Path::new(&root).join("build").display());

    let english = read::folder(&locales.join(ENGLISH))?;
    fs::write(Path::new(&out).join("keys.rs"), emit::keys(&english))?;
    if env::var_os("CARGO_FEATURE_SSR").is_some() {
        let mut translations = read::translations(&locales, ENGLISH, &english)?;
        for name in PSEUDO {
            translations.insert(name.to_owned(), in_brackets(&english));
        }
        fs::write(Path::new(&out).join("catalogues.rs"), emit::catalogues(&english, &translations))?;
    }
    Ok(())
}

fn in_brackets(english: &Catalogue) -> Catalogue {
    let change = |text: &str| format!("\u{27e6}{text}\u{27e7}");
    english.iter().map(|(key, message)| (key.clone(), message.map(change))).collect()
}
