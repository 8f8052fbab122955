//! Taking a call's accounts to a machine that is never online, still sealed, where stock tools open them.

mod archive;
mod gather;
mod identity;
mod readme;

use std::sync::Arc;

use gather::{GatherError, gather};
use identity::Identity;
use leptos::{prelude::*, task::spawn_local};

use super::{
    Desk, Locked,
    attachments::Link,
    texts::{Said, said},
    trust::TrustError,
};
use crate::{
    browser,
    part::notice::{Kind, Notice},
    text::{key::export, say, say_with},
    unlocked::{OpenCall, Unlocked},
};

pub const HEADING: &str = "export-heading";
const READY: &str = "export-ready";

#[derive(Clone)]
enum Stage {
    Idle,
    Gathering,
    Ready { link: Link, count: u32, different: u32 },
    Trouble(GatherError),
}

#[derive(Clone, Copy)]
pub struct Export {
    desk: Desk,
    unlocked: StoredValue<Arc<Unlocked>>,
    call: StoredValue<Arc<OpenCall>>,
    stage: RwSignal<Stage>,
    count: RwSignal<u32>,
    /// Counts the starts: an earlier one that is still under way is passed over.
    turn: StoredValue<u32>,
}

#[component]
pub fn Take(desk: Desk, unlocked: Arc<Unlocked>, call: Arc<OpenCall>) -> impl IntoView {
    let name = gather::folder(&call) + ".tar";
    let work = Export {
        desk,
        unlocked: StoredValue::new(unlocked),
        call: StoredValue::new(call),
        stage: RwSignal::new(Stage::Idle),
        count: RwSignal::new(0),
        turn: StoredValue::new(0),
    };
    let begin = move |label| {
        view! {
            <div class="actions">
                <button class="button" type="button" on:click=move |_| work.start()>{label}</button>
            </div>
        }
    };
    let shown = move || {
        match work.stage.get() {
        Stage::Idle => begin(say(export::START)).into_any(),
        Stage::Gathering => view! {
            <p role="status">{move || say_with(export::GATHERING, &[("count", work.count.get().into())])}</p>
            <div class="actions">
                <button class="button-quiet" type="button" on:click=move |_| work.stop()>{say(export::STOP)}</button>
            </div>
        }
        .into_any(),
        Stage::Ready { link, count, different } => view! {
            <div class="stack" id=READY tabindex="-1">
                <p role="status">{say_with(export::READY, &[("count", count.into())])}</p>
                {(different > 0).then(|| {
                    let title = say_with(export::DIFFERENT, &[("count", different.into())]);
                    view! { <Notice kind=Kind::Warn title text=say(export::DIFFERENT_TEXT)/> }
                })}
                <div class="actions">
                    <a class="button" href=link.address().to_owned() download=name.clone()>{say(export::SAVE)}</a>
                    <button class="button-quiet" type="button" on:click=move |_| work.stop()>{say(export::AGAIN)}</button>
                </div>
            </div>
        }
        .into_any(),
        Stage::Trouble(why) => {
            let (title, text) = trouble(why);
            view! { <Notice kind=Kind::Error title text/> {begin(say(export::START))} }.into_any()
        }
    }
    };
    view! {
        <section class="stack">
            <h1 id=HEADING tabindex="-1">{say(export::TITLE)}</h1>
            <p class="lede">{say(export::LEDE)}</p>
            <p class="hint">{say(export::LEDE_MISSING)}</p>
            {shown}
            <Identity work/>
        </section>
    }
}

impl Export {
    fn start(self) {
        let Some((unlocked, call)) = self.unlocked.try_get_value().zip(self.call.try_get_value()) else { return };
        self.stop();
        let turn = self.turn.get_value();
        self.count.set(0);
        self.stage.set(Stage::Gathering);
        browser::focus(HEADING);
        spawn_local(async move {
            let is_wanted = move || self.turn.try_get_value() == Some(turn);
            let told = move |count| {
                let _ = self.count.try_set(count);
                is_wanted()
            };
            let outcome = gather(&unlocked, &call, told).await;
            drop(unlocked);
            if !is_wanted() {
                return;
            }
            match outcome.and_then(|made| Ok((Link::to(&made.blob).ok_or(GatherError::Full)?, made))) {
                Ok((link, made)) => {
                    self.stage.set(Stage::Ready { link, count: made.count, different: made.different });
                    browser::focus(READY);
                }
                Err(GatherError::LoggedOut) => self.desk.lock(Locked::Trust(TrustError::LoggedOut)),
                Err(why) => self.stage.set(Stage::Trouble(why)),
            }
        });
    }

    fn stop(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.stage.set(Stage::Idle);
    }
}

fn trouble(why: GatherError) -> Said {
    said(match why {
        GatherError::Offline => (export::OFFLINE, export::OFFLINE_TEXT),
        GatherError::Full => (export::FULL, export::FULL_TEXT),
        GatherError::Strange | GatherError::LoggedOut | GatherError::Stopped => (export::STRANGE, export::STRANGE_TEXT),
    })
}
