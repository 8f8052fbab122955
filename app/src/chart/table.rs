//! A table of a release. What is hidden is said to be hidden, and never shown as nothing.

use leptos::prelude::*;
use themes::release::{ColumnLabel, Release, RowLabel, Table, TableName};

use super::names;
use crate::text::{key::chart, say};

/// `id` is that of the caption.
pub(super) fn table(release: &Release, table: &Table<'_>, id: String) -> impl IntoView + use<> {
    // What a keyholder wrote is in the codebook's language, and what we say in the page's.
    let language = &release.codebook().language;
    let heads: Vec<_> = table
        .columns()
        .iter()
        .map(|column| {
            let lang = matches!(column.label(), ColumnLabel::Group(_)).then(|| language.clone());
            view! { <th scope="col" lang=lang>{names::column(column.label())}</th> }
        })
        .collect();
    let rows: Vec<_> = table
        .rows()
        .map(|row| {
            let lang = matches!(row.label(), RowLabel::Theme(_) | RowLabel::Group(_)).then(|| language.clone());
            let cells: Vec<_> = row.cells().map(|(_, shown)| view! { <td>{names::cell(shown)}</td> }).collect();
            view! { <tr><th scope="row" lang=lang>{names::row(release, row.label())}</th>{cells}</tr> }
        })
        .collect();
    let first = match table.name() {
        TableName::Totals | TableName::TwoWay(_) => chart::THEME,
        TableName::Groups(_) => chart::GROUP,
        TableName::Pairs => chart::THEMES,
    };
    let labelled = id.clone();
    view! {
        <div class="scroll-x" tabindex="0" role="region" aria-labelledby=labelled>
            <table>
                <caption class="visually-hidden" id=id>{names::title(release, table.name())}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say(first)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
