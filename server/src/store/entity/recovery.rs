//! Recoveries: the plan of each call, signed by its root. Everything here is public.

use sea_orm::entity::prelude::*;

/// One plan.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recovery")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub call: String,
    pub number: i32,
    pub recipient: String,
    /// Public half of the key of whoever has enough shares.
    pub opener: Vec<u8>,
    pub threshold: i32,
    /// Commitments of 32 bytes, one after the other.
    pub shares: Vec<u8>,
    pub signature: Vec<u8>,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
