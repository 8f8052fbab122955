//! What the recovery needs once the call's key was changed: done along with the change, and what could not be done is said where
//! keyholders look, not only in the recovery's own place.

use std::collections::HashMap;

use leptos::{prelude::*, task::spawn_local};
use vault::{id::CallId, key_set::SignedKeySet, role::Role};

use super::{Trouble, kept, make};
use crate::{
    part::notice::{Kind, Notice},
    room::desk::{places::Open, trust},
    text::{key::recovery, say},
    unlocked::Unlocked,
};

/// What is due for the recovery of one call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Due {
    /// The call has a key that the sheets do not open.
    renewal: bool,
    /// Somebody who could draw the sheets is gone.
    sheets: bool,
}

/// What is due, call by call. It outlasts the opening of a call, which every change of its keys begins anew.
#[derive(Clone, Copy)]
pub struct Dues(RwSignal<HashMap<CallId, Due>>);

impl Dues {
    pub fn none() -> Self {
        Self(RwSignal::default())
    }

    fn of(self, call: &CallId) -> Due {
        self.0.with(|dues| dues.get(call).copied().unwrap_or_default())
    }

    fn change(self, call: &CallId, change: impl FnOnce(&mut Due)) {
        let _ = self.0.try_update(|dues| change(dues.entry(call.clone()).or_default()));
    }

    /// Whether somebody who could draw the sheets is gone.
    pub fn needs_sheets(self, call: &CallId) -> bool {
        self.of(call).sheets
    }

    /// What was found when somebody looked.
    pub fn found(self, call: &CallId, is_behind: bool) {
        self.change(call, |due| due.renewal = is_behind);
    }

    /// New sheets are in force, and open everything.
    pub fn made(self, call: &CallId) {
        self.change(call, |due| *due = Due::default());
    }
}

/// Seals the new key of a call to its recovery, if there is one. `left` is what she was who is gone.
pub async fn follow(dues: Dues, unlocked: &Unlocked, keys: SignedKeySet, left: Option<Role>) {
    let call = keys.set().call.clone();
    let outcome = renew(unlocked, &call, keys).await;
    let is_there = outcome != Ok(false);
    dues.change(&call, |due| {
        due.renewal = outcome.is_err();
        due.sheets |= is_there && left == Some(Role::Keyholder);
    });
}

/// `false` if the call has no recovery.
async fn renew(unlocked: &Unlocked, call: &CallId, keys: SignedKeySet) -> Result<bool, Trouble> {
    let call = trust::open_call(unlocked, call, keys).await?;
    let Some(kept) = kept::find(unlocked, &call).await? else { return Ok(false) };
    make::renew(unlocked, &call, &kept).await?;
    Ok(true)
}

/// Says what is due, and where it is done.
#[component]
pub fn WhatIsDue(open: Open) -> impl IntoView {
    let Open { unlocked, call, dues, .. } = open;
    let name = call.call.clone();
    // As long as a call has its first key, no recovery is behind.
    if call.identities.first().is_some_and(|newest| newest.epoch > 1) {
        spawn_local(async move {
            // Without an answer, what is known stays.
            if let Ok(kept) = kept::find(&unlocked, &call).await {
                dues.found(&call.call, kept.is_some_and(|kept| kept.is_behind(&call)));
            }
        });
    }
    view! {
        <div class="stack" role="status">
            {move || {
                let Due { renewal, sheets } = dues.of(&name);
                view! {
                    {renewal.then(|| view! {
                        <Notice kind=Kind::Warn title=say(recovery::BEHIND) text=say(recovery::BEHIND_WHERE)/>
                    })}
                    {sheets.then(|| view! {
                        <Notice kind=Kind::Warn title=say(recovery::SHEETS_DUE) text=say(recovery::SHEETS_DUE_TEXT)/>
                    })}
                }
            }}
        </div>
    }
}
