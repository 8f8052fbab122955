//! From the compiler's module to one that a browser loads: `write.wasm` becomes `write.js` and `write_bg.wasm`.
//!
//! No `wasm-opt` after it: measured (binaryen, -O to -Oz), it took 5 to 7 % off the module but less than 1 % off what is
//! sent, and the bytes would depend on whether Node is there.

use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::trouble::Trouble;

/// How exports begin that mark code as split, which ours is not. A hash follows of where the crate that marks lies on the builder's machine: it would differ between
/// two machines, and is of no use to anybody.
const MARKER: &str = "_WASM_SPLIT_MARKER_";

/// Writes both files into `assets`.
pub fn make(module: &Path, assets: &Path) -> Result<(), Trouble> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).typescript(false).remove_name_section(true).remove_producers_section(true);
    // Without it, each starter would have to say where the module is.
    bindgen.omit_default_module_path(false);
    let made = bindgen.web(true).and_then(Bindgen::generate_output).and_then(|mut output| {
        let exports = &mut output.wasm_mut().exports;
        let markers: Vec<_> = exports.iter().filter(|one| one.name.starts_with(MARKER)).map(|one| one.id()).collect();
        markers.into_iter().for_each(|marker| exports.delete(marker));
        output.emit(assets)
    });
    made.map_err(|error| {
        Trouble::new(
            format!("No browser glue for {}: {error:#}", module.display()),
            "wasm-bindgen and wasm-bindgen-cli-support must have the same version in Cargo.toml",
        )
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// The smallest module that exports a number under this name.
    fn module(name: &str) -> Vec<u8> {
        let length = u8::try_from(name.len()).expect("it is short");
        let export = [&[7, length + 4, 1, length], name.as_bytes(), &[3, 0]].concat();
        let memory_and_global = [5, 3, 1, 0, 1, 6, 6, 1, 127, 0, 65, 0, 11];
        [b"\0asm\x01\0\0\0", memory_and_global.as_slice(), &export].concat()
    }

    #[test]
    fn what_is_named_after_a_place_on_the_builders_machine_is_not_sent() {
        let folder = tempfile::tempdir().expect("a folder");
        let made = |name: &str| {
            let from = folder.path().join("room.wasm");
            fs::write(&from, module(name)).expect("it is written");
            make(&from, folder.path()).expect("it is made");
            fs::read(folder.path().join("room_bg.wasm")).expect("it is there")
        };
        let has = |bytes: &[u8], name: &str| bytes.windows(name.len()).any(|part| part == name.as_bytes());
        assert!(has(&made("room_counter"), "room_counter"));
        let [here, there] =
            ["0123456789abcdef", "fedcba9876543210"].map(|hash| made(&format!("{MARKER}{hash}version")));
        assert!(!has(&here, MARKER));
        assert_eq!(here, there);
    }
}
