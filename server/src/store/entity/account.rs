//! Accounts of members. No secret is here that a passphrase alone would open.

use sea_orm::entity::prelude::*;

/// One account.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account: String,
    pub version: i32,
    pub kdf_salt: Vec<u8>,
    pub kdf_memory_kib: i32,
    pub kdf_passes: i32,
    /// Public half of the key that signs logins.
    pub login_key: Vec<u8>,
    /// The member's secret keys, sealed with her passphrase and her share.
    pub bundle: Vec<u8>,
    pub recipient: String,
    pub signing: Vec<u8>,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
