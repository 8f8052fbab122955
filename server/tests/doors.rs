//! The server from outside: every request goes through the router, on a migrated database: a SQLite file, or PostgreSQL
//! under `cargo xtask postgres`.

mod account;
mod attachments;
mod codebooks;
mod desk;
mod documents;
mod files;
mod headers;
mod holders;
mod house;
mod key_sets;
mod ledger;
mod lifecycle;
mod log;
mod login;
mod members;
mod moments;
mod offline;
mod pages;
mod queue;
mod records;
mod recovery;
mod refusals;
mod releases;
mod replicas;
mod reseal;
mod retention;
mod returns;
mod setup;
mod states;
mod stolen;
mod storage;
mod submissions;
mod withdrawal;
mod words;
mod work;
