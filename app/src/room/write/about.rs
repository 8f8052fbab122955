//! What to know before writing.

use std::sync::Arc;

use leptos::prelude::*;

use super::arrive::Arrived;
use crate::{
    part::{
        fingerprint::Groups,
        notice::{Kind, Notice},
    },
    text::{key::write, say, say_with},
};

#[component]
pub fn About(arrived: Arc<Arrived>) -> impl IntoView {
    let set = arrived.keys.set();
    let readers = match set.openers() {
        0 => say(write::ABOUT_READERS_NOBODY).to_owned(),
        some => say_with(write::ABOUT_READERS_SOME, &[("count", some.into())]),
    };
    let facts = [
        (write::ABOUT_IS, say(write::ABOUT_IS_TEXT).to_owned()),
        (write::ABOUT_IS_NOT, say(write::ABOUT_IS_NOT_TEXT).to_owned()),
        (write::ABOUT_READERS, readers),
        (write::ABOUT_UNDONE, say(write::ABOUT_UNDONE_TEXT).to_owned()),
        (write::ABOUT_DEVICE, say(write::ABOUT_DEVICE_TEXT).to_owned()),
    ];
    let facts = facts.map(|(name, value)| view! { <div><dt>{say(name)}</dt><dd>{value}</dd></div> });
    let to =
        [("organisation", arrived.texts.organisation.as_str().into()), ("title", arrived.texts.title.as_str().into())];
    let place = arrived.texts.published.trim();
    let published = (!place.is_empty()).then(|| {
        view! { <p>{say_with(write::LINK_PUBLISHED, &[("place", place.into())])}</p> }
    });
    view! {
        <p class="lede">{say_with(write::TO, &to)}</p>
        {arrived.reloaded.then(|| view! {
            <Notice kind=Kind::Info title=say(write::RELOADED) text=say(write::RELOADED_TEXT)/>
        })}
        {set.synthetic.then(|| view! {
            <Notice kind=Kind::Warn title=say(write::DEMONSTRATION) text=say(write::DEMONSTRATION_TEXT)/>
        })}
        <h2>{say(write::ABOUT)}</h2>
        <dl class="facts">{facts.collect_view()}</dl>
        {if arrived.checked {
            view! {
                <Notice kind=Kind::Success title=say(write::LINK_CHECKED) text=say(write::LINK_CHECKED_TEXT)/>
            }.into_any()
        } else {
            view! {
                <div class="notice info">
                    <strong>{say(write::LINK_UNCHECKED)}</strong>
                    <p>{say(write::LINK_UNCHECKED_TEXT)}</p>
                    {published}
                    <Groups fingerprint=arrived.keys.fingerprint()/>
                </div>
            }.into_any()
        }}
    }
}
