//! Calls for testimony. Everything here is public.

use sea_orm::entity::prelude::*;

/// One call.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "call")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub call: String,
    /// `open`, `closed` or `archived`.
    pub state: String,
    pub root_fingerprint: String,
    /// Epoch of the key set in force.
    pub epoch: i32,
    /// How long a testimony is kept.
    pub retention_weeks: i32,
    /// Holds invented testimonies only.
    pub synthetic: bool,
    /// Version of the document in force; 0 if there is none yet.
    pub version: i32,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
