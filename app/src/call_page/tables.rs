//! The tables of a release. What is hidden is said to be hidden, and never drawn as nothing.

use leptos::prelude::*;
use themes::{
    codebook::Guid,
    plan::{Attribute, Pair},
    release::{Cell, ColumnLabel, DroppedReason, Release, RowLabel, Table, TableName},
};

use crate::text::{Key, key::heard, say, say_with};

/// How many accounts are counted, each table, and those that are left out.
pub(crate) fn all(release: &Release, id: &str) -> impl IntoView + use<> {
    let base = release.base().map(|base| {
        view! { <p><strong>{say(heard::BASE)}</strong>{" "}{cell(base)}</p> }
    });
    let tables: Vec<_> =
        release.tables().enumerate().map(|(at, table)| one(release, &table, format!("{id}-table-{at}"))).collect();
    view! {
        {base}
        {tables}
        {left_out(release)}
    }
}

fn one(release: &Release, table: &Table<'_>, id: String) -> impl IntoView + use<> {
    let language = release.codebook().language.clone();
    let heads: Vec<_> = table
        .columns()
        .iter()
        .map(|column| match column.label() {
            ColumnLabel::All => view! { <th scope="col">{say(heard::ACCOUNTS)}</th> }.into_any(),
            ColumnLabel::Group(name) => {
                view! { <th scope="col" lang=language.clone()>{name.to_owned()}</th> }.into_any()
            }
            ColumnLabel::Rest => view! { <th scope="col">{say(heard::REST)}</th> }.into_any(),
        })
        .collect();
    let rows: Vec<_> = table
        .rows()
        .map(|row| {
            let head = match row.label() {
                RowLabel::Theme(guid) => named(release, theme(release, guid)),
                RowLabel::Group(name) => named(release, name.to_owned()),
                RowLabel::Rest => view! { <th scope="row">{say(heard::REST)}</th> }.into_any(),
                RowLabel::Pair(Pair(one, two)) => {
                    let names = [("one", theme(release, one).into()), ("two", theme(release, two).into())];
                    view! { <th scope="row">{say_with(heard::PAIR, &names)}</th> }.into_any()
                }
            };
            let cells: Vec<_> = row.cells().map(|(_, shown)| view! { <td>{cell(shown)}</td> }).collect();
            view! { <tr>{head}{cells}</tr> }
        })
        .collect();
    let first = match table.name() {
        TableName::Totals | TableName::TwoWay(_) => heard::THEME,
        TableName::Groups(_) => heard::GROUP,
        TableName::Pairs => heard::THEMES,
    };
    let labelled = id.clone();
    view! {
        <div class="scroll-x" tabindex="0" role="region" aria-labelledby=labelled>
            <table>
                <caption id=id>{title(release, table.name())}</caption>
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

fn named(release: &Release, name: String) -> AnyView {
    view! { <th scope="row" lang=release.codebook().language.clone()>{name}</th> }.into_any()
}

fn theme(release: &Release, guid: Guid) -> String {
    release.codebook().theme(guid).map(|theme| theme.name.clone()).unwrap_or_default()
}

fn cell(cell: Cell) -> String {
    match cell {
        Cell::Shown(number) => number.get().to_string(),
        Cell::BelowTen => say(heard::BELOW_TEN).to_owned(),
        Cell::Hidden => say(heard::HIDDEN).to_owned(),
    }
}

pub(crate) fn title(release: &Release, table: TableName) -> String {
    let two_way = |number: u32| {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        release.plan().two_way().get(at).map(|table| table.attribute)
    };
    match table {
        TableName::Totals => say(heard::TOTALS).to_owned(),
        TableName::Pairs => say(heard::PAIRS).to_owned(),
        TableName::Groups(attribute) => say(of(attribute)).to_owned(),
        TableName::TwoWay(number) => two_way(number).map(|attribute| say(by(attribute)).to_owned()).unwrap_or_default(),
    }
}

fn of(attribute: Attribute) -> Key {
    match attribute {
        Attribute::Region => heard::REGION,
        Attribute::Period => heard::PERIOD,
        Attribute::Age => heard::AGE,
        Attribute::Service => heard::SERVICE,
    }
}

fn by(attribute: Attribute) -> Key {
    match attribute {
        Attribute::Region => heard::BY_REGION,
        Attribute::Period => heard::BY_PERIOD,
        Attribute::Age => heard::BY_AGE,
        Attribute::Service => heard::BY_SERVICE,
    }
}

fn left_out(release: &Release) -> Option<impl IntoView + use<>> {
    let dropped = release.dropped();
    (!dropped.is_empty()).then(|| {
        let lines = dropped.iter().map(|dropped| {
            let why = say(match dropped.reason {
                DroppedReason::Unsafe => heard::LEFT_OUT_UNSAFE,
                DroppedReason::Empty => heard::LEFT_OUT_EMPTY,
                DroppedReason::Noise => heard::LEFT_OUT_NOISE,
            });
            view! { <li>{title(release, dropped.table)}{": "}{why}</li> }
        });
        let lines: Vec<_> = lines.collect();
        view! {
            <h3>{say(heard::LEFT_OUT)}</h3>
            <ul>{lines}</ul>
        }
    })
}
