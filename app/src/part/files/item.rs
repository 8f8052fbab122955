//! One chosen file: what it is, what was done with it, and where it stands.

use js_sys::Reflect;
use leptos::prelude::*;
use vault::{draft::Attached, id::SubmissionId};
use wasm_bindgen::JsValue;

/// What was found when the Worker looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// Cleaned; whether place or other details were found.
    Cleaned {
        place: bool,
        details: bool,
    },
    AsItIs,
    TooLarge,
    Unreadable,
}

impl Looked {
    pub fn read(answer: &JsValue) -> Self {
        match get(answer, "treatment").as_string().as_deref() {
            Some("cleaned") => {
                Self::Cleaned { place: get(answer, "place").is_truthy(), details: get(answer, "details").is_truthy() }
            }
            Some("too-large") => Self::TooLarge,
            Some("unreadable") => Self::Unreadable,
            _ => Self::AsItIs,
        }
    }
}

/// Why a file was not taken or not sent. In each case the account is untouched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Ten already.
    TooMany,
    /// More than 100 MB.
    TooLarge,
    /// Nothing in it.
    Empty,
    /// It can't be read any more.
    Unavailable,
    /// No answer for minutes.
    Offline,
    /// No room at the server.
    Full,
    /// The call takes nothing more.
    Closed,
    /// She ended it.
    Cancelled,
    /// The Worker did not run.
    Worker,
    /// The server refused it, stored something else, or answered strangely.
    Refused,
}

impl Trouble {
    pub fn of(code: &str) -> Self {
        match code {
            "unavailable" => Self::Unavailable,
            "too-large" => Self::TooLarge,
            "offline" => Self::Offline,
            "full" => Self::Full,
            "too-many" => Self::TooMany,
            "closed" => Self::Closed,
            "cancelled" => Self::Cancelled,
            "worker" => Self::Worker,
            _ => Self::Refused,
        }
    }
}

/// Where a file stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum State {
    Looking,
    Ready(Looked),
    /// Sealed bytes with the server, of how many; whether the line is down.
    Sending {
        arrived: f64,
        length: f64,
        waiting: bool,
    },
    Sent,
    Trouble(Trouble),
}

/// A file in the list.
#[derive(Clone)]
pub struct Item {
    pub key: u32,
    /// As it is called on her device. It stays there.
    pub name: String,
    pub size: f64,
    pub state: RwSignal<State>,
    sent: StoredValue<Option<Kept>>,
}

/// A file that is with the server, for one account and one key.
struct Kept {
    attached: Attached,
    submission: SubmissionId,
    recipient: String,
}

impl Item {
    pub fn new(key: u32, file: &web_sys::File) -> Self {
        let (state, sent) = (RwSignal::new(State::Looking), StoredValue::new(None));
        Self { key, name: file.name(), size: file.size(), state, sent }
    }

    /// Takes up what the Worker says on its way.
    pub fn tell(&self, event: &JsValue) {
        let told = get(event, "arrived").as_f64().zip(get(event, "length").as_f64());
        let _ = self.state.try_update(|state| match (told, state) {
            (Some((arrived, length)), state) => *state = State::Sending { arrived, length, waiting: false },
            (None, State::Sending { waiting, .. }) => *waiting = true,
            (None, _) => {}
        });
    }

    pub fn keep(&self, attached: &Attached, submission: SubmissionId, recipient: &str) {
        let kept = Kept { attached: copy(attached), submission, recipient: recipient.to_owned() };
        let _ = self.sent.try_set_value(Some(kept));
        let _ = self.state.try_set(State::Sent);
    }

    /// What the account's list says, if it is with the server already for this account and key.
    pub fn sent(&self, submission: SubmissionId, recipient: &str) -> Option<Attached> {
        self.sent.with_value(|kept| {
            let kept = kept.as_ref().filter(|kept| kept.submission == submission && kept.recipient == recipient);
            kept.map(|kept| copy(&kept.attached))
        })
    }
}

/// Nothing in it is a word of hers: the name is left out.
fn copy(attached: &Attached) -> Attached {
    let Attached { id, payload, media_type, size, name: _ } = attached;
    Attached { id: *id, payload: *payload, media_type: media_type.clone(), size: *size, name: None }
}

/// What the Worker says of a file that is with the server.
pub fn attached(answer: &JsValue) -> Option<Attached> {
    let text = |name: &str| get(answer, name).as_string();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the Worker sends a whole number")]
    let size = get(answer, "size").as_f64()? as u64;
    Some(Attached {
        id: text("id")?.parse().ok()?,
        payload: text("payload")?.parse().ok()?,
        media_type: text("type")?,
        size,
        name: None,
    })
}

/// A field of a message.
pub fn get(from: &JsValue, name: &str) -> JsValue {
    Reflect::get(from, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
