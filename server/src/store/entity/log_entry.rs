//! What members did, as they signed it.

use sea_orm::entity::prelude::*;

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub call: String,
    #[sea_orm(primary_key, auto_increment = false)]
    /// 1 for the first.
    pub number: i32,
    /// SHA-256 of the text.
    pub digest: Vec<u8>,
    pub text: String,
    /// Who signed it; nothing in entries from before this was kept.
    pub account: Option<String>,
    /// The day in it, ISO 8601.
    pub day: Option<String>,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
