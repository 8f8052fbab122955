//! The tree of themes, to edit: each a row, and the one that is open with its fields below it.

use leptos::prelude::*;
use themes::codebook::{Guid, Theme};

use super::{change, change::Step, edit::Edit, fields::Fields, mark::Swatch, texts};
use crate::{
    browser,
    text::{key::codebook, say},
};

#[component]
pub fn Tree(edit: Edit) -> impl IntoView {
    let level = move || {
        edit.shape.track();
        edit.draft.with_untracked(|draft| level(edit, &draft.themes))
    };
    view! {
        <section class="stack" aria-labelledby="themes-tree">
            <h2 id="themes-tree">{say(codebook::TREE)}</h2>
            <p class="hint">{say(codebook::TREE_HINT)}</p>
            {level}
            <div class="actions">
                <button class="button-quiet" type="button" on:click=move |_| edit.add(None)>{say(codebook::ADD)}</button>
            </div>
        </section>
    }
}

fn level(edit: Edit, level: &[Theme]) -> AnyView {
    let rows = level.iter().map(|theme| row(edit, theme)).collect_view();
    view! { <ul class="theme-tree">{rows}</ul> }.into_any()
}

fn row(edit: Edit, theme: &Theme) -> AnyView {
    let guid = theme.guid;
    // Follows the name while it is typed, without drawing the tree anew.
    let name = RwSignal::new(theme.name.clone());
    let colour = RwSignal::new(theme.colour);
    let is_open = move || edit.open.get() == Some(guid);
    let turn = move |_| edit.open.update(|open| *open = if *open == Some(guid) { None } else { Some(guid) });
    let fields = move || {
        is_open().then(|| {
            let theme = edit.draft.with_untracked(|draft| change::find(&draft.themes, guid).cloned());
            theme.map(|theme| {
                view! {
                    <div class="theme-card stack">
                        <Fields edit theme name colour/>
                        <Actions edit guid name/>
                    </div>
                }
            })
        })
    };
    let below = (!theme.themes.is_empty()).then(|| level(edit, &theme.themes));
    view! {
        <li>
            <button
                class="theme-row"
                type="button"
                id=texts::element(guid, "row")
                aria-expanded=move || is_open().to_string()
                on:click=turn
            >
                <Swatch colour/>
                <span translate="no" dir="auto">{move || name.get()}</span>
            </button>
            {fields}
            {below}
        </li>
    }
    .into_any()
}

/// What can be done to a theme: moved, added to, split, retired.
#[component]
fn Actions(edit: Edit, guid: Guid, name: RwSignal<String>) -> impl IntoView {
    let action = move |id: &'static str, label, act: fn(Edit, Guid)| {
        view! {
            <button
                class="button-quiet button-small"
                type="button"
                id=texts::element(guid, id)
                aria-label=move || texts::done_to(label, &name.get())
                aria-disabled=move || edit.busy.get().to_string()
                on:click=move |_| act(edit, guid)
            >
                {say(label)}
            </button>
        }
    };
    let moves = Step::ALL.map(|step| {
        let label = texts::step(step);
        view! {
            <button
                class="button-quiet button-small"
                type="button"
                id=texts::element(guid, step.name())
                aria-label=move || texts::done_to(label, &name.get())
                aria-disabled=move || edit.busy.get().to_string()
                on:click=move |_| {
                    edit.reshape(|themes| change::step(themes, guid, step));
                    browser::focus_soon(texts::element(guid, step.name()));
                }
            >
                {say(label)}
            </button>
        }
    });
    view! {
        <div class="actions">
            {moves.into_iter().collect_view()}
            {action("add", codebook::ADD_BELOW, |edit, guid| edit.add(Some(guid)))}
            {action("split", codebook::SPLIT, split)}
            {action("retire", codebook::RETIRE, retire)}
        </div>
    }
}

fn split(edit: Edit, guid: Guid) {
    let fresh = super::edit::fresh();
    edit.reshape(|themes| change::split(themes, guid, fresh));
    edit.go_to(fresh);
}

/// The focus goes to the list of changes, where it can be put back.
fn retire(edit: Edit, guid: Guid) {
    if edit.busy.get_untracked() {
        return;
    }
    edit.open.set(None);
    edit.reshape(|themes| drop(change::retire(themes, guid)));
    browser::focus(super::publish::CHANGES);
}
