//! The demonstration, put into a real server, as whoever comes by its public address sees it.

use std::{
    fs,
    net::SocketAddr,
    path::Path,
    process::Command,
    time::{SystemTime, UNIX_EPOCH},
};

use rand_core::{OsRng, RngCore as _};
use server::{
    chance::Chance,
    clock::Clock,
    config::{Config, Origin, Settings},
    listen,
    router::router,
    site::Site,
    start::{self, Started},
};
use themes::release::{Cell, ColumnLabel, Release, SignedRelease, TableName};
use vault::key_set::SignedKeySet;

/// A demonstration server on a loopback port, until it is dropped.
async fn serve(folder: &Path) -> SocketAddr {
    for name in ["assets/write.js", "rooms/write.en.html", "rooms/desk.en.html", "rooms/setup.en.html"] {
        let path = folder.join("dist").join(name);
        fs::create_dir_all(path.parent().expect("it has one")).expect("a folder");
        fs::write(path, "built").expect("a file");
    }
    // Free a moment ago: the origin is part of the settings, so that it must be known before the port is taken.
    let free = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    let mut config = Config::read(&Settings::default()).expect("the defaults are safe");
    config.data = folder.join("data");
    config.statics = Site::Folder(folder.join("dist"));
    config.setup_token_file = Some(folder.join("data/setup-token"));
    config.listen = free;
    config.origin = Origin::parse(&format!("http://{free}")).expect("a loopback address");
    config.demonstration = true;
    config.work_difficulty = Some(0);
    #[expect(clippy::disallowed_methods, reason = "the seed compares the day with its own")]
    let clock = Clock::new(|| SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()));
    let chance = Chance::new(|bytes| OsRng.fill_bytes(bytes));
    let started = start::start(config, clock, chance).await.expect("it starts");
    tokio::spawn(async move {
        let Started { state, listener, folder, .. } = started;
        listen::serve(listener, router(&state), state.config.limits, std::future::pending()).await;
        drop(folder);
    });
    free
}

async fn seed(folder: &Path, address: SocketAddr) {
    let data = folder.join("data");
    let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
    xtask.args(["seed", "--url", &format!("http://{address}"), "--data"]).arg(data);
    let output = tokio::task::spawn_blocking(move || xtask.output()).await.expect("it ends").expect("xtask runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

async fn get(address: SocketAddr, path: &str) -> String {
    let url = format!("http://{address}{path}");
    let agent: ureq::Agent = ureq::Agent::config_builder().proxy(None).build().into();
    let read = move || agent.get(url).call().and_then(|mut response| response.body_mut().read_to_string());
    tokio::task::spawn_blocking(read).await.expect("it ends").expect("it is there")
}

fn cells(release: &Release) -> Vec<Cell> {
    release
        .tables()
        .flat_map(|table| table.rows())
        .flat_map(|row| row.cells().map(|(_, cell)| cell).collect::<Vec<_>>())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_releases_of_what_two_people_coded_are_public_signed_and_worth_a_look() {
    let folder = tempfile::tempdir().expect("a folder");
    let address = serve(folder.path()).await;
    seed(folder.path(), address).await;
    let keys = SignedKeySet::verify_past(&get(address, "/api/calls/right-care/keyset").await, None).expect("signed");
    let mut before: Option<Release> = None;
    for number in 1..=2 {
        let json = get(address, &format!("/c/right-care/heard/{number}/release.json")).await;
        let signed = SignedRelease::parse(json.as_bytes()).expect("a release");
        signed.verify(|epoch| Some(&keys).filter(|_| epoch == 1)).expect("signed by two");
        let release = signed.release();
        assert_eq!((release.number(), release.is_synthetic()), (number, true));
        assert_eq!(release.previous(), before.as_ref().map(Release::digest));
        let base = release.base().and_then(Cell::number).expect("tables");
        let base_before = before.as_ref().and_then(Release::base).and_then(Cell::number).unwrap_or_default();
        assert!(base >= 200 && base >= base_before + 10, "{base}");
        let cells = cells(release);
        let shown = cells.iter().filter(|cell| cell.number().is_some()).count();
        let hidden = cells.iter().filter(|cell| **cell == Cell::Hidden).count();
        println!(
            "release {number}: of {base} accounts {shown} numbers, {hidden} hidden, of {} cells; left out {:?}",
            cells.len(),
            release.dropped()
        );
        assert!(shown * 2 > cells.len() && hidden > 0 && shown + hidden < cells.len());
        let periods = release.tables().find(|table| {
            matches!(table.name(), TableName::TwoWay(_))
                && table.columns().iter().any(|column| column.label() == ColumnLabel::Group("2023, second half"))
        });
        assert!(periods.is_some(), "half-years can be shown");
        before = Some(release.clone());
    }
    let page = get(address, "/c/right-care/heard").await;
    assert!(page.contains("id=\"release-2\"") && page.contains("href=\"/c/right-care/heard/1\""));
    // Nothing is done twice.
    seed(folder.path(), address).await;
    fs::remove_file(folder.path().join("data/demonstration-complete")).expect("it was complete");
    seed(folder.path(), address).await;
    assert_eq!(get(address, "/c/right-care/heard").await, page);
}
