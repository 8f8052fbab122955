//! What the room in plain JavaScript is bundled from.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use data_encoding::{BASE64, HEXLOWER};
use serde::Deserialize;

use super::{Component, Components, read, strange};
use crate::trouble::Trouble;

/// <https://docs.npmjs.com/cli/configuring-npm/package-lock-json>, version 3.
#[derive(Deserialize)]
struct Lock {
    packages: BTreeMap<String, Package>,
}

#[derive(Deserialize)]
struct Package {
    #[serde(default)]
    version: String,
    #[serde(default)]
    integrity: String,
    #[serde(default)]
    license: String,
    /// Whether it only bundles, or tests.
    #[serde(default)]
    dev: bool,
    #[serde(default)]
    dependencies: BTreeMap<String, String>,
}

/// Adds every package that ends up in the bundle.
pub fn add(lock: &Path, components: &mut Components) -> Result<(), Trouble> {
    let lock: Lock = serde_json::from_str(&read(lock)?).map_err(|error| strange("package-lock.json", &error))?;
    let purl = |name: &str, package: &Package| format!("pkg:npm/{}@{}", name.replace('@', "%40"), package.version);
    let named = |path: &str| path.rsplit_once("node_modules/").map(|(_, name)| name.to_owned());
    let bundled: Vec<(String, &Package)> = lock
        .packages
        .iter()
        .filter(|(_, package)| !package.dev)
        .filter_map(|(path, package)| Some((named(path)?, package)))
        .collect();
    for (name, package) in &bundled {
        let needs = bundled.iter().filter(|(name, _)| package.dependencies.contains_key(name));
        let component = Component {
            name: name.clone(),
            version: package.version.clone(),
            purl: purl(name, package),
            license: package.license.clone(),
            source: String::new(),
            digest: digest(&package.integrity).map(|hex| ("SHA-512", hex)),
            needs: needs.map(|(name, package)| purl(name, package)).collect::<BTreeSet<_>>(),
        };
        components.insert(component.purl.clone(), component);
    }
    Ok(())
}

/// `sha512-…` in base64, as hex.
fn digest(integrity: &str) -> Option<String> {
    let bytes = BASE64.decode(integrity.strip_prefix("sha512-")?.as_bytes()).ok()?;
    Some(HEXLOWER.encode(&bytes))
}
