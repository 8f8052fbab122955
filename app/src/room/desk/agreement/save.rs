//! Taking the table along.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use themes::csv;

use super::{Outcome, Work};
use crate::{
    browser,
    room::desk::codebook::file,
    text::{Key, key::agreement, say},
};

#[component]
pub fn Save(work: Work, outcome: Arc<Outcome>) -> impl IntoView {
    let said = RwSignal::new(None::<Key>);
    let version = outcome.book.codebook.version();
    let name = work.call.with_value(|call| format!("agreement-{}-{version}.csv", call.call));
    let outcome = StoredValue::new(outcome);
    let table = move || outcome.with_value(|outcome| csv::agreement(&outcome.book.codebook, &outcome.tally));
    let save = move |_| {
        let saved = file::save(&name, "text/csv", &table());
        said.set((!saved).then_some(agreement::NOT_SAVED));
    };
    let copy = move |_| {
        let table = table();
        spawn_local(async move {
            let copied = browser::copy(&table).await;
            let _ = said.try_set(Some(if copied { agreement::COPIED } else { agreement::NOT_COPIED }));
        });
    };
    view! {
        <p class="hint">{say(agreement::SAVE_HINT)}</p>
        <div class="actions">
            <button class="button-quiet" type="button" on:click=save>{say(agreement::SAVE)}</button>
            <button class="button-quiet" type="button" on:click=copy>{say(agreement::COPY)}</button>
        </div>
        <p role="status">{move || said.get().map(say)}</p>
    }
}
