//! What is checked, in the order that finds trouble soonest.

use std::{path::Path, process::Command};

use super::{Step, packages};
use crate::{build, process, tools, workspace::Workspace};

/// Never `--workspace`: features would unify, and the server would be checked with code that it must not hold.
const NATIVE: [(&str, &[&str]); 8] = [
    ("Clippy: vault with keys", &["--package", "vault", "--all-features"]),
    ("Clippy: vault without keys", &["--package", "vault"]),
    ("Clippy: themes", &["--package", "themes", "--all-features"]),
    ("Clippy: the offline command", &["--package", "murmuration-offline"]),
    ("Clippy: pages", &["--package", "app", "--features", "ssr"]),
    ("Clippy: migrations", &["--package", "migrations"]),
    ("Clippy: server", &["--package", "server"]),
    ("Clippy: xtask", &["--package", "xtask"]),
];

const TESTS: [(&str, &[&str]); 9] = [
    ("Tests: vault with keys", &["--package", "vault", "--features", "keys"]),
    ("Tests: vault without keys", &["--package", "vault"]),
    ("Tests: themes", &["--package", "themes", "--all-features"]),
    ("Tests: the offline command", &["--package", "murmuration-offline"]),
    ("Tests: pages", &["--package", "app", "--features", "ssr"]),
    ("Tests: rooms, what needs no browser", &["--package", "app", "--features", "attach", "--lib"]),
    ("Tests: migrations", &["--package", "migrations"]),
    ("Tests: server", &["--package", "server"]),
    ("Tests: xtask", &["--package", "xtask"]),
];

/// Of the server's tests, those that look at SQLite itself or at its files: they run on SQLite alone.
const ON_SQLITE: [&str; 21] = [
    "keep::",
    "ledger::before_a_release_is_public",
    "login::the_database_alone_cannot_tell",
    "queue::a_page_is_found_by_index",
    "queue::what_somebody_does_not_see",
    "records::a_replaced_record_is_nowhere_on_the_disk",
    "retention::what_is_due_is_found_by_its_week",
    "returns::on_a_full_disk",
    "storage::a_full_disk",
    "storage::after_a_transaction_that_sqlite",
    "storage::every_connection",
    "storage::secrets_beside_the_database",
    "storage::what_many_accounts_leave_in_the_log",
    "submissions::where_a_testimony_lies",
    "watching::a_server_is_ready",
    "withdrawal::a_read_that_is_under_way",
    "withdrawal::a_restored_backup",
    "withdrawal::after_a_power_cut",
    "withdrawal::nothing_of_a_withdrawn_account",
    "withdrawal::what_was_listed_before_a_power_cut",
    // Servers that share a database know each other's tokens, and their own from before.
    "work::a_token_of_before_a_restart",
];

/// Every step.
pub fn all<'a>(workspace: &'a Workspace, cargo_home: Option<&'a Path>) -> Vec<Step<'a>> {
    let mut steps = vec![
        Step::task("Tools: what the checks need", tools::ensure_for_checks),
        Step::task("Tools: what the tests need", tools::ensure_for_tests),
        Step::command("Format", workspace.cargo(["fmt", "--all", "--check"])),
    ];
    steps.extend(NATIVE.map(|(heading, which)| clippy(workspace, heading, which, &["--all-targets"])));
    steps
        .push(Step::task("Build: rooms and dist/", move || build::rooms(workspace, build::Profile::Rooms, cargo_home)));
    let themes = ["--package", "themes", "--all-features", "--target", tools::WASM];
    steps.push(clippy(workspace, "Clippy: themes (WebAssembly)", &themes, &["--lib"]));
    let wasm = ["--package", "app", "--features", "attach", "--target", tools::WASM];
    steps.push(clippy(workspace, "Clippy: rooms (WebAssembly)", &wasm, &["--lib", "--bins"]));
    let probe = ["--package", "probe", "--target", tools::WASM];
    steps.push(clippy(workspace, "Clippy: probe (WebAssembly)", &probe, &["--lib"]));
    // The vectors that vault is tested with come from npm as well.
    steps.push(Step::task("Tools: npm packages", move || tools::ensure_npm_packages(workspace)));
    steps.extend(TESTS.map(|(heading, which)| tests(workspace, heading, which)));
    steps.push(on_postgres(workspace));
    steps.extend(faults(workspace));
    steps.extend(published_packages(workspace));
    steps.extend(hosting(workspace));
    steps.push(Step::task("Build: server", move || build::server(workspace)));
    steps.push(Step::task("Build: probe", move || build::probe(workspace, cargo_home)));
    steps.push(Step::command("Browser tests", browser_tests(workspace)));
    steps.extend(licences(workspace));
    steps
}

fn clippy<'a>(workspace: &Workspace, heading: &'static str, which: &[&str], targets: &[&str]) -> Step<'a> {
    let mut cargo = workspace.cargo(["clippy", "--quiet"]);
    cargo.args(which).args(targets).args(["--", "--deny", "warnings"]);
    Step::command(heading, cargo)
}

fn tests<'a>(workspace: &Workspace, heading: &'static str, which: &[&str]) -> Step<'a> {
    let mut cargo = workspace.cargo(["test", "--quiet", "--no-fail-fast"]);
    cargo.args(which);
    Step::command(heading, cargo)
}

/// The server's tests once more, and those of several servers with one database.
fn on_postgres<'a>(workspace: &Workspace) -> Step<'a> {
    Step::on_postgres("Tests: server on PostgreSQL", doors_on_postgres(workspace))
}

/// Those of the server's tests through the router that PostgreSQL can pass.
pub fn doors_on_postgres(workspace: &Workspace) -> Command {
    let mut cargo = workspace.cargo(["test", "--quiet", "--no-fail-fast", "--package", "server", "--test", "doors"]);
    cargo.args(["--", "--include-ignored"]);
    for name in ON_SQLITE {
        cargo.args(["--skip", name]);
    }
    cargo
}

/// What becomes of a server whose disk fails or whose database is killed. A disk that loses power is made with FUSE, in namespaces of its own.
fn faults<'a>(workspace: &Workspace) -> Vec<Step<'a>> {
    let step = |heading, names: &[&str]| {
        let mut cargo = workspace.cargo(["test", "--quiet", "--no-fail-fast", "--package", "server"]);
        cargo.args(["--test", "process", "--"]).args(names).arg("--ignored");
        Step::command(heading, cargo)
    };
    let mut steps = Vec::new();
    if Path::new("/dev/fuse").exists() && process::answers("unshare", &["--user", "--map-root-user", "--mount", "true"])
    {
        steps.push(step("Faults: power cuts, full and failing disks", &["durability::power", "durability::faulty"]));
    } else {
        println!("Not run: power cuts and failing disks. This system lets nobody mount with FUSE");
    }
    match tools::ensure_postgres() {
        Ok(()) => steps.push(step("Faults: PostgreSQL is killed", &["durability::postgres", "durability::failover"])),
        Err(trouble) => println!("Not run: PostgreSQL is killed. {trouble}"),
    }
    steps
}

fn browser_tests(workspace: &Workspace) -> Command {
    let mut npm = Command::new("npm");
    npm.arg("test")
        .current_dir(workspace.root.join("end2end"))
        .env("NO_COLOR", "1")
        .env("MURMURATION_BINARY", workspace.server())
        .env("MURMURATION_STATIC", workspace.dist())
        .env("MURMURATION_PROBE", workspace.probe());
    npm
}

/// The program that carries its site, behind real proxies. Of the server's features this is the only one, so that `cargo test --package server` stays as light as it is.
fn hosting<'a>(workspace: &Workspace) -> Vec<Step<'a>> {
    if let Err(trouble) = tools::ensure_for_hosting() {
        println!("Not run: the samples for hosts. {trouble}");
        return Vec::new();
    }
    let embed = ["--package", "server", "--features", "embed"];
    let mut samples = workspace.cargo(["test", "--quiet", "--no-fail-fast"]);
    samples.args(embed).args(["--test", "process", "hosting::"]);
    vec![
        clippy(workspace, "Clippy: server that carries its site", &embed, &["--lib", "--bins", "--test", "process"]),
        Step::command("Hosting: samples behind real proxies", samples),
    ]
}

/// What the kept vectors, codebooks and exports are compared with. The packages come from elsewhere, and the vectors are tested without them too.
fn published_packages<'a>(workspace: &Workspace) -> Vec<Step<'a>> {
    let folder = workspace.root.join("themes/tests/python");
    let step = |python: &Path, heading, script| {
        let mut command = Command::new(python);
        command.arg(folder.join(script));
        Step::command(heading, command)
    };
    let mut steps = Vec::new();
    let not_run = |what, trouble| println!("Not run: {what}. {trouble}");
    match packages::RESEARCH.ready(workspace) {
        Ok(python) => {
            steps.push(step(&python, "Agreement beside scikit-learn and krippendorff", "agreement.py"));
            steps.push(step(&python, "Codebooks through portableQDA and Taguette", "exchange.py"));
            steps.push(step(&python, "Releases beside acro", "disclosure.py"));
            match packages::ensure_programs() {
                Ok(()) => {
                    steps.push(step(&python, "Exports through Frictionless, csvw, PSPP and LibreOffice", "export.py"))
                }
                Err(trouble) => not_run("exports through other programs", trouble),
            }
        }
        Err(trouble) => not_run("themes beside published packages", trouble),
    }
    match packages::REFI.ready(workspace) {
        Ok(python) => steps.push(step(&python, "Quotes through pyrefiqda", "refi.py")),
        Err(trouble) => not_run("quotes through pyrefiqda", trouble),
    }
    steps
}

/// cargo-deny takes minutes to build, so that it is used where it is and not installed.
fn licences<'a>(workspace: &Workspace) -> Option<Step<'a>> {
    if process::answers("cargo", &["deny", "--version"]) {
        let deny = workspace.cargo(["deny", "check", "bans", "licenses", "sources"]);
        return Some(Step::command("Licences, bans and sources", deny));
    }
    println!("Not run: licences, bans and sources. To run them: cargo install --locked cargo-deny");
    None
}
