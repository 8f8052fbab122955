//! Every signed list of keys a call ever had.

use sea_orm::entity::prelude::*;

/// One signed note.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "key_set")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub call: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub epoch: i32,
    /// SHA-256 of the note.
    pub digest: Vec<u8>,
    /// Last day in force, as in `2027-11-22`.
    pub not_after: String,
    /// First day in force, in the same form. `None` if it came before this was kept.
    pub since: Option<String>,
    /// The epoch from which the call's identity is the one that this key set names.
    pub identity: i32,
    pub note: String,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
