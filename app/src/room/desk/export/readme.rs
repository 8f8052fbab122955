//! What the archive says about itself: words from the catalogue, and lines for a terminal that are the same in every language.

use vault::{attachment, record};

use crate::{
    text::{key::export as key, say, say_with},
    unlocked::OpenCall,
};

/// Opens one: takes off the frame and the padding of `vault/FORMAT.md` §3.2.
const OPEN_ONE: &str = "age -d -i call.key accounts/ID.age | tail -c +19 | tr -d '\\0'";
const OPEN_ALL: &str = "for file in accounts/*.age; do\n      age -d -i call.key \"$file\" | tail -c +19 | tr -d '\\0' > \"${file%.age}.json\"\n    done";
/// The same frame is around each message and addition.
const OPEN_ENTRY: &str = "age -d -i call.key conversations/ID-001.age | tail -c +19 | tr -d '\\0'";
const CHECK: &str = "sha256sum --check --quiet SHA256SUMS";

/// Says how long the JSON behind a frame of so many bytes is, and shows it.
fn inside(path: &str, frame: usize) -> String {
    let (length, json) = (frame + 1, frame + 5);
    format!(
        "n=$(age -d -i call.key {path} | tail -c +{length} | head -c 4 | od -An -tu1 |\n      awk '{{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 }}')\n    age -d -i call.key {path} | tail -c +{json} | head -c \"$n\""
    )
}

/// A record has its JSON behind a frame (`vault/FORMAT.md` §17.1).
fn open_record() -> String {
    inside("records/ID.age", record::MAGIC.len())
}

/// A file's content is behind its JSON (`vault/FORMAT.md` §3.5).
fn open_file() -> String {
    let (path, content) = ("attachments/FILE.age", attachment::MAGIC.len() + 5);
    let json = inside(path, attachment::MAGIC.len());
    format!("{json}\n    age -d -i call.key {path} | tail -c +$(({content} + n)) | head -c SIZE > FILE")
}

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
        format!("{}\n\n    {OPEN_ENTRY}", say(key::README_ENTRIES)),
        format!("{}\n\n    {}", say(key::README_RECORDS), open_record()),
        format!("{}\n\n    {}", say(key::README_FILES), open_file()),
        say(key::README_AFTER).to_owned(),
    ];
    parts.join("\n\n") + "\n"
}
