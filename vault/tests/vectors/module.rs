//! The vectors as npm's package `cctv-age` carries them: a JavaScript module of base64 strings.

use std::{env, fs, path::PathBuf};

use data_encoding::BASE64;

/// Every vector with its name, in the order of the module.
pub fn vectors() -> Vec<(String, Vec<u8>)> {
    let path = env::var_os("MURMURATION_VECTORS").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../end2end/node_modules/cctv-age/index.js")),
        PathBuf::from,
    );
    let module = fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!(
            "the vectors of npm's cctv-age are not at {} ({error}): run `npm ci` in end2end, or set MURMURATION_VECTORS \
             to another copy of its index.js",
            path.display()
        )
    });
    module.lines().filter_map(vector).collect()
}

/// `var hmac_bad_default = __toBinary("…");`
fn vector(line: &str) -> Option<(String, Vec<u8>)> {
    let (name, rest) = line.strip_prefix("var ")?.split_once("_default = __toBinary(\"")?;
    let bytes = BASE64.decode(rest.strip_suffix("\");")?.as_bytes()).expect("the module holds base64");
    Some((name.to_owned(), bytes))
}
