//! A box for a message to the readers, and one for more of the account.

use leptos::{html::Textarea, prelude::*};
use vault::entry::Content;
use zeroize::Zeroizing;

use super::{
    consent::SendOrBack,
    talk::LastAsked,
    visit::{Step, Troubled, Visit},
};
use crate::text::{Key, key::returning as key, say};

#[component]
pub fn Message(visit: Visit) -> impl IntoView {
    view! {
        <div class="stack">
            <h1 id=Step::Message.heading() tabindex="-1">{say(key::MESSAGE_TITLE)}</h1>
            <p class="lede">{say(key::MESSAGE_LEDE)}</p>
            {move || view! { <LastAsked known=visit.known.get()/> }}
            <Field visit id="message" label=key::MESSAGE_LABEL hint=key::MESSAGE_HINT field=visit.message/>
            <Troubled visit step=Step::Message/>
            <SendOrBack visit go=move || visit.send(Step::Message, Content::Message(typed(visit.message)))/>
        </div>
    }
}

#[component]
pub fn Addition(visit: Visit) -> impl IntoView {
    view! {
        <div class="stack">
            <h1 id=Step::Addition.heading() tabindex="-1">{say(key::ADDITION_TITLE)}</h1>
            <p class="lede">{say(key::ADDITION_LEDE)}</p>
            <Field visit id="addition" label=key::ADDITION_LABEL hint=key::ADDITION_HINT field=visit.addition/>
            <Troubled visit step=Step::Addition/>
            <SendOrBack visit go=move || visit.send(Step::Addition, Content::Addition(typed(visit.addition)))/>
        </div>
    }
}

/// What is typed stays in the box: no signal holds it.
#[component]
fn Field(visit: Visit, id: &'static str, label: Key, hint: Key, field: NodeRef<Textarea>) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field">
            <label for=id>{say(label)}</label>
            <p class="hint" id=hint_id.clone()>{say(hint)}</p>
            <textarea
                id=id
                class="account"
                node_ref=field
                aria-describedby=hint_id
                autocomplete="off"
                autocapitalize="sentences"
                spellcheck="false"
                data-gramm="false"
                prop:readOnly=move || visit.busy.get()
            ></textarea>
        </div>
    }
}

fn typed(field: NodeRef<Textarea>) -> Zeroizing<String> {
    Zeroizing::new(field.get_untracked().map(|field| field.value()).unwrap_or_default())
}
