//! Headers that move to a new call identity, whatever they belong to. The header before stays in quarantine until a second member has
//! verified the new one.

mod quarantine;
mod table;

use sea_orm::{ConnectionTrait, DbErr, QueryResult, sea_query::Expr};
use vault::{
    id::{Account, CallId, Digest},
    replacement::{Part, Piece, Replacement, Waiting},
};

use super::{AT_ONCE, Store, calls, column};
pub(super) use quarantine::restore_all;
pub use quarantine::{
    Counted, all, attachments, count, delete_expired, expired_attachments, finish, judge, quarantined,
};
use table::Table;

/// What became of replacements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Written now.
    pub replaced: u32,
    /// Not in their old form any more, or gone.
    pub stale: u32,
}

/// The epoch from which the identity in force is in force.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn identity(store: &Store, call: &CallId) -> Result<Option<u32>, DbErr> {
    let Some(found) = calls::find(store, call).await? else { return Ok(None) };
    let keys = calls::key_set(store, call, found.epoch()).await?;
    Ok(keys.map(|keys| keys.identity.cast_unsigned()))
}

/// Headers that an older identity than that of epoch `identity` opens, in the order of their pieces, after `after`.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn waiting(
    store: &Store,
    call: &CallId,
    identity: u32,
    after: Option<Piece>,
    limit: u64,
) -> Result<Vec<Waiting>, DbErr> {
    let mut found = Vec::new();
    for table in Table::ALL.iter().filter(|table| after.is_none_or(|after| table.part >= after.part)) {
        let left = limit - found.len() as u64;
        if left == 0 {
            break;
        }
        let after = after.filter(|after| after.part == table.part).map(|after| after.row);
        // First the rows, which an index holds alone, and then the headers of those few.
        let rows = store.reader().query_all(&table.rows_before(call, identity, after, left)).await?;
        let rows: Vec<i64> = rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?;
        for row in store.reader().query_all(&table.headers(&rows)).await? {
            let piece = Piece { part: table.part, row: row.try_get_by_index(0)? };
            found.push(Waiting { piece, header: row.try_get_by_index(1)? });
        }
    }
    Ok(found)
}

/// How many of a call wait.
///
/// # Errors
/// [`DbErr`] if the database can't be read.
pub async fn waiting_count(db: &impl ConnectionTrait, call: &CallId, identity: u32) -> Result<u64, DbErr> {
    let mut count = 0;
    for table in &Table::ALL {
        let row = db.query_one(&table.count_before(call, identity)).await?;
        count += row.map_or(Ok(0), |row| row.try_get_by_index::<i64>(0))?.cast_unsigned();
    }
    Ok(count)
}

/// Who replaces, in which call, up to which identity, and until when what was before is kept.
pub struct By<'a> {
    /// The call.
    pub call: &'a CallId,
    /// Who signed.
    pub account: &'a Account,
    /// The epoch from which the identity is in force.
    pub identity: u32,
    /// Hour, counted from 1970.
    pub expires_hour: i64,
}

/// Puts new headers in the place of those that they name by digest. Their signatures were verified. `None` if the identity has
/// changed meanwhile.
///
/// # Errors
/// [`DbErr`] if the database can't be written. Then nothing was replaced.
pub async fn replace(store: &Store, by: &By<'_>, items: &[Replacement]) -> Result<Option<Outcome>, DbErr> {
    let transaction = store.begin().await?;
    if quarantine::identity(&transaction, by.call).await? != Some(by.identity) {
        return Ok(None);
    }
    let mut outcome = Outcome::default();
    for item in items {
        let replaced = one(&transaction, by, item).await?;
        *(if replaced { &mut outcome.replaced } else { &mut outcome.stale }) += 1;
    }
    transaction.commit().await?;
    Ok(Some(outcome))
}

async fn one(db: &impl ConnectionTrait, by: &By<'_>, item: &Replacement) -> Result<bool, DbErr> {
    let Some(table) = Table::of(item.piece.part) else { return Ok(false) };
    let Some(found) = db.query_one(&table.one_before(by.call, by.identity, item.piece.row)).await? else {
        return Ok(false);
    };
    let before = Before::read(&found)?;
    if Digest::of(&before.header) != item.old {
        return Ok(false);
    }
    db.execute(&table.set(item.piece.row, &item.new.header(), by.identity)).await?;
    quarantine::add(db, by, item, before).await?;
    Ok(true)
}

/// What a header's row says before it is replaced.
struct Before {
    header: Vec<u8>,
    epoch: i32,
    testimony: i64,
}

impl Before {
    fn read(row: &QueryResult) -> Result<Self, DbErr> {
        Ok(Self {
            header: row.try_get_by_index(0)?,
            epoch: row.try_get_by_index(1)?,
            testimony: row.try_get_by_index(2)?,
        })
    }
}

/// The headers of these pieces of one part.
async fn headers(db: &impl ConnectionTrait, part: Part, rows: &[i64]) -> Result<Vec<(i64, Vec<u8>)>, DbErr> {
    let Some(table) = Table::of(part) else { return Ok(Vec::new()) };
    let mut headers = Vec::with_capacity(rows.len());
    for rows in rows.chunks(AT_ONCE) {
        for row in db.query_all(&table.headers(rows)).await? {
            headers.push((row.try_get_by_index(0)?, row.try_get_by_index(1)?));
        }
    }
    Ok(headers)
}

/// An epoch as a value.
fn epoch(number: u32) -> Expr {
    Expr::value(column(number))
}
