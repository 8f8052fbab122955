//! Releases on their way to a second member.

use sea_orm::entity::prelude::*;

/// The open proposal of a call, without its payload.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub call: String,
    /// The keyholder.
    pub account: String,
    /// Of the key set for which it was sealed.
    pub epoch: i32,
    /// Of the whole file.
    pub sha256: Vec<u8>,
    /// See `vault::ledger::Proposed`.
    pub claim_sha256: Vec<u8>,
    pub header: Vec<u8>,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
