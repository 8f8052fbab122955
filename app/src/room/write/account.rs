//! The box, the choices, and sending.

use std::sync::Arc;

use leptos::{html::Textarea, prelude::*, task::spawn_local};
use vault::draft::Draft;
use web_sys::HtmlTextAreaElement;
use zeroize::Zeroizing;

use super::{
    HEADING, Stage,
    about::About,
    arrive::Arrived,
    choices::{Choices, Chosen},
    length,
    sealed::Sealed,
    sending::{self, Step, Trouble},
    texts,
};
use crate::{
    browser,
    part::steps::{Progress, Spoken, Steps},
};

const TROUBLE: &str = "trouble";

/// Everything between the first letter and "received". The account itself stays in the box: no signal holds it.
#[derive(Clone, Copy)]
struct Writing {
    arrived: RwSignal<Arc<Arrived>>,
    stage: RwSignal<Stage>,
    text: NodeRef<Textarea>,
    chosen: Chosen,
    too_long: RwSignal<bool>,
    progress: RwSignal<Option<Progress>>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
    held: StoredValue<Option<Sealed>>,
}

#[component]
pub fn Account(arrived: Arc<Arrived>, stage: RwSignal<Stage>) -> impl IntoView {
    let writing = Writing {
        arrived: RwSignal::new(arrived),
        stage,
        text: NodeRef::new(),
        chosen: Chosen::default(),
        too_long: RwSignal::new(false),
        progress: RwSignal::new(None),
        busy: RwSignal::new(false),
        trouble: RwSignal::new(None),
        held: StoredValue::new(None),
    };
    let Writing { text, busy, too_long, progress, trouble, .. } = writing;
    // The box must not outlive the room, and its words not the box.
    for event in ["pagehide", "murmuration:leave"] {
        browser::listen(event, move || writing.forget());
    }
    view! {
        <div class="writing stack">
            <h1 id=HEADING tabindex="-1">{texts::TITLE}</h1>
            {move || view! { <About arrived=writing.arrived.get()/> }}
            <div class="field">
                <h2><label for="account">{texts::account::LABEL}</label></h2>
                <p class="hint" id="account-hint">{texts::account::HINT}</p>
                <textarea
                    id="account"
                    class="account"
                    node_ref=text
                    aria-describedby="account-hint account-long"
                    autocomplete="off"
                    autocapitalize="sentences"
                    spellcheck="false"
                    data-gramm="false"
                    prop:readOnly=move || busy.get()
                    on:input=move |_| writing.measure()
                ></textarea>
                <p class="hint" id="account-long" role="status">
                    {move || too_long.get().then_some(texts::account::TOO_LONG)}
                </p>
            </div>
            <Choices chosen=writing.chosen busy/>
            {move || trouble.get().map(|why| {
                let (title, text) = texts::trouble(&why);
                view! {
                    <div class="notice error" id=TROUBLE tabindex="-1" role="alert">
                        <strong>{title}</strong>
                        <p>{text}</p>
                    </div>
                }
            })}
            <Spoken labels=texts::sending::STEPS progress/>
            <Steps labels=texts::sending::STEPS words=texts::sending::WORDS progress/>
            <div class="actions">
                <button
                    class="button button-large"
                    type="button"
                    aria-disabled=move || busy.get().to_string()
                    on:click=move |_| writing.send()
                >
                    {move || if trouble.get().is_some() { texts::sending::AGAIN } else { texts::sending::SEND }}
                </button>
            </div>
            <p class="hint">{texts::sending::HINT}</p>
        </div>
    }
}

impl Writing {
    fn field(&self) -> Option<HtmlTextAreaElement> {
        self.text.get_untracked()
    }

    /// Says that the account is too long before anything is sent. Short ones are not looked at.
    fn measure(&self) {
        let Some(field) = self.field() else { return };
        let may_be_long = field.text_length() as usize > length::SURELY_FITS;
        let long = may_be_long && !length::fits(&Zeroizing::new(field.value()));
        if self.too_long.get_untracked() != long {
            self.too_long.set(long);
        }
    }

    fn send(self) {
        let Some(field) = self.field() else { return };
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        let draft = Draft::new(field.value(), self.chosen.consent());
        spawn_local(async move {
            let arrived = self.arrived.get_untracked();
            let mut held = self.held.try_update_value(Option::take).flatten();
            let outcome = sending::send(&arrived, &draft, &mut held, |step| self.step(step)).await;
            drop(draft);
            match (outcome, held) {
                (Ok(()), Some(sealed)) => self.received(sealed),
                (outcome, held) => {
                    let why = outcome.err().unwrap_or(Trouble::Strange);
                    let keep = held.filter(|_| why.keeps_file());
                    let _ = self.held.try_set_value(keep);
                    self.failed(why).await;
                }
            }
        });
    }

    fn step(&self, step: Step) {
        let _ = self.progress.try_set(Some(Progress { at: step as usize, stopped: false }));
    }

    fn received(&self, sealed: Sealed) {
        self.forget();
        let _ = self.stage.try_set(Stage::Received(Arc::new(sealed.receipt)));
    }

    async fn failed(&self, why: Trouble) {
        if why == Trouble::Moved {
            let arrived = self.arrived.get_untracked();
            match arrived.again().await {
                Ok(arrived) => self.arrived.set(Arc::new(arrived)),
                // The words stay in the box: only the lock is missing.
                Err(_) => return self.stop(Trouble::Lock),
            }
        }
        self.stop(why);
    }

    fn stop(&self, why: Trouble) {
        let stopped = |now: &mut Option<Progress>| *now = now.map(|now| Progress { stopped: true, ..now });
        if why == Trouble::Empty {
            let _ = self.progress.try_set(None);
        } else {
            let _ = self.progress.try_update(stopped);
        }
        let _ = self.busy.try_set(false);
        let _ = self.trouble.try_set(Some(why));
        browser::focus(TROUBLE);
    }

    /// Empties the box and drops what was sealed.
    fn forget(&self) {
        if let Some(Some(field)) = self.text.try_get_untracked() {
            field.set_value("");
        }
        let _ = self.held.try_set_value(None);
    }
}
