//! The sealed content of entries, which re-sealing does not touch.

use sea_orm::entity::prelude::*;

/// Both payloads of one entry.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "entry_payload")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub row: i64,
    /// Payload of the file for the call; its header is in `entry`.
    pub for_call: Vec<u8>,
    /// The whole file for the survivor.
    pub for_survivor: Vec<u8>,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
