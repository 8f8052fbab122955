//! The recovery that is in force.

use data_encoding::BASE64_NOPAD;
use vault::{
    id::CallId,
    key_set::SignedKeySet,
    recovery::{Plan, RecoverySecret},
};

use super::{Trouble, plan};
use crate::{
    api::{self, ApiError},
    unlocked::{OpenCall, Unlocked},
    wire::recovery::{RecoveryPlan, RecoveryWrap},
};

/// A plan that the root signed, and what the server says is wrapped to it.
pub struct Kept {
    pub plan: Plan,
    /// As it is told and sent.
    pub told: RecoveryPlan,
    /// Epochs of the call identities that it covers.
    epochs: Vec<u32>,
}

impl Kept {
    /// Whether the call has a newer identity than the recovery would open.
    pub fn is_behind(&self, call: &OpenCall) -> bool {
        call.identities.first().is_some_and(|newest| !self.epochs.contains(&newest.epoch))
    }

    /// Opens what is wrapped to it, as a real recovery would, and forgets it again.
    pub async fn rehearse(
        &self,
        unlocked: &Unlocked,
        call: &OpenCall,
        secret: &RecoverySecret,
        origin: &str,
    ) -> Result<(), Trouble> {
        let opened = plan::open(&self.plan, secret, &unlocked.account, origin).await?;
        plan::secrets(&opened.wraps, secret, &call.keys).map(drop)
    }
}

/// For a keyholder. `None` if there is no recovery yet.
pub async fn find(unlocked: &Unlocked, call: &OpenCall) -> Result<Option<Kept>, Trouble> {
    match api::recovery(&unlocked.session, &call.call).await {
        Ok(told) => {
            let epochs = told.wraps.iter().filter(|wrap| wrap.secret == "call").map(|wrap: &RecoveryWrap| wrap.epoch);
            let epochs = epochs.collect();
            let plan = read(&told.plan, &call.keys)?;
            Ok(Some(Kept { plan, told: told.plan, epochs }))
        }
        // A session that has ended says so at the next request.
        Err(ApiError::Refused { status: 404, .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The plan, if it is sound and the root of `keys` signed it.
pub fn read(told: &RecoveryPlan, keys: &SignedKeySet) -> Result<Plan, Trouble> {
    let call: &CallId = &keys.set().call;
    let plan = || {
        let opener = BASE64_NOPAD.decode(told.opener_b64.as_bytes()).ok()?.try_into().ok()?;
        let signature = BASE64_NOPAD.decode(told.signature_b64.as_bytes()).ok()?.try_into().ok()?;
        let plan = Plan {
            call: call.clone(),
            number: told.number,
            recipient: told.recipient.clone(),
            opener,
            threshold: told.threshold,
            shares: told.shares.iter().map(|share| share.parse().ok()).collect::<Option<_>>()?,
        };
        (plan.is_sound() && plan.is_signed_by(&keys.set().root, &signature)).then_some(plan)
    };
    plan().ok_or(Trouble::Unsigned)
}
