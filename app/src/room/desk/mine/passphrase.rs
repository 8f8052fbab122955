//! A new passphrase.

use leptos::{prelude::*, task::spawn_local};

use super::{
    Mine, Outcome, Panel, change,
    change::{Step, Trouble},
    entry::{Current, CurrentField},
    texts,
};
use crate::{
    browser,
    part::steps::{Progress, Spoken, StateWords, Steps},
    room::{
        desk::{Locked, trust::TrustError},
        setup::{
            choose::{Choose, Chosen},
            make::{Problem, is_guessable},
        },
    },
    text::{key::mine, say},
};

const TROUBLE: &str = "change-trouble";

#[component]
pub fn Change(mine: Mine) -> impl IntoView {
    let (chosen, current) = (Chosen::draw(), Current::empty());
    let problems = RwSignal::new(Vec::new());
    let lacks_current = RwSignal::new(false);
    let progress = RwSignal::new(None::<Progress>);
    let by_paper = mine.desk.by_paper.get_untracked();
    let set = move |_| {
        let Some(unlocked) = mine.unlocked.try_get_value().filter(|_| !mine.busy.get_untracked()) else { return };
        let (typed, new) = (current.passphrase(), chosen.passphrase());
        let guessable = !chosen.is_drawn() && is_guessable(&new, &[unlocked.account.as_ref()]);
        let found = [(guessable, Problem::Passphrase), (!chosen.written.get_untracked(), Problem::Written)];
        problems.set(found.into_iter().filter(|(wrong, _)| *wrong).map(|(_, problem)| problem).collect());
        lacks_current.set(!by_paper && typed.is_empty());
        mine.outcome.set(None);
        if lacks_current.get_untracked() || problems.with_untracked(|problems| !problems.is_empty()) {
            return browser::focus(TROUBLE);
        }
        mine.busy.set(true);
        let origin = mine.desk.origin();
        spawn_local(async move {
            let step = |step: Step| {
                let _ = progress.try_set(Some(Progress { at: step as usize, stopped: false }));
            };
            let came = change::passphrase(&unlocked, &typed, &new, &origin, step).await;
            drop(unlocked);
            match came {
                Ok(()) => {
                    let _ = mine.desk.by_paper.try_set(false);
                    mine.end(Outcome::Done((mine::DONE_PASSPHRASE, mine::DONE_PASSPHRASE_TEXT)));
                }
                Err(Trouble::LoggedOut) => mine.desk.lock(Locked::Trust(TrustError::LoggedOut)),
                Err(why) => {
                    current.forget();
                    let stopped = |now: &mut Option<Progress>| *now = now.map(|now| Progress { stopped: true, ..now });
                    let _ = progress.try_update(stopped);
                    mine.end(Outcome::Trouble(why));
                }
            }
        });
    };
    let said = move || {
        let problem = |problem: &Problem| match problem {
            Problem::Written => mine::PROBLEM_PASSPHRASE_WRITTEN,
            _ => mine::PROBLEM_PASSPHRASE,
        };
        let mut all: Vec<_> = lacks_current.get().then_some(mine::PROBLEM_CURRENT).into_iter().collect();
        all.extend(problems.get().iter().map(problem));
        (!all.is_empty()).then(|| {
            view! {
                <div class="notice error" id=TROUBLE tabindex="-1" role="alert">
                    <strong>{say(mine::CHECK)}</strong>
                    <ul>{all.into_iter().map(|problem| view! { <li>{say(problem)}</li> }).collect_view()}</ul>
                </div>
            }
        })
    };
    view! {
        <h2 id="mine-panel" tabindex="-1">{say(mine::CHANGE_TITLE)}</h2>
        <p class="prose">{say(mine::CHANGE_LEDE)}</p>
        {(!by_paper).then(|| view! { <CurrentField current/> })}
        <Choose chosen problems/>
        {said}
        <Spoken labels=texts::steps() progress/>
        <Steps labels=texts::steps() words=StateWords::here() progress/>
        <div class="actions">
            <button class="button" type="button" aria-disabled=move || mine.busy.get().to_string() on:click=set>
                {say(mine::CHANGE_DO)}
            </button>
            <button class="button-quiet" type="button" on:click=move |_| if !mine.busy.get_untracked() { mine.panel.set(Panel::None) }>
                {say(mine::CANCEL)}
            </button>
        </div>
    }
}
