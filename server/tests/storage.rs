//! The database: how it is set, and what happens when it can't.

use std::{
    fs,
    os::unix::fs::{PermissionsExt as _, symlink},
    sync::Barrier,
    thread,
    time::Duration,
};

use rand_core::OsRng;
use sea_orm::{ConnectionTrait as _, Statement};
use server::{
    config::Database,
    folder::{DATABASE, Folder, FolderError},
    start::StartError,
    store::{Store, calls},
};
use tokio::time::{sleep, timeout};
use vault::{
    id::SubmissionId,
    seal::{SealMode, seal},
};

use super::{
    house::{CALL, House, chance, draft, get, sealed},
    submissions::{solved, submission},
};

#[tokio::test]
async fn of_calls_that_are_asked_for_at_once_each_gets_its_own() {
    let (house, _) = House::with_call().await;
    house.change("INSERT INTO call SELECT 'second', state, root_fingerprint, epoch, retention_weeks, synthetic, version FROM call").await;
    let find = async |name: &str| {
        let call = name.parse().expect("a name");
        calls::find(&house.state.store, &call).await.expect("it is read").map(|found| found.call)
    };
    let found = tokio::join!(find("second"), find("nowhere"), find(CALL), find("second"));
    let [second, own] = ["second", CALL].map(|name| Some(name.to_owned()));
    assert_eq!(found, (second.clone(), None, own, second));
}

#[tokio::test]
async fn every_connection_is_set_to_keep_what_it_takes_and_to_forget_what_it_deletes() {
    let house = House::new().await;
    for db in [house.state.store.reader(), house.state.store.writer()] {
        for (pragma, value) in [("synchronous", 2), ("secure_delete", 1), ("foreign_keys", 1), ("trusted_schema", 0)] {
            let statement = Statement::from_string(db.get_database_backend(), format!("PRAGMA {pragma}"));
            let row = db.query_one_raw(statement).await.expect("a pragma").expect("it has a value");
            assert_eq!(row.try_get_by_index::<i64>(0).expect("a number"), value, "{pragma}");
        }
    }
    assert_eq!(house.text("PRAGMA journal_mode").await, "wal");
}

#[tokio::test]
async fn a_database_that_can_not_have_a_write_ahead_log_is_refused_with_the_mend() {
    // One in memory has none, as one on a file system of the network.
    let refusal = Store::open(&Database::Folder, ":memory:".as_ref()).await.expect_err("it is refused");
    assert!(refusal.to_string().contains("set MURMURATION_DATA to a folder on a disk of this machine"), "{refusal}");
}

#[tokio::test]
async fn what_many_accounts_leave_in_the_log_is_moved_into_the_database_before_the_log_is_full() {
    const MANY: u64 = 18;
    let (house, team) = House::with_call().await;
    let longest = "Invented. ".repeat(90_000);
    for _ in 0..MANY {
        let id = SubmissionId::make(&mut OsRng);
        let file = seal(&draft(&longest), &team.key_set, id, None, SealMode::Wasm).expect("it fits");
        assert_eq!(submission(&house, &file).await.of(&house).await.status, 201);
    }
    let database = house.data().join(DATABASE);
    let moved = async {
        while fs::metadata(&database).expect("it is there").len() < MANY * 900_000 {
            sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(Duration::from_secs(60), moved).await.expect("the log is moved while the server runs");
    assert_eq!(house.testimonies().await.cast_unsigned(), MANY);
    house.assert_sound().await;
}

#[tokio::test]
async fn a_full_disk_is_told_nothing_is_half_written_and_the_work_stays_good() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    let work = solved(&house, "light", &file).await;
    // The writer's connection may take no page more, as on a full disk.
    let writer = house.state.store.writer();
    let pages = house.count("SELECT page_count FROM pragma_page_count").await;
    writer.execute_unprepared(&format!("PRAGMA max_page_count = {pages}")).await.expect("a pragma");
    let reply = submission(&house, &file).await.header("murmuration-work", &work).of(&house).await;
    assert_eq!(reply.refusal(), (507, "storage-full".to_owned()));
    assert_eq!(house.testimonies().await, 0);
    writer.execute_unprepared("PRAGMA max_page_count = 1000000").await.expect("a pragma");
    let reply = submission(&house, &file).await.header("murmuration-work", &work).of(&house).await;
    assert_eq!(reply.status, 201);
    assert_eq!(house.testimonies().await, 1);
    assert_eq!(house.text("PRAGMA integrity_check").await, "ok");
}

#[tokio::test]
async fn after_a_transaction_that_sqlite_ended_itself_what_is_acknowledged_is_committed() {
    let (house, team) = House::with_call().await;
    // As after an error of the disk: whoever began it does not know that it is over.
    let transaction = house.state.store.begin().await.expect("it begins");
    transaction.execute_unprepared("ROLLBACK").await.expect("it ends");
    drop(transaction);
    drop(house.state.store.begin().await.expect("it begins"));
    assert_eq!(submission(&house, &sealed(&team)).await.of(&house).await.status, 201);
    assert_eq!(house.testimonies().await, 1);
}

#[tokio::test]
async fn a_database_that_is_gone_is_no_acknowledgement() {
    let (house, team) = House::with_call().await;
    let ask = submission(&house, &sealed(&team)).await;
    house.change("DROP TABLE payload").await;
    assert_eq!(ask.of(&house).await.refusal(), (503, "storage".to_owned()));
    assert_eq!(house.count("SELECT count(*) FROM testimony").await, 0);
    house.state.store.clone().close().await;
    assert_eq!(get("/readyz").of(&house).await.status, 503);
    assert_eq!(get("/healthz").of(&house).await.status, 200);
    assert_eq!(get("/").of(&house).await.status, 503);
}

#[tokio::test]
async fn what_is_deleted_takes_its_payload_along() {
    let (house, team) = House::with_call().await;
    submission(&house, &sealed(&team)).await.of(&house).await;
    house.change("DELETE FROM testimony").await;
    assert_eq!(house.testimonies().await, 0);
}

#[tokio::test]
async fn secrets_beside_the_database_are_for_this_user_alone() {
    let house = House::new().await;
    let mode = |name: &str| fs::metadata(house.data().join(name)).expect("it is there").permissions().mode() & 0o777;
    assert_eq!((mode(""), mode("share"), mode("installation")), (0o700, 0o600, 0o600));
    assert_eq!((mode("murmuration.sqlite"), mode("murmuration.sqlite-wal")), (0o600, 0o600));
    let share = house.data().join("share");
    fs::set_permissions(&share, fs::Permissions::from_mode(0o640)).expect("its owner may");
    let refusal = house.restart(|_| {}).await.err();
    assert!(matches!(refusal, Some(StartError::Folder(FolderError::ShareIsOpen(_)))));
}

#[tokio::test]
async fn a_folder_for_attachments_that_takes_none_is_named_at_the_start() {
    let house = House::new().await;
    let folder = house.data().join("attachments");
    let spoil = |_: &House| {
        fs::remove_dir_all(&folder).expect("it goes");
        fs::write(&folder, "a file").expect("its owner may");
    };
    let refusal = house.restart_after(spoil, |_| {}).await.err();
    assert!(
        matches!(refusal, Some(StartError::Folder(FolderError::ReadOnly(path, _))) if path.ends_with("attachments"))
    );
}

#[tokio::test]
async fn a_database_with_another_share_secret_does_not_start() {
    let (house, _) = House::with_call().await;
    fs::write(house.data().join("share"), "0".repeat(64)).expect("its owner may");
    let refusal = house.restart(|_| {}).await.err();
    assert!(matches!(refusal, Some(StartError::OtherShare(_))));
}

#[tokio::test]
async fn a_damaged_share_secret_is_not_replaced() {
    let house = House::new().await;
    fs::write(house.data().join("share"), "not hex").expect("its owner may");
    let refusal = house.restart(|_| {}).await.err();
    assert!(matches!(refusal, Some(StartError::Folder(FolderError::Damaged(_)))));
}

#[tokio::test]
async fn drafts_that_a_kill_left_are_removed_and_nothing_else_is() {
    let house = House::new().await;
    let (data, drawn) = (house.data(), "0123456789abcdef".repeat(2));
    let ours = ["share", "installation"].map(|name| data.join(format!("{name}.{drawn}")));
    // A kill after the draft got its name: it is the secret itself.
    fs::hard_link(data.join("share"), &ours[0]).expect("its owner may");
    fs::write(&ours[1], "half").expect("a file");
    let others = [
        "share.old".to_owned(),
        format!("share.{}", &drawn[1..]),
        format!("share.{}", drawn.to_uppercase()),
        format!("share.{drawn}.txt"),
        format!("shares.{drawn}"),
        drawn.clone(),
    ]
    .map(|name| data.join(name));
    others.iter().for_each(|path| fs::write(path, "hers").expect("a file"));
    let secret = fs::read(data.join("share")).expect("it is there");
    let house = house.restart(|_| {}).await.expect("it starts");
    assert!(ours.iter().all(|path| !path.exists()), "{ours:?}");
    assert!(others.iter().all(|path| path.exists()), "{others:?}");
    assert_eq!(fs::read(house.data().join("share")).expect("it is there"), secret);
}

#[test]
fn servers_that_begin_at_once_with_one_folder_of_attachments_read_one_mark() {
    for _ in 0..50 {
        let place = tempfile::tempdir().expect("a folder");
        let folders = ["one", "other"].map(|name| Folder::open(&place.path().join(name)).expect("it opens"));
        fs::create_dir(place.path().join("one/attachments")).expect("a folder");
        symlink(place.path().join("one/attachments"), place.path().join("other/attachments")).expect("its owner may");
        // The first to be done removes this, and must not spoil what the other is writing.
        fs::write(place.path().join("one/attachments").join(format!("mark.{}", "0".repeat(32))), "").expect("a file");
        let start = Barrier::new(2);
        let mark = |folder: &Folder| {
            start.wait();
            folder.shelf().and_then(|_| folder.shelf_mark(&chance())).expect("it is writable")
        };
        let marks = thread::scope(|scope| {
            folders.each_ref().map(|folder| scope.spawn(|| mark(folder))).map(|mark| mark.join().expect("no panic"))
        });
        assert_eq!(marks[0], marks[1]);
        assert_eq!(
            fs::read_dir(place.path().join("one/attachments")).expect("a folder").count(),
            1,
            "no draft is left"
        );
    }
}
