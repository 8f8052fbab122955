//! What is left of withdrawn testimonies. See `vault/FORMAT.md` §15.

use sea_orm::entity::prelude::*;

/// One withdrawal: keyed hashes, and what only its holder can read.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "withdrawal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub submission: Vec<u8>,
    pub file: Vec<u8>,
    pub lookup: Vec<u8>,
    pub holder: Vec<u8>,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
