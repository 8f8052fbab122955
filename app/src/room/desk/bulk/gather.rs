//! Records and the latest word of each writer in a Worker, for a release: the page hears how many, and what may be published.

use core::ops::ControlFlow;
use std::collections::{BTreeMap, BTreeSet};

use rand_core::OsRng;
use themes::{
    codebook::{Codebook, Guid},
    disclosure::{self, Allowed, Choice, Entry, Progress, Refusal, Request, Summary, Week},
    plan::Plan,
    record::{CodebookVersion, Record},
    release::Release,
};
use time::Date;
use vault::{
    draft::Consent,
    id::{Digest, SubmissionId},
    ledger::draw_nonce,
    open::Opened,
};

use super::{
    accounts::conversation,
    message::{Frame, Report, Stop},
    quotes::{Chosen, Passages},
    records,
    share::{Page, Progress as Opening, Share},
    sources::assign,
};
use crate::{
    api::{self, ApiError},
    room::desk::{
        fetch::{self, patiently},
        release::{Reason, Who, Why},
        review::{Parts, fits},
    },
    thread::{self, Item},
    wire::QueueItem,
};

/// Everything that a release is made from.
pub struct Gathered {
    codebook: Codebook,
    other_codebooks: Vec<Codebook>,
    plan: Plan,
    past: Vec<Release>,
    day: Date,
    synthetic: bool,
    /// Drawn for this release; one that is made again has its own.
    salt: [u8; 32],
    accounts: BTreeMap<SubmissionId, Account>,
    records: BTreeMap<SubmissionId, Record>,
    /// Accounts that did not open.
    unopened: u32,
    /// What was made of all this, before quotes.
    made: Option<Release>,
}

/// The words of a page's accounts: their records are held against them, and they are closed again with the page.
type Texts = BTreeMap<SubmissionId, Parts>;

/// What is known of an account that was opened. Its words are closed again.
struct Account {
    week: Week,
    /// `None` if what was said since is not all there: her latest word may be among it.
    allowed: Option<Allowed>,
    payload: Digest,
    has_record: bool,
}

fn allowed(Consent { count, quote, .. }: Consent) -> Allowed {
    Allowed { count, quote }
}

/// Fetches a page of accounts, what was said about them since, and their records.
pub async fn page(share: &Share, page: &mut Page<'_>) -> Result<(), Stop> {
    let (mut waiting, mut texts) = (Vec::new(), Texts::new());
    let fetched = patiently(async || accounts(share, page, &mut waiting, &mut texts).await).await;
    fetched.map_err(|error| Stop::from(&error))?;
    for (item, opened) in waiting {
        match patiently(async || conversation(page.keys, &item, &opened).await).await {
            Ok((items, is_whole)) => {
                let said = thread::consent(&items).unwrap_or_else(|| opened.draft.consent());
                share.keep(&item, &opened, is_whole.then(|| allowed(said)), &items, &mut texts);
            }
            // Taken back meanwhile. If the session is over, the next page says so.
            Err(ApiError::Refused { status: 404, .. }) => {}
            Err(error) => return Err((&error).into()),
        }
    }
    patiently(async || record_page(share, page, &texts).await).await.map_err(|error| (&error).into())
}

async fn accounts(
    share: &Share,
    page: &mut Page<'_>,
    waiting: &mut Vec<(QueueItem, Opened)>,
    texts: &mut Texts,
) -> Result<(), ApiError> {
    let keys = page.keys;
    let mut files = api::files(&keys.session, &keys.call, page.after, page.limit).await?;
    page.say_next(files.next.clone());
    let mut progress = Opening::to(page.answer);
    let mut take = |item: QueueItem, file: &[u8]| {
        if !share.seen.borrow_mut().insert(item.id.clone()) {
            return;
        }
        progress.one_more();
        match fetch::check(&keys.identities, &keys.call, &item, file) {
            Ok(opened) if item.entries > 0 => waiting.push((item, opened)),
            Ok(opened) => share.keep(&item, &opened, Some(allowed(opened.draft.consent())), &[], texts),
            Err(_) => share.with(|gathered| gathered.unopened += 1),
        }
    };
    while files.more(&mut take).await? {}
    Ok(())
}

async fn record_page(share: &Share, page: &Page<'_>, texts: &Texts) -> Result<(), ApiError> {
    let keys = page.keys;
    let mut files = api::records(&keys.session, &keys.call, page.after, page.limit).await?;
    loop {
        let mut some = Vec::new();
        let is_more = files.more(|item, file| some.push((item, file.to_vec()))).await?;
        for (item, file) in some {
            if let Some(Some(record)) = records::read(keys, &item, &file).await? {
                share.with(|gathered| gathered.take(record, texts));
            }
        }
        if !is_more {
            return Ok(());
        }
    }
}

impl Share {
    fn with(&self, act: impl FnOnce(&mut Gathered)) {
        if let Some(gathered) = self.gathered.borrow_mut().as_mut() {
            act(gathered);
        }
    }

    fn keep(&self, item: &QueueItem, opened: &Opened, allowed: Option<Allowed>, said: &[Item], texts: &mut Texts) {
        self.with(|gathered| match (item.id.parse(), item.week.parse()) {
            (Ok(id), Ok(week)) => {
                let account = Account { week, allowed, payload: opened.payload, has_record: item.has_record };
                gathered.accounts.insert(id, account);
                // Without the call's document a chosen answer passes for a text too: no harm where nothing is shown.
                texts.insert(id, Parts::of(opened, None, said));
            }
            _ => gathered.unopened += 1,
        });
    }
}

impl Gathered {
    /// Nothing yet; `None` if the frame does not hold what it should.
    pub fn for_release(frame: &Frame) -> Option<Self> {
        let others = frame.other_codebooks.iter().map(|bytes| Codebook::parse(bytes).ok());
        let past = frame.past.iter().map(|bytes| Release::parse(bytes).ok()).collect::<Option<_>>()?;
        Some(Self {
            codebook: Codebook::parse(&frame.codebook).ok()?,
            other_codebooks: others.collect::<Option<_>>()?,
            plan: Plan::parse(&frame.plan).ok()?,
            past,
            day: Date::from_julian_day(frame.day.try_into().ok()?).ok()?,
            synthetic: frame.synthetic,
            salt: draw_nonce(&mut OsRng),
            accounts: BTreeMap::new(),
            records: BTreeMap::new(),
            unopened: 0,
            made: None,
        })
    }

    /// Keeps a record if it fits its account, as on the desk: a masked text that its log does not make could be anything, and a release would publish it. By a codebook
    /// that is not at hand nothing counts.
    fn take(&mut self, record: Record, texts: &Texts) {
        let mut codebooks = [&self.codebook].into_iter().chain(&self.other_codebooks);
        let codebook = codebooks.find(|codebook| CodebookVersion::from(*codebook) == record.codebook);
        let parts = texts.get(&record.testimony);
        let is_sound = |codebook| parts.is_some_and(|parts| fits(&record, codebook, parts).is_ok());
        if codebook.is_none_or(is_sound) {
            self.records.insert(record.testimony, record);
        }
    }

    /// Accounts whose writers' latest word is known, with their records. A record of other bytes than those of the account is nobody's.
    fn entries(&self) -> Vec<Entry<'_>> {
        let records = self.records.iter().filter_map(|(id, record)| {
            let account = self.accounts.get(id)?;
            let allowed = account.allowed.filter(|_| account.payload == record.payload)?;
            Some(Entry { record, allowed, week: account.week, withdrawn: false })
        });
        records.collect()
    }

    fn request<'a>(
        &'a self,
        entries: &'a [Entry<'a>],
        quotes: &'a [Choice<'a>],
        summary: Option<Summary<'a>>,
    ) -> Request<'a> {
        Request {
            plan: &self.plan,
            codebook: &self.codebook,
            other_codebooks: &self.other_codebooks,
            entries,
            past: &self.past,
            day: self.day,
            synthetic: self.synthetic,
            quotes,
            summary,
            salt: self.salt,
            seed: None,
        }
    }

    /// How many would be in, and how many not.
    pub fn who(&self) -> Who {
        let entries = self.entries();
        let intake = self.request(&entries, &[], None).intake();
        let known: BTreeSet<SubmissionId> = entries.iter().map(|entry| entry.record.testimony).collect();
        let mut more = BTreeMap::from([(Reason::Unopened, self.unopened)]);
        for (_, account) in self.accounts.iter().filter(|(id, _)| !known.contains(*id)) {
            let reason = match account.allowed {
                None => Reason::Unheard,
                Some(_) if account.has_record => Reason::Unread,
                Some(_) => Reason::NoRecord,
            };
            *more.entry(reason).or_default() += 1;
        }
        Who::of(&intake, more)
    }

    /// A release with as many of these quotes as may leave, or why there is none.
    pub fn make(&mut self, summary: Option<&str>, quotes: &[Chosen], mut heard: impl FnMut(Progress)) -> Report {
        let entries = self.entries();
        let sources = self.request(&entries, &[], None).quotable();
        let request = self.request(&entries, &[], summary.map(|text| Summary { text, sources: &sources }));
        let made = disclosure::release(&request, |at| {
            heard(at);
            ControlFlow::Continue(())
        });
        match made {
            Ok(release) => {
                self.made = Some(release);
                self.quote(quotes)
            }
            Err(refusal) => Report::Not((&refusal).into()),
        }
    }

    /// What was made, with as many of these quotes as may leave. Nothing is counted again.
    pub fn quote(&self, chosen: &[Chosen]) -> Report {
        let Some(made) = &self.made else { return Report::Stopped(Stop::Strange) };
        let entries = self.entries();
        let mut kept: Vec<(u32, Choice<'_>)> = (0..).zip(chosen.iter().map(Chosen::choice)).collect();
        let mut refused = Vec::new();
        loop {
            let quotes: Vec<Choice<'_>> = kept.iter().map(|(_, choice)| *choice).collect();
            match disclosure::with_quotes(made.clone(), &self.request(&entries, &quotes, None)) {
                Ok(release) if is_found_again(&release, &self.request(&entries, &[], None)) => {
                    return Report::Made { release: release.to_bytes(), refused };
                }
                // No browser could build it again: without the one that she chose last, it can be.
                Ok(_) => refused.extend(kept.pop().map(|(at, _)| (at, Why::unfound()))),
                Err(refusal @ Refusal::Quote { at, .. }) if at < kept.len() => {
                    refused.push((kept.remove(at).0, (&refusal).into()));
                }
                Err(refusal) => return Report::Not((&refusal).into()),
            }
        }
    }

    /// The masked texts of one account that a quote under this theme may be from; the last one, if there are fewer.
    pub fn passages(&self, theme: Option<Guid>, at: u32) -> Report {
        let entries = self.entries();
        let records: Vec<&Record> = self.request(&entries, &[], None).sources(theme).collect();
        let of = u32::try_from(records.len()).unwrap_or(u32::MAX);
        let at = at.min(of.saturating_sub(1));
        let passages = records.get(at as usize).map(|record| Passages {
            testimony: record.testimony,
            at,
            of,
            parts: record.masked.values().map(|masked| masked.text.clone()).collect(),
        });
        Report::Passages(passages)
    }

    /// Whether a proposed release comes out the same.
    pub fn again(&self, proposed: &[u8], mut heard: impl FnMut(Progress)) -> Report {
        let Ok(proposed) = Release::parse(proposed) else { return Report::Not(Why::unreadable()) };
        let entries = self.entries();
        let plain = self.request(&entries, &[], None);
        let quotes = assign(&proposed, &plain);
        let sources = plain.quotable();
        let summary = proposed.summary().map(|text| Summary { text, sources: &sources });
        let request = self.request(&entries, &quotes, summary);
        let same = disclosure::rebuild(&proposed, &request, |at| {
            heard(at);
            ControlFlow::Continue(())
        });
        match same {
            Ok(()) => Report::Same,
            Err(difference) => Report::Not((&difference).into()),
        }
    }
}

/// Whether the second member's browser finds an account for each quote.
fn is_found_again(release: &Release, request: &Request<'_>) -> bool {
    assign(release, request).len() == release.quotes().len()
}

#[cfg(test)]
mod tests;
