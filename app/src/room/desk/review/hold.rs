//! Who holds an account: take it on, give it back, hand it over, step aside; and whether it is urgent.

use std::sync::Arc;

use leptos::{html::Select, prelude::*, task::spawn_local};
use vault::id::{CallId, SubmissionId};

use crate::{
    api::{self, ApiError, Bearer},
    text::{Key, key::review as key, say, say_with},
    unlocked::{OpenCall, Unlocked},
    wire::{HolderChange, QueueItem},
};

/// One account, as far as the server knows who works on it.
#[derive(Clone, Copy)]
pub struct Hold {
    unlocked: StoredValue<Arc<Unlocked>>,
    call: StoredValue<Arc<OpenCall>>,
    id: SubmissionId,
    pub holder: RwSignal<Option<String>>,
    pub urgent: RwSignal<bool>,
    said: RwSignal<Option<Key>>,
}

impl Hold {
    pub fn of(unlocked: Arc<Unlocked>, call: Arc<OpenCall>, id: SubmissionId, item: &QueueItem) -> Self {
        Self {
            unlocked: StoredValue::new(unlocked),
            call: StoredValue::new(call),
            id,
            holder: RwSignal::new(item.holder.clone()),
            urgent: RwSignal::new(item.is_urgent),
            said: RwSignal::new(None),
        }
    }

    fn me(self) -> String {
        self.unlocked.with_value(|unlocked| unlocked.account.to_string())
    }

    fn is_mine(self) -> bool {
        self.holder.with(|holder| holder.as_deref() == Some(self.me().as_str()))
    }

    fn ask<F: Future<Output = Result<(), ApiError>>>(
        self,
        ask: impl FnOnce(Arc<Unlocked>, CallId) -> F + 'static,
        then: impl FnOnce() + 'static,
    ) {
        let (Some(unlocked), Some(call)) = (self.unlocked.try_get_value(), self.call.try_get_value()) else { return };
        let call = call.call.clone();
        spawn_local(async move {
            match ask(unlocked, call).await {
                Ok(()) => then(),
                Err(error) => {
                    let _ = self.said.try_set(Some(trouble(&error)));
                }
            }
        });
    }

    /// From whoever holds it to somebody, or to nobody.
    fn change(self, to: Option<String>, says: Key) {
        let change = HolderChange { from: self.holder.get_untracked(), to: to.clone() };
        let id = self.id;
        self.ask(
            move |unlocked, call| async move { api::set_holder(bearer(&unlocked), &call, id, &change).await },
            move || {
                let _ = self.holder.try_set(to);
                let _ = self.said.try_set(Some(says));
            },
        );
    }

    fn set_urgent(self, urgent: bool) {
        let id = self.id;
        self.ask(
            move |unlocked, call| async move { api::set_urgent(bearer(&unlocked), &call, id, urgent).await },
            move || {
                let _ = self.urgent.try_set(urgent);
                let _ = self.said.try_set(Some(if urgent { key::URGENT_SET } else { key::URGENT_OFF }));
            },
        );
    }
}

fn bearer(unlocked: &Unlocked) -> &Bearer {
    &unlocked.session
}

fn trouble(error: &ApiError) -> Key {
    match error {
        error if error.is_code("holder-changed") => key::HOLD_CHANGED,
        ApiError::Refused { status: 404 | 410, .. } => key::HOLD_GONE,
        ApiError::Unreachable | ApiError::Refused { status: 429 | 500.., .. } => key::HOLD_OFFLINE,
        _ => key::HOLD_REFUSED,
    }
}

/// `leave` is called once she has stepped aside: there is no such account for her any more.
#[component]
pub fn Holding(hold: Hold, leave: impl Fn() + Clone + Send + Sync + 'static) -> impl IntoView {
    let to = NodeRef::<Select>::new();
    let others: Vec<String> = hold.call.with_value(|call| {
        let openers = call.keys.set().members.iter().filter(|member| member.role.may_open());
        openers.map(|member| member.account.to_string()).filter(|name| *name != hold.me()).collect()
    });
    let whose = move || match hold.holder.get() {
        None => say(key::HOLD_FREE).to_owned(),
        Some(name) if name == hold.me() => say(key::HOLD_MINE).to_owned(),
        Some(name) => say_with(key::HOLD_OTHER, &[("name", name.into())]),
    };
    let hand = move || {
        let to = to.get_untracked().map(|select| select.value()).filter(|name| !name.is_empty());
        if let Some(to) = to {
            hold.change(Some(to), key::HOLD_HANDED);
        }
    };
    let aside = move || {
        let (id, leave) = (hold.id, leave.clone());
        hold.ask(move |unlocked, call| async move { api::step_aside(bearer(&unlocked), &call, id).await }, leave);
    };
    let options =
        others.into_iter().map(|name| view! { <option value=name.clone() translate="no">{name.clone()}</option> });
    let options = options.collect_view();
    view! {
        <section class="stack hold" aria-labelledby="hold-heading">
            <h2 id="hold-heading">{say(key::HOLD)}</h2>
            <p>{whose}</p>
            <div class="actions">
                {move || hold.holder.with(Option::is_none).then(|| view! {
                    <button class="button button-small" type="button" on:click=move |_| hold.change(Some(hold.me()), key::HOLD_TAKEN)>
                        {say(key::HOLD_TAKE)}
                    </button>
                })}
                {move || hold.is_mine().then(|| view! {
                    <button class="button-quiet button-small" type="button" on:click=move |_| hold.change(None, key::HOLD_GIVEN_BACK)>
                        {say(key::HOLD_GIVE_BACK)}
                    </button>
                })}
                <button class="button-quiet button-small" type="button" on:click=move |_| hold.set_urgent(!hold.urgent.get_untracked())>
                    {move || say(if hold.urgent.get() { key::URGENT_TAKE_OFF } else { key::URGENT_MARK })}
                </button>
            </div>
            <div class="hold-over" hidden=move || !hold.is_mine()>
                <div class="field field-short">
                    <label for="hold-to">{say(key::HOLD_TO)}</label>
                    <select id="hold-to" node_ref=to autocomplete="off">{options}</select>
                </div>
                <button class="button-quiet button-small" type="button" on:click=move |_| hand()>{say(key::HOLD_HAND)}</button>
            </div>
            <details>
                <summary>{say(key::STEP_ASIDE)}</summary>
                <div class="stack">
                    <p class="hint">{say(key::STEP_ASIDE_HINT)}</p>
                    <button class="button-danger button-small" type="button" on:click=move |_| aside()>{say(key::STEP_ASIDE_PUT)}</button>
                </div>
            </details>
            <p role="status">{move || hold.said.get().map(say)}</p>
        </section>
    }
}
