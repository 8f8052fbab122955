//! A public release, made by the pipeline of disclosure control from invented accounts and signed by two members whose keys a test holds.

use std::{collections::BTreeMap, ops::ControlFlow};

use app::wire::releases::{LedgerEntry, hand_in};
use rand_core::OsRng;
use themes::{
    codebook::{Codebook, Guid, starter},
    coding::{Coding, Edit, Mark, Period, Place, Region},
    disclosure::{Allowed, Entry as Account, Request, Week, release},
    plan::{Attribute, Gates, Group, Grouping, Pair, Plan, PlanDraft, TwoWay, Value},
    record::{Check, Record, Work},
    release::{Release, Signature, SignedRelease},
};
use time::{Date, Month};
use vault::{
    id::{Account as Name, Digest, SubmissionId},
    identity::MemberIdentity,
    key_set::SignedKeySet,
    ledger::{Entry, EntryKind, NewProposal, Proposal, draw_nonce, seal_memory},
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::text;

/// Groups of time and of place, named as a keyholder might name them.
const TIMES: [(&str, &[&str]); 4] = [
    ("Before July 2023", &["earlier", "2023-H1"]),
    ("July to December 2023", &["2023-H2"]),
    ("2024", &["2024-H1", "2024-H2"]),
    ("2025", &["2025-H1", "2025-H2"]),
];
const PLACES: [(&str, &[&str]); 3] =
    [("London", &["london"]), ("South East and East", &["east", "south-east"]), ("Wales", &["wales"])];

/// A member, and the two seeds of her keys one after the other.
struct Member {
    name: Name,
    keys: MemberIdentity,
}

impl Member {
    fn new(name: &str, seeds: &[u8]) -> Result<Self, String> {
        let (hybrid, signing) = seeds.split_at_checked(32).ok_or("two seeds of 32 bytes")?;
        let keys = MemberIdentity::from_seeds(hybrid.try_into().map_err(text)?, signing.try_into().map_err(text)?);
        Ok(Self { name: name.parse().map_err(text)?, keys })
    }
}

/// A release that two have signed.
#[wasm_bindgen]
pub struct Made {
    body: Vec<u8>,
    json: Vec<u8>,
    entry: Digest,
}

#[wasm_bindgen]
impl Made {
    /// What the second member hands in.
    pub fn body(&self) -> Vec<u8> {
        self.body.clone()
    }

    /// `release.json`.
    pub fn json(&self) -> Vec<u8> {
        self.json.clone()
    }

    /// Digest of its entry in the ledger, which the next one names.
    pub fn entry(&self) -> String {
        self.entry.to_string()
    }
}

/// The release after `past` (each a `release.json`), of so many invented accounts: made and proposed by a keyholder, signed by a second member.
/// `previous` is the digest of the last entry; empty for the first.
#[wasm_bindgen(js_name = makeRelease)]
#[expect(clippy::too_many_arguments, reason = "JavaScript hands over texts and bytes")]
pub fn make_release(
    note: &str,
    accounts: u64,
    day: &str,
    past: Vec<String>,
    previous: &str,
    keyholder: &str,
    keyholder_seeds: &[u8],
    second: &str,
    second_seeds: &[u8],
) -> Result<Made, String> {
    let keys = SignedKeySet::verify_past(note, None).map_err(text)?;
    let past: Result<Vec<Release>, String> =
        past.iter().map(|json| Ok(SignedRelease::parse(json.as_bytes()).map_err(text)?.release().clone())).collect();
    let past = past?;
    let made = released(&keys, accounts, date(day)?, &past)?;
    let previous = if previous.is_empty() { Digest::ZERO } else { previous.parse().map_err(text)? };
    let [keyholder, second] = [Member::new(keyholder, keyholder_seeds)?, Member::new(second, second_seeds)?];
    signed(&keys, &made, previous, &keyholder, &second)
}

fn released(keys: &SignedKeySet, accounts: u64, day: Date, past: &[Release]) -> Result<Release, String> {
    let codebook = starter();
    let plan = plan(keys, &codebook, past.len())?;
    let records: Vec<Record> = (0..accounts).map(|id| record(id, keys, &codebook, &plan)).collect::<Result<_, _>>()?;
    let week: Week = "2024-W01".parse().map_err(text)?;
    let entries: Vec<Account<'_>> = records
        .iter()
        .map(|record| Account { record, allowed: Allowed { count: true, quote: false }, week, withdrawn: false })
        .collect();
    let request = Request {
        plan: &plan,
        codebook: &codebook,
        entries: &entries,
        past,
        day,
        synthetic: keys.set().synthetic,
        quotes: &[],
        summary: None,
        seed: None,
    };
    release(&request, |_| ControlFlow::Continue(())).map_err(text)
}

fn groups(attribute: Attribute, groups: &[(&str, &[&str])]) -> Result<Grouping, String> {
    let group = |(name, values): &(&str, &[&str])| {
        let values: Result<Vec<_>, _> = values.iter().map(|value| Value::parse(attribute, value)).collect();
        Ok(Group { name: (*name).to_owned(), values: values.map_err(text)? })
    };
    Ok(Grouping { attribute, groups: groups.iter().map(group).collect::<Result<_, String>>()? })
}

/// Each theme of the first level, what is below the second, by place, by time, and in pairs.
fn plan(keys: &SignedKeySet, codebook: &Codebook, past: usize) -> Result<Plan, String> {
    let upper: Vec<Guid> = codebook.themes().iter().map(|theme| theme.guid).collect();
    let below: Vec<Guid> =
        codebook.themes().iter().skip(1).take(1).flat_map(|theme| &theme.themes).map(|theme| theme.guid).collect();
    let is_planned = |guid: &Guid| upper.contains(guid) || below.contains(guid);
    let pairs = (0..4).flat_map(|one| (one + 1..4).map(move |two| (one, two)));
    let draft = PlanDraft {
        call: keys.set().call.clone(),
        release: u32::try_from(past + 1).map_err(text)?,
        codebook: codebook.into(),
        gates: Gates::default(),
        themes: codebook.walk().map(|(_, theme)| theme.guid).filter(is_planned).collect(),
        groupings: vec![groups(Attribute::Region, &PLACES)?, groups(Attribute::Period, &TIMES)?],
        two_way: vec![TwoWay { attribute: Attribute::Region, themes: upper.clone() }],
        pairs: pairs.map(|(one, two)| Pair(upper[one], upper[two])).collect(),
        noise: None,
    };
    draft.check(codebook).map_err(text)
}

/// An account whose themes, place and time follow from its number, as if by chance.
fn record(id: u64, keys: &SignedKeySet, codebook: &Codebook, plan: &Plan) -> Result<Record, String> {
    let mut chance = id.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5DEE_CE66;
    let mut draw = |of: u64| {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        chance % of
    };
    let mut coding = Coding::default();
    for (at, theme) in (0_u64..).zip(plan.themes()) {
        if draw(100) < 40 / (at % 5 + 1) + 3 {
            coding.apply(Edit::Mark(Mark { on: Place::Whole, theme: *theme })).map_err(text)?;
        }
    }
    let regions = [Region::London, Region::London, Region::SouthEast, Region::East, Region::Wales, Region::Scotland];
    let periods = ["2023-H1", "2023-H2", "2023-H2", "2024-H1", "2024-H2", "2025-H1"];
    let pick = |of: usize, at: u64| usize::try_from(at).unwrap_or_default() % of;
    let region = regions[pick(regions.len(), draw(6))];
    let period: Period = periods[pick(periods.len(), draw(6))].parse().map_err(text)?;
    coding.apply(Edit::Region(Some(region))).map_err(text)?;
    coding.apply(Edit::Period(Some(period).filter(|_| draw(10) > 0))).map_err(text)?;
    let mut bytes = [0; 16];
    bytes[8..].copy_from_slice(&id.to_be_bytes());
    let author: Name = "robin".parse().map_err(text)?;
    Ok(Record {
        call: keys.set().call.clone(),
        testimony: SubmissionId::from_bytes(bytes),
        payload: Digest::of(b"an invented account"),
        codebook: codebook.into(),
        author: author.clone(),
        epoch: keys.set().epoch,
        previous: None,
        set_aside: None,
        first: Some(Work { by: "wren".parse().map_err(text)?, finished: true, coding }),
        check: Some(Check::Agrees(author)),
        adjudication: None,
        masked: BTreeMap::new(),
    })
}

fn signed(
    keys: &SignedKeySet,
    release: &Release,
    previous: Digest,
    keyholder: &Member,
    second: &Member,
) -> Result<Made, String> {
    let memory = seal_memory(b"{}", keys).map_err(text)?;
    let bytes = release.to_bytes();
    let new = NewProposal {
        kind: EntryKind::Public,
        number: release.number(),
        previous,
        nonce: draw_nonce(&mut OsRng),
        release: &bytes,
        memory: Some(&memory),
    };
    let proposal = Proposal::new(&new, keys, &keyholder.name, &keyholder.keys);
    let epoch = keys.set().epoch;
    let signatures = vec![
        Signature { by: keyholder.name.clone(), epoch, signature: proposal.release_signature },
        Signature {
            by: second.name.clone(),
            epoch,
            signature: second.keys.sign(&SignedRelease::message(release, &second.name, epoch)),
        },
    ];
    let json = SignedRelease::new(release.clone(), signatures).to_bytes();
    let file = Digest::of(&json);
    let entry = Entry {
        claim: proposal.claim.clone(),
        file,
        proposer: proposal.proposer.clone(),
        publisher: proposal.countersign(&second.name, epoch, &second.keys, file),
    };
    let body = hand_in(&LedgerEntry::of(&entry, Some(&proposal.nonce)), &proposal.memory, &json);
    Ok(Made { body, json, entry: entry.digest() })
}

/// A day such as `2026-11-27`.
fn date(day: &str) -> Result<Date, String> {
    let mut parts = day.split('-').map(|part| part.parse::<u16>().map_err(text));
    let mut next = || parts.next().ok_or("a day has three parts")?;
    let (year, month, day) = (next()?, next()?, next()?);
    let month = Month::try_from(u8::try_from(month).map_err(text)?).map_err(text)?;
    Date::from_calendar_date(year.into(), month, u8::try_from(day).map_err(text)?).map_err(text)
}
