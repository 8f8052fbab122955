//! What would change, signing it, and what can come between.

use leptos::{prelude::*, task::spawn_local};
use themes::codebook::{Codebook, CodebookError};

use super::{
    Book, BookError, change, codebook_of,
    difference::Change,
    edit::{Edit, draft_of},
    texts,
};
use crate::{
    api::{self, ApiError},
    browser,
    room::desk::{Locked, trust::TrustError},
    text::{key::codebook, say},
    wire::SignedCodebook,
};

pub const CHANGES: &str = "themes-changes";
const OUTCOME: &str = "themes-outcome";

/// What came of it.
#[derive(Clone)]
pub enum Outcome {
    /// In force, as this version.
    Published(u32),
    /// Something needs another look: [`Edit::fault`].
    Fault,
    /// Somebody else published meanwhile: this.
    Conflict(Box<Book>),
    /// The key set changed, or no longer names her as keyholder.
    Keys,
    /// No answer, and nothing says that it arrived. Try again.
    Offline,
    /// Refused, although nothing seems wrong with it.
    Refused,
    /// What the server shows is not signed by a keyholder. Nothing was published over it.
    Unsigned,
    /// An answer that this version does not know.
    Strange,
}

/// Tidies what was written and says what is wrong with it, as it would be published.
pub fn look_over(edit: Edit) -> Option<Codebook> {
    let mut draft = edit.draft.get_untracked();
    change::tidy(&mut draft);
    draft.version = edit.base.with_untracked(Codebook::version).saturating_add(1);
    match draft.check() {
        Ok(codebook) => {
            edit.fault.set(None);
            Some(codebook)
        }
        Err(fault) => {
            edit.fault.set(Some(fault));
            None
        }
    }
}

/// Signs what is edited and puts it in force. Whatever comes of it, the fields stay as they are.
fn publish(edit: Edit, outcome: RwSignal<Option<Outcome>>) {
    if edit.busy.get_untracked() || edit.differences().is_empty() {
        return;
    }
    let Some(next) = look_over(edit) else { return outcome.set(Some(Outcome::Fault)) };
    let (Some(unlocked), Some(call)) = (edit.unlocked.try_get_value(), edit.call.try_get_value()) else { return };
    edit.busy.set(true);
    outcome.set(None);
    spawn_local(async move {
        let version = next.version();
        let text = String::from_utf8(next.to_bytes()).expect("a codebook is JSON, which is text");
        let signed = SignedCodebook::sign(text, &call.call, version, &unlocked.account, |message| {
            unlocked.identity.sign(message)
        });
        let came = match api::publish_codebook(&unlocked.session, &call.call, &signed).await {
            Ok(()) => Outcome::Published(version),
            Err(error) if error.is_status(401) || error.is_status(404) => {
                return edit.desk.lock(Locked::Trust(TrustError::LoggedOut));
            }
            Err(error) if error.is_code("codebook-unsigned") => Outcome::Keys,
            Err(ApiError::Refused { status: 422 | 413 | 400, .. }) => Outcome::Refused,
            // It may have arrived, and only the answer was lost; or somebody came before.
            Err(error) => match codebook_of(&unlocked, &call, None).await {
                Ok(book) if book.codebook == next => Outcome::Published(version),
                Ok(book) if book.in_force >= version => Outcome::Conflict(Box::new(book)),
                Err(BookError::LoggedOut) => return edit.desk.lock(Locked::Trust(TrustError::LoggedOut)),
                Err(BookError::Unsigned) => Outcome::Unsigned,
                _ if error == ApiError::Strange => Outcome::Strange,
                _ => Outcome::Offline,
            },
        };
        if let Outcome::Published(_) = came {
            let _ = edit.draft.try_set(draft_of(&next));
            let _ = edit.base.try_set(next);
            let _ = edit.shape.try_update(|shape| *shape += 1);
        }
        let _ = edit.busy.try_set(false);
        let _ = outcome.try_set(Some(came));
    });
}

#[component]
pub fn Publish(edit: Edit) -> impl IntoView {
    let outcome = RwSignal::new(None);
    Effect::new(move || {
        if outcome.with(Option::is_some) {
            browser::focus(OUTCOME);
        }
    });
    let differences = Memo::new(move |_| edit.differences());
    let idle = move || edit.busy.get() || differences.with(super::difference::Differences::is_empty);
    view! {
        <section class="stack" aria-labelledby=CHANGES>
            <h2 id=CHANGES tabindex="-1">{say(codebook::PUBLISH_HEADING)}</h2>
            <p class="hint">{move || texts::next_version(edit.base.with(Codebook::version))}</p>
            <Changes edit differences/>
            {move || edit.fault.get().map(|fault| wrong(edit, fault))}
            {move || outcome.get().map(|came| shown(edit, outcome, came))}
            <div class="actions">
                <button
                    class="button button-large"
                    type="button"
                    aria-disabled=move || idle().to_string()
                    on:click=move |_| publish(edit, outcome)
                >
                    {move || say(if edit.busy.get() { codebook::PUBLISH_BUSY } else { codebook::PUBLISH })}
                </button>
            </div>
        </section>
    }
}

/// Each change in a line; what is retired can be put back.
#[component]
fn Changes(edit: Edit, differences: Memo<super::difference::Differences>) -> impl IntoView {
    let lines = move || {
        let found = differences.get();
        let whole = texts::differences(&found).into_iter().map(|text| view! { <li>{text}</li> }.into_any());
        let themes = found.themes.into_iter().map(|changed| {
            let guid = changed.guid;
            let put_back = (changed.change == Change::Retired).then(|| {
                let label = texts::done_to(codebook::PUT_BACK, &changed.name);
                let act = move |_| {
                    let before = edit.base.with_untracked(|base| base.themes().to_vec());
                    edit.reshape(|themes| change::put_back(themes, &before, guid));
                    browser::focus_soon(texts::element(guid, "row"));
                };
                view! {
                    " "
                    <button class="button-quiet button-small" type="button" aria-label=label on:click=act>
                        {say(codebook::PUT_BACK)}
                    </button>
                }
            });
            view! { <li>{texts::changed(&changed)}{put_back}</li> }.into_any()
        });
        whole.chain(themes).collect_view()
    };
    let none = move || differences.with(super::difference::Differences::is_empty);
    view! {
        <p role="status">{move || say(if none() { codebook::PUBLISH_SAME } else { codebook::PUBLISH_CHANGED })}</p>
        <ul class="theme-changes">{lines}</ul>
    }
}

/// What is wrong, and the way to the theme if it is one.
fn wrong(edit: Edit, fault: CodebookError) -> impl IntoView {
    let guid = texts::named_in(&fault).and_then(|name| {
        let is_it = |theme: &&themes::codebook::Theme| theme.name.trim() == name.trim();
        edit.draft.with_untracked(|draft| all(&draft.themes).find(is_it).map(|theme| theme.guid))
    });
    let go = guid.map(|guid| {
        view! {
            <button class="link" type="button" on:click=move |_| edit.go_to(guid)>{say(codebook::FAULT_GO)}</button>
        }
    });
    view! {
        <div class="notice error" role="alert">
            <strong>{say(codebook::FAULT)}</strong>
            <p>{texts::fault(&fault)}</p>
            {go}
        </div>
    }
}

fn all(level: &[themes::codebook::Theme]) -> Box<dyn Iterator<Item = &themes::codebook::Theme> + '_> {
    Box::new(level.iter().flat_map(|theme| core::iter::once(theme).chain(all(&theme.themes))))
}

fn shown(edit: Edit, outcome: RwSignal<Option<Outcome>>, came: Outcome) -> AnyView {
    let (title, text) = texts::outcome(&came);
    let kind = if matches!(came, Outcome::Published(_)) { "notice success" } else { "notice error" };
    let more = match came {
        Outcome::Conflict(theirs) => conflict(edit, outcome, *theirs).into_any(),
        _ => ().into_any(),
    };
    view! {
        <div class=kind id=OUTCOME tabindex="-1" role="alert">
            <strong>{title}</strong>
            <p>{text}</p>
            {more}
        </div>
    }
    .into_any()
}

/// What they changed; then hers as changes to theirs, to look over before she publishes again, or theirs and not hers.
fn conflict(edit: Edit, outcome: RwSignal<Option<Outcome>>, theirs: Book) -> impl IntoView {
    let found =
        edit.base.with_untracked(|base| super::difference::between(&draft_of(base), &draft_of(&theirs.codebook)));
    let whole = texts::differences(&found).into_iter();
    let changed = whole.chain(found.themes.iter().map(texts::changed)).map(|text| view! { <li>{text}</li> });
    let changed = changed.collect_view();
    let (over, take) = (theirs.codebook.clone(), theirs.codebook);
    let keep = move |_| {
        edit.base.set(over.clone());
        outcome.set(None);
        browser::focus(CHANGES);
    };
    let take = move |_| {
        edit.base.set(take.clone());
        edit.draft.set(draft_of(&take));
        edit.redraw();
        outcome.set(None);
        browser::focus(super::HEADING);
    };
    view! {
        <p>{say(codebook::CONFLICT_CHANGED)}</p>
        <ul class="theme-changes">{changed}</ul>
        <div class="actions">
            <button class="button" type="button" on:click=keep>{say(codebook::CONFLICT_KEEP)}</button>
            <button class="button-quiet" type="button" on:click=take>{say(codebook::CONFLICT_TAKE)}</button>
        </div>
    }
}
