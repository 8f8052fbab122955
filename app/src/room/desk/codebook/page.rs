//! The desk's place for themes: keyholders edit them, everybody else reads them.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use vault::role::Role;

use super::{
    Book, BookError, Signer, about::About, codebook_of, edit::Edit, export::Export, import::Import, publish::Publish,
    reading::Reading, texts, tree::Tree, versions::Versions,
};
use crate::{
    part::notice::{Kind, Notice},
    room::desk::{Desk, Locked, trust::TrustError},
    text::{key::codebook, say, say_with},
    unlocked::{OpenCall, Unlocked},
};

pub const HEADING: &str = "themes-heading";

#[expect(
    clippy::large_enum_variant,
    reason = "there is one for each place; its largest part is handles that are copied"
)]
#[derive(Clone)]
enum Stage {
    Loading,
    Trouble(BookError),
    Reading(Box<Book>),
    Editing(Edit, Signer),
}

#[component]
pub fn Themes(desk: Desk, unlocked: Arc<Unlocked>, call: Arc<OpenCall>) -> impl IntoView {
    let stage = RwSignal::new(Stage::Loading);
    let (unlocked, call) = (StoredValue::new(unlocked), StoredValue::new(call));
    let load = move || {
        stage.set(Stage::Loading);
        let (unlocked_now, call_now) = (unlocked.get_value(), call.get_value());
        spawn_local(async move {
            let shown = match codebook_of(&unlocked_now, &call_now, None).await {
                Err(BookError::LoggedOut) => return desk.lock(Locked::Trust(TrustError::LoggedOut)),
                Err(why) => Stage::Trouble(why),
                Ok(book) if call_now.role == Role::Keyholder => {
                    let signer = book.signer.clone();
                    let Some(edit) = Edit::begin(desk, unlocked, call, book) else { return };
                    Stage::Editing(edit, signer)
                }
                Ok(book) => Stage::Reading(Box::new(book)),
            };
            let _ = stage.try_set(shown);
        });
    };
    load();
    view! {
        <h1 id=HEADING tabindex="-1">{say(codebook::TITLE)}</h1>
        {move || match stage.get() {
            Stage::Loading => view! { <p role="status">{say(codebook::LOADING)}</p> }.into_any(),
            Stage::Trouble(why) => {
                let (title, text) = texts::trouble(why);
                view! {
                    <Notice kind=Kind::Error title text/>
                    <div class="actions">
                        <button class="button" type="button" on:click=move |_| load()>{say(codebook::AGAIN)}</button>
                    </div>
                }
                .into_any()
            }
            Stage::Reading(book) => view! { <Read unlocked call book=*book/> }.into_any(),
            Stage::Editing(edit, signer) => view! { <Editing edit signer/> }.into_any(),
        }}
    }
}

#[component]
fn Read(unlocked: StoredValue<Arc<Unlocked>>, call: StoredValue<Arc<OpenCall>>, book: Book) -> impl IntoView {
    let name = call.with_value(|call| call.call.to_string());
    let in_force = book.in_force;
    view! {
        <div class="stack-wide">
            <p class="lede">{say(codebook::LEDE)}</p>
            <p class="hint">{texts::version(book.codebook.version(), &book.signer)}</p>
            <Reading codebook=book.codebook.clone()/>
            <Export codebook=book.codebook call=name/>
            <Versions unlocked call in_force=Signal::derive(move || in_force)/>
        </div>
    }
}

#[component]
fn Editing(edit: Edit, signer: Signer) -> impl IntoView {
    on_cleanup(move || edit.keep());
    let name = edit.call.with_value(|call| call.call.to_string());
    let first = edit.base.with_untracked(|base| base.version());
    let former = match &signer {
        Signer::Former(name) => Some(name.clone()),
        Signer::BuiltIn | Signer::Keyholder(_) => None,
    };
    let is_first = Memo::new(move |_| edit.base.with(|base| base.version()) == first);
    // Once she has published, it is her word.
    let hers = Signer::Keyholder(edit.unlocked.with_value(|unlocked| unlocked.account.to_string()));
    let version = move || {
        let signer = if is_first.get() { &signer } else { &hers };
        texts::version(edit.base.with(|base| base.version()), signer)
    };
    let warning = move || {
        let name = former.clone().filter(|_| is_first.get())?;
        let title = say_with(codebook::VERSION_FORMER, &[("name", name.into())]);
        Some(view! { <Notice kind=Kind::Warn title text=say(codebook::VERSION_FORMER_TEXT)/> })
    };
    let export = move || {
        let codebook = edit.base.get();
        view! { <Export codebook call=name.clone()/> }
    };
    view! {
        <div class="editor stack-wide">
            <p class="lede">{say(codebook::LEDE)}</p>
            <p class="hint">{version}</p>
            {warning}
            <Tree edit/>
            <About edit/>
            <Import edit/>
            <Publish edit/>
            {export}
            <Versions
                unlocked=edit.unlocked
                call=edit.call
                in_force=Signal::derive(move || edit.base.with(|base| base.version()))
            />
        </div>
    }
}
