//! Opened bytes on their way into the page.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};

use super::format::START;
use crate::part::link::Link;

/// The longest side of a picture as it is shown, in pixels. Some claim a size that no memory holds.
const LONGEST: f64 = 2_400.0;

/// Content as it is opened. The browser keeps it, so that this program holds one piece at a time.
pub struct Heap {
    blob: Option<Blob>,
    start: Vec<u8>,
}

impl Heap {
    pub const fn new() -> Self {
        Self { blob: None, start: Vec::new() }
    }

    pub fn add(&mut self, piece: &[u8]) {
        let missing = START.saturating_sub(self.start.len()).min(piece.len());
        self.start.extend_from_slice(&piece[..missing]);
        let parts = Array::new();
        if let Some(before) = &self.blob {
            parts.push(before);
        }
        parts.push(&Uint8Array::from(piece));
        self.blob = Blob::new_with_u8_array_sequence(&parts).ok();
    }

    pub fn start(&self) -> &[u8] {
        &self.start
    }

    /// Everything, under a media type that we chose.
    pub fn whole(self, media_type: &str) -> Option<Blob> {
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        Blob::new_with_blob_sequence_and_options(&Array::of1(&self.blob?.into()), &options).ok()
    }
}

/// A picture drawn anew: what is shown are pixels of ours, and not the file.
pub async fn drawn_anew(picture: Option<Blob>) -> Option<Link> {
    let global = js_sys::global();
    let decode: Function = Reflect::get(&global, &"createImageBitmap".into()).ok()?.dyn_into().ok()?;
    let decoded: Promise = decode.call1(&global, &picture?.into()).ok()?.dyn_into().ok()?;
    let bitmap: ImageBitmap = JsFuture::from(decoded).await.ok()?.dyn_into().ok()?;
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let scale = (LONGEST / width.max(height)).min(1.0);
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the longest side")]
    let side = |length: f64| (length * scale).max(1.0) as u32;
    canvas.set_width(side(width));
    canvas.set_height(side(height));
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    pen.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, width, height).ok()?;
    bitmap.close();
    let drawn = Promise::new(&mut |resolve, _| {
        let done = Closure::once_into_js(move |blob: JsValue| resolve.call1(&JsValue::UNDEFINED, &blob));
        let _ = canvas.to_blob(done.unchecked_ref());
    });
    Link::to(&JsFuture::from(drawn).await.ok()?.dyn_into().ok()?)
}
