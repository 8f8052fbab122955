//! What is known of a testimony: nothing about who sent it, from where, or when to the hour.

use sea_orm::entity::prelude::*;

/// One testimony, without its payload.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "testimony")]
pub struct Model {
    /// Drawn at random.
    #[sea_orm(primary_key, auto_increment = false)]
    pub row: i64,
    /// Drawn by the sender.
    pub submission_id: Vec<u8>,
    pub call: String,
    /// `new`, or where its record stands.
    pub state: String,
    /// ISO week received.
    pub week: String,
    /// ISO week in which it is deleted.
    pub purge_week: String,
    /// Padded plaintext bytes.
    pub size_class: i32,
    pub epoch_sealed: i32,
    pub epoch_now: i32,
    /// SHA-256 of the file as it came.
    pub received_sha256: Vec<u8>,
    pub payload_sha256: Vec<u8>,
    /// SHA-256 of the receipt's lookup id, if there is a receipt; also for the next two.
    pub receipt_lookup: Option<Vec<u8>>,
    pub return_key: Option<Vec<u8>>,
    pub pin: Option<Vec<u8>>,
    pub header: Vec<u8>,
    /// Whether its writer was told that it is done.
    pub done: bool,
    /// The account that works on it.
    pub holder: Option<String>,
    /// Whether somebody has to look at it soon.
    pub urgent: bool,
}

/// No relations are followed in code: each query says what it joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
