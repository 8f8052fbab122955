//! Inside: the overview and what she can do from there. What she typed in any of it stays until it is received or she leaves.

use std::sync::Arc;

use leptos::{html::Textarea, prelude::*, task::spawn_local};
use vault::entry::Content;

use super::{
    HEADING, Stage,
    arrive::{self, Known, Refusal},
    compose::{Addition, Message},
    consent::{Change, Chosen},
    overview::Overview,
    sending::{self, Held, Trouble},
    texts,
    withdraw::Withdraw,
};
use crate::{
    browser,
    part::waiting::{Waiting, WaitingNotice},
    text::{key::returning as key, say},
};

/// What of the room is in sight.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Overview,
    Message,
    Addition,
    Consent,
    Withdraw,
}

impl Step {
    /// Where the focus goes.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Overview => HEADING,
            Self::Message => "message-heading",
            Self::Addition => "addition-heading",
            Self::Consent => "consent-heading",
            Self::Withdraw => "withdraw-heading",
        }
    }
}

/// Everything between the open door and "the page is empty".
#[derive(Clone, Copy)]
pub struct Visit {
    pub known: RwSignal<Arc<Known>>,
    pub stage: RwSignal<Stage>,
    pub step: RwSignal<Step>,
    pub message: NodeRef<Textarea>,
    pub addition: NodeRef<Textarea>,
    pub chosen: Chosen,
    pub busy: RwSignal<bool>,
    waiting: Waiting,
    /// What was received last.
    pub done: RwSignal<Option<Step>>,
    trouble: RwSignal<Option<What>>,
    held: StoredValue<Option<Held>>,
}

/// Why something went no further.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum What {
    Sending(Trouble),
    /// It could not be seen how things stand now.
    Looking(Refusal),
}

pub const TROUBLE: &str = "trouble";
pub const DONE: &str = "done";

#[component]
pub fn Inside(known: Arc<Known>, stage: RwSignal<Stage>) -> impl IntoView {
    let visit = Visit {
        chosen: Chosen::new(known.consent().unwrap_or_default()),
        known: RwSignal::new(known),
        stage,
        step: RwSignal::new(Step::Overview),
        message: NodeRef::new(),
        addition: NodeRef::new(),
        busy: RwSignal::new(false),
        waiting: Waiting::here(),
        done: RwSignal::new(None),
        trouble: RwSignal::new(None),
        held: StoredValue::new(None),
    };
    browser::focus(HEADING);
    for event in ["pagehide", "murmuration:leave"] {
        browser::listen(event, move || visit.forget());
    }
    let hidden = move |step: Step| move || visit.step.get() != step;
    view! {
        <div class="writing" hidden=hidden(Step::Overview)><Overview visit/></div>
        <div class="writing" hidden=hidden(Step::Message)><Message visit/></div>
        <div class="writing" hidden=hidden(Step::Addition)><Addition visit/></div>
        <div class="writing" hidden=hidden(Step::Consent)><Change visit/></div>
        <div class="writing" hidden=hidden(Step::Withdraw)><Withdraw visit/></div>
    }
}

impl Visit {
    /// Goes to a step; nothing that was typed in another is lost.
    pub fn go(self, step: Step) {
        if self.busy.get_untracked() {
            return;
        }
        self.trouble.set(None);
        if step != Step::Overview {
            self.done.set(None);
        }
        self.step.set(step);
        browser::focus(step.heading());
    }

    /// Sends what was typed in `step`.
    pub fn send(self, step: Step, content: Content) {
        if !self.begin() {
            return;
        }
        spawn_local(async move {
            let Some(known) = self.known.try_get_untracked() else { return };
            let mut held = self.held.try_update_value(Option::take).flatten();
            let attempt = async || sending::send(&known, &content, &mut held).await;
            let outcome = self.waiting.until_taken(attempt).await;
            drop(content);
            let _ = self.held.try_set_value(held);
            match outcome {
                Ok(()) => self.received(step).await,
                Err(Trouble::Withdrawn) => self.end(Stage::Withdrawn),
                Err(why @ (Trouble::Moved | Trouble::Readers)) => match self.look_again().await {
                    Ok(()) => self.stop(What::Sending(why)),
                    Err(why) => self.stop(What::Looking(why)),
                },
                Err(why) => self.stop(What::Sending(why)),
            }
        });
    }

    /// Takes the account back.
    pub fn withdraw(self) {
        if !self.begin() {
            return;
        }
        spawn_local(async move {
            let Some(known) = self.known.try_get_untracked() else { return };
            match self.waiting.until_taken(async || sending::withdraw(&known).await).await {
                Ok(()) | Err(Trouble::Withdrawn) => self.end(Stage::Withdrawn),
                Err(why) => self.stop(What::Sending(why)),
            }
        });
    }

    /// Looks how things stand now.
    pub fn refresh(self) {
        if !self.begin() {
            return;
        }
        self.done.set(None);
        spawn_local(async move {
            match self.look_again().await {
                Ok(()) => {
                    let _ = self.busy.try_set(false);
                    browser::focus(HEADING);
                }
                Err(why) => self.stop(What::Looking(why)),
            }
        });
    }

    /// `false` while something is under way.
    fn begin(self) -> bool {
        if self.busy.get_untracked() {
            return false;
        }
        self.busy.set(true);
        self.trouble.set(None);
        true
    }

    async fn received(self, step: Step) {
        match step {
            Step::Message => empty(self.message),
            Step::Addition => empty(self.addition),
            _ => {}
        }
        // It is received, whether or not the list can be shown anew.
        let _ = self.look_again().await;
        let _ = self.busy.try_set(false);
        let _ = self.step.try_set(Step::Overview);
        let _ = self.done.try_set(Some(step));
        browser::focus(DONE);
    }

    async fn look_again(self) -> Result<(), Refusal> {
        let Some(known) = self.known.try_get_untracked() else { return Ok(()) };
        match arrive::look(known.receipt.clone(), known.here.clone(), |_| ()).await {
            Ok(now) => {
                let _ = self.known.try_set(Arc::new(now));
                Ok(())
            }
            Err(Refusal::Withdrawn) => {
                self.end(Stage::Withdrawn);
                Ok(())
            }
            Err(why) => Err(why),
        }
    }

    fn stop(self, why: What) {
        let _ = self.busy.try_set(false);
        let _ = self.trouble.try_set(Some(why));
        browser::focus(TROUBLE);
    }

    /// Drops the keys and everything on the page, unless she has left already.
    pub fn end(self, stage: Stage) {
        if self.busy.try_get_untracked().is_some() {
            self.forget();
            self.stage.set(stage);
        }
    }

    fn forget(self) {
        empty(self.message);
        empty(self.addition);
        let _ = self.held.try_set_value(None);
    }
}

fn empty(field: NodeRef<Textarea>) {
    if let Some(Some(field)) = field.try_get_untracked() {
        field.set_value("");
    }
}

/// What it waits for, or why it went no further, in the step that is in sight.
#[component]
pub fn Troubled(visit: Visit, step: Step) -> impl IntoView {
    let here = Memo::new(move |_| visit.step.get() == step);
    let waiting = move || here.get().then(|| view! { <WaitingNotice waiting=visit.waiting/> });
    let trouble = move || {
        let why = visit.trouble.get().filter(|_| here.get());
        why.map(|why| {
            let (title, text) = match why {
                What::Sending(Trouble::Unsure) if step == Step::Withdraw => (key::UNSURE, key::WITHDRAW_UNSURE_TEXT),
                What::Sending(why) => texts::trouble(why),
                What::Looking(why) => texts::refusal(why),
            };
            view! {
                <div class="notice info" id=TROUBLE tabindex="-1" role="alert">
                    <strong>{say(title)}</strong>
                    <p>{say(text)}</p>
                    {(step != Step::Withdraw).then(|| view! { <p>{say(key::STILL_HERE)}</p> })}
                </div>
            }
        })
    };
    view! { {waiting} {trouble} }
}
