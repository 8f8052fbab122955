//! Who has saved a record of which testimony.

use sea_orm::entity::prelude::*;

/// One person and one testimony.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "record_author")]
pub struct Model {
    /// Row of the testimony.
    #[sea_orm(primary_key, auto_increment = false)]
    pub testimony: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account: String,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
