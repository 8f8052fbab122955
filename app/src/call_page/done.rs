//! What was done in answer to what was heard, in the organisation's own words.

use leptos::prelude::*;

use super::{PublicCall, date::in_words};
use crate::text::{key::call, say, say_with};

/// Nothing where nothing is told.
pub(crate) fn section(view: &PublicCall) -> Option<impl IntoView + use<>> {
    let day = view.done_day.filter(|_| !view.texts.done.trim().is_empty())?;
    let by = [
        ("organisation", view.texts.organisation.as_str().into()),
        ("day", in_words(day.day(), day.month().into(), day.year()).into()),
    ];
    Some(view! {
        <section class="prose stack" id="done">
            <h2>{say(call::DONE)}</h2>
            <p class="as-written">{view.texts.done.clone()}</p>
            <p class="hint">{say_with(call::DONE_BY, &by)}</p>
        </section>
    })
}
