//! A rehearsal: everything that a recovery does up to opening, and nothing more.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use vault::recovery::RecoverySecret;

use super::{PANEL, Tab, entry::Sheets, kept::Kept, make::Cancel};
use crate::text::{key::recovery, say};

#[component]
pub fn Rehearse(tab: Tab, kept: Arc<Kept>) -> impl IntoView {
    let plan = kept.plan.clone();
    let enough = move |secret: RecoverySecret| {
        let Some((unlocked, call)) = tab.holds() else { return };
        let (kept, origin) = (kept.clone(), tab.desk.origin());
        tab.busy.set(true);
        spawn_local(async move {
            match kept.rehearse(&unlocked, &call, &secret, &origin).await {
                Ok(()) => tab.end((recovery::REHEARSED, recovery::REHEARSED_TEXT)),
                Err(why) => tab.fail(why),
            }
        });
    };
    view! {
        <h2 id=PANEL tabindex="-1">{say(recovery::REHEARSE_TITLE)}</h2>
        <p class="prose">{say(recovery::REHEARSE_LEDE)}</p>
        <Sheets plan enough/>
        <div class="actions"><Cancel tab/></div>
    }
}
