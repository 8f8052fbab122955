//! Everything the first keyholder fills in, and making the keys.

use leptos::{prelude::*, task::spawn_local};

use super::{
    HEADING, Stage,
    choose::{Choose, Chosen},
    field::{About, Field},
    make::{self, MakeError, Problem, Step},
    texts, token,
};
use crate::{
    api::Bearer,
    browser::{self, Here},
    part::steps::{Progress, Spoken, StateWords, Steps},
    text::{key::setup, say},
    wire::CallTexts,
};

const TROUBLE: &str = "trouble";

/// In the order of the page: her handle, then the call's name and texts.
const FIELDS: [About; 7] = {
    let short = About {
        id: "",
        label: setup::YOU_HANDLE,
        hint: setup::YOU_HANDLE_HINT,
        problem: Problem::Handle,
        longest: 200,
        long: false,
    };
    [
        About { id: "handle", longest: 40, ..short },
        About {
            id: "slug",
            label: setup::CALL_SLUG,
            hint: setup::CALL_SLUG_HINT,
            problem: Problem::Slug,
            longest: 40,
            ..short
        },
        About { id: "title", label: setup::CALL_TITLE, hint: setup::CALL_TITLE_HINT, problem: Problem::Title, ..short },
        About {
            id: "purpose",
            label: setup::CALL_PURPOSE,
            hint: setup::CALL_PURPOSE_HINT,
            problem: Problem::Purpose,
            longest: 4_000,
            long: true,
        },
        About {
            id: "organisation",
            label: setup::CALL_ORGANISATION,
            hint: setup::CALL_ORGANISATION_HINT,
            problem: Problem::Organisation,
            ..short
        },
        About {
            id: "contact",
            label: setup::CALL_CONTACT,
            hint: setup::CALL_CONTACT_HINT,
            problem: Problem::Contact,
            longest: 500,
            ..short
        },
        About {
            id: "controller",
            label: setup::CALL_CONTROLLER,
            hint: setup::CALL_CONTROLLER_HINT,
            problem: Problem::Controller,
            longest: 500,
            ..short
        },
    ]
};

#[derive(Clone, Copy)]
struct Founding {
    here: StoredValue<Here>,
    stage: RwSignal<Stage>,
    values: [RwSignal<String>; 7],
    chosen: Chosen,
    problems: RwSignal<Vec<Problem>>,
    progress: RwSignal<Option<Progress>>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<MakeError>>,
}

#[component]
pub fn Form(here: Here, stage: RwSignal<Stage>) -> impl IntoView {
    let founding = Founding {
        here: StoredValue::new(here),
        stage,
        values: core::array::from_fn(|_| RwSignal::new(String::new())),
        chosen: Chosen::draw(),
        problems: RwSignal::new(Vec::new()),
        progress: RwSignal::new(None),
        busy: RwSignal::new(false),
        trouble: RwSignal::new(None),
    };
    let Founding { problems, progress, busy, trouble, chosen, .. } = founding;
    let mut fields =
        FIELDS.into_iter().zip(founding.values).map(|(about, value)| view! { <Field about value problems/> });
    let handle = fields.next();
    let call: Vec<_> = fields.collect();
    view! {
        <div class="setup stack">
            <h1 id=HEADING tabindex="-1">{say(setup::TITLE)}</h1>
            <p class="lede">{say(setup::LEDE)}</p>
            <h2>{say(setup::YOU_HEADING)}</h2>
            {handle}
            <Choose chosen problems/>
            <h2>{say(setup::CALL_HEADING)}</h2>
            <p class="hint">{say(setup::CALL_HINT)}</p>
            <div>{call}</div>
            {move || trouble.get().map(|why| {
                let (title, text) = texts::trouble(&why);
                view! {
                    <div class="notice error" id=TROUBLE tabindex="-1" role="alert">
                        <strong>{title}</strong>
                        <p>{text}</p>
                    </div>
                }
            })}
            {move || (!problems.with(Vec::is_empty)).then(|| view! {
                <div class="notice error" id=TROUBLE tabindex="-1" role="alert">
                    <strong>{say(setup::MAKING_CHECK)}</strong>
                    <ul>{problems.get().into_iter().map(|problem| view! { <li>{texts::problem(problem)}</li> }).collect_view()}</ul>
                </div>
            })}
            <Spoken labels=texts::steps() progress/>
            <Steps labels=texts::steps() words=StateWords::here() progress/>
            <div class="actions">
                <button
                    class="button button-large"
                    type="button"
                    aria-disabled=move || busy.get().to_string()
                    on:click=move |_| founding.make()
                >
                    {say(setup::MAKING_MAKE)}
                </button>
            </div>
        </div>
    }
}

impl Founding {
    fn form(&self) -> make::Form {
        let [handle, slug, title, purpose, organisation, contact, controller] =
            self.values.map(|value| value.get_untracked());
        make::Form {
            handle,
            passphrase: self.chosen.passphrase(),
            drawn: self.chosen.is_drawn(),
            written: self.chosen.written.get_untracked(),
            slug,
            texts: CallTexts { title, purpose, organisation, contact, controller, ..CallTexts::default() },
        }
    }

    fn make(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.trouble.set(None);
        let founder = match self.form().check() {
            Ok(founder) => founder,
            Err(problems) => {
                self.problems.set(problems);
                browser::focus(TROUBLE);
                return;
            }
        };
        self.problems.set(Vec::new());
        self.busy.set(true);
        let here = self.here.get_value();
        spawn_local(async move {
            let token = Bearer::new(token(&here).unwrap_or_default().to_owned());
            match make::make(&founder, &token, here.today, |step| self.step(step)).await {
                Ok(keys) => {
                    let _ = self.stage.try_set(Stage::Done(keys));
                }
                Err(why) => self.stop(why),
            }
        });
    }

    fn step(&self, step: Step) {
        let _ = self.progress.try_set(Some(Progress { at: step as usize, stopped: false }));
    }

    fn stop(&self, why: MakeError) {
        let stopped = |now: &mut Option<Progress>| *now = now.map(|now| Progress { stopped: true, ..now });
        let _ = self.progress.try_update(stopped);
        let _ = self.busy.try_set(false);
        let _ = self.trouble.try_set(Some(why));
        browser::focus(TROUBLE);
    }
}
