//! Several servers of one PostgreSQL database. `cargo xtask postgres cargo test --package server --test doors -- --include-ignored` runs them.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use app::wire::ShareRequest;
use migrations::Migrator;
use sea_orm::{ConnectionTrait as _, IsolationLevel, TransactionTrait as _};
use sea_orm_migration::MigratorTrait as _;
use server::{
    admin,
    retention::{database, members},
    router::router,
    start::{self, Setup, StartError},
    store::{OpenError, Store},
};
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, UnixStream},
    task::{JoinHandle, JoinSet},
    time::sleep,
};

use super::{
    house::{
        CALL, House, Reply, Team, chance, get, post,
        postgres::{Fresh, as_documented},
        sealed, settings, standing_clock,
        survivor::{Survivor, message},
    },
    submissions::submission,
    surge::with_receipt,
};

/// Far longer than a request needs to come to where it waits for the writer.
const COMES_TO_THE_WRITER: Duration = Duration::from_millis(400);

pub async fn two_with_a_call() -> (House, House, Team) {
    let (one, team) = House::with_call().await;
    let other = one.beside(as_documented).await.expect("prepared as documented");
    (one, other, team)
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn writers_of_two_servers_take_turns() {
    let (one, other, team) = two_with_a_call().await;
    let survivor = Survivor::of(&one, &team).await;
    let entry = survivor.seal(&team, &message("A synthetic line."), 1);
    let rival = survivor.seal(&team, &message("Another synthetic line."), 1);
    for _ in 0..10 {
        let file = sealed(&team);
        let (here, there) = (submission(&one, &file).await, submission(&other, &file).await);
        assert_eq!(outcomes(tokio::join!(here.of(&one), there.of(&other))), [200, 201]);
    }
    let both = tokio::join!(survivor.adds(&one, &entry).of(&one), survivor.adds(&other, &rival).of(&other));
    assert_eq!(outcomes(both), [201, 409]);
    assert_eq!(one.count("SELECT count(*) FROM entry").await, 1);
    assert_eq!(one.testimonies().await, 11);
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn accounts_are_written_beside_those_of_another_server_and_nothing_else_is() {
    let (one, other, team) = two_with_a_call().await;
    let survivor = Survivor::of(&one, &team).await;
    let store = &one.state.store;
    let connection = store.arrivals().next().expect("there is one");
    let under_way = store.begin_arrivals(connection).await.expect("nobody else writes");
    for _ in 0..3 {
        assert_eq!(submission(&other, &sealed(&team)).await.of(&other).await.status, 201);
    }
    let withdrawal = survivor.withdraws(&other);
    let waiting = tokio::spawn(async move { withdrawal.of(&other).await });
    sleep(COMES_TO_THE_WRITER).await;
    assert!(!waiting.is_finished(), "it came between");
    under_way.commit().await.expect("it is written");
    assert_eq!(waiting.await.expect("an answer").status, 200);
    assert_eq!(one.testimonies().await, 3);
    one.assert_sound().await;
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn many_that_come_to_two_servers_at_once_are_each_kept_once() {
    let (one, other, team) = two_with_a_call().await;
    let (one, other) = (Arc::new(one), Arc::new(other));
    let mut files: Vec<_> = (0..24).map(|_| sealed(&team)).collect();
    let lock = one.state.store.begin().await.expect("nobody else writes");
    let mut waiting = Vec::new();
    for house in [&one, &other] {
        files.reverse();
        for file in &files {
            let (ask, house) = (submission(house, file).await, Arc::clone(house));
            waiting.push(tokio::spawn(async move { ask.of(&house).await.status.as_u16() }));
        }
    }
    sleep(COMES_TO_THE_WRITER).await;
    lock.commit().await.expect("it is written");
    let mut new = 0;
    for answer in waiting {
        let status = answer.await.expect("an answer");
        assert!(matches!(status, 200 | 201), "{status}");
        new += u64::from(status == 201);
    }
    assert_eq!((new, one.testimonies().await), (24, 24));
    assert_eq!(one.count("SELECT sum(count) FROM tally").await, 24);
    one.assert_sound().await;
}

/// Groups that meet crosswise can't both go on: the database ends one, and each of it is tried alone.
#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn of_accounts_whose_receipts_cross_at_two_servers_one_of_each_is_kept() {
    let (one, other, team) = two_with_a_call().await;
    let (one, other) = (Arc::new(one), Arc::new(other));
    let lock = one.state.store.begin().await.expect("nobody else writes");
    let mut waiting = Vec::new();
    for house in [&one, &other] {
        for root in 0..20 {
            let ask = with_receipt(house, &team, &sealed(&team), [root; 32]).await;
            let house = Arc::clone(house);
            waiting.push(tokio::spawn(async move { ask.of(&house).await }));
        }
    }
    sleep(COMES_TO_THE_WRITER).await;
    lock.commit().await.expect("it is written");
    let mut kept = 0;
    for reply in waiting {
        let reply = reply.await.expect("an answer");
        if reply.status == 201 {
            kept += 1;
        } else {
            assert_eq!(reply.refusal(), (409, "receipt-taken".to_owned()));
        }
    }
    assert_eq!((kept, one.testimonies().await), (20, 20));
    one.assert_sound().await;
}

fn outcomes((here, there): (Reply, Reply)) -> [u16; 2] {
    let mut both = [here.status.as_u16(), there.status.as_u16()];
    both.sort_unstable();
    both
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn of_two_that_start_at_once_one_migrates() {
    let database = Fresh::empty().await;
    let setting = database.setting();
    let (one, other) = tokio::join!(Store::open(&setting, "".as_ref()), Store::open(&setting, "".as_ref()));
    let (one, other) = (one.expect("it opens"), other.expect("so does the other"));
    let steps = Migrator::get_applied_migrations(one.reader()).await.expect("they are there").len();
    assert_eq!(steps, Migrator::migrations().len());
    other.ping().await.expect("it answers");
}

/// What PostgreSQL knows of a schema, a line each.
const SCHEMA: &str = "
    SELECT concat_ws(' ', 'column', table_name, column_name, data_type, is_nullable, column_default) AS line FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT concat_ws(' ', 'index', indexdef) FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT concat_ws(' ', 'constraint', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', 'trigger', pg_get_triggerdef(oid)) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT concat_ws(' ', 'function', proname, prosrc) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    ORDER BY 1";

/// As `migrations/tests/schema.rs` has it for SQLite.
#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn every_step_goes_up_down_and_up_again_to_the_same_schema() {
    let house = House::new().await;
    let db = house.state.store.writer();
    let first = house.text(SCHEMA).await;
    assert!(first.contains("testimony_tally") && first.contains("ledger_is_not_emptied"), "{first}");
    Migrator::down(db, None).await.expect("down");
    let left = house.text(SCHEMA).await;
    // What the tests themselves added stays.
    let ours = |line: &&str| !["seaql_migrations", " hex ", " randomblob "].iter().any(|word| line.contains(word));
    assert_eq!(left.lines().filter(ours).collect::<Vec<_>>(), Vec::<&str>::new());
    Migrator::up(db, None).await.expect("up again");
    assert_eq!(house.text(SCHEMA).await, first);
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn the_link_of_the_set_up_is_the_same_at_each_server_and_ends_with_the_first_call() {
    let (one, team) = (House::new().await, Team::new(CALL, false));
    let second = one.beside(as_documented).await.expect("prepared as documented");
    let folder = tempfile::tempdir().expect("a folder");
    let (mut links, mut routers) = (Vec::new(), Vec::new());
    for name in ["a", "b"] {
        let mut config = settings(&folder.path().join(name), None);
        config.database = one.state.config.database.clone();
        config.bucket = one.state.config.bucket.clone();
        config.listen = SocketAddr::from(([127, 0, 0, 1], 0));
        std::fs::create_dir(&config.data).expect("a folder");
        as_documented(&one, &config.data);
        let started = start::start(config, standing_clock().0, chance()).await.expect("it starts");
        let Some(Setup::Link(link)) = &started.setup else { panic!("there is no call, and no file for the token") };
        links.push(link.clone());
        routers.push((router(&started.state), started));
    }
    assert_eq!(links[0], links[1]);
    let (_, token) = links[0].split_once('#').expect("a link with a token");
    let share = || post("/api/setup/share").bearer(token).json(&ShareRequest { account: "ada".to_owned() });
    assert_eq!(share().to(routers[1].0.clone()).await.status, 200);
    team.move_in(&second).await;
    for (router, _) in routers {
        assert_eq!(share().to(router).await.refusal(), (404, "not-found".to_owned()));
    }
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn a_server_that_does_not_share_secret_and_attachments_does_not_start() {
    let (one, _) = House::with_call().await;
    let refusal = one.beside(|_, _| {}).await.err();
    assert!(matches!(refusal, Some(StartError::OtherShare(_))), "{refusal:?}");
    let secret_only = |first: &House, data: &std::path::Path| {
        std::fs::copy(first.data().join("share"), data.join("share")).expect("its owner may");
    };
    let refusal = one.beside(secret_only).await.err();
    assert!(matches!(refusal, Some(StartError::OtherShelf(_))), "{refusal:?}");
    let other = one.beside(as_documented).await.expect("prepared as documented");
    let id = async |house| get("/installation.txt").of(house).await.body;
    assert_eq!(id(&one).await, id(&other).await);
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn a_server_does_not_start_on_the_attachments_of_another_database() {
    let (one, _) = House::with_call().await;
    let other = Fresh::database().await.expect("this runs under cargo xtask postgres");
    let refusal =
        one.restart(|config| config.database = other.setting()).await.err().expect("it is refused").to_string();
    assert!(refusal.contains("another database"), "{refusal}");
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn what_an_old_snapshot_kept_from_being_swept_is_swept_within_the_hour() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let size = "SELECT pg_relation_size('payload')";
    let level = Some(IsolationLevel::RepeatableRead);
    let reader = house.state.store.reader().begin_with_config(level, None).await.expect("it begins");
    reader.execute_unprepared("SELECT count(*) FROM payload").await.expect("it is read");
    assert_eq!(survivor.withdraws(&house).of(&house).await.status, 200);
    assert!(house.count(size).await > 0, "the snapshot still sees it");
    reader.rollback().await.expect("it ends");
    members(&house.state).await.expect("it is looked after");
    assert_eq!(house.count(size).await, 0);
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn a_database_that_would_not_keep_its_word_is_refused_with_the_mend() {
    let (house, _) = House::with_call().await;
    house
        .change(
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$",
        )
        .await;
    let refusal = house.restart(|_| {}).await.err().expect("it is refused").to_string();
    assert!(refusal.contains("ALTER SYSTEM SET synchronous_commit = on"), "{refusal}");
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn a_database_of_a_newer_version_is_left_alone() {
    let (house, _) = House::with_call().await;
    house.change("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_later', 0)").await;
    let refusal = house.restart(|_| {}).await.err();
    assert!(matches!(refusal, Some(StartError::OtherVersion(OpenError::Newer))), "{refusal:?}");
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn a_setting_that_is_changed_later_is_noticed_within_the_hour_and_nobody_is_turned_away() {
    let (house, team) = House::with_call().await;
    let told = async || get("/metrics").to(admin::router(&house.state)).await.text().to_owned();
    database(&house.state).await;
    assert!(told().await.contains("murmuration_database_faults 0\n"));
    // By the connection that arrivals come by.
    house.change("SET log_duration = on").await;
    house.change("SET debug_print_plan = on").await;
    database(&house.state).await;
    assert!(told().await.contains("murmuration_database_faults 2\n"), "{}", told().await);
    assert_eq!(submission(&house, &sealed(&team)).await.of(&house).await.status, 201);
    house.change("SET log_duration = off").await;
    house.change("SET debug_print_plan = off").await;
    database(&house.state).await;
    assert!(told().await.contains("murmuration_database_faults 0\n"));
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn what_is_taken_back_leaves_its_tables_as_small_as_before_it_came() {
    let (house, team) = House::with_call().await;
    let survivor = Survivor::of(&house, &team).await;
    let tables = ["testimony", "payload"];
    for table in tables {
        assert!(house.count(&format!("SELECT pg_relation_size('{table}')")).await > 0, "{table}");
    }
    assert_eq!(survivor.withdraws(&house).of(&house).await.status, 200);
    for table in tables {
        assert_eq!(house.count(&format!("SELECT pg_relation_size('{table}')")).await, 0, "{table}");
    }
}

/// A way to the database that can be cut.
struct Way {
    address: SocketAddr,
    task: JoinHandle<()>,
}

impl Way {
    async fn open(address: SocketAddr, database: &Fresh) -> Self {
        let listener = TcpListener::bind(address).await.expect("the port is free");
        let (address, socket) = (listener.local_addr().expect("it listens"), Arc::new(database.socket()));
        let task = tokio::spawn(async move {
            // Dropped with the task, and every connection with it.
            let mut connections = JoinSet::new();
            while let Ok((mut near, _)) = listener.accept().await {
                let socket = Arc::clone(&socket);
                connections.spawn(async move {
                    let mut far = UnixStream::connect(&*socket).await?;
                    copy_bidirectional(&mut near, &mut far).await
                });
            }
        });
        Self { address, task }
    }

    async fn cut(self) -> SocketAddr {
        self.task.abort();
        let _ = self.task.await;
        self.address
    }
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn a_database_that_is_away_is_said_to_be_and_found_again() {
    let database = Fresh::database().await.expect("this runs under cargo xtask postgres");
    let way = Way::open(SocketAddr::from(([127, 0, 0, 1], 0)), &database).await;
    let by_port = database.by_port(way.address.port());
    let house = House::with(|config| config.database = by_port).await;
    let team = Team::new(CALL, false);
    team.move_in(&house).await;
    let file = sealed(&team);
    let ask = submission(&house, &file).await;
    let address = way.cut().await;
    let (sent, ready, page, started) =
        tokio::join!(ask.of(&house), get("/readyz").of(&house), get("/").of(&house), house.beside(as_documented));
    assert_eq!(sent.refusal(), (503, "storage".to_owned()));
    assert_eq!((ready.status.as_u16(), page.status.as_u16()), (503, 503));
    let refusal = started.err().expect("there is no database").to_string();
    assert!(refusal.contains("See that PostgreSQL runs"), "{refusal}");
    let _way = Way::open(address, &database).await;
    // The last answer is good for a while.
    while get("/readyz").of(&house).await.status != 200 {
        sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(submission(&house, &file).await.of(&house).await.status, 201);
    assert_eq!(house.testimonies().await, 1);
}
