//! How long a call keeps what it holds.

use std::collections::BTreeMap;

use app::wire::retention::{AHEAD, Due, LEAST_WEEKS, MOST_WEEKS, NewRetention, Retention};
use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
};
use serde::Deserialize;
use vault::{id::CallId, retention::RetentionChange};

use crate::{
    error::Reason,
    guard::{Keyholder, Opener},
    json::{self, JsonBody},
    retention,
    state::AppState,
    store::{
        self,
        retention::{Stays, due, stays},
    },
};

/// As if accounts were kept for so long.
#[derive(Deserialize)]
pub struct Asked {
    weeks: Option<u32>,
}

/// `GET /api/desk/calls/{call}/retention?weeks=`
pub async fn read(
    opener: Opener,
    State(state): State<AppState>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Retention>, Reason> {
    let Query(Asked { weeks }) = asked.map_err(|_| Reason::Malformed)?;
    let weeks = weeks.map(within).transpose()?;
    Ok(Json(plan(&state, opener.call(), weeks).await?))
}

/// `POST /api/desk/calls/{call}/retention`: from now on, and what that makes overdue is deleted at once.
pub async fn set(
    keyholder: Keyholder,
    State(state): State<AppState>,
    JsonBody(new): JsonBody<NewRetention>,
) -> Result<Json<Retention>, Reason> {
    let Terms { weeks, before, signature } = Terms::read(&new)?;
    let (call, now) = (keyholder.call(), state.clock.week().to_string());
    check_signature(&state, &keyholder, &now, (&new, &signature)).await?;
    let foreseen = plan(&state, call, Some(weeks)).await?;
    let deletes: u32 = foreseen.due.iter().filter(|due| due.week <= now).map(|due| due.goes).sum();
    if deletes > new.deletes || !store::retention::set(&state.store, call, before, weeks).await? {
        return Err(Reason::RetentionStale);
    }
    retention::purge(&state.store, &state.shelf, state.clock.week()).await?;
    Ok(Json(plan(&state, call, None).await?))
}

/// What a keyholder wants, in its right form.
pub struct Terms {
    /// From now on.
    pub weeks: u16,
    /// What she saw.
    pub before: u16,
    /// Ed25519.
    pub signature: [u8; 64],
}

impl Terms {
    /// Not verified yet.
    ///
    /// # Errors
    /// [`Reason::RetentionLimits`], [`Reason::Malformed`].
    pub fn read(new: &NewRetention) -> Result<Self, Reason> {
        let weeks = within(new.weeks)?;
        let before = u16::try_from(new.before).map_err(|_| Reason::Malformed)?;
        Ok(Self { weeks, before, signature: json::bytes(&new.signature_b64).ok_or(Reason::Malformed)? })
    }
}

/// Whoever has only somebody's session deletes nothing.
async fn check_signature(
    state: &AppState,
    keyholder: &Keyholder,
    week: &str,
    (new, signature): (&NewRetention, &[u8; 64]),
) -> Result<(), Reason> {
    let account = keyholder.account();
    let found = store::accounts::find(&state.store, account).await?.ok_or(Reason::NotFound)?;
    let key = found.signing.as_slice().try_into().map_err(|_| Reason::Internal)?;
    let &NewRetention { weeks, before, deletes, .. } = new;
    let change = RetentionChange { call: keyholder.call(), account, week, before, weeks, deletes };
    if change.is_signed_by(&key, signature) { Ok(()) } else { Err(Reason::RetentionUnsigned) }
}

fn within(weeks: u32) -> Result<u16, Reason> {
    let weeks = u16::try_from(weeks).ok().filter(|weeks| (LEAST_WEEKS..=MOST_WEEKS).contains(&u32::from(*weeks)));
    weeks.ok_or(Reason::RetentionLimits)
}

async fn plan(state: &AppState, call: &CallId, weeks: Option<u16>) -> Result<Retention, Reason> {
    let found = store::calls::find(&state.store, call).await?.ok_or(Reason::NotFound)?;
    let week = state.clock.week();
    let rows = due(&state.store, call, week.later(AHEAD.into()), weeks).await?;
    let stays = stays(state.store.reader(), rows.iter().map(|due| (due.row, due.state.as_str()))).await?;
    let mut plan = BTreeMap::<String, Due>::new();
    for (row, stays) in rows.into_iter().zip(stays) {
        let nothing = Due { week: row.week.clone(), goes: 0, unread: 0, unanswered: 0 };
        let due = plan.entry(row.week).or_insert(nothing);
        *match stays {
            None => &mut due.goes,
            Some(Stays::Unread) => &mut due.unread,
            Some(Stays::Unanswered) => &mut due.unanswered,
        } += 1;
    }
    Ok(Retention {
        week: week.to_string(),
        weeks: found.retention_weeks.cast_unsigned(),
        due: plan.into_values().collect(),
    })
}
