//! age files with exactly one stanza and no grease, and opening them.

use std::{
    cell::RefCell,
    collections::HashSet,
    io::{Read as _, Write as _},
};

use age::{DecryptError, EncryptError, Identity, Recipient, secrecy::ExposeSecret as _};
use age_core::format::{FileKey, Stanza};
use zeroize::Zeroizing;

use crate::{
    envelope::{Envelope, Kind, Refusal},
    header::{self, Header},
    hybrid::HybridRecipient,
};

/// How often an honest file may look unlike ciphertext by chance before something else must be wrong.
const TRIES: usize = 4;

/// Why a file was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Sealed to another key. Try another key.
    #[error("this file is sealed to another key")]
    NotForThisKey,
    /// Not whole, or altered. It cannot be recovered.
    #[error("this file is damaged or was altered")]
    Damaged,
}

impl From<Refusal> for FileError {
    fn from(_: Refusal) -> Self {
        Self::Damaged
    }
}

/// Lets age make the file, and keeps what is needed to write its header anew.
pub(crate) struct Recorder<'a> {
    to: &'a [&'a dyn Recipient],
    seen: RefCell<Option<(FileKey, Vec<Stanza>)>>,
}

impl<'a> Recorder<'a> {
    pub(crate) fn new(to: &'a [&'a dyn Recipient]) -> Self {
        Self { to, seen: RefCell::new(None) }
    }

    /// File key and stanzas of the file that was begun.
    pub(crate) fn seen(self) -> (FileKey, Vec<Stanza>) {
        self.seen.into_inner().expect("age asked the recipient")
    }
}

impl Recipient for Recorder<'_> {
    fn wrap_file_key(&self, file_key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        let mut stanzas = Vec::with_capacity(self.to.len());
        let mut labels = HashSet::new();
        for to in self.to {
            let (stanza, its) = to.wrap_file_key(file_key)?;
            stanzas.extend(stanza);
            labels.extend(its);
        }
        self.seen.replace(Some((copy(file_key), own(&stanzas))));
        Ok((stanzas, labels))
    }
}

pub(crate) fn copy(file_key: &FileKey) -> FileKey {
    FileKey::init_with_mut(|key| key.copy_from_slice(file_key.expose_secret()))
}

fn own(stanzas: &[Stanza]) -> Vec<Stanza> {
    let own =
        |stanza: &Stanza| Stanza { tag: stanza.tag.clone(), args: stanza.args.clone(), body: stanza.body.clone() };
    stanzas.iter().map(own).collect()
}

/// A header for `file_key` with one stanza, to `to`.
pub(crate) fn header_for(to: &HybridRecipient, file_key: &FileKey) -> Header {
    let (stanzas, _) = to.wrap_file_key(file_key).expect("wrapping to a checked recipient has no errors");
    write_header(stanzas, file_key)
}

pub(crate) fn write_header(stanzas: Vec<Stanza>, file_key: &FileKey) -> Header {
    let stanzas =
        stanzas.into_iter().map(|stanza| header::Stanza { kind: stanza.tag, args: stanza.args, body: stanza.body });
    Header::write(stanzas.collect(), file_key)
}

/// Seals `plaintext`, which already has its padded size, so that [`Envelope::parse`] accepts it as `kind`.
///
/// Where an error can't be, `unreachable` stands in place of `expect`, which would bring the words of every error of age and of
/// the standard library to a survivor's phone.
pub(crate) fn seal(kind: Kind, plaintext: &[u8], to: &dyn Recipient) -> Envelope {
    seal_to_all(kind, plaintext, &[to])
}

/// The same to several, of whom each opens it: as many as its kind allows.
pub(crate) fn seal_to_all(kind: Kind, plaintext: &[u8], to: &[&dyn Recipient]) -> Envelope {
    for _ in 0..TRIES {
        let recorder = Recorder::new(to);
        let mut greased = Vec::with_capacity(plaintext.len() + 8_192);
        let written = age::Encryptor::with_recipients(std::iter::once(&recorder as &dyn Recipient))
            .unwrap_or_else(|_| unreachable!("one recipient is enough"))
            .wrap_output(&mut greased)
            .and_then(|mut writer| writer.write_all(plaintext).map(|()| writer))
            .and_then(age::stream::StreamWriter::finish);
        written.unwrap_or_else(|_| unreachable!("writing to memory has no errors"));
        let (file_key, stanzas) = recorder.seen();
        let old = Header::parse(&greased, greased.len()).expect("age writes well-formed headers");
        let mut file = write_header(stanzas, &file_key).bytes().to_vec();
        file.extend_from_slice(&greased[old.bytes().len()..]);
        match Envelope::parse(kind, &file) {
            Err(Refusal::NotCiphertext) => {}
            checked => {
                return checked
                    .unwrap_or_else(|_| unreachable!("a padded file with stanzas of its kind passes its own check"));
            }
        }
    }
    unreachable!("four honest files in a row look unlike ciphertext once in 10^36")
}

/// Opens a checked file.
pub(crate) fn open(envelope: &Envelope, identities: &[&dyn Identity]) -> Result<Zeroizing<Vec<u8>>, FileError> {
    let mut plaintext = Zeroizing::new(Vec::with_capacity(envelope.payload().len()));
    age::Decryptor::new_buffered(envelope.header().chain(envelope.payload()))
        .and_then(|decryptor| decryptor.decrypt(identities.iter().copied()))
        .map_err(|error| match error {
            DecryptError::NoMatchingKeys => FileError::NotForThisKey,
            _ => FileError::Damaged,
        })?
        .read_to_end(&mut plaintext)
        .map_err(|_| FileError::Damaged)?;
    Ok(plaintext)
}
