//! Who may do what: every address, in one table.
//!
//! A guard before a group of routes grants the right that their handlers take as an argument. A handler that asks for a
//! right which no guard granted answers as if there were no such address.

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    response::IntoResponse as _,
    routing::{delete, get, post, put},
};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};

use crate::{
    error::Reason,
    guard, header, log,
    routes::{
        account, attachments, calls, codebook, desk, desk_attachments, files, health, heard, holders, join, keyholder,
        login, members, offline,
        page::{self, PageProblem},
        proposals, queue, records, recovery, releases, reseal, retention, returns, room, setup, testimonies, thread,
        work,
    },
    state::AppState,
};

/// The whole site.
pub fn router(state: &AppState) -> Router {
    harden(pages(state), api(state), state)
}

/// Anyone.
fn pages(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/", get(page::home))
        .route("/c/{call}", get(page::call))
        .route("/c/{call}/write", get(room::write))
        .route("/c/{call}/offline", get(offline::guide).post(offline::submit))
        .route("/c/{call}/offline/{lock}", get(offline::qr))
        .route("/c/{call}/keys", get(page::call_keys))
        // Drawings are long and much alike. Nothing on the page is secret, so its length may say what it will.
        .route("/c/{call}/heard", get(heard::newest).layer(CompressionLayer::new()))
        .route("/c/{call}/heard/{number}", get(heard::numbered).layer(CompressionLayer::new()))
        .route("/c/{call}/heard/{number}/release.json", get(releases::public))
        .route("/keys", get(page::keys))
        .route("/safety", get(page::safety))
        .route("/privacy", get(page::privacy))
        .route("/accessibility", get(page::accessibility))
        .route("/leave", get(page::leave))
        .route("/return", get(room::come_back))
        .route("/desk", get(room::desk))
        .route("/research", get(room::research))
        .route("/preview", get(room::preview))
        .route("/setup", get(room::setup))
        .route("/join", get(room::join))
        .route("/installation.txt", get(room::installation))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .merge(state.config.statics.files())
}

fn api(state: &AppState) -> Router<AppState> {
    anyone()
        .merge(uploaders(state))
        .merge(returning())
        .merge(founders(state))
        .merge(everybody(state))
        .merge(owners(state))
        .merge(invitees(state))
        .merge(openers(state))
        .merge(keyholders(state))
}

/// Anyone.
fn anyone() -> Router<AppState> {
    Router::new()
        .route("/api/calls", get(calls::list))
        .route("/api/calls/{call}", get(calls::one))
        .route("/api/calls/{call}/keyset", get(calls::key_set))
        .route("/api/calls/{call}/releases", get(releases::for_anyone))
        .route("/api/calls/{call}/testimonies", post(testimonies::submit))
        .route("/api/calls/{call}/attachments", post(attachments::begin))
        .route("/api/work", post(work::issue))
        .route("/api/login/challenge", post(login::challenge))
        .route("/api/login", post(login::login))
        .route("/api/login/paper", post(login::login_with_paper))
        .route("/api/logout", post(login::logout))
        // The last two ask for a signature: by whoever has enough shares, and by the root.
        .route("/api/recovery/{call}", get(recovery::plan))
        .route("/api/recovery/{call}/open", post(recovery::open))
        .route("/api/recovery/{call}/enrol", post(recovery::enrol))
}

/// Whoever began the upload in the path.
fn uploaders(state: &AppState) -> Router<AppState> {
    let upload = get(attachments::state).put(attachments::part).delete(attachments::cancel);
    Router::new()
        .route("/api/calls/{call}/attachments/{attachment}", upload)
        .route_layer(from_fn_with_state(state.clone(), guard::uploader))
}

/// Whoever holds a receipt: these handlers take what `receipt` verified the signature of, and nothing else.
fn returning() -> Router<AppState> {
    Router::new()
        .route("/api/return/status", post(returns::status))
        .route("/api/return/entries/{kind}", post(returns::add))
        .route("/api/return/withdraw", post(returns::withdraw))
}

/// Whoever has the one-time link of a new installation.
fn founders(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/api/setup/share", post(setup::share))
        .route("/api/setup", post(setup::found))
        .route_layer(from_fn_with_state(state.clone(), guard::founder))
}

/// Whoever is logged in, for her own account. What changes it also takes a signature: a session alone is not enough.
fn owners(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/api/account", get(account::state))
        .route("/api/account/passphrase", post(account::passphrase))
        .route("/api/account/paper", post(account::paper))
        .route("/api/account/no-paper", post(account::no_paper))
        .route_layer(from_fn_with_state(state.clone(), guard::holder))
}

/// Keyholders, moderators and researchers of the call in the path.
fn everybody(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/api/desk/calls/{call}/codebook", get(codebook::read))
        .route("/api/research/calls/{call}/releases", get(releases::for_members))
        .route("/api/research/calls/{call}/releases/{number}", get(releases::file))
        .route_layer(from_fn_with_state(state.clone(), guard::member_of_call))
}

/// Whoever has a link of an invitation.
fn invitees(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/api/join", get(join::invited).post(join::join))
        .route("/api/join/share", post(join::share))
        .route_layer(from_fn_with_state(state.clone(), guard::invitee))
}

/// Keyholders and moderators of the call in the path, but for who stepped aside from the testimony in it.
fn openers(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/api/desk/calls/{call}/log", get(members::log).post(members::add_to_log))
        .route("/api/desk/calls/{call}/members", get(keyholder::members))
        .route("/api/desk/calls/{call}/proposal", get(proposals::read))
        .route("/api/desk/calls/{call}/releases", get(releases::at_desk).post(releases::hand_in))
        .route("/api/desk/calls/{call}/releases/{number}/proposal", get(releases::proposal))
        .route("/api/desk/calls/{call}/reseal", get(reseal::state))
        .route("/api/desk/calls/{call}/reseal/headers", get(reseal::waiting).post(reseal::replace))
        .route("/api/desk/calls/{call}/reseal/quarantine", get(reseal::quarantined).post(reseal::judge))
        .route("/api/desk/calls/{call}/wraps", get(desk::wraps))
        .route("/api/desk/calls/{call}/testimonies", get(queue::page))
        .route("/api/desk/calls/{call}/retention", get(retention::read))
        .route("/api/desk/calls/{call}/testimonies/files", get(files::many))
        .route("/api/desk/calls/{call}/testimonies/records", get(files::records))
        .route("/api/desk/calls/{call}/attachments", get(desk_attachments::of_call))
        .route("/api/desk/calls/{call}/testimonies/{id}", get(desk::file))
        .route("/api/desk/calls/{call}/testimonies/{id}/header", get(desk::header))
        .route("/api/desk/calls/{call}/testimonies/{id}/payload", get(desk::payload))
        .route("/api/desk/calls/{call}/testimonies/{id}/thread", get(thread::read).post(thread::reply))
        .route("/api/desk/calls/{call}/testimonies/{id}/state", post(thread::set_state))
        .route("/api/desk/calls/{call}/testimonies/{id}/record", get(records::read).put(records::save))
        .route("/api/desk/calls/{call}/testimonies/{id}/holder", post(holders::change))
        .route("/api/desk/calls/{call}/testimonies/{id}/aside", post(holders::step_aside))
        .route("/api/desk/calls/{call}/testimonies/{id}/urgent", post(holders::set_urgent))
        .route("/api/desk/calls/{call}/testimonies/{id}/attachments", get(desk_attachments::list))
        .route("/api/desk/calls/{call}/testimonies/{id}/attachments/{attachment}", get(desk_attachments::part))
        .route_layer(from_fn_with_state(state.clone(), guard::opener))
}

/// Keyholders of the call in the path.
fn keyholders(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/api/desk/calls/{call}/calls", post(keyholder::new_call))
        .route("/api/desk/calls/{call}/codebook", post(codebook::publish))
        .route("/api/desk/calls/{call}/asides", get(holders::asides))
        .route("/api/desk/calls/{call}/testimonies/{id}/assign", post(holders::assign))
        .route("/api/desk/calls/{call}/testimonies/{id}/aside/{account}", delete(holders::undo_aside))
        .route("/api/desk/calls/{call}/document", post(keyholder::document))
        .route("/api/desk/calls/{call}/epoch", post(members::epoch))
        .route("/api/desk/calls/{call}/invitations", post(members::invite))
        .route("/api/desk/calls/{call}/joining", get(members::joining))
        .route("/api/desk/calls/{call}/joining/{account}", delete(members::turn_away))
        .route("/api/desk/calls/{call}/keyset", post(members::key_set))
        .route("/api/desk/calls/{call}/proposal", put(proposals::put).delete(proposals::withdraw))
        .route("/api/desk/calls/{call}/retention", post(retention::set))
        .route("/api/desk/calls/{call}/recovery", get(recovery::kept).post(recovery::keep))
        .route("/api/desk/calls/{call}/state", post(keyholder::state))
        .route_layer(from_fn_with_state(state.clone(), guard::keyholder))
}

/// What every answer gets, also where there is no route or a handler panicked: headers, one log line, a reason.
pub fn harden(pages: Router<AppState>, api: Router<AppState>, state: &AppState) -> Router {
    let pages = pages.layer(CatchPanicLayer::custom(|_| PageProblem::from(Reason::Internal).into_response()));
    let api = api.layer(CatchPanicLayer::custom(|_| Reason::Internal.into_response()));
    pages
        .merge(api)
        .fallback(page::not_found)
        .method_not_allowed_fallback(page::wrong_method)
        // Bodies are read by `body`, which has its own limits.
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn(page::is_text))
        .layer(from_fn(page::in_words))
        .layer(from_fn_with_state(state.clone(), log::requests))
        .layer(from_fn_with_state(state.clone(), header::secure))
        .with_state(state.clone())
}
