//! The list: states with their counts, what could not be opened, and one row for each account.

use leptos::prelude::*;

use super::{Failed, Lane, Work, row_id, short};
use crate::{
    browser,
    part::notice::{Kind, Notice},
    room::desk::{HEADING, care::Settings, texts},
    text::{
        Key,
        key::{desk, review},
        say, say_with,
    },
    wire::{LaneCounts, QueueItem},
};

const LIST: &str = "queue";

#[component]
pub fn List(work: Work) -> impl IntoView {
    let rows = move || {
        let rows = work.items.get().into_iter().filter(|item| !work.is_failed(&item.id));
        rows.map(|item| view! { <Row work item/> }).collect_view()
    };
    let empty = move || work.items.with(Vec::is_empty) && !work.loading.get() && work.trouble.get().is_none();
    view! {
        <h1 id=HEADING tabindex="-1">{say(desk::QUEUE_TITLE)}</h1>
        <States work/>
        <Lanes work/>
        <Settings care=work.desk.care/>
        <p class="hint">{say(desk::QUEUE_HINT)}</p>
        {move || work.trouble.get().map(|why| {
            let (title, text) = texts::fetch(&why);
            view! { <Notice kind=Kind::Error title text/> }
        })}
        <Apart work/>
        <ol class="queue" id=LIST on:keydown=move |event| browser::step_through(LIST, &event)>{rows}</ol>
        {move || empty().then(|| view! { <p>{say(desk::QUEUE_EMPTY)}</p> })}
        <p role="status">{move || work.loading.get().then_some(say(desk::QUEUE_LOADING))}</p>
        {move || (work.next.get().is_some() && !work.loading.get()).then(|| view! {
            <button class="button-quiet" type="button" on:click=move |_| work.more()>{say(desk::QUEUE_MORE)}</button>
        })}
    }
}

/// One button for each state, with how many accounts are in it.
#[component]
fn States(work: Work) -> impl IntoView {
    let tabs = move || {
        let counts = work.counts.get();
        let all = counts.iter().map(|state| state.count).sum();
        let all = (String::new(), say(desk::QUEUE_ALL).to_owned(), all);
        let each = counts.into_iter().map(|state| (state.state.clone(), texts::state(&state.state), state.count));
        let tabs = core::iter::once(all).chain(each).map(|(name, label, count): (String, String, u64)| {
            let current = name.clone();
            view! {
                <li>
                    <button
                        class="tab"
                        type="button"
                        aria-pressed=move || (work.state.get() == current).to_string()
                        on:click=move |_| work.show(name.clone())
                    >
                        {label} " " <span class="count">{count}</span>
                    </button>
                </li>
            }
        });
        tabs.collect_view()
    };
    view! { <ul class="tabs" aria-label=say(desk::QUEUE_STATES)>{tabs}</ul> }
}

/// Whose, and which first.
#[component]
fn Lanes(work: Work) -> impl IntoView {
    let tab = move |lane: Lane, label: Key, count: fn(&LaneCounts) -> u64| {
        view! {
            <li>
                <button
                    class="tab"
                    type="button"
                    aria-pressed=move || (work.lane.get() == lane).to_string()
                    on:click=move |_| {
                        let other = if work.lane.get_untracked() == lane { Lane::All } else { lane };
                        work.show_lane(work.state.get_untracked(), other);
                    }
                >
                    {say(label)} " " <span class="count">{move || work.lanes.with(count)}</span>
                </button>
            </li>
        }
    };
    view! {
        <ul class="tabs" aria-label=say(review::LANES)>
            {tab(Lane::Urgent, review::LANE_URGENT, |lanes| lanes.urgent)}
            {tab(Lane::Mine, review::LANE_MINE, |lanes| lanes.mine)}
            {tab(Lane::Free, review::LANE_FREE, |lanes| lanes.free)}
            {tab(Lane::Done, review::LANE_DONE, |lanes| lanes.done)}
        </ul>
    }
}

fn week(item: &QueueItem) -> String {
    say_with(desk::QUEUE_WEEK, &[("week", item.week.as_str().into())])
}

#[component]
fn Row(work: Work, item: QueueItem) -> impl IntoView {
    let name = say_with(desk::QUEUE_OPEN, &[("id", short(&item.id).into())]);
    let facts = format!(
        "{} \u{b7} {} \u{b7} {}",
        week(&item),
        texts::length(item.size_class),
        say_with(desk::QUEUE_EPOCH, &[("number", item.epoch_sealed.to_string().into())])
    );
    let state = texts::state(if item.is_done { "done" } else { &item.state });
    let id = row_id(&item.id);
    view! {
        <li class="queue-row">
            <button class="queue-open" type="button" id=id on:click={
                let item = item.clone();
                move |_| work.open(item.clone())
            }>{name}</button>
            <span class="queue-facts">{facts}</span>
            <span class="badge quiet">{state}</span>
            {item.is_urgent.then(|| view! { <span class="badge danger">{say(review::LANE_URGENT)}</span> })}
            {item.holder.map(|name| view! {
                <span class="badge">{say_with(review::HOLD_OTHER, &[("name", name.into())])}</span>
            })}
        </li>
    }
}

/// What could not be opened, apart from the rest and with the reason.
#[component]
fn Apart(work: Work) -> impl IntoView {
    move || {
        let failed = work.failed.get();
        (!failed.is_empty()).then(|| {
            let rows = failed.into_iter().map(|Failed { item, why }| {
                let (title, text) = texts::fetch(&why);
                view! {
                    <li class="queue-row">
                        <span class="badge danger">{title}</span>
                        <span class="queue-facts">{format!("{} \u{b7} {}", short(&item.id), week(&item))}</span>
                        <p class="apart-why">{text}</p>
                    </li>
                }
            });
            view! {
                <section class="stack" aria-labelledby="failed">
                    <h2 id="failed" tabindex="-1">{say(desk::QUEUE_FAILED)}</h2>
                    <p class="hint">{say(desk::QUEUE_FAILED_HINT)}</p>
                    <ul class="queue">{rows.collect_view()}</ul>
                </section>
            }
        })
    }
}
