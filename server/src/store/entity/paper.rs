//! Paper codes: the public half of each one's login key, and the keys that the code alone opens.

use sea_orm::entity::prelude::*;

/// One account's.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "paper")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account: String,
    /// Public half of the key that signs logins with the code. The code is drawn, so nobody can guess it from this.
    pub login_key: Vec<u8>,
    /// The member's secret keys, sealed with the code.
    pub bundle: Vec<u8>,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
