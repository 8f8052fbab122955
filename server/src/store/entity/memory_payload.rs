//! Sealed bytes of memories, which re-sealing does not touch.

use sea_orm::entity::prelude::*;

/// The payload of one memory.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "memory_payload")]
pub struct Model {
    /// Row of its memory.
    #[sea_orm(primary_key, auto_increment = false)]
    pub row: i64,
    pub payload: Vec<u8>,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
