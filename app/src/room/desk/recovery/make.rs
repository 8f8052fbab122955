//! New sheets: drawn here, printed, and only then in force.

use std::sync::Arc;

use data_encoding::BASE64_NOPAD;
use leptos::{prelude::*, task::spawn_local};
use rand_core::OsRng;
use vault::{
    hybrid::HybridRecipient,
    id::Digest,
    identity::{CallIdentity, RootKey},
    recovery::{Plan, RecoverySecret, sign_wraps},
    wrap::{Secret, open_wrap, wrap_secret},
};

use super::{
    PANEL, Stage, Tab, Trouble,
    kept::{self, Kept},
    numbers::{Chosen, Numbers},
    sheets,
};
use crate::{
    api::{self, ApiError},
    browser,
    room::desk::mine::sheet,
    text::{key::recovery, say},
    unlocked::{OpenCall, Unlocked},
    wire::recovery::{Recovery, RecoveryPlan, RecoveryWrap},
};

const NOT_PRINTED: &str = "sheets-trouble";

#[component]
pub fn Make(tab: Tab) -> impl IntoView {
    let chosen = Chosen::usual();
    let drawn = RwSignal::new(None::<Arc<Plan>>);
    let on_paper = StoredValue::new_local(Vec::new());
    let (printed, missing) = (RwSignal::new(false), RwSignal::new(false));
    let draw = move |_| {
        let Some((unlocked, call)) = tab.holds().filter(|_| !tab.busy.get_untracked()) else { return };
        let numbers = (chosen.threshold.get_untracked(), chosen.count.get_untracked());
        tab.busy.set(true);
        tab.trouble.set(None);
        spawn_local(async move {
            // The number follows the one that the server has, also if that one is not signed as it should be.
            let number = match api::recovery(&unlocked.session, &call.call).await {
                Ok(told) => told.plan.number.saturating_add(1),
                Err(ApiError::Refused { status: 404, .. }) => 1,
                Err(error) => return tab.fail(error.into()),
            };
            let secret = RecoverySecret::generate(&mut OsRng);
            let Some((plan, shares)) = secret.split(&call.call, number, numbers, &mut OsRng) else { return };
            let _ = on_paper.try_set_value(sheets::sheets(&plan, &shares, &call.keys));
            let _ = tab.busy.try_set(false);
            let _ = drawn.try_set(Some(Arc::new(plan)));
            browser::focus(PANEL);
        });
    };
    let keep = move |_| {
        let Some((unlocked, call)) = tab.holds().filter(|_| !tab.busy.get_untracked()) else { return };
        let Some(plan) = drawn.get_untracked() else { return };
        missing.set(!printed.get_untracked());
        if missing.get_untracked() {
            return browser::focus(NOT_PRINTED);
        }
        tab.busy.set(true);
        tab.trouble.set(None);
        spawn_local(async move {
            match put(&unlocked, &call, &plan, None).await {
                Ok(()) => {
                    tab.dues.made(&call.call);
                    tab.end((recovery::MADE, recovery::MADE_TEXT));
                }
                Err(why) => tab.fail(why),
            }
        });
    };
    view! {
        <h2 id=PANEL tabindex="-1">{say(recovery::MAKE_TITLE)}</h2>
        {move || if drawn.with(Option::is_none) {
            view! {
                <p class="prose">{say(recovery::MAKE_LEDE)}</p>
                <Numbers chosen/>
                <div class="actions">
                    <button class="button" type="button" aria-disabled=move || tab.busy.get().to_string() on:click=draw>
                        {say(recovery::DRAW)}
                    </button>
                    <Cancel tab/>
                </div>
            }
            .into_any()
        } else {
            view! {
                <p class="prose">{say(recovery::SHEETS_LEDE)}</p>
                {on_paper.try_update_value(core::mem::take).unwrap_or_default()}
                <div class="actions">
                    <button class="button-quiet" type="button" on:click=move |_| sheet::print()>{say(recovery::PRINT)}</button>
                </div>
                <label class="choice">
                    <input
                        type="checkbox"
                        autocomplete="off"
                        prop:checked=move || printed.get()
                        on:change=move |event| printed.set(event_target_checked(&event))
                    />
                    <span class="choice-text"><strong>{say(recovery::PRINTED)}</strong></span>
                </label>
                <p class="error" id=NOT_PRINTED tabindex="-1" role="status">
                    {move || missing.get().then(|| say(recovery::PRINTED_FIRST))}
                </p>
                <div class="actions">
                    <button class="button" type="button" aria-disabled=move || tab.busy.get().to_string() on:click=keep>
                        {move || say(if tab.busy.get() { recovery::KEEPING } else { recovery::KEEP })}
                    </button>
                    <Cancel tab/>
                </div>
            }
            .into_any()
        }}
    }
}

#[component]
pub fn Cancel(tab: Tab) -> impl IntoView {
    let cancel = move |_| {
        if !tab.busy.get_untracked() {
            tab.show(Stage::Loading);
            tab.load();
        }
    };
    view! { <button class="button-quiet" type="button" on:click=cancel>{say(recovery::CANCEL)}</button> }
}

/// Seals the newest keys to the recovery that is in force.
pub async fn renew(unlocked: &Unlocked, call: &OpenCall, kept: &Kept) -> Result<(), Trouble> {
    put(unlocked, call, &kept.plan, Some(&kept.told)).await
}

/// Wraps the root and every call identity to the plan, signs, and sends. `told` is the plan as it is in force already.
async fn put(unlocked: &Unlocked, call: &OpenCall, plan: &Plan, told: Option<&RecoveryPlan>) -> Result<(), Trouble> {
    let root = root(unlocked, call).await?;
    let to: HybridRecipient = plan.recipient.parse().map_err(|_| Trouble::Strange)?;
    let mut files = vec![("root", 0, wrap_secret(&Secret::Root(RootKey::from_seed(root.seed())), &call.call, &to))];
    for identity in &call.identities {
        let (hybrid, classic) = identity.seeds();
        let secret = Secret::Call(CallIdentity::from_seeds(identity.epoch, hybrid, classic));
        files.push(("call", identity.epoch, wrap_secret(&secret, &call.call, &to)));
    }
    let digests: Vec<Digest> = files.iter().map(|(_, _, file)| Digest::of(file)).collect();
    let wraps = files.iter().map(|(secret, epoch, file)| RecoveryWrap {
        secret: (*secret).to_owned(),
        epoch: *epoch,
        file_b64: BASE64_NOPAD.encode(file),
    });
    let request = Recovery {
        plan: told.cloned().unwrap_or_else(|| RecoveryPlan {
            number: plan.number,
            recipient: plan.recipient.clone(),
            opener_b64: BASE64_NOPAD.encode(&plan.opener),
            threshold: plan.threshold,
            shares: plan.shares.iter().map(Digest::to_string).collect(),
            signature_b64: BASE64_NOPAD.encode(&plan.sign(&root)),
        }),
        wraps: wraps.collect(),
        wraps_signature_b64: BASE64_NOPAD.encode(&sign_wraps(&root, &call.call, plan.number, &digests)),
    };
    match api::keep_recovery(&unlocked.session, &call.call, &request).await {
        Ok(()) => Ok(()),
        // It may have arrived, and only the answer was lost. The same can be sent again.
        Err(error) => match kept::find(unlocked, call).await {
            Ok(Some(kept)) if kept.plan == *plan && !kept.is_behind(call) => Ok(()),
            _ => Err(error.into()),
        },
    }
}

/// The root's key, out of what is wrapped to her.
async fn root(unlocked: &Unlocked, call: &OpenCall) -> Result<RootKey, Trouble> {
    for wrap in api::wraps(&unlocked.session, &call.call).await?.wraps {
        if wrap.secret != "root" {
            continue;
        }
        let file = BASE64_NOPAD.decode(wrap.file_b64.as_bytes()).map_err(|_| Trouble::Strange)?;
        if let Ok(Secret::Root(root)) = open_wrap(&file, unlocked.identity.recipient_identity(), &call.call)
            && root.public() == call.keys.set().root
        {
            return Ok(root);
        }
    }
    Err(Trouble::Root)
}
