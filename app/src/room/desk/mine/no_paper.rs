//! The paper code is taken away.

use leptos::{prelude::*, task::spawn_local};

use super::{
    Mine, Outcome, Panel, change,
    change::Trouble,
    entry::{Current, CurrentField},
};
use crate::{
    room::desk::{Locked, trust::TrustError},
    text::{key::mine, say},
};

#[component]
pub fn End(mine: Mine) -> impl IntoView {
    let current = Current::empty();
    let by_paper = mine.desk.by_paper.get_untracked();
    let end = move |_| {
        let Some(unlocked) = mine.unlocked.try_get_value().filter(|_| !mine.busy.get_untracked()) else { return };
        let typed = current.passphrase();
        if !by_paper && typed.is_empty() {
            return current.focus();
        }
        mine.outcome.set(None);
        mine.busy.set(true);
        let origin = mine.desk.origin();
        spawn_local(async move {
            let came = change::no_paper(&unlocked, &typed, &origin).await;
            drop(unlocked);
            match came {
                Ok(()) => mine.end(Outcome::Done((mine::DONE_NO_PAPER, mine::DONE_NO_PAPER_TEXT))),
                Err(Trouble::LoggedOut) => mine.desk.lock(Locked::Trust(TrustError::LoggedOut)),
                Err(why) => {
                    current.forget();
                    mine.end(Outcome::Trouble(why));
                }
            }
        });
    };
    view! {
        <h2 id="mine-panel" tabindex="-1">{say(mine::PAPER_END_TITLE)}</h2>
        <p class="prose">{say(mine::PAPER_END_LEDE)}</p>
        {(!by_paper).then(|| view! { <CurrentField current/> })}
        <div class="actions">
            <button class="button" type="button" aria-disabled=move || mine.busy.get().to_string() on:click=end>
                {say(mine::PAPER_END_DO)}
            </button>
            <button class="button-quiet" type="button" on:click=move |_| if !mine.busy.get_untracked() { mine.panel.set(Panel::None) }>
                {say(mine::CANCEL)}
            </button>
        </div>
    }
}
