//! The second member: her browser came to the same, so that she may sign it and hand it in.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use themes::release::{Signature, SignedRelease};
use vault::{
    id::{Account, Digest},
    ledger::{Entry, EntryKind, seal_release},
};

use super::{
    Done, STEP, Trouble, Work, day,
    ledger::{self, Ledger},
    offer::Offer,
    propose::{Checklist, Statements},
    shown::{Contents, Names, PlanShown},
    who::{Counted, Who},
};
use crate::{
    api::{self, ApiError},
    call_page::date::in_words,
    text::{
        key::{heard, releases as key},
        say, say_with,
    },
    unlocked::{OpenCall, Unlocked},
};

#[component]
pub fn Sign(work: Work, offer: Arc<Offer>, who: Option<Arc<Who>>) -> impl IntoView {
    let list = Checklist::new();
    let may = move || list.is_done() && !work.busy.get();
    let kind = offer.proposal.claim.kind;
    let title = if kind == EntryKind::Published { key::SIGN_PUBLISH_TITLE } else { key::SAME_TITLE };
    let text = if kind == EntryKind::Published { key::SIGN_PUBLISH_TEXT } else { key::SAME_TEXT };
    let whom = if kind.is_public() { key::SIGN_PUBLIC } else { key::SIGN_SEALED };
    let release = Arc::new(offer.release.clone());
    let (number, day) = (release.number(), release.day());
    let day = in_words(day.day(), day.month().into(), day.year());
    let themes: Names = release.codebook().themes.iter().map(|theme| (theme.guid, theme.name.clone())).collect();
    let plan = release.plan().clone();
    let go = move |_| {
        if untrack(may) {
            work.hand_in(offer.clone());
        }
    };
    view! {
        <h2 id=STEP tabindex="-1">{say(title)}</h2>
        <p>{say(text)}</p>
        <p class="release-number">
            {say_with(heard::RELEASE, &[("number", number.to_string().into())])} ". "
            {say_with(heard::DAY, &[("day", day.into())])}
        </p>
        {who.map(|who| view! { <Counted who=who.as_ref().clone() is_first={number == 1}/> })}
        <PlanShown plan themes/>
        <Contents release id="release-again"/>
        <Statements list/>
        <p><strong>{say(whom)}</strong></p>
        <div class="actions">
            <button class="button" type="button" aria-disabled=move || (!may()).to_string() on:click=go>
                {say(key::SIGN)}
            </button>
            <button
                class="button-quiet"
                type="button"
                aria-disabled=move || work.busy.get().to_string()
                on:click=move |_| {
                    if !work.busy.get_untracked() {
                        work.stop();
                    }
                }
            >
                {say(key::SIGN_NOT)}
            </button>
        </div>
    }
}

/// What is handed in.
struct HandIn {
    entry: Entry,
    nonce: Option<[u8; 32]>,
    file: Vec<u8>,
}

impl Work {
    fn hand_in(self, offer: Arc<Offer>) {
        let Some((unlocked, call)) = self.open() else { return };
        let Some(ledger) = self.ledger.get_untracked() else { return };
        self.forget_notices();
        // What is published was dated when it was sealed.
        if offer.proposal.claim.kind != EntryKind::Published
            && let Err(why) = day::check(offer.release.day(), self.desk.today())
        {
            return self.stumble(why);
        }
        self.busy.set(true);
        let turn = self.begin();
        spawn_local(async move {
            let done = Done::HandedIn(offer.proposal.claim.kind);
            let recipients = recipients(&unlocked, &call).await;
            // Locked in the meantime: nothing is signed any more.
            if !self.is_on(turn) {
                return;
            }
            let made = match recipients.and_then(|to| make(&unlocked, &call, &ledger, &offer, &to)) {
                Ok(made) => made,
                Err(why) => {
                    let _ = self.busy.try_set(false);
                    return self.stumble(why);
                }
            };
            let sent = api::releases::publish(&unlocked.session, &made.entry, made.nonce.as_ref(), &made.file);
            let outcome = match sent.await.map(drop) {
                // It may have arrived, and only the answer was lost: then the ledger has it.
                Err(ApiError::Unreachable) if is_in_ledger(&unlocked, &call, &made.entry).await => Ok(()),
                outcome => outcome,
            };
            drop((unlocked, call));
            self.came(outcome, done);
        });
    }
}

async fn is_in_ledger(unlocked: &Unlocked, call: &OpenCall, entry: &Entry) -> bool {
    let ledger = ledger::read(unlocked, call).await;
    ledger.is_ok_and(|ledger| ledger.last() == entry.digest())
}

/// Signs, and seals to every member, or writes what anybody may read.
fn make(
    unlocked: &Unlocked,
    call: &OpenCall,
    ledger: &Ledger,
    offer: &Offer,
    recipients: &[(Account, String)],
) -> Result<HandIn, Trouble> {
    let proposal = &offer.proposal;
    let kind = proposal.claim.kind;
    let json = match kind {
        // What is published is what was sealed, with the signatures of then.
        EntryKind::Published => {
            let known = ledger.release(proposal.claim.number).and_then(|known| known.signed.as_ref());
            known.ok_or(Trouble::Stale)?.to_bytes()
        }
        EntryKind::Sealed | EntryKind::Public => signed(unlocked, call, offer).to_bytes(),
    };
    let file = if kind.is_public() {
        json
    } else {
        seal_release(&json, &proposal.nonce, &call.keys, recipients).map_err(|_| Trouble::Members)?
    };
    let (digest, epoch) = (Digest::of(&file), call.keys.set().epoch);
    let entry = Entry {
        claim: proposal.claim.clone(),
        file: digest,
        proposer: proposal.proposer.clone(),
        publisher: proposal.countersign(&unlocked.account, epoch, &unlocked.identity, digest),
    };
    Ok(HandIn { entry, nonce: kind.is_public().then_some(proposal.nonce), file })
}

/// The release with both signatures.
fn signed(unlocked: &Unlocked, call: &OpenCall, offer: &Offer) -> SignedRelease {
    let (first, epoch) = (&offer.proposal.proposer, call.keys.set().epoch);
    let message = SignedRelease::message(&offer.release, &unlocked.account, epoch);
    let signatures = vec![
        Signature { by: first.by.clone(), epoch: first.epoch, signature: offer.proposal.release_signature },
        Signature { by: unlocked.account.clone(), epoch, signature: unlocked.identity.sign(&message) },
    ];
    SignedRelease::new(offer.release.clone(), signatures)
}

/// The members' recipients, each held against the key set when it is sealed to.
async fn recipients(unlocked: &Unlocked, call: &OpenCall) -> Result<Vec<(Account, String)>, Trouble> {
    let told = api::members(&unlocked.session, &call.call).await?.members;
    let read = told.into_iter().map(|member| Some((member.account.parse().ok()?, member.recipient)));
    read.collect::<Option<_>>().ok_or(Trouble::Members)
}
