//! What is known of a sealed file in the folder beside the database.

use sea_orm::entity::prelude::*;

/// One attachment.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attachment")]
pub struct Model {
    /// Drawn at random; also names the file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub row: i64,
    /// Drawn by the sender.
    pub attachment_id: Vec<u8>,
    /// Of the account that will name it, or does.
    pub submission_id: Vec<u8>,
    pub call: String,
    /// Null until that account is here.
    pub testimony: Option<i64>,
    pub token_sha256: Vec<u8>,
    /// Bytes of the sealed file.
    pub length: i64,
    /// Bytes of it that are on the disk.
    pub arrived: i64,
    /// Hour, counted from 1970, in which it is deleted unless an account names it.
    pub expires_hour: Option<i64>,
    /// These are there once the file is whole.
    pub header: Option<Vec<u8>>,
    pub received_sha256: Option<Vec<u8>>,
    pub payload_sha256: Option<Vec<u8>>,
    /// Epoch of the identity that opens it, or an earlier one where that is not certain.
    pub epoch: i32,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
