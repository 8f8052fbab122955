//! The return door's guard: who signed with a receipt, and what she asks.
//!
//! Handlers take one of these as an argument. Each is made from a request whose signature was verified, so that there is no way into
//! a thread but through here. Whoever does not hold the words is told the same, whether there is no such receipt or its account was
//! withdrawn; forms are judged before receipts, so that a refusal of one says nothing about the other.

use app::wire::StatusRequest;
use axum::{
    body::Body,
    extract::{FromRequest, FromRequestParts as _, RawPathParams, Request},
    http::HeaderMap,
};
use data_encoding::BASE64URL_NOPAD;
use vault::{
    entry::{EntryFiles, EntryKind},
    id::{Digest, SubmissionId},
    return_action::ReturnAction,
};

use crate::{
    entry_body,
    error::Reason,
    json::{self, JsonBody},
    login::STAND_IN_KEY,
    state::AppState,
    store::{
        receipts::{self, Held},
        withdrawals,
    },
    withdrawn::{self, LookupId},
};

/// She wants to know how her account stands.
pub struct Looks {
    /// Her account.
    pub held: Held,
    /// Entries after this one.
    pub after: u64,
}

/// She adds an entry to it.
pub struct Adds {
    /// Her account.
    pub held: Held,
    /// Message or amendment.
    pub kind: EntryKind,
    /// The place that she signed for.
    pub counter: u64,
    /// The epoch that she sealed for.
    pub epoch: u32,
    /// Both sealed files.
    pub files: EntryFiles,
    /// SHA-256 of the body.
    pub body: Digest,
}

/// She takes it back.
pub struct Withdraws {
    /// Her account, with its lookup id; `None` if that was done before.
    pub held: Option<(Held, LookupId)>,
}

/// What is signed, but for the testimony.
struct Signed<'a> {
    lookup: &'a LookupId,
    signature: &'a [u8; 64],
    action: &'static str,
    counter: u64,
    body: Digest,
    /// Whether the testimony's id is part of it. Before she asked for the first time, she does not know it.
    names_testimony: bool,
}

/// Finds the account of a receipt for whoever signed with it; `None` if it was withdrawn.
///
/// # Errors
/// [`Reason::NoReceipt`] for everybody else.
async fn verify(state: &AppState, signed: Signed<'_>) -> Result<Option<Held>, Reason> {
    let Signed { lookup, signature, action, counter, body, names_testimony } = signed;
    let hash = lookup.hash();
    // Asked and verified in every case, so that each takes the same time.
    let held = receipts::find(&state.store, &hash).await?;
    let withdrawal = withdrawals::by_lookup(&state.store, &withdrawn::of_lookup(&state.share, &hash)).await?;
    let nobody = (SubmissionId::from_bytes([0; 16]), STAND_IN_KEY);
    let was = withdrawal.as_ref().map_or(nobody, |withdrawal| withdrawal.holder(&state.share, lookup));
    let (id, key) = held.as_ref().map_or(was, |held| (held.id, held.return_key));
    let testimony = if names_testimony { id } else { nobody.0 };
    let signed = state.config.at_any_origin(|origin| {
        ReturnAction { origin, action, testimony, counter, body }.is_signed_by(&key, signature)
    });
    match (held, withdrawal) {
        (Some(held), _) if signed => Ok(Some(held)),
        (None, Some(_)) if signed => Ok(None),
        _ => Err(Reason::NoReceipt),
    }
}

/// Whose answers are asked for, and the signature that has to show that they are hers.
///
/// # Errors
/// [`Reason::ReturnHeader`].
pub fn asks(request: &StatusRequest) -> Result<(LookupId, [u8; 64]), Reason> {
    let lookup = json::bytes(&request.lookup_b64).map(LookupId::from_bytes).ok_or(Reason::ReturnHeader)?;
    Ok((lookup, json::bytes(&request.signature_b64).ok_or(Reason::ReturnHeader)?))
}

impl FromRequest<AppState> for Looks {
    type Rejection = Reason;

    async fn from_request(request: Request<Body>, state: &AppState) -> Result<Self, Reason> {
        let body: JsonBody<StatusRequest> = JsonBody::from_request(request, state).await?;
        let (lookup, signature) = asks(&body.0)?;
        let signed = Signed {
            lookup: &lookup,
            signature: &signature,
            action: "status",
            counter: 0,
            body: lookup.hash(),
            names_testimony: false,
        };
        let held = verify(state, signed).await?.ok_or(Reason::Withdrawn)?;
        Ok(Self { held, after: body.0.after })
    }
}

impl FromRequest<AppState> for Adds {
    type Rejection = Reason;

    async fn from_request(request: Request<Body>, state: &AppState) -> Result<Self, Reason> {
        let (mut parts, body) = request.into_parts();
        let params = RawPathParams::from_request_parts(&mut parts, state).await.map_err(|_| Reason::Internal)?;
        let kind = params.iter().find(|(name, _)| *name == "kind").and_then(|(_, kind)| kind.parse::<EntryKind>().ok());
        let said = kind
            .ok_or(Reason::NotFound)
            .and_then(|kind| Ok((kind, Headers::read(&parts.headers)?, entry_body::epoch(&parts.headers)?)));
        let (kind, Headers { lookup, signature, counter }, epoch) = match said {
            Ok(said) => said,
            Err(reason) => return entry_body::turn_away(state, body, reason).await,
        };
        let (files, body) = entry_body::receive(state, &parts.headers, kind, body).await?;
        let (lookup, signature, action) = (&lookup, &signature, kind.action());
        let signed = Signed { lookup, signature, action, counter, body, names_testimony: true };
        let held = verify(state, signed).await?.ok_or(Reason::Withdrawn)?;
        Ok(Self { held, kind, counter, epoch, files, body })
    }
}

impl FromRequest<AppState> for Withdraws {
    type Rejection = Reason;

    async fn from_request(request: Request<Body>, state: &AppState) -> Result<Self, Reason> {
        let Headers { lookup, signature, counter } = Headers::read(request.headers())?;
        let signed = Signed {
            lookup: &lookup,
            signature: &signature,
            action: "withdraw",
            counter,
            body: Digest::of(b""),
            names_testimony: true,
        };
        let held = verify(state, signed).await?;
        Ok(Self { held: held.map(|held| (held, lookup)) })
    }
}

/// The headers that carry a signature.
struct Headers {
    lookup: LookupId,
    signature: [u8; 64],
    counter: u64,
}

impl Headers {
    fn read(headers: &HeaderMap) -> Result<Self, Reason> {
        let read = || {
            Some(Self {
                lookup: LookupId::from_bytes(bytes(headers, "murmuration-lookup")?),
                signature: bytes(headers, "murmuration-signature")?,
                counter: entry_body::counter(headers).ok()?,
            })
        };
        read().ok_or(Reason::ReturnHeader)
    }
}

/// Exactly `N` bytes of base64url.
fn bytes<const N: usize>(headers: &HeaderMap, name: &str) -> Option<[u8; N]> {
    BASE64URL_NOPAD.decode(headers.get(name)?.as_bytes()).ok()?.try_into().ok()
}
