//! The call as a survivor will see it, unpublished changes included, in a window of its own.

use leptos::prelude::*;
use web_sys::Window;

use super::{edit::Edit, texts};
use crate::{
    browser,
    part::notice::{Kind, Notice},
    room::preview::told::{self, ASK},
    text::{key::editor, say, say_with},
};

/// A window that is as narrow as a phone.
const NARROW: &str = "popup,width=360,height=760";

#[component]
pub fn Preview(edit: Edit) -> impl IntoView {
    let shown = StoredValue::<Option<Window>, LocalStorage>::new_local(None);
    let narrow = RwSignal::new(false);
    let blocked = RwSignal::new(false);
    let close = move || {
        if let Some(Some(window)) = shown.try_update_value(Option::take) {
            let _ = window.close();
        }
    };
    // Whoever locks or leaves the desk leaves nothing of it standing.
    on_cleanup(close);
    let open = move |language: String| {
        close();
        let locale = edit.document.with_untracked(|document| told::locale(document, &language));
        let address = format!("/preview?lang={}", locale.tag);
        let window = browser::open(&address, if narrow.get_untracked() { NARROW } else { "" });
        blocked.set(window.is_none());
        let Some(window) = window else { return };
        let to = window.clone();
        let answer = move |asked: String| {
            let keys = edit.call.try_with_value(|call| call.keys.clone());
            if let (ASK, Some(keys), Some(document)) = (asked.as_str(), keys, edit.document.try_get_untracked()) {
                browser::tell(&to, &told::write(document, &keys, language.clone()));
            }
        };
        // For as long as this page lives: a window that was closed asks nothing more.
        let _ = browser::on_message(&window, answer);
        shown.set_value(Some(window));
    };
    let buttons = move || {
        let languages = edit.document.with(|document| document.languages.clone());
        let buttons = languages.into_iter().map(|tag| {
            let label = say_with(editor::PREVIEW_OPEN, &[("language", texts::language(&tag).into())]);
            view! {
                <button class="button-quiet" type="button" on:click=move |_| open(tag.clone())>{label}</button>
            }
        });
        buttons.collect_view()
    };
    view! {
        <section class="stack" aria-labelledby="edit-preview">
            <h2 id="edit-preview">{say(editor::PREVIEW_HEADING)}</h2>
            <p class="hint">{say(editor::PREVIEW_HINT)}</p>
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=move || narrow.get()
                    on:change=move |event| narrow.set(event_target_checked(&event))
                />
                <span class="choice-text">{say(editor::PREVIEW_NARROW)}</span>
            </label>
            <div role="status">
                {move || blocked.get().then(|| view! {
                    <Notice kind=Kind::Warn title=say(editor::PREVIEW_BLOCKED) text=say(editor::PREVIEW_BLOCKED_TEXT)/>
                })}
            </div>
            <div class="actions">{buttons}</div>
        </section>
    }
}
