//! What counts may say at first, and what is written of them.

use super::{super::rounding::shown, super::sketch::Sketch, *};
use crate::plan::Attribute;

#[test]
fn cells_of_groups_below_twenty_say_nothing() {
    let sketch = Sketch::of("bf", &["bf"], &["bf"]);
    let truth = sketch.counts(&[(15, "bf", "x"), (5, "f", "y"), (13, "", "y"), (12, "b", "rest"), (3, "", "rest")]);
    let states = |truth: &[i64]| first(&sketch.layout, truth, |_| None);
    // Seventeen are shown as 15, and eighteen as 20.
    let said = "all 50, x 15, y 20, rest 15, b 25, f 20, b&f 15, b.x ?, b.y <10, b.rest ?, f.x ?, f.y <10, f.rest ?";
    assert_eq!(states(&truth), sketch.states(said));
    // A number of an earlier release is kept.
    let kept = first(&sketch.layout, &truth, |key| (key == Key::Base).then_some(45));
    assert_eq!(kept[0], shown(45, Some(45)));
    let hidden = sketch.counts(&[(9, "b", "x"), (30, "f", "y")]);
    assert_eq!(states(&hidden)[sketch.at("b.x")], State::BelowTen, "of a group that is not shown at all");
}

#[test]
fn a_release_says_what_each_cell_may_say_and_counts_them() {
    let sketch = Sketch::of("bf", &["f"], &["bf"]);
    let said = "all 50, x 15, y 20, rest 15, b 25, f ?, b&f <10, f.x ?, f.y 10+, f.rest <10";
    let mut states = sketch.states(said);
    states[sketch.at("y")] = shown(20, Some(20));
    let release = sketch.release(1, None, states);
    let cells = |table: TableName| {
        let stored = release.tables.iter().find(|stored| stored.table == table).expect("it is there");
        let cell = |cell: &Cell| match cell {
            Cell::Shown(number) => number.get().to_string(),
            Cell::BelowTen => "<10".to_owned(),
            Cell::Hidden => "hidden".to_owned(),
        };
        stored.cells.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
    };
    assert_eq!(release.base, Some(Cell::Shown(Published(50))));
    assert_eq!(cells(TableName::Totals), ["25", "hidden"]);
    assert_eq!(cells(TableName::Groups(Attribute::Region)), ["15", "20", "15"]);
    assert_eq!(cells(TableName::TwoWay(1)), ["hidden hidden <10"]);
    assert_eq!(cells(TableName::Pairs), ["<10"]);
    // All less each of 2 themes and 3 groups; for 3 cells group and total; the pair, and who names neither.
    let implied = 5 + 6 + 3;
    let figures = AuditFigures { shown: 4, below_ten: 2, hidden: 3, implied, narrowest: Some(9), kept: 1 };
    assert_eq!((release.audit, &release.dropped[..]), (Some(figures), &[][..]));
}

#[test]
fn a_table_that_is_left_out_is_named_and_its_cells_are_not_counted() {
    let sketch = Sketch::of("bf", &["f"], &["bf"]);
    let release = sketch.release(1, None, sketch.states("all 50, b 25, f 20"));
    let dropped: Vec<TableName> = release.dropped.iter().map(|dropped| dropped.table).collect();
    assert_eq!(dropped, [TableName::Groups(Attribute::Region), TableName::TwoWay(1), TableName::Pairs]);
    assert_eq!(release.tables.iter().map(|stored| stored.table).collect::<Vec<_>>(), [TableName::Totals]);
    let figures = AuditFigures { shown: 2, implied: 2, narrowest: Some(9), ..AuditFigures::default() };
    assert_eq!(release.audit, Some(figures));
    let nothing = sketch.release(1, None, sketch.states("all 50"));
    assert_eq!(nothing.audit, Some(AuditFigures::default()));
}
