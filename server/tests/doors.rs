//! The server from outside: every request goes through the router, on a migrated SQLite file.

mod attachments;
mod desk;
mod documents;
mod headers;
mod house;
mod key_sets;
mod login;
mod members;
mod offline;
mod pages;
mod refusals;
mod reseal;
mod retention;
mod returns;
mod setup;
mod storage;
mod submissions;
mod withdrawal;
mod words;
mod work;
