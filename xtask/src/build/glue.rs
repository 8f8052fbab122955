//! From the compiler's module to one that a browser loads: `write.wasm` becomes `write.js` and `write_bg.wasm`.
//!
//! No `wasm-opt` after it: measured (binaryen, -O to -Oz), it took 5 to 7 % off the module but less than 1 % off what is
//! sent, and the bytes would depend on whether Node is there.

use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::trouble::Trouble;

/// Writes both files into `assets`.
pub fn make(module: &Path, assets: &Path) -> Result<(), Trouble> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).typescript(false).remove_name_section(true).remove_producers_section(true);
    // Without it, each starter would have to say where the module is.
    bindgen.omit_default_module_path(false);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(assets)).map_err(|error| {
        Trouble::new(
            format!("No browser glue for {}: {error:#}", module.display()),
            "wasm-bindgen and wasm-bindgen-cli-support must have the same version in Cargo.toml",
        )
    })
}
