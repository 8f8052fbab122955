//! A database that is not the one of the files beside it.

use std::{collections::BTreeSet, fs, path::Path};

use server::config::Database;

use super::{super::house::House, Kept, damage::copy};

fn attachments(data: &Path) -> BTreeSet<String> {
    let names = fs::read_dir(data.join("attachments")).expect("a folder").filter_map(Result::ok);
    names.map(|entry| entry.file_name().to_string_lossy().into_owned()).filter(|name| name != "mark").collect()
}

async fn assert_refused(data: &Path) {
    let before = attachments(data);
    let refusal = House::over(data, |_| {}).await.err().expect("it does not start").to_string();
    assert!(refusal.contains("belong to another database"), "{refusal}");
    assert_eq!(attachments(data), before);
}

#[tokio::test]
async fn a_new_database_beside_attachments_does_not_start_and_they_stay() {
    let kept = Kept::new().await;
    kept.house.state.store.clone().close().await;
    let data = kept.path("moved");
    copy(&kept.house.data(), &data);
    fs::remove_file(data.join("murmuration.sqlite")).expect("it goes");
    assert_refused(&data).await;
    // Nor does it the second time, with the empty database that the first has made.
    assert_refused(&data).await;
    fs::copy(kept.house.data().join("murmuration.sqlite"), data.join("murmuration.sqlite")).expect("a copy");
    assert_eq!(House::over(&data, |_| {}).await.expect("its own").testimonies().await, 4);
}

#[tokio::test]
async fn postgresql_does_not_start_beside_accounts_that_sqlite_has_and_leaves_the_folder_to_sqlite() {
    let kept = Kept::new().await;
    let url = "postgres:///murmuration?host=/nowhere";
    kept.house.state.store.clone().close().await;
    let data = kept.path("tried");
    copy(&kept.house.data(), &data);
    let refusal = House::over(&data, |config| config.database = Database::Postgres(url.to_owned())).await.err();
    assert!(refusal.expect("it does not start").to_string().contains("would not be in PostgreSQL"));
    assert_eq!(House::over(&data, |_| {}).await.expect("its own").testimonies().await, 4);
}

#[tokio::test]
async fn sqlite_does_not_start_on_attachments_that_servers_of_postgresql_share() {
    let kept = Kept::new().await;
    kept.house.state.store.clone().close().await;
    let data = kept.path("shared");
    copy(&kept.house.data(), &data);
    fs::write(data.join("attachments/mark"), "0".repeat(32)).expect("a file");
    assert_refused(&data).await;
}
