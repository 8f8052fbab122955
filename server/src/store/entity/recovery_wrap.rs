//! Secrets of calls, sealed to the recipient of a recovery.

use sea_orm::entity::prelude::*;

/// One age file.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recovery_wrap")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub call: String,
    /// `call` or `root`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub secret: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub epoch: i32,
    pub file: Vec<u8>,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
