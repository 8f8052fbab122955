//! What later releases need to know of one.

use sea_orm::entity::prelude::*;

/// The sealed memory of a release, without its payload.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "memory")]
pub struct Model {
    /// A random number.
    #[sea_orm(primary_key, auto_increment = false)]
    pub row: i64,
    pub call: String,
    /// Of the release.
    pub number: i32,
    /// Epoch of the call identity that opens it.
    pub epoch: i32,
    pub header: Vec<u8>,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
