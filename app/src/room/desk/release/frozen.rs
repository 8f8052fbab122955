//! A frozen plan: shown as it is, before anything is counted. It outlasts a lock of the desk: nothing of what accounts say is in it.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use themes::{codebook::Codebook, plan::Plan};
use vault::id::{Account, CallId};

use super::{
    Aim, Frozen, STEP, Step, Trouble, Work,
    shown::{Names, PlanShown},
};
use crate::{
    room::desk::codebook::codebook_of,
    text::{key::releases as key, say, say_with},
};

/// Whose it is, and of which call.
pub type Whose = (Account, CallId);

pub fn names(codebook: &Codebook) -> Names {
    codebook.walk().map(|(_, theme)| (theme.guid, theme.name.clone())).collect()
}

impl Work {
    /// Nothing changes the plan from now on.
    pub fn freeze(self, plan: Plan, codebook: Codebook) {
        if let Some(whose) = self.place() {
            let _ = self.desk.frozen_plans.try_update_value(|kept| kept.insert(whose, plan.clone()));
        }
        self.show(Step::Frozen(Arc::new(Frozen { plan, codebook })));
    }

    /// A plan that she froze for the release that is next.
    pub fn frozen(self) -> Option<Plan> {
        let next = self.ledger.get_untracked()?.next_number();
        let whose = self.place()?;
        let kept = self.desk.frozen_plans.try_with_value(|kept| kept.get(&whose).cloned()).flatten();
        kept.filter(|plan| plan.release() == next)
    }

    /// Goes on with it.
    pub fn thaw(self, plan: Plan) {
        let Some((unlocked, call)) = self.open() else { return };
        self.forget_notices();
        let turn = self.begin();
        self.step.set(Step::Asking);
        spawn_local(async move {
            let book = codebook_of(&unlocked, &call, Some(plan.codebook().version)).await;
            drop((unlocked, call));
            if !self.is_on(turn) {
                return;
            }
            match book {
                Ok(book) => self.show(Step::Frozen(Arc::new(Frozen { plan, codebook: book.codebook }))),
                Err(why) => self.halt(Trouble::Book(why)),
            }
        });
    }
}

#[component]
pub fn FrozenPlan(work: Work, frozen: Arc<Frozen>) -> impl IntoView {
    let number = frozen.plan.release();
    let (plan, themes) = (frozen.plan.clone(), names(&frozen.codebook));
    view! {
        <h2 id=STEP tabindex="-1">{say_with(key::FROZEN_TITLE, &[("number", number.into())])}</h2>
        <p>{say(key::FROZEN_TEXT)}</p>
        <PlanShown plan themes/>
        <div class="actions">
            <button class="button" type="button" on:click=move |_| work.gather(Aim::Make(frozen.clone()))>
                {say(key::FIND_OUT)}
            </button>
            <button class="button-quiet" type="button" on:click=move |_| work.rest()>{say(key::BACK_TO_LIST)}</button>
        </div>
    }
}
