//! PostgreSQL with a synchronous standby: the primary is killed under load, the standby takes over, and a fresh standby is made of it. Who promotes, and how soon
//! the loss of a primary is noticed, is for a cluster's manager; here it is at once, and a symbolic link is the address that moves.

use std::{fs, os::unix::fs::symlink, path::Path, thread, time::Duration};

use sea_orm::{ConnectionTrait as _, Database, Statement};

use super::{
    below, block_on, look, on,
    postgres::{Postgres, url_of},
    times,
};
use crate::machine::Machine;

#[test]
#[ignore = "needs PostgreSQL"]
fn what_was_acknowledged_is_with_the_standby_that_takes_over() {
    let failovers = times("MURMURATION_FAILOVERS", 3);
    let place = tempfile::tempdir().expect("a folder");
    let address = place.path().join("primary");
    let mut primary = Postgres::new();
    symlink(primary.folder(), &address).expect("its owner may");
    let (load, process) = on(Machine::new().with("MURMURATION_DATABASE", url_of(&address)));
    let mut away = Vec::new();
    for failover in 1..=failovers {
        let standby = primary.standby();
        wait_for(&primary);
        load.during(|| {
            thread::sleep(Duration::from_millis(200 + below(500)));
            away.push(load.away(|| {
                primary.kill();
                standby.promote();
                turn(&address, &standby);
            }));
        });
        primary = standby;
        load.is_taken_again();
        assert_eq!(block_on(look(&load, &primary.url())), Vec::<String>::new(), "after failover {failover}");
    }
    process.kill();
    away.sort_unstable();
    println!(
        "{failovers} failovers: {} accounts acknowledged, none lost, none doubled; {:?}; from the kill until an account was taken again: median {} ms, longest {} ms",
        load.acknowledged(),
        load.refused(),
        away[away.len() / 2].as_millis(),
        away[away.len() - 1].as_millis()
    );
}

/// Until each commit waits for the standby as well.
fn wait_for(primary: &Postgres) {
    block_on(async {
        let db = Database::connect(primary.url()).await.expect("it answers");
        for statement in ["ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()"] {
            db.execute_unprepared(statement).await.expect("the statement is valid");
        }
        let synced = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming' AND sync_state = 'sync'";
        // As long as a minute.
        for tried in 0.. {
            assert!(tried < 3_000, "the standby does not follow");
            let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), synced)).await;
            let count: i64 = row.expect("a query").expect("a row").try_get_by_index(0).expect("a number");
            if count == 1 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        db.close().await.expect("it closes");
    });
}

/// In one step.
fn turn(address: &Path, to: &Postgres) {
    let next = address.with_extension("next");
    symlink(to.folder(), &next).expect("its owner may");
    fs::rename(next, address).expect("its owner may");
}
