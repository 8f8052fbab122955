//! What a second person saw: a check is of that alone.

use std::io;

use serde::{Deserialize, Serialize};
use vault::id::{Account, Digest, Digesting};

use super::{Masked, Record};
use crate::coding::{Part, json::CodingJson};

/// Who looked last, and at what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// Another person than the first coder; not always the one who checked the coding.
    pub by: Account,
    /// [`Record::shown`] as it was then.
    pub shown: Digest,
}

/// What is before her.
#[derive(Serialize)]
struct ShownJson<'a> {
    masked: Vec<PartJson<'a>>,
    first: Option<CodingJson<'a>>,
}

#[derive(Serialize)]
struct PartJson<'a> {
    part: &'a Part,
    text: &'a str,
}

/// Digests what is written, piece by piece: a buffer would be one more place with plaintext in it.
#[derive(Default)]
struct Digester(Digesting);

impl io::Write for Digester {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.push(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Record {
    /// The digest of the masked texts and the first coding.
    pub fn shown(&self) -> Digest {
        let masked = self.masked.iter().map(|(part, Masked { text, .. })| PartJson { part, text });
        let first = self.first.as_ref().map(|work| (&work.coding).into());
        let mut digester = Digester::default();
        serde_json::to_writer(&mut digester, &ShownJson { masked: masked.collect(), first })
            .expect("texts, numbers and lists always become JSON");
        digester.0.finish()
    }

    /// What is there now, as seen by a second person.
    pub fn seen_by(&self, by: Account) -> Seen {
        Seen { by, shown: self.shown() }
    }

    /// Whether a mask or the first coding is another than when somebody last checked it.
    pub fn is_changed_since(&self) -> bool {
        self.seen.as_ref().is_some_and(|seen| seen.shown != self.shown())
    }
}
