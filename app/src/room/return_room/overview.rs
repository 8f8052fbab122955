//! What has happened with the account, and what she can do.

use leptos::prelude::*;

use super::{
    HEADING, Stage,
    talk::Talk,
    texts,
    visit::{DONE, Step, Troubled, Visit},
};
use crate::{
    part::notice::{Kind, Notice},
    text::{Key, key::returning as key, say},
};

const DOORS: [(Step, Key, Key); 4] = [
    (Step::Message, key::DO_MESSAGE, key::DO_MESSAGE_TEXT),
    (Step::Addition, key::DO_ADDITION, key::DO_ADDITION_TEXT),
    (Step::Consent, key::DO_CONSENT, key::DO_CONSENT_TEXT),
    (Step::Withdraw, key::DO_WITHDRAW, key::DO_WITHDRAW_TEXT),
];

#[component]
pub fn Overview(visit: Visit) -> impl IntoView {
    let status = move || {
        let known = visit.known.get();
        let facts = [
            (key::FACT_TO, format!("{}: {}", known.organisation, known.title)),
            (key::FACT_WEEK, texts::week(&known.week)),
            (key::FACT_ALLOWED, texts::allowed(known.consent())),
            (key::FACT_KEPT, texts::kept(&known.kept_until)),
        ];
        let facts = facts.map(|(name, value)| view! { <div><dt>{say(name)}</dt><dd>{value}</dd></div> });
        view! {
            <p class="lede">{say(texts::state(known.state))}</p>
            <dl class="facts">{facts.collect_view()}</dl>
            {known.run_out.then(|| view! { <Notice kind=Kind::Info title=say(key::RUN_OUT) text=say(key::RUN_OUT_TEXT)/> })}
            {known.closed.then(|| view! { <Notice kind=Kind::Info title=say(key::CLOSED) text=say(key::CLOSED_TEXT)/> })}
        }
    };
    let doors = move || {
        let run_out = visit.known.get().run_out;
        let open = DOORS.into_iter().filter(move |(step, ..)| *step == Step::Withdraw || !run_out);
        let rows = open.map(|(step, name, text)| {
            view! {
                <li>
                    <button
                        class="button-quiet"
                        type="button"
                        aria-disabled=move || visit.busy.get().to_string()
                        on:click=move |_| visit.go(step)
                    >
                        {say(name)}
                    </button>
                    <span class="hint">{say(text)}</span>
                </li>
            }
        });
        rows.collect_view()
    };
    view! {
        <div class="stack">
            <h1 id=HEADING tabindex="-1">{say(key::INSIDE_TITLE)}</h1>
            {move || visit.done.get().map(|step| {
                let (title, text) = texts::done(step);
                view! {
                    <div class="notice success" id=DONE tabindex="-1" role="status">
                        <strong>{say(title)}</strong>
                        <p>{say(text)}</p>
                    </div>
                }
            })}
            <Troubled visit step=Step::Overview/>
            {status}
            <p class="hint prose">{say(key::CHECKED)}</p>
            <h2>{say(key::TALK)}</h2>
            {move || view! { <Talk known=visit.known.get()/> }}
            <h2>{say(key::DO)}</h2>
            <ul class="doors">{doors}</ul>
            <Notice kind=Kind::Info title=say(key::NO_REREAD) text=say(key::NO_REREAD_TEXT)/>
            <div class="actions">
                <button class="button" type="button" on:click=move |_| visit.end(Stage::Empty)>{say(key::FINISH)}</button>
                <button
                    class="button-quiet"
                    type="button"
                    aria-disabled=move || visit.busy.get().to_string()
                    on:click=move |_| visit.refresh()
                >
                    {say(key::LOOK)}
                </button>
            </div>
        </div>
    }
}
