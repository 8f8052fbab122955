//! What is said of one theme.

use leptos::prelude::*;
use themes::codebook::{CodebookError, Colour, Guid, Theme, limit};

use super::{edit::Edit, texts};
use crate::text::{Key, key::codebook, say};

/// One of the three texts: a part of its id, what it is, and where it is kept.
struct Text {
    id: &'static str,
    label: Key,
    hint: Key,
    text: fn(&mut Theme) -> &mut String,
}

const TEXTS: [Text; 3] = [
    Text {
        id: "definition",
        label: codebook::DEFINITION,
        hint: codebook::DEFINITION_HINT,
        text: |theme| &mut theme.definition,
    },
    Text { id: "use", label: codebook::USE_WHEN, hint: codebook::USE_WHEN_HINT, text: |theme| &mut theme.use_when },
    Text {
        id: "dont-use",
        label: codebook::DONT_USE_WHEN,
        hint: codebook::DONT_USE_WHEN_HINT,
        text: |theme| &mut theme.dont_use_when,
    },
];

/// Black: what the browser's colour field begins with.
const FIRST_COLOUR: Colour = Colour([0, 0, 0]);

/// Name, texts, colour, and whether it can be used. `name` and `colour` are what the row shows.
#[component]
pub fn Fields(edit: Edit, theme: Theme, name: RwSignal<String>, colour: RwSignal<Option<Colour>>) -> impl IntoView {
    let guid = theme.guid;
    let mut written = theme.clone();
    let texts = TEXTS.map(|field| {
        let value = core::mem::take((field.text)(&mut written));
        long(edit, guid, field, value)
    });
    view! {
        <Name edit guid name/>
        {texts.into_iter().collect_view()}
        <Hue edit guid colour/>
        <label class="choice">
            <input
                type="checkbox"
                id=texts::element(guid, "codable")
                prop:checked=theme.codable
                prop:disabled=move || edit.busy.get()
                on:change=move |event| {
                    let codable = event_target_checked(&event);
                    edit.write(guid, |theme| theme.codable = codable);
                }
            />
            <span class="choice-text">
                <strong>{say(codebook::CODABLE)}</strong>
                <span class="hint">{say(codebook::CODABLE_HINT)}</span>
            </span>
        </label>
    }
}

#[component]
fn Name(edit: Edit, guid: Guid, name: RwSignal<String>) -> impl IntoView {
    let id = texts::element(guid, "name");
    let error = format!("{id}-error");
    // What was found is about a name as it was published or typed.
    let wrong = Memo::new(move |_| {
        let shown = name.get();
        edit.fault.with(|fault| matches!(
            fault,
            Some(CodebookError::ThemeName(found, _) | CodebookError::SameName(found)) if found.trim() == shown.trim()
        ))
    });
    view! {
        <div class="field" class:wrong=move || wrong.get()>
            <label for=id.clone()>{say(codebook::NAME)}</label>
            <p class="error" id=error.clone() hidden=move || !wrong.get()>{say(codebook::NAME_ERROR)}</p>
            <input
                id=id
                type="text"
                maxlength=limit::NAME
                aria-describedby=error
                aria-invalid=move || wrong.get().then_some("true")
                autocomplete="off"
                dir="auto"
                prop:value=name.get_untracked()
                prop:readOnly=move || edit.busy.get()
                on:input=move |event| {
                    let typed = event_target_value(&event);
                    name.set(typed.clone());
                    edit.write(guid, |theme| theme.name = typed);
                }
            />
        </div>
    }
}

fn long(edit: Edit, guid: Guid, field: Text, value: String) -> impl IntoView {
    let id = texts::element(guid, field.id);
    let hint = format!("{id}-hint");
    view! {
        <div class="field">
            <label for=id.clone()>{say(field.label)}</label>
            <p class="hint" id=hint.clone()>{say(field.hint)}</p>
            <textarea
                id=id
                class="theme-text"
                maxlength=limit::TEXT
                aria-describedby=hint
                autocomplete="off"
                dir="auto"
                prop:value=value
                prop:readOnly=move || edit.busy.get()
                on:input=move |event| {
                    let typed = event_target_value(&event);
                    edit.write(guid, |theme| *(field.text)(theme) = typed);
                }
            ></textarea>
        </div>
    }
}

/// A colour, or none.
#[component]
fn Hue(edit: Edit, guid: Guid, colour: RwSignal<Option<Colour>>) -> impl IntoView {
    let id = texts::element(guid, "colour");
    let put = move |chosen: Option<Colour>| {
        colour.set(chosen);
        edit.write(guid, |theme| theme.colour = chosen);
    };
    view! {
        <div class="field">
            <label for=id.clone()>{say(codebook::COLOUR)}</label>
            <div class="actions">
                <input
                    id=id
                    class="theme-colour"
                    type="color"
                    prop:value=move || colour.get().unwrap_or(FIRST_COLOUR).to_string()
                    prop:disabled=move || edit.busy.get()
                    on:input=move |event| put(event_target_value(&event).parse().ok())
                />
                <span class="hint">{move || colour.get().is_none().then(|| say(codebook::COLOUR_NONE))}</span>
                <button
                    class="button-quiet button-small"
                    type="button"
                    aria-disabled=move || (edit.busy.get() || colour.get().is_none()).to_string()
                    on:click=move |_| if !edit.busy.get_untracked() { put(None) }
                >
                    {say(codebook::COLOUR_REMOVE)}
                </button>
            </div>
        </div>
    }
}
