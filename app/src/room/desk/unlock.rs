//! Working name and passphrase.

use leptos::{html::Input, prelude::*, task::spawn_local};
use zeroize::Zeroizing;

use super::{
    Desk, HEADING, Locked,
    enter::{self, EnterError, Step},
    mine::{PaperEntry, PaperField},
    texts,
};
use crate::{
    browser,
    part::{
        notice::{Kind, Notice},
        steps::{Progress, Spoken, StateWords, Steps},
    },
    text::{
        key::{desk, mine, recovery},
        say,
    },
    unlocked,
};

const TROUBLE: &str = "trouble";

#[derive(Clone, Copy)]
struct Fields {
    desk: Desk,
    handle: NodeRef<Input>,
    passphrase: NodeRef<Input>,
    by_paper: RwSignal<bool>,
    paper: PaperEntry,
    progress: RwSignal<Option<Progress>>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<EnterError>>,
}

#[component]
pub fn Unlock(desk: Desk, why: Option<Locked>) -> impl IntoView {
    let fields = Fields {
        desk,
        handle: NodeRef::new(),
        passphrase: NodeRef::new(),
        by_paper: RwSignal::new(false),
        paper: PaperEntry::empty(),
        progress: RwSignal::new(None),
        busy: RwSignal::new(false),
        trouble: RwSignal::new(None),
    };
    let Fields { handle, by_paper, paper, progress, busy, trouble, .. } = fields;
    let enter = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" {
            fields.unlock();
        }
    };
    if why.is_some() {
        browser::focus(HEADING);
    }
    view! {
        <div class="stack prose unlock">
            <h1 id=HEADING tabindex="-1">{say(desk::UNLOCK_TITLE)}</h1>
            {why.map(|why| {
                let (title, text) = texts::locked(&why);
                let kind = if matches!(why, Locked::ByHand | Locked::Idle) { Kind::Info } else { Kind::Error };
                view! { <Notice kind title text/> }
            })}
            <p role="status">{move || desk.draft.get().map(|draft| say(texts::draft(draft)))}</p>
            <p class="lede">{say(desk::UNLOCK_LEDE)}</p>
            <div class="field field-short">
                <label for="handle">{say(desk::UNLOCK_HANDLE)}</label>
                <p class="hint" id="handle-hint">{say(desk::UNLOCK_HANDLE_HINT)}</p>
                <input
                    id="handle"
                    type="text"
                    node_ref=handle
                    aria-describedby="handle-hint"
                    autocomplete="username"
                    autocapitalize="none"
                    spellcheck="false"
                    prop:readOnly=move || busy.get()
                    on:keydown=enter
                />
            </div>
            {move || if by_paper.get() {
                view! { <PaperField entry=paper/> }.into_any()
            } else {
                view! { <Passphrase fields/> }.into_any()
            }}
            {move || trouble.get().map(|why| {
                let (title, text) = texts::enter(&why);
                view! {
                    <div class="notice error" id=TROUBLE tabindex="-1" role="alert">
                        <strong>{title}</strong>
                        <p>{text}</p>
                    </div>
                }
            })}
            <Spoken labels=texts::steps() progress/>
            <Steps labels=texts::steps() words=StateWords::here() progress/>
            <div class="actions">
                <button
                    class="button button-large"
                    type="button"
                    aria-disabled=move || busy.get().to_string()
                    on:click=move |_| fields.unlock()
                >
                    {say(desk::UNLOCK_UNLOCK)}
                </button>
                <button class="button-quiet" type="button" on:click=move |_| fields.change_way()>
                    {move || say(if by_paper.get() { mine::USE_PASSPHRASE } else { mine::USE_PAPER })}
                </button>
            </div>
            <div class="actions">
                <button
                    class="button-quiet button-small"
                    type="button"
                    on:click=move |_| if !busy.get_untracked() { desk.recover() }
                >
                    {say(recovery::USE)}
                </button>
            </div>
        </div>
    }
}

/// The usual way in.
#[component]
fn Passphrase(fields: Fields) -> impl IntoView {
    let shown = RwSignal::new(false);
    view! {
        <div class="field">
            <label for="passphrase">{say(desk::UNLOCK_PASSPHRASE)}</label>
            <p class="hint" id="passphrase-hint">{say(desk::UNLOCK_PASSPHRASE_HINT)}</p>
            <input
                id="passphrase"
                type=move || if shown.get() { "text" } else { "password" }
                node_ref=fields.passphrase
                aria-describedby="passphrase-hint"
                autocomplete="current-password"
                autocapitalize="none"
                spellcheck="false"
                prop:readOnly=move || fields.busy.get()
                on:keydown=move |event| if event.key() == "Enter" { fields.unlock() }
            />
            <label class="show">
                <input
                    type="checkbox"
                    prop:checked=move || shown.get()
                    on:change=move |event| shown.set(event_target_checked(&event))
                />
                {say(desk::UNLOCK_SHOW)}
            </label>
        </div>
    }
}

impl Fields {
    /// From passphrase to paper code, and back. What was typed is gone.
    fn change_way(self) {
        if !self.busy.get_untracked() {
            self.trouble.set(None);
            self.progress.set(None);
            self.by_paper.update(|by_paper| *by_paper = !*by_paper);
        }
    }

    fn unlock(self) {
        if self.by_paper.get_untracked() {
            return self.unlock_with_paper();
        }
        let (Some(handle), Some(field)) = (self.handle.get_untracked(), self.passphrase.get_untracked()) else {
            return;
        };
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        let handle = handle.value();
        let passphrase = unlocked::passphrase(&Zeroizing::new(field.value()));
        let origin = self.desk.here.with_value(|here| here.origin.clone());
        spawn_local(async move {
            let outcome = enter::enter(&handle, &passphrase, &origin, |step| self.step(step)).await;
            drop(passphrase);
            match outcome {
                Ok(unlocked) => {
                    field.set_value("");
                    self.desk.unlock(unlocked);
                }
                Err(why) => self.stop(why),
            }
        });
    }

    fn unlock_with_paper(self) {
        let Some(handle) = self.handle.get_untracked().filter(|_| !self.busy.get_untracked()) else { return };
        let Some(code) = self.paper.code() else { return };
        self.busy.set(true);
        self.trouble.set(None);
        let handle = handle.value();
        let origin = self.desk.origin();
        spawn_local(async move {
            match enter::enter_with_paper(&handle, code, &origin, |step| self.step(step)).await {
                Ok(unlocked) => {
                    self.paper.forget();
                    self.desk.unlock(unlocked);
                }
                Err(why) => self.stop(why),
            }
        });
    }

    fn step(&self, step: Step) {
        let _ = self.progress.try_set(Some(Progress { at: step as usize, stopped: false }));
    }

    fn stop(&self, why: EnterError) {
        let stopped = |now: &mut Option<Progress>| *now = now.map(|now| Progress { stopped: true, ..now });
        let _ = self.progress.try_update(stopped);
        let _ = self.busy.try_set(false);
        let _ = self.trouble.try_set(Some(why));
        browser::focus(TROUBLE);
    }
}
