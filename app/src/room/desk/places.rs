//! What of an open call stands beside its keys: one place at a time, each with a tab.

use std::sync::Arc;

use leptos::prelude::*;
use vault::{id::CallId, role::Role};

use super::{
    Desk, HEADING, agreement, bulk, codebook, editor, export, members, mine, queue::Queue, recovery, release, retention,
};
use crate::{
    browser,
    text::{
        Key,
        key::{
            agreement as agreement_text, bulk as bulk_text, desk, export as export_text, releases as releases_text,
            retention as retention_text,
        },
        say,
    },
    unlocked::{OpenCall, Unlocked},
};

/// A call that is open, for whatever is shown of it.
#[derive(Clone)]
pub struct Open {
    pub desk: Desk,
    pub unlocked: Arc<Unlocked>,
    pub call: Arc<OpenCall>,
    /// The calls to choose from; a new one comes at the end.
    pub calls: RwSignal<Vec<CallId>>,
    /// Which place is shown: it stays when the call is opened anew.
    pub at: RwSignal<usize>,
    /// Opens the call anew, once another key set is in force.
    pub reopen: Callback<()>,
    /// What the recoveries of the calls need.
    pub dues: recovery::Dues,
}

/// One place: where the focus goes, what its tab says, whose it is, and what it shows.
struct Place {
    heading: &'static str,
    label: Key,
    is_for: fn(Role) -> bool,
    show: fn(Open) -> AnyView,
}

const PLACES: &[Place] = &[
    Place { heading: HEADING, label: desk::CALL_ACCOUNTS, is_for: |_| true, show: accounts },
    Place { heading: bulk::HEADING, label: bulk_text::TAB, is_for: Role::may_open, show: many },
    Place { heading: codebook::HEADING, label: desk::CALL_THEMES, is_for: |_| true, show: themes },
    Place { heading: agreement::HEADING, label: agreement_text::TAB, is_for: Role::may_open, show: agree },
    Place { heading: release::HEADING, label: releases_text::TAB, is_for: |_| true, show: releases },
    Place { heading: members::HEADING, label: desk::CALL_MEMBERS, is_for: Role::may_open, show: who },
    Place { heading: retention::HEADING, label: retention_text::TAB, is_for: Role::may_open, show: kept },
    Place { heading: export::HEADING, label: export_text::TAB, is_for: Role::may_open, show: take },
    Place { heading: editor::HEADING, label: desk::CALL_EDITOR, is_for: keyholders, show: texts },
    Place { heading: editor::NEW_CALL, label: desk::CALL_NEW, is_for: keyholders, show: new_call },
    Place { heading: recovery::HEADING, label: crate::text::key::recovery::TAB, is_for: keyholders, show: recovery },
    Place { heading: mine::HEADING, label: crate::text::key::mine::TAB, is_for: |_| true, show: my_keys },
];

fn keyholders(role: Role) -> bool {
    role == Role::Keyholder
}

fn accounts(Open { desk, unlocked, call, .. }: Open) -> AnyView {
    view! { <Queue desk unlocked call/> }.into_any()
}

fn themes(Open { desk, unlocked, call, .. }: Open) -> AnyView {
    view! { <codebook::Themes desk unlocked call/> }.into_any()
}

fn many(Open { desk, unlocked, call, .. }: Open) -> AnyView {
    view! { <bulk::Many desk unlocked call/> }.into_any()
}

fn agree(Open { desk, unlocked, call, .. }: Open) -> AnyView {
    view! { <agreement::Agreement desk unlocked call/> }.into_any()
}

fn kept(Open { desk, unlocked, call, .. }: Open) -> AnyView {
    view! { <retention::Kept desk unlocked call/> }.into_any()
}

fn take(Open { desk, unlocked, call, .. }: Open) -> AnyView {
    view! { <export::Take desk unlocked call/> }.into_any()
}

fn releases(open: Open) -> AnyView {
    view! { <release::Releases open/> }.into_any()
}

fn who(open: Open) -> AnyView {
    view! { <members::Members open/> }.into_any()
}

fn texts(Open { desk, unlocked, call, .. }: Open) -> AnyView {
    view! { <editor::Editor desk unlocked call/> }.into_any()
}

fn new_call(Open { desk, unlocked, call, calls, .. }: Open) -> AnyView {
    let add = move |name: CallId| {
        calls.try_update(|calls| calls.push(name));
    };
    view! { <editor::NewCall desk unlocked call made=add/> }.into_any()
}

fn recovery(Open { desk, unlocked, call, dues, .. }: Open) -> AnyView {
    view! { <recovery::Recovery desk unlocked call dues/> }.into_any()
}

fn my_keys(Open { desk, unlocked, .. }: Open) -> AnyView {
    view! { <mine::MyKeys desk unlocked/> }.into_any()
}

/// The places of this member's role. What was opened once stays, so that nothing written is lost by looking elsewhere.
#[component]
pub fn Places(open: Open) -> impl IntoView {
    let mine: Vec<&'static Place> = PLACES.iter().filter(|place| (place.is_for)(open.call.role)).collect();
    let now = open.at;
    let visited = RwSignal::new(vec![now.get_untracked()]);
    // Also after the call was opened anew: what had the focus then is gone.
    if let Some(place) = mine.get(now.get_untracked()) {
        browser::focus(place.heading);
    }
    let go = move |there: usize, heading: &'static str| {
        visited.update(|visited| visited.push(there));
        now.set(there);
        browser::focus(heading);
    };
    let tabs = mine.iter().enumerate().map(|(there, place)| {
        let heading = place.heading;
        view! {
            <li>
                <button
                    class="tab"
                    type="button"
                    aria-pressed=move || (now.get() == there).to_string()
                    on:click=move |_| go(there, heading)
                >
                    {say(place.label)}
                </button>
            </li>
        }
    });
    let tabs = (mine.len() > 1).then(|| {
        view! { <nav aria-label=say(desk::CALL_PLACES)><ul class="tabs">{tabs.collect_view()}</ul></nav> }
    });
    let shown = mine.into_iter().enumerate().map(|(there, place)| {
        let been = Memo::new(move |_| visited.with(|visited| visited.contains(&there)));
        let open = open.clone();
        view! {
            <div class="stack" hidden=move || now.get() != there>
                {move || been.get().then(|| (place.show)(open.clone()))}
            </div>
        }
    });
    view! { <div class="stack">{tabs}{shown.collect_view()}</div> }
}
