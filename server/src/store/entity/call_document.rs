//! Every signed document a call ever had.

use sea_orm::entity::prelude::*;

/// One version.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "call_document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub call: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    /// JSON of `app::wire::CallDocument`, byte for byte as it was signed.
    pub document: String,
    /// 64 bytes.
    pub signature: Vec<u8>,
    /// Account of the keyholder who signed.
    pub signer: String,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
