//! What was said about an opened account since it was sealed, what its writer allows now, and answering her.

mod answer;
mod half_written;
mod list;

use std::sync::Arc;

use answer::Answer;
pub use half_written::{HalfWritten, Whose};
use leptos::{html::Textarea, prelude::*, task::spawn_local};
use list::List;
use vault::{
    draft::Consent,
    entry::{Place, SealedEntry, seal_reply},
    id::{CallId, SubmissionId},
    open::Opened,
    receipt::ReceiptPublic,
    seal::SealError,
};
use zeroize::Zeroizing;

use super::{
    Desk,
    fetch::{FetchError, Named},
};
use crate::{
    api::{self, ApiError, Bearer},
    browser,
    part::notice::{Kind, Notice},
    text::{Key, key::thread as key, say},
    thread::{self, Item, Opener, Sealed},
    unlocked::{OpenCall, Unlocked},
    wire,
};

/// Why an answer was not sent. What was typed stays in the box.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trouble {
    Empty,
    TooLong,
    /// The receipt's or the call's key can't be sealed to.
    Lock,
    /// No answer after it was sent. Again: it counts once.
    Unsure,
    /// Something else came first. Look, and send again.
    Moved,
    /// Taken back by its writer.
    Gone,
    /// Refused, or not understood.
    Refused,
}

impl From<SealError> for Trouble {
    fn from(error: SealError) -> Self {
        match error {
            SealError::Empty => Self::Empty,
            SealError::TooLong => Self::TooLong,
            SealError::BadRecipient => Self::Lock,
        }
    }
}

impl From<ApiError> for Trouble {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Refused { code, .. } if code == "return-counter" => Self::Moved,
            ApiError::Refused { status: 404 | 410, .. } => Self::Gone,
            ApiError::Unreachable | ApiError::Refused { status: 408 | 429 | 500.., .. } => Self::Unsure,
            ApiError::Refused { .. } | ApiError::Strange => Self::Refused,
        }
    }
}

/// One opened account and everything around it.
#[derive(Clone, Copy)]
pub struct Talk {
    desk: Desk,
    unlocked: StoredValue<Arc<Unlocked>>,
    call: StoredValue<Arc<OpenCall>>,
    named: StoredValue<Arc<Named>>,
    opened: StoredValue<Arc<Opened>>,
    /// `None` until it was fetched.
    items: RwSignal<Option<Arc<Vec<Item>>>>,
    /// How many the server says there are.
    counter: RwSignal<u64>,
    /// Why it could not be fetched.
    missing: RwSignal<Option<FetchError>>,
    state: RwSignal<String>,
    /// Whether the state could not be changed.
    stuck: RwSignal<bool>,
    field: NodeRef<Textarea>,
    busy: RwSignal<bool>,
    sent: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
    /// What may have arrived, with the text that it was sealed from.
    held: StoredValue<Option<(Zeroizing<String>, SealedEntry)>>,
}

impl Talk {
    /// Fetches what was said.
    pub fn begin(
        desk: Desk,
        unlocked: Arc<Unlocked>,
        call: Arc<OpenCall>,
        named: Arc<Named>,
        opened: Arc<Opened>,
    ) -> Self {
        let state = match named.item.state.as_str() {
            _ if named.item.is_done => "done",
            "new" => "new",
            _ => "reading",
        };
        let talk = Self {
            desk,
            unlocked: StoredValue::new(unlocked),
            call: StoredValue::new(call),
            named: StoredValue::new(named),
            opened: StoredValue::new(opened),
            items: RwSignal::new(None),
            counter: RwSignal::new(0),
            missing: RwSignal::new(None),
            state: RwSignal::new(state.to_owned()),
            stuck: RwSignal::new(false),
            field: NodeRef::new(),
            busy: RwSignal::new(false),
            sent: RwSignal::new(false),
            trouble: RwSignal::new(None),
            held: StoredValue::new(None),
        };
        talk.load();
        talk.keep_half_written();
        talk
    }

    /// Its text is open: it is being read, and its writer is told so.
    pub fn is_read(self) {
        if self.state.with_untracked(|state| state == "new") {
            self.mark("reading");
        }
    }

    /// Whether what was said could not be fetched.
    pub fn is_missing(self) -> Signal<bool> {
        Signal::derive(move || self.missing.with(Option::is_some))
    }

    /// What was said; `None` until it was fetched.
    pub fn items(self) -> RwSignal<Option<Arc<Vec<Item>>>> {
        self.items
    }

    /// What the writer allows now.
    pub fn consent(self) -> Consent {
        let changed = self.items.with(|items| items.as_ref().and_then(|items| thread::consent(items)));
        changed.unwrap_or_else(|| self.opened.with_value(|opened| opened.draft.consent()))
    }

    /// Where the account is on its way, as the server was told.
    pub fn state(self) -> RwSignal<String> {
        self.state
    }

    fn receipt(self) -> Option<ReceiptPublic> {
        self.opened.with_value(|opened| opened.binding.as_ref().and_then(|binding| binding.receipt.clone()))
    }

    /// What to ask for, unless the desk was locked in the meantime.
    fn parts(self) -> Option<(Arc<Unlocked>, Arc<OpenCall>, SubmissionId)> {
        let id = self.named.try_with_value(|named| named.item.id.parse().ok()).flatten()?;
        Some((self.unlocked.try_get_value()?, self.call.try_get_value()?, id))
    }

    fn load(self) {
        self.missing.set(None);
        spawn_local(async move {
            match self.fetch().await {
                Ok(()) => {}
                Err(why) => {
                    let _ = self.missing.try_set(Some(why));
                }
            }
        });
    }

    async fn fetch(self) -> Result<(), FetchError> {
        let Some((unlocked, call, id)) = self.parts() else { return Ok(()) };
        let Some(receipt) = self.receipt() else {
            let _ = self.items.try_set(Some(Arc::default()));
            return Ok(());
        };
        let thread = whole(&unlocked.session, &call.call, id).await?;
        let opener = Opener {
            call: &call.call,
            id,
            identities: call.identities.iter().map(|identity| identity.hybrid()).collect(),
            return_key: receipt.return_key,
            keys: &call.keys,
        };
        let items = opener.open(sealed(&thread)).await?;
        let _ = self.counter.try_set(thread.counter);
        let _ = self.items.try_set(Some(Arc::new(items)));
        Ok(())
    }

    /// Tells the server, and through it the writer, where the account is on its way.
    fn mark(self, state: &'static str) {
        let Some((unlocked, call, id)) = self.parts() else { return };
        spawn_local(async move {
            let outcome = api::set_state(&unlocked.session, &call.call, id, state).await;
            let _ = self.stuck.try_set(outcome.is_err());
            if outcome.is_ok() {
                let _ = self.state.try_set(state.to_owned());
            }
        });
    }

    fn send(self) {
        let Some(field) = self.field.get_untracked().filter(|_| !self.busy.get_untracked()) else { return };
        self.busy.set(true);
        self.sent.set(false);
        self.trouble.set(None);
        let text = Zeroizing::new(field.value());
        spawn_local(async move {
            let outcome = self.deliver(text).await;
            if outcome.is_ok() {
                field.set_value("");
            }
            if matches!(outcome, Ok(()) | Err(Trouble::Moved)) {
                let _ = self.fetch().await.map_err(|why| self.missing.try_set(Some(why)));
            }
            let _ = self.busy.try_set(false);
            let _ = self.sent.try_set(outcome.is_ok());
            let _ = self.trouble.try_set(outcome.err());
            browser::focus(answer::OUTCOME);
        });
    }

    /// Seals for both sides and sends. What may have arrived is sent again as it is.
    async fn deliver(self, text: Zeroizing<String>) -> Result<(), Trouble> {
        let Some((unlocked, call, id)) = self.parts() else { return Ok(()) };
        let held = self.held.try_update_value(Option::take).flatten().filter(|(same, _)| *same == text);
        let entry = match held {
            Some((_, entry)) => entry,
            None => {
                let survivor = self.receipt().ok_or(Trouble::Refused)?.recipient;
                let counter = self.counter.get_untracked() + 1;
                let place = Place { keys: &call.keys, id, survivor: &survivor, counter };
                seal_reply(text.clone(), &place, &unlocked.account, &unlocked.identity)?
            }
        };
        let outcome = match api::reply(&unlocked.session, &call.call, id, call.keys.set().epoch, &entry).await {
            Ok(kept) if kept != entry.digest() => Err(Trouble::Unsure),
            outcome => outcome.map(drop).map_err(Trouble::from),
        };
        if outcome == Err(Trouble::Unsure) {
            let _ = self.held.try_set_value(Some((text, entry)));
        }
        outcome
    }
}

/// The entries of a thread, for whoever opens the call's side.
pub fn sealed(thread: &wire::DeskThread) -> impl Iterator<Item = Sealed<'_>> {
    thread.entries.iter().map(|entry| Sealed {
        number: entry.number,
        kind: &entry.kind,
        by: &entry.by,
        week: &entry.week,
        file_b64: &entry.for_call_b64,
    })
}

/// The whole thread: one answer carries only so many entries.
pub async fn whole(session: &Bearer, call: &CallId, id: SubmissionId) -> Result<wire::DeskThread, ApiError> {
    let mut thread = api::thread(session, call, id, 0).await?;
    while let Some(last) = thread.entries.last().map(|entry| entry.number).filter(|last| *last < thread.counter) {
        let more = api::thread(session, call, id, last).await?;
        if more.entries.first().is_none_or(|entry| entry.number <= last) {
            break;
        }
        thread.entries.extend(more.entries);
    }
    Ok(thread)
}

#[component]
pub fn Thread(talk: Talk) -> impl IntoView {
    let on_its_way = move || {
        let (text, to): (Key, &'static str) = match talk.state.get().as_str() {
            "done" => (key::AGAIN, "reading"),
            _ => (key::DONE, "done"),
        };
        view! { <button class="button-quiet" type="button" on:click=move |_| talk.mark(to)>{say(text)}</button> }
    };
    let said = move || match (talk.items.get(), talk.missing.get()) {
        (_, Some(why)) => {
            let (title, text) = super::texts::fetch(&why);
            view! {
                <Notice kind=Kind::Error title text/>
                <button class="button-quiet" type="button" on:click=move |_| talk.load()>{say(key::TRY_AGAIN)}</button>
            }
            .into_any()
        }
        (None, None) => view! { <p role="status">{say(key::LOADING)}</p> }.into_any(),
        (Some(items), None) => view! { <List items counter=talk.counter.get_untracked()/> }.into_any(),
    };
    view! {
        <section class="stack" aria-labelledby="thread-heading">
            <h2 id="thread-heading">{say(key::TITLE)}</h2>
            {said}
            <Answer talk/>
            <h3>{say(key::STATE)}</h3>
            <p class="hint">{say(key::STATE_HINT)}</p>
            <div class="actions">{on_its_way}</div>
            <p role="status">{move || talk.stuck.get().then(|| say(key::STUCK))}</p>
        </section>
    }
}
