//! JSON read by the browser: a reader of our own would weigh more than the rest of the door.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::api::ApiError;

/// A JSON object. Its fields are those of a type in `wire`.
pub struct Facts(JsValue);

/// A field is missing, or of another type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

impl From<Missing> for ApiError {
    fn from(_: Missing) -> Self {
        Self::Strange
    }
}

impl Facts {
    /// `None` unless the text is one JSON object.
    pub fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().and_then(Self::of)
    }

    fn of(value: JsValue) -> Option<Self> {
        (value.is_object() && !Array::is_array(&value)).then_some(Self(value))
    }

    fn get(&self, name: &str) -> JsValue {
        Reflect::get(&self.0, &name.into()).unwrap_or_default()
    }

    /// Whether the field is there and not null.
    pub fn has(&self, name: &str) -> bool {
        let value = self.get(name);
        !value.is_undefined() && !value.is_null()
    }

    pub fn text(&self, name: &str) -> Result<String, Missing> {
        self.get(name).as_string().ok_or(Missing)
    }

    pub fn number(&self, name: &str) -> Result<u32, Missing> {
        let number = self.get(name).as_f64().ok_or(Missing)?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "another number is told apart below"
        )]
        let whole = number as u32;
        #[expect(clippy::float_cmp, reason = "only the very same number will do")]
        (f64::from(whole) == number).then_some(whole).ok_or(Missing)
    }

    /// What `read` makes of each element; nothing if the field is not there.
    pub fn list<T>(&self, name: &str, read: impl Fn(&JsValue) -> Result<T, Missing>) -> Result<Vec<T>, Missing> {
        if !self.has(name) {
            return Ok(Vec::new());
        }
        let list: Array = self.get(name).dyn_into().map_err(|_| Missing)?;
        list.iter().map(|element| read(&element)).collect()
    }

    /// What `read` makes of each value, by its name; nothing if the field is not there.
    pub fn entries<M: FromIterator<(String, T)>, T>(
        &self,
        name: &str,
        read: impl Fn(&JsValue) -> Result<T, Missing>,
    ) -> Result<M, Missing> {
        let entries = match Self::of(self.get(name)) {
            Some(object) => Object::entries(object.0.unchecked_ref()),
            None if self.has(name) => return Err(Missing),
            None => Array::new(),
        };
        let pair = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            Ok((text(&entry.get(0))?, read(&entry.get(1))?))
        };
        entries.iter().map(pair).collect()
    }
}

/// An element that is a text.
pub fn text(value: &JsValue) -> Result<String, Missing> {
    value.as_string().ok_or(Missing)
}

/// An element that is an object.
pub fn object(value: &JsValue) -> Result<Facts, Missing> {
    Facts::of(value.clone()).ok_or(Missing)
}
