//! What is told to whoever watches the server, and what is not.

use std::{fs, os::unix::fs::symlink};

use server::admin;

use super::{
    house::{CALL, House, get, sealed, survivor::Survivor},
    submissions::submission,
};

async fn counters(house: &House) -> String {
    let reply = get("/metrics").to(admin::router(&house.state)).await;
    assert_eq!(reply.status, 200);
    assert!(reply.header("content-type").starts_with("application/openmetrics-text"));
    assert!(reply.text().ends_with("# EOF\n"));
    reply.text().to_owned()
}

#[tokio::test]
async fn visitors_get_no_counters() {
    let house = House::new().await;
    assert_eq!(get("/metrics").of(&house).await.status, 404);
    assert_eq!(get("/").to(admin::router(&house.state)).await.status, 404);
}

#[tokio::test]
async fn requests_are_counted_by_part_of_the_site_and_class_of_status() {
    let house = House::new().await;
    get("/").of(&house).await;
    get("/nothing").of(&house).await;
    get("/api/desk/calls/x/log").of(&house).await;
    get("/assets/style.css").of(&house).await;
    let told = counters(&house).await;
    for line in [
        r#"murmuration_requests_total{class="pages",status="2xx"} 1"#,
        r#"murmuration_requests_total{class="pages",status="4xx"} 1"#,
        r#"murmuration_requests_total{class="members",status="4xx"} 1"#,
        r#"murmuration_requests_total{class="files",status="2xx"} 1"#,
        r#"murmuration_request_seconds_count{class="pages"} 2"#,
        r#"murmuration_places_taken_ratios{door="accounts"} 0.0"#,
        "murmuration_ready 1",
    ] {
        assert!(told.lines().any(|told| told == line), "{line} is not in {told}");
    }
}

#[tokio::test]
async fn whoever_writes_comes_back_or_takes_back_changes_no_counter() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    let before = counters(&house).await;
    submission(&house, &file).await.of(&house).await;
    let survivor = Survivor::of(&house, &team).await;
    survivor.writes(&house, &team, "a word", 1).await;
    get(format!("/c/{CALL}/write")).of(&house).await;
    survivor.status(&house).await;
    survivor.withdraws(&house).of(&house).await;
    assert_eq!(counters(&house).await, before);
    // What fails is counted, since somebody has to mend it.
    house.change("DROP TABLE payload").await;
    assert_eq!(submission(&house, &sealed(&team)).await.of(&house).await.status, 503);
    let told = counters(&house).await;
    assert!(told.contains(r#"murmuration_requests_total{class="writers",status="5xx"} 1"#), "{told}");
}

#[tokio::test]
async fn how_many_wait_is_told_in_tens() {
    let house = House::new().await;
    for (unread, overdue, told) in [(9, 0, "0"), (10, 1, "10"), (57, 9, "50")] {
        house.state.meter.backlog(unread, overdue);
        let counters = counters(&house).await;
        assert!(counters.contains(&format!("murmuration_accounts_unread {told}\n")), "{counters}");
        assert!(counters.contains("murmuration_accounts_overdue 0\n"), "{counters}");
    }
}

#[tokio::test]
async fn a_server_is_ready_if_the_database_takes_what_is_written_and_the_disk_has_room() {
    let ready = async |house: &House| {
        let told = get("/readyz").to(admin::router(&house.state)).await;
        (told.status.as_u16(), told.text().trim().to_owned())
    };
    let house = House::new().await;
    assert_eq!(ready(&house).await, (200, "ready".to_owned()));
    let full = House::with(|config| config.limits.reserve = u64::MAX).await;
    assert_eq!(ready(&full).await, (503, "the disk is nearly full".to_owned()));
    assert_eq!(get("/healthz").to(admin::router(&full.state)).await.status, 200);
    // Attachments may lie on a disk of their own; this one has no room.
    let apart = House::new().await;
    fs::remove_dir_all(apart.data().join("attachments")).expect("it goes");
    symlink("/proc", apart.data().join("attachments")).expect("its owner may");
    assert_eq!(ready(&apart).await, (503, "the disk is nearly full".to_owned()));
    assert!(counters(&apart).await.contains("murmuration_disk_free_bytes 0\n"));
    let stuck = House::new().await;
    stuck.change("PRAGMA query_only = ON").await;
    assert_eq!(ready(&stuck).await, (503, "the database can't be written".to_owned()));
    assert!(counters(&stuck).await.contains("murmuration_ready 0"));
}
