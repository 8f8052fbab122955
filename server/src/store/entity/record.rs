//! What moderators made of testimonies.

use sea_orm::entity::prelude::*;

/// The record of one testimony, without its payload.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "record")]
pub struct Model {
    /// Row of its testimony.
    #[sea_orm(primary_key, auto_increment = false)]
    pub row: i64,
    /// Epoch of the call identity that opens it.
    pub epoch: i32,
    /// SHA-256 of the file as it came.
    pub received_sha256: Vec<u8>,
    /// What the save after it has to name.
    pub payload_sha256: Vec<u8>,
    pub header: Vec<u8>,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
