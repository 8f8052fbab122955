//! Accounts in a Worker, to be searched: each with the names of its files and what was said about it since.

use vault::{entry::Content, id::SubmissionId, open::Opened};

use super::{
    index::{Index, Text, Wanted},
    message::{Hit, Report, Stop},
    share::{Keys, Page, Progress, Share},
};
use crate::{
    api::{self, ApiError},
    room::desk::{
        fetch::{self, patiently},
        thread as talk,
    },
    thread::{Item, Opener, has_gap},
    wire::QueueItem,
};

/// Opened accounts. The text of each has three parts: what was written and answered, the names of its files, and what was said since, by
/// whoever wrote it and by moderators.
#[derive(Default)]
pub struct Accounts {
    index: Index,
    /// What the page knows of each text, by the text's number.
    named: Vec<(u32, QueueItem)>,
}

/// An account about which something was said, which is still to be fetched.
pub struct Waiting {
    number: u32,
    item: QueueItem,
    account: Opened,
}

/// Fetches and opens a page of accounts. Those about which something was said wait.
pub async fn once(share: &Share, page: &mut Page<'_>, waiting: &mut Vec<Waiting>) -> Result<(), ApiError> {
    let keys = page.keys;
    let mut files = api::files(&keys.session, &keys.call, page.after, page.limit).await?;
    page.say_next(files.next.clone());
    let mut number = page.first;
    let mut progress = Progress::to(page.answer);
    let mut take = |item: QueueItem, file: &[u8]| {
        if share.seen.borrow_mut().insert(item.id.clone()) {
            match fetch::check(&keys.identities, &keys.call, &item, file) {
                Ok(account) if item.entries > 0 => waiting.push(Waiting { number, item, account }),
                Ok(account) => {
                    share.accounts.borrow_mut().add(number, item, &account, &[]);
                    progress.one_more();
                }
                Err(why) => page.answer.send(&Report::Failed(item, why.code()).write()),
            }
        }
        number += 1;
    };
    while files.more(&mut take).await? {}
    Ok(())
}

/// Fetches what was said about these accounts, and opens it.
pub async fn converse(share: &Share, page: &Page<'_>, waiting: Vec<Waiting>) -> Result<(), Stop> {
    let mut progress = Progress::to(page.answer);
    for Waiting { number, item, account } in waiting {
        let heard = patiently(async || conversation(page.keys, &item, &account).await).await;
        let (items, is_whole) = match heard {
            Ok(heard) => heard,
            // Taken back meanwhile. If the session is over, the next page says so.
            Err(ApiError::Refused { status: 404, .. }) => (Vec::new(), false),
            Err(error) => return Err((&error).into()),
        };
        if !is_whole {
            page.answer.send(&Report::Unheard(item.clone()).write());
        }
        share.accounts.borrow_mut().add(number, item, &account, &items);
        progress.one_more();
    }
    Ok(())
}

/// What was said about an account, and whether that is all of it.
pub async fn conversation(keys: &Keys, item: &QueueItem, account: &Opened) -> Result<(Vec<Item>, bool), ApiError> {
    let id: SubmissionId = item.id.parse().map_err(|_| ApiError::Strange)?;
    let Some(receipt) = account.binding.as_ref().and_then(|binding| binding.receipt.as_ref()) else {
        return Ok((Vec::new(), false));
    };
    let thread = talk::whole(&keys.session, &keys.call, id).await?;
    let opener = Opener {
        call: &keys.call,
        id,
        identities: keys.identities.iter().map(|identity| identity.hybrid()).collect(),
        return_key: receipt.return_key,
        keys: &keys.keys,
    };
    let mut past = keys.past.take();
    let items = opener.open_with(talk::sealed(&thread), &mut past).await;
    keys.past.replace(past);
    let items = items?;
    let is_whole = !has_gap(&items, thread.counter) && items.iter().all(|item| item.outcome.is_ok());
    Ok((items, is_whole))
}

impl Accounts {
    fn add(&mut self, number: u32, item: QueueItem, account: &Opened, said: &[Item]) {
        let draft = &account.draft;
        let written: Vec<&str> =
            [draft.account()].into_iter().chain(draft.answers().flat_map(|(_, answer)| answer.parts())).collect();
        let names: Vec<&str> =
            draft.attachments().iter().filter_map(|attached| Some(attached.name.as_ref()?.as_str())).collect();
        let said: Vec<&str> = said.iter().filter_map(words).collect();
        self.index.add(Text::of([&written, &names, &said]));
        self.named.push((number, item));
    }

    pub fn search(&self, turn: u32, most: u32, text: &str) -> Report {
        let wanted = Wanted::read(text);
        // In the order of the queue: pages may have come to this Worker in another.
        let mut found: Vec<_> =
            self.index.find(&wanted).into_iter().map(|text| (&self.named[text as usize], text)).collect();
        found.sort_unstable_by_key(|((number, _), _)| *number);
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let hits = found.into_iter().take(most as usize).filter_map(|((number, item), text)| {
            let (part, snippet) = self.index.snippet(text, &wanted)?;
            Some(Hit { number: *number, item: item.clone(), part, snippet })
        });
        Report::Found { turn, total, hits: hits.collect() }
    }
}

fn words(item: &Item) -> Option<&str> {
    match &item.outcome.as_ref().ok()?.content {
        Content::Message(text) | Content::Addition(text) => Some(text),
        Content::Consent(_) => None,
    }
}
