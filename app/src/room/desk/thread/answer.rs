//! A box to answer in, where the writer allowed it; otherwise why there is none.

use leptos::prelude::*;

use super::{Talk, Trouble};
use crate::text::{Key, key::thread as key, say};

pub const OUTCOME: &str = "answer-outcome";

#[component]
pub fn Answer(talk: Talk) -> impl IntoView {
    let why_not = move || {
        if talk.receipt().is_none() {
            Some(key::NO_RECEIPT)
        } else if talk.items.with(Option::is_none) {
            Some(key::NOT_YET)
        } else if !talk.consent().contact {
            Some(key::NO_CONTACT)
        } else {
            None
        }
    };
    // Hidden, not taken away: what was typed stays if she changes what she allows while it is typed.
    view! {
        <p hidden=move || why_not().is_none()>{move || why_not().map(say)}</p>
        <div class="stack" hidden=move || why_not().is_some()>
            <div class="field">
                <label for="answer">{say(key::ANSWER)}</label>
                <p class="hint" id="answer-hint">{say(key::ANSWER_HINT)}</p>
                <textarea
                    id="answer"
                    rows="6"
                    node_ref=talk.field
                    aria-describedby="answer-hint"
                    autocomplete="off"
                    spellcheck="false"
                    data-gramm="false"
                    prop:readOnly=move || talk.busy.get()
                ></textarea>
            </div>
            <div class="actions">
                <button
                    class="button"
                    type="button"
                    aria-disabled=move || talk.busy.get().to_string()
                    on:click=move |_| if why_not().is_none() { talk.send() }
                >
                    {say(key::SEND)}
                </button>
            </div>
        </div>
        <div id=OUTCOME tabindex="-1" role="status">
            {move || talk.busy.get().then(|| view! { <p>{say(key::SENDING)}</p> })}
            {move || talk.sent.get().then(|| view! { <p>{say(key::SENT)}</p> })}
            {move || talk.trouble.get().map(|why| {
                let (title, text) = said(why);
                view! { <div class="notice error"><strong>{say(title)}</strong><p>{say(text)}</p></div> }
            })}
        </div>
    }
}

const fn said(why: Trouble) -> (Key, Key) {
    match why {
        Trouble::Empty => (key::EMPTY, key::EMPTY_TEXT),
        Trouble::TooLong => (key::TOO_LONG, key::TOO_LONG_TEXT),
        Trouble::Lock => (key::LOCK, key::LOCK_TEXT),
        Trouble::Unsure => (key::UNSURE, key::UNSURE_TEXT),
        Trouble::Moved => (key::MOVED, key::MOVED_TEXT),
        Trouble::Gone => (key::GONE, key::GONE_TEXT),
        Trouble::Refused => (key::REFUSED, key::REFUSED_TEXT),
    }
}
