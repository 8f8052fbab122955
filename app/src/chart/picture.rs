//! A chart as a picture to keep (PNG), made in the browser and sent nowhere.
//!
//! The same marks are drawn on a canvas, mark by mark. Drawing the SVG as an image would need a policy that lets the page show images that it made.

use js_sys::Promise;
use leptos::{prelude::*, task::spawn_local};
use themes::release::Release;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

use super::{
    Chart, Size,
    colour::Colour,
    paper::{Ink, LINE, Paper, SMALL, Set, TEXT, wrapped},
};
use crate::{
    browser,
    call_page::date::in_words,
    text::{key::chart, say, say_with},
};

/// Pixels of the picture for each unit of the chart, so that it can be printed.
const SCALE: f64 = 3.0;
/// White around the chart, in units.
const EDGE: f64 = 24.0;

impl Chart {
    /// The chart with its title and what it was made from, dark on white whatever the page's colours are. `None` if the browser can't.
    pub async fn png(&self) -> Option<Blob> {
        let mut paper = Paper::new(Size::Wide);
        self.draw(&mut paper);
        let mut head = Paper::new(Size::Wide);
        let title = wrapped(&self.title, head.width(), TEXT);
        head.y = head.lines((0, 0), &title, Colour::Ink, TEXT) + LINE / 2;
        let mut foot = Paper::new(Size::Wide);
        let source: Vec<String> = self.source.iter().flat_map(|line| wrapped(line, foot.width(), SMALL)).collect();
        foot.y = foot.lines((0, 0), &source, Colour::Soft, SMALL);
        let parts = [head, paper, foot];

        let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
        let wide = f64::from(Paper::new(Size::Wide).width()) + 2.0 * EDGE;
        let tall = parts.iter().map(|part| f64::from(part.y)).sum::<f64>() + 2.0 * EDGE;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand pixels")]
        let pixels = |units: f64| (units * SCALE).ceil() as u32;
        canvas.set_width(pixels(wide));
        canvas.set_height(pixels(tall));
        let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        pen.scale(SCALE, SCALE).ok()?;
        pen.set_fill_style_str("#FFFFFF");
        pen.fill_rect(0.0, 0.0, wide, tall);
        pen.translate(EDGE, EDGE).ok()?;
        for part in parts {
            for ink in part.ink() {
                put(&pen, ink)?;
            }
            pen.translate(0.0, f64::from(part.y)).ok()?;
        }
        let drawn = Promise::new(&mut |resolve, _| {
            let done = Closure::once_into_js(move |blob: JsValue| resolve.call1(&JsValue::UNDEFINED, &blob));
            let _ = canvas.to_blob(done.unchecked_ref());
        });
        JsFuture::from(drawn).await.ok()?.dyn_into().ok()
    }
}

/// What a chart of this release was made from.
pub(super) fn source(release: &Release) -> Vec<String> {
    let day = release.day();
    let source = say_with(
        chart::SOURCE,
        &[
            ("number", release.number().to_string().into()),
            ("call", release.call().to_string().into()),
            ("day", in_words(day.day(), day.month().into(), day.year()).into()),
        ],
    );
    let invented = release.is_synthetic().then(|| say(chart::INVENTED).to_owned());
    [source].into_iter().chain(invented).collect()
}

fn put(pen: &CanvasRenderingContext2d, ink: &Ink) -> Option<()> {
    match ink {
        Ink::Block([(left, top), (right, bottom)], colour) => {
            pen.set_fill_style_str(&colour.hex());
            pen.fill_rect(f64::from(*left), f64::from(*top), f64::from(right - left), f64::from(bottom - top));
        }
        Ink::Area(points, colour) => {
            pen.set_fill_style_str(&colour.hex());
            follow(pen, points);
            pen.fill();
        }
        Ink::Path(points, colour) => {
            pen.set_stroke_style_str(&colour.hex());
            follow(pen, points);
            pen.stroke();
        }
        Ink::Words { at: (x, y), text, colour, size, set } => {
            pen.set_fill_style_str(&colour.hex());
            pen.set_font(&format!("{size}px system-ui, sans-serif"));
            pen.set_text_baseline("middle");
            pen.set_text_align(match set {
                Set::Start => "left",
                Set::Middle => "center",
            });
            pen.fill_text(text, f64::from(*x), f64::from(*y)).ok()?;
        }
    }
    Some(())
}

fn follow(pen: &CanvasRenderingContext2d, points: &[(i32, i32)]) {
    pen.begin_path();
    for (x, y) in points {
        pen.line_to(f64::from(*x), f64::from(*y));
    }
}

/// A button that makes the picture and hands it to the browser to save as `name`.
#[component]
pub fn SavePicture(chart: Chart, name: String) -> impl IntoView {
    let failed = RwSignal::new(false);
    let what = format!("{}: {}", say(chart::SAVE), chart.title());
    let made = StoredValue::new((chart, name));
    let save = move |_| {
        spawn_local(async move {
            let (chart, name) = made.get_value();
            let saved = chart.png().await.is_some_and(|picture| browser::save(&name, &picture));
            let _ = failed.try_update(|now| *now = !saved);
        });
    };
    view! {
        <p class="actions">
            <button class="button-quiet button-small" type="button" aria-label=what on:click=save>{say(chart::SAVE)}</button>
            <span role="status">{move || failed.get().then(|| say(chart::NOT_SAVED))}</span>
        </p>
    }
}
