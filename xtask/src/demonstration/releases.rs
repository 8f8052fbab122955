//! Releases of the demonstration, made as two desks make them: proposed sealed, made again from the records by the second, signed, and handed in.

use std::ops::ControlFlow;

use app::wire::releases::{Ledger, LedgerEntry, ReleaseKept, hand_in};
use data_encoding::BASE64URL_NOPAD;
use rand_core::OsRng;
use themes::{
    codebook::{Codebook, starter},
    disclosure::{self, Entry, Request},
    plan::Plan,
    release::{Release, Signature, SignedRelease},
};
use time::Date;
use vault::{
    id::Digest,
    ledger::{self, EntryKind, NewProposal, Proposal, SealedProposal, draw_nonce, open_proposal, seal_proposal},
};

use super::{
    CALL,
    desk::{Desk, OpenedAccount, at, strange},
    plan::plan,
};
use crate::trouble::Trouble;

/// Releases that are out, and the digest of the ledger's last entry.
pub fn published(desk: &Desk) -> Result<(u32, Digest), Trouble> {
    let ledger: Ledger = desk.get("releases")?;
    let Some(last) = ledger.entries.last() else { return Ok((0, Digest::ZERO)) };
    let (entry, _) = last.entry.read(desk.call()).ok_or_else(|| strange("the ledger is not of its form"))?;
    Ok((entry.claim.number, entry.digest()))
}

/// Makes the next release public: `maker` is a keyholder, `second` makes it again.
pub fn publish(maker: &Desk, second: &Desk, day: Date) -> Result<(), Trouble> {
    let (before, previous) = published(maker)?;
    let number = before + 1;
    let made = Making::of(maker, number, day)?;
    let release =
        disclosure::release(&made.request(&made.entries()), |_| ControlFlow::Continue(())).map_err(strange)?;
    let release = release.to_bytes();
    let new =
        NewProposal { kind: EntryKind::Public, number, previous, nonce: draw_nonce(&mut OsRng), release: &release };
    propose(maker, &Proposal::new(&new, &maker.keys, &maker.account, &maker.identity))?;

    let (_, proposal) = second.client.bytes(&at("proposal"), &second.token)?;
    let keys = |epoch| Some(&second.keys).filter(|keys| keys.set().epoch == epoch);
    let proposal = open_proposal(&proposal, second.opener.hybrid(), second.call(), keys).map_err(strange)?;
    let release = Release::parse(&proposal.release).map_err(strange)?;
    let again = Making::of(second, number, release.day())?;
    disclosure::rebuild(&release, &again.request(&again.entries()), |_| ControlFlow::Continue(())).map_err(strange)?;
    hand_in_signed(second, &proposal, release)
}

fn propose(maker: &Desk, proposal: &Proposal) -> Result<(), Trouble> {
    let (headers, _) = maker.client.bytes(&at("proposal"), &maker.token)?;
    let open =
        headers.get("murmuration-sha256").map(|digest| digest.to_str().map_err(strange)?.parse().map_err(strange));
    let open: Option<Digest> = open.transpose()?;
    let sealed: SealedProposal = seal_proposal(proposal, &maker.keys, open, &maker.identity).map_err(strange)?;
    let headers = maker.signed(&[
        ("murmuration-epoch", maker.keys.set().epoch.to_string()),
        ("murmuration-previous", open.map_or_else(|| "none".to_owned(), |open| open.to_string())),
        ("murmuration-claim", sealed.proposed().claim.to_string()),
        ("murmuration-signature", BASE64URL_NOPAD.encode(sealed.signature())),
    ]);
    Ok(maker.client.put_sealed(&at("proposal"), &headers, &sealed.bytes())?)
}

fn hand_in_signed(second: &Desk, proposal: &Proposal, release: Release) -> Result<(), Trouble> {
    let epoch = second.keys.set().epoch;
    let signature = second.identity.sign(&SignedRelease::message(&release, &second.account, epoch));
    let first = &proposal.proposer;
    let signatures = vec![
        Signature { by: first.by.clone(), epoch: first.epoch, signature: proposal.release_signature },
        Signature { by: second.account.clone(), epoch, signature },
    ];
    let file = SignedRelease::new(release, signatures).to_bytes();
    let digest = Digest::of(&file);
    let entry = ledger::Entry {
        claim: proposal.claim.clone(),
        file: digest,
        proposer: first.clone(),
        publisher: proposal.countersign(&second.account, epoch, &second.identity, digest),
    };
    let body = hand_in(&LedgerEntry::of(&entry, Some(&proposal.nonce)), &file);
    second.client.post_sealed::<ReleaseKept>(&at("releases"), &second.signed(&[]), &body)?;
    Ok(())
}

/// What one member makes a release from. Each fetches and opens it for herself.
struct Making {
    plan: Plan,
    codebook: Codebook,
    accounts: Vec<OpenedAccount>,
    past: Vec<Release>,
    day: Date,
}

impl Making {
    fn of(desk: &Desk, number: u32, day: Date) -> Result<Self, Trouble> {
        let codebook = starter();
        let plan = plan(&codebook, desk.call(), number).map_err(strange)?;
        let past = (1..number).map(|number| past(desk, number)).collect::<Result<_, _>>()?;
        Ok(Self { plan, codebook, accounts: desk.open_all()?, past, day })
    }

    fn entries(&self) -> Vec<Entry<'_>> {
        self.accounts.iter().map(OpenedAccount::entry).collect()
    }

    fn request<'a>(&'a self, entries: &'a [Entry<'a>]) -> Request<'a> {
        Request {
            plan: &self.plan,
            codebook: &self.codebook,
            other_codebooks: &[],
            entries,
            past: &self.past,
            day: self.day,
            salt: draw_nonce(&mut OsRng),
            synthetic: true,
            quotes: &[],
            summary: None,
            seed: None,
        }
    }
}

/// A release that is out, verified.
fn past(desk: &Desk, number: u32) -> Result<Release, Trouble> {
    let json = desk.client.text(&format!("/c/{CALL}/heard/{number}/release.json"))?;
    let signed = SignedRelease::parse(json.as_bytes()).map_err(strange)?;
    signed.verify(|epoch| Some(&desk.keys).filter(|keys| keys.set().epoch == epoch)).map_err(strange)?;
    Ok(signed.release().clone())
}
