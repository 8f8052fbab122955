//! `GET /api/desk/calls/{call}/testimonies/files?state=&after=&limit=`: many sealed accounts in one answer.
//!
//! For each account, in the order of the queue: `u32(length) ‖ JSON ‖ u32(length) ‖ file`, where the JSON is a
//! [`QueueItem`] and lengths are big-endian. The header [`NEXT`] says where the next answer begins, if there is one.
//!
//! `GET …/testimonies/records` is the same with records: of an account that has none, no bytes.

use super::QueueItem;

/// The place of the next answer, as `after`; missing with the last.
pub const NEXT: &str = "murmuration-next";
/// The most accounts in one answer.
pub const MOST: u32 = 200;

const LONGEST_ITEM: usize = 4_096;
/// Beyond any file that a door takes.
const LONGEST_FILE: usize = 2 * 1_048_576;
const LENGTH: usize = size_of::<u32>();

/// One account as it travels.
pub fn frame(item: &QueueItem, header: &[u8], payload: &[u8]) -> Vec<u8> {
    let json = serde_json::to_vec(item).expect("a row of the queue has string keys only");
    let file = header.len() + payload.len();
    let mut bytes = Vec::with_capacity(2 * LENGTH + json.len() + file);
    for (length, parts) in [(json.len(), [json.as_slice(), &[]]), (file, [header, payload])] {
        let length = u32::try_from(length).expect("files and rows are far below 4 GiB");
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(parts[0]);
        bytes.extend_from_slice(parts[1]);
    }
    bytes
}

/// Not of this form: another version, or somebody who lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFrames;

/// Reads accounts out of the pieces in which an answer comes.
#[derive(Default)]
pub struct Frames {
    waiting: Vec<u8>,
}

impl Frames {
    /// Takes the next piece.
    pub fn add(&mut self, piece: &[u8]) {
        self.waiting.extend_from_slice(piece);
    }

    /// Hands each whole account to `each`.
    ///
    /// # Errors
    /// [`NotFrames`] at the first that has another form; then the rest of the answer means nothing.
    pub fn take(&mut self, mut each: impl FnMut(QueueItem, &[u8])) -> Result<(), NotFrames> {
        let mut from = 0;
        while let Some(account) = read(&self.waiting[from..])? {
            each(account.item, account.file);
            from += account.length;
        }
        self.waiting.drain(..from);
        Ok(())
    }

    /// Whether the answer ended where an account ends.
    pub fn is_over(&self) -> bool {
        self.waiting.is_empty()
    }
}

struct Account<'a> {
    item: QueueItem,
    file: &'a [u8],
    /// Bytes that all of it takes.
    length: usize,
}

/// The first account; `None` if it is not whole yet.
fn read(bytes: &[u8]) -> Result<Option<Account<'_>>, NotFrames> {
    let Some(json) = part(bytes, LONGEST_ITEM)? else { return Ok(None) };
    let rest = &bytes[LENGTH + json.len()..];
    let Some(file) = part(rest, LONGEST_FILE)? else { return Ok(None) };
    let item = serde_json::from_slice(json).map_err(|_| NotFrames)?;
    Ok(Some(Account { item, file, length: 2 * LENGTH + json.len() + file.len() }))
}

/// The bytes behind their length; `None` if they are not all there.
fn part(bytes: &[u8], longest: usize) -> Result<Option<&[u8]>, NotFrames> {
    let Some((length, rest)) = bytes.split_first_chunk::<LENGTH>() else { return Ok(None) };
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| NotFrames)?;
    if length > longest { Err(NotFrames) } else { Ok(rest.get(..length)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str) -> QueueItem {
        QueueItem {
            id: id.to_owned(),
            week: "2026-W48".to_owned(),
            size_class: 65_536,
            epoch_sealed: 1,
            epoch_now: 1,
            state: "new".to_owned(),
            is_done: false,
            is_urgent: false,
            holder: None,
            has_record: false,
            people: 0,
            is_worked_by_me: false,
            sha256: "ab".repeat(32),
            payload_sha256: "cd".repeat(32),
            entries: 0,
            is_answered: true,
        }
    }

    #[test]
    fn accounts_come_out_as_they_went_in_however_the_answer_is_cut() {
        let sent = [frame(&item("a"), b"head", b"payload"), frame(&item("b"), b"", b"")].concat();
        for size in [1, 7, sent.len()] {
            let (mut frames, mut seen) = (Frames::default(), Vec::new());
            for piece in sent.chunks(size) {
                frames.add(piece);
                frames.take(|item, file| seen.push((item.id, file.to_vec()))).expect("frames");
            }
            assert_eq!(seen, [("a".to_owned(), b"headpayload".to_vec()), ("b".to_owned(), Vec::new())]);
            assert!(frames.is_over());
        }
    }

    #[test]
    fn what_has_another_form_is_refused_and_what_is_cut_off_is_not_over() {
        let sent = frame(&item("a"), b"head", b"payload");
        let mut cut = Frames::default();
        cut.add(&sent[..sent.len() - 1]);
        cut.take(|_, _| panic!("not whole")).expect("so far so good");
        assert!(!cut.is_over());
        for strange in [&u32::MAX.to_be_bytes()[..], &[0, 0, 0, 1, b'x', 0, 0, 0, 0]] {
            let mut frames = Frames::default();
            frames.add(strange);
            assert_eq!(frames.take(|_, _| ()), Err(NotFrames));
        }
    }
}
