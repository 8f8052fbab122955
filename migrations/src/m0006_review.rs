//! Work on testimonies: who holds one, who steps aside from it, its sealed record, and how many there are of what.
//!
//! The counts are kept by the database itself, so that no way in or out can forget them, and a queue of a million is as quick as one of
//! a thousand. That an account is done is said to its writer and stands beside the state of its record.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, blob, boolean, integer, string, string_null},
    sea_orm::{DbBackend, sea_query::Table},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

const COLUMNS: [&str; 3] = ["done", "holder", "urgent"];

/// Indexes of testimonies for the ways of the desk through its queue, by name, columns and condition. All end in the order of the
/// queue, so that a page is read from where it begins.
const INDEXES: [(&str, &str, &str); 7] = [
    ("testimony_urgent", "call, week, row", "urgent"),
    ("testimony_done", "call, week, row", "done"),
    ("testimony_done_by_state", "call, state, week, row", "done"),
    ("testimony_held", "call, week, row", "holder IS NOT NULL"),
    ("testimony_by_holder", "call, holder, week, row", "holder IS NOT NULL"),
    ("testimony_free", "call, week, row", "holder IS NULL"),
    ("testimony_free_by_state", "call, state, week, row", "holder IS NULL"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let flag = |name| boolean(name).default(false).to_owned();
        for column in [flag("done"), string_null("holder"), flag("urgent")] {
            manager.alter_table(Table::alter().table("testimony").add_column(column).to_owned()).await?;
        }
        let db = manager.get_connection();
        db.execute_unprepared("UPDATE testimony SET done = TRUE, state = 'reading' WHERE state = 'done'").await?;
        for table in [record(), record_payload(), record_author(), aside(), tally()] {
            manager.create_table(table).await?;
        }
        let asides = Index::create().name("aside_by_account").table("aside").col("account").to_owned();
        manager.create_index(asides).await?;
        for (name, columns, condition) in INDEXES {
            db.execute_unprepared(&format!("CREATE INDEX {name} ON testimony ({columns}) WHERE {condition}")).await?;
        }
        db.execute_unprepared(
            "INSERT INTO tally SELECT call, state, coalesce(holder, ''), urgent, done, count(*) FROM testimony \
             GROUP BY call, state, coalesce(holder, ''), urgent, done",
        )
        .await?;
        for statement in counting(db.get_database_backend()) {
            db.execute_unprepared(&statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for statement in not_counting(db.get_database_backend()) {
            db.execute_unprepared(&statement).await?;
        }
        for (name, _, _) in INDEXES {
            manager.drop_index(Index::drop().name(name).table("testimony").to_owned()).await?;
        }
        for table in ["tally", "aside", "record_author", "record_payload", "record"] {
            manager.drop_table(Table::drop().table(Alias::new(table)).to_owned()).await?;
        }
        db.execute_unprepared("UPDATE testimony SET state = 'reading' WHERE state <> 'new'").await?;
        db.execute_unprepared("UPDATE testimony SET state = 'done' WHERE done").await?;
        for column in COLUMNS {
            manager.alter_table(Table::alter().table("testimony").drop_column(column).to_owned()).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// At most one for each testimony, whose row it has. `received_sha256` is of the file as it came; re-sealing replaces the header.
fn record() -> TableCreateStatement {
    Table::create()
        .table("record")
        .col(big_integer("row").primary_key())
        .col(integer("epoch"))
        .col(blob("received_sha256"))
        .col(blob("payload_sha256"))
        .col(blob("header"))
        .foreign_key(&mut cascade("record", "row", "testimony"))
        .to_owned()
}

fn record_payload() -> TableCreateStatement {
    Table::create()
        .table("record_payload")
        .col(big_integer("row").primary_key())
        .col(blob("payload"))
        .foreign_key(&mut cascade("record_payload", "row", "record"))
        .to_owned()
}

/// Who has saved a record of a testimony.
fn record_author() -> TableCreateStatement {
    by_person("record_author")
}

/// Who is not to see a testimony, because she knows the person.
fn aside() -> TableCreateStatement {
    by_person("aside")
}

fn by_person(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(big_integer("testimony"))
        .col(string("account"))
        .primary_key(Index::create().col("testimony").col("account"))
        .foreign_key(&mut cascade(table, "testimony", "testimony"))
        .to_owned()
}

/// How many testimonies of a call are in a state, with this holder (empty for nobody) and these marks.
fn tally() -> TableCreateStatement {
    Table::create()
        .table("tally")
        .col(string("call"))
        .col(string("state"))
        .col(string("holder"))
        .col(boolean("urgent"))
        .col(boolean("done"))
        .col(big_integer("count"))
        .primary_key(Index::create().col("call").col("state").col("holder").col("urgent").col("done"))
        .to_owned()
}

fn cascade(table: &'static str, column: &'static str, target: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(target, "row").on_delete(ForeignKeyAction::Cascade).to_owned()
}

/// One testimony more (`NEW`, 1) or less (`OLD`, -1) of its kind.
fn one(row: &str, more: i8) -> String {
    format!(
        "INSERT INTO tally (call, state, holder, urgent, done, count) \
         VALUES ({row}.call, {row}.state, coalesce({row}.holder, ''), {row}.urgent, {row}.done, {more}) \
         ON CONFLICT (call, state, holder, urgent, done) DO UPDATE SET count = tally.count + excluded.count;"
    )
}

fn counting(backend: DbBackend) -> Vec<String> {
    let (more, less) = (one("NEW", 1), one("OLD", -1));
    let columns = "call, state, holder, urgent, done";
    if backend == DbBackend::Postgres {
        let function = format!(
            "CREATE FUNCTION testimony_tally() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
             IF TG_OP <> 'INSERT' THEN {less} END IF; IF TG_OP <> 'DELETE' THEN {more} END IF; RETURN NULL; END $$"
        );
        let trigger = format!(
            "CREATE TRIGGER testimony_tally AFTER INSERT OR DELETE OR UPDATE OF {columns} ON testimony \
             FOR EACH ROW EXECUTE FUNCTION testimony_tally()"
        );
        return vec![function, trigger];
    }
    vec![
        format!("CREATE TRIGGER testimony_comes AFTER INSERT ON testimony BEGIN {more} END"),
        format!("CREATE TRIGGER testimony_goes AFTER DELETE ON testimony BEGIN {less} END"),
        format!("CREATE TRIGGER testimony_moves AFTER UPDATE OF {columns} ON testimony BEGIN {less} {more} END"),
    ]
}

fn not_counting(backend: DbBackend) -> Vec<String> {
    if backend == DbBackend::Postgres {
        return vec!["DROP TRIGGER testimony_tally ON testimony; DROP FUNCTION testimony_tally()".to_owned()];
    }
    ["comes", "goes", "moves"].map(|name| format!("DROP TRIGGER testimony_{name}")).to_vec()
}
