//! What is added to testimonies after they were sealed.

use sea_orm::entity::prelude::*;

/// One entry of a thread, without its payloads.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "entry")]
pub struct Model {
    /// Drawn at random.
    #[sea_orm(primary_key, auto_increment = false)]
    pub row: i64,
    /// Row of its testimony.
    pub testimony: i64,
    /// Its place in the thread, from 1: the counter that was sealed and signed.
    pub number: i32,
    /// `message` or `amendment`.
    pub kind: String,
    /// `survivor` or `desk`.
    pub side: String,
    /// ISO week received.
    pub week: String,
    /// Epoch of the call identity that opens the file for the call.
    pub epoch: i32,
    /// SHA-256 of the body as it came.
    pub body_sha256: Vec<u8>,
    /// Header of the file for the call.
    pub header: Vec<u8>,
    /// SHA-256 of what re-sealing leaves: the payload of that file, and the whole file for the survivor. Nothing in entries from before this was kept.
    pub payload_sha256: Option<Vec<u8>>,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
