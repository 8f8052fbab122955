//! Looking after whoever reads: a limit for the day and a reminder to pause, both her own. In this page's memory only, and never a lock.

use core::time::Duration;

use leptos::prelude::*;

use crate::text::{Key, key::review as key, say, say_with};

/// How often the clock is read.
const LOOK: Duration = Duration::from_secs(15);
const LIMITS: [u32; 5] = [1, 3, 5, 10, 20];
const PAUSES: [u32; 4] = [10, 20, 30, 60];

/// What she set, and how far she has come since this page was loaded.
#[derive(Clone, Copy)]
pub struct Care {
    clock: fn() -> f64,
    limit: RwSignal<Option<u32>>,
    minutes: RwSignal<Option<u32>>,
    /// Ids of accounts whose text she opened.
    opened: RwSignal<Vec<String>>,
    /// Since when she has been reading; none until she opens a text.
    since: StoredValue<Option<f64>>,
    due: RwSignal<bool>,
}

impl Care {
    pub fn new(clock: fn() -> f64) -> Self {
        let care = Self {
            clock,
            limit: RwSignal::new(None),
            minutes: RwSignal::new(None),
            opened: RwSignal::new(Vec::new()),
            since: StoredValue::new(None),
            due: RwSignal::new(false),
        };
        let _ = set_interval_with_handle(move || care.look(), LOOK);
        care
    }

    /// She opened the text of an account.
    pub fn reads(self, id: &str) {
        self.opened.update(|opened| {
            if !opened.iter().any(|other| other == id) {
                opened.push(id.to_owned());
            }
        });
        let now = (self.clock)();
        self.since.update_value(|since| {
            since.get_or_insert(now);
        });
    }

    fn look(self) {
        let (Some(Some(minutes)), Some(Some(since))) = (self.minutes.try_get_untracked(), self.since.try_get_value())
        else {
            return;
        };
        if is_due((self.clock)(), since, minutes) && !self.due.get_untracked() {
            self.due.set(true);
        }
    }

    fn again(self) {
        self.since.set_value(Some((self.clock)()));
        self.due.set(false);
    }
}

fn is_due(now: f64, since: f64, minutes: u32) -> bool {
    now - since >= f64::from(minutes) * 60_000.0
}

/// Beside the list: what she wants to be reminded of.
#[component]
pub fn Settings(care: Care) -> impl IntoView {
    let choice = |id: &'static str, label: Key, now: RwSignal<Option<u32>>, known: Vec<(u32, String)>| {
        let options = known.into_iter().map(|(number, words)| {
            view! { <option value=number.to_string() prop:selected=move || now.get() == Some(number)>{words}</option> }
        });
        view! {
            <div class="field field-short">
                <label for=id>{say(label)}</label>
                <select id=id autocomplete="off" on:change=move |event| now.set(event_target_value(&event).parse().ok())>
                    <option value="" prop:selected=move || now.get().is_none()>{say(key::CARE_NONE)}</option>
                    {options.collect_view()}
                </select>
            </div>
        }
    };
    let limits = LIMITS.map(|count| (count, say_with(key::CARE_ACCOUNTS, &[("count", count.into())]))).to_vec();
    let pauses = PAUSES.map(|count| (count, say_with(key::CARE_MINUTES, &[("count", count.into())]))).to_vec();
    view! {
        <details class="care">
            <summary>{say(key::CARE)}</summary>
            <div class="stack">
                <p class="hint">{say(key::CARE_HINT)}</p>
                {choice("care-limit", key::CARE_LIMIT, care.limit, limits)}
                {choice("care-pause", key::CARE_PAUSE, care.minutes, pauses)}
                <p>{move || say_with(key::CARE_SO_FAR, &[("count", care.opened.with(Vec::len).into())])}</p>
            </div>
        </details>
    }
}

/// Where she reads: nothing, unless she asked for it and it is time.
#[component]
pub fn Reminder(care: Care) -> impl IntoView {
    let full = move || care.limit.get().is_some_and(|limit| care.opened.with(Vec::len) >= limit as usize);
    view! {
        <div role="status">
            {move || full().then(|| view! {
                <div class="notice info">
                    <strong>{say(key::CARE_LIMIT_REACHED)}</strong>
                    <p>{say_with(key::CARE_LIMIT_TEXT, &[("count", care.opened.with(Vec::len).into())])}</p>
                </div>
            })}
            {move || care.due.get().then(|| view! {
                <div class="notice info">
                    <strong>{say(key::CARE_PAUSE_DUE)}</strong>
                    <p>{say(key::CARE_PAUSE_TEXT)}</p>
                    <button class="button-quiet button-small" type="button" on:click=move |_| care.again()>{say(key::CARE_AGAIN)}</button>
                </div>
            })}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::is_due;

    #[test]
    fn a_pause_is_due_after_as_many_minutes_as_she_said() {
        assert!(!is_due(10.0 * 60_000.0 - 1.0, 0.0, 10));
        assert!(is_due(10.0 * 60_000.0, 0.0, 10));
    }
}
