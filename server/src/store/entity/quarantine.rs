//! Headers that were replaced, until a second member has verified the new ones.

use sea_orm::entity::prelude::*;

/// One header as it was before.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "quarantine")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    /// What it is of: see `vault::replacement::Part`.
    pub part: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub row: i64,
    /// Row of the testimony that it belongs to.
    pub testimony: i64,
    pub call: String,
    /// Who replaced it.
    pub account: String,
    /// Epoch of the identity that opens it.
    pub epoch: i32,
    pub header: Vec<u8>,
    /// Of the header that took its place.
    pub replacement_sha256: Vec<u8>,
    pub signature: Vec<u8>,
    /// Hours since 1970.
    pub expires_hour: i64,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
