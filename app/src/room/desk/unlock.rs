//! The locked desk: what unlocks it, and what became of work that was not saved.

use leptos::prelude::*;

use super::{Desk, Locked, texts};
use crate::{
    room::unlock::Form,
    text::{
        key::{desk, recovery},
        say,
    },
};

#[component]
pub fn Unlock(desk: Desk, why: Option<Locked>) -> impl IntoView {
    let busy = RwSignal::new(false);
    view! {
        <div class="stack prose unlock">
            <Form
                title=say(desk::UNLOCK_TITLE)
                lede=say(desk::UNLOCK_LEDE)
                why=why.map(|why| (why, texts::locked(&why)))
                origin=desk.origin()
                busy
                unlocked=move |unlocked| desk.unlock(unlocked)
            >
                <p role="status">{move || desk.draft.get().map(|draft| say(texts::draft(draft)))}</p>
            </Form>
            <div class="actions">
                <button
                    class="button-quiet button-small"
                    type="button"
                    on:click=move |_| if !busy.get_untracked() { desk.recover() }
                >
                    {say(recovery::USE)}
                </button>
            </div>
        </div>
    }
}
