//! The urgent lane: the call's own help contacts, beside an account that somebody has to look at soon.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    api, browser,
    text::{key::review as key, say},
    unlocked::OpenCall,
    wire::call::{CallDocument, HelpLine},
};

/// Fetched when the account becomes urgent; what nobody vouches for is not shown.
#[component]
pub fn Urgent(urgent: RwSignal<bool>, call: std::sync::Arc<OpenCall>) -> impl IntoView {
    let lines = RwSignal::new(None::<Vec<HelpLine>>);
    Effect::new(move || {
        if !urgent.get() || lines.with_untracked(Option::is_some) {
            return;
        }
        let call = call.clone();
        spawn_local(async move {
            let document = match api::call(&call.call, None).await {
                Ok(view) => CallDocument::verified(&view, &call.keys).ok(),
                Err(_) => None,
            };
            let found = document.map(|document| document.help(&browser::language()).to_vec());
            let _ = lines.try_set(Some(found.unwrap_or_default()));
        });
    });
    let list = move || {
        let list = lines.get().unwrap_or_default().into_iter().map(|line| {
            view! { <li translate="no">{line.name} ": " {line.shown}</li> }
        });
        list.collect_view()
    };
    let general = move || lines.with(|lines| lines.as_ref().is_some_and(Vec::is_empty));
    view! {
        <div class="notice error stack" hidden=move || !urgent.get()>
            <strong>{say(key::URGENT)}</strong>
            <p>{say(key::URGENT_TEXT)}</p>
            <ul>{list}</ul>
            <p hidden=move || !general()>{say(key::URGENT_GENERAL)}</p>
        </div>
    }
}
