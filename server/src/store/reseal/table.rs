//! The tables that hold headers for a call: where each says what it belongs to, and which identity opens it.

use sea_orm::{
    ExprTrait as _,
    sea_query::{Alias, Expr, Order, Query, SelectStatement, UpdateStatement},
};
use vault::{id::CallId, replacement::Part};

/// One of them.
pub(super) struct Table {
    pub part: Part,
    row: &'static str,
    /// The epoch of the identity that opens the header.
    epoch: &'static str,
    /// The row of the testimony.
    testimony: &'static str,
}

const TESTIMONY: &str = "testimony";

impl Table {
    /// In the order of their parts.
    pub const ALL: [Self; 4] = [
        Self { part: Part::Testimony, row: "row", epoch: "epoch_now", testimony: "row" },
        Self { part: Part::Entry, row: "row", epoch: "epoch", testimony: "testimony" },
        Self { part: Part::Attachment, row: "row", epoch: "epoch", testimony: "testimony" },
        Self { part: Part::Record, row: "row", epoch: "epoch", testimony: "row" },
    ];

    pub fn of(part: Part) -> Option<&'static Self> {
        const ALL: &[Table] = &Table::ALL;
        ALL.iter().find(|table| table.part == part)
    }

    fn name(&self) -> Alias {
        Alias::new(self.part.as_str())
    }

    /// From what is of this call and opens for an identity from before `identity`. Attachments that no account names are of none.
    fn before(&self, call: &CallId, identity: u32) -> SelectStatement {
        let mut select = Query::select();
        select.from(self.name()).and_where(Expr::col(self.epoch).lt(super::epoch(identity)));
        let of_call = Expr::col("call").eq(call.as_ref());
        if self.part == Part::Testimony {
            select.and_where(of_call);
        } else {
            let mut of = Query::select();
            of.column("row").from(Alias::new(TESTIMONY)).and_where(of_call);
            select.and_where(Expr::col(self.testimony).in_subquery(of));
        }
        select
    }

    pub fn rows_before(&self, call: &CallId, identity: u32, after: Option<i64>, limit: u64) -> SelectStatement {
        let mut select = self.before(call, identity);
        if let Some(after) = after {
            select.and_where(Expr::col(self.row).gt(after));
        }
        select.column(self.row).order_by(self.row, Order::Asc).limit(limit);
        select
    }

    pub fn count_before(&self, call: &CallId, identity: u32) -> SelectStatement {
        let mut select = self.before(call, identity);
        select.expr(Expr::col(self.row).count());
        select
    }

    /// Header, epoch and testimony of one.
    pub fn one_before(&self, call: &CallId, identity: u32, row: i64) -> SelectStatement {
        let mut select = self.before(call, identity);
        select.columns(["header", self.epoch, self.testimony]).and_where(Expr::col(self.row).eq(row));
        select
    }

    pub fn headers(&self, rows: &[i64]) -> SelectStatement {
        let mut select = Query::select();
        select.columns([self.row, "header"]).from(self.name()).order_by(self.row, Order::Asc);
        select.and_where(Expr::col(self.row).is_in(rows.iter().copied()));
        select
    }

    pub fn set(&self, row: i64, header: &[u8], epoch: u32) -> UpdateStatement {
        let mut update = Query::update();
        update.table(self.name()).value("header", header.to_vec()).value(self.epoch, super::epoch(epoch));
        update.and_where(Expr::col(self.row).eq(row));
        update
    }
}
