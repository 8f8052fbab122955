//! The page of what was published of a call.

use app::{
    page::{self, PublicRelease},
    text::Visit,
};
use axum::{
    Extension,
    extract::{Path, State},
    response::Html,
};
use themes::release::SignedRelease;
use vault::ledger::EntryKind;

use crate::{
    error::Reason,
    routes::page::{PageProblem, one},
    state::AppState,
    store::ledger,
};

/// `GET /c/{call}/heard`
pub async fn heard(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
    Path(call): Path<String>,
) -> Result<Html<String>, PageProblem> {
    let (view, keys) = one(&state, visit, &call).await?;
    let call = &keys.set().call;
    let mut releases = Vec::new();
    for kept in ledger::entries(&state.store, call).await? {
        let entry = kept.entry;
        if !entry.claim.kind.is_public() {
            continue;
        }
        let file = ledger::file(&state.store, call, entry.claim.number, EntryKind::is_public).await?;
        let file = file.ok_or(Reason::Internal)?;
        // It was checked when it came.
        let signed = SignedRelease::parse(&file).map_err(|_| Reason::Internal)?;
        let people = [entry.proposer.by, entry.publisher.by].map(|account| account.to_string());
        releases.push(PublicRelease { release: signed.release().clone(), file: entry.file, week: kept.week, people });
    }
    Ok(Html(page::heard(visit, &view, &releases, state.config.origin.as_str())))
}
