//! What the page and its Workers say to each other, as bytes: what holds plaintext has no other way to be written down.

use themes::{agreement::Counts, codebook::Guid, disclosure::Progress};
use vault::identity::CallIdentity;
use zeroize::Zeroizing;

use super::{
    bytes::{Reader, Writer},
    index::Snippet,
    quotes::{Chosen, Passages, read_theme, write_theme},
};
use crate::{
    api::ApiError,
    room::desk::release::{Who, Why},
    wire::QueueItem,
};

/// From the page to a Worker.
pub enum Order {
    /// What all of it is for, who asks, and what opens. Comes first.
    Begin(Begin),
    /// Fetch and open what comes after this place; the first has this number.
    Page { after: String, limit: u32, first: u32 },
    /// Nothing more will be fetched: forget what opens. What was counted is told.
    Finish,
    /// Look for this, and answer with at most so many.
    Search { turn: u32, most: u32, text: Zeroizing<String> },
    /// Make a release of what was gathered, with as many of these quotes as may leave; a narrative one with this summary.
    Make { summary: Option<Zeroizing<String>>, quotes: Vec<Chosen> },
    /// Make this release again, and say whether it is the same.
    Again { proposed: Vec<u8> },
    /// The release that was made, with as many of these quotes as may leave.
    Quote { quotes: Vec<Chosen> },
    /// The account at this place among those that a quote under this theme may be from.
    Passages { theme: Option<Guid>, at: u32 },
}

/// What a Worker needs before it can do anything.
pub struct Begin {
    pub task: Task,
    pub call: String,
    pub session: Zeroizing<String>,
    /// Fingerprint of the call's root, as this desk knows it.
    pub root: String,
    /// The key set in force: a signed note.
    pub keys: String,
    pub identities: Vec<CallIdentity>,
}

/// What becomes of what is opened.
pub enum Task {
    /// Accounts and conversations are kept to be searched.
    Search,
    /// Records are counted by this codebook, in the bytes in which it is published.
    Count(Vec<u8>),
    /// Records and the latest word of each writer are kept, for a release.
    Gather(Frame),
}

/// What a release is made from beside the accounts, each part in the one way in which it is written.
#[derive(Clone)]
pub struct Frame {
    pub codebook: Vec<u8>,
    /// Every other version of it: some accounts may be coded by one.
    pub other_codebooks: Vec<Vec<u8>>,
    pub plan: Vec<u8>,
    /// The releases before, without signatures: verified on the page.
    pub past: Vec<Vec<u8>>,
    /// Julian day on which it is made.
    pub day: u32,
    /// Whether the key set says that all accounts are invented.
    pub synthetic: bool,
}

/// From a Worker to the page.
pub enum Report {
    /// The answer began; the next page is after this place, if there is one.
    Next(Option<String>),
    /// So many more were opened.
    Opened(u32),
    /// One was not, and why.
    Failed(QueueItem, Failure),
    /// One was opened, and what was said about it since only in part or not at all.
    Unheard(QueueItem),
    /// One record was not, or is by nobody who may make records.
    Unread(QueueItem),
    /// The page is done.
    Done,
    /// The page could not be fetched.
    Stopped(Stop),
    /// What was found.
    Found { turn: u32, total: u32, hits: Vec<Hit> },
    /// Everything that this Worker counted.
    Counted(Counted),
    /// Who would be in a release.
    Who(Who),
    /// How far a release is.
    At(Progress),
    /// A release, without signatures, and which of the quotes that were asked for are not in it, by their place.
    Made { release: Vec<u8>, refused: Vec<(u32, Why)> },
    /// There is none, or it is not the same as was proposed.
    Not(Why),
    /// It is the same as was proposed, byte for byte.
    Same,
    /// What a quote may be from; `None` if there is no such account.
    Passages(Option<Passages>),
}

/// What was counted of records.
#[derive(Default)]
pub struct Counted {
    /// Testimonies that two people coded, each for herself, by the codebook.
    pub testimonies: u32,
    /// Of them, by theme in the order of the codebook.
    pub counts: Vec<Counts>,
    pub left: Left,
}

/// What is not among them, and why; each in one place only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// There is no record yet.
    pub none: u32,
    /// Not to be counted.
    pub aside: u32,
    /// Fewer than two people have finished.
    pub unfinished: u32,
    /// The second person agreed, without a coding of her own.
    pub agreed: u32,
    /// Two people coded it, by another version of the themes.
    pub other: u32,
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

impl From<&ApiError> for Stop {
    fn from(error: &ApiError) -> Self {
        match error {
            ApiError::Refused { status: 401 | 404, .. } => Self::LoggedOut,
            ApiError::Unreachable | ApiError::Refused { status: 429 | 500.., .. } => Self::Offline,
            ApiError::Refused { .. } | ApiError::Strange => Self::Strange,
        }
    }
}

/// An account in which something was found.
pub struct Hit {
    /// Its number in the order of the queue.
    pub number: u32,
    pub item: QueueItem,
    /// In which part of its text; [`accounts`](super::accounts) says which there are.
    pub part: u32,
    pub snippet: Snippet,
}

impl Order {
    pub fn write(&self) -> Zeroizing<Vec<u8>> {
        let mut to = Writer::with_room(self.beside_keys());
        match self {
            Self::Begin(Begin { task, call, session, root, keys, identities }) => {
                to.byte(0);
                match task {
                    Task::Search => to.byte(0),
                    Task::Count(codebook) => {
                        to.byte(1);
                        to.bytes(codebook);
                    }
                    Task::Gather(frame) => {
                        to.byte(2);
                        frame.write(&mut to);
                    }
                }
                for text in [call, &**session, root, keys] {
                    to.text(text);
                }
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
            Self::Make { summary, quotes } => {
                to.byte(4);
                to.byte(u8::from(summary.is_some()));
                to.text(summary.as_ref().map_or("", |summary| summary.as_str()));
                quotes.iter().for_each(|quote| quote.write(&mut to));
            }
            Self::Again { proposed } => {
                to.byte(5);
                to.bytes(proposed);
            }
            Self::Quote { quotes } => {
                to.byte(6);
                quotes.iter().for_each(|quote| quote.write(&mut to));
            }
            Self::Passages { theme, at } => {
                to.byte(7);
                write_theme(*theme, &mut to);
                to.number(*at);
            }
        }
        to.done()
    }

    /// Bytes of what is long, beside what opens: bytes that grow leave a copy behind.
    fn beside_keys(&self) -> usize {
        match self {
            Self::Begin(Begin { task, keys, .. }) => keys.len() + task.bytes(),
            Self::Page { .. } | Self::Finish | Self::Passages { .. } => 0,
            Self::Search { text, .. } => text.len(),
            Self::Make { summary, quotes } => {
                summary.as_ref().map_or(0, |summary| summary.len()) + quotes.iter().map(Chosen::bytes).sum::<usize>()
            }
            Self::Quote { quotes } => quotes.iter().map(Chosen::bytes).sum(),
            Self::Again { proposed } => proposed.len(),
        }
    }

    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader::of(bytes);
        Some(match from.byte()? {
            0 => {
                let task = match from.byte()? {
                    0 => Task::Search,
                    1 => Task::Count(from.bytes()?.to_vec()),
                    2 => Task::Gather(Frame::read(&mut from)?),
                    _ => return None,
                };
                let (call, session) = (from.text()?.to_owned(), Zeroizing::new(from.text()?.to_owned()));
                let (root, keys) = (from.text()?.to_owned(), from.text()?.to_owned());
                let mut identities = Vec::new();
                while !from.is_over() {
                    let epoch = from.number()?;
                    let (hybrid, classic) = (from.bytes()?.try_into().ok()?, from.bytes()?.try_into().ok()?);
                    identities.push(CallIdentity::from_seeds(epoch, hybrid, classic));
                }
                Self::Begin(Begin { task, call, session, root, keys, identities })
            }
            1 => Self::Page { after: from.text()?.to_owned(), limit: from.number()?, first: from.number()? },
            2 => Self::Finish,
            3 => {
                let (turn, most) = (from.number()?, from.number()?);
                Self::Search { turn, most, text: Zeroizing::new(from.text()?.to_owned()) }
            }
            4 => {
                let (is_there, summary) = (from.byte()? == 1, Zeroizing::new(from.text()?.to_owned()));
                Self::Make { summary: Some(summary).filter(|_| is_there), quotes: Chosen::read_all(&mut from)? }
            }
            5 => Self::Again { proposed: from.bytes()?.to_vec() },
            6 => Self::Quote { quotes: Chosen::read_all(&mut from)? },
            7 => Self::Passages { theme: read_theme(&mut from)?, at: from.number()? },
            _ => return None,
        })
    }
}

impl Task {
    /// Bytes of what it carries.
    fn bytes(&self) -> usize {
        match self {
            Self::Search => 0,
            Self::Count(codebook) => codebook.len(),
            Self::Gather(Frame { codebook, other_codebooks, plan, past, .. }) => {
                let lists = other_codebooks.iter().chain(past).map(|one| one.len() + 4);
                codebook.len() + plan.len() + lists.sum::<usize>()
            }
        }
    }
}

impl Frame {
    fn write(&self, to: &mut Writer) {
        to.bytes(&self.codebook);
        to.bytes(&self.plan);
        for list in [&self.other_codebooks, &self.past] {
            to.number(u32::try_from(list.len()).expect("there are few codebooks and releases"));
            list.iter().for_each(|one| to.bytes(one));
        }
        to.number(self.day);
        to.byte(u8::from(self.synthetic));
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        let (codebook, plan) = (from.bytes()?.to_vec(), from.bytes()?.to_vec());
        let mut list = || (0..from.number()?).map(|_| Some(from.bytes()?.to_vec())).collect::<Option<_>>();
        let (other_codebooks, past) = (list()?, list()?);
        Some(Self { codebook, other_codebooks, plan, past, day: from.number()?, synthetic: from.byte()? == 1 })
    }
}

impl Report {
    pub fn write(&self) -> Zeroizing<Vec<u8>> {
        let mut to = Writer::with_room(if let Self::Passages(Some(passages)) = self { passages.bytes() } else { 0 });
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
                for Hit { number, item, part, snippet } in hits {
                    to.number(*number);
                    to.item(item);
                    to.number(*part);
                    for part in [&snippet.before, &snippet.found, &snippet.after] {
                        to.text(part);
                    }
                }
            }
            Self::Unheard(item) => {
                to.byte(6);
                to.item(item);
            }
            Self::Unread(item) => {
                to.byte(7);
                to.item(item);
            }
            Self::Counted(Counted { testimonies, counts, left }) => {
                to.byte(8);
                let Left { none, aside, unfinished, agreed, other } = *left;
                for number in [*testimonies, none, aside, unfinished, agreed, other] {
                    to.number(number);
                }
                // No theme is in more testimonies than there are.
                for Counts { both, first, second, neither } in counts {
                    for count in [both, first, second, neither] {
                        to.number(u32::try_from(*count).unwrap_or(u32::MAX));
                    }
                }
            }
            Self::Who(who) => {
                to.byte(9);
                to.bytes(&who.to_bytes());
            }
            Self::At(Progress::Counting) => to.byte(10),
            Self::At(Progress::Auditing { round, at, of }) => {
                to.byte(11);
                to.number(*round);
                for number in [at, of] {
                    to.number(u32::try_from(*number).unwrap_or(u32::MAX));
                }
            }
            Self::Made { release, refused } => {
                to.byte(12);
                to.bytes(release);
                for (place, why) in refused {
                    to.number(*place);
                    to.bytes(&why.to_bytes());
                }
            }
            Self::Not(why) => {
                to.byte(13);
                to.bytes(&why.to_bytes());
            }
            Self::Same => to.byte(14),
            Self::Passages(passages) => {
                to.byte(15);
                if let Some(passages) = passages {
                    passages.write(&mut to);
                }
            }
        }
        to.done()
    }

    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader::of(bytes);
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
                while !from.is_over() {
                    let (number, item, part) = (from.number()?, from.item()?, from.number()?);
                    let mut text = || from.text().map(|text| Zeroizing::new(text.to_owned()));
                    let snippet = Snippet { before: text()?, found: text()?, after: text()? };
                    hits.push(Hit { number, item, part, snippet });
                }
                Self::Found { turn, total, hits }
            }
            6 => Self::Unheard(from.item()?),
            7 => Self::Unread(from.item()?),
            8 => Self::Counted(counted(&mut from)?),
            9 => Self::Who(Who::read(from.bytes()?)?),
            10 => Self::At(Progress::Counting),
            11 => {
                let (round, at, of) = (from.number()?, from.number()?, from.number()?);
                Self::At(Progress::Auditing { round, at: at.try_into().ok()?, of: of.try_into().ok()? })
            }
            12 => {
                let (release, mut refused) = (from.bytes()?.to_vec(), Vec::new());
                while !from.is_over() {
                    refused.push((from.number()?, Why::read(from.bytes()?)?));
                }
                Self::Made { release, refused }
            }
            13 => Self::Not(Why::read(from.bytes()?)?),
            14 => Self::Same,
            15 if from.is_over() => Self::Passages(None),
            15 => Self::Passages(Some(Passages::read(&mut from)?)),
            _ => return None,
        })
    }
}

fn counted(from: &mut Reader<'_>) -> Option<Counted> {
    let testimonies = from.number()?;
    let mut number = || from.number();
    let left = Left { none: number()?, aside: number()?, unfinished: number()?, agreed: number()?, other: number()? };
    let mut counts = Vec::new();
    while !from.is_over() {
        let mut count = || from.number().map(u64::from);
        counts.push(Counts { both: count()?, first: count()?, second: count()?, neither: count()? });
    }
    Some(Counted { testimonies, counts, left })
}
