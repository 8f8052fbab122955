//! `cargo xtask sbom`: what program and rooms are built from, as CycloneDX 1.5 (<https://cyclonedx.org/docs/1.5/json/>).
//!
//! Cargo's own tree is asked, because it alone knows which features are on; digests stand in the lock files. No date and no
//! serial number, which would differ from one machine to the next.

mod npm;
mod tree;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use serde::Deserialize;
use serde_json::{Value, json};

use crate::{tools, trouble::Trouble, workspace::Workspace};

/// What is built: its package, its features, and what for; `None` for whatever machine builds it.
const BUILT: [(&str, &str, Option<&str>); 2] = [("server", "embed", None), ("app", "attach", Some(tools::WASM))];

/// A package: what is in it, and what it needs by name.
struct Component {
    name: String,
    version: String,
    /// <https://github.com/package-url/purl-spec>
    purl: String,
    license: String,
    source: String,
    /// Name of the function as CycloneDX has it, and hex.
    digest: Option<(&'static str, String)>,
    needs: BTreeSet<String>,
}

/// By package URL.
type Components = BTreeMap<String, Component>;

/// The document, the same for the same lock files.
pub fn document(workspace: &Workspace) -> Result<String, Trouble> {
    let digests = digests(&workspace.root.join("Cargo.lock"))?;
    let mut components = Components::new();
    for (package, features, target) in BUILT {
        tree::add(workspace, package, features, target, &digests, &mut components)?;
    }
    npm::add(&workspace.root.join("app/plain/package-lock.json"), &mut components)?;
    let text = serde_json::to_string_pretty(&written(&components)).map_err(|error| strange("It", &error))?;
    Ok(text + "\n")
}

fn written(components: &Components) -> Value {
    let version = env!("CARGO_PKG_VERSION");
    let product = format!("pkg:generic/murmuration@{version}");
    let needed: BTreeSet<&String> = components.values().flat_map(|component| &component.needs).collect();
    let roots: Vec<&String> = components.keys().filter(|purl| !needed.contains(purl)).collect();
    let mut needs = vec![json!({ "ref": product, "dependsOn": roots })];
    needs.extend(components.values().map(|it| json!({ "ref": it.purl, "dependsOn": it.needs })));
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application", "bom-ref": product, "name": "murmuration", "version": version, "purl": product,
                "licenses": [{ "expression": env!("CARGO_PKG_LICENSE") }],
            },
        },
        "components": components.values().map(Component::written).collect::<Vec<_>>(),
        "dependencies": needs,
    })
}

impl Component {
    fn written(&self) -> Value {
        let mut all = json!({
            "type": "library", "bom-ref": self.purl, "name": self.name, "version": self.version, "purl": self.purl,
            "licenses": [{ "expression": self.license }],
        });
        if let Some((function, hex)) = &self.digest {
            all["hashes"] = json!([{ "alg": function, "content": hex }]);
        }
        if !self.source.is_empty() {
            all["externalReferences"] = json!([{ "type": "vcs", "url": self.source }]);
        }
        all
    }
}

/// Cargo.lock, as far as it is needed here.
#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    checksum: Option<String>,
}

/// SHA-256 of each package's archive, by name and version.
fn digests(lock: &Path) -> Result<BTreeMap<(String, String), String>, Trouble> {
    let lock: Lock = toml::from_str(&read(lock)?).map_err(|error| strange("Cargo.lock", &error))?;
    let digest = |it: Locked| Some(((it.name, it.version), it.checksum?));
    Ok(lock.package.into_iter().filter_map(digest).collect())
}

fn read(path: &Path) -> Result<String, Trouble> {
    fs::read_to_string(path)
        .map_err(|error| Trouble::new(format!("{} can't be read: {error}", path.display()), "Look at its permissions"))
}

fn strange(what: &str, error: &dyn std::error::Error) -> Trouble {
    Trouble::new(format!("{what} has a form that is not known here ({error})"), "Look at what changed in it")
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    fn workspace() -> Workspace {
        Workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("this is one")
    }

    #[test]
    fn every_crate_of_the_server_and_every_library_of_the_plain_room_is_named() {
        let workspace = workspace();
        let text = document(&workspace).expect("made");
        let found: Value = serde_json::from_str(&text).expect("JSON");
        let components = found["components"].as_array().expect("a list");
        let named: BTreeSet<(&str, &str)> = components
            .iter()
            .map(|it| (it["name"].as_str().expect("text"), it["version"].as_str().expect("text")))
            .collect();
        let mut tree = Command::new("cargo");
        tree.args(["tree", "--locked", "-p", "server", "-e", "normal", "--prefix", "none"])
            .current_dir(&workspace.root);
        let tree = String::from_utf8(tree.output().expect("cargo runs").stdout).expect("text");
        let crates: BTreeSet<(&str, &str)> = tree
            .lines()
            .map(|line| {
                let mut words = line.split(' ');
                (words.next().expect("a name"), words.next().expect("a version").trim_start_matches('v'))
            })
            .collect();
        assert!(crates.len() > 100, "cargo tree said: {tree}");
        assert_eq!(crates.difference(&named).collect::<Vec<_>>(), Vec::<&(&str, &str)>::new());
        for name in ["wasm-bindgen", "age", "age-encryption", "@noble/curves"] {
            assert!(named.iter().any(|(found, _)| *found == name), "{name}");
        }
        assert!(!named.iter().any(|(found, _)| ["esbuild", "ureq", "proptest"].contains(found)), "not in the product");
    }

    #[test]
    fn what_comes_from_elsewhere_has_a_digest_and_a_licence_and_nothing_names_this_machine() {
        let workspace = workspace();
        let text = document(&workspace).expect("made");
        assert_eq!(text, document(&workspace).expect("made"), "it differs from one time to the next");
        assert!(!text.contains(&workspace.root.display().to_string()));
        let found: Value = serde_json::from_str(&text).expect("JSON");
        let own = ["app", "migrations", "server", "themes", "vault"];
        for it in found["components"].as_array().expect("a list") {
            let is_own = own.contains(&it["name"].as_str().expect("text"));
            assert_eq!(it["hashes"].is_array(), !is_own, "{it}");
            assert!(it["licenses"][0]["expression"].as_str().is_some_and(|it| !it.is_empty()), "{it}");
        }
        let refs: BTreeSet<&str> =
            found["components"].as_array().expect("a list").iter().filter_map(|it| it["bom-ref"].as_str()).collect();
        let needs = found["dependencies"].as_array().expect("a list");
        let needed = needs.iter().flat_map(|it| it["dependsOn"].as_array().expect("a list"));
        assert!(needed.clone().count() > refs.len());
        assert!(needed.filter_map(Value::as_str).all(|it| refs.contains(it)));
    }
}
