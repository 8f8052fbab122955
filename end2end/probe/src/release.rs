//! Releases: made from invented records by the pipeline that makes real ones, and brought on their way by two members as their rooms would.

#[path = "../../../themes/tests/disclosure/population.rs"]
mod population;

#[path = "../../../themes/tests/disclosure/large.rs"]
mod large;

use std::{collections::BTreeMap, ops::ControlFlow};

use app::wire::releases::{LedgerEntry, hand_in};
use data_encoding::BASE64URL_NOPAD;
use rand::rngs::StdRng;
use rand_core::OsRng;
use serde::Deserialize;
use themes::{
    codebook::{Guid, starter},
    disclosure::{Allowed, Request, Summary, release},
    plan::{Attribute, Gates, Group, Grouping, Pair, PlanDraft, TwoWay, Value},
    release::{Release, Signature, SignedRelease},
};
use time::Date;
use vault::{
    id::{Account, Digest},
    identity::MemberIdentity,
    key_set::SignedKeySet,
    ledger::{Entry, EntryKind, NewProposal, Proposal, SealedProposal, draw_nonce, seal_proposal, seal_release},
};
use wasm_bindgen::prelude::wasm_bindgen;

use large::Large;
use population::{Person, Rates};

use crate::text;

/// Themes that are counted: enough for charts, few enough for a test.
const THEMES: usize = 14;
const SEED: u64 = 11;
const YEAR: i32 = 2026;
const SUMMARY: &str = "Invented: most people were told to ring somebody else.\n\nA few were listened to.";

/// The release of so many invented people, on this day of 2026, from 1. `past` is a JSON list of the releases before, each as this gives it. The same
/// people are in it as in a release of fewer, and more. From 20 to 49 they are summed up in words.
#[wasm_bindgen(js_name = makeRelease)]
pub fn make_release(people: u32, day: u16, past: &str) -> Result<Vec<u8>, String> {
    let past: Vec<Release> = serde_json::from_str(past).map_err(text)?;
    let day = Date::from_ordinal_date(YEAR, day).map_err(text)?;
    let codebook = starter();
    let mut rng = population::rng(SEED);
    let groupings = vec![regions(), population::grouping(Attribute::Period, 4)];
    let rates = population::rates(&codebook, &groupings, &mut rng);
    let people: Vec<_> = (0..u64::from(people)).map(|id| invented(id, &rates, &mut rng)).collect();
    let sources: Vec<_> = people.iter().map(|person| person.record.testimony).collect();
    let entries: Vec<_> = people.iter().map(Person::entry).collect();
    let themes = population::themes(&codebook)[..THEMES].to_vec();
    let release_number = u32::try_from(past.len() + 1).map_err(text)?;
    let draft = PlanDraft {
        call: population::CALL.parse().map_err(text)?,
        release: release_number,
        codebook: (&codebook).into(),
        gates: Gates::default(),
        two_way: groupings
            .iter()
            .map(|grouping| TwoWay { attribute: grouping.attribute, themes: themes[..8].to_vec() })
            .collect(),
        pairs: pairs(&themes),
        themes,
        groupings,
        noise: None,
    };
    let plan = draft.check(&codebook).map_err(text)?;
    let few = people.len() < 50;
    let request = Request {
        plan: &plan,
        codebook: &codebook,
        other_codebooks: &[],
        entries: &entries,
        past: &past,
        day,
        salt: [7; 32],
        synthetic: true,
        quotes: &[],
        summary: few.then_some(Summary { text: SUMMARY, sources: &sources }),
        seed: None,
    };
    release(&request, |_| ControlFlow::Continue(())).map(|release| release.to_bytes()).map_err(text)
}

/// Somebody who allows all of it.
fn invented(id: u64, rates: &Rates, rng: &mut StdRng) -> Person {
    Person { allowed: Allowed { count: true, quote: true }, ..population::person(id, rates, rng) }
}

fn regions() -> Grouping {
    let group = |value: Value| Group { name: value.to_string(), values: vec![value] };
    let mut values = population::values(Attribute::Region)[..3].to_vec();
    values.sort();
    Grouping { attribute: Attribute::Region, groups: values.into_iter().map(group).collect() }
}

fn pairs(themes: &[Guid]) -> Vec<Pair> {
    // None of these lies above another.
    let first = &themes[1..5];
    first.iter().enumerate().flat_map(|(at, one)| first[at + 1..].iter().map(|other| Pair(*one, *other))).collect()
}

/// A call with a large plan, and what was released of it so far.
#[wasm_bindgen]
pub struct LargeCall {
    call: Large,
    past: Vec<Release>,
}

#[wasm_bindgen]
impl LargeCall {
    #[wasm_bindgen(constructor)]
    pub fn new(accounts: u32) -> Self {
        Self { call: Large::of(accounts.into()), past: Vec::new() }
    }

    /// Makes the next release, of a tenth more if it isn't the first. SHA-256 of it, hex.
    pub fn release(&mut self) -> Result<String, String> {
        let made = self.call.release(&self.past).map_err(text)?;
        let digest = Digest::of(&made.to_bytes()).to_string();
        self.past.push(made);
        self.call.grow();
        Ok(digest)
    }
}

/// Somebody with her keys.
#[derive(Deserialize)]
struct Member {
    account: Account,
    /// Hybrid and signing seed, hex.
    seeds: [Digest; 2],
}

impl Member {
    fn read(json: &str) -> Result<(Account, MemberIdentity), String> {
        let Self { account, seeds: [hybrid, signing] } = serde_json::from_str(json).map_err(text)?;
        Ok((account, MemberIdentity::from_seeds(&hybrid.to_bytes(), &signing.to_bytes())))
    }
}

/// A release that a keyholder proposed.
#[wasm_bindgen]
pub struct OnItsWay {
    keys: SignedKeySet,
    proposal: Proposal,
    sealed: SealedProposal,
}

#[wasm_bindgen]
impl OnItsWay {
    /// Proposes an unsigned release under a key set. `keyholder`: `{account, seeds}`. `previous`: digest of the ledger's last entry, and of the open
    /// proposal. `nonce` only to publish what was sealed.
    #[wasm_bindgen(constructor)]
    pub fn new(
        note: &str,
        keyholder: &str,
        kind: &str,
        number: u32,
        previous: &str,
        nonce: Option<Vec<u8>>,
        release: &[u8],
    ) -> Result<Self, String> {
        let keys = SignedKeySet::verify_past(note, None).map_err(text)?;
        let (account, member) = Member::read(keyholder)?;
        let kind = EntryKind::read(kind).ok_or("no such kind")?;
        let nonce = match nonce {
            Some(nonce) => nonce.try_into().map_err(|_| "a nonce has 32 bytes")?,
            None => draw_nonce(&mut OsRng),
        };
        let new = NewProposal { kind, number, previous: previous.parse().map_err(text)?, nonce, release };
        let proposal = Proposal::new(&new, &keys, &account, &member);
        let sealed = seal_proposal(&proposal, &keys, None, &member).map_err(text)?;
        Ok(Self { keys, proposal, sealed })
    }

    /// The sealed proposal.
    pub fn bytes(&self) -> Vec<u8> {
        self.sealed.bytes()
    }

    /// The header `Murmuration-Claim` of it.
    pub fn claim(&self) -> String {
        self.sealed.proposed().claim.to_string()
    }

    /// The header `Murmuration-Signature` of it.
    pub fn signature(&self) -> String {
        BASE64URL_NOPAD.encode(self.sealed.signature())
    }

    /// The nonce of its commitment.
    pub fn nonce(&self) -> Vec<u8> {
        self.proposal.nonce.to_vec()
    }

    /// What the second member hands in. `recipients`: a JSON object of the members' accounts and recipients.
    #[wasm_bindgen(js_name = handIn)]
    pub fn hand_in(&self, second: &str, recipients: &str) -> Result<Vec<u8>, String> {
        let (account, member) = Member::read(second)?;
        let recipients: BTreeMap<Account, String> = serde_json::from_str(recipients).map_err(text)?;
        let recipients: Vec<_> = recipients.into_iter().collect();
        let epoch = self.keys.set().epoch;
        let release = Release::parse(&self.proposal.release).map_err(text)?;
        let signature = member.sign(&SignedRelease::message(&release, &account, epoch));
        let first = &self.proposal.proposer;
        let signatures = vec![
            Signature { by: first.by.clone(), epoch: first.epoch, signature: self.proposal.release_signature },
            Signature { by: account.clone(), epoch, signature },
        ];
        let json = SignedRelease::new(release, signatures).to_bytes();
        let is_public = self.proposal.claim.kind.is_public();
        let file = if is_public {
            json
        } else {
            seal_release(&json, &self.proposal.nonce, &self.keys, &recipients).map_err(text)?
        };
        let entry = Entry {
            claim: self.proposal.claim.clone(),
            file: Digest::of(&file),
            proposer: first.clone(),
            publisher: self.proposal.countersign(&account, epoch, &member, Digest::of(&file)),
        };
        let nonce = is_public.then_some(self.proposal.nonce);
        Ok(hand_in(&LedgerEntry::of(&entry, nonce.as_ref()), &file))
    }
}
