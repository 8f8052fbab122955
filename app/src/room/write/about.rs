//! What to know before writing.

use leptos::prelude::*;

use super::{arrive::Arrived, texts};
use crate::part::{
    fingerprint::Groups,
    notice::{Kind, Notice},
};

#[component]
pub fn About(arrived: std::sync::Arc<Arrived>) -> impl IntoView {
    let set = arrived.keys.set();
    let facts = [
        (texts::about::IS, texts::about::IS_TEXT.to_owned()),
        (texts::about::IS_NOT, texts::about::IS_NOT_TEXT.to_owned()),
        (texts::about::READERS, texts::about::readers(set.openers())),
        (texts::about::UNDONE, texts::about::UNDONE_TEXT.to_owned()),
        (texts::about::DEVICE, texts::about::DEVICE_TEXT.to_owned()),
    ];
    let facts = facts.map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    view! {
        <p class="lede">
            {texts::TO} " " <strong>{arrived.texts.organisation.clone()}</strong> ": " {arrived.texts.title.clone()}
        </p>
        {set.synthetic.then(|| view! {
            <Notice kind=Kind::Warn title=texts::demonstration::TITLE text=texts::demonstration::TEXT/>
        })}
        <h2>{texts::about::HEADING}</h2>
        <dl class="facts">{facts.collect_view()}</dl>
        {if arrived.checked {
            view! { <Notice kind=Kind::Success title=texts::link::CHECKED text=texts::link::CHECKED_TEXT/> }.into_any()
        } else {
            view! {
                <div class="notice info">
                    <strong>{texts::link::UNCHECKED}</strong>
                    <p>{texts::link::UNCHECKED_TEXT}</p>
                    <Groups fingerprint=arrived.keys.fingerprint()/>
                </div>
            }.into_any()
        }}
    }
}
