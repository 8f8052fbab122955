//! Working name and passphrase.

use leptos::{html::Input, prelude::*, task::spawn_local};
use zeroize::Zeroizing;

use super::{
    Desk, HEADING, Locked,
    enter::{self, EnterError, Step},
    texts,
};
use crate::{
    browser,
    part::{
        notice::{Kind, Notice},
        steps::{Progress, Spoken, StateWords, Steps},
    },
    text::{key::desk, say},
    unlocked,
};

const TROUBLE: &str = "trouble";

#[derive(Clone, Copy)]
struct Fields {
    desk: Desk,
    handle: NodeRef<Input>,
    passphrase: NodeRef<Input>,
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
        progress: RwSignal::new(None),
        busy: RwSignal::new(false),
        trouble: RwSignal::new(None),
    };
    let Fields { handle, passphrase, progress, busy, trouble, .. } = fields;
    let shown = RwSignal::new(false);
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
            <div class="field">
                <label for="passphrase">{say(desk::UNLOCK_PASSPHRASE)}</label>
                <p class="hint" id="passphrase-hint">{say(desk::UNLOCK_PASSPHRASE_HINT)}</p>
                <input
                    id="passphrase"
                    type=move || if shown.get() { "text" } else { "password" }
                    node_ref=passphrase
                    aria-describedby="passphrase-hint"
                    autocomplete="current-password"
                    autocapitalize="none"
                    spellcheck="false"
                    prop:readOnly=move || busy.get()
                    on:keydown=enter
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
            </div>
        </div>
    }
}

impl Fields {
    fn unlock(self) {
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
