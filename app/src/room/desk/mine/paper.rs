//! A paper code: drawn, shown once, and in force only when it is on paper.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use rand_core::OsRng;
use vault::paper::PaperCode;

use super::{
    Mine, Outcome, Panel, change,
    change::Trouble,
    entry::{Current, CurrentField},
    sheet::{self, Words},
};
use crate::{
    browser,
    room::desk::{Locked, trust::TrustError},
    text::{key::mine, say},
};

const TROUBLE: &str = "paper-trouble";

#[component]
pub fn Make(mine: Mine) -> impl IntoView {
    let code = StoredValue::new(Arc::new(PaperCode::make(&mut OsRng)));
    let current = Current::empty();
    let (written, unwritten) = (RwSignal::new(false), RwSignal::new(false));
    let by_paper = mine.desk.by_paper.get_untracked();
    let account = mine.unlocked.with_value(|unlocked| unlocked.account.to_string());
    let origin = mine.desk.origin();
    let place = format!("{origin}/desk");
    let phrase = code.with_value(|code| code.phrase());
    let put = move |_| {
        let Some(unlocked) = mine.unlocked.try_get_value().filter(|_| !mine.busy.get_untracked()) else { return };
        let typed = current.passphrase();
        unwritten.set(!written.get_untracked());
        mine.outcome.set(None);
        if unwritten.get_untracked() {
            return browser::focus(TROUBLE);
        }
        if !by_paper && typed.is_empty() {
            return current.focus();
        }
        mine.busy.set(true);
        let (origin, code) = (origin.clone(), code.get_value());
        spawn_local(async move {
            let came = change::paper(&unlocked, &typed, &code, &origin).await;
            drop(unlocked);
            match came {
                Ok(()) => mine.end(Outcome::Done((mine::DONE_PAPER, mine::DONE_PAPER_TEXT))),
                Err(Trouble::LoggedOut) => mine.desk.lock(Locked::Trust(TrustError::LoggedOut)),
                Err(why) => {
                    current.forget();
                    mine.end(Outcome::Trouble(why));
                }
            }
        });
    };
    view! {
        <h2 id="mine-panel" tabindex="-1">{say(mine::PAPER_TITLE)}</h2>
        <p class="prose">{say(mine::PAPER_LEDE)}</p>
        <section class="sheet card">
            <dl class="facts">
                <div><dt>{say(mine::PAPER_FOR)}</dt><dd>{account}</dd></div>
                <div><dt>{say(mine::PAPER_WHERE)}</dt><dd class="fingerprint">{place}</dd></div>
            </dl>
            <Words phrase/>
        </section>
        <div class="actions">
            <button class="button-quiet" type="button" on:click=move |_| sheet::print()>{say(mine::PAPER_PRINT)}</button>
        </div>
        <label class="choice">
            <input
                type="checkbox"
                autocomplete="off"
                prop:checked=move || written.get()
                on:change=move |event| written.set(event_target_checked(&event))
            />
            <span class="choice-text"><strong>{say(mine::PAPER_WRITTEN)}</strong></span>
        </label>
        <p class="error" id=TROUBLE tabindex="-1" role="status">
            {move || unwritten.get().then(|| say(mine::PROBLEM_WRITTEN))}
        </p>
        {(!by_paper).then(|| view! { <CurrentField current/> })}
        <p class="hint">{say(mine::PAPER_OLD)}</p>
        <div class="actions">
            <button class="button" type="button" aria-disabled=move || mine.busy.get().to_string() on:click=put>
                {say(mine::PAPER_DO)}
            </button>
            <button class="button-quiet" type="button" on:click=move |_| if !mine.busy.get_untracked() { mine.panel.set(Panel::None) }>
                {say(mine::CANCEL)}
            </button>
        </div>
    }
}
