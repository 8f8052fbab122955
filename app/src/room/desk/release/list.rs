//! What was released, what is proposed, and what a member can do about it.

use std::sync::Arc;

use leptos::prelude::*;
use vault::{
    id::Account,
    ledger::{Entry, EntryKind},
    role::Role,
};

use super::{
    Aim, Ready, Step, Work,
    ledger::Ledger,
    offer::{Offer, Offered},
    shown::{Contents, PlanShown},
};
use crate::{
    call_page::date::in_words,
    part::notice::{Kind, Notice},
    text::{Key, key::releases as key, link, say, say_with},
};

#[component]
pub fn Rest(work: Work) -> impl IntoView {
    let is_keyholder = work.role() == Some(Role::Keyholder);
    let is_proposed = work.offered.with_untracked(|offered| offered.file().is_some());
    let ledger = work.ledger.get_untracked();
    let make = ledger.as_ref().filter(|_| is_keyholder && !is_proposed).map(|ledger| {
        let is_whole = ledger.past().is_some();
        if is_whole {
            view! { <Begin work/> }.into_any()
        } else {
            view! { <Notice kind=Kind::Info title=say(key::NOT_WHOLE) text=say(key::NOT_WHOLE_TEXT)/> }.into_any()
        }
    });
    let listed = ledger.map(|ledger| view! { <List work ledger is_keyholder is_proposed/> });
    view! {
        <p class="lede">{say(key::LEDE)}</p>
        {match work.offered.get_untracked() {
            Offered::None => ().into_any(),
            Offered::Some(offer) => view! { <Proposed work offer is_keyholder/> }.into_any(),
            Offered::Unreadable(_) => view! { <Unreadable work is_keyholder/> }.into_any(),
        }}
        {make}
        {listed}
        <div class="actions">
            <button class="button-quiet button-small" type="button" on:click=move |_| {
                work.forget_notices();
                work.load();
            }>
                {say(key::LOOK_AGAIN)}
            </button>
        </div>
    }
}

/// Making the next one.
#[component]
fn Begin(work: Work) -> impl IntoView {
    let frozen = work.frozen().map(|plan| {
        view! {
            <p>{say(key::FROZEN_WAITS)}</p>
            <div class="actions">
                <button class="button" type="button" on:click=move |_| work.thaw(plan.clone())>{say(key::FROZEN_GO_ON)}</button>
                <button class="button-quiet" type="button" on:click=move |_| work.write()>{say(key::FROZEN_ANOTHER)}</button>
            </div>
        }
    });
    let is_frozen = frozen.is_some();
    view! {
        <section class="stack" aria-labelledby="release-make">
            <h2 id="release-make">{say(key::BEGIN_TITLE)}</h2>
            <p>{say(key::BEGIN_TEXT)}</p>
            {frozen}
            {(!is_frozen).then(|| view! {
                <div class="actions">
                    <button class="button" type="button" on:click=move |_| work.write()>{say(key::BEGIN)}</button>
                </div>
            })}
        </section>
    }
}

fn for_whom(kind: EntryKind) -> Key {
    match kind {
        EntryKind::Sealed => key::KIND_SEALED,
        EntryKind::Public => key::KIND_PUBLIC,
        EntryKind::Published => key::KIND_PUBLISHED,
    }
}

/// Why she can't sign it. A sealed release is compared with the file that she has of it, before it is made public.
fn why_not(ledger: &Ledger, offer: &Offer, own: &Account) -> Key {
    let claim = &offer.proposal.claim;
    let has_file = ledger.release(claim.number).is_some_and(|known| known.signed.is_some());
    match claim.kind {
        EntryKind::Published if !has_file && ledger.was_sealed_to(claim.number, own) => key::OFFERED_SPOILT,
        EntryKind::Published if !has_file => key::OFFERED_BEFORE_HER,
        _ => key::OFFERED_STALE,
    }
}

/// What waits for a second member.
#[component]
fn Proposed(work: Work, offer: Arc<Offer>, is_keyholder: bool) -> impl IntoView {
    let by = &offer.proposal.proposer.by;
    let kind = offer.proposal.claim.kind;
    let is_mine = work.unlocked.try_with_value(|unlocked| unlocked.account == *by).unwrap_or(true);
    let said =
        say_with(key::OFFERED, &[("by", by.to_string().into()), ("number", offer.release.number().to_string().into())]);
    let themes = offer.release.codebook().themes.iter().map(|theme| (theme.guid, theme.name.clone())).collect();
    let plan = offer.release.plan().clone();
    let known = work.ledger.get_untracked().zip(work.place());
    let stale = known.map_or(key::OFFERED_STALE, |(ledger, (own, _))| why_not(&ledger, &offer, &own));
    let (text, is_right) = match (offer.fits, is_mine, kind) {
        (false, ..) => (stale, false),
        (true, true, _) => (key::OFFERED_MINE, false),
        (true, false, EntryKind::Published) => (key::OFFERED_PUBLISH, true),
        (true, false, _) => (key::OFFERED_AGAIN, true),
    };
    let go = {
        let offer = offer.clone();
        move |_| {
            if kind == EntryKind::Published {
                work.forget_notices();
                work.show(Step::Same(offer.clone(), None));
            } else {
                work.gather(Aim::Again(offer.clone()));
            }
        }
    };
    let label = if kind == EntryKind::Published { key::SIGN_LOOK } else { key::AGAIN };
    view! {
        <section class="card stack" aria-labelledby="release-offered">
            <h2 id="release-offered">{said}</h2>
            <p><span class="badge quiet">{say(for_whom(kind))}</span></p>
            <p>{say(text)}</p>
            <PlanShown plan themes/>
            <div class="actions">
                {is_right.then(|| view! { <button class="button" type="button" on:click=go>{say(label)}</button> })}
                {is_keyholder.then(|| view! { <Withdraw work/> })}
            </div>
        </section>
    }
}

#[component]
fn Unreadable(work: Work, is_keyholder: bool) -> impl IntoView {
    view! {
        <section class="card stack" aria-labelledby="release-offered">
            <h2 id="release-offered">{say(key::OFFERED_UNREADABLE)}</h2>
            <p>{say(key::OFFERED_UNREADABLE_TEXT)}</p>
            {is_keyholder.then(|| view! { <div class="actions"><Withdraw work/></div> })}
        </section>
    }
}

#[component]
fn Withdraw(work: Work) -> impl IntoView {
    view! {
        <button
            class="button-quiet"
            type="button"
            aria-disabled=move || work.busy.get().to_string()
            on:click=move |_| work.withdraw()
        >
            {say(key::WITHDRAW)}
        </button>
    }
}

/// Every release, the newest first.
#[component]
fn List(work: Work, ledger: Arc<Ledger>, is_keyholder: bool, is_proposed: bool) -> impl IntoView {
    let entries: Vec<(Entry, String)> =
        ledger.entries.iter().cloned().zip(ledger.weeks.iter().cloned()).rev().collect();
    let rows = entries.into_iter().map(|(entry, week)| {
        let may_publish = is_keyholder && !is_proposed;
        view! { <li class="card stack"><Row work ledger=ledger.clone() entry week may_publish/></li> }
    });
    let rows = rows.collect_view();
    let is_empty = ledger.entries.is_empty();
    view! {
        <section class="stack" aria-labelledby="release-list">
            <h2 id="release-list">{say(key::LIST)}</h2>
            {if is_empty {
                view! { <p>{say(key::LIST_EMPTY)}</p> }.into_any()
            } else {
                view! {
                    <p class="hint">{say(key::LIST_VERIFIED)}</p>
                    <ol class="release-list" reversed>{rows}</ol>
                }
                .into_any()
            }}
        </section>
    }
}

#[component]
fn Row(work: Work, ledger: Arc<Ledger>, entry: Entry, week: String, may_publish: bool) -> impl IntoView {
    let number = entry.claim.number;
    let kind = entry.claim.kind;
    let known = ledger.release(number);
    let title = say_with(key::ROW, &[("number", number.to_string().into())]);
    let made = known.map(|known| {
        let day = known.release.day();
        let day = in_words(day.day(), day.month().into(), day.year());
        view! { <div><dt>{say(key::ROW_DAY)}</dt><dd>{day}</dd></div> }
    });
    let is_proposed = known.is_some_and(|known| known.signed.is_none());
    let was_there = work.place().is_some_and(|(own, _)| ledger.was_sealed_to(number, &own));
    let proposed = is_proposed.then(|| {
        view! { <p class="hint">{say(if was_there { key::ROW_SPOILT } else { key::ROW_BEFORE_HER })}</p> }
    });
    let not_ours = known.is_none().then(|| view! { <p class="hint">{say(key::ROW_NOT_OURS)}</p> });
    let opened = known.filter(|_| kind.is_first()).map(|known| {
        let release = known.release.clone();
        view! {
            <details>
                <summary>{say_with(key::ROW_LOOK, &[("number", number.to_string().into())])}</summary>
                <div class="stack"><Contents release id=format!("release-{number}")/></div>
            </details>
        }
    });
    let call = entry.claim.call.clone();
    let to_page = kind.is_public().then(|| {
        let href = link(&format!("/c/{call}/heard/{number}"));
        view! { <p><a class="more" href=href>{say(key::ROW_PAGE)}</a></p> }
    });
    let publish = known
        .filter(|known| known.signed.is_some() && may_publish && kind == EntryKind::Sealed && !ledger.is_public(number))
        .map(|known| {
            let ready = Ready { release: known.release.clone(), published: Some(known.nonce) };
            let go = move |_| {
                work.forget_notices();
                work.show(Step::Proposing(ready.clone()));
            };
            view! {
                <div class="actions">
                    <button class="button-quiet button-small" type="button" on:click=go>
                        {say_with(key::ROW_PUBLISH, &[("number", number.to_string().into())])}
                    </button>
                </div>
            }
        });
    view! {
        <div class="people-head">
            <h3>{title}</h3>
            <span class=if kind.is_public() { "badge success" } else { "badge quiet" }>{say(for_whom(kind))}</span>
        </div>
        <dl class="facts">
            {made}
            <div><dt>{say(key::ROW_WEEK)}</dt><dd>{week}</dd></div>
            <div><dt>{say(key::ROW_BY)}</dt><dd>{entry.proposer.by.to_string()}</dd></div>
            <div><dt>{say(key::ROW_SECOND)}</dt><dd>{entry.publisher.by.to_string()}</dd></div>
        </dl>
        {not_ours}
        {proposed}
        {opened}
        {to_page}
        {publish}
    }
}
