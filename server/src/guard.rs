//! Who is asking, and what may they do. The router puts these before its routes; handlers receive what was granted.
//!
//! Nobody is told why not: without the right there is no such address.

use axum::{
    extract::{FromRequestParts, RawPathParams, Request, State},
    http::{HeaderMap, header, request::Parts},
    middleware::Next,
    response::Response,
};
use sea_orm::{ConnectionTrait, DbErr};
use vault::{
    id::{Account, CallId, SubmissionId},
    role::Role,
};

use crate::{
    error::Reason,
    state::AppState,
    store::{
        self,
        entity::{attachment, invitation},
    },
};

/// A member of a call, whatever her role.
#[derive(Clone, Debug)]
pub struct Member {
    account: Account,
    call: CallId,
}

/// A member of a call who may open its testimonies.
#[derive(Clone, Debug)]
pub struct Opener {
    account: Account,
    call: CallId,
}

/// A member of a call who may sign its key sets.
#[derive(Clone, Debug)]
pub struct Keyholder {
    account: Account,
    call: CallId,
}

/// Whoever is logged in, whatever her calls.
#[derive(Clone)]
pub struct Holder {
    account: Account,
    token: String,
}

impl Holder {
    /// Who it is.
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// The token of this session, the one that stays when the others end.
    pub fn token(&self) -> &str {
        &self.token
    }
}

/// Whoever began this upload.
#[derive(Clone, Debug)]
pub struct Uploader(pub attachment::Model);

/// Whoever has the link of this invitation.
#[derive(Clone, Debug)]
pub struct Invitee(pub invitation::Model);

/// Whoever has the one-time token of a new installation.
#[derive(Clone, Copy, Debug)]
pub struct Founder(());

macro_rules! member_of_call {
    ($type:ident) => {
        impl $type {
            /// Who it is.
            pub fn account(&self) -> &Account {
                &self.account
            }

            /// In which call.
            pub fn call(&self) -> &CallId {
                &self.call
            }
        }
    };
}
member_of_call!(Member);
member_of_call!(Opener);
member_of_call!(Keyholder);

/// Lets through the members of the call in the path.
pub async fn member_of_call(
    State(state): State<AppState>,
    params: RawPathParams,
    mut request: Request,
    next: Next,
) -> Result<Response, Reason> {
    let (account, call, _) = member(&state, &params, request.headers()).await?;
    request.extensions_mut().insert(Member { account, call });
    Ok(next.run(request).await)
}

/// Lets through who may open the testimonies of the call in the path. If there is one in it too, not who stepped aside from it.
pub async fn opener(
    State(state): State<AppState>,
    params: RawPathParams,
    mut request: Request,
    next: Next,
) -> Result<Response, Reason> {
    let (account, call, role) = member(&state, &params, request.headers()).await?;
    if !role.may_open() {
        return Err(Reason::NotFound);
    }
    if let Some(id) = param(&params, "id").and_then(|id| id.parse().ok())
        && store::asides::is_aside(state.store.reader(), &account, &call, &id).await?
    {
        return Err(Reason::NotFound);
    }
    request.extensions_mut().insert(Opener { account, call });
    Ok(next.run(request).await)
}

/// Whether she may still open this testimony: a body can be under way for minutes, and she may have been taken out, or stepped aside, since.
/// Asked in the transaction that writes what came.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn may_still_open(db: &impl ConnectionTrait, opener: &Opener, id: &SubmissionId) -> Result<bool, DbErr> {
    let role = store::accounts::role(db, opener.account(), opener.call()).await?;
    let aside = store::asides::is_aside(db, opener.account(), opener.call(), id).await?;
    Ok(!aside && role.is_some_and(Role::may_open))
}

/// Lets through keyholders of the call in the path.
pub async fn keyholder(
    State(state): State<AppState>,
    params: RawPathParams,
    mut request: Request,
    next: Next,
) -> Result<Response, Reason> {
    let (account, call, role) = member(&state, &params, request.headers()).await?;
    if role != Role::Keyholder {
        return Err(Reason::NotFound);
    }
    request.extensions_mut().insert(Keyholder { account, call });
    Ok(next.run(request).await)
}

/// Lets through who is logged in.
pub async fn holder(State(state): State<AppState>, mut request: Request, next: Next) -> Result<Response, Reason> {
    let token = bearer(request.headers()).ok_or(Reason::NotFound)?.to_owned();
    let account = store::sessions::find(&state.store, &token, state.clock.hour()).await?.ok_or(Reason::NotFound)?;
    request.extensions_mut().insert(Holder { account, token });
    Ok(next.run(request).await)
}

/// Lets through whoever has the one-time token, while there is no call.
pub async fn founder(State(state): State<AppState>, mut request: Request, next: Next) -> Result<Response, Reason> {
    let token = bearer(request.headers()).ok_or(Reason::NotFound)?;
    if !state.setup.is_open(token) || store::calls::any(&state.store).await? {
        return Err(Reason::NotFound);
    }
    request.extensions_mut().insert(Founder(()));
    Ok(next.run(request).await)
}

/// Lets through who has the token of an invitation that is neither used nor over, and whose keyholder is one still.
pub async fn invitee(State(state): State<AppState>, mut request: Request, next: Next) -> Result<Response, Reason> {
    let token = bearer(request.headers()).ok_or(Reason::NotFound)?;
    let link = store::invitations::find(&state.store, token, state.clock.hour()).await?.ok_or(Reason::NotFound)?;
    let (Ok(by), Ok(call)) = (link.account.parse(), link.call.parse()) else { return Err(Reason::NotFound) };
    if store::accounts::role(state.store.reader(), &by, &call).await? != Some(Role::Keyholder) {
        return Err(Reason::NotFound);
    }
    request.extensions_mut().insert(Invitee(link));
    Ok(next.run(request).await)
}

/// Lets through who has the token of the upload in the path, while it waits for its account.
pub async fn uploader(
    State(state): State<AppState>,
    params: RawPathParams,
    mut request: Request,
    next: Next,
) -> Result<Response, Reason> {
    let token = bearer(request.headers()).ok_or(Reason::NotFound)?;
    let call: CallId = param(&params, "call").and_then(|call| call.parse().ok()).ok_or(Reason::NotFound)?;
    let attachment = param(&params, "attachment").and_then(|id| id.parse().ok()).ok_or(Reason::NotFound)?;
    let upload = store::attachments::uploading(&state.store, &call, attachment, token, state.clock.hour()).await?;
    request.extensions_mut().insert(Uploader(upload.ok_or(Reason::NotFound)?));
    Ok(next.run(request).await)
}

fn param<'a>(params: &'a RawPathParams, wanted: &str) -> Option<&'a str> {
    params.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value)
}

async fn member(
    state: &AppState,
    params: &RawPathParams,
    headers: &HeaderMap,
) -> Result<(Account, CallId, Role), Reason> {
    let token = bearer(headers).ok_or(Reason::NotFound)?;
    let call: CallId = param(params, "call").and_then(|call| call.parse().ok()).ok_or(Reason::NotFound)?;
    let account = store::sessions::find(&state.store, token, state.clock.hour()).await?;
    let account = account.ok_or(Reason::NotFound)?;
    let role = store::accounts::role(state.store.reader(), &account, &call).await?;
    Ok((account, call, role.ok_or(Reason::NotFound)?))
}

/// The token in `Authorization: Bearer …`.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

macro_rules! granted {
    ($type:ident) => {
        impl<S: Sync> FromRequestParts<S> for $type {
            type Rejection = Reason;

            /// A route that the router put behind no guard grants nothing.
            async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Reason> {
                parts.extensions.get().cloned().ok_or(Reason::NotFound)
            }
        }
    };
}
granted!(Member);
granted!(Opener);
granted!(Keyholder);
granted!(Founder);
granted!(Holder);
granted!(Invitee);
granted!(Uploader);
