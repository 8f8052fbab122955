//! The sign of which key set is in force.

use leptos::prelude::*;
use vault::key_set::SignedKeySet;

use super::texts;
use crate::{
    part::fingerprint::Groups,
    text::{key::unlock, say},
};

#[component]
pub fn InForce(keys: SignedKeySet) -> impl IntoView {
    let set = keys.set();
    let openers = set.members.iter().filter(|member| member.role.may_open());
    let openers = openers.map(|member| {
        view! { <li><strong>{member.account.to_string()}</strong> ": " {texts::role(member.role)}</li> }
    });
    view! {
        <section class="card sticky" aria-labelledby="keys-heading">
            <h2 id="keys-heading">{say(unlock::KEYS_TITLE)}</h2>
            {set.synthetic.then(|| view! { <p><span class="badge warn">{say(unlock::KEYS_SYNTHETIC)}</span></p> })}
            <dl class="facts">
                <div><dt>{say(unlock::KEYS_CALL)}</dt><dd>{set.call.to_string()}</dd></div>
                <div><dt>{say(unlock::KEYS_NUMBER)}</dt><dd>{set.epoch}</dd></div>
                <div><dt>{say(unlock::KEYS_UNTIL)}</dt><dd>{set.not_after.to_string()}</dd></div>
                <div><dt>{say(unlock::KEYS_FINGERPRINT)}</dt><dd><Groups fingerprint=keys.fingerprint()/></dd></div>
                <div><dt>{say(unlock::KEYS_OPENERS)}</dt><dd><ul>{openers.collect_view()}</ul></dd></div>
            </dl>
            <p class="hint">{say(unlock::KEYS_CHECKED)}</p>
        </section>
    }
}
