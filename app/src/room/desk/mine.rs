//! My keys: the passphrase and the paper code, which her own signature changes and a session alone does not.

mod change;
mod entry;
mod no_paper;
mod paper;
mod passphrase;
pub mod sheet;
mod texts;

use std::sync::Arc;

use change::Trouble;
use leptos::{prelude::*, task::spawn_local};

use super::{Desk, Locked, trust::TrustError};
use crate::{
    api, browser,
    part::notice::{Kind, Notice},
    text::{Key, key::mine, say},
    unlocked::Unlocked,
    wire::account::AccountState,
};

pub const HEADING: &str = "mine-heading";
const OUTCOME: &str = "mine-outcome";

/// What is open below the list; what was typed into it is gone when it closes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Panel {
    None,
    Passphrase,
    Paper,
    NoPaper,
}

/// What came of the last change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Done((Key, Key)),
    Trouble(Trouble),
}

/// The tab, for the panels that change something.
#[derive(Clone, Copy)]
struct Mine {
    desk: Desk,
    unlocked: StoredValue<Arc<Unlocked>>,
    state: RwSignal<Option<AccountState>>,
    panel: RwSignal<Panel>,
    outcome: RwSignal<Option<Outcome>>,
    busy: RwSignal<bool>,
}

impl Mine {
    /// Asks the server what is set up.
    fn look(self) {
        let Some(unlocked) = self.unlocked.try_get_value() else { return };
        spawn_local(async move {
            let state = api::account(&unlocked.session).await;
            drop(unlocked);
            match state {
                Ok(state) => {
                    let _ = self.state.try_set(Some(state));
                }
                Err(error) if error.is_status(404) => self.desk.lock(Locked::Trust(TrustError::LoggedOut)),
                // The next change asks again.
                Err(_) => {}
            }
        });
    }

    fn open(self, panel: Panel) {
        self.outcome.set(None);
        self.panel.set(panel);
        browser::focus("mine-panel");
    }

    /// Closes what is open and says what came of it. Trouble leaves it open.
    fn end(self, outcome: Outcome) {
        let _ = self.busy.try_set(false);
        if matches!(outcome, Outcome::Done(_)) {
            let _ = self.panel.try_set(Panel::None);
            self.look();
        }
        if self.outcome.try_set(Some(outcome)).is_none() {
            browser::focus(OUTCOME);
        }
    }
}

#[component]
pub fn MyKeys(desk: Desk, unlocked: Arc<Unlocked>) -> impl IntoView {
    let mine = Mine {
        desk,
        unlocked: StoredValue::new(unlocked),
        state: RwSignal::new(None),
        panel: RwSignal::new(Panel::None),
        outcome: RwSignal::new(None),
        busy: RwSignal::new(false),
    };
    mine.look();
    let has_paper = move || mine.state.with(|state| state.as_ref().map(|state| state.paper_b64.is_some()));
    view! {
        <h1 id=HEADING tabindex="-1">{say(mine::TITLE)}</h1>
        <p class="lede">{say(mine::LEDE)}</p>
        {move || mine.outcome.get().map(|outcome| view! { <Said outcome/> })}
        {move || match mine.panel.get() {
            Panel::None => view! { <Now mine has_paper/> }.into_any(),
            Panel::Passphrase => view! { <passphrase::Change mine/> }.into_any(),
            Panel::Paper => view! { <paper::Make mine/> }.into_any(),
            Panel::NoPaper => view! { <no_paper::End mine/> }.into_any(),
        }}
    }
}

/// What opens her keys now, and what can be done about it.
#[component]
fn Now(mine: Mine, has_paper: impl Fn() -> Option<bool> + Copy + Send + Sync + 'static) -> impl IntoView {
    view! {
        <h2>{say(mine::NOW_HEADING)}</h2>
        <ul class="prose">
            <li>{say(mine::NOW_PASSPHRASE)}</li>
            {move || (has_paper() == Some(true)).then(|| view! { <li>{say(mine::NOW_PAPER)}</li> })}
        </ul>
        {move || has_paper().is_none().then(|| view! { <p role="status">{say(mine::NOW_LOADING)}</p> })}
        {move || (has_paper() == Some(false)).then(|| {
            view! { <Notice kind=Kind::Info title=say(mine::PAPER_MAKE) text=say(mine::NOW_NO_PAPER)/> }
        })}
        <p class="prose">{say(mine::NOW_LOST)}</p>
        <div class="actions">
            <button class="button" type="button" on:click=move |_| mine.open(Panel::Passphrase)>{say(mine::CHANGE)}</button>
            {move || has_paper().filter(|_| !mine.desk.by_paper.get()).map(|has| {
                let label = if has { mine::PAPER_REPLACE } else { mine::PAPER_MAKE };
                view! {
                    <button class="button-quiet" type="button" on:click=move |_| mine.open(Panel::Paper)>{say(label)}</button>
                    {has.then(|| view! {
                        <button class="button-quiet" type="button" on:click=move |_| mine.open(Panel::NoPaper)>
                            {say(mine::PAPER_END)}
                        </button>
                    })}
                }
            })}
        </div>
    }
}

#[component]
fn Said(outcome: Outcome) -> impl IntoView {
    let ((title, text), class, role) = match outcome {
        Outcome::Done(said) => (said, "notice success", "status"),
        Outcome::Trouble(why) => (texts::trouble(why), "notice error", "alert"),
    };
    view! {
        <div class=class id=OUTCOME tabindex="-1" role=role>
            <strong>{say(title)}</strong>
            <p>{say(text)}</p>
        </div>
    }
}
