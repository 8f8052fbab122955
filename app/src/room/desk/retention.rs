//! How long accounts are kept: what is due soon, what waits for somebody to read it, and, for keyholders, the length.

mod length;
mod plan;

use std::sync::Arc;

use length::Length;
use leptos::{prelude::*, task::spawn_local};
use plan::Plan;
use vault::role::Role;

use super::{
    Desk, Locked,
    texts::{Said, said},
    trust::TrustError,
};
use crate::{
    api::{self, ApiError},
    part::notice::{Kind, Notice},
    text::{key::retention as key, say},
    unlocked::{OpenCall, Unlocked},
    wire::retention::Retention,
};

pub const HEADING: &str = "retention-heading";

/// Why it is not shown, or was not changed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trouble {
    /// No answer. Try again.
    Offline,
    /// Something changed meanwhile; nothing was done.
    Stale,
    /// Not a number that can be.
    Limits,
    /// An answer that this version does not know.
    Strange,
}

#[derive(Clone, Copy)]
struct Work {
    desk: Desk,
    unlocked: StoredValue<Arc<Unlocked>>,
    call: StoredValue<Arc<OpenCall>>,
    /// As things are; `None` until it was fetched.
    now: RwSignal<Option<Retention>>,
    trouble: RwSignal<Option<Trouble>>,
}

#[component]
pub fn Kept(desk: Desk, unlocked: Arc<Unlocked>, call: Arc<OpenCall>) -> impl IntoView {
    let is_keyholder = call.role == Role::Keyholder;
    let work = Work {
        desk,
        unlocked: StoredValue::new(unlocked),
        call: StoredValue::new(call),
        now: RwSignal::new(None),
        trouble: RwSignal::new(None),
    };
    work.look();
    view! {
        <section class="stack">
            <h1 id=HEADING tabindex="-1">{say(key::TITLE)}</h1>
            <p class="lede">{say(key::LEDE)}</p>
            {move || work.trouble.get().map(|why| {
                let (title, text) = trouble(why);
                view! { <Notice kind=Kind::Error title text/> }
            })}
            {move || match work.now.get() {
                Some(now) => view! { <Plan plan=now/> }.into_any(),
                None => view! { <p role="status">{say(key::LOADING)}</p> }.into_any(),
            }}
            <div class="actions">
                <button class="button-quiet" type="button" on:click=move |_| work.look()>{say(key::AGAIN)}</button>
            </div>
            {is_keyholder.then(|| view! { <Length work/> })}
        </section>
    }
}

impl Work {
    /// Fetches what is due, as things are.
    fn look(self) {
        let Some((unlocked, call)) = self.unlocked.try_get_value().zip(self.call.try_get_value()) else { return };
        spawn_local(async move {
            let outcome = api::retention(&unlocked.session, &call.call, None).await;
            drop(unlocked);
            if let Some(now) = self.take(outcome) {
                let _ = self.now.try_set(Some(now));
            }
        });
    }

    /// What was answered, or nothing after saying what came between.
    fn take(self, outcome: Result<Retention, ApiError>) -> Option<Retention> {
        let why = match outcome {
            Ok(plan) => {
                let _ = self.trouble.try_set(None);
                return Some(plan);
            }
            Err(ApiError::Refused { status: 401 | 404, .. }) => {
                self.desk.lock(Locked::Trust(TrustError::LoggedOut));
                return None;
            }
            Err(error) if error.is_code("retention-stale") => Trouble::Stale,
            Err(error) if error.is_code("retention-limits") => Trouble::Limits,
            Err(ApiError::Unreachable | ApiError::Refused { status: 429 | 500.., .. }) => Trouble::Offline,
            Err(ApiError::Refused { .. } | ApiError::Strange) => Trouble::Strange,
        };
        let _ = self.trouble.try_set(Some(why));
        None
    }
}

fn trouble(why: Trouble) -> Said {
    said(match why {
        Trouble::Offline => (key::OFFLINE, key::OFFLINE_TEXT),
        Trouble::Stale => (key::STALE, key::STALE_TEXT),
        Trouble::Limits => (key::LIMITS, key::LIMITS_TEXT),
        Trouble::Strange => (key::STRANGE, key::STRANGE_TEXT),
    })
}
