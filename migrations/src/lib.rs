//! The schema, step by step. A step that was released is never changed; a new one is added.
//!
//! Every step is written for SQLite and PostgreSQL alike, and is tested up, down and up again.

mod m0001_foundation;
mod m0002_thread;
mod m0003_call_document;
mod m0004_attachments;
mod m0005_key_set_since;
mod m0006_review;
mod m0008_members;
mod m0009_paper_and_recovery;
mod m0011_call_codebook;
mod m0012_log_by_day;
mod m0013_releases;
mod m0014_shared;
mod m0015_entry_digest;
mod m0016_kept_proposals;
mod m0017_found_by_index;
mod m0018_counted_at_commit;

use sea_orm_migration::{MigrationTrait, MigratorTrait, async_trait};

/// Runs the steps that a database has not seen yet.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_foundation::Migration),
            Box::new(m0002_thread::Migration),
            Box::new(m0003_call_document::Migration),
            Box::new(m0004_attachments::Migration),
            Box::new(m0005_key_set_since::Migration),
            Box::new(m0006_review::Migration),
            Box::new(m0008_members::Migration),
            Box::new(m0009_paper_and_recovery::Migration),
            Box::new(m0011_call_codebook::Migration),
            Box::new(m0012_log_by_day::Migration),
            Box::new(m0013_releases::Migration),
            Box::new(m0014_shared::Migration),
            Box::new(m0015_entry_digest::Migration),
            Box::new(m0016_kept_proposals::Migration),
            Box::new(m0017_found_by_index::Migration),
            Box::new(m0018_counted_at_commit::Migration),
        ]
    }
}
