//! Waiting for a server that has no room, or does not answer: what is to be sent is tried again until it is taken, refused for good, or
//! whoever sends it has enough.

use core::pin::pin;

use futures_util::future::{Either, select};
use leptos::prelude::*;
use rand_core::{OsRng, RngCore as _};

use crate::{
    again, browser,
    text::{key::waiting as key, say, say_with},
};

/// How soon a wish is seen, in milliseconds.
const TICK: i32 = 200;
/// Where the focus goes when the waiting begins.
const WAITING: &str = "waiting";

/// Why it has to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The server has no room just now.
    Many,
    /// There is no answer, or the server can't store anything just now.
    Away,
}

/// Something that time may mend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    pub why: Why,
    /// After how many seconds the server says that another try may help.
    pub asked: Option<u32>,
}

/// Why something was not taken.
pub trait Refused: Copy + PartialEq {
    /// It can't be told if it arrived.
    const UNSURE: Self;

    /// Whether the same may be taken later.
    fn waits(self) -> Option<Wait>;

    /// Whether it leaves open if an earlier try arrived.
    fn leaves_open(self) -> bool;
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    Try,
    Stop,
}

/// What she is told, and what she wishes, while something waits.
#[derive(Clone, Copy)]
pub struct Waiting {
    /// `None` while nothing waits.
    told: RwSignal<Option<Why>>,
    /// Seconds to the next try; `None` while it is tried.
    left: RwSignal<Option<u32>>,
    wish: StoredValue<Option<Wish>>,
}

impl Waiting {
    /// On the page of this room.
    pub fn here() -> Self {
        let waiting = Self { told: RwSignal::new(None), left: RwSignal::new(None), wish: StoredValue::new(None) };
        // A device that has its line back does not wait for the end of a pause.
        browser::listen("online", move || waiting.wish(Wish::Try));
        waiting
    }

    /// Tries until it is taken, refused for good, or she stops. An attempt must be one that can be made again: with the same bytes, so
    /// that they count once.
    ///
    /// # Errors
    /// The last refusal; [`Refused::UNSURE`] if she stops after an answer got lost, or before one came.
    pub async fn until_taken<E: Refused>(self, mut attempt: impl AsyncFnMut() -> Result<(), E>) -> Result<(), E> {
        let (mut tries, mut lost) = (0, false);
        let _ = self.wish.try_set_value(None);
        let outcome = loop {
            let _ = self.left.try_set(None);
            let outcome = match select(pin!(attempt()), pin!(self.stopped())).await {
                Either::Left((outcome, _)) => outcome,
                Either::Right(_) => break Err(E::UNSURE),
            };
            let Err(why) = outcome else { break outcome };
            let wait = why.waits();
            lost |= why == E::UNSURE;
            if let Some(Wait { why, asked }) = wait
                && self.pause(why, again::pause(tries, asked, OsRng.next_u32())).await
            {
                tries += 1;
                continue;
            }
            break Err(if lost && (wait.is_some() || why.leaves_open()) { E::UNSURE } else { why });
        };
        let _ = self.told.try_set(None);
        outcome
    }

    /// `false` if she stops, or has left. The page's own running time is asked, so that it does not matter what day the device takes it
    /// for, and a page that slept goes on when it wakes.
    async fn pause(self, why: Why, milliseconds: i32) -> bool {
        let until = browser::running() + f64::from(milliseconds);
        match self.told.try_get_untracked() {
            None => return false,
            Some(told) if told == Some(why) => {}
            Some(told) => {
                let _ = self.told.try_set(Some(why));
                if told.is_none() {
                    browser::focus(WAITING);
                }
            }
        }
        loop {
            let left = until - browser::running();
            if left <= 0.0 {
                return true;
            }
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some minutes at most")]
            let seconds = Some((left / 1_000.0).ceil() as u32);
            if self.left.try_get_untracked() != Some(seconds) {
                let _ = self.left.try_set(seconds);
            }
            browser::wait(TICK).await;
            match self.wish.try_update_value(Option::take) {
                None | Some(Some(Wish::Stop)) => return false,
                Some(Some(Wish::Try)) => return true,
                Some(None) => {}
            }
        }
    }

    /// Comes back once she stops, or has left.
    async fn stopped(self) {
        while self.wish.try_get_value().is_some_and(|wish| wish != Some(Wish::Stop)) {
            browser::wait(TICK).await;
        }
    }

    fn wish(self, wish: Wish) {
        let _ = self.wish.try_set_value(Some(wish));
    }
}

/// What happens meanwhile. The seconds are shown and not spoken.
#[component]
pub fn WaitingNotice(waiting: Waiting) -> impl IntoView {
    let Waiting { told, left, .. } = waiting;
    let waits = Memo::new(move |_| told.get().is_some());
    let many = move || told.get() == Some(Why::Many);
    let next = move || match left.get() {
        Some(seconds) => say_with(key::NEXT, &[("seconds", seconds.into())]),
        None => say(key::TRYING).to_owned(),
    };
    move || {
        waits.get().then(|| {
            view! {
                <div
                    class="notice info"
                    id=WAITING
                    data-pauses=move || left.get().map(|_| "")
                    tabindex="-1"
                    role="group"
                    aria-labelledby="waiting-title"
                    aria-describedby="waiting-text"
                >
                    <strong id="waiting-title">{move || say(if many() { key::MANY } else { key::AWAY })}</strong>
                    <p id="waiting-text" aria-live="polite">
                        {move || say(if many() { key::MANY_TEXT } else { key::AWAY_TEXT })}
                    </p>
                    <p>{next}</p>
                    <div class="actions">
                        <button
                            class="button"
                            type="button"
                            aria-disabled=move || left.get().is_none().to_string()
                            on:click=move |_| if left.get_untracked().is_some() { waiting.wish(Wish::Try) }
                        >
                            {say(key::NOW)}
                        </button>
                        <button class="button-quiet" type="button" on:click=move |_| waiting.wish(Wish::Stop)>
                            {say(key::STOP)}
                        </button>
                    </div>
                </div>
            }
        })
    }
}
