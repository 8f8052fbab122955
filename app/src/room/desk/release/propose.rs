//! What a member has to have thought of, for whom the release is, and proposing it. Withdrawing what is proposed.

use leptos::{prelude::*, task::spawn_local};
use rand_core::OsRng;
use vault::ledger::{EntryKind, NewProposal, Proposal, ProposalChange, SealedProposal, draw_nonce, seal_proposal};

use super::{Done, HEADING, Ready, STEP, Trouble, Work, day};
use crate::{
    api::{self, ApiError},
    browser,
    room::desk::{Locked, trust::TrustError},
    text::{Key, key::releases as key, say, say_with},
    unlocked::{OpenCall, Unlocked},
};

/// What disclosure control can't see (motivated intruder: what somebody could do who knows a lot and means it).
const CHECKLIST: [Key; 6] = [
    key::CHECK_FLOOD,
    key::CHECK_SELECTIVE,
    key::CHECK_SMALL_GROUPS,
    key::CHECK_KNOWS_SOMEBODY,
    key::CHECK_WORDS,
    key::CHECK_FOR_GOOD,
];

/// Statements to tick, each by itself.
#[derive(Clone, Copy)]
pub struct Checklist(RwSignal<[bool; CHECKLIST.len()]>);

impl Checklist {
    pub fn new() -> Self {
        Self(RwSignal::new([false; CHECKLIST.len()]))
    }

    pub fn is_done(self) -> bool {
        self.0.get().iter().all(|ticked| *ticked)
    }
}

#[component]
pub fn Statements(list: Checklist) -> impl IntoView {
    let rows = CHECKLIST.iter().enumerate().map(|(at, statement)| {
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    autocomplete="off"
                    prop:checked=move || list.0.with(|ticked| ticked[at])
                    on:change=move |event| list.0.update(|ticked| ticked[at] = event_target_checked(&event))
                />
                <span class="choice-text">{say(*statement)}</span>
            </label>
        }
    });
    view! {
        <fieldset class="choices">
            <legend>{say(key::CHECK)}</legend>
            {rows.collect_view()}
        </fieldset>
    }
}

#[component]
pub fn Propose(work: Work, ready: Ready) -> impl IntoView {
    let list = Checklist::new();
    let is_published = ready.published.is_some();
    let kind = RwSignal::new(is_published.then_some(EntryKind::Published));
    let may = move || list.is_done() && kind.get().is_some() && !work.busy.get();
    let number = ready.release.number();
    let title = if is_published { key::PUBLISH_TITLE } else { key::PROPOSE_TITLE };
    let whom = (!is_published).then(|| {
        let choice = |one: EntryKind, name: Key, hint: Key| {
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name="release-kind"
                        autocomplete="off"
                        prop:checked=move || kind.get() == Some(one)
                        on:change=move |_| kind.set(Some(one))
                    />
                    <span class="choice-text"><strong>{say(name)}</strong><span class="hint">{say(hint)}</span></span>
                </label>
            }
        };
        view! {
            <fieldset class="choices">
                <legend>{say(key::WHOM)}</legend>
                {choice(EntryKind::Sealed, key::WHOM_SEALED, key::WHOM_SEALED_TEXT)}
                {choice(EntryKind::Public, key::WHOM_PUBLIC, key::WHOM_PUBLIC_TEXT)}
            </fieldset>
        }
    });
    let go = move |_| {
        if let Some(kind) = kind.get_untracked().filter(|_| untrack(may)) {
            work.propose(ready.clone(), kind);
        }
    };
    view! {
        <h2 id=STEP tabindex="-1">{say_with(title, &[("number", number.into())])}</h2>
        <p>{say(if is_published { key::PUBLISH_LEDE } else { key::PROPOSE_LEDE })}</p>
        <Statements list/>
        {whom}
        <p class="hint">{say(key::PROPOSE_HINT)}</p>
        <div class="actions">
            <button class="button" type="button" aria-disabled=move || (!may()).to_string() on:click=go>
                {say(key::PROPOSE)}
            </button>
            <button class="button-quiet" type="button" on:click=move |_| work.stop()>{say(key::LOOK_BACK)}</button>
        </div>
    }
}

/// Signs a release and seals it to the call.
fn seal(work: Work, ready: &Ready, kind: EntryKind, unlocked: &Unlocked, call: &OpenCall) -> Option<SealedProposal> {
    let ledger = work.ledger.get_untracked()?;
    let release = ready.release.to_bytes();
    let new = NewProposal {
        kind,
        number: ready.release.number(),
        previous: ledger.last(),
        nonce: ready.published.unwrap_or_else(|| draw_nonce(&mut OsRng)),
        release: &release,
    };
    let proposal = Proposal::new(&new, &call.keys, &unlocked.account, &unlocked.identity);
    seal_proposal(&proposal, &call.keys, None, &unlocked.identity).ok()
}

impl Work {
    fn propose(self, ready: Ready, kind: EntryKind) {
        let Some((unlocked, call)) = self.open() else { return };
        self.forget_notices();
        // What is published was dated when it was sealed.
        if ready.published.is_none()
            && let Err(why) = day::check(ready.release.day(), self.desk.today())
        {
            return self.stumble(why);
        }
        let Some(sealed) = seal(self, &ready, kind, &unlocked, &call) else {
            return self.stumble(Trouble::Refused);
        };
        self.busy.set(true);
        spawn_local(async move {
            let (session, epoch) = (&unlocked.session, call.keys.set().epoch);
            let mut outcome = api::releases::propose(session, &call.call, epoch, None, &sealed).await;
            // It may have arrived, and only the answer was lost.
            if outcome == Err(ApiError::Unreachable)
                && let Ok(Some(file)) = api::releases::proposal(session, &call.call).await
                && vault::id::Digest::of(&file) == sealed.proposed().file
            {
                outcome = Ok(());
            }
            drop((unlocked, call));
            self.came(outcome, Done::Proposed);
        });
    }

    pub fn withdraw(self) {
        let Some((unlocked, call)) = self.open().filter(|_| !self.busy.get_untracked()) else { return };
        let Some(previous) = self.offered.with_untracked(super::offer::Offered::file) else { return };
        self.forget_notices();
        self.busy.set(true);
        spawn_local(async move {
            let change = ProposalChange {
                call: &call.call,
                account: &unlocked.account,
                epoch: call.keys.set().epoch,
                previous: Some(previous),
                proposed: None,
            };
            let signature = unlocked.identity.sign(&change.message());
            let outcome = api::releases::withdraw_proposal(&unlocked.session, &change, &signature).await;
            drop((unlocked, call));
            self.came(outcome, Done::Withdrawn);
        });
    }

    /// What became of a change. Whatever it was, what is shown next is fetched anew.
    pub fn came(self, outcome: Result<(), ApiError>, done: Done) {
        if self.busy.try_set(false).is_some() {
            return;
        }
        match outcome {
            Ok(()) => {
                self.done.set(Some(done));
                self.aim.set_value(None);
                self.load();
                browser::focus(HEADING);
            }
            Err(ApiError::Refused { status: 401 | 404, .. }) => self.desk.lock(Locked::Trust(TrustError::LoggedOut)),
            Err(error) => {
                let why = Trouble::from(error);
                if matches!(why, Trouble::Stale | Trouble::Replaced) {
                    self.aim.set_value(None);
                    self.load();
                }
                self.stumble(why);
            }
        }
    }
}

impl From<ApiError> for Trouble {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Refused { code, .. } if code == "ledger-stale" || code == "release-other" => Self::Stale,
            ApiError::Refused { code, .. } if code == "proposal-stale" => Self::Replaced,
            ApiError::Refused { code, .. } if code == "release-recipients" => Self::Members,
            ApiError::Refused { code, .. }
                if ["wrong-epoch", "proposal-unsigned", "ledger-unsigned"].contains(&code.as_str()) =>
            {
                Self::Keys
            }
            ApiError::Unreachable | ApiError::Refused { status: 429 | 500.., .. } => Self::Unsure,
            ApiError::Refused { .. } | ApiError::Strange => Self::Refused,
        }
    }
}
