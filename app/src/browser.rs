//! The browser around a room: where the room is, what day it is, what has the focus, what it remembers.

use leptos::{
    prelude::{WindowListenerHandle, document, window, window_event_listener_untyped},
    task::spawn_local,
};
use time::{Date, Month};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, Element, HtmlElement, KeyboardEvent, MessageEvent, PerformanceNavigation, Storage, Url, Window};

/// What a room is told when it starts. Only the programs in `bin` read it.
#[derive(Clone, Debug)]
pub struct Here {
    /// Scheme, host and port, as the browser shows them.
    pub origin: String,
    /// Path of the address, from the first `/` on.
    pub path: String,
    /// What follows `#` in the address; empty without one. Browsers never send it.
    pub fragment: String,
    /// Whether the browser loaded this page anew, so that what was typed into it is gone.
    pub reloaded: bool,
    /// The calendar day in UTC on which the room started.
    pub today: Date,
    /// The calendar, for a room that stays open for days.
    pub calendar: fn() -> Date,
    /// The clock, in milliseconds.
    pub clock: fn() -> f64,
    /// Minutes without a key press or touch after which a desk locks.
    pub idle_minutes: u32,
}

impl Here {
    /// Reads the address, the calendar and the settings that the page's HTML carries in `data-` attributes.
    pub fn read() -> Self {
        let place = window().location();
        let fragment = place.hash().unwrap_or_default();
        Self {
            origin: place.origin().unwrap_or_default(),
            path: place.pathname().unwrap_or_default(),
            fragment: fragment.trim_start_matches('#').to_owned(),
            reloaded: reloaded(),
            today: today(),
            calendar: today,
            clock: now,
            idle_minutes: setting("idle-minutes").unwrap_or(15),
        }
    }

    /// The part of `/c/{call}/…` that names the call.
    pub fn call(&self) -> Option<vault::id::CallId> {
        self.path.strip_prefix("/c/")?.split('/').next()?.parse().ok()
    }
}

#[expect(clippy::disallowed_methods, reason = "a room's start reads the clock")]
fn now() -> f64 {
    js_sys::Date::now()
}

#[expect(clippy::disallowed_methods, reason = "a room's start reads the calendar")]
fn today() -> Date {
    let now = js_sys::Date::new_0();
    let month = u8::try_from(now.get_utc_month() + 1).unwrap_or(1);
    let day = u8::try_from(now.get_utc_date()).unwrap_or(1);
    Month::try_from(month)
        .ok()
        .and_then(|month| Date::from_calendar_date(now.get_utc_full_year().cast_signed(), month, day).ok())
        .expect("a browser's clock shows a calendar date")
}

fn reloaded() -> bool {
    let came = window().performance().map(|performance| performance.navigation().type_());
    came == Some(PerformanceNavigation::TYPE_RELOAD)
}

/// The language that the page is in: a BCP 47 tag.
pub fn language() -> String {
    document().document_element().and_then(|html| html.get_attribute("lang")).unwrap_or_default()
}

/// The program that fills this page: the name of its file.
pub fn program() -> String {
    document().get_element_by_id("room").and_then(|room| room.get_attribute("data-program")).unwrap_or_default()
}

fn setting(name: &str) -> Option<u32> {
    document().get_element_by_id("room")?.get_attribute(&format!("data-{name}"))?.parse().ok()
}

/// The element that a room is mounted in, emptied of what it showed while the room was loading.
pub fn room() -> HtmlElement {
    let room = room_while_it_loads();
    room.set_text_content(None);
    room
}

/// The element that a room is mounted in, with what it shows while the room is loading.
pub fn room_while_it_loads() -> HtmlElement {
    document()
        .get_element_by_id("room")
        .and_then(|element| element.dyn_into().ok())
        .expect("every room's HTML has an element `room`")
}

/// What the page showed before its room was ready, if that is still there.
pub fn meanwhile() -> Option<Element> {
    document().get_element_by_id("meanwhile")
}

/// Moves the focus to the element with this id, once the page has been drawn.
pub fn focus(id: &'static str) {
    focus_soon(id.to_owned());
}

/// The same for an id that was put together.
pub fn focus_soon(id: String) {
    leptos::prelude::request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(&id).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

/// J, K and the arrow keys move the focus between the buttons of a list.
pub fn step_through(list: &str, event: &KeyboardEvent) {
    let step = match event.key().as_str() {
        "j" | "ArrowDown" => 1,
        "k" | "ArrowUp" => -1,
        _ => return,
    };
    let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
    let Some(buttons) = document().query_selector_all(&format!("#{list} button")).ok().filter(|_| plain) else {
        return;
    };
    let buttons: Vec<HtmlElement> =
        (0..buttons.length()).filter_map(|at| buttons.item(at)?.dyn_into::<HtmlElement>().ok()).collect();
    let active = document().active_element();
    let here = buttons.iter().position(|button| active.as_ref() == Some(button));
    let there = here.and_then(|here| here.checked_add_signed(step));
    if let Some(button) = there.and_then(|there| buttons.get(there)) {
        event.prevent_default();
        let _ = button.focus();
    }
}

/// Loads the page anew when Back brings it out of the browser's memory, so that nothing old can show.
pub fn start_anew_after_back() {
    let act = Closure::<dyn FnMut(_)>::new(|event: web_sys::PageTransitionEvent| {
        if event.persisted() {
            let _ = window().location().reload();
        }
    });
    let _ = window().add_event_listener_with_callback("pageshow", act.as_ref().unchecked_ref());
    act.forget();
}

/// Loads the page anew when somebody follows a link to the same page that names another root.
pub fn start_anew_with_another_link(fragment: &str) {
    let before = format!("#{fragment}");
    listen("hashchange", move || {
        let now = window().location().hash().unwrap_or_default();
        if !now.is_empty() && now != before && now != "#help" {
            let _ = window().location().reload();
        }
    });
}

/// Runs `act` at each event of this name on the window, for as long as the page lives.
pub fn listen(event: &str, act: impl FnMut() + 'static) {
    let act = Closure::<dyn FnMut()>::new(act);
    let _ = window().add_event_listener_with_callback(event, act.as_ref().unchecked_ref());
    act.forget();
}

/// The window that opened this one, if there is one.
pub fn opener() -> Option<Window> {
    let opener = window().opener().ok()?;
    opener.is_object().then(|| opener.unchecked_into())
}

/// Opens an address of this site in a new window; `None` if the browser does not let it.
pub fn open(address: &str, features: &str) -> Option<Window> {
    window().open_with_url_and_target_and_features(address, "_blank", features).ok().flatten()
}

/// Says something to another window, if it shows this site.
pub fn tell(to: &Window, text: &str) {
    let origin = window().location().origin().unwrap_or_default();
    let _ = to.post_message(&text.into(), &origin);
}

/// Runs `act` with each text that `from` says while it shows this site.
pub fn on_message(from: &Window, act: impl Fn(String) + 'static) -> WindowListenerHandle {
    let (origin, from) = (window().location().origin().unwrap_or_default(), JsValue::from(from));
    window_event_listener_untyped("message", move |event| {
        let event: MessageEvent = event.unchecked_into();
        let is_from = event.source().is_some_and(|source| JsValue::from(source) == from);
        if let Some(text) = event.data().as_string().filter(|_| is_from && event.origin() == origin) {
            act(text);
        }
    })
}

/// What this browser remembers between visits. `None` where storage is switched off. Never holds a secret.
pub fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Puts `text` on the clipboard; `false` if the browser refuses.
pub async fn copy(text: &str) -> bool {
    let promise = window().navigator().clipboard().write_text(text);
    wasm_bindgen_futures::JsFuture::from(promise).await.is_ok()
}

/// How many threads this device runs at once, as the browser says it.
pub fn processors() -> u32 {
    let said = window().navigator().hardware_concurrency();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number")]
    let processors = said as u32;
    processors.max(1)
}

/// How long a file is kept for the browser to save, in milliseconds.
const KEPT_MS: i32 = 60_000;

/// Hands a file to the browser, to save under this name. `false` if it can't.
pub fn save(name: &str, file: &Blob) -> bool {
    let Ok(address) = Url::create_object_url_with_blob(file) else { return false };
    let saved = follow(&address, name).is_some();
    spawn_local(async move {
        // A browser that is asked to forget the content at once saves nothing.
        wait(KEPT_MS).await;
        let _ = Url::revoke_object_url(&address);
    });
    saved
}

fn follow(address: &str, name: &str) -> Option<()> {
    let link: HtmlElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_attribute("href", address).ok()?;
    link.set_attribute("download", name).ok()?;
    // Not every browser follows a link that is nowhere.
    document().body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    Some(())
}

/// For how long this page has been running, in milliseconds. No clock that somebody sets moves it.
pub fn running() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Waits so many milliseconds, on a page or in a Worker.
pub async fn wait(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let global = js_sys::global();
        let timer = js_sys::Reflect::get(&global, &"setTimeout".into());
        let timer = timer.map(JsCast::unchecked_into::<js_sys::Function>);
        let _ = timer.and_then(|timer| timer.call2(&global, &resolve, &milliseconds.into()));
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
