//! What was counted: one figure over all themes, each theme in a table, what was left out, and how to read it.

use std::sync::Arc;

use leptos::{html::Select, prelude::*};
use themes::agreement::{Agreement, Level, Undefined};

use super::{
    Outcome, Work,
    read::Reading,
    save::Save,
    table::{Bar, Table, figure},
};
use crate::{
    room::desk::bulk,
    text::{Key, KeyWith, key::agreement, say, say_with},
};

pub const HEADING: &str = "agreement-counted";
/// With fewer accounts than this, figures move a good deal with each.
const FEW: u64 = 30;

#[component]
pub fn Counted(work: Work, outcome: Arc<Outcome>) -> impl IntoView {
    let version = outcome.book.codebook.version();
    let counted = say_with(agreement::COUNTED, &[("count", outcome.tally.testimonies().into())]);
    let by = say_with(agreement::BY, &[("version", version.into())]);
    let testimonies = outcome.tally.testimonies();
    let has_few = testimonies > 0 && testimonies < FEW;
    let in_force = outcome.book.in_force;
    view! {
        <div class="stack" id=HEADING tabindex="-1">
            <p role="status">{counted} " " {by}</p>
            {(testimonies > 0).then(|| view! { <All all=outcome.tally.all()/> })}
            {has_few.then(|| view! { <p class="hint">{say_with(agreement::FEW, &[("few", FEW.into())])}</p> })}
        </div>
        {(testimonies > 0).then(|| view! {
            <Table outcome=outcome.clone()/>
            <Save work outcome=outcome.clone()/>
        })}
        <LeftOut outcome=outcome.clone()/>
        <Reading/>
        <Again work version in_force/>
    }
}

/// Over all themes: the figure, a bar, and in words what it means.
#[component]
fn All(all: Agreement) -> impl IntoView {
    let alpha = say_with(agreement::ALL_ALPHA, &[("figure", figure(all.alpha).into())]);
    let kappa = say_with(agreement::ALL_KAPPA, &[("figure", figure(all.kappa).into())]);
    let meaning = match all.alpha.map(Level::of) {
        Ok(Level::Firm) => agreement::MEANS_FIRM,
        Ok(Level::Tentative) => agreement::MEANS_TENTATIVE,
        Ok(Level::Low) => agreement::MEANS_LOW,
        Ok(Level::Chance) => agreement::MEANS_CHANCE,
        Err(Undefined::NoPairs | Undefined::OneValue) => agreement::MEANS_NOTHING,
    };
    view! {
        <div class="card stack agreement-all">
            <h2>{say(agreement::ALL)}</h2>
            <Bar agreement=all/>
            <p><strong>{alpha}</strong> " " <span class="hint">{kappa}</span></p>
            <p>{say(meaning)}</p>
        </div>
    }
}

/// What is not in the figures, and why.
#[component]
fn LeftOut(outcome: Arc<Outcome>) -> impl IntoView {
    let left = outcome.left;
    let counts: [(KeyWith, u32); 5] = [
        (agreement::LEFT_AGREED, left.agreed),
        (agreement::LEFT_UNFINISHED, left.unfinished),
        (agreement::LEFT_OTHER, left.other),
        (agreement::LEFT_ASIDE, left.aside),
        (agreement::LEFT_NONE, left.none),
    ];
    let rows = counts.into_iter().filter(|(_, count)| *count > 0);
    let rows = rows.map(|(key, count)| view! { <li>{say_with(key, &[("count", count.into())])}</li> });
    let rows = rows.collect_view();
    let unread = (!outcome.unread.is_empty()).then(|| {
        let count = say_with(agreement::LEFT_UNREAD, &[("count", outcome.unread.len().into())]);
        let which = outcome.unread.iter().map(|item| view! { <li>{bulk::named(item)}</li> }).collect_view();
        view! {
            <li>
                {count}
                <details>
                    <summary>{say(agreement::LEFT_WHICH)}</summary>
                    <ul>{which}</ul>
                </details>
            </li>
        }
    });
    let nothing = left == Default::default() && outcome.unread.is_empty() && !outcome.is_cut;
    view! {
        <section class="stack" aria-labelledby="agreement-left">
            <h2 id="agreement-left">{say(agreement::LEFT)}</h2>
            {nothing.then(|| view! { <p>{say(agreement::LEFT_NOTHING)}</p> })}
            <ul>
                {rows}
                {unread}
                {outcome.is_cut.then(|| {
                    view! { <li>{say_with(agreement::LEFT_CUT, &[("most", bulk::MOST.into())])}</li> }
                })}
            </ul>
        </section>
    }
}

/// Counting once more, by the same version or another, or putting it away.
#[component]
fn Again(work: Work, version: u32, in_force: u32) -> impl IntoView {
    let field = NodeRef::<Select>::new();
    let chosen = move || field.get_untracked().and_then(|field| field.value().parse().ok());
    let options = (1..=in_force).rev().map(|one| {
        let key = if one == in_force { agreement::VERSION_IN_FORCE } else { agreement::VERSION_ONE };
        let label = say_with(key, &[("version", one.into())]);
        view! { <option value=one.to_string() selected=one == version>{label}</option> }
    });
    let options = options.collect_view();
    view! {
        <section class="stack" aria-labelledby="agreement-again">
            <h2 id="agreement-again">{say(AGAIN)}</h2>
            <div class="field field-short">
                <label for="agreement-version">{say(agreement::VERSION)}</label>
                <select id="agreement-version" node_ref=field autocomplete="off">{options}</select>
            </div>
            <div class="actions">
                <button class="button-quiet" type="button" on:click=move |_| work.start(chosen())>
                    {say(AGAIN)}
                </button>
                <button class="button-quiet" type="button" on:click=move |_| work.forget()>{say(agreement::FORGET)}</button>
            </div>
        </section>
    }
}

const AGAIN: Key = agreement::AGAIN;
