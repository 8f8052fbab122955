//! Changing how long accounts are kept: first what it would do, then a second word to do it.

use data_encoding::BASE64_NOPAD;
use leptos::{html::Input, prelude::*, task::spawn_local};
use vault::retention::RetentionChange;

use super::{
    Trouble, Work,
    plan::{split, sum},
};
use crate::{
    api, browser,
    text::{key::retention as key, say, say_with},
    wire::retention::{LEAST_WEEKS, MOST_WEEKS, NewRetention, Retention},
};

const FORESEEN: &str = "retention-foreseen";
const DONE: &str = "retention-done";

#[component]
pub fn Length(work: Work) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    // The length that was asked about, and what would be due.
    let foreseen = RwSignal::new(None::<(u32, Retention)>);
    let done = RwSignal::new(false);
    let foresee = move || {
        let Some((unlocked, call)) = work.unlocked.try_get_value().zip(work.call.try_get_value()) else { return };
        let typed = field.get_untracked().and_then(|field| field.value().trim().parse().ok());
        done.set(false);
        foreseen.set(None);
        let Some(weeks) = typed.filter(|weeks| (LEAST_WEEKS..=MOST_WEEKS).contains(weeks)) else {
            return work.trouble.set(Some(Trouble::Limits));
        };
        spawn_local(async move {
            let outcome = api::retention(&unlocked.session, &call.call, Some(weeks)).await;
            drop(unlocked);
            if let Some(plan) = work.take(outcome) {
                let _ = foreseen.try_set(Some((weeks, plan)));
                browser::focus(FORESEEN);
            }
        });
    };
    let change = move |weeks: u32, plan: Retention| {
        let Some((unlocked, call)) = work.unlocked.try_get_value().zip(work.call.try_get_value()) else { return };
        let (before, deletes) = (plan.weeks, sum(split(&plan).0, |due| due.goes));
        let account = &unlocked.account;
        let change = RetentionChange { call: &call.call, account, week: &plan.week, before, weeks, deletes };
        let signature_b64 = BASE64_NOPAD.encode(&unlocked.identity.sign(&change.message()));
        let new = NewRetention { weeks, before, deletes, signature_b64 };
        spawn_local(async move {
            let outcome = api::set_retention(&unlocked.session, &call.call, &new).await;
            drop(unlocked);
            let _ = foreseen.try_set(None);
            if let Some(now) = work.take(outcome) {
                let _ = work.now.try_set(Some(now));
                let _ = done.try_set(true);
                browser::focus(DONE);
            }
        });
    };
    view! {
        <section class="stack" aria-labelledby="retention-length">
            <h2 id="retention-length">{say(key::CHANGE)}</h2>
            <p class="hint">{say(key::CHANGE_HINT)}</p>
            <div class="field field-short">
                <label for="retention-weeks">{say(key::WEEKS)}</label>
                <p class="hint" id="retention-weeks-hint">
                    {say_with(key::WEEKS_HINT, &[("least", LEAST_WEEKS.into()), ("most", MOST_WEEKS.into())])}
                </p>
                <input
                    id="retention-weeks"
                    type="text"
                    inputmode="numeric"
                    node_ref=field
                    aria-describedby="retention-weeks-hint"
                    autocomplete="off"
                    on:keydown=move |event| if event.key() == "Enter" { foresee() }
                />
            </div>
            <div class="actions">
                <button class="button-quiet" type="button" on:click=move |_| foresee()>{say(key::FORESEE)}</button>
            </div>
            {move || done.get().then(|| view! {
                <p class="notice success" id=DONE tabindex="-1" role="status">{say(key::DONE)}</p>
            })}
            {move || foreseen.get().map(|(weeks, plan)| {
                let would = would(weeks, &plan);
                view! {
                    <div class="notice warn stack" id=FORESEEN tabindex="-1">
                        <strong>{say_with(key::WOULD, &[("weeks", weeks.into())])}</strong>
                        <ul>{would.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                        <div class="actions">
                            <button class="button" type="button" on:click=move |_| change(weeks, plan.clone())>
                                {say(key::DO)}
                            </button>
                            <button class="button-quiet" type="button" on:click=move |_| foreseen.set(None)>{say(key::LEAVE)}</button>
                        </div>
                    </div>
                }
            })}
        </section>
    }
}

/// What the change does, in sentences.
fn would(weeks: u32, plan: &Retention) -> Vec<String> {
    let (over, coming) = split(plan);
    let gone = sum(over, |due| due.goes);
    let stays = sum(over, |due| due.unread) + sum(over, |due| due.unanswered);
    let soon = sum(coming, |due| due.goes);
    let mut lines = vec![match gone {
        0 => say(key::WOULD_DELETE_NONE).to_owned(),
        _ => say_with(key::WOULD_DELETE, &[("count", gone.into())]),
    }];
    if stays > 0 {
        lines.push(say_with(key::WOULD_STAY, &[("count", stays.into())]));
    }
    if soon > 0 {
        lines.push(say_with(key::WOULD_SOON, &[("count", soon.into())]));
    }
    if weeks > plan.weeks {
        lines.push(say(key::WOULD_KEEP).to_owned());
    }
    lines
}
