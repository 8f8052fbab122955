//! JSON bodies that hold something signed, with what was in force before them, so that seeds get past the signatures.

use app::wire::{
    SetupRequest, SignedCodebook, SignedDocument,
    call::NewCall,
    members::NextEpoch,
    recovery::{Enrolment, Recovery},
    releases::LedgerEntry,
};
use serde::Deserialize;
use server::{
    clock::Clock,
    handed_in::{HandedIn, KeySets, epochs},
    recovery::{Enrolled, Kept},
    setup::{self, Document, Founding, InForce, Next},
};
use time::{Date, macros::date};
use vault::{
    id::{Account, CallId, Digest},
    key_set::SignedKeySet,
    log::Head,
    recovery::Plan,
};

/// The day on which everything is read: that of the tests which the seeds come from.
const TODAY: Date = date!(2026 - 11 - 23);

/// One body, under its name in `server/openapi.json`.
#[derive(Deserialize)]
pub enum Case {
    Enrolment { keys: String, number: u32, plan: PlanInForce, request: Enrolment },
    NewCall { keys: String, request: NewCall },
    NextEpoch { keys: String, number: u32, entries: u32, head: String, request: NextEpoch },
    Recovery { keys: String, number: u32, request: Recovery },
    SetupRequest { request: SetupRequest },
    SignedCodebook { keys: String, number: u32, request: SignedCodebook },
    SignedDocument { keys: String, number: u32, request: SignedDocument },
}

/// A recovery's plan, as the store would hand it over.
#[derive(Deserialize)]
pub struct PlanInForce {
    number: u32,
    recipient: String,
    opener: [u8; 32],
    threshold: u8,
    shares: Vec<String>,
}

impl PlanInForce {
    fn of(self, call: &CallId) -> Option<Plan> {
        let Self { number, recipient, opener, threshold, shares } = self;
        let shares = shares.iter().map(|share| share.parse().ok()).collect::<Option<_>>()?;
        Some(Plan { call: call.clone(), number, recipient, opener, threshold, shares })
    }
}

/// What the store holds is verified when it comes.
fn in_force(note: &str) -> Option<SignedKeySet> {
    SignedKeySet::verify_past(note, None).ok()
}

impl Case {
    /// What its door does with it. `None` where the door would refuse.
    pub fn check(self) -> Option<()> {
        match self {
            Self::NewCall { keys, request } => {
                let beside = in_force(&keys)?;
                let call = setup::NewCall::check(request, &beside, TODAY).ok()?;
                assert_eq!(call.key_set.set().members, beside.set().members);
            }
            Self::SetupRequest { request } => {
                let call = request.call.clone();
                let founding = Founding::check(request, TODAY, true).ok()?;
                assert_eq!(founding.call.key_set.set().call.as_ref(), call);
                assert_eq!(founding.accounts.len(), founding.call.key_set.set().members.len());
            }
            Self::SignedDocument { keys, number, request } => {
                let keys = in_force(&keys)?;
                let document = Document::check(request, &keys.set().call, number, &keys).ok()?;
                assert_eq!(document.document.version, number);
            }
            Self::SignedCodebook { keys, number, request } => {
                let keys = in_force(&keys)?;
                let codebook = setup::SignedCodebook::check(request, &keys.set().call, number, &keys).ok()?;
                assert_eq!(codebook.version, number);
            }
            Self::NextEpoch { keys, number, entries, head, request } => {
                let head = Head { number: entries, digest: head.parse().ok()? };
                let in_force = InForce { keys: in_force(&keys)?, identity: number, head };
                let next = Next::check(request, &in_force, TODAY).ok()?;
                assert_eq!(next.keys.set().epoch, in_force.keys.set().epoch + 1);
            }
            Self::Recovery { keys, number, request } => {
                let kept = Kept::check(&request, &in_force(&keys)?, number).ok()?;
                assert!(server::recovery::read(&kept.plan).is_some());
            }
            Self::Enrolment { keys, number, plan, request } => {
                let keys = in_force(&keys)?;
                let plan = plan.of(&keys.set().call)?;
                let enrolled = Enrolled::check(request, (&keys, &plan), number, TODAY).ok()?;
                assert_eq!(enrolled.key_set.set().members.len(), keys.set().members.len() + 1);
            }
        }
        Some(())
    }
}

/// A release that is handed in, with the key sets that the store has.
#[derive(Deserialize)]
pub struct Handed {
    keys: Vec<String>,
    in_force: String,
    by: String,
    number: u32,
    synthetic: bool,
    request: LedgerEntry,
    file: String,
}

impl Handed {
    /// What the door does with it. `None` where it would refuse.
    pub fn check(self) -> Option<()> {
        let by: Account = self.by.parse().ok()?;
        let known = self.keys.iter().map(|note| in_force(note)).collect::<Option<_>>()?;
        let keys = in_force(&self.in_force)?;
        let call = keys.set().call.clone();
        let in_force = InForce { keys, identity: self.number, head: Head::EMPTY };
        let (entry, _) = self.request.read(&call)?;
        assert!(epochs(&entry, self.file.as_bytes()).len() <= 4);
        let handed = HandedIn { entry: self.request, file: self.file.as_bytes() };
        let week = Clock::new(|| 1_795_392_000).week();
        let release = handed.check(&call, &by, &KeySets(known), &in_force, self.synthetic, week).ok()?;
        assert_eq!(Digest::of(&release.file), release.entry.file);
        Some(())
    }
}
