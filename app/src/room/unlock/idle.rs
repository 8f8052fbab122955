//! Notices that nobody is there any more.

use core::{cell::Cell, time::Duration};
use std::rc::Rc;

use crate::browser;

/// How often the clock is read. A device that slept locks this soon after it wakes.
const LOOK: Duration = Duration::from_secs(5);

/// Runs `act` each time `minutes` have gone by on `clock` without a key, a touch or a turn of the wheel.
pub fn watch(clock: fn() -> f64, minutes: u32, act: impl Fn() + 'static) {
    let last = Rc::new(Cell::new(clock()));
    let looked = last.clone();
    let look = Rc::new(move || {
        if clock() - looked.get() >= f64::from(minutes) * 60_000.0 {
            act();
        }
    });
    for event in ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"] {
        let (last, look) = (last.clone(), look.clone());
        browser::listen(event, move || {
            // Whoever touches a device that slept must find it locked.
            look();
            last.set(clock());
        });
    }
    let _ = leptos::prelude::set_interval_with_handle(move || look(), LOOK);
}
