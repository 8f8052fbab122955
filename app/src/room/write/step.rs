//! One short page between the box and sending: a heading, what it is about, and three ways on of the same size.

use leptos::prelude::*;

use super::{HEADING, writing::Writing};
use crate::text::{key::write, say};

/// `skip` empties this page; whatever is on it stays otherwise.
#[component]
pub fn Step(
    writing: Writing,
    #[prop(into)] title: String,
    #[prop(optional, into)] hint: String,
    skip: impl Fn() + 'static,
    children: Children,
) -> impl IntoView {
    view! {
        <h1 id=HEADING tabindex="-1" dir="auto">{title}</h1>
        {(!hint.is_empty()).then(|| view! { <p class="hint prose">{hint}</p> })}
        {children()}
        <div class="actions">
            <button class="button" type="button" on:click=move |_| writing.next()>{say(write::NEXT)}</button>
            <button
                class="button-quiet"
                type="button"
                on:click=move |_| {
                    skip();
                    writing.next();
                }
            >
                {say(write::SKIP)}
            </button>
            <button class="button-quiet" type="button" on:click=move |_| writing.back()>{say(write::BACK)}</button>
        </div>
    }
}
