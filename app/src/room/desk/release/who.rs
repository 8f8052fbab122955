//! Who would be in a release, and why others are not: numbers for those who hold the key, and not for publication.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use themes::disclosure::{Intake, Left};

use crate::text::{KeyWith, key::releases as key, say, say_with};

/// Counts of accounts, as they come from the Worker.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// Counted.
    pub counted: u32,
    /// At least so many of them could not be counted by the release before.
    pub new: u32,
    /// May be quoted.
    pub quotable: u32,
    /// Not counted, by reason; only reasons that there are.
    pub left: Vec<(Reason, u32)>,
}

/// Why an account is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reason {
    OtherCall,
    Withdrawn,
    NoConsent,
    SetAside,
    NotChecked,
    JustChecked,
    OtherCodebook,
    TooRecent,
    /// Nobody has begun to code it.
    NoRecord,
    /// Its record can't be read, or is by nobody who may make records.
    Unread,
    /// What its writer said since is not all there.
    Unheard,
    /// It did not open.
    Unopened,
}

impl From<Left> for Reason {
    fn from(left: Left) -> Self {
        match left {
            Left::OtherCall => Self::OtherCall,
            Left::Withdrawn => Self::Withdrawn,
            Left::NoConsent => Self::NoConsent,
            Left::SetAside => Self::SetAside,
            Left::NotChecked => Self::NotChecked,
            Left::JustChecked => Self::JustChecked,
            Left::OtherCodebook => Self::OtherCodebook,
            Left::TooRecent => Self::TooRecent,
        }
    }
}

impl Reason {
    const fn text(self) -> KeyWith {
        match self {
            Self::OtherCall => key::LEFT_OTHER_CALL,
            Self::Withdrawn => key::LEFT_WITHDRAWN,
            Self::NoConsent => key::LEFT_NO_CONSENT,
            Self::SetAside => key::LEFT_SET_ASIDE,
            Self::NotChecked => key::LEFT_NOT_CHECKED,
            Self::JustChecked => key::LEFT_JUST_CHECKED,
            Self::OtherCodebook => key::LEFT_OTHER_CODEBOOK,
            Self::TooRecent => key::LEFT_TOO_RECENT,
            Self::NoRecord => key::LEFT_NO_RECORD,
            Self::Unread => key::LEFT_UNREAD,
            Self::Unheard => key::LEFT_UNHEARD,
            Self::Unopened => key::LEFT_UNOPENED,
        }
    }
}

impl Who {
    /// Of the accounts that could be looked at, and of `more` that could not.
    pub fn of(intake: &Intake, more: impl IntoIterator<Item = (Reason, u32)>) -> Self {
        let left = intake.left.iter().map(|(left, count)| ((*left).into(), *count)).chain(more);
        let left = left.filter(|(_, count)| *count > 0).collect();
        Self { counted: intake.counted, new: intake.new, quotable: intake.quotable, left }
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("numbers and words always become JSON")
    }

    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

/// The counts, in sentences.
#[component]
pub fn Counted(who: Who, #[prop(into)] is_first: bool) -> impl IntoView {
    let line = |key: KeyWith, count: u32| say_with(key, &[("count", count.into())]);
    let left = who.left.iter().map(|(reason, count)| view! { <li>{line(reason.text(), *count)}</li> }).collect_view();
    let nobody_left = who.left.is_empty();
    let new = if who.new == 0 { say(key::WHO_NONE_NEW).to_owned() } else { line(key::WHO_NEW, who.new) };
    view! {
        <p class="release-number">{line(key::WHO_COUNTED, who.counted)}</p>
        {(!is_first).then(|| view! { <p>{new}</p> })}
        <h3>{say(key::WHO_LEFT)}</h3>
        {if nobody_left {
            view! { <p>{say(key::WHO_LEFT_NOBODY)}</p> }.into_any()
        } else {
            view! { <ul>{left}</ul> }.into_any()
        }}
        <p class="hint">{say(key::WHO_PRIVATE)}</p>
    }
}
