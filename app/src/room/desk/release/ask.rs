//! What is fetched before anything can be shown.

use super::{
    ledger::{self, Ledger, LedgerError},
    offer::{self, Offered},
};
use crate::unlocked::{OpenCall, Unlocked};

/// What was released, and, for those who may open accounts, what is proposed.
pub async fn everything(unlocked: &Unlocked, call: &OpenCall) -> Result<(Ledger, Offered), LedgerError> {
    let ledger = ledger::read(unlocked, call).await?;
    let offered = if call.role.may_open() { offer::read(unlocked, call, &ledger).await? } else { Offered::None };
    Ok((ledger, offered))
}
