//! Sealed bytes of proposals.

use sea_orm::entity::prelude::*;

/// The payload of one proposal.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal_payload")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub call: String,
    pub payload: Vec<u8>,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
