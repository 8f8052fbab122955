//! What a chart is drawn on: marks are gathered from the top down, because the height is known only at the end, and then written as SVG by `plotters`.
//!
//! Nothing here measures with a font: `plotters` would ask a browser for it by an inline style, which the site's policy forbids, and would guess on the
//! server. Widths are estimated from above instead, so that both draw the same.

use plotters::{
    backend::SVGBackend,
    drawing::IntoDrawingArea as _,
    element::{Drawable, PathElement, PointCollection, Polygon, Rectangle, Text},
    style::{
        Color as _, IntoFont as _, RGBColor,
        text_anchor::{HPos, Pos, VPos},
    },
};

use super::{Size, colour::Colour};

/// Units of a line of text of normal size, and of small.
pub(super) const LINE: i32 = 22;
pub(super) const SMALL_LINE: i32 = 19;
/// Letters.
pub(super) const TEXT: i32 = 16;
pub(super) const SMALL: i32 = 14;
/// `plotters` takes the size of a font as its height, and writes that divided by this.
const HEIGHT_OF_LETTERS: f64 = 1.24;
/// From one line of a hatching to the next.
const HATCH: i32 = 8;

pub(super) type Point = (i32, i32);

/// Which part of a line of text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Set {
    Start,
    Middle,
}

/// One mark.
#[derive(Clone, Debug)]
pub(super) enum Ink {
    /// From upper left to lower right.
    Block([Point; 2], Colour),
    Area(Vec<Point>, Colour),
    Path(Vec<Point>, Colour),
    Words {
        at: Point,
        text: String,
        colour: Colour,
        size: i32,
        set: Set,
    },
}

/// The marks so far.
#[derive(Debug)]
pub(super) struct Paper {
    pub size: Size,
    /// Where the next thing goes.
    pub y: i32,
    ink: Vec<Ink>,
}

impl Paper {
    pub(super) fn new(size: Size) -> Self {
        Self { size, y: 0, ink: Vec::new() }
    }

    pub(super) fn width(&self) -> i32 {
        match self.size {
            Size::Narrow => 288,
            Size::Wide => 640,
        }
    }

    /// Room for names at the side. Where there is none, they stand above.
    pub(super) fn side(&self) -> i32 {
        match self.size {
            Size::Narrow => 0,
            Size::Wide => 224,
        }
    }

    pub(super) fn block(&mut self, corners: [Point; 2], colour: Colour) {
        self.ink.push(Ink::Block(corners, colour));
    }

    pub(super) fn area(&mut self, points: Vec<Point>, colour: Colour) {
        self.ink.push(Ink::Area(points, colour));
    }

    pub(super) fn frame(&mut self, [(left, top), (right, bottom)]: [Point; 2]) {
        let around = vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        self.ink.push(Ink::Path(around, Colour::Line));
    }

    pub(super) fn rule(&mut self, from: Point, to: Point, colour: Colour) {
        self.ink.push(Ink::Path(vec![from, to], colour));
    }

    /// How every suppressed number is drawn: a frame, hatched. One line that goes to and fro, so that a page of them stays light.
    pub(super) fn hatched(&mut self, [(left, top), (right, bottom)]: [Point; 2]) {
        let mut points = vec![(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom), (left, top)];
        let mut down = false;
        for sum in (left + top + HATCH..right + bottom).step_by(HATCH.unsigned_abs() as usize) {
            let low = (left.max(sum - bottom), bottom.min(sum - left));
            let high = (right.min(sum - top), top.max(sum - right));
            points.extend(if down { [high, low] } else { [low, high] });
            down = !down;
        }
        self.ink.push(Ink::Path(points, Colour::Line));
    }

    /// One line of text whose middle is at this height.
    pub(super) fn words(&mut self, at: Point, text: impl Into<String>, colour: Colour, size: i32, set: Set) {
        self.ink.push(Ink::Words { at, text: text.into(), colour, size, set });
    }

    /// Lines of text, the first of them below `at`. How high they are together.
    pub(super) fn lines(&mut self, (x, y): Point, lines: &[String], colour: Colour, size: i32) -> i32 {
        let line = if size == TEXT { LINE } else { SMALL_LINE };
        let mut below = y;
        for text in lines {
            self.words((x, below + line / 2), text.clone(), colour, size, Set::Start);
            below += line;
        }
        below - y
    }

    #[cfg(feature = "csr")]
    pub(super) fn ink(&self) -> &[Ink] {
        &self.ink
    }

    /// Everything as SVG.
    pub(super) fn svg(&self) -> String {
        let mut svg = String::new();
        let area = SVGBackend::with_string(&mut svg, (self.width().unsigned_abs(), self.y.unsigned_abs()));
        let area = area.into_drawing_area();
        for ink in &self.ink {
            match ink {
                Ink::Block(corners, colour) => put(&area, &Rectangle::new(*corners, RGBColor::from(*colour).filled())),
                Ink::Area(points, colour) => put(&area, &Polygon::new(points.clone(), RGBColor::from(*colour))),
                Ink::Path(points, colour) => put(&area, &PathElement::new(points.clone(), RGBColor::from(*colour))),
                Ink::Words { at, text, colour, size, set } => {
                    let font = ("sans-serif", f64::from(*size) * HEIGHT_OF_LETTERS).into_font();
                    let set = match set {
                        Set::Start => HPos::Left,
                        Set::Middle => HPos::Center,
                    };
                    let style = font.color(&RGBColor::from(*colour)).pos(Pos::new(set, VPos::Center));
                    put(&area, &Text::new(text.as_str(), *at, style));
                }
            }
        }
        area.present().expect("a string takes everything");
        drop(area);
        light(&svg)
    }
}

type Area<'a> = plotters::drawing::DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

fn put<'a, 'b, E>(area: &Area<'b>, element: &'a E)
where
    E: Drawable<SVGBackend<'b>>,
    &'a E: PointCollection<'a, Point>,
{
    area.draw(element).expect("a string takes everything");
}

/// Without what `plotters` says of each mark and need be said once or never. A text holds no quotation mark that is not escaped, so none is touched.
fn light(svg: &str) -> String {
    let font = "font-family=\"sans-serif\" ";
    [" opacity=\"1\"", " stroke=\"none\"", " stroke-width=\"1\"", "\n"]
        .iter()
        .fold(svg.replace(font, "").replacen("<svg ", &format!("<svg {font}"), 1), |svg, idle| svg.replace(idle, ""))
}

/// How wide a text is at most, in units.
pub(super) fn breadth(text: &str, size: i32) -> i32 {
    // Hundredths of the size of letters, for each.
    let of = |letter: char| match letter {
        'i' | 'j' | 'l' | '.' | ',' | ' ' | '\'' | ':' | '\u{2019}' => 34,
        'm' | 'w' | 'M' | 'W' => 92,
        'A'..='Z' => 74,
        letter if letter < '\u{2000}' => 60,
        _ => 104,
    };
    text.chars().map(of).sum::<i32>() * size / 100
}

/// Lines that fit a width: broken between words, and within one where it alone is too long.
pub(super) fn wrapped(text: &str, width: i32, size: i32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let mut rest = word;
        while !rest.is_empty() {
            let line = lines.last().map(String::as_str).unwrap_or_default();
            let joined = if line.is_empty() { rest.to_owned() } else { format!("{line} {rest}") };
            if breadth(&joined, size) <= width {
                if let Some(line) = lines.last_mut() {
                    *line = joined;
                }
                break;
            }
            if line.is_empty() {
                let (first, after) = rest.split_at(fitting(rest, width, size));
                if let Some(line) = lines.last_mut() {
                    first.clone_into(line);
                }
                rest = after;
            }
            if !rest.is_empty() {
                lines.push(String::new());
            }
        }
    }
    lines
}

/// Bytes of a word that fit a width: at least one letter.
fn fitting(word: &str, width: i32, size: i32) -> usize {
    let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let mut first = 0;
    for end in ends {
        if first > 0 && breadth(&word[..end], size) > width {
            break;
        }
        first = end;
    }
    first
}
