//! Files to and from the device: made and read here, and sent nowhere.

use js_sys::{Array, Uint8Array};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag};

use crate::browser;

/// Hands a file to the browser, to save under this name. `false` if it can't be made.
pub fn save(name: &str, media_type: &str, content: &str) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(content.as_bytes()));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options);
    blob.is_ok_and(|blob| browser::save(name, &blob))
}

/// What is in a file, unless it is longer than `limit` bytes or can't be read.
pub async fn read(file: &Blob, limit: usize) -> Result<Vec<u8>, Unread> {
    if file.size() > limit as f64 {
        return Err(Unread::TooLong);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Unread::NotReadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    TooLong,
    /// It was moved, or the browser may not.
    NotReadable,
}
