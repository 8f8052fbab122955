//! Taking the account back: what that does and what it can't, asked once.

use leptos::prelude::*;

use super::visit::{Step, Troubled, Visit};
use crate::text::{key::returning as key, say};

#[component]
pub fn Withdraw(visit: Visit) -> impl IntoView {
    view! {
        <div class="stack">
            <h1 id=Step::Withdraw.heading() tabindex="-1">{say(key::WITHDRAW_TITLE)}</h1>
            <p class="lede">{say(key::WITHDRAW_LEDE)}</p>
            <dl class="facts">
                <div><dt>{say(key::WITHDRAW_GOES)}</dt><dd>{say(key::WITHDRAW_GOES_TEXT)}</dd></div>
                <div><dt>{say(key::WITHDRAW_STAYS)}</dt><dd>{say(key::WITHDRAW_STAYS_TEXT)}</dd></div>
            </dl>
            <p class="prose">{say(key::WITHDRAW_FREE)}</p>
            <Troubled visit step=Step::Withdraw/>
            <div class="actions">
                <button
                    class="button-danger"
                    type="button"
                    aria-disabled=move || visit.busy.get().to_string()
                    on:click=move |_| visit.withdraw()
                >
                    {say(key::WITHDRAW_DO)}
                </button>
                <button
                    class="button-quiet"
                    type="button"
                    aria-disabled=move || visit.busy.get().to_string()
                    on:click=move |_| visit.go(Step::Overview)
                >
                    {say(key::WITHDRAW_KEEP)}
                </button>
            </div>
            <p role="status">{move || visit.busy.get().then(|| say(key::SENDING))}</p>
        </div>
    }
}
