//! Files to and from the device: made and read here, and sent nowhere.

use js_sys::{Array, Uint8Array};
use leptos::{prelude::document, task::spawn_local};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

use crate::browser;

/// How long a file is kept for the browser to save, in milliseconds.
const KEPT_MS: i32 = 60_000;

/// Hands a file to the browser, to save under this name. `false` if it can't be made.
pub fn save(name: &str, media_type: &str, content: &str) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(content.as_bytes()));
    let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) else { return false };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return false };
    let saved = click(&address, name).is_some();
    spawn_local(async move {
        // A browser that is asked to forget the content at once saves nothing.
        browser::wait(KEPT_MS).await;
        let _ = Url::revoke_object_url(&address);
    });
    saved
}

fn click(address: &str, name: &str) -> Option<()> {
    let link: HtmlElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_attribute("href", address).ok()?;
    link.set_attribute("download", name).ok()?;
    // Not every browser follows a link that is nowhere.
    document().body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    Some(())
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
