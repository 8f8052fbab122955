//! What was released, to look at: a chart of each table and the table itself, the same on the server and in a browser.
//!
//! A chart is made from a [`Table`] of a [`Release`] and from nothing else, so that it can't show what was not released: each number in it comes from a
//! [`Cell`](themes::release::Cell), and what is suppressed is drawn hatched, with a word, and never as nothing.

mod bars;
mod colour;
mod figure;
mod gist;
mod grid;
mod names;
mod paper;
#[cfg(feature = "csr")]
mod picture;
mod table;
#[cfg(all(test, feature = "ssr"))]
mod tests;
mod time;

use themes::{
    plan::Attribute,
    release::{Release, Table, TableName},
};

use bars::Line;
use grid::Grid;
use paper::Paper;

pub use figure::{base, every, figure, left_out};
#[cfg(feature = "csr")]
pub use names::cell;
#[cfg(feature = "csr")]
pub use picture::SavePicture;

/// A chart of one table, in the language in which it was made.
#[derive(Clone, Debug)]
pub struct Chart {
    title: String,
    gist: String,
    /// What it was made from, and whether that is invented: a picture stands alone.
    #[cfg(feature = "csr")]
    source: Vec<String>,
    shape: Shape,
}

/// How wide a chart is drawn. What is taller than wide fits a phone; both have letters of the same size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 288 units: names stand above what they name.
    Narrow,
    /// 640 units: names stand beside it.
    Wide,
}

#[derive(Clone, Debug)]
enum Shape {
    Bars(Vec<Line>),
    Grid(Grid),
}

impl Chart {
    /// Draws nothing yet: totals and groups become bars, groups of time bars along time with the days that the codebook marks, themes by groups a heat
    /// map, and pairs a matrix, or bars where a matrix would be mostly empty or too wide.
    pub fn of(release: &Release, table: &Table<'_>) -> Self {
        let shape = match table.name() {
            TableName::Totals => Shape::Bars(bars::themes(release, table)),
            TableName::Groups(Attribute::Period) => Shape::Bars(time::along(release, table)),
            TableName::Groups(_) => Shape::Bars(bars::rows(release, table)),
            TableName::TwoWay(_) => Shape::Grid(grid::by_groups(release, table)),
            TableName::Pairs => {
                grid::together(release, table).map_or_else(|| Shape::Bars(bars::rows(release, table)), Shape::Grid)
            }
        };
        Self {
            title: names::title(release, table.name()),
            gist: gist::of(table.name(), &shape),
            #[cfg(feature = "csr")]
            source: picture::source(release),
            shape,
        }
    }

    /// What the table counts.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What is to be seen in it, in a sentence or two: its name for whoever doesn't see it.
    pub fn gist(&self) -> &str {
        &self.gist
    }

    /// An SVG without script or style of its own, whose texts are texts. Its colours are those for a light ground; `style/part/chart.css` puts those of
    /// the page in their place.
    pub fn svg(&self, size: Size) -> String {
        let mut paper = Paper::new(size);
        self.draw(&mut paper);
        paper.svg()
    }

    fn draw(&self, paper: &mut Paper) {
        match &self.shape {
            Shape::Bars(lines) => bars::draw(lines, paper),
            Shape::Grid(grid) => grid::draw(grid, paper),
        }
    }
}
