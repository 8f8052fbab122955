//! What can be used once and was, where several servers must know.

use sea_orm::entity::prelude::*;

/// One value.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "spent")]
pub struct Model {
    /// Drawn by a server; of work tokens 16 bytes, of logins 32.
    #[sea_orm(primary_key, auto_increment = false)]
    pub nonce: Vec<u8>,
    /// Hour, counted from 1970, from which it is not good anyway.
    pub expires_hour: i64,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
