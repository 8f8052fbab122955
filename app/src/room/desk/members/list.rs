//! Everyone in the key set in force, with words for her keys, and taking somebody out.

use leptos::{prelude::*, task::spawn_local};
use vault::{id::Account, key_set::Member, role::Role};

use super::{
    Here, OUTCOME,
    act::{self, Change},
    qr::Qr,
};
use crate::{
    browser,
    room::desk::{recovery, texts},
    text::{key::members, say, say_with},
};

#[component]
pub fn List(here: Here, is_keyholder: bool) -> impl IntoView {
    let Some(open) = here.open.try_get_value() else { return ().into_any() };
    let own = open.unlocked.account.clone();
    let rows = open.call.keys.set().members.iter().map(|member| {
        let may_go = is_keyholder && member.account != own;
        view! { <li class="card stack"><Row member=member.clone() here may_go/></li> }
    });
    view! {
        <section class="stack" aria-labelledby="members-list-heading">
            <h2 id="members-list-heading">{say(members::LIST_TITLE)}</h2>
            <p class="hint">{say(members::LIST_HINT)}</p>
            <ul class="people">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Row(member: Member, here: Here, may_go: bool) -> impl IntoView {
    let (name, words) = (member.account.to_string(), member.words());
    let (was, role) = (member.role, texts::role(member.role));
    let opens = was.may_open();
    let account = member.account;
    view! {
        <div class="people-head">
            <h3>{name.clone()}</h3>
            <span class="badge">{role}</span>
            <span class="hint">{say(if opens { members::LIST_OPENS } else { members::LIST_OPENS_NOT })}</span>
        </div>
        <Words name=name.clone() words/>
        {may_go.then(|| view! { <Leave account name was here/> })}
    }
}

/// Six words, and the same as a code behind a button.
#[component]
pub fn Words(name: String, words: String) -> impl IntoView {
    view! {
        <div>
            <p class="hint">{say(members::WORDS)}</p>
            <code class="fingerprint" translate="no">{words.clone()}</code>
        </div>
        <details>
            <summary>{say_with(members::QR_SHOW, &[("name", name.clone().into())])}</summary>
            <Qr account=name words/>
        </details>
    }
}

#[component]
fn Leave(account: Account, name: String, was: Role, here: Here) -> impl IntoView {
    let opens = was.may_open();
    let asking = RwSignal::new(false);
    let question = format!("leave-{account}");
    let ask = {
        let question = question.clone();
        move |_| {
            asking.set(true);
            browser::focus_soon(question.clone());
        }
    };
    let account = StoredValue::new(account);
    let with_name = |key| say_with(key, &[("name", name.clone().into())]);
    let (open_label, sure, go, stay) = (
        with_name(members::LEAVE),
        with_name(members::LEAVE_SURE),
        with_name(members::LEAVE_GO),
        with_name(members::LEAVE_STAY),
    );
    let leave = move |_| {
        let (Some(open), Some(account)) = (here.open.try_get_value(), account.try_get_value()) else { return };
        begin(here, open, Change::Leave(account));
    };
    view! {
        <div class="actions" hidden=move || asking.get()>
            <button class="button-quiet button-small" type="button" on:click=ask>{open_label}</button>
        </div>
        <div class="notice warn" hidden=move || !asking.get()>
            <strong id=question tabindex="-1">{sure}</strong>
            <p>{say(if opens { members::LEAVE_TEXT } else { members::LEAVE_RESEARCHER_TEXT })}</p>
            {opens.then(|| view! { <p>{say(members::LEAVE_LIMITS)}</p> })}
            {(was == Role::Keyholder).then(|| view! { <p>{say(members::LEAVE_KEYHOLDER)}</p> })}
            <div class="actions">
                <button
                    class="button button-small"
                    type="button"
                    aria-disabled=move || here.busy.get().to_string()
                    on:click=leave
                >
                    {go}
                </button>
                <button class="button-quiet button-small" type="button" on:click=move |_| asking.set(false)>{stay}</button>
            </div>
        </div>
    }
}

/// Signs a change, and opens the call anew with the key set that is in force then.
pub fn begin(here: Here, open: super::Open, change: Change) {
    if here.busy.get_untracked() {
        return;
    }
    here.busy.set(true);
    here.outcome.set(None);
    spawn_local(async move {
        let before = open.call.keys.set();
        let left = if let Change::Leave(account) = &change { before.member(account).map(|her| her.role) } else { None };
        let outcome = act::sign_next(&open.unlocked, &open.call, open.desk.today(), change).await;
        if let Ok(keys) = &outcome
            && keys.set().recipient != before.recipient
        {
            recovery::follow(open.dues, &open.unlocked, keys.clone(), left).await;
        }
        let _ = here.busy.try_set(false);
        match outcome {
            Ok(_) => open.reopen.run(()),
            Err(why) => {
                let _ = here.outcome.try_set(Some(why));
                browser::focus(OUTCOME);
            }
        }
    });
}
