//! Tables whose answers are known.

use themes::disclosure::model::{End, Model, Sum};

/// The rows w, x, y, z over the columns a to d, with exact margins; what `hidden` names is unknown.
fn table(hidden: &[&str]) -> (Model, Vec<usize>) {
    let rows =
        [("w", [30, 47, 64, 89]), ("x", [90, 124, 5, 31]), ("y", [92, 100, 59, 85]), ("z", [800, 991, 651, 685])];
    let mut model = Model::default();
    let mut cells = Vec::new();
    for (row, values) in rows {
        for (column, value) in ["a", "b", "c", "d"].into_iter().zip(values) {
            let is_hidden = hidden.contains(&format!("{row}{column}").as_str());
            cells.push(if is_hidden { model.add(0, Model::FREE) } else { model.add(value, value) });
        }
    }
    for at in 0..4 {
        let row: Sum = (0..4).map(|column| (cells[4 * at + column], 1)).collect();
        let column: Sum = (0..4).map(|row| (cells[4 * row + at], 1)).collect();
        let total = rows[at].1.iter().sum();
        model.constrain(row, total, total);
        let total = rows.iter().map(|(_, values)| values[at]).sum();
        model.constrain(column, total, total);
    }
    (model, cells)
}

fn range(model: &Model, cell: usize) -> (i64, i64) {
    let sum = vec![(cell, 1)];
    let end = |end| model.extreme(&sum, end).expect("the truth is possible")[cell];
    (end(End::Least), end(End::Most))
}

#[test]
fn nine_hidden_cells_give_one_away_until_a_tenth_is_hidden() {
    let hidden = ["wa", "wb", "wc", "xa", "xc", "yb", "yd", "zb", "zd"];
    let (model, cells) = table(&hidden);
    assert_eq!(range(&model, cells[1]), (47, 47));
    let (model, cells) = table(&[&hidden[..], &["xb"]].concat());
    assert_eq!(range(&model, cells[1]), (0, 141));
}
