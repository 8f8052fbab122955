//! A chart with its caption and its table, as pages and rooms show it.

use leptos::prelude::*;
use themes::release::{DroppedReason, Release, Table};

use super::{Chart, Size, names, table};
use crate::text::{key::chart, say};

/// How many accounts are counted.
pub fn base(release: &Release) -> Option<impl IntoView + use<>> {
    release.base().map(|base| {
        view! { <p><strong>{say(chart::BASE)}</strong>{" "}{names::cell(base)}</p> }
    })
}

/// A figure for each table. `id` begins the ids of all of them.
pub fn every(release: &Release, id: &str) -> impl IntoView + use<> {
    let figures = release.tables().enumerate();
    figures.map(|(at, table)| figure(release, &table, &format!("{id}-table-{at}"), None)).collect::<Vec<_>>()
}

/// The chart of a table, and the same numbers as a table below it. `more` stands between the two, such as [`SavePicture`](super::SavePicture).
pub fn figure(release: &Release, table: &Table<'_>, id: &str, more: Option<AnyView>) -> impl IntoView + use<> {
    let chart = Chart::of(release, table);
    let drawing = |size, class: &'static str| {
        view! { <div class=class role="img" aria-label=chart.gist().to_owned() inner_html=chart.svg(size)></div> }
    };
    view! {
        <figure class="chart">
            <figcaption>{chart.title().to_owned()}</figcaption>
            {drawing(Size::Narrow, "chart-narrow")}
            {drawing(Size::Wide, "chart-wide")}
            {more}
            <details>
                <summary>{say(chart::TABLE)}</summary>
                {table::table(release, table, id.to_owned())}
            </details>
        </figure>
    }
}

/// Tables that the plan asked for and that are not published, and why.
pub fn left_out(release: &Release) -> Option<impl IntoView + use<>> {
    let dropped = release.dropped();
    (!dropped.is_empty()).then(|| {
        let lines = dropped.iter().map(|dropped| {
            let why = say(match dropped.reason {
                DroppedReason::Unsafe => chart::LEFT_OUT_UNSAFE,
                DroppedReason::Noise => chart::LEFT_OUT_NOISE,
            });
            view! { <li>{names::title(release, dropped.table)}{": "}{why}</li> }
        });
        let lines: Vec<_> = lines.collect();
        view! {
            <h3>{say(chart::LEFT_OUT)}</h3>
            <ul>{lines}</ul>
        }
    })
}
