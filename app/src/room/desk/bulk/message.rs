//! What the page and its Workers say to each other, as bytes: what holds plaintext has no other way to be written down.

use vault::identity::CallIdentity;
use zeroize::Zeroizing;

use super::index::Snippet;
use crate::wire::QueueItem;

/// From the page to a Worker.
pub enum Order {
    /// Who asks, and what opens. Comes first.
    Begin { call: String, session: Zeroizing<String>, identities: Vec<CallIdentity> },
    /// Fetch and open the accounts after this place; the first has this number.
    Page { after: String, limit: u32, first: u32 },
    /// Nothing more will be fetched: forget what opens.
    Finish,
    /// Look for this, and answer with at most so many.
    Search { turn: u32, most: u32, text: Zeroizing<String> },
}

/// From a Worker to the page.
pub enum Report {
    /// The answer began; the next page is after this place, if there is one.
    Next(Option<String>),
    /// So many more were opened.
    Opened(u32),
    /// One was not, and why.
    Failed(QueueItem, Failure),
    /// The page is done.
    Done,
    /// The page could not be fetched.
    Stopped(Stop),
    /// What was found.
    Found { turn: u32, total: u32, hits: Vec<Hit> },
}

/// Why a file is not among those that were opened; the codes of `fetch::FetchError`.
pub type Failure = u8;

/// Why no more is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// No answer after several tries.
    Offline,
    /// The session is over.
    LoggedOut,
    /// An answer that this version does not know.
    Strange,
}

/// An account in which something was found.
pub struct Hit {
    /// Its number in the order of the queue.
    pub number: u32,
    pub item: QueueItem,
    pub snippet: Snippet,
}

impl Order {
    pub fn write(&self) -> Zeroizing<Vec<u8>> {
        let mut to = Writer::default();
        match self {
            Self::Begin { call, session, identities } => {
                to.byte(0);
                to.text(call);
                to.text(session);
                for identity in identities {
                    let (hybrid, classic) = identity.seeds();
                    to.number(identity.epoch);
                    to.bytes(hybrid);
                    to.bytes(classic);
                }
            }
            Self::Page { after, limit, first } => {
                to.byte(1);
                to.text(after);
                to.number(*limit);
                to.number(*first);
            }
            Self::Finish => to.byte(2),
            Self::Search { turn, most, text } => {
                to.byte(3);
                to.number(*turn);
                to.number(*most);
                to.text(text);
            }
        }
        to.0
    }

    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader(bytes);
        Some(match from.byte()? {
            0 => {
                let (call, session) = (from.text()?.to_owned(), Zeroizing::new(from.text()?.to_owned()));
                let mut identities = Vec::new();
                while !from.0.is_empty() {
                    let epoch = from.number()?;
                    let (hybrid, classic) = (from.bytes()?.try_into().ok()?, from.bytes()?.try_into().ok()?);
                    identities.push(CallIdentity::from_seeds(epoch, hybrid, classic));
                }
                Self::Begin { call, session, identities }
            }
            1 => Self::Page { after: from.text()?.to_owned(), limit: from.number()?, first: from.number()? },
            2 => Self::Finish,
            3 => {
                let (turn, most) = (from.number()?, from.number()?);
                Self::Search { turn, most, text: Zeroizing::new(from.text()?.to_owned()) }
            }
            _ => return None,
        })
    }
}

impl Report {
    pub fn write(&self) -> Zeroizing<Vec<u8>> {
        let mut to = Writer::default();
        match self {
            Self::Next(place) => {
                to.byte(0);
                to.text(place.as_deref().unwrap_or_default());
            }
            Self::Opened(count) => {
                to.byte(1);
                to.number(*count);
            }
            Self::Failed(item, why) => {
                to.byte(2);
                to.byte(*why);
                to.item(item);
            }
            Self::Done => to.byte(3),
            Self::Stopped(why) => {
                to.byte(4);
                to.byte(*why as u8);
            }
            Self::Found { turn, total, hits } => {
                to.byte(5);
                to.number(*turn);
                to.number(*total);
                for Hit { number, item, snippet } in hits {
                    to.number(*number);
                    to.item(item);
                    for part in [&snippet.before, &snippet.found, &snippet.after] {
                        to.text(part);
                    }
                }
            }
        }
        to.0
    }

    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader(bytes);
        Some(match from.byte()? {
            0 => Self::Next(Some(from.text()?.to_owned()).filter(|place| !place.is_empty())),
            1 => Self::Opened(from.number()?),
            2 => {
                let why = from.byte()?;
                Self::Failed(from.item()?, why)
            }
            3 => Self::Done,
            4 => Self::Stopped(match from.byte()? {
                0 => Stop::Offline,
                1 => Stop::LoggedOut,
                _ => Stop::Strange,
            }),
            5 => {
                let (turn, total, mut hits) = (from.number()?, from.number()?, Vec::new());
                while !from.0.is_empty() {
                    let (number, item) = (from.number()?, from.item()?);
                    let mut part = || from.text().map(|text| Zeroizing::new(text.to_owned()));
                    let snippet = Snippet { before: part()?, found: part()?, after: part()? };
                    hits.push(Hit { number, item, snippet });
                }
                Self::Found { turn, total, hits }
            }
            _ => return None,
        })
    }
}

/// Numbers of four bytes, and bytes behind their length.
struct Writer(Zeroizing<Vec<u8>>);

/// Room for every key of a call at once: bytes that grow leave a copy behind.
const ROOM: usize = 8_192;

impl Default for Writer {
    fn default() -> Self {
        Self(Zeroizing::new(Vec::with_capacity(ROOM)))
    }
}

impl Writer {
    fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    fn number(&mut self, number: u32) {
        self.0.extend_from_slice(&number.to_be_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.number(u32::try_from(bytes.len()).expect("a message is far below 4 GiB"));
        self.0.extend_from_slice(bytes);
    }

    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    fn item(&mut self, item: &QueueItem) {
        self.bytes(&serde_json::to_vec(item).expect("a row of the queue has string keys only"));
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*byte)
    }

    fn number(&mut self) -> Option<u32> {
        let (number, rest) = self.0.split_first_chunk::<4>()?;
        self.0 = rest;
        Some(u32::from_be_bytes(*number))
    }

    fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }

    fn text(&mut self) -> Option<&'a str> {
        core::str::from_utf8(self.bytes()?).ok()
    }

    fn item(&mut self) -> Option<QueueItem> {
        serde_json::from_slice(self.bytes()?).ok()
    }
}
