//! The releases of a call, the newest first, and the one that is looked at.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use themes::release::Release;

use super::{
    Research,
    ledger::{self, LedgerTrouble, Listed},
    reading::{self, Shelved},
    shown::Shown,
    texts,
};
use crate::{
    browser,
    call_page::date::in_words,
    chart,
    part::notice::{Kind, Notice},
    room::unlock::{HEADING, Locked},
    text::{
        key::{heard, research},
        say, say_with,
    },
    unlocked::{OpenCall, Unlocked},
};

#[derive(Clone)]
enum Stage {
    Loading,
    Trouble(LedgerTrouble),
    List,
    /// The one at this place of the shelf.
    Looking(usize),
}

#[derive(Clone, Copy)]
struct Work {
    room: Research,
    unlocked: StoredValue<Arc<Unlocked>>,
    call: StoredValue<Arc<OpenCall>>,
    stage: RwSignal<Stage>,
    shelf: StoredValue<Vec<Arc<Shelved>>>,
}

impl Work {
    fn load(self) {
        let Some((unlocked, call)) = self.unlocked.try_get_value().zip(self.call.try_get_value()) else { return };
        self.stage.set(Stage::Loading);
        spawn_local(async move {
            let shelf = match ledger::fetch(&unlocked, &call).await {
                Ok(verified) => reading::fetch(&unlocked, &call, verified).await.map_err(LedgerTrouble::from),
                Err(why) => Err(why),
            };
            drop(unlocked);
            match shelf {
                Ok(shelf) => {
                    let _ = self.shelf.try_set_value(shelf.into_iter().map(Arc::new).collect());
                    self.show(Stage::List);
                }
                Err(LedgerTrouble::Trust(why)) => self.room.lock(Locked::Trust(why)),
                Err(why) => self.show(Stage::Trouble(why)),
            }
        });
    }

    fn show(self, stage: Stage) {
        let _ = self.stage.try_set(stage);
        browser::focus(HEADING);
    }
}

#[component]
pub fn Releases(room: Research, unlocked: Arc<Unlocked>, call: Arc<OpenCall>) -> impl IntoView {
    let work = Work {
        room,
        unlocked: StoredValue::new(unlocked),
        call: StoredValue::new(call),
        stage: RwSignal::new(Stage::Loading),
        shelf: StoredValue::default(),
    };
    work.load();
    let title = move || view! { <h1 id=HEADING tabindex="-1">{say(research::TITLE)}</h1> };
    move || match work.stage.get() {
        Stage::Loading => view! { {title()} <p role="status">{say(research::LOADING)}</p> }.into_any(),
        Stage::Trouble(why) => {
            let (heading, text) = texts::ledger(why);
            view! {
                {title()}
                <Notice kind=Kind::Error title=heading text/>
                <button class="button" type="button" on:click=move |_| work.load()>{say(research::AGAIN)}</button>
            }
            .into_any()
        }
        Stage::List => view! { {title()} <List work/> }.into_any(),
        Stage::Looking(at) => work.shelf.with_value(|shelf| looking(work, shelf.get(at).cloned())).into_any(),
    }
}

fn looking(work: Work, shelved: Option<Arc<Shelved>>) -> impl IntoView {
    shelved.map(|shelved| {
        let (call, origin) = (work.call.get_value(), work.room.origin());
        view! { <Shown call shelved origin back=move |()| work.show(Stage::List)/> }
    })
}

#[component]
fn List(work: Work) -> impl IntoView {
    let call = work.call.with_value(|call| call.call.to_string());
    let cards: Vec<_> =
        work.shelf.with_value(|shelf| shelf.iter().enumerate().rev().map(|(at, one)| card(work, at, one)).collect());
    if cards.is_empty() {
        return view! { <Notice kind=Kind::Info title=say(research::EMPTY) text=say(research::EMPTY_TEXT)/> }
            .into_any();
    }
    view! {
        <p class="lede">{say_with(research::LEDE, &[("call", call.into())])}</p>
        <ol class="releases" reversed>{cards}</ol>
        <p class="hint">{say(research::CHECKED)}</p>
    }
    .into_any()
}

fn card(work: Work, at: usize, shelved: &Shelved) -> impl IntoView + use<> {
    let Shelved { listed, read } = shelved;
    let number = listed.number();
    let id = format!("release-{number}");
    let labelled = id.clone();
    let last = match read {
        Ok(_) => view! {
            <div class="actions">
                <button class="button" type="button" on:click=move |_| work.show(Stage::Looking(at))>
                    {texts::numbered(research::OPEN, number)}
                </button>
            </div>
        }
        .into_any(),
        Err(why) => {
            let (title, text) = texts::unread(*why);
            view! { <div class="notice warn"><strong>{title}</strong><p>{text}</p></div> }.into_any()
        }
    };
    view! {
        <li class="card stack" aria-labelledby=labelled>
            <h2 id=id>{texts::numbered(heard::RELEASE, number)} " " {whose(listed)}</h2>
            {facts(shelved)}
            {last}
        </li>
    }
}

/// For whom a release is.
pub fn whose(listed: &Listed) -> impl IntoView + use<> {
    if listed.to_read().entry.claim.kind.is_public() {
        view! { <span class="badge success">{say(research::PUBLIC)}</span> }
    } else {
        view! { <span class="badge quiet">{say(research::SEALED)}</span> }
    }
}

/// When and by whom it was made, and how many accounts it counts, as far as that is known.
pub fn facts(shelved: &Shelved) -> impl IntoView + use<> {
    let Shelved { listed, read } = shelved;
    let release = read.as_ref().ok().map(|read| read.signed.release());
    let day = release.map(|release| release.day());
    let counted =
        |release: &Release| release.base().map_or_else(|| say(research::COUNTED_NONE).to_owned(), chart::cell);
    let [maker, again] = listed.makers().map(|account| Some(account.to_string()));
    let rows = [
        (research::COUNTED, release.map(counted)),
        (research::DAY, day.map(|day| in_words(day.day(), day.month().into(), day.year()))),
        (heard::WEEK, Some(listed.first.week.clone())),
        (research::PUBLISHED, listed.published.as_ref().map(|kept| kept.week.clone())),
        (heard::BUILT, maker),
        (heard::BUILT_AGAIN, again),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .filter_map(|(name, value)| Some(view! { <div><dt>{say(name)}</dt><dd>{value?}</dd></div> }))
        .collect();
    view! { <dl class="facts">{rows}</dl> }
}
