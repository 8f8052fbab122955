//! What was released. The database refuses to change or delete a row.

use sea_orm::entity::prelude::*;

/// One entry of a call's ledger.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub call: String,
    /// 1 for the first entry of the call.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// Of the release.
    pub number: i32,
    /// See `vault::ledger::EntryKind`.
    pub kind: String,
    pub commitment: Vec<u8>,
    /// Of the commitment, if the release is public.
    pub nonce: Option<Vec<u8>>,
    /// Digest of the entry before.
    pub previous: Vec<u8>,
    pub file_sha256: Vec<u8>,
    pub proposer: String,
    pub proposer_epoch: i32,
    pub proposer_signature: Vec<u8>,
    pub publisher: String,
    pub publisher_epoch: i32,
    pub publisher_signature: Vec<u8>,
    /// ISO week in which it came.
    pub week: String,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
