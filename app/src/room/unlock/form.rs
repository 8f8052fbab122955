//! Working name and passphrase.

use leptos::{html::Input, prelude::*, task::spawn_local};
use zeroize::Zeroizing;

use super::{
    HEADING, Locked,
    enter::{self, EnterError, Step},
    paper::{PaperEntry, PaperField},
    texts::{self, Said},
};
use crate::{
    browser,
    part::{
        notice::{Kind, Notice},
        steps::{Progress, Spoken, StateWords, Steps},
    },
    text::{key::unlock, say},
    unlocked::{self, Unlocked},
};

const TROUBLE: &str = "trouble";

#[derive(Clone, Copy)]
struct Fields {
    origin: StoredValue<String>,
    unlocked: Callback<Unlocked>,
    handle: NodeRef<Input>,
    passphrase: NodeRef<Input>,
    by_paper: RwSignal<bool>,
    paper: PaperEntry,
    progress: RwSignal<Option<Progress>>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<EnterError>>,
}

/// What opens a room. `why` it is locked is said first, then what is between the tags.
#[component]
pub fn Form(
    title: &'static str,
    lede: &'static str,
    why: Option<(Locked, Said)>,
    origin: String,
    /// Whether somebody is being let in: nothing else is to begin meanwhile.
    busy: RwSignal<bool>,
    #[prop(into)] unlocked: Callback<Unlocked>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let fields = Fields {
        origin: StoredValue::new(origin),
        unlocked,
        handle: NodeRef::new(),
        passphrase: NodeRef::new(),
        by_paper: RwSignal::new(false),
        paper: PaperEntry::empty(),
        progress: RwSignal::new(None),
        busy,
        trouble: RwSignal::new(None),
    };
    let Fields { handle, by_paper, paper, progress, trouble, .. } = fields;
    let enter = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" {
            fields.unlock();
        }
    };
    if why.is_some() {
        browser::focus(HEADING);
    }
    view! {
        <h1 id=HEADING tabindex="-1">{title}</h1>
        {why.map(|(why, (title, text))| {
            let kind = if matches!(why, Locked::ByHand | Locked::Idle) { Kind::Info } else { Kind::Error };
            view! { <Notice kind title text/> }
        })}
        {children.map(|children| children())}
        <p class="lede">{lede}</p>
        <div class="field field-short">
            <label for="handle">{say(unlock::HANDLE)}</label>
            <p class="hint" id="handle-hint">{say(unlock::HANDLE_HINT)}</p>
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
                {say(unlock::UNLOCK)}
            </button>
            <button class="button-quiet" type="button" on:click=move |_| fields.change_way()>
                {move || say(if by_paper.get() { unlock::USE_PASSPHRASE } else { unlock::USE_PAPER })}
            </button>
        </div>
    }
}

/// The usual way in.
#[component]
fn Passphrase(fields: Fields) -> impl IntoView {
    let shown = RwSignal::new(false);
    view! {
        <div class="field">
            <label for="passphrase">{say(unlock::PASSPHRASE)}</label>
            <p class="hint" id="passphrase-hint">{say(unlock::PASSPHRASE_HINT)}</p>
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
                {say(unlock::SHOW)}
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
        let origin = self.origin.get_value();
        spawn_local(async move {
            let outcome = enter::enter(&handle, &passphrase, &origin, |step| self.step(step)).await;
            drop(passphrase);
            match outcome {
                Ok(unlocked) => {
                    field.set_value("");
                    self.unlocked.run(unlocked);
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
        let origin = self.origin.get_value();
        spawn_local(async move {
            match enter::enter_with_paper(&handle, code, &origin, |step| self.step(step)).await {
                Ok(unlocked) => {
                    self.paper.forget();
                    self.unlocked.run(unlocked);
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
