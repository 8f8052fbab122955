//! Testimonies in bulk, past the doors: of 100 weeks, the older the more checked.
//!
//! Headers, digests, receipts and pins are as long as real ones, payloads have 256 bytes of 65,568. One testimony in twenty has two messages, one in a hundred
//! a file of 1 KiB, one in ten a record; and for each hundred one was withdrawn before.

use std::{fs, io::Write as _};

use sea_orm::{ConnectionTrait as _, Statement};
use server::state::AppState;

/// Of a sealed account.
const HEADER: u32 = 1_627;
const PAYLOAD: u32 = 256;
const PIN: u32 = 104;
const FILE: usize = 1_024;
const AT_ONCE: u64 = 50_000;
/// The place of the first of a hundred with a file.
const WITH_FILE: u32 = 7;

/// What two databases write differently.
struct Dialect {
    is_postgres: bool,
}

impl Dialect {
    /// A table `n` of numbers `i`, and one of bytes to take pieces of.
    fn numbers(&self, begin: u64, end: u64) -> String {
        if self.is_postgres {
            return format!(
                "n AS (SELECT i FROM generate_series({begin}, {end} - 1) AS s(i)), pool AS MATERIALIZED \
                 (SELECT string_agg(uuid_send(gen_random_uuid()), ''::bytea) AS bytes FROM generate_series(1, 4096))"
            );
        }
        format!("n(i) AS (SELECT {begin} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {end}), pool AS (SELECT 1)")
    }

    fn below(&self, bound: u32) -> String {
        if self.is_postgres { format!("floor(random() * {bound})::int") } else { format!("abs(random() % {bound})") }
    }

    /// Random bytes that nothing compresses.
    fn bytes(&self, count: u32) -> String {
        match (self.is_postgres, count) {
            (false, _) => format!("randomblob({count})"),
            (true, 16) => "uuid_send(gen_random_uuid())".to_owned(),
            (true, 32) => "sha256(uuid_send(gen_random_uuid()))".to_owned(),
            (true, _) => format!("substr(pool.bytes, 1 + floor(random() * 60000)::int, {count})"),
        }
    }

    /// The ISO week so many after the first of 2025.
    fn week(&self, weeks: &str) -> String {
        if self.is_postgres {
            return format!("'20' || (25 + ({weeks}) / 52) || '-W' || lpad((({weeks}) % 52 + 1)::text, 2, '0')");
        }
        format!("printf('20%02d-W%02d', 25 + ({weeks}) / 52, ({weeks}) % 52 + 1)")
    }
}

/// Fills a call.
pub async fn fill(state: &AppState, call: &str, testimonies: u64) {
    let (dialect, db) = (Dialect { is_postgres: state.store.is_shared() }, state.store.writer());
    let run = async |sql: String| db.execute_unprepared(&sql).await.map(drop).expect("it is valid");
    // Within one statement, PostgreSQL would look through each version of a counter again; and SQLite's own 2 MB hold no index into which rows go anywhere.
    run(if dialect.is_postgres {
        "ALTER TABLE testimony DISABLE TRIGGER testimony_tally"
    } else {
        "PRAGMA cache_size = -600000; PRAGMA synchronous = OFF"
    }
    .to_owned())
    .await;
    let (step, d) = (i64::MAX.unsigned_abs() / (testimonies + 1), &dialect);
    let week = ["week", "week + 104"].map(|weeks| d.week(weeks));
    for begin in (0..testimonies).step_by(usize::try_from(AT_ONCE).expect("it fits")) {
        let end = (begin + AT_ONCE).min(testimonies);
        run(format!(
            "WITH RECURSIVE {numbers},
             drawn AS MATERIALIZED (SELECT i, {weeks} AS week, {luck} AS luck FROM n),
             stands AS (SELECT *, CASE WHEN luck < 550 THEN 'checked' WHEN luck < 600 THEN 'coded' WHEN luck < 650 THEN 'reading' ELSE 'new' END AS state FROM drawn)
             INSERT INTO testimony (row, submission_id, call, state, week, purge_week, size_class, epoch_sealed, epoch_now, received_sha256,
                 payload_sha256, receipt_lookup, return_key, pin, header, done, holder, urgent)
             SELECT i * {step} + 1, {id}, '{call}', state, {came}, {goes}, 65536, 1, 1, {digest}, {digest}, {digest}, {digest}, {pin}, {header},
                 state = 'checked', CASE WHEN state IN ('coded', 'reading') THEN 'mo' END, luck = 700 FROM stands, pool",
            numbers = d.numbers(begin, end),
            weeks = d.below(100),
            luck = d.below(1_000),
            id = d.bytes(16),
            came = week[0],
            goes = week[1],
            digest = d.bytes(32),
            pin = d.bytes(PIN),
            header = d.bytes(HEADER),
        ))
        .await;
    }
    let place = format!("(row - 1) / {step}");
    let piece = format!("substr(header, 1, {PAYLOAD})");
    run(format!("INSERT INTO payload (row, payload) SELECT row, {piece} FROM testimony")).await;
    run(format!("INSERT INTO record (row, epoch, received_sha256, payload_sha256, header) SELECT row, 1, received_sha256, payload_sha256, header FROM testimony WHERE {place} % 10 = 1")).await;
    run(format!("INSERT INTO record_payload (row, payload) SELECT row, {piece} FROM record")).await;
    run("INSERT INTO record_author (testimony, account) SELECT row, 'mo' FROM record".to_owned()).await;
    for (number, side) in [(1, "survivor"), (2, "desk")] {
        run(format!(
            "INSERT INTO entry (row, testimony, number, kind, side, week, epoch, body_sha256, header)
             SELECT row + {number}, row, {number}, 'message', '{side}', week, 1, received_sha256, header FROM testimony WHERE {place} % 20 = 3"
        ))
        .await;
    }
    run(format!("INSERT INTO entry_payload (row, for_call, for_survivor) SELECT row, {piece}, {piece} FROM entry"))
        .await;
    run(format!(
        "INSERT INTO attachment (row, attachment_id, submission_id, call, testimony, token_sha256, length, arrived, header, received_sha256, payload_sha256, epoch)
         SELECT row, submission_id, submission_id, call, row, received_sha256, {FILE}, {FILE}, header, received_sha256, payload_sha256, 1
         FROM testimony WHERE {place} % 100 = {WITH_FILE}"
    ))
    .await;
    for row in numbers(state, "SELECT row FROM attachment").await {
        state.shelf.write(row, 0, vec![0; FILE]).await.expect("the shelf takes a file");
    }
    withdrawn(state, &dialect, testimonies / 100).await;
    run(if dialect.is_postgres {
        "ALTER TABLE testimony ENABLE TRIGGER testimony_tally; \
         INSERT INTO tally SELECT call, state, coalesce(holder, ''), urgent, done, count(*) FROM testimony GROUP BY call, state, coalesce(holder, ''), urgent, done"
    } else {
        "PRAGMA cache_size = -2000; PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE)"
    }
    .to_owned())
    .await;
    if dialect.is_postgres {
        // As its own vacuum would have done by and by.
        run("VACUUM ANALYZE".to_owned()).await;
        run("CHECKPOINT".to_owned()).await;
    }
}

/// In table and register, as a server leaves them.
async fn withdrawn(state: &AppState, d: &Dialect, count: u64) {
    let (numbers, digest) = (d.numbers(0, count.max(1)), d.bytes(32));
    // No mark has an end of its own here: 48 bytes are 32 and 16.
    let sql = format!(
        "WITH RECURSIVE {numbers} INSERT INTO withdrawal (submission, file, lookup, holder)
         SELECT {digest}, {digest}, {digest}, {holder} FROM n, pool",
        holder = d.bytes(48)
    );
    let db = state.store.writer();
    db.execute_unprepared(&sql).await.expect("it is valid");
    let columns = ["submission", "file", "lookup", "holder"];
    let hex = columns.map(|column| match d.is_postgres {
        true => format!("encode({column}, 'hex')"),
        false => format!("lower(hex({column}))"),
    });
    let sql = format!("SELECT {} FROM withdrawal", hex.join(" || ' ' || "));
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.expect("a query");
    let lines: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).expect("text")).collect();
    let mut register = fs::File::options().append(true).open(state.config.data.join("withdrawn")).expect("it is there");
    register.write_all((lines.join("\n") + "\n").as_bytes()).expect("it is written");
    register.sync_all().expect("it is on the disk");
}

/// The first column.
pub async fn numbers(state: &AppState, sql: &str) -> Vec<i64> {
    let db = state.store.writer();
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.expect("a query");
    rows.iter().map(|row| row.try_get_by_index(0).expect("a number")).collect()
}

/// Makes testimonies of these places due in `week`, whole and with a payload of its real length, and nobody waits for them.
pub async fn make_due(state: &AppState, week: &str, rows: &[i64], payload: usize) {
    let is_postgres = state.store.is_shared();
    let rows = rows.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let payload = if is_postgres {
        format!(
            "(SELECT string_agg(uuid_send(gen_random_uuid()), ''::bytea) FROM generate_series(1, {}))",
            payload / 16
        )
    } else {
        format!("randomblob({payload})")
    };
    for sql in [
        format!("UPDATE testimony SET purge_week = '{week}', state = 'checked' WHERE row IN ({rows})"),
        format!("UPDATE payload SET payload = {payload} WHERE row IN ({rows})"),
    ] {
        state.store.writer().execute_unprepared(&sql).await.expect("it is valid");
    }
}
