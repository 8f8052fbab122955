//! Every signed codebook a call ever had. Version 1 is built in and has no row.

use sea_orm::entity::prelude::*;

/// One version.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "call_codebook")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub call: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    /// Of the key set that was in force when it came, in which its signer is a keyholder.
    pub epoch: i32,
    /// JSON of `themes::codebook`, byte for byte as it was signed.
    pub codebook: String,
    /// 64 bytes.
    pub signature: Vec<u8>,
    /// Account of the keyholder who signed.
    pub signer: String,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
