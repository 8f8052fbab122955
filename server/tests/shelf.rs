//! Attachments in a folder and in a bucket: the same for whoever sends and reads them. Under `cargo xtask bench bucket` also in one of a real object store.

use std::{net::TcpListener, path::Path, sync::Arc};

use object_store::memory::InMemory;
use rand_core::OsRng;
use server::{
    config,
    error::Reason,
    folder::{BucketKey, write_private},
    shelf::{Bucket, Disk, PART, Shelf},
    store::attachments::remove_strays,
};
use vault::id::{Digest, SubmissionId};

use super::{
    attachments::bytes,
    house::{self, CALL, House, Team, postgres::Fresh},
};

const ROW: i64 = 7;

fn shelves(folder: &Path) -> Vec<Shelf> {
    let disk = Disk::open(folder.join("attachments")).expect("a folder");
    let mut shelves = vec![Shelf::Disk(disk), Shelf::Bucket(Bucket::over(Arc::new(InMemory::new())))];
    // A part of the bucket that is nobody else's.
    let part = format!("shelf-{}", SubmissionId::make(&mut OsRng));
    if let Some(place) = house::bucket::of(&part, folder) {
        let key = BucketKey::read(folder).expect("it was put there");
        shelves.push(Shelf::Bucket(Bucket::at(&place, key).expect("a client")));
    }
    shelves
}

async fn fill(shelf: &Shelf, row: i64, file: &[u8]) {
    for (number, part) in file.chunks(PART as usize).enumerate() {
        shelf.write(row, number as u64 * PART, part.to_vec()).await.expect("it takes a part");
    }
}

#[tokio::test]
async fn a_file_is_read_at_any_place_as_it_was_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = bytes(&Team::new(CALL, true), 2_500_000);
    for shelf in shelves(folder.path()) {
        fill(&shelf, ROW, &file).await;
        let passed = shelf.check(ROW, file.len() as u64).await.expect("it is sealed");
        assert_eq!(passed.sha256, Digest::of(&file));
        for (from, length) in [(0, 1), (0, 2_000_000), (PART - 1, 2), (PART, 5), (2 * PART + 3, 1_000)] {
            let read = shelf.read(ROW, from, length).await.expect("it is there");
            let from = from as usize;
            assert_eq!(read, file[from..from + length], "{from}, {length}");
        }
        let end = shelf.read(ROW, file.len() as u64 - 10, 20).await.expect("it is there");
        assert_eq!(end, file[file.len() - 10..], "no more than there is");
    }
}

#[tokio::test]
async fn a_part_that_comes_again_takes_the_place_of_the_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = bytes(&Team::new(CALL, true), 1_500_000);
    for shelf in shelves(folder.path()) {
        shelf.write(ROW, 0, vec![0; PART as usize]).await.expect("it takes a part");
        assert!(matches!(shelf.check(ROW, PART).await, Err(Reason::File(_))));
        fill(&shelf, ROW, &file).await;
        assert!(shelf.check(ROW, file.len() as u64).await.is_ok());
    }
}

#[tokio::test]
async fn a_new_header_takes_the_place_of_the_old_one_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = bytes(&Team::new(CALL, true), 1_500_000);
    let header = vec![0x2e; 2_000];
    for shelf in shelves(folder.path()) {
        fill(&shelf, ROW, &file).await;
        let headers = || vec![(ROW + 1, header.clone()), (ROW, header.clone())];
        shelf.write_headers(headers()).await.expect("what is gone is no error");
        shelf.write_headers(headers()).await.expect("nor is what is there");
        let read = shelf.read(ROW, 0, file.len()).await.expect("it is there");
        assert_eq!(read, [header.as_slice(), &file[header.len()..]].concat());
        assert_eq!(shelf.rows().await.expect("a list"), [ROW], "nothing was made");
    }
}

#[tokio::test]
async fn what_is_removed_is_gone_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = bytes(&Team::new(CALL, true), 1_500_000);
    for shelf in shelves(folder.path()) {
        for row in [ROW, ROW + 1, i64::MAX] {
            fill(&shelf, row, &file).await;
        }
        let mut rows = shelf.rows().await.expect("a list");
        rows.sort_unstable();
        assert_eq!(rows, [ROW, ROW + 1, i64::MAX]);
        shelf.remove(vec![ROW, ROW + 1, ROW, 99]).await.expect("what is gone is no error");
        assert_eq!(shelf.rows().await.expect("a list"), [i64::MAX]);
        assert!(shelf.read(ROW, 0, 1).await.is_err());
        assert!(shelf.check(i64::MAX, file.len() as u64).await.is_ok());
    }
}

#[tokio::test]
async fn a_bucket_that_is_away_takes_nothing_and_no_server_starts_on_it() {
    let folder = tempfile::tempdir().expect("a folder");
    // Nobody listens there once it is dropped.
    let nobody = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    let place = config::Bucket {
        endpoint: format!("http://{nobody}"),
        name: "murmuration".to_owned(),
        prefix: String::new(),
        region: "here".to_owned(),
    };
    write_private(&BucketKey::file(folder.path()), b"id\nsecret\n").expect("a file");
    let key = BucketKey::read(folder.path()).expect("two lines");
    let shelf = Shelf::Bucket(Bucket::at(&place, key).expect("a client"));
    assert_eq!(shelf.write(ROW, 0, vec![0; 10]).await, Err(Reason::Storage));
    assert_eq!(shelf.ping().await, Err(Reason::Storage));
    let refusal = House::over(folder.path(), |config| config.bucket = Some(place)).await.err().expect("it is refused");
    assert!(refusal.to_string().starts_with("can't use the bucket in MURMURATION_BUCKET"), "{refusal}");
}

#[tokio::test]
async fn a_bucket_that_is_another_by_now_is_neither_asked_nor_emptied() {
    let (house, team) = House::with_call().await;
    let bucket = Bucket::over(Arc::new(InMemory::new())).marked("ours");
    let shelf = Shelf::Bucket(bucket.clone());
    fill(&shelf, ROW, &bytes(&team, 1_500_000)).await;
    bucket.set_mark("another's").await.expect("it takes a mark");
    assert_eq!(shelf.ping().await, Err(Reason::Storage));
    assert_eq!(remove_strays(&house.state.store, &shelf).await, Err(Reason::Storage));
    assert_eq!(shelf.rows().await.expect("a list"), [ROW]);
    bucket.set_mark("ours").await.expect("it takes a mark");
    assert_eq!(shelf.ping().await, Ok(()));
    assert_eq!(remove_strays(&house.state.store, &shelf).await, Ok(()));
    assert!(shelf.rows().await.expect("a list").is_empty(), "no row names it");
}

#[tokio::test]
async fn a_bucket_goes_with_one_database() {
    let house = House::new().await;
    // Only where there is an object store.
    let Some(bucket) = house.state.config.bucket.clone() else { return };
    let (folder, database) = (tempfile::tempdir().expect("a folder"), Fresh::database().await.expect("PostgreSQL"));
    house::bucket::put_key(folder.path());
    let begun = House::over(folder.path(), |config| {
        config.database = database.setting();
        config.bucket = Some(bucket.clone());
    });
    let refusal = begun.await.err().expect("it is refused").to_string();
    assert!(refusal.contains("name an empty bucket, or the database that was here"), "{refusal}");
    let elsewhere = config::Bucket { prefix: format!("{}-elsewhere", bucket.prefix), ..bucket };
    let refusal = house.restart(|config| config.bucket = Some(elsewhere)).await.err().expect("it is refused");
    assert!(refusal.to_string().contains("is not that of this database's attachments"), "{refusal}");
}
