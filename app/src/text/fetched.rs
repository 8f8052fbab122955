//! The catalogue of a room: an object of the page, put there before the program starts (`boot`).
//!
//! A text is copied out of it once, when it is first said, and stays: there are only so many.

use std::{borrow::Cow, cell::RefCell};

use js_sys::{Array, Intl::PluralRules, Object, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};

use super::Locale;

/// The page's property that holds it: `"file.message-id"` to a text, or to an object that names a number and holds a
/// text for each of its plural categories.
const PLACE: &str = "murmurationTexts";

thread_local! {
    static SAID: RefCell<Vec<(&'static str, &'static str)>> = const { RefCell::new(Vec::new()) };
}

pub(super) fn plain(key: &'static str) -> &'static str {
    let said = SAID.with_borrow(|said| said.iter().find(|(known, _)| *known == key).map(|(_, text)| *text));
    said.unwrap_or_else(|| {
        let text: &'static str = entry(key).as_string().map_or(key, |text| Box::leak(text.into_boxed_str()));
        SAID.with_borrow_mut(|said| said.push((key, text)));
        text
    })
}

pub(super) fn form(key: &'static str, number: impl Fn(&str) -> Option<u64>) -> Cow<'static, str> {
    let entry = entry(key);
    if entry.is_string() {
        return plain(key).into();
    }
    let plural = || {
        let name = Object::keys(entry.dyn_ref::<Object>()?).get(0).as_string()?;
        let forms = get(&entry, &name);
        let form = |category: &str| get(&forms, category).as_string();
        form(&category(number(&name)?)).or_else(|| form("other"))
    };
    plural().map_or(key.into(), Cow::Owned)
}

/// The language in the address, so that links keep it.
pub(super) fn chosen() -> Option<&'static str> {
    let search = window().location().search().ok()?;
    let tag = search.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix("lang="))?;
    Locale::with_tag(tag).map(|locale| locale.tag)
}

/// The plural category of a number, in the language of the page.
fn category(number: u64) -> String {
    let language = document().document_element().map(|html| JsValue::from(html.get_attribute("lang")));
    let rules = PluralRules::new(&language.into_iter().collect::<Array>(), &Object::new());
    #[expect(clippy::cast_precision_loss, reason = "nothing here is counted beyond 2^53")]
    let number = number as f64;
    rules.select(number).into()
}

fn entry(key: &str) -> JsValue {
    get(&get(&js_sys::global(), PLACE), key)
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}
