//! Another call for the same people, with keys of its own.

use std::sync::Arc;

use data_encoding::BASE64_NOPAD;
use leptos::{prelude::*, task::spawn_local};
use rand_core::OsRng;
use time::{Date, Duration};
use vault::{
    hybrid::HybridRecipient,
    id::{CallId, Digest},
    identity::{CallIdentity, RootKey},
    key_set::{KeySet, SignedKeySet},
    role::Role,
    wrap::{Secret, wrap_secret},
};

use super::{publish, texts};
use crate::{
    api::{self, ApiError},
    browser,
    room::desk::{Desk, memory},
    text::{key::editor, say},
    unlocked::{OpenCall, Unlocked},
    wire::{
        NewWrap, SignedDocument,
        call::{CallDocument, MemberRecipient, NewCall as Request},
    },
};

/// How long the first key set is in force.
const LIFE: Duration = Duration::days(365);
const OUTCOME: &str = "new-call-outcome";
pub const HEADING: &str = "new-call-heading";

/// Why there is no new call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotMade {
    /// Choose another name.
    Taken,
    /// The server names other recipients than the key set.
    Keys,
    /// Refused for its content. Nothing was kept.
    Refused,
    /// No answer. It may have been made.
    Offline,
    /// An answer that this version does not know.
    Strange,
}

impl From<ApiError> for NotMade {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Unreachable | ApiError::Refused { status: 500.., .. } => Self::Offline,
            ApiError::Refused { status: 409, .. } => Self::Taken,
            ApiError::Refused { .. } => Self::Refused,
            ApiError::Strange => Self::Strange,
        }
    }
}

/// What is asked before a call is made; everything else can be changed in its editor.
#[component]
pub fn NewCall(
    desk: Desk,
    unlocked: Arc<Unlocked>,
    call: Arc<OpenCall>,
    made: impl Fn(CallId) + Copy + Send + 'static,
) -> impl IntoView {
    let [slug, title, purpose] = [(); 3].map(|()| RwSignal::new(String::new()));
    let (busy, checked) = (RwSignal::new(false), RwSignal::new(false));
    let trouble = RwSignal::new(None::<NotMade>);
    let done = RwSignal::new(None::<SignedKeySet>);
    let (unlocked, call) = (StoredValue::new(unlocked), StoredValue::new(call));
    let wrong_slug = move || checked.get() && slug.with(|slug| slug.trim().parse::<CallId>().is_err());
    let make = move |_| {
        checked.set(true);
        trouble.set(None);
        let name = slug.with_untracked(|slug| slug.trim().parse::<CallId>());
        let (written, why) = (title.get_untracked().trim().to_owned(), purpose.get_untracked().trim().to_owned());
        let (Ok(name), false, false) = (name, written.is_empty(), why.is_empty()) else { return };
        let (Some(unlocked), Some(call)) = (unlocked.try_get_value(), call.try_get_value()) else { return };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let today = desk.today();
        spawn_local(async move {
            let outcome = make_call(&unlocked, &call, &name, (written, why), today).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(keys) => {
                    // This browser made the root: the desk need not ask to compare it.
                    memory::remember(&keys);
                    made(name);
                    let _ = done.try_set(Some(keys));
                }
                Err(why) => {
                    let _ = trouble.try_set(Some(why));
                }
            }
            browser::focus(OUTCOME);
        });
    };
    let field =
        move |id: &'static str, label, hint, value: RwSignal<String>, longest: usize, wrong: Signal<bool>, error| {
            view! {
                <div class="field" class:wrong=move || wrong.get()>
                    <label for=id>{label}</label>
                    <p class="hint" id=format!("{id}-hint")>{hint}</p>
                    <p class="error" id=format!("{id}-error") hidden=move || !wrong.get()>{error}</p>
                    <input
                        id=id
                        type="text"
                        maxlength=longest
                        aria-describedby=format!("{id}-hint {id}-error")
                        aria-invalid=move || wrong.get().then_some("true")
                        autocomplete="off"
                        prop:value=move || value.get()
                        on:input=move |event| value.set(event_target_value(&event))
                    />
                </div>
            }
        };
    let empty = move |value: RwSignal<String>| {
        Signal::derive(move || checked.get() && value.with(|value| value.trim().is_empty()))
    };
    let origin = desk.origin();
    view! {
        <h1 id=HEADING tabindex="-1">{say(editor::NEW_TITLE)}</h1>
        {move || done.get().map(|keys| {
            let link = format!("{origin}/c/{}#{}", keys.set().call, keys.fingerprint());
            view! {
                <div class="notice success" id=OUTCOME tabindex="-1" role="status">
                    <strong>{say(editor::NEW_DONE)}</strong>
                    <p>{say(editor::NEW_DONE_TEXT)}</p>
                </div>
                <div class="field">
                    <label for="new-call-link">{say(editor::NEW_LINK)}</label>
                    <input id="new-call-link" class="fingerprint" type="text" readonly prop:value=link/>
                </div>
            }
        })}
        {move || done.with(Option::is_none).then(|| view! {
            <p class="lede">{say(editor::NEW_LEDE)}</p>
            {field("new-slug", say(editor::NEW_SLUG), say(editor::NEW_SLUG_HINT), slug, 40, Signal::derive(wrong_slug), say(editor::NEW_SLUG_WRONG))}
            {field("new-title", say(editor::WORDING_TITLE), say(editor::WORDING_TITLE_HINT), title, 200, empty(title), say(editor::NEW_MISSING))}
            {field("new-purpose", say(editor::WORDING_PURPOSE), say(editor::WORDING_PURPOSE_HINT), purpose, 5_000, empty(purpose), say(editor::NEW_MISSING))}
            {trouble.get().map(|why| {
                let (title, text) = texts::not_made(why);
                view! {
                    <div class="notice error" id=OUTCOME tabindex="-1" role="alert">
                        <strong>{title}</strong>
                        <p>{text}</p>
                    </div>
                }
            })}
            <div class="actions">
                <button
                    class="button button-large"
                    type="button"
                    aria-disabled=move || busy.get().to_string()
                    on:click=make
                >
                    {move || if busy.get() { say(editor::NEW_BUSY) } else { say(editor::NEW_MAKE) }}
                </button>
            </div>
        })}
    }
}

/// Makes every key, and sends what is not secret. What was drawn here is wiped when this returns.
async fn make_call(
    unlocked: &Unlocked,
    beside: &OpenCall,
    name: &CallId,
    (title, purpose): (String, String),
    today: Date,
) -> Result<SignedKeySet, NotMade> {
    let newest = publish::newest(&beside.call, &beside.keys).await.map_err(|_| NotMade::Keys)?;
    let (_, document) = newest.ok_or(NotMade::Strange)?;
    let recipients = recipients(unlocked, beside).await?;
    let root = RootKey::generate(&mut OsRng);
    let identity = CallIdentity::generate(1, &mut OsRng);
    let (recipient, classic) = identity.recipients();
    let set = KeySet {
        call: name.clone(),
        epoch: 1,
        previous: None,
        not_after: today.saturating_add(LIFE),
        root: root.public(),
        recipient,
        classic,
        members: beside.keys.set().members.clone(),
        log_head: Digest::ZERO,
        synthetic: beside.keys.set().synthetic,
    };
    let keys = set.sign(&root).expect("a key set of fresh keys has every fact that a reader wants");
    let document = taken_over(document, name, title, purpose);
    let (root, identity) = (Secret::Root(root), Secret::Call(identity));
    let mut wraps = Vec::new();
    for (member, to) in keys.set().members.iter().zip(&recipients) {
        let wrap = |secret: &str, epoch: u32, what: &Secret| NewWrap {
            secret: secret.to_owned(),
            epoch,
            account: member.account.to_string(),
            file_b64: BASE64_NOPAD.encode(&wrap_secret(what, name, to)),
        };
        if member.role.may_open() {
            wraps.push(wrap("call", 1, &identity));
        }
        if member.role == Role::Keyholder {
            wraps.push(wrap("root", 0, &root));
        }
    }
    let document = SignedDocument::sign(&document, name, &unlocked.account, |message| unlocked.identity.sign(message));
    let request = Request { call: name.to_string(), document, key_set: keys.note().to_owned(), wraps };
    api::new_call(&unlocked.session, &beside.call, &request).await?;
    Ok(keys)
}

/// The recipients of every member, in the order of the key set, and each the one that the root signed the digest of.
async fn recipients(unlocked: &Unlocked, beside: &OpenCall) -> Result<Vec<HybridRecipient>, NotMade> {
    let told = api::members(&unlocked.session, &beside.call).await?.members;
    let of = |member: &vault::key_set::Member| {
        let name = member.account.to_string();
        let MemberRecipient { recipient, .. } = told.iter().find(|told| told.account == name)?;
        member.has_recipient(recipient).then(|| recipient.parse().ok()).flatten()
    };
    let members = &beside.keys.set().members;
    members.iter().map(|member| of(member).ok_or(NotMade::Keys)).collect()
}

/// The first document of the new call. Titles and purposes in other languages would speak of the old one, and so would what was done.
fn taken_over(before: CallDocument, name: &CallId, title: String, purpose: String) -> CallDocument {
    let first = before.first().to_owned();
    let mut texts = before.texts;
    for written in texts.values_mut() {
        written.title.clear();
        written.purpose.clear();
        written.published.clear();
        written.done.clear();
    }
    let written = texts.entry(first).or_default();
    (written.title, written.purpose) = (title, purpose);
    CallDocument {
        call: name.to_string(),
        version: 1,
        closes: None,
        done_on: None,
        texts,
        questions: Vec::new(),
        ..before
    }
}
