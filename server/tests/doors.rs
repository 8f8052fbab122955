//! The server from outside: every request goes through the router, on a migrated SQLite file.

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
mod login;
mod offline;
mod pages;
mod queue;
mod records;
mod recovery;
mod refusals;
mod retention;
mod returns;
mod setup;
mod stolen;
mod storage;
mod submissions;
mod withdrawal;
mod words;
mod work;
