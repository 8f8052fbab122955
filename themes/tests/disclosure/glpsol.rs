//! Debian's GLPK, asked through its command line.

use std::{env, fs, process::Command};

use themes::disclosure::model::{Model, Sum};

const PROGRAM: &str = "glpsol";

fn terms(sum: &Sum) -> String {
    sum.iter().map(|(at, factor)| format!(" {} {} x{at}", if *factor < 0 { '-' } else { '+' }, factor.abs())).collect()
}

/// The audit in CPLEX's format, which GLPK reads.
fn written(model: &Model, sum: &Sum, direction: &str) -> String {
    let mut text = format!("{direction}\n aim:{}\nsubject to\n", terms(sum));
    for (number, row) in model.constraints().iter().enumerate() {
        let relation = if row.low == row.high { "=" } else { ">=" };
        text += &format!(" r{number}:{} {relation} {}\n", terms(&row.sum), row.low);
    }
    text += "bounds\n";
    for (at, (low, high)) in model.bounds().iter().enumerate() {
        text += &format!(" {low} <= x{at} <= {high}\n");
    }
    text + "end\n"
}

/// One end of a sum's range, as GLPK finds it.
pub fn bound(model: &Model, sum: &Sum, direction: &str, number: u64) -> f64 {
    let folder = env::temp_dir().join(format!("murmuration-glpk-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a temporary folder");
    let (asked, answered) = (folder.join(format!("{number}.lp")), folder.join(format!("{number}.txt")));
    fs::write(&asked, written(model, sum, direction)).expect("a temporary file");
    let output = Command::new(PROGRAM).arg("--lp").arg(&asked).arg("-o").arg(&answered).output();
    let output = output.expect("Debian's glpk-utils are installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let text = fs::read_to_string(&answered).expect("GLPK has answered");
    let line = text.lines().find(|line| line.starts_with("Objective:")).expect("there is an optimum");
    let value = line.split_whitespace().nth(3).expect("aim = value");
    assert!(text.contains("OPTIMAL"), "{text}");
    fs::remove_dir_all(&folder).expect("the folder is ours");
    value.parse().expect("a number")
}
