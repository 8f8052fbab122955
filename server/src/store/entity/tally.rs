//! How many testimonies there are of each kind. The database counts by itself, at each change.

use sea_orm::entity::prelude::*;

/// The testimonies of a call that have all this in common.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tally")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub call: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub state: String,
    /// Empty for nobody.
    #[sea_orm(primary_key, auto_increment = false)]
    pub holder: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub urgent: bool,
    #[sea_orm(primary_key, auto_increment = false)]
    pub done: bool,
    pub count: i64,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
