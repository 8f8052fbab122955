//! Themes of other research tools: looked at first, then taken in, and in force only once they are published.

use leptos::{html::Input, prelude::*, task::spawn_local};
use themes::qdc::{self, Imported};

use super::{change, edit::Edit, file, publish, texts};
use crate::{
    browser,
    text::{key::codebook, say},
};

const FOUND: &str = "themes-found";

/// What became of a file.
#[derive(Clone)]
enum Came {
    /// Said in words: it was not read.
    Trouble(String),
    Found(Imported),
    /// So many themes were added.
    Added(usize),
    Replaced,
}

#[component]
pub fn Import(edit: Edit) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let came = RwSignal::new(None::<Came>);
    let choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let chosen = input.files().and_then(|files| files.get(0));
        // The same file can be chosen again after it was mended.
        input.set_value("");
        let Some(chosen) = chosen else { return };
        spawn_local(async move {
            let read = file::read(&chosen, qdc::LIMIT).await.map_err(texts::unread);
            let read = read.and_then(|bytes| qdc::read(&bytes).map_err(|error| texts::not_imported(&error)));
            let _ = came.try_set(Some(match read {
                Ok(found) => Came::Found(found),
                Err(why) => Came::Trouble(why),
            }));
            browser::focus(FOUND);
        });
    };
    view! {
        <section class="stack" aria-labelledby="themes-import">
            <h2 id="themes-import">{say(codebook::IMPORT)}</h2>
            <div class="field">
                <label for="themes-file">{say(codebook::IMPORT_FILE)}</label>
                <p class="hint" id="themes-file-hint">{say(codebook::IMPORT_HINT)}</p>
                <input
                    id="themes-file"
                    type="file"
                    accept=".qdc"
                    node_ref=input
                    aria-describedby="themes-file-hint"
                    prop:disabled=move || edit.busy.get()
                    on:change=choose
                />
            </div>
            {move || came.get().map(|now| shown(edit, came, now))}
        </section>
    }
}

fn shown(edit: Edit, came: RwSignal<Option<Came>>, now: Came) -> AnyView {
    let (kind, said, found) = match now {
        Came::Trouble(why) => ("notice error", why, None),
        Came::Added(count) => ("notice success", texts::added(count), None),
        Came::Replaced => ("notice success", say(codebook::IMPORT_REPLACED).to_owned(), None),
        Came::Found(found) => ("notice info", texts::found(&found), Some(found)),
    };
    let choices = found.map(|found| {
        let left_out = (found.sets_left_out > 0).then(|| texts::sets(found.sets_left_out));
        let given = StoredValue::new(found.themes);
        let merge = move |_| {
            let mut added = 0;
            edit.reshape(|themes| added = change::merge(themes, given.get_value()));
            taken(edit, came, Came::Added(added));
        };
        let replace = move |_| {
            edit.reshape(|themes| *themes = given.get_value());
            taken(edit, came, Came::Replaced);
        };
        view! {
            {left_out.map(|text| view! { <p>{text}</p> })}
            <p>{say(codebook::IMPORT_CHOOSE)}</p>
            <div class="actions">
                <button class="button" type="button" on:click=merge>{say(codebook::IMPORT_ADD)}</button>
                <button class="button-quiet" type="button" on:click=replace>{say(codebook::IMPORT_REPLACE)}</button>
                <button class="button-quiet" type="button" on:click=move |_| came.set(None)>
                    {say(codebook::IMPORT_LEAVE)}
                </button>
            </div>
        }
    });
    view! {
        <div class=kind id=FOUND tabindex="-1" role="status">
            <p>{said}</p>
            {choices}
        </div>
    }
    .into_any()
}

/// What could not be published is said at once, while the file is at hand.
fn taken(edit: Edit, came: RwSignal<Option<Came>>, now: Came) {
    edit.open.set(None);
    publish::look_over(edit);
    came.set(Some(now));
    browser::focus(FOUND);
}
