//! From a file that is read piece by piece to sealed bytes that are sent piece by piece.

use std::{
    cell::RefCell,
    io::{self, Write},
    rc::Rc,
};

use age::{Recipient, stream::StreamWriter};
use zeroize::Zeroizing;

use super::{About, CONTENT_LIMIT, FRAME, Inside, JSON_LIMIT, MAGIC};
use crate::{
    envelope::{Kind, Passage, payload_size},
    file::{Recorder, write_header},
    header::Header,
    hybrid::HybridRecipient,
    id::Digest,
    padding::padme,
};

/// Zeros written at once.
static ZEROS: [u8; 65_536] = [0; 65_536];

/// Why an attachment was not sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AttachError {
    /// More than [`CONTENT_LIMIT`]. Nothing can be done but to send a smaller file.
    #[error("the file is larger than 100 MB")]
    TooLong,
    /// The content has another length than was announced: the file changed meanwhile. Begin again.
    #[error("the file changed while it was read")]
    Changed,
    /// The sealed bytes look unlike ciphertext, which happens once in 10^9. Begin again.
    #[error("the file must be sealed again")]
    Again,
}

/// What is known of a sealed attachment once it is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// SHA-256 of the whole file: what the server must answer.
    pub sha256: Digest,
    /// SHA-256 of the payload: what the account's list names.
    pub payload_sha256: Digest,
}

/// Seals one attachment while it is read.
pub struct Sealer {
    writer: StreamWriter<Tap>,
    tap: Tap,
    passage: Passage,
    length: u64,
    content: u64,
    padding: u64,
}

/// Where age writes, and we take away.
#[derive(Clone, Default)]
struct Tap(Rc<RefCell<Vec<u8>>>);

impl Tap {
    fn take(&self) -> Vec<u8> {
        self.0.take()
    }
}

impl Write for Tap {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn written(outcome: io::Result<()>) {
    outcome.unwrap_or_else(|_| unreachable!("writing to memory has no errors"));
}

impl Sealer {
    /// Begins a file with one hybrid stanza and no grease.
    ///
    /// # Errors
    /// [`AttachError::TooLong`].
    pub fn new(about: &About, to: &HybridRecipient) -> Result<Self, AttachError> {
        let json = serde_json::to_vec(&Inside::from(about)).expect("names and numbers serialise");
        let json = Zeroizing::new(json);
        let json_length = u32::try_from(json.len()).map_err(|_| AttachError::TooLong)?;
        if about.size > CONTENT_LIMIT || json.len() > JSON_LIMIT {
            return Err(AttachError::TooLong);
        }
        let tap = Tap::default();
        let to: [&dyn Recipient; 1] = [to];
        let recorder = Recorder::new(&to);
        let mut writer = age::Encryptor::with_recipients(std::iter::once(&recorder as &dyn Recipient))
            .unwrap_or_else(|_| unreachable!("one recipient is enough"))
            .wrap_output(tap.clone())
            .unwrap_or_else(|_| unreachable!("writing to memory has no errors"));
        let greased = tap.take();
        let old = Header::parse(&greased, greased.len()).expect("age writes well-formed headers");
        let (file_key, stanzas) = recorder.seen();
        let header = write_header(stanzas, &file_key);
        let nonce = &greased[old.bytes().len()..];
        tap.0.replace([header.bytes(), nonce].concat());

        for part in [MAGIC.as_slice(), &json_length.to_be_bytes(), &json] {
            written(writer.write_all(part));
        }
        let frame = (FRAME + json.len()) as u64;
        let plaintext = padme(frame + about.size);
        Ok(Self {
            writer,
            tap,
            passage: Passage::new(Kind::Attachment),
            length: header.bytes().len() as u64 + payload_size(plaintext),
            content: about.size,
            padding: plaintext - frame - about.size,
        })
    }

    /// Bytes that the sealed file will have.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Takes the next bytes of the file, and gives the sealed bytes that are ready. The last 64 KiB wait for what follows.
    ///
    /// # Errors
    /// [`AttachError::Changed`] if there are more than announced.
    pub fn push(&mut self, content: &[u8]) -> Result<Vec<u8>, AttachError> {
        self.content = self.content.checked_sub(content.len() as u64).ok_or(AttachError::Changed)?;
        written(self.writer.write_all(content));
        let ready = self.tap.take();
        self.passage.push(&ready).map_err(|_| AttachError::Again)?;
        Ok(ready)
    }

    /// Pads, and gives the last sealed bytes: about 2 MiB at most.
    ///
    /// # Errors
    /// [`AttachError::Changed`] if bytes are missing; [`AttachError::Again`].
    pub fn finish(mut self) -> Result<(Vec<u8>, Sealed), AttachError> {
        if self.content > 0 {
            return Err(AttachError::Changed);
        }
        let mut left = usize::try_from(self.padding).map_err(|_| AttachError::TooLong)?;
        while left > 0 {
            let zeros = left.min(ZEROS.len());
            written(self.writer.write_all(&ZEROS[..zeros]));
            left -= zeros;
        }
        let last = self.writer.finish().unwrap_or_else(|_| unreachable!("writing to memory has no errors")).take();
        self.passage.push(&last).map_err(|_| AttachError::Again)?;
        let passed = self.passage.finish().map_err(|_| AttachError::Again)?;
        Ok((last, Sealed { sha256: passed.sha256, payload_sha256: passed.payload_sha256 }))
    }
}
