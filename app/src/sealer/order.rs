//! What page and program tell each other: numbers big-endian, and each text or list with its length (u32) before it.

use time::Date;
use vault::{
    draft::{Answer, Attached, Consent, ContentNote, Draft},
    id::{Digest, SubmissionId},
    key_set::SignedKeySet,
    seal::SealError,
};
use zeroize::Zeroizing;

/// An account to seal, for whom, and under which id.
pub struct Order<'a> {
    pub draft: &'a Draft,
    pub keys: &'a SignedKeySet,
    pub id: SubmissionId,
    /// The salt of receipts.
    pub installation: &'a str,
    pub today: Date,
}

/// The same as the program reads it. The key set is verified there again.
pub(super) struct Received {
    pub draft: Draft,
    pub note: String,
    pub fingerprint: String,
    pub id: SubmissionId,
    pub installation: String,
    pub today: Date,
}

/// The receipt's words. Wiped when dropped.
pub struct Words(Zeroizing<String>);

/// What the program made.
pub struct SealedAccount {
    pub words: Words,
    /// The header `Murmuration-Receipt`.
    pub receipt_header: String,
    /// SHA-256 of the file.
    pub digest: Digest,
    /// One age file.
    pub file: Vec<u8>,
}

impl Words {
    /// Words with one space between them.
    pub const fn new(phrase: Zeroizing<String>) -> Self {
        Self(phrase)
    }

    /// Each word, in order.
    pub fn each(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ')
    }
}

impl Order<'_> {
    pub(super) fn write(&self, to: &mut Vec<u8>) {
        let Self { draft, keys, id, installation, today } = self;
        to.extend_from_slice(&id.to_bytes());
        to.extend_from_slice(&today.to_julian_day().to_be_bytes());
        put(to, keys.note().as_bytes());
        put(to, keys.fingerprint().to_string().as_bytes());
        put(to, installation.as_bytes());
        let Consent { count, quote, contact } = draft.consent();
        to.extend([count, quote, contact].map(u8::from));
        to.extend_from_slice(&draft.questions().to_be_bytes());
        put(to, draft.account().as_bytes());
        put(to, draft.language().unwrap_or_default().as_bytes());
        put(to, &draft.notes().iter().map(|note| *note as u8).collect::<Vec<_>>());
        put_count(to, draft.answers().count());
        for (question, answer) in draft.answers() {
            put(to, question.as_bytes());
            to.push(u8::from(matches!(answer, Answer::Several(_))));
            put_count(to, answer.parts().count());
            answer.parts().for_each(|part| put(to, part.as_bytes()));
        }
        put_count(to, draft.attachments().len());
        for Attached { id, payload, media_type, size, name: _ } in draft.attachments() {
            put(to, id.to_string().as_bytes());
            to.extend_from_slice(&payload.to_bytes());
            put(to, media_type.as_bytes());
            to.extend_from_slice(&size.to_be_bytes());
        }
    }
}

impl Received {
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut fields = Fields(bytes);
        let id = SubmissionId::from_bytes(fields.array()?);
        let today = Date::from_julian_day(i32::from_be_bytes(fields.array()?)).ok()?;
        let [note, fingerprint, installation] = [fields.text()?, fields.text()?, fields.text()?].map(str::to_owned);
        let [count, quote, contact] = fields.array::<3>()?.map(|chosen| chosen == 1);
        let questions = fields.count()?;
        let draft = Draft::new(fields.text()?, Consent { count, quote, contact }).for_questions(questions);
        let language = fields.text()?;
        let draft = if language.is_empty() { draft } else { draft.in_language(language) };
        let notes = fields.bytes()?.iter().map(|note| ContentNote::ALL.get(usize::from(*note)).copied());
        let mut draft = draft.with_notes(notes.collect::<Option<Vec<_>>>()?);
        for _ in 0..fields.count()? {
            let (question, several) = (fields.text()?, fields.array::<1>()? == [1]);
            let parts = (0..fields.count()?).map(|_| fields.text()).collect::<Option<Vec<_>>>()?;
            draft = match parts.as_slice() {
                [one] if !several => draft.with_answer(question, *one),
                _ => draft.with_answers(question, parts),
            };
        }
        for _ in 0..fields.count()? {
            draft = draft.with_attachment(Attached {
                id: fields.text()?.parse().ok()?,
                payload: Digest::from_bytes(fields.array()?),
                media_type: fields.text()?.to_owned(),
                size: u64::from_be_bytes(fields.array()?),
                name: None,
            });
        }
        fields.0.is_empty().then_some(Self { draft, note, fingerprint, id, installation, today })
    }
}

const EMPTY: u8 = 1;
const TOO_LONG: u8 = 2;
const BAD_RECIPIENT: u8 = 3;

pub(super) fn write_answer(outcome: Result<SealedAccount, SealError>) -> Zeroizing<Vec<u8>> {
    let sealed = match outcome {
        Ok(sealed) => sealed,
        Err(SealError::Empty) => return Zeroizing::new(vec![EMPTY]),
        Err(SealError::TooLong) => return Zeroizing::new(vec![TOO_LONG]),
        Err(SealError::BadRecipient) => return Zeroizing::new(vec![BAD_RECIPIENT]),
    };
    let mut answer = Zeroizing::new(Vec::with_capacity(sealed.file.len() + 1_024));
    answer.push(0);
    put(&mut answer, sealed.words.0.as_bytes());
    put(&mut answer, sealed.receipt_header.as_bytes());
    answer.extend_from_slice(&sealed.digest.to_bytes());
    put(&mut answer, &sealed.file);
    answer
}

pub(super) fn read_answer(bytes: &[u8]) -> Option<Result<SealedAccount, SealError>> {
    let mut fields = Fields(bytes);
    match fields.array()? {
        [0] => {}
        [EMPTY] => return Some(Err(SealError::Empty)),
        [TOO_LONG] => return Some(Err(SealError::TooLong)),
        [BAD_RECIPIENT] => return Some(Err(SealError::BadRecipient)),
        _ => return None,
    }
    Some(Ok(SealedAccount {
        words: Words::new(Zeroizing::new(fields.text()?.to_owned())),
        receipt_header: fields.text()?.to_owned(),
        digest: Digest::from_bytes(fields.array()?),
        file: fields.bytes()?.to_vec(),
    }))
}

fn put_count(to: &mut Vec<u8>, count: usize) {
    let count = u32::try_from(count).expect("what is sealed is below 4 GiB");
    to.extend_from_slice(&count.to_be_bytes());
}

fn put(to: &mut Vec<u8>, bytes: &[u8]) {
    put_count(to, bytes.len());
    to.extend_from_slice(bytes);
}

/// What is left to read.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (array, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*array)
    }

    fn count(&mut self) -> Option<u32> {
        self.array().map(u32::from_be_bytes)
    }

    fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.count()?).ok()?;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }

    fn text(&mut self) -> Option<&'a str> {
        core::str::from_utf8(self.bytes()?).ok()
    }
}

#[cfg(test)]
mod tests;
