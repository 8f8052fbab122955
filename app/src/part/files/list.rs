//! What she sees of her files.

use leptos::{html::Input, prelude::*};

use super::{
    Files,
    item::{Item, Looked, State, Trouble},
};
use crate::{
    part::size,
    text::{Key, key::files, say, say_with},
};

/// Choose, see what is removed, take out again. While `busy`, nothing can be changed but sending be ended.
#[component]
pub fn FilesField(files: Files, #[prop(into)] busy: Signal<bool>) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        if let Some(chosen) = input.files() {
            files.add(&chosen);
        }
        // The same file can be chosen again after it was taken out.
        input.set_value("");
    };
    view! {
        <div class="files stack">
            <div class="field">
                <label for="files">{say(files::ADD)}</label>
                <p class="hint" id="files-hint">{say(files::LIMITS)}</p>
                <input
                    id="files"
                    type="file"
                    multiple
                    node_ref=input
                    aria-describedby="files-hint"
                    prop:disabled=move || busy.get()
                    on:change=choose
                />
            </div>
            <p class="hint" role="status">
                {move || files.refused.get().map(|why| say(trouble(why)))}
            </p>
            <ul class="files-list stack" role="list">
                <For each=move || files.items.get() key=|item| item.key let:item>
                    <Chosen item files busy/>
                </For>
            </ul>
        </div>
    }
}

#[component]
fn Chosen(item: Item, files: Files, busy: Signal<bool>) -> impl IntoView {
    let Item { key, name, size, state, .. } = item;
    let remove = say_with(files::REMOVE, &[("name", name.as_str().into())]);
    let label = say_with(files::PROGRESS, &[("name", name.as_str().into())]);
    let progress = move || match state.get() {
        State::Sending { arrived, length, .. } => Some(arrived / length.max(1.0)),
        _ => None,
    };
    view! {
        <li class="card stack">
            <p><strong dir="auto">{name}</strong> " " <span class="hint">{size::words(size)}</span></p>
            <p class="hint" role="status">{move || said(state.get())}</p>
            {move || progress().map(|done| view! { <progress max="1" value=done aria-label=label.clone()></progress> })}
            <div class="actions">
                {move || if busy.get() {
                    progress().map(|_| view! {
                        <button class="button-quiet button-small" type="button" on:click=move |_| files.cancel()>
                            {say(files::CANCEL)}
                        </button>
                    }.into_any())
                } else {
                    let remove = remove.clone();
                    Some(view! {
                        <button class="button-quiet button-small" type="button" on:click=move |_| files.remove(key)>
                            {remove}
                        </button>
                    }.into_any())
                }}
            </div>
        </li>
    }
}

/// One or two sentences. Per cent are not spoken: the bar has them.
fn said(state: State) -> &'static str {
    say(match state {
        State::Looking => files::LOOKING,
        State::Ready(Looked::Cleaned { place: true, .. }) => files::CLEANED_PLACE,
        State::Ready(Looked::Cleaned { details: true, .. }) => files::CLEANED_DETAILS,
        State::Ready(Looked::Cleaned { .. }) => files::CLEANED_NOTHING,
        State::Ready(Looked::AsItIs) => files::AS_IT_IS,
        State::Ready(Looked::TooLarge) => files::NOT_CLEANED_LARGE,
        State::Ready(Looked::Unreadable) => files::NOT_CLEANED_UNREADABLE,
        State::Sending { waiting: true, .. } => files::WAITING,
        State::Sending { .. } => files::SENDING,
        State::Sent => files::SENT,
        State::Trouble(why) => trouble(why),
    })
}

/// What happened, and what to do next.
pub const fn trouble(why: Trouble) -> Key {
    match why {
        Trouble::TooMany => files::TOO_MANY,
        Trouble::TooLarge => files::TOO_LARGE,
        Trouble::Empty => files::EMPTY,
        Trouble::Unavailable => files::UNAVAILABLE,
        Trouble::Offline => files::OFFLINE,
        Trouble::Full => files::FULL,
        Trouble::Closed => files::CLOSED,
        Trouble::Cancelled => files::CANCELLED,
        Trouble::Worker => files::WORKER,
        Trouble::Refused => files::REFUSED,
    }
}
