//! Content that the browser may show or save.

use js_sys::{Array, Uint8Array};
use web_sys::{Blob, BlobPropertyBag, Url};

/// An address of content that is in this page only. It ends when it is dropped.
#[derive(Clone, Debug)]
pub struct Link(std::sync::Arc<Address>);

#[derive(Debug)]
struct Address(String);

impl Drop for Address {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.0);
    }
}

impl Link {
    /// Of bytes under this media type.
    pub fn of(bytes: &[u8], media_type: &str) -> Option<Self> {
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        let parts = Array::of1(&Uint8Array::from(bytes));
        Self::to(&Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?)
    }

    pub fn to(blob: &Blob) -> Option<Self> {
        let address = Url::create_object_url_with_blob(blob).ok()?;
        Some(Self(std::sync::Arc::new(Address(address))))
    }

    pub fn address(&self) -> &str {
        &self.0.0
    }
}
