//! What the archive says about itself: words from the catalogue, and lines for a terminal that are the same in every language.

use crate::{
    text::{key::export as key, say, say_with},
    unlocked::OpenCall,
};

/// Opens one: takes off the frame and the padding of `vault/FORMAT.md` §3.2.
const OPEN_ONE: &str = "age -d -i call.key accounts/ID.age | tail -c +19 | tr -d '\\0'";
const OPEN_ALL: &str = "for file in accounts/*.age; do\n      age -d -i call.key \"$file\" | tail -c +19 | tr -d '\\0' > \"${file%.age}.json\"\n    done";
const CHECK: &str = "sha256sum --check --quiet SHA256SUMS";

pub fn text(call: &OpenCall) -> String {
    let name = call.call.to_string();
    let title = say_with(key::README_TITLE, &[("call", name.as_str().into())]);
    let root = say_with(key::README_ROOT, &[("fingerprint", call.keys.fingerprint().to_string().into())]);
    let parts = [
        title,
        say(key::README_WHAT).to_owned(),
        say(key::README_NEED).to_owned(),
        format!("{}\n\n    {CHECK}", say(key::README_CHECK)),
        root,
        format!("{}\n\n    {OPEN_ONE}", say(key::README_OPEN)),
        format!("{}\n\n    {OPEN_ALL}", say(key::README_ALL)),
        say(key::README_OFFLINE).to_owned(),
        say(key::README_LIST).to_owned(),
        say(key::README_MISSING).to_owned(),
        say(key::README_AFTER).to_owned(),
    ];
    parts.join("\n\n") + "\n"
}
