//! What the server sends as it is, by digest (`vault/FORMAT.md` §27): so that anybody can compare what it sends with what was built.

use std::{collections::BTreeMap, fs, io, path::Path};

use app::{
    page::{Policy, ROOMS},
    text::LOCALES,
};
use vault::site::{Body, File, Manifest};

use super::{compress::beside, fingerprint::files_below};

/// Where the manifest is in `dist/`, and its signature.
pub const PLACE: &str = "well-known/manifest.json";
pub const SIGNATURE: &str = "well-known/manifest.json.sig";

/// Pages that the server writes itself, as long as there is such a call and such a release.
const PAGES: [&str; 11] = [
    "/",
    "/keys",
    "/safety",
    "/privacy",
    "/accessibility",
    "/leave",
    "/c/{call}",
    "/c/{call}/keys",
    "/c/{call}/offline",
    "/c/{call}/heard",
    "/c/{call}/heard/{number}",
];

/// Everything but the files.
pub fn begun(compiler: &str) -> Manifest {
    let policies = Policy::ALL.map(|policy| (policy.name().to_owned(), policy.content_security_policy().to_owned()));
    let mut manifest =
        Manifest::new(env!("CARGO_PKG_VERSION").to_owned(), compiler.to_owned(), BTreeMap::from(policies));
    manifest.pages = PAGES.map(|address| (address.to_owned(), Policy::Page.name().to_owned())).into();
    manifest
}

/// Adds every file of a `dist/` whose files were compressed.
pub fn fill(manifest: &mut Manifest, dist: &Path) -> io::Result<()> {
    for (folder, address) in [("assets", "/assets/"), ("well-known", "/.well-known/murmuration/")] {
        let folder = dist.join(folder);
        let files = files_below(&folder)?;
        for path in files.iter().filter(|path| path.extension().is_none_or(|ending| ending != "br")) {
            let name =
                path.strip_prefix(&folder).map_err(io::Error::other)?.to_str().ok_or(io::ErrorKind::InvalidData)?;
            manifest.files.insert(format!("{address}{name}"), file(path, Policy::Room)?);
        }
    }
    for (room, locale) in ROOMS.iter().flat_map(|room| LOCALES.map(|locale| (room, locale))) {
        let path = dist.join("rooms").join(format!("{}.{}.html", room.name, locale.tag));
        manifest.files.insert(format!("{}?lang={}", room.path, locale.tag), file(&path, room.policy)?);
    }
    Ok(())
}

fn file(path: &Path, policy: Policy) -> io::Result<File> {
    let packed = beside(path);
    let br = packed.exists().then(|| fs::read(&packed)).transpose()?.map(|bytes| Body::of(&bytes));
    Ok(File { policy: policy.name().to_owned(), plain: Body::of(&fs::read(path)?), br })
}

/// Whether this `dist/` has a signature. Whose, and whether it is right, is for those who know the key.
pub fn is_signed(dist: &Path) -> bool {
    dist.join(SIGNATURE).exists()
}

/// Keeps the signature over a manifest that was made again and came out the same.
pub fn keep_signature(old: &Path, fresh: &Path) -> io::Result<()> {
    let same = fs::read(old.join(PLACE)).is_ok_and(|old| fs::read(fresh.join(PLACE)).is_ok_and(|fresh| old == fresh));
    if same && is_signed(old) {
        fs::copy(old.join(SIGNATURE), fresh.join(SIGNATURE))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A `dist/` with one asset, and every room's page.
    fn dist(style: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for part in super::super::PARTS {
            fs::create_dir(folder.path().join(part)).expect("a folder");
        }
        for (name, text) in super::super::page::files() {
            fs::write(folder.path().join("rooms").join(name), text).expect("a file");
        }
        fs::write(folder.path().join("assets/style.css"), style).expect("a file");
        fs::write(folder.path().join("assets/style.css.br"), "packed").expect("a file");
        let mut manifest = begun("rustc 1.95.0");
        fill(&mut manifest, folder.path()).expect("filled");
        fs::write(folder.path().join(PLACE), manifest.to_bytes()).expect("a file");
        folder
    }

    #[test]
    fn every_file_stands_under_the_address_that_it_is_served_at() {
        let folder = dist("a{}");
        let manifest = Manifest::parse(&fs::read(folder.path().join(PLACE)).expect("a file")).expect("a manifest");
        assert_eq!(manifest.files.len(), 1 + ROOMS.len() * LOCALES.len());
        let style = &manifest.files["/assets/style.css"];
        assert_eq!((style.plain, style.br), (Body::of(b"a{}"), Some(Body::of(b"packed"))));
        assert_eq!(manifest.files["/c/{call}/write?lang=cy"].policy, "room");
        assert_eq!(manifest.files["/desk?lang=en"].policy, "desk");
    }

    #[test]
    fn a_signature_stays_as_long_as_what_it_signs_does() {
        let [old, same, other] = ["a{}", "a{}", "b{}"].map(dist);
        fs::write(old.path().join(SIGNATURE), [0; 64]).expect("a file");
        for (fresh, kept) in [(same, true), (other, false)] {
            keep_signature(old.path(), fresh.path()).expect("looked at");
            assert_eq!(is_signed(fresh.path()), kept);
        }
    }
}
