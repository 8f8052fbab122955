//! Releases as two members' browsers make them. The numbers are invented, and are read from JSON as any release is: nothing else makes one.

use app::wire::releases::{LedgerEntry, hand_in};
use axum::{body::Bytes, http::Method};
use data_encoding::BASE64URL_NOPAD;
use rand_core::OsRng;
use serde_json::json;
use themes::{
    codebook::starter,
    plan::Plan,
    release::{Release, Signature, SignedRelease},
};
use vault::{
    id::{Account, CallId, Digest},
    key_set::SignedKeySet,
    ledger::{Entry, EntryKind, NewProposal, Proposal, SealedProposal, draw_nonce, seal_proposal, seal_release},
};

use super::{Ask, House, Person, Team, get, later::desk, post};

/// A number that is nowhere by chance, as it stands in a table.
pub const CELL: &[u8] = b"[[8735]]";
/// A quote that nobody wrote.
pub const QUOTE: &str = "The kettle was still warm when they left.";

/// A release with one number and one quote.
pub fn release(call: &CallId, number: u32, previous: Option<Digest>) -> Release {
    let codebook = starter();
    let theme = codebook.themes()[0].guid.to_string();
    let version = json!({"version": codebook.version(), "digest": codebook.digest()});
    let plan = json!({
        "format": "murmuration/1/plan", "call": call, "release": number, "codebook": version,
        "gates": {"accounts": 50, "new": 10, "weeks": 13},
        "themes": [theme], "groupings": [], "two_way": [], "pairs": [], "noise": null,
    });
    let digest = serde_json::from_value::<Plan>(plan.clone()).expect("a plan").digest();
    let release = json!({
        "format": "murmuration/1/release", "call": call, "number": number, "previous": previous, "salt": Digest::of(b"a salt"), "day": "2026-11-23",
        "synthetic": false, "tool": "a test", "plan": plan, "plan_digest": digest,
        "codebook": {
            "version": codebook.version(), "digest": codebook.digest(), "name": "Themes", "language": "en", "source": "",
            "dates": [],
            "themes": [{"guid": theme, "above": null, "name": "A theme", "colour": null, "definition": ""}],
        },
        "base": 9_000, "tables": [{"table": "totals", "cells": [[8_735]]}], "dropped": [],
        "audit": {
            "shown": 1, "below_ten": 0, "hidden": 0, "implied": 0, "narrowest": null, "kept": 0, "rounds": 0,
        },
        "summary": null, "quotes": [{"theme": theme, "text": QUOTE}],
    });
    let release: Release = serde_json::from_value(release).expect("the form of a release");
    Release::parse(&release.to_bytes()).expect("it keeps the rules")
}

/// The facts of one release on its way.
pub struct Facts {
    pub kind: EntryKind,
    pub number: u32,
    pub previous: Digest,
    pub nonce: [u8; 32],
    pub release: Release,
}

impl Facts {
    /// The first release of a call.
    pub fn first(team: &Team, kind: EntryKind) -> Self {
        let nonce = draw_nonce(&mut OsRng);
        Self { kind, number: 1, previous: Digest::ZERO, nonce, release: release(&team.call, 1, None) }
    }

    /// The one after `entry`.
    pub fn after(team: &Team, entry: &Entry, kind: EntryKind) -> Self {
        let number = entry.claim.number + 1;
        let release = release(&team.call, number, Some(Digest::ZERO));
        Self { kind, number, previous: entry.digest(), nonce: draw_nonce(&mut OsRng), release }
    }

    pub fn proposed(&self, keys: &SignedKeySet, by: &Person) -> Proposal {
        let release = self.release.to_bytes();
        let new = NewProposal {
            kind: self.kind,
            number: self.number,
            previous: self.previous,
            nonce: self.nonce,
            release: &release,
        };
        Proposal::new(&new, keys, &by.account, &by.keys)
    }
}

/// A release that two have signed.
pub struct Finished {
    pub entry: Entry,
    pub nonce: Option<[u8; 32]>,
    pub file: Vec<u8>,
}

pub fn recipients(people: &[&Person]) -> Vec<(Account, String)> {
    people.iter().map(|person| (person.account.clone(), person.keys.recipient())).collect()
}

/// `release.json` of what is proposed, with both signatures.
pub fn signed(proposal: &Proposal, keys: &SignedKeySet, by: &Person) -> SignedRelease {
    let release = Release::parse(&proposal.release).expect("a release");
    let epoch = keys.set().epoch;
    let first = &proposal.proposer;
    let signatures = vec![
        Signature { by: first.by.clone(), epoch: first.epoch, signature: proposal.release_signature },
        Signature {
            by: by.account.clone(),
            epoch,
            signature: by.keys.sign(&SignedRelease::message(&release, &by.account, epoch)),
        },
    ];
    SignedRelease::new(release, signatures)
}

/// What the second member makes of a proposal, for the members `people`.
pub fn finished(proposal: &Proposal, keys: &SignedKeySet, by: &Person, people: &[&Person]) -> Finished {
    let json = signed(proposal, keys, by).to_bytes();
    let is_public = proposal.claim.kind.is_public();
    let file = if is_public {
        json
    } else {
        seal_release(&json, &proposal.nonce, keys, &recipients(people)).expect("it fits")
    };
    let nonce = is_public.then_some(proposal.nonce);
    Finished { entry: entry(proposal, keys, by, Digest::of(&file)), nonce, file }
}

/// The same entry over what is in `finished`.
pub fn finish(proposal: &Proposal, keys: &SignedKeySet, by: &Person, finished: Finished) -> Finished {
    Finished { entry: entry(proposal, keys, by, Digest::of(&finished.file)), ..finished }
}

fn entry(proposal: &Proposal, keys: &SignedKeySet, by: &Person, file: Digest) -> Entry {
    Entry {
        claim: proposal.claim.clone(),
        file,
        proposer: proposal.proposer.clone(),
        publisher: proposal.countersign(&by.account, keys.set().epoch, &by.keys, file),
    }
}

impl Finished {
    pub fn body(&self) -> Vec<u8> {
        hand_in(&LedgerEntry::of(&self.entry, self.nonce.as_ref()), &self.file)
    }

    pub fn handed_in(&self, token: &str) -> Ask {
        let ask = post(desk("releases")).bearer(token).header("content-type", "application/octet-stream");
        ask.body(Bytes::from(self.body()))
    }
}

pub fn sealed(proposal: &Proposal, keys: &SignedKeySet, previous: Option<Digest>, by: &Person) -> SealedProposal {
    seal_proposal(proposal, keys, previous, &by.keys).expect("it fits")
}

/// The request that puts a proposal.
pub fn puts(token: &str, epoch: u32, previous: Option<Digest>, sealed: &SealedProposal) -> Ask {
    change(Method::PUT, token, epoch, previous, sealed.signature())
        .header("content-type", "application/octet-stream")
        .header("murmuration-claim", sealed.proposed().claim.to_string())
        .body(Bytes::from(sealed.bytes()))
}

/// Puts a proposal by its keyholder in the place of whatever is open: only what is open can be handed in.
pub async fn propose(house: &House, proposal: &Proposal, keys: &SignedKeySet, by: &Person) -> SealedProposal {
    let token = by.log_in(house).await.token;
    let open = get(desk("proposal")).bearer(&token).of(house).await;
    let previous = (open.status == 200).then(|| open.header("murmuration-sha256").parse().expect("a digest"));
    let put = sealed(proposal, keys, previous, by);
    let reply = puts(&token, keys.set().epoch, previous, &put).of(house).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    put
}

pub fn change(method: Method, token: &str, epoch: u32, previous: Option<Digest>, signature: &[u8; 64]) -> Ask {
    let previous = previous.map_or_else(|| "none".to_owned(), |previous| previous.to_string());
    Ask::new(method, desk("proposal"))
        .bearer(token)
        .header("murmuration-epoch", epoch.to_string())
        .header("murmuration-previous", previous)
        .header("murmuration-signature", BASE64URL_NOPAD.encode(signature))
}
