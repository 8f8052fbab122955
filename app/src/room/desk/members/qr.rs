//! A member's words as a QR code, drawn here: for two phones held side by side, and for whoever can't read the words aloud.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

use crate::text::{key::members, say_with};

/// Four empty modules around it, as ISO/IEC 18004 asks for.
const QUIET: usize = 4;

#[component]
pub fn Qr(account: String, words: String) -> impl IntoView {
    let code = QrCode::with_error_correction_level(format!("{account}: {words}"), EcLevel::M);
    let label = say_with(members::QR, &[("name", account.into())]);
    code.ok().map(|code| {
        let (side, path) = drawn(&code);
        view! {
            <svg class="qr-code" role="img" aria-label=label viewBox=format!("0 0 {side} {side}") shape-rendering="crispEdges">
                <rect width=side height=side fill="#fff"></rect>
                <path d=path fill="#000"></path>
            </svg>
        }
    })
}

/// Side in modules, and one square for each dark one.
fn drawn(code: &QrCode) -> (usize, String) {
    let width = code.width();
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
    let squares = dark.map(|(at, _)| format!("M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET));
    (width + 2 * QUIET, squares.collect())
}
