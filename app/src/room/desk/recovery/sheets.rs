//! The sheets as they go on paper, one for each person.

use leptos::prelude::*;
use vault::{
    key_set::SignedKeySet,
    recovery::{Plan, Share},
};

use crate::{
    part::fingerprint::Groups,
    room::desk::mine::sheet::Words,
    text::{key::recovery, say, say_with},
};

/// Every sheet with what its holder needs to know when nobody is left to ask.
pub fn sheets(plan: &Plan, shares: &[Share], keys: &SignedKeySet) -> Vec<AnyView> {
    shares.iter().map(|share| sheet(plan, share, keys)).collect()
}

fn sheet(plan: &Plan, share: &Share, keys: &SignedKeySet) -> AnyView {
    let count = plan.shares.len();
    let id = format!("sheet-{}", share.number());
    let title = say_with(recovery::SHEET, &[("number", share.number().into()), ("count", count.into())]);
    let opens = say_with(recovery::SHEET_OPENS, &[("threshold", plan.threshold.into()), ("count", count.into())]);
    view! {
        <section class="sheet card" aria-labelledby=id>
            <h3 id=id.clone()>{title}</h3>
            <dl class="facts">
                <div><dt>{say(recovery::SHEET_CALL)}</dt><dd>{plan.call.to_string()}</dd></div>
                <div><dt>{say(recovery::SHEET_NUMBER)}</dt><dd>{plan.number}</dd></div>
                <div><dt>{say(recovery::SHEET_FINGERPRINT)}</dt><dd><Groups fingerprint=keys.fingerprint()/></dd></div>
                <div><dt>{say(recovery::SHEET_HOLDER)}</dt><dd class="to-fill"></dd></div>
            </dl>
            <p>{opens}</p>
            <Words phrase=share.phrase()/>
            <p class="hint">{say(recovery::SHEET_HOW)}</p>
        </section>
    }
    .into_any()
}
