//! A Worker's share of the accounts: it fetches, opens, keeps and searches them. Plaintext leaves it in snippets only, and its memory ends
//! with it.

use std::{cell::RefCell, collections::HashSet, rc::Rc};

use vault::{id::CallId, identity::CallIdentity, open::Opened};
use wasm_bindgen_futures::spawn_local;
use zeroize::Zeroizing;

use super::{
    index::{Index, Wanted},
    message::{Hit, Order, Report, Stop},
};
use crate::{
    api::{self, ApiError, Bearer},
    browser,
    room::desk::fetch,
    wire::QueueItem,
    worker::{self, Answer},
};

/// Waits between tries, in milliseconds.
const WAITS: [i32; 3] = [500, 2_000, 8_000];
/// After how many files the page hears how far it is.
const OFTEN: u32 = 20;

/// What fetches and opens.
struct Keys {
    call: CallId,
    session: Bearer,
    identities: Vec<CallIdentity>,
}

#[derive(Default)]
struct Share {
    keys: Option<Rc<Keys>>,
    index: Index,
    /// What the page knows of each text, by the text's number.
    named: Vec<(u32, QueueItem)>,
    /// Opened or failed: not again, if a page is fetched once more.
    seen: HashSet<String>,
}

/// In the Worker: does what the page orders.
pub fn attend() {
    let share = Rc::new(RefCell::new(Share::default()));
    worker::attend(move |bytes, answer| match Order::read(bytes) {
        Some(Order::Begin { call, session, identities }) => {
            let keys = call.parse().ok().map(|call| Keys { call, session: Bearer::hidden(session), identities });
            share.borrow_mut().keys = keys.map(Rc::new);
        }
        Some(Order::Page { after, limit, first }) => {
            let share = share.clone();
            spawn_local(async move {
                let report = match page(&share, &after, limit, first, &answer).await {
                    Ok(()) => Report::Done,
                    Err(why) => Report::Stopped(why),
                };
                answer.send(&report.write());
            });
        }
        Some(Order::Finish) => share.borrow_mut().keys = None,
        Some(Order::Search { turn, most, text }) => answer.send(&share.borrow().search(turn, most, &text).write()),
        None => answer.send(&Report::Stopped(Stop::Strange).write()),
    });
}

/// Fetches a page of accounts, several times if the line is bad.
async fn page(share: &RefCell<Share>, after: &str, limit: u32, first: u32, answer: &Answer) -> Result<(), Stop> {
    let keys = share.borrow().keys.clone().ok_or(Stop::Strange)?;
    let mut said = false;
    for wait in WAITS.into_iter().map(Some).chain([None]) {
        let outcome = once(share, &keys, after, limit, first, answer, &mut said).await;
        match (outcome, wait) {
            (Ok(()), _) => return Ok(()),
            (Err(ApiError::Refused { status: 401 | 404, .. }), _) => return Err(Stop::LoggedOut),
            (Err(ApiError::Unreachable | ApiError::Refused { status: 429 | 500.., .. }), Some(wait)) => {
                browser::wait(wait).await;
            }
            (Err(ApiError::Unreachable | ApiError::Refused { status: 429 | 500.., .. }), None) => break,
            (Err(_), _) => return Err(Stop::Strange),
        }
    }
    Err(Stop::Offline)
}

async fn once(
    share: &RefCell<Share>,
    keys: &Keys,
    after: &str,
    limit: u32,
    first: u32,
    answer: &Answer,
    said: &mut bool,
) -> Result<(), ApiError> {
    let mut files = api::files(&keys.session, &keys.call, "", after, limit).await?;
    if !core::mem::replace(said, true) {
        answer.send(&Report::Next(files.next.clone()).write());
    }
    let (mut number, mut opened) = (first, 0);
    let tell = |opened: &mut u32| answer.send(&Report::Opened(core::mem::take(opened)).write());
    let mut take = |item: QueueItem, file: &[u8]| {
        let mut share = share.borrow_mut();
        if share.seen.insert(item.id.clone()) {
            match fetch::check(&keys.identities, &keys.call, &item, file) {
                Ok(account) => {
                    share.index.add(text(&account));
                    share.named.push((number, item));
                    opened += 1;
                }
                Err(why) => answer.send(&Report::Failed(item, why.code()).write()),
            }
            if opened == OFTEN {
                tell(&mut opened);
            }
        }
        number += 1;
    };
    let came = loop {
        match files.more(&mut take).await {
            Ok(true) => {}
            Ok(false) => break Ok(()),
            Err(error) => break Err(error),
        }
    };
    tell(&mut opened);
    came
}

/// What is searched: the account, and below it what was answered.
fn text(account: &Opened) -> Zeroizing<String> {
    let draft = &account.draft;
    let answers = || draft.answers().flat_map(|(_, answer)| answer.parts());
    let length = draft.account().len() + answers().map(|part| part.len() + 1).sum::<usize>();
    let mut text = Zeroizing::new(String::with_capacity(length));
    text.push_str(draft.account());
    for part in answers() {
        text.push('\n');
        text.push_str(part);
    }
    text
}

impl Share {
    fn search(&self, turn: u32, most: u32, text: &str) -> Report {
        let wanted = Wanted::read(text);
        // In the order of the queue: pages may have come to this Worker in another.
        let mut found: Vec<_> =
            self.index.find(&wanted).into_iter().map(|text| (&self.named[text as usize], text)).collect();
        found.sort_unstable_by_key(|((number, _), _)| *number);
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let hits = found.into_iter().take(most as usize).filter_map(|((number, item), text)| {
            let snippet = self.index.snippet(text, &wanted)?;
            Some(Hit { number: *number, item: item.clone(), snippet })
        });
        Report::Found { turn, total, hits: hits.collect() }
    }
}
