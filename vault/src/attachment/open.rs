//! From sealed bytes that arrive piece by piece to the content of an attachment.

use std::{
    cell::RefCell,
    collections::VecDeque,
    io::{self, Read},
    rc::Rc,
};

use age::{DecryptError, Identity, stream::StreamReader};
use zeroize::Zeroizing;

use super::{About, CONTENT_LIMIT, FRAME, Inside, JSON_LIMIT, MAGIC};
use crate::{
    envelope::{Kind, Passage},
    id::{AttachmentId, CallId, Digest, SubmissionId},
    identity::CallIdentity,
    padding::padme,
};

/// Bytes between header and chunks.
const NONCE: u64 = 16;
const PIECE: usize = 65_536;

/// Why an attachment was not opened. What was given out before must be thrown away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AttachmentError {
    /// Sealed to another key. Try another key.
    #[error("this file is sealed to another key")]
    NotForThisKey,
    /// Not whole, or altered. It cannot be recovered.
    #[error("this file is damaged or was altered on its way")]
    Damaged,
    /// Opened, but another file than the account names.
    #[error("this is another file than the account names")]
    Another,
}

/// Which attachment it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The call.
    pub call: CallId,
    /// The submission whose account names it.
    pub id: SubmissionId,
    /// Its own number.
    pub attachment: AttachmentId,
}

/// An attachment that is whole and authentic.
pub struct Received {
    /// What it says of itself.
    pub about: About,
    /// SHA-256 of the payload, to compare with the account's list.
    pub payload_sha256: Digest,
}

/// Opens one attachment while it arrives. Nothing that it gives out is to be used before [`Opener::finish`] has agreed:
/// only then is it known to be whole.
pub struct Opener<'a> {
    identities: &'a [CallIdentity],
    expected: Expected,
    passage: Passage,
    pipe: Pipe,
    reader: Option<StreamReader<Pipe>>,
    frame: Zeroizing<Vec<u8>>,
    about: Option<About>,
    content: u64,
    plaintext: u64,
}

/// Where we put in, and age reads.
#[derive(Clone, Default)]
struct Pipe(Rc<RefCell<Queue>>);

#[derive(Default)]
struct Queue {
    bytes: VecDeque<u8>,
    ended: bool,
}

impl Read for Pipe {
    /// More is to come until the end is known; age goes on where it was.
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut queue = self.0.borrow_mut();
        let waits = queue.bytes.is_empty() && !queue.ended;
        if waits { Err(io::ErrorKind::WouldBlock.into()) } else { queue.bytes.read(into) }
    }
}

impl<'a> Opener<'a> {
    /// Begins a file that one of the identities should open.
    pub fn new(identities: &'a [CallIdentity], expected: Expected) -> Self {
        Self {
            identities,
            expected,
            passage: Passage::new(Kind::Attachment),
            pipe: Pipe::default(),
            reader: None,
            frame: Zeroizing::new(Vec::new()),
            about: None,
            content: 0,
            plaintext: 0,
        }
    }

    /// Takes the next sealed bytes, and gives the content that follows from them.
    ///
    /// # Errors
    /// [`AttachmentError`]; the opener is of no use after it.
    pub fn push(&mut self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, AttachmentError> {
        self.passage.push(sealed).map_err(|_| AttachmentError::Damaged)?;
        self.pipe.0.borrow_mut().bytes.extend(sealed);
        if self.reader.is_none() && self.passage.payload_length() >= NONCE {
            self.reader = Some(self.unlock()?);
        }
        self.read()
    }

    fn unlock(&self) -> Result<StreamReader<Pipe>, AttachmentError> {
        let identities = self.identities.iter().map(|identity| identity.hybrid() as &dyn Identity);
        let opened = age::Decryptor::new(self.pipe.clone()).and_then(|decryptor| decryptor.decrypt(identities));
        opened.map_err(|error| match error {
            DecryptError::NoMatchingKeys => AttachmentError::NotForThisKey,
            _ => AttachmentError::Damaged,
        })
    }

    fn read(&mut self) -> Result<Zeroizing<Vec<u8>>, AttachmentError> {
        let mut content = Zeroizing::new(Vec::new());
        let Some(mut reader) = self.reader.take() else { return Ok(content) };
        let mut piece = Zeroizing::new(vec![0; PIECE]);
        loop {
            match reader.read(&mut piece) {
                Ok(0) => break,
                Ok(length) => self.sort(&piece[..length], &mut content)?,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(_) => return Err(AttachmentError::Damaged),
            }
        }
        self.reader = Some(reader);
        Ok(content)
    }

    /// Frame, then content, then zeros.
    fn sort(&mut self, mut plaintext: &[u8], content: &mut Vec<u8>) -> Result<(), AttachmentError> {
        self.plaintext += plaintext.len() as u64;
        while self.about.is_none() {
            let wanted = self.frame_length().saturating_sub(self.frame.len());
            let (taken, rest) = plaintext.split_at(wanted.min(plaintext.len()));
            self.frame.extend_from_slice(taken);
            plaintext = rest;
            if taken.len() < wanted {
                return Ok(());
            }
            self.read_frame()?;
        }
        let now = usize::try_from(self.content).unwrap_or(usize::MAX).min(plaintext.len());
        let (inside, padding) = plaintext.split_at(now);
        content.extend_from_slice(inside);
        self.content -= now as u64;
        if padding.iter().all(|byte| *byte == 0) { Ok(()) } else { Err(AttachmentError::Damaged) }
    }

    /// Bytes up to the end of the JSON, as far as that is known.
    fn frame_length(&self) -> usize {
        match self.frame.get(MAGIC.len()..FRAME) {
            Some(&[a, b, c, d]) => FRAME.saturating_add(u32::from_be_bytes([a, b, c, d]) as usize),
            _ => FRAME,
        }
    }

    fn read_frame(&mut self) -> Result<(), AttachmentError> {
        let length = self.frame_length();
        if !self.frame.starts_with(MAGIC) || length > FRAME + JSON_LIMIT {
            return Err(AttachmentError::Damaged);
        }
        if self.frame.len() < length {
            return Ok(());
        }
        let inside: Inside<'_> = serde_json::from_slice(&self.frame[FRAME..]).map_err(|_| AttachmentError::Damaged)?;
        let named = Expected { call: inside.call.clone(), id: inside.id, attachment: inside.attachment };
        if named != self.expected {
            return Err(AttachmentError::Another);
        }
        if inside.size > CONTENT_LIMIT {
            return Err(AttachmentError::Damaged);
        }
        self.content = inside.size;
        self.about = Some(inside.into());
        Ok(())
    }

    /// Ends the file, and gives the last of its content.
    ///
    /// # Errors
    /// [`AttachmentError`]: then everything that was given out before is worth nothing.
    pub fn finish(mut self) -> Result<(Zeroizing<Vec<u8>>, Received), AttachmentError> {
        self.pipe.0.borrow_mut().ended = true;
        let content = self.read()?;
        let about = self.about.ok_or(AttachmentError::Damaged)?;
        let passed = self.passage.finish().map_err(|_| AttachmentError::Damaged)?;
        let padded = padme(self.frame.len() as u64 + about.size);
        if self.content > 0 || self.plaintext != padded || passed.size != padded {
            return Err(AttachmentError::Damaged);
        }
        Ok((content, Received { about, payload_sha256: passed.payload_sha256 }))
    }
}
