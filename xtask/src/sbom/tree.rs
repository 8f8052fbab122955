//! What Cargo builds a package from.

use std::collections::{BTreeMap, BTreeSet};

use super::{Component, Components};
use crate::{process, trouble::Trouble, workspace::Workspace};

/// Adds everything that is compiled into a package, or runs while it is compiled.
pub fn add(
    workspace: &Workspace,
    package: &str,
    features: &str,
    target: Option<&str>,
    digests: &BTreeMap<(String, String), String>,
    components: &mut Components,
) -> Result<(), Trouble> {
    let mut cargo = workspace.cargo(["tree", "--quiet", "--locked", "--edges", "normal,build", "--prefix", "depth"]);
    cargo.args(["--package", package, "--features", features, "--format", "\t{p}\t{l}\t{r}"]);
    cargo.args(target.into_iter().flat_map(|target| ["--target", target]));
    // Those above the line that is read, each with its package URL.
    let mut above: Vec<String> = Vec::new();
    for line in process::read(&mut cargo)?.lines() {
        let [depth, named, license, source] = parts(line).ok_or_else(|| unknown(line))?;
        let depth: usize = depth.parse().map_err(|_| unknown(line))?;
        let mut words = named.split(' ');
        let (name, version) = words.next().zip(words.next()).ok_or_else(|| unknown(line))?;
        let version = version.trim_start_matches('v');
        let purl = format!("pkg:cargo/{name}@{version}");
        above.truncate(depth);
        if let Some(parent) = above.last().and_then(|parent| components.get_mut(parent)) {
            parent.needs.insert(purl.clone());
        }
        components.entry(purl.clone()).or_insert_with(|| Component {
            name: name.to_owned(),
            version: version.to_owned(),
            purl: purl.clone(),
            // An older way of writing that crates still use.
            license: license.split('/').map(str::trim).collect::<Vec<_>>().join(" OR "),
            source: source.to_owned(),
            digest: digests.get(&(name.to_owned(), version.to_owned())).map(|hex| ("SHA-256", hex.clone())),
            needs: BTreeSet::new(),
        });
        above.push(purl);
    }
    Ok(())
}

/// A package that stands a second time has ` (*)` at its end.
fn parts(line: &str) -> Option<[&str; 4]> {
    let line = line.strip_suffix(" (*)").unwrap_or(line);
    line.split('\t').collect::<Vec<_>>().try_into().ok()
}

fn unknown(line: &str) -> Trouble {
    Trouble::new(format!("Cargo drew its tree in an unknown way: {line}"), "Update Rust: rustup update stable")
}
