//! Who can open: members and their keys, who comes and who goes, what is still sealed to an older key, and the log.

mod act;
mod candidates;
mod expiry;
pub mod history;
mod invite;
mod list;
mod log;
mod moving;
mod new_key;
mod qr;
mod reseal;
pub mod texts;

use leptos::prelude::*;
use vault::role::Role;

use super::{places::Open, recovery::WhatIsDue};
use crate::{
    part::notice::{Kind, Notice},
    text::{key::members, say},
};

pub const HEADING: &str = "members-heading";
const OUTCOME: &str = "members-outcome";

/// What the parts of this place have in common.
#[derive(Clone, Copy)]
struct Here {
    open: StoredValue<Open>,
    /// Something is under way that changes the call: nothing else may begin.
    busy: RwSignal<bool>,
    /// What came of the last thing that was done.
    outcome: RwSignal<Option<act::NotDone>>,
}

#[component]
pub fn Members(open: Open) -> impl IntoView {
    let is_keyholder = open.call.role == Role::Keyholder;
    let keyholders = open.call.keys.set().members.iter().filter(|member| member.role == Role::Keyholder).count();
    let due = is_keyholder.then(|| open.clone());
    let here = Here { open: StoredValue::new(open), busy: RwSignal::new(false), outcome: RwSignal::new(None) };
    view! {
        <h1 id=HEADING tabindex="-1">{say(members::TITLE)}</h1>
        <p class="lede">{say(members::LEDE)}</p>
        {(keyholders < 2).then(|| view! {
            <Notice kind=Kind::Warn title=say(members::ONE_KEYHOLDER) text=say(members::ONE_KEYHOLDER_TEXT)/>
        })}
        {due.map(|open| view! { <WhatIsDue open/> })}
        <expiry::Expiry here is_keyholder/>
        {move || here.outcome.get().map(|why| {
            let (title, text) = texts::not_done(why);
            view! {
                <div class="notice error" id=OUTCOME tabindex="-1" role="alert">
                    <strong>{title}</strong>
                    <p>{text}</p>
                </div>
            }
        })}
        <reseal::Reseal here/>
        <list::List here is_keyholder/>
        {is_keyholder.then(|| view! {
            <candidates::Candidates here/>
            <invite::Invite here/>
            <new_key::NewKey here/>
        })}
        <log::Log here/>
    }
}
