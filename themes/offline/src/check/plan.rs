//! Everything that is asked for.

use std::collections::{BTreeMap, BTreeSet};

use vault::{
    id::CallId,
    site::{Body, Manifest},
};

use super::{
    answer::Of,
    browser::{Asking, How},
    visit::Packing,
};

/// After the path of a room in the manifest. A link seldom has it: the same is sent at the bare path to whoever wants that language.
const IN_LANGUAGE: &str = "?lang=";

/// One thing to ask for.
pub struct Visit<'a> {
    /// As it stands in the manifest.
    pub listed: &'a str,
    pub address: String,
    pub asking: Asking<'a>,
    pub policy: &'a str,
    /// How it comes packed, and what. `None` for a page that the server writes itself.
    pub body: Option<(Packing, Body)>,
}

impl Visit<'_> {
    pub fn of(&self) -> Of {
        match self.body {
            None => Of::Page,
            Some(_) if self.listed.contains(IN_LANGUAGE) => Of::Room,
            Some(_) => Of::File,
        }
    }
}

/// Calls, and the numbers of their public releases.
pub type Calls = BTreeMap<CallId, Vec<u32>>;

/// Every address with each call's name in the place of `{call}` and each release's number in that of `{number}`, plainly and as a browser asks; pages in each
/// language that a room has.
pub fn visits<'a>(manifest: &'a Manifest, calls: &Calls) -> Vec<Visit<'a>> {
    let mut visits = Vec::new();
    let mut languages = BTreeSet::new();
    for (listed, file) in &manifest.files {
        let bare = listed.split_once(IN_LANGUAGE).map(|(path, tag)| (path, Some(tag)));
        languages.extend(bare.and_then(|(_, tag)| tag));
        for (address, language) in [(listed.as_str(), None)].into_iter().chain(bare) {
            let packed = file.br.map_or((Packing::Plain, file.plain), |body| (Packing::Br, body));
            let ways = [(How::Plainly, (Packing::Plain, file.plain)), (How::AsBrowser, packed)];
            visits.extend(filled(address, calls).into_iter().flat_map(|address| {
                ways.map(|(how, body)| {
                    let (asking, address) = (Asking { how, language }, address.clone());
                    Visit { listed, address, asking, policy: &file.policy, body: Some(body) }
                })
            }));
        }
    }
    for (listed, policy) in &manifest.pages {
        let in_languages = languages.iter().map(|tag| Asking { how: How::AsBrowser, language: Some(*tag) });
        let ways: Vec<Asking<'_>> = [Asking::PLAINLY].into_iter().chain(in_languages).collect();
        visits.extend(filled(listed, calls).into_iter().flat_map(|address| {
            let of = move |asking: &Asking<'a>| Visit {
                listed: listed.as_str(),
                address: address.clone(),
                asking: *asking,
                policy: policy.as_str(),
                body: None,
            };
            ways.iter().map(of).collect::<Vec<_>>()
        }));
    }
    visits
}

/// Whether any page is one of a release.
pub fn asks_for_releases(manifest: &Manifest) -> bool {
    manifest.pages.keys().any(|address| address.contains("{number}"))
}

fn filled(address: &str, calls: &Calls) -> Vec<String> {
    if !address.contains("{call}") {
        return vec![address.to_owned()];
    }
    let of_call = |(call, numbers): (&CallId, &Vec<u32>)| {
        let address = address.replace("{call}", call.as_ref());
        if address.contains("{number}") {
            numbers.iter().map(|number| address.replace("{number}", &number.to_string())).collect()
        } else {
            vec![address]
        }
    };
    calls.iter().flat_map(of_call).collect()
}
