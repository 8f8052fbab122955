//! The last day of the key set: said a month and a week ahead, with the way to move it.

use leptos::prelude::*;

use super::{Here, act::Change, list::begin};
use crate::text::{key::members, say, say_with};

/// Days ahead from which it is said, and from which it is urgent.
const SOON: i64 = 30;
const NOW: i64 = 7;

#[component]
pub fn Expiry(here: Here, is_keyholder: bool) -> impl IntoView {
    let Some(open) = here.open.try_get_value() else { return ().into_any() };
    let last = open.call.keys.set().not_after;
    let days = (last - open.desk.today()).whole_days();
    let day = [("day", last.to_string().into()), ("days", u64::try_from(days).unwrap_or_default().into())];
    let renew = move |_| {
        if let Some(open) = here.open.try_get_value() {
            begin(here, open, Change::Renew);
        }
    };
    let button = is_keyholder.then(|| {
        view! {
            <div class="actions">
                <button
                    class="button-quiet button-small"
                    type="button"
                    aria-disabled=move || here.busy.get().to_string()
                    on:click=renew
                >
                    {say(members::RENEW)}
                </button>
            </div>
        }
    });
    if days > SOON {
        return view! { <p>{say_with(members::EXPIRY, &day[..1])}</p> {button} }.into_any();
    }
    let class = if days > NOW { "notice warn" } else { "notice error" };
    view! {
        <div class=class>
            <strong>{say_with(members::EXPIRY_SOON, &day[1..])}</strong>
            <p>{say_with(members::EXPIRY_SOON_TEXT, &day[..1])}</p>
            {button}
        </div>
    }
    .into_any()
}
